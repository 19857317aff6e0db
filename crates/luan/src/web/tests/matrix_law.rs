//! The pages of the law, for every role, standing, tie and state: the law itself is open to whoever is signed in and holds nobody; lists, counts, what-ifs and files hold nobody who may not be in them.

use std::collections::BTreeSet;

use super::matrix::{Count, any, everybody};
use super::model::{Model, Who};
use super::office::{Answered, Served, Visitor, between};

/// Rules of the matrix, quoted for addresses, and the classes that their verdicts are of.
const RULES: [(&str, &[&str]); 2] =
    [("45-CT%2FTW%23two-terms", &["personnel"]), ("377-Q%C4%90%2FTW%23out-of-planning", &["personnel", "assessment", "discipline"])];
const TWO_TERMS: &str = "45-CT/TW#two-terms";
const TWO_TERMS_QUOTED: &str = RULES[0].0;
/// A condition that reads what not everybody may see.
const DISCIPLINE: &str = "require=person.disciplined";

fn covers(model: &Model, role: &str, action: &str, who: &Who, classes: &[&str]) -> bool {
    let seen = model.classes(role, action, who);
    classes.iter().all(|class| seen.contains(class))
}

/// Who of the matrix stands in an answer, by name.
fn named(body: &str, own: &str) -> BTreeSet<String> {
    everybody(own).map(|who| who.id).filter(|id| body.contains(&format!("Người {id}<")) || body.contains(&format!("Người {id},"))).collect()
}

/// Asks for every page of a list.
fn whole(visitor: &mut Visitor, path: &str) -> String {
    (0..3).map(|page| visitor.get(&format!("{path}&page={page}")).body).collect()
}

/// Everything that is about the law.
pub(super) fn law(model: &Model, served: &Served, account: &str, role: &str, own: &str, count: &mut Count) {
    let mut visitor = served.signed(account);
    open_to_all(&mut visitor, account, own, count);
    let reviews = any(model, role, "review");
    for path in ["/review/missing?reason=x", "/rules/turned?reason=x&from=80-Q%C4%90%2FTW&to=377-Q%C4%90%2FTW"] {
        assert_eq!(visitor.get(path).status == 200, reviews, "{account} {path}");
    }
    for (rule, classes) in RULES {
        // A list is for who may review many: one's own record is asked about on its own page.
        let may = |who: &Who| reviews && covers(model, role, "review", who, classes);
        let expected: BTreeSet<String> = everybody(own).filter(may).map(|who| who.id).collect();
        let list = whole(&mut visitor, &format!("/review?reason=x&on=2026-01-01&outcome=all&rule={rule}"));
        assert_eq!(named(&list, own), expected, "{account} lists {rule}");
        exported(model, &mut visitor, (account, role, own), rule, classes, count);
        count.asked += 4;
        count.compared += 2 * 27;
    }
    what_if(model, &mut visitor, (account, role, own), count);
    let missing = whole(&mut visitor, "/review/missing?reason=x&on=2026-01-01&paper=person.unit");
    for who in everybody(own).filter(|who| !covers(model, role, "review", who, &["personnel"])) {
        assert!(!missing.contains(&format!("Người {}<", who.id)), "{account} misses papers of {}", who.id);
        count.compared += 1;
    }
    // A unit that may not be seen is answered as one that is not there.
    let unit = |visitor: &mut Visitor, id: &str| visitor.get(&format!("/review?reason=x&unit={id}"));
    let (there, not_there) = (unit(&mut visitor, "U-B"), unit(&mut visitor, "U-Z"));
    let same = |answer: &Answered, id: &str| {
        // The form's token is random, and may spell an id as well.
        let token = between(&answer.body, "name=\"form\" value=\"", "\"");
        (answer.status, answer.body.replace(token, "").replace(id, ""))
    };
    assert_eq!(same(&there, "U-B"), same(&not_there, "U-Z"), "{account} asks for what is outside");
    count.asked += 8;
}

