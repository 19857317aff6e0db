//! Every route for every role, standing, tie, state and class, asked over HTTP and compared with the outsider's reading of the policy.

use std::io::{Cursor, Read};

use store::RowText;

use super::matrix_board;
use super::matrix_documents;
use super::matrix_import;
use super::matrix_law::law;
use super::matrix_lists;
use super::model::{CLASSES, Model, Who};
use super::office::{Office, Served, Visitor, row};
use crate::access::Role;

const STANDINGS: [&str; 3] = ["within", "above", "outside"];
pub(super) const STATES: [&str; 3] = ["ordinary", "under_proceedings", "left"];
const TIES: [&str; 3] = ["own", "kin", "none"];
/// The unit of each standing, seen from a scope over U-A; the post in it.
const UNITS: [(&str, &str); 3] = [("U-A1", "P-A1"), ("U-TOP", "P-TOP"), ("U-B", "P-B")];

/// The people of the matrix: own and kin of the accounts, and strangers, in every standing and state.
pub(super) fn people() -> Vec<(String, usize, usize, &'static str)> {
    let mut people = Vec::new();
    for tie in TIES {
        for standing in 0..3 {
            for state in 0..3 {
                people.push((format!("{}{standing}{state}", tie.to_uppercase()), standing, state, tie));
            }
        }
    }
    people
}

/// A word that stands only in the facts of one class about one person.
fn canary(id: &str, class: &str) -> String {
    match class {
        "personnel" => format!("EDU{id}X"),
        "assessment" => format!("QH{id}X"),
        "discipline" => format!("KL{id}X"),
        "proceedings" => {
            // A day of its own in each record.
            let number = people().iter().position(|(other, ..)| other == id).unwrap();
            format!("1999-0{}-1{}", number / 9 + 1, number % 9)
        }
        "kinship" => format!("REL{id}X"),
        "health" => format!("NV{id}X"),
        _ => panic!("{class} has no canary"),
    }
}

/// Whether a page says such a word; a day also as people write it.
fn says(body: &str, canary: &str) -> bool {
    body.contains(canary) || body.contains(&canary.rsplit('-').collect::<Vec<_>>().join("/"))
}

fn world() -> Vec<RowText> {
    let mut rows = vec![
        row("units", "id=U-TOP name=Đỉnh kind=party_committee level=district"),
        row("units", "id=U-A name=Phạm_vi kind=organisation_board level=district parent=U-TOP"),
        row("units", "id=U-A1 name=Bên_dưới kind=department level=district parent=U-A"),
        row("units", "id=U-B name=Bên_kia kind=department level=district parent=U-TOP"),
        row("titles", "code=T name=Trưởng_phòng role=head leadership=true"),
    ];
    rows.extend(UNITS.iter().map(|(unit, post)| row("posts", &format!("id={post} unit={unit} title=T seats=99"))));
    for (id, standing, state, _) in people() {
        let (unit, post) = UNITS[standing];
        rows.push(row("people", &format!("id={id} name=Người_{id} sex=female birth=1980 education={}", canary(&id, "personnel"))));
        let until = if STATES[state] == "left" { " until=2020-01-01" } else { "" };
        rows.push(row("tenures", &format!("person={id} post={post} from=2015-01-01{until}")));
        rows.push(row("planning", &format!("person={id} title=T unit={unit} from=2010-01-01 decision={}", canary(&id, "assessment"))));
        rows.push(row("discipline", &format!("person={id} form=warning decided=2012-01-01 until=2013-01-01 decision={}", canary(&id, "discipline"))));
        rows.push(row("proceedings", &format!("person={id} kind=review from={} until=2000-01-01", canary(&id, "proceedings"))));
        if STATES[state] == "under_proceedings" {
            rows.push(row("proceedings", &format!("person={id} kind=review from=2020-01-01")));
        }
        rows.push(row("people", &format!("id={} name=Thân_nhân sex=male birth=1950", canary(&id, "kinship"))));
        rows.push(row("kinship", &format!("person={id} relative={} relation=parent", canary(&id, "kinship"))));
        rows.push(row("requests", &format!("person={id} kind=wish from=2011-01-01 text={}", canary(&id, "health"))));
    }
    // Everybody's own are relatives of all that are called kin.
    for (own, ..) in people().iter().filter(|(.., tie)| *tie == "own") {
        for (kin, ..) in people().iter().filter(|(.., tie)| *tie == "kin") {
            rows.push(row("kinship", &format!("person={own} relative={kin} relation=sibling")));
        }
    }
    rows
}

