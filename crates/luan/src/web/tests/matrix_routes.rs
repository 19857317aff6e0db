//! Which of the routes the matrix walks, and where: a new route that asks for an action must be among them.

use crate::web::ROUTES;

#[test]
fn the_matrix_walks_every_route_that_asks_for_an_action() {
    let walked = [
        "/today",
        "/find",
        "/posts",
        "/posts/due",
        "/statistics",
        "/statistics/moves",
        "/units",
        "/units/*",
        "/people/*",
        "/people/*/review",
        "/people/*/readings",
        "/people/*/change",
        "/people/*/correction",
        "/people/*/appraisal",
        "/people/*/curriculum",
        // Those of documents are walked in `matrix_documents`.
        "/documents",
        "/documents/book",
        "/documents/export",
        "/documents/register",
        "/documents/record",
        "/documents/*",
        "/documents/*/stamp",
        "/documents/*/content",
        "/documents/*/void",
        "/documents/*/thread",
        "/documents/*/reminder",
        "/documents/*/tasks",
        "/documents/*/tasks/read",
        "/documents/*/steps",
        "/documents/*/write/*",
        "/documents/*/write/*/record",
        "/documents/citations",
        "/documents/citations/export",
        "/documents/*/citations",
        "/documents/*/citations/edit",
        "/documents/*/citations/read",
        "/documents/*/text",
        "/history/*",
        "/review",
        "/review/missing",
        "/review/export",
        "/rules/turned",
        "/rules/*/what-if",
        "/plan",
        "/plan/again",
        // A plan that is kept is walked in `plans_access`.
        "/plans/*",
        "/plans/*/submission",
        "/plans/*/scheme",
        "/plans/*/roster",
        "/plans/*/roster/export",
        "/plans/*/compare",
        "/plans/*/why",
        "/plans/*/why/*",
        // Those of an import are walked in `matrix_import`.
        "/import",
        "/imports/*",
        "/imports/*/fix",
        "/imports/*/errors",
        "/imports/*/files",
        "/imports/*/drop",
        "/imports/*/check",
        "/imports/*/record",
        "/export",
        "/accounts",
        "/accounts/ask",
        "/accounts/confirm",
        "/accounts/take",
        "/accounts/close",
        "/accounts/renew",
        "/audit",
        // Of what is late, more is walked in `late`.
        "/audit/late",
        "/audit/exceptions",
        "/audit/verify",
        // Stands under a name that nobody guesses; walked in `record`.
        "/audit/checks/*",
        // Says nothing of what entries say; walked in `record`, refused in `doors`.
        "/audit/receipt",
        // Stands behind the history of its subject, and is walked in `doors`.
        "/history/*/receipt/*",
    ];
    let forgotten: Vec<&str> = ROUTES.iter().filter(|route| route.action().is_some() && !walked.contains(&route.path)).map(|route| route.path).collect();
    assert_eq!(forgotten, Vec::<&str>::new());
}
