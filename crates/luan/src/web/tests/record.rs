//! A record in the browser: what stands in it and since when, as it was known once, and what its own person asks to be corrected; on both databases.

use store::{Change, Content, RowText, Stamp};

use super::office::{Office, Served, between, row};
use crate::access::Role;
use crate::time;

const DAY: u64 = 86_400_000;

fn person(education: &str) -> RowText {
    row("people", &format!("id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980-05-01 education={education}"))
}

/// A town in which something is recorded tomorrow that takes the place of what is recorded today.
fn town(office: Office) -> Served {
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P unit=U title=T seats=9"),
        person("HỌC-TRƯỚC"),
        row("people", "id=CB2 name=Dương_Thị_Ánh sex=female birth=1981"),
        row("tenures", "person=CB1 post=P from=2015-01-01 until=2019-01-01"),
        row("tenures", "person=CB1 post=P from=2020-01-01"),
        row("discipline", "person=CB1 form=warning decided=2012-01-01 until=2013-01-01 decision=KL-1"),
    ]);
    let account = |id: &str, role, person: Option<&str>| (id.to_owned(), role, "U", person.map(str::to_owned));
    office.found(&[
        account("chuyen-vien", Role::Specialist, None),
        account("kiem-toan", Role::Auditor, None),
        account("can-bo", Role::Cadre, Some("CB1")),
        account("quan-tri", Role::Administrator, None),
    ]);
    let content = Content::Rows { subject: "person:CB1".to_owned(), withdraw: vec![person("HỌC-TRƯỚC")], add: vec![person("HỌC-SAU")] };
    let change = Change { reason: "bổ sung".to_owned(), basis: "1-QĐ".to_owned(), key: "later".to_owned(), content };
    office.store.commit(vec![change], Stamp { actor: "test".to_owned(), time: time::now() + DAY, authority: None }).unwrap();
    office.serve()
}

fn both(story: impl Fn(Served)) {
    story(town(Office::sqlite()));
    story(town(Office::postgres()));
}

#[test]
fn a_record_is_shown_as_it_was_known_with_what_may_be_seen_today() {
    both(|served| {
        let (today, before) = (time::today(), time::today().add_months(-1));
        let mut specialist = served.signed("chuyen-vien");
        let now = specialist.get("/people/CB1?reason=x").body;
        assert!(now.contains("HỌC-SAU") && !now.contains("HỌC-TRƯỚC") && now.contains("KL-1"), "{now}");
        let then = specialist.get(&format!("/people/CB1?known={today}")).body;
        assert!(then.contains("HỌC-TRƯỚC") && !then.contains("HỌC-SAU") && then.contains("KL-1"), "{then}");
        assert_eq!(specialist.get(&format!("/people/CB1?known={before}")).status, 404, "nobody was known then");
        assert_eq!(specialist.get("/people/CB1?known=never").status, 404);
        let mut auditor = served.signed("kiem-toan");
        let then = auditor.get(&format!("/people/CB1?known={today}&reason=x")).body;
        assert!(then.contains("HỌC-TRƯỚC") && !then.contains("KL-1"), "discipline is not the auditor's to see, then as today: {then}");
        assert_eq!(served.signed("quan-tri").get(&format!("/people/CB1?known={today}&reason=x")).status, 404);
    });
}

#[test]
fn every_row_says_by_which_entry_it_came_and_every_post_has_its_bar() {
    both(|served| {
        let page = served.signed("chuyen-vien").get("/people/CB1?reason=x&sources=yes").body;
        let rows = page.matches("/history/person%3ACB1/receipt/").count();
        assert_eq!(rows, 4, "a person, two posts, a warning: {page}");
        assert_eq!(page.matches("<rect").count(), 2);
        assert!(page.contains("01/01/2015 – 01/01/2019") && page.contains("01/01/2020 – "), "{page}");
    });
}

