//! Every route: its address, its door, its page. What is not in this list cannot be reached, and what is in it without a door does not start.

use super::answer::{Answer, Refused};
use super::pages::{
    accounts, assets, audit, audit_check, change, citations, citations_edit, citations_stale, conflicts, correction, demo, diff, document, document_register,
    document_text, documents, exceptions, export, find, first, glossary, health, history, home, import, import_check, import_fix, import_preview, invitation,
    jobs, keys, late, missing, openid, palette, paper, passkeys, person, plan, plan_compare, plan_papers, plan_why, plans, posts, readings, review,
    review_export, roster_export, rules, sign_in, statistics, thread, thread_steps, thread_tasks, today, units, verdicts, what_if, write,
};
use super::visit::Visit;
use crate::access::Action;
use crate::exit::Failure;

/// What a route asks of a visitor before its page is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Door {
    /// Nothing: whoever comes.
    Public,
    /// That somebody is signed in.
    Signed,
    /// What is about the office as a whole.
    Office(Action),
    /// What is about the subject that the first star names, behind these letters.
    Subject(Action, &'static str),
    /// What is about many: that there is something of it.
    Many(Action),
}

/// A route.
pub(crate) struct Route {
    /// Whether it may change something.
    pub(crate) post: bool,
    /// The address; a star stands for a part.
    pub(crate) path: &'static str,
    pub(crate) door: Door,
    /// Whether it only shows a form: what comes of it is asked a reason for, and recorded, when the form is sent.
    pub(crate) form: bool,
    /// Whether it only looks at what an action made: the reason that was given last for looking will do.
    pub(crate) looks: bool,
    /// Whether the second factor is to be shown a moment ago, though no action says so.
    pub(crate) fresh: bool,
    /// Whether it only prepares what another route does with the same action: that one asks for the second factor.
    pub(crate) draft: bool,
    /// Whether its form may bring files.
    pub(crate) files: bool,
    pub(crate) page: fn(&Visit<'_>) -> Result<Answer, Refused>,
}

type Handler = fn(&Visit<'_>) -> Result<Answer, Refused>;

const fn get(path: &'static str, door: Door, page: Handler) -> Route {
    Route { post: false, path, door, form: false, looks: false, fresh: false, draft: false, files: false, page }
}

const fn form(path: &'static str, door: Door, page: Handler) -> Route {
    Route { form: true, ..get(path, door, page) }
}

const fn post(path: &'static str, door: Door, page: Handler) -> Route {
    Route { post: true, ..get(path, door, page) }
}

/// A form that is shown once more, with what was typed: nothing comes of it yet.
const fn again(path: &'static str, door: Door, page: Handler) -> Route {
    Route { post: true, ..form(path, door, page) }
}

/// What an action made is looked at.
const fn look(post: bool, path: &'static str, door: Door, page: Handler) -> Route {
    Route { post, looks: true, ..get(path, door, page) }
}

/// What somebody does to their own sign-in.
const fn own(path: &'static str, page: Handler) -> Route {
    Route { fresh: true, ..post(path, Door::Signed, page) }
}

/// A step before something is recorded.
const fn draft(route: Route) -> Route {
    Route { draft: true, ..route }
}

/// A form that may bring files.
const fn with_files(route: Route) -> Route {
    Route { files: true, ..route }
}

/// Every route.
pub(crate) const ROUTES: &[Route] = &[
    get("/", Door::Signed, home::show),
    get("/me", Door::Signed, home::own),
    get("/health", Door::Public, health::show),
    get("/style.css", Door::Public, assets::style),
    get("/paper.css", Door::Public, assets::paper),
    get("/htmx.js", Door::Public, assets::htmx),
    get("/luan.js", Door::Public, assets::luan),
    get("/passkey.js", Door::Public, assets::passkey),
    form("/sign-in", Door::Public, sign_in::form),
    post("/sign-in", Door::Public, sign_in::submit),
    get("/sign-in/passkey", Door::Public, passkeys::to_sign_in),
    post("/sign-out", Door::Signed, sign_in::out),
    get("/passkeys", Door::Signed, passkeys::show),
    get("/passkeys/again", Door::Signed, passkeys::to_show_again),
    get("/passkeys/new", Door::Signed, passkeys::to_add),
    own("/passkeys/add", passkeys::add),
    own("/passkeys/remove", passkeys::remove),
    form("/demo", Door::Public, demo::show),
    post("/demo", Door::Public, demo::enter),
    form("/first", Door::Public, first::form),
    post("/first", Door::Public, first::submit),
    form("/invitation", Door::Public, invitation::form),
    post("/invitation", Door::Public, invitation::submit),
    get("/openid/begin", Door::Public, openid::begin),
    get("/openid/return", Door::Public, openid::back),
    form("/openid/code", Door::Public, openid::form),
    post("/openid/code", Door::Public, openid::code),
    get("/openid", Door::Signed, openid::show),
    get("/openid/bind", Door::Signed, openid::begin_to_bind),
    post("/openid/bind", Door::Signed, openid::bind),
    post("/openid/unbind", Door::Signed, openid::unbind),
    get("/palette", Door::Signed, palette::show),
    get("/keys", Door::Signed, keys::show),
    get("/today", Door::Many(Action::Find), today::show),
    get("/find", Door::Many(Action::Find), find::show),
    get("/posts", Door::Many(Action::Find), posts::show),
    get("/posts/due", Door::Many(Action::Review), posts::due),
    get("/statistics", Door::Many(Action::Find), statistics::paper),
    get("/statistics/moves", Door::Many(Action::Person), statistics::moves),
    get("/units", Door::Many(Action::Find), units::show),
    get("/units/*", Door::Subject(Action::Find, "unit:"), units::one),
    get("/people/*", Door::Subject(Action::Person, "person:"), person::show),
    get("/people/*/review", Door::Subject(Action::Review, "person:"), verdicts::show),
    get("/people/*/readings", Door::Subject(Action::Readings, "person:"), readings::show),
    get("/people/*/appraisal", Door::Subject(Action::Review, "person:"), paper::appraisal),
    get("/people/*/curriculum", Door::Subject(Action::Person, "person:"), paper::curriculum),
    form("/people/*/change", Door::Subject(Action::Change, "person:"), change::form),
    post("/people/*/change", Door::Subject(Action::Change, "person:"), change::submit),
    form("/people/*/correction", Door::Subject(Action::Correct, "person:"), correction::form),
    post("/people/*/correction", Door::Subject(Action::Correct, "person:"), correction::submit),
    get("/documents", Door::Many(Action::Find), documents::show),
    get("/documents/book", Door::Many(Action::Find), documents::printed),
    form("/documents/export", Door::Many(Action::Export), documents::export_form),
    post("/documents/export", Door::Many(Action::Export), documents::export),
    draft(get("/documents/register", Door::Many(Action::Change), document_register::form)),
    with_files(draft(post("/documents/register", Door::Many(Action::Change), document_register::check))),
    post("/documents/record", Door::Many(Action::Change), document_register::record),
    get("/documents/citations", Door::Many(Action::Find), citations_stale::show),
    form("/documents/citations/export", Door::Many(Action::Export), citations_stale::export_form),
    post("/documents/citations/export", Door::Many(Action::Export), citations_stale::export),
    get("/documents/*", Door::Subject(Action::Find, "document:"), document::show),
    get("/documents/*/citations", Door::Subject(Action::Find, "document:"), citations::show),
    draft(get("/documents/*/citations/edit", Door::Subject(Action::Change, "document:"), citations_edit::edit)),
    get("/documents/*/citations/read", Door::Subject(Action::Person, "document:"), citations_edit::propose),
    post("/documents/*/citations/edit", Door::Subject(Action::Change, "document:"), citations_edit::record),
    get("/documents/*/text", Door::Subject(Action::Person, "document:"), document_text::show),
    get("/documents/*/stamp", Door::Subject(Action::Find, "document:"), document::stamp),
    get("/documents/*/content", Door::Subject(Action::Person, "document:"), document::content),
    get("/documents/*/thread", Door::Subject(Action::Find, "document:"), thread::show),
    get("/documents/*/reminder", Door::Subject(Action::Find, "document:"), thread::reminder),
    get("/documents/*/tasks", Door::Subject(Action::Find, "document:"), thread_tasks::show),
    get("/documents/*/tasks/read", Door::Subject(Action::Person, "document:"), thread_tasks::propose),
    post("/documents/*/tasks", Door::Subject(Action::Change, "document:"), thread_tasks::confirm),
    draft(get("/documents/*/steps", Door::Many(Action::Change), thread_steps::form)),
    post("/documents/*/steps", Door::Many(Action::Change), thread_steps::record),
    draft(get("/documents/*/write/*", Door::Subject(Action::Change, "document:"), write::form)),
    draft(post("/documents/*/write/*", Door::Subject(Action::Change, "document:"), write::look)),
    post("/documents/*/write/*/record", Door::Subject(Action::Change, "document:"), write::record),
    post("/documents/*/void", Door::Subject(Action::Change, "document:"), document::void),
    get("/history/*", Door::Subject(Action::History, ""), history::show),
    get("/history/*/receipt/*", Door::Subject(Action::History, ""), history::receipt),
    get("/review", Door::Many(Action::Review), review::show),
    get("/review/missing", Door::Many(Action::Review), missing::show),
    form("/review/export", Door::Many(Action::Export), review_export::form),
    post("/review/export", Door::Many(Action::Export), review_export::submit),
    get("/rules", Door::Signed, rules::show),
    get("/rules/diff", Door::Signed, diff::show),
    get("/rules/turned", Door::Many(Action::Review), diff::turned),
    get("/rules/conflicts", Door::Signed, conflicts::show),
    get("/rules/*", Door::Signed, rules::one),
    get("/rules/*/what-if", Door::Many(Action::Review), what_if::show),
    get("/glossary", Door::Signed, glossary::show),
    form("/plan", Door::Many(Action::Plan), plan::form),
    post("/plan", Door::Many(Action::Plan), plan::submit),
    again("/plan/again", Door::Many(Action::Plan), plan::again),
    look(false, "/plans/*", Door::Many(Action::Plan), plans::show),
    look(false, "/plans/*/submission", Door::Many(Action::Plan), plan_papers::submission),
    look(false, "/plans/*/scheme", Door::Many(Action::Plan), plan_papers::scheme),
    look(false, "/plans/*/roster", Door::Many(Action::Plan), plan_papers::roster),
    form("/plans/*/roster/export", Door::Many(Action::Export), roster_export::form),
    post("/plans/*/roster/export", Door::Many(Action::Export), roster_export::submit),
    look(false, "/plans/*/compare", Door::Many(Action::Plan), plan_compare::show),
    look(true, "/plans/*/why", Door::Many(Action::Plan), plan_why::ask),
    look(false, "/plans/*/why/*", Door::Many(Action::Plan), plans::why),
    get("/jobs", Door::Signed, jobs::list),
    get("/jobs/*", Door::Signed, jobs::show),
    get("/jobs/*/events", Door::Signed, jobs::events),
    post("/jobs/*/cancel", Door::Signed, jobs::call_off),
    draft(get("/import", Door::Many(Action::Change), import::begin)),
    with_files(draft(post("/import", Door::Many(Action::Change), import::take))),
    draft(get("/imports/*", Door::Many(Action::Change), import_preview::show)),
    draft(post("/imports/*", Door::Many(Action::Change), import_preview::say)),
    draft(get("/imports/*/fix", Door::Many(Action::Change), import_fix::show)),
    draft(post("/imports/*/fix", Door::Many(Action::Change), import_fix::say)),
    draft(get("/imports/*/errors", Door::Many(Action::Change), import_fix::errors)),
    with_files(draft(post("/imports/*/files", Door::Many(Action::Change), import::add))),
    draft(post("/imports/*/drop", Door::Many(Action::Change), import::throw_away)),
    draft(get("/imports/*/check", Door::Many(Action::Change), import_check::show)),
    post("/imports/*/record", Door::Many(Action::Change), import_check::record),
    form("/export", Door::Many(Action::Export), export::form),
    post("/export", Door::Many(Action::Export), export::submit),
    get("/accounts", Door::Office(Action::Accounts), accounts::show),
    post("/accounts/ask", Door::Office(Action::Grant), accounts::ask),
    post("/accounts/confirm", Door::Office(Action::Confirm), accounts::confirm),
    post("/accounts/take", Door::Office(Action::Grant), accounts::take),
    post("/accounts/close", Door::Office(Action::Grant), accounts::close),
    post("/accounts/renew", Door::Office(Action::Grant), accounts::renew),
    get("/audit", Door::Office(Action::Audit), audit::show),
    get("/audit/late", Door::Many(Action::History), late::show),
    look(false, "/audit/exceptions", Door::Many(Action::Plan), exceptions::show),
    post("/audit/verify", Door::Office(Action::Audit), audit_check::begin),
    get("/audit/checks/*", Door::Office(Action::Audit), audit_check::show),
    post("/audit/receipt", Door::Office(Action::Audit), audit::receipt),
];

/// Routes that anybody may ask: each is here once more, by hand.
const PUBLIC: [&str; 14] = [
    "/health",
    "/style.css",
    "/htmx.js",
    "/paper.css",
    "/luan.js",
    "/passkey.js",
    "/sign-in",
    "/sign-in/passkey",
    "/demo",
    "/first",
    "/invitation",
    "/openid/begin",
    "/openid/return",
    "/openid/code",
];
/// Routes that ask only that somebody is signed in.
const SIGNED: [&str; 22] = [
    "/",
    "/me",
    "/palette",
    "/keys",
    "/sign-out",
    "/passkeys",
    "/passkeys/again",
    "/passkeys/new",
    "/passkeys/add",
    "/passkeys/remove",
    "/openid",
    "/openid/bind",
    "/openid/unbind",
    "/jobs",
    "/jobs/*",
    "/jobs/*/events",
    "/jobs/*/cancel",
    "/rules",
    "/rules/diff",
    "/rules/conflicts",
    "/rules/*",
    "/glossary",
];

impl Route {
    /// What the stars stand for, where a path is one of this route.
    pub(crate) fn matches<'p>(&self, post: bool, path: &'p [String]) -> Option<Vec<&'p str>> {
        let parts: Vec<&str> = self.path[1..].split('/').collect();
        let fits = self.post == post && parts.len() == path.len() && parts.iter().zip(path).all(|(part, given)| *part == "*" || part == given);
        fits.then(|| parts.iter().zip(path).filter(|(part, _)| **part == "*").map(|(_, given)| given.as_str()).collect())
    }

