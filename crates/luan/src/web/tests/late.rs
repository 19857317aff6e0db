//! What was recorded late: who is told, and of what; the days are those of the entries.

use store::{Change, Content, RowText, Stamp};

use super::office::{Office, row};
use crate::access::Role;
use crate::time;

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;

fn commit(office: &Office, time: u64, row: RowText) {
    let content = Content::Rows { subject: store::owner(&row), withdraw: Vec::new(), add: vec![row.clone()] };
    let change = Change { reason: "thử".to_owned(), basis: String::new(), key: format!("{row:?}"), content };
    office.store.commit(vec![change], Stamp { actor: "test".to_owned(), time, authority: None }).unwrap();
}

fn told(office: Office) {
    let began = time::now();
    let day = |after: u64| time::day_of(began + after * DAY).unwrap();
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P unit=U title=T seats=9"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        // Long ago, and recorded on the first day: not late.
        row("tenures", "person=CB1 post=P from=2001-01-01 until=2002-01-01"),
    ]);
    let accounts = [("kiem-toan", Role::Auditor), ("kiem-tra", Role::Inspector), ("quan-tri", Role::Administrator)];
    office.found(&accounts.map(|(id, role)| (id.to_owned(), role, "U", None)));
    // A hundred days later: of before the record, of its first days, of the week before.
    let later = began + 100 * DAY;
    commit(&office, later, row("tenures", "person=CB1 post=P from=2015-01-01 until=2016-01-01"));
    commit(&office, later, row("tenures", &format!("person=CB1 post=P from={}", day(40))));
    commit(&office, later, row("planning", &format!("person=CB1 title=T from={} decision=1-QĐ", day(95))));
    commit(&office, later, row("discipline", &format!("person=CB1 form=warning decided={} decision=2-QĐ", day(1))));
    let served = office.serve();
    let list = |account: &str, days: &str| {
        let answer = served.signed(account).get(&format!("/audit/late?days={days}&reason=x"));
        let rows: Vec<String> =
            answer.body.split("<tr>").skip(2).map(|row| row.split("class=\"number\">").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect();
        (answer.status, rows)
    };
    let own = |days: &[&str]| days.iter().map(|days| (*days).to_owned()).collect::<Vec<_>>();
    assert_eq!(list("kiem-toan", ""), (200, own(&["100", "60"])), "an auditor is not told of discipline");
    assert_eq!(list("kiem-toan", "4"), (200, own(&["100", "60", "5"])));
    assert_eq!(list("kiem-tra", "30"), (200, own(&["100", "99", "60"])));
    assert_eq!(list("kiem-toan", "-1").0, 422);
    assert_eq!(list("quan-tri", "").0, 404, "who sees the log without what it says is not told what was late");
    let mut auditor = served.signed("kiem-toan");
    let audit = auditor.get("/audit");
    assert!(audit.body.contains("href=\"/audit/late\"") && !audit.body.contains("/audit/exceptions"), "{}", audit.body);
    assert!(auditor.get("/audit/late?reason=x").body.contains("href=\"/history/person%3ACB1\""));
    assert!(!served.signed("quan-tri").get("/audit").body.contains("/audit/late"));
}

#[test]
fn what_was_recorded_late_is_told_as_far_as_its_history_may_be_seen() {
    told(Office::sqlite());
}

#[test]
fn on_postgresql_the_same() {
    told(Office::postgres());
}