#[test]
fn a_receipt_proves_what_it_proves_also_in_the_page() {
    both(|served| {
        let mut specialist = served.signed("chuyen-vien");
        let history = specialist.get("/history/person%3ACB1?reason=x").body;
        let entry = between(&history, "/receipt/", "\"").to_owned();
        let receipt = specialist.get(&format!("/history/person%3ACB1/receipt/{entry}")).body;
        let text = between(&receipt, "<pre>", "</pre>").replace("&#43;", "+").replace('\n', "\r\n");
        let mut administrator = served.signed("quan-tri");
        let right = administrator.post("/audit/receipt", &[("receipt", &text)]).body;
        assert!(right.contains("class=\"done\"") && right.contains(&format!("#{entry} ")), "{right}");
        let letter = text.find("extra ").unwrap() + 20;
        let other = if text.as_bytes()[letter] == b'A' { "B" } else { "A" };
        let turned = format!("{}{other}{}", &text[..letter], &text[letter + 1..]);
        for wrong in [turned.as_str(), "không phải biên nhận", ""] {
            let answer = administrator.post("/audit/receipt", &[("receipt", wrong)]).body;
            assert!(answer.contains("class=\"fault\"") && !answer.contains("class=\"done\""), "{answer}");
        }
    });
}

#[test]
fn a_check_of_the_whole_log_stays_at_its_address_and_says_what_is_wrong() {
    both(|served| {
        let mut auditor = served.signed("kiem-toan");
        let mut checked = || {
            let way = auditor.post("/audit/verify", &[]).location;
            auditor.after_job(&way)
        };
        let sound = checked();
        served.office.slip_in();
        let broken = checked();
        for account in ["kiem-toan", "quan-tri"] {
            let mut reader = served.signed(account);
            let page = reader.get(&sound).body;
            let entries = format!("<dd>{}</dd>", served.office.open_log_length());
            assert!(page.contains("<dd>kiem-toan</dd>") && page.contains(&entries) && !page.contains("slipped-in"), "{page}");
            // The server of PostgreSQL in these tests is a fast and careless one, and the check says so.
            assert!(page.contains("class=\"done\"") != page.contains("SHOW fsync: off"), "{page}");
            let page = reader.get(&broken).body;
            assert!(!page.contains("class=\"done\"") && page.contains("vault session/slipped-in: its seal is broken"), "{page}");
            assert_eq!(reader.get("/audit/checks/none").status, 404);
        }
        for account in ["can-bo", "chuyen-vien"] {
            assert_eq!(served.signed(account).get(&sound).status, 404, "{account}");
        }
    });
}

#[test]
fn a_correction_is_asked_for_by_who_it_is_about_and_seen_by_who_may_answer() {
    both(|served| {
        let mut own = served.signed("can-bo");
        assert!(own.get("/people/CB1").body.contains("/people/CB1/correction"));
        let path = "/people/CB1/correction";
        let form = own.get(path);
        assert!(form.status == 200 && form.body.contains("HỌC-SAU"), "the facts of the record are offered: {}", form.body);
        let before = served.office.open_log_length();
        let empty = own.post(path, &[("fact", ""), ("right", ""), ("paper", "2-QĐ"), ("key", "k")]);
        assert_eq!((empty.status, empty.body.matches("<li><a href=\"#").count()), (422, 2), "{}", empty.body);
        assert!(empty.body.contains("value=\"2-QĐ\""), "what was typed stays");
        let long = "dài ".repeat(100);
        assert_eq!(own.post(path, &[("fact", &long), ("right", "x"), ("key", "k")]).status, 422);
        assert_eq!(served.office.open_log_length(), before, "nothing was written");
        for _ in 0..2 {
            let sent = own.post(path, &[("fact", "trình độ"), ("right", "HỌC-ĐÚNG"), ("paper", "2-QĐ"), ("key", "k")]);
            assert_eq!(sent.status, 303, "{}", sent.body);
        }
        assert_eq!(served.office.open_log_length(), before + 1, "sent twice, recorded once");
        for account in ["can-bo", "chuyen-vien"] {
            let record = served.signed(account).get("/people/CB1?reason=x").body;
            assert!(record.contains("HỌC-ĐÚNG") && record.contains("đề nghị sửa hồ sơ"), "{account}: {record}");
        }
        let auditor = served.signed("kiem-toan").get("/people/CB1?reason=x").body;
        assert!(!auditor.contains("HỌC-ĐÚNG"), "requests are not the auditor's to see");
        for (account, path) in [("can-bo", "/people/CB2/correction"), ("chuyen-vien", path), ("quan-tri", path)] {
            assert_eq!(served.signed(account).get(path).status, 404, "{account} {path}");
        }
    });
}