    /// The action of its door.
    pub(crate) fn action(&self) -> Option<Action> {
        match self.door {
            Door::Public | Door::Signed => None,
            Door::Office(action) | Door::Subject(action, _) | Door::Many(action) => Some(action),
        }
    }
}

/// Whether a form that is sent to an address may bring files.
pub(crate) fn takes_files(path: &[String]) -> bool {
    ROUTES.iter().any(|route| route.files && route.matches(true, path).is_some())
}

/// That nothing is wrong with the list of routes: otherwise nothing is served.
pub(crate) fn sound() -> Result<(), Failure> {
    let faults = check(ROUTES);
    if faults.is_empty() {
        return Ok(());
    }
    Err(Failure::failed("có đường dẫn không có chính sách truy cập", "a route has no row in the policy").at(faults.join("\n")))
}

/// What is wrong with a list of routes.
fn check(routes: &[Route]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, route) in routes.iter().enumerate() {
        let open = match route.door {
            Door::Public => PUBLIC.contains(&route.path),
            Door::Signed => SIGNED.contains(&route.path),
            Door::Office(action) => action.of_office() && crate::access::is_granted(action),
            Door::Subject(action, _) | Door::Many(action) => !action.of_office() && crate::access::is_granted(action),
        };
        faults.extend((!open).then(|| format!("{} has no row in the policy", route.path)));
        faults.extend((matches!(route.door, Door::Subject(..)) && !route.path.contains('*')).then(|| format!("{} names no subject", route.path)));
        let recorded = routes.iter().any(|other| other.post && !other.draft && other.action() == route.action());
        faults.extend((route.draft && !recorded).then(|| format!("{} prepares what nothing does", route.path)));
        let twice = routes[..at].iter().any(|other| other.post == route.post && other.path == route.path);
        faults.extend(twice.then(|| format!("{} is there twice", route.path)));
    }
    for action in Action::ALL {
        let reached = routes.iter().any(|route| route.action() == Some(action));
        faults.extend((!reached).then(|| format!("no route leads to {}", action.word())));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_has_its_door() {
        assert_eq!(check(ROUTES), Vec::<String>::new());
    }

    #[test]
    fn a_route_without_a_row_of_the_policy_is_a_fault() {
        let faulty = [
            get("/secret", Door::Public, health::show),
            get("/inside", Door::Signed, health::show),
            get("/find", Door::Office(Action::Find), find::show),
            get("/audit", Door::Many(Action::Audit), find::show),
            get("/people", Door::Subject(Action::Person, "person:"), person::show),
            draft(get("/nearly", Door::Many(Action::Change), find::show)),
        ];
        let faults = check(&faulty);
        for path in [
            "/nearly prepares what nothing does",
            "/secret has no row",
            "/inside has no row",
            "/find has no row",
            "/audit has no row",
            "/people names no subject",
            "no route leads to plan",
        ] {
            assert!(faults.iter().any(|fault| fault.contains(path)), "{path}: {faults:?}");
        }
        assert!(check(&[get("/me", Door::Signed, home::show), get("/me", Door::Signed, home::show)]).iter().any(|fault| fault.contains("twice")));
    }

    #[test]
    fn a_path_finds_its_route() {
        let find = |post: bool, path: &str| {
            let parts = crate::web::asked::parts(path).unwrap();
            ROUTES.iter().find_map(|route| route.matches(post, &parts).map(|ids| (route.path, ids.join("|"))))
        };
        assert_eq!(find(false, "/people/CB%2F1"), Some(("/people/*", "CB/1".to_owned())));
        assert_eq!(find(false, "/history/person:CB1/receipt/7"), Some(("/history/*/receipt/*", "person:CB1|7".to_owned())));
        assert_eq!(find(false, "/"), Some(("/", String::new())));
        assert_eq!(find(true, "/people/CB1"), None);
        assert_eq!(find(false, "/people/CB1/"), None);
    }
}