/// The law is the same for everybody, and speaks of nobody.
fn open_to_all(visitor: &mut Visitor, account: &str, own: &str, count: &mut Count) {
    let rule = format!("/rules/{TWO_TERMS_QUOTED}");
    let two = "/rules/diff?from=98-Q%C4%90%2FTW&to=65-Q%C4%90%2FTW";
    for path in ["/rules", "/rules/45-CT%2FTW", &rule, "/rules/diff", two, "/rules/conflicts", "/glossary"] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 200, "{account} {path}");
        assert_eq!(named(&answer.body, own), BTreeSet::new(), "{account} {path}");
        count.asked += 1;
        count.compared += 27;
    }
    assert_eq!(visitor.get("/rules/nothing%23at-all").status, 404);
}

/// What leaves the house: of whom both may be seen and may be taken away what the rule is counted from.
fn exported(model: &Model, visitor: &mut Visitor, (account, role, own): (&str, &str, &str), rule: &str, classes: &[&str], count: &mut Count) {
    let full = rule.replace("%2F", "/").replace("%23", "#").replace("%C4%90", "Đ");
    let form = visitor.get(&format!("/review/export?outcome=all&rule={rule}"));
    assert_eq!(form.status == 200, any(model, role, "export"), "{account} is offered {rule}");
    let expected: BTreeSet<String> =
        everybody(own).filter(|who| covers(model, role, "review", who, classes) && covers(model, role, "export", who, classes)).map(|who| who.id).collect();
    for kind in ["csv", "xlsx"] {
        let fields = [("on", "2026-01-01"), ("outcome", "all"), ("rule", full.as_str()), ("kind", kind), ("reason", "thử")];
        let answer = visitor.post("/review/export", &fields);
        let status = if !any(model, role, "export") {
            404
        } else if expected.is_empty() {
            422
        } else {
            200
        };
        assert_eq!(answer.status, status, "{account} exports {rule}: {}", answer.body);
        if status == 200 && kind == "csv" {
            assert_eq!(named(&answer.body, own), expected, "{account} exports {rule}");
        } else if status == 200 {
            assert!(answer.bytes.starts_with(b"PK"));
        } else {
            assert_eq!(named(&answer.body, own), BTreeSet::new(), "{account} exports {rule}");
        }
        count.asked += 1;
        count.compared += 27;
    }
}

/// Who turns, and how many there are before: only those of whom both the rule and what is tried in its place may be seen.
fn what_if(model: &Model, visitor: &mut Visitor, (account, role, own): (&str, &str, &str), count: &mut Count) {
    let reviews = any(model, role, "review");
    let path = format!("/rules/{TWO_TERMS_QUOTED}/what-if?reason=x&on=2026-01-01");
    let number = visitor.get(&format!("{path}&n.months=0&s.months=0&was.months=96"));
    assert_eq!(number.status == 200, reviews, "{account} tries a number of {TWO_TERMS}");
    for (tried, classes) in [("n.months=-1&was.months=96", &["personnel"][..]), (DISCIPLINE, &["personnel", "discipline"])] {
        let body = whole(visitor, &format!("{path}&{tried}"));
        let may: BTreeSet<String> = everybody(own).filter(|who| covers(model, role, "review", who, classes)).map(|who| who.id).collect();
        let shown = named(&body, own);
        assert!(shown.is_subset(&may), "{account} {tried}: {shown:?} {may:?}");
        if reviews {
            // A number that is nothing leads nowhere.
            let before = |outcome: &str| between(&body, &format!("&#38;outcome={outcome}&#38;on=2026-01-01\">"), "<").parse().unwrap_or(0);
            let told: usize = ["not_met", "not_known", "waived", "met", "not_applicable"].into_iter().map(before).sum();
            assert_eq!(told, may.len(), "{account} {tried}");
            assert!(own != "OWN00" || classes.len() > 1 || !shown.is_empty(), "{account}: nobody turns");
        }
        count.compared += 28;
    }
    count.asked += 7;
}
