//! The routes of an import for every role, standing, tie, state and class: what a row may be recorded of is what the outsider's reading allows to be changed.

use super::matrix::{Count, STATES, people, seen_by};
use super::model::{Model, Who};
use super::office::Served;

/// Tables of each class: the file, its header, the row about somebody, and how the check shows it.
type Table = (&'static str, &'static str, &'static str, fn(&str) -> String, fn(&str) -> String);

const TABLES: [Table; 6] = [
    ("personnel", "tenures.csv", "person,post,from", |id| format!("{id},P-A1,2031-01-01"), |id| format!("from: 2031-01-01; person: {id}; post: P-A1")),
    ("assessment", "evaluations.csv", "person,year,grade", |id| format!("{id},2031,good"), |id| format!("grade: good; person: {id}; year: 2031")),
    (
        "discipline",
        "discipline.csv",
        "person,form,decided",
        |id| format!("{id},warning,2031-01-01"),
        |id| format!("decided: 2031-01-01; form: warning; person: {id}"),
    ),
    (
        "proceedings",
        "proceedings.csv",
        "person,kind,from",
        |id| format!("{id},review,2031-01-01"),
        |id| format!("from: 2031-01-01; kind: review; person: {id}"),
    ),
    ("kinship", "kinship.csv", "person,relative,relation", |id| format!("{id},NONE01,other"), |id| format!("person: {id}; relation: other; relative: NONE01")),
    ("health", "health.csv", "person,issued", |id| format!("{id},2031-01-01"), |id| format!("issued: 2031-01-01; person: {id}")),
];

/// People who are new: within, outside, nowhere, in both; and who would be a relative of the account's own person.
const NEW: &str = "id,name,sex,birth\nN-IN,A,male,1980\nN-OUT,B,male,1980\nN-NOWHERE,C,male,1980\nN-BOTH,D,male,1980\nN-KIN,E,male,1980\n";

/// One account sends rows of every class about everybody.
pub(super) fn imports(model: &Model, served: &Served, account: &str, role: &str, own: &str, count: &mut Count) {
    let mut visitor = served.signed(account);
    let within = |state| Who { id: String::new(), standing: "within", state, tie: "none" };
    let any = STATES.iter().any(|state| !model.classes(role, "change", &within(state)).is_empty());
    assert_eq!(visitor.get("/import").status == 200, any, "{account} imports");
    let mut files: Vec<(&str, String)> = TABLES
        .iter()
        .map(|(_, file, header, row, _)| {
            let rows: String = people().iter().filter(|(id, ..)| id != "NONE01").map(|(id, ..)| format!("{}\n", row(id))).collect();
            (*file, format!("{header}\n{rows}"))
        })
        .collect();
    files.push(("people.csv", NEW.to_owned()));
    files[0].1.push_str("N-IN,P-A1,2020-01-01\nN-OUT,P-B,2020-01-01\nN-BOTH,P-A1,2020-01-01\nN-BOTH,P-TOP,2020-01-01\nN-KIN,P-A1,2020-01-01\n");
    files[4].1.push_str(&format!("N-KIN,{own},child\n"));
    let bytes: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let sent = visitor.post_files("/import", &bytes);
    count.asked += 2;
    if !any {
        assert_eq!(sent.status, 404, "{account} sends files");
        for path in ["/imports/x", "/imports/x/fix", "/imports/x/errors", "/imports/x/check"] {
            assert_eq!(visitor.get(path).status, 404, "{account} {path}");
        }
        for path in ["/imports/x", "/imports/x/fix", "/imports/x/drop", "/imports/x/record"] {
            assert_eq!(visitor.post(path, &[("reason", "thử")]).status, 404, "{account} {path}");
        }
        assert_eq!(visitor.post_files("/imports/x/files", &bytes).status, 404, "{account}");
        count.asked += 9;
        return;
    }
    assert_eq!(sent.status, 303, "{}", sent.body);
    let here = sent.location;
    for path in ["", "/fix", "/errors"] {
        assert_eq!(visitor.get(&format!("{here}{path}")).status, 200, "{account} {path}");
    }
    let check = visitor.get(&format!("{here}/check"));
    assert_eq!(check.status, 200, "{}", check.body);
    for who in people().into_iter().filter(|(id, ..)| id != "NONE01").map(|who| seen_by(own, who)) {
        let allowed = model.classes(role, "change", &who);
        for (class, _, _, _, shown) in TABLES {
            // Nobody is named whom the account does not find.
            count.compared += 1;
            assert_eq!(check.body.contains(&shown(&who.id)), allowed.contains(class), "{account} records {class} of {}", who.id);
        }
    }
    let newcomer = model.classes(role, "change", &within("ordinary")).contains("personnel");
    for (id, allowed) in [("N-IN", newcomer), ("N-OUT", false), ("N-NOWHERE", false), ("N-BOTH", false), ("N-KIN", false)] {
        count.compared += 1;
        assert_eq!(check.body.contains(&format!("<strong>person:{id}</strong>")), allowed, "{account} brings {id}");
    }
    // The import of one account is nobody else's.
    let mut other = served.signed("specialist-own00");
    let strange = account != "specialist-own00";
    for path in ["", "/fix", "/errors", "/check"] {
        assert_eq!(other.get(&format!("{here}{path}")).status == 404, strange, "{account} {path}");
    }
    if strange {
        for path in ["", "/fix", "/drop", "/record"] {
            assert_eq!(other.post(&format!("{here}{path}"), &[("reason", "thử")]).status, 404, "{account} {path}");
        }
        assert_eq!(other.post_files(&format!("{here}/files"), &bytes).status, 404, "{account}");
    }
    assert_eq!(visitor.post(&format!("{here}/drop"), &[]).status, 303);
    assert_eq!(visitor.get(&here).status, 404);
    count.asked += 15;
}
