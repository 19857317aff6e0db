//! A plan that is kept: who may open it, and who is named in it, for every role, standing and tie, with the grants and ties of the day on which it is opened.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use super::model::{Model, Who};
use super::office::{Office, Visitor, row};
use super::plans::{fill, follow, moves, request, town};
use crate::access::Role;

/// Units over which accounts hold their roles, and how the plan's scope stands to each.
const SCOPES: [(&str, &str); 3] = [("U-TINH", "within"), ("U-UBKT", "above"), ("U-KHAC", "outside")];

/// The papers of a plan.
const PAPERS: [&str; 3] = ["submission", "scheme", "roster"];

/// The plan of the town, found without the server: person and target.
fn expected() -> Vec<String> {
    let register = town();
    let (books, _) = rules::rulebook::load::load_all(crate::books::BUILT_IN);
    let request = planner::Request::read("plan.toml", &request(), &register).unwrap();
    let limits = planner::Limits::none();
    let outcome = planner::plan(&register, &books, &request, rules::verdict::Lang::Vi, &limits).unwrap();
    outcome.moves.iter().map(|moved| moved.person.clone()).collect()
}

/// The relatives of somebody, read from the table itself.
fn relatives(person: &str) -> Vec<&'static str> {
    let table = crate::demo_files::TABLES.iter().find(|(name, _)| *name == "kinship.csv").unwrap().1;
    let ties = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).filter(|cells| cells[2] != "other");
    ties.filter_map(|cells| if cells[0] == person { Some(cells[1]) } else { (cells[1] == person).then_some(cells[0]) }).collect()
}

fn every_opening(office: Office) -> usize {
    let model = Model::read();
    let (movers, register) = (expected(), town());
    let people = &register.tables().people;
    let name = |id: &str| people.name.text(register.find::<register::tables::People>(&people.id, id).unwrap().index()).to_uppercase();
    let (own, kin) = (movers[0].clone(), movers[1].clone());
    fill(&office);
    office.rows(&[row("units", "id=U-KHAC name=Nơi_khác kind=department level=district"), row("people", "id=NGOAI name=Người_ngoài sex=male birth=1980")]);
    let mut accounts = vec![("lap".to_owned(), Role::Secretary, "U-TINH", None)];
    for role in Role::GRANTED {
        for (unit, _) in SCOPES {
            // Somebody who has nothing to do with the plan, one whom it moves, one who becomes a relative of one whom it moves.
            for (tie, person) in [("none", None), ("own", Some(own.clone())), ("kin", Some("NGOAI".to_owned()))] {
                accounts.push((format!("{}-{}-{tie}", role.word(), unit.to_lowercase()), role, unit, person));
            }
        }
    }
    office.found(&accounts);
    let served = office.serve();
    let mut maker = served.signed("lap");
    let sent = maker.post("/plan", &[("request", &request()), ("reason", "thử")]);
    let address = follow(&mut maker, &sent);
    let whole = maker.get(&address);
    let shown: Vec<String> = moves(&whole.body).into_iter().map(|[person, ..]| person).collect();
    assert_eq!(shown, movers, "the page shows the plan that the planner finds");
    let asked = maker.post(&format!("{address}/why"), &[("person", &own), ("post", "P-CA-T")]);
    let answer = follow(&mut maker, &asked);
    let answer = answer.split('#').next().unwrap().to_owned();
    // Only now does the one become a relative of the other.
    served.office.rows(&[row("kinship", &format!("person=NGOAI relative={kin} relation=sibling"))]);
    std::thread::sleep(std::time::Duration::from_millis(1_200));
    let mut asked = 0;
    for (account, role, unit, person) in accounts.iter().skip(1) {
        let standing = SCOPES.iter().find(|(other, _)| other == unit).unwrap().1;
        let who = Who { id: String::new(), standing, state: "ordinary", tie: "none" };
        let may = model.classes(role.word(), "plan", &who).len() == 7;
        let mut visitor = served.signed(account);
        let page = visitor.get(&format!("{address}?reason=x"));
        assert_eq!(page.status, if may { 200 } else { 404 }, "{account}: {}", page.body);
        let compared = visitor.get(&format!("{address}/compare?with={}&reason=x", address.rsplit('/').next().unwrap()));
        assert_eq!(compared.status, page.status, "{account}");
        let hidden: BTreeSet<&str> = match person.as_deref() {
            None => BTreeSet::new(),
            Some("NGOAI") => BTreeSet::from([kin.as_str()]),
            Some(_) => relatives(&own).into_iter().chain([own.as_str()]).collect(),
        };
        for body in [&page.body, &compared.body] {
            for mover in &movers {
                assert_eq!(body.contains(&format!("({mover})")), may && !hidden.contains(mover.as_str()), "{account} sees {mover}");
            }
            assert!(hidden.iter().all(|hidden| !body.contains(hidden)), "{account} sees {hidden:?}");
        }
        for paper in PAPERS {
            let paper = visitor.get(&format!("{address}/{paper}?reason=x"));
            assert_eq!(paper.status, page.status, "{account}: {}", paper.body);
            // A roster has names in capitals.
            let body = paper.body.to_uppercase();
            for mover in &movers {
                assert_eq!(body.contains(&name(mover)), may && !hidden.contains(mover.as_str()), "{account} has {mover} on paper");
            }
            assert!(hidden.iter().all(|hidden| !body.contains(&name(hidden))), "{account} has {hidden:?} on paper");
        }
        asked += taken_along(&model, &mut visitor, &address, (role.word(), standing, may), &|mover| may && !hidden.contains(mover), &movers, &name);
        let why = visitor.get(&format!("{answer}?reason=x"));
        assert_eq!(why.status == 200, may && !hidden.contains(own.as_str()), "{account} opens the answer");
        let ask = visitor.post(&format!("{address}/why"), &[("person", &kin), ("post", "P-CA-T"), ("reason", "x")]);
        assert_eq!(ask.status == 303, may && !hidden.contains(kin.as_str()), "{account} asks: {}", ask.body);
        // Neither the list nor a job of somebody else says that there is such a plan.
        let list = visitor.get("/plan");
        let many = !model.classes(role.word(), "plan", &Who { id: String::new(), standing: "within", state: "ordinary", tie: "none" }).is_empty();
        assert_eq!(list.status == 200, many, "{account}");
        assert_eq!(list.body.contains(&address), may, "{account} is told of the plan");
        assert_eq!(visitor.get(&sent.location).status, 404, "{account} sees the job of another");
        asked += 6 + PAPERS.len();
    }
    asked
}