/// An account for every role and every place that its own person may have.
fn accounts() -> Vec<(String, Role, &'static str, Option<String>)> {
    let mut accounts = Vec::new();
    for role in Role::GRANTED {
        for (own, ..) in people().into_iter().filter(|(.., tie)| *tie == "own") {
            accounts.push((format!("{}-{}", role.word(), own.to_lowercase()), role, "U-A", Some(own)));
        }
    }
    accounts.push(("asker".to_owned(), Role::Administrator, "U-TOP", None));
    accounts.push(("dummy".to_owned(), Role::Clerk, "U-B", None));
    accounts
}

/// How a subject stands to an account whose own person is `own`.
pub(super) fn seen_by(own: &str, (id, standing, state, tie): (String, usize, usize, &'static str)) -> Who {
    let tie = if id == own {
        "own"
    } else if tie == "kin" {
        "kin"
    } else {
        "none"
    };
    Who { id, standing: STANDINGS[standing], state: STATES[state], tie }
}

/// Everybody of the matrix, as an account sees them.
pub(super) fn everybody(own: &str) -> impl Iterator<Item = Who> {
    people().into_iter().map(move |who| seen_by(own, who))
}

/// Whether there is something of an action to do with many.
pub(super) fn any(model: &Model, role: &str, action: &str) -> bool {
    STATES.iter().any(|state| !model.classes(role, action, &Who { id: String::new(), standing: "within", state, tie: "none" }).is_empty())
}

#[derive(Default)]
pub(super) struct Count {
    pub(super) asked: usize,
    pub(super) compared: usize,
}

/// One account asks everything that there is about everybody.
fn about_people(model: &Model, served: &Served, account: &str, role: &str, own: &str, count: &mut Count) {
    let mut visitor = served.signed(account);
    for who in people().into_iter().map(|who| seen_by(own, who)) {
        let id = &who.id;
        for (action, path) in [("person", format!("/people/{id}?reason=x")), ("history", format!("/history/person:{id}?reason=x"))] {
            let allowed = model.classes(role, action, &who);
            let answer = visitor.get(&path);
            count.asked += 1;
            // That there is an entry about somebody whose rows may not be seen is not told; a record that has nothing to show but structure is.
            assert_eq!(answer.status == 200, !allowed.is_empty(), "{account} {path} {allowed:?}");
            for class in &CLASSES[1..] {
                let shown = says(&answer.body, &canary(id, class));
                count.compared += 1;
                assert_eq!(shown, allowed.contains(class), "{account} {path} {class}");
            }
        }
        let reviewed = model.classes(role, "review", &who);
        let answer = visitor.get(&format!("/people/{id}/review?reason=x&on=2026-01-01"));
        assert_eq!(answer.status == 200, !reviewed.is_empty(), "{account} review {id}");
        for (rule, classes) in [("45-CT/TW#two-terms", &["personnel"][..]), ("377-QĐ/TW#out-of-planning", &["personnel", "assessment", "discipline"])] {
            let may = classes.iter().all(|class| reviewed.contains(class));
            assert!(!answer.body.contains(rule) || may, "{account} {id} {rule}");
            assert!(answer.body.contains(rule) || !may || who.state == "left", "{account} {id} {rule} is missing");
        }
        let readings = visitor.get(&format!("/people/{id}/readings"));
        assert_eq!(readings.status == 200, model.classes(role, "readings", &who).contains("personnel"), "{account} readings {id}");
        for (action, paper) in [("review", "appraisal"), ("person", "curriculum")] {
            let (allowed, answer) = (model.classes(role, action, &who), visitor.get(&format!("/people/{id}/{paper}?reason=x")));
            assert_eq!(answer.status == 200, !allowed.is_empty(), "{account} {paper} of {id}");
            for class in &CLASSES[1..] {
                assert!(!says(&answer.body, &canary(id, class)) || allowed.contains(class), "{account} {paper} of {id} {class}");
                count.compared += 1;
            }
        }
        let correction = visitor.get(&format!("/people/{id}/correction"));
        assert_eq!(correction.status == 200, !model.classes(role, "correct", &who).is_empty(), "{account} corrects {id}");
        change(model, &mut visitor, role, &who, count);
        let found = visitor.get(&format!("/find?words={id}"));
        let may = model.classes(role, "find", &who).contains("personnel");
        assert_eq!(found.body.contains(&format!("Người {id}<")), may, "{account} finds {id}");
        count.asked += 7;
        count.compared += 9;
    }
}

/// Asks to write a row of each class: what is not one's own to write is said table by table, before anything else is looked at.
fn change(model: &Model, visitor: &mut Visitor, role: &str, who: &Who, count: &mut Count) {
    let id = &who.id;
    let allowed = model.classes(role, "change", who);
    let tables = [
        ("tenures", "personnel"),
        ("evaluations", "assessment"),
        ("discipline", "discipline"),
        ("proceedings", "proceedings"),
        ("kinship", "kinship"),
        ("health", "health"),
    ];
    let rows: String = tables.iter().map(|(table, _)| format!("{table}: person={id}\n")).collect();
    let answer = visitor.post(&format!("/people/{id}/change"), &[("add", &rows), ("reason", "thử"), ("key", "k")]);
    count.asked += 1;
    assert_eq!(answer.status == 404, allowed.is_empty(), "{role} changes {id}");
    for (table, class) in tables {
        let refused = answer.body.contains(&format!("bảng {table} không thuộc quyền ghi"));
        count.compared += 1;
        assert!(answer.status == 404 || refused != allowed.contains(class), "{role} changes {table} of {id}: {}", answer.body);
    }
}

/// Lists, exports, plans: what is about many holds nobody who may not be in it.
fn about_many(model: &Model, served: &Served, account: &str, role: &str, own: &str, count: &mut Count) {
    let mut visitor = served.signed(account);
    let everybody = || everybody(own);
    let export = visitor.post("/export", &[("reason", "thử")]);
    let any = |action: &str| any(model, role, action);
    assert_eq!(export.status == 200, any("export"), "{account} exports");
    let files = if export.status == 200 { unzipped(&export.bytes) } else { String::new() };
    for who in everybody() {
        let allowed = model.classes(role, "export", &who);
        for class in &CLASSES[1..] {
            // A relative goes along only where the relative's own record does, and these are nobody's.
            let may = allowed.contains(class) && *class != "kinship";
            assert_eq!(files.contains(&canary(&who.id, class)), may, "{account} exports {class} of {}", who.id);
            count.compared += 1;
        }
    }
    let review = visitor.get("/review?reason=x&on=2026-01-01");
    assert_eq!(review.status == 200, any("review"), "{account} reviews");
    for who in everybody().filter(|who| !model.classes(role, "review", who).contains("personnel")) {
        assert!(!review.body.contains(&format!("Người {}<", who.id)), "{account} reviews {}", who.id);
    }
    matrix_lists::statistics(model, &mut visitor, account, role, own, count);
    let request = "scope = \"U-A\"\non = 2026-01-01\n";
    let plan = visitor.post("/plan", &[("request", request), ("reason", "thử")]);
    assert_eq!(plan.status == 303, any("plan"), "{account} plans: {}", plan.body);
    let again = visitor.post("/plan/again", &[("scope", "U-A")]);
    assert_eq!(again.status == 200, any("plan"), "{account} fills the form in");
    let outside = visitor.post("/plan", &[("request", "scope = \"U-TOP\"\non = 2026-01-01\n"), ("reason", "thử")]);
    assert_eq!(outside.status, 404, "{account} plans for what is above");
    for (unit, standing) in [("U-A1", "within"), ("U-TOP", "above"), ("U-B", "outside")] {
        let who = Who { id: String::new(), standing, state: "ordinary", tie: "none" };
        let found = visitor.get("/find");
        let listed = found.body.contains(&format!("<option value=\"{unit}\">"));
        assert_eq!(listed, model.classes(role, "find", &who).contains("open"), "{account} finds {unit}");
        let history = visitor.get(&format!("/history/unit:{unit}?reason=x"));
        assert_eq!(history.status == 200, !model.classes(role, "history", &who).is_empty(), "{account} history of {unit}");
        count.asked += 2;
        count.compared += 2;
    }
    count.asked += 5;
}

fn of_office(model: &Model, served: &Served, account: &str, role: &str, count: &mut Count) {
    let (mut visitor, mut asker) = (served.signed(account), served.signed("asker"));
    let asked = asker.post("/accounts/ask", &[("id", "dummy"), ("role", "clerk"), ("unit", "U-A1"), ("reason", "thử")]);
    assert_eq!(asked.status, 303, "{}", asked.body);
    let dummy = [("id", "dummy"), ("reason", "thử"), ("role", "clerk"), ("unit", "U-TOP")];
    for (action, path) in [
        ("confirm", "/accounts/confirm"),
        ("grant", "/accounts/ask"),
        ("grant", "/accounts/take"),
        ("grant", "/accounts/renew"),
        ("grant", "/accounts/close"),
        ("audit", "/audit/verify"),
    ] {
        let answer = visitor.post(path, &dummy);
        count.asked += 1;
        assert_eq!(answer.status != 404, model.of_office(role, action), "{account} {path}: {} {}", answer.status, answer.body);
    }
    for (action, path) in [("accounts", "/accounts"), ("audit", "/audit")] {
        count.asked += 1;
        assert_eq!(visitor.get(path).status == 200, model.of_office(role, action), "{account} {path}");
    }
}

pub(super) fn unzipped(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

fn the_whole_matrix(office: Office) -> Count {
    let model = Model::read();
    office.rows(&world());
    office.rows(&matrix_documents::rows(&office));
    office.found(&accounts());
    let served = office.serve();
    let mut count = Count::default();
    for (account, role, _, own) in accounts() {
        let Some(own) = own else { continue };
        about_people(&model, &served, &account, role.word(), &own, &mut count);
        about_many(&model, &served, &account, role.word(), &own, &mut count);
        matrix_import::imports(&model, &served, &account, role.word(), &own, &mut count);
        let everybody: Vec<Who> = people().into_iter().map(|who| seen_by(&own, who)).collect();
        matrix_board::walk(&model, &mut served.signed(&account), &account, role.word(), &everybody, &mut count);
        law(&model, &served, &account, role.word(), &own, &mut count);
        matrix_documents::walk(&model, &mut served.signed(&account), &account, role.word(), &mut count);
        if own == "OWN00" {
            of_office(&model, &served, &account, role.word(), &mut count);
        }
    }
    count
}

#[test]
fn every_cell_of_the_matrix_is_answered_as_the_outsiders_reading_says() {
    let count = the_whole_matrix(Office::sqlite());
    assert!(count.asked > 13_000 && count.compared > 40_000, "{} asked, {} compared", count.asked, count.compared);
}

#[test]
fn on_postgresql_the_same() {
    let count = the_whole_matrix(Office::postgres());
    assert!(count.asked > 13_000 && count.compared > 40_000, "{} asked, {} compared", count.asked, count.compared);
}