/// The roster as a file: for who may open the plan and take facts along, with those who stand in the plan for them, and without what may not leave.
fn taken_along(
    model: &Model,
    visitor: &mut Visitor,
    address: &str,
    (role, standing, may): (&str, &'static str, bool),
    is_shown: &dyn Fn(&str) -> bool,
    movers: &[String],
    name: &dyn Fn(&str) -> String,
) -> usize {
    let who = Who { id: String::new(), standing, state: "ordinary", tie: "none" };
    let (goes, many) = (model.classes(role, "export", &who), model.classes(role, "export", &Who { standing: "within", id: String::new(), ..who }));
    let path = format!("{address}/roster/export");
    let form = visitor.get(&path);
    let file = visitor.post(&path, &[("kind", "docx"), ("reason", "thử")]);
    let allowed = may && !many.is_empty();
    assert_eq!([form.status == 200, file.status == 200], [allowed, allowed && goes.contains("personnel")], "{role} {standing}: {}", file.body);
    // As its own page it is no file.
    assert!(!visitor.get(&format!("{address}/roster?file=docx&reason=x")).bytes.starts_with(b"PK"), "{role}");
    if file.status == 200 {
        let mut text = String::new();
        zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        let text = text.to_uppercase();
        for mover in movers {
            assert_eq!(text.contains(&name(mover)), is_shown(mover), "{role} takes {mover} along");
        }
        // What no role may take along stands there as such, for each of them.
        assert_eq!(text.contains("KHÔNG ĐƯỢC XEM"), !goes.contains("discipline") && movers.iter().any(|mover| is_shown(mover)), "{role}");
        let without = visitor.post(&path, &[("kind", "docx")]);
        assert!(!without.bytes.starts_with(b"PK"), "{role} takes people along without a reason");
    }
    3
}

#[test]
fn a_plan_is_opened_by_whom_the_outsiders_reading_lets() {
    assert!(every_opening(Office::sqlite()) > 300);
}

#[test]
fn on_postgresql_the_same() {
    assert!(every_opening(Office::postgres()) > 300);
}
