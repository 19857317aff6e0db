//! What every route has in common: nobody unknown passes, nothing comes from elsewhere, what is not there and what is not yours look the same.

use super::office::{Answered, Office, Served, between, row, session_of};
use crate::access::Role;
use crate::accounts::end;
use crate::web::ROUTES;
use crate::web::routes::Door;

/// A town with one unit below, its secretary, a clerk, an inspector, a cadre under proceedings and one who is not.
fn town(office: Office) -> Served {
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("units", "id=V name=Phòng kind=department level=district parent=U"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P unit=V title=T seats=9"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        row("people", "id=CB2 name=Dương_Thị_Ánh sex=female birth=1981"),
        row("tenures", "person=CB1 post=P from=2020-01-01"),
        row("tenures", "person=CB2 post=P from=2020-01-01"),
        row("proceedings", "person=CB2 kind=review from=2026-01-01"),
    ]);
    let account = |id: &str, role, person: Option<&str>| (id.to_owned(), role, "U", person.map(str::to_owned));
    office.found(&[
        account("bi-thu", Role::Secretary, None),
        account("chuyen-vien", Role::Specialist, None),
        account("kiem-tra", Role::Inspector, None),
        account("can-bo-1", Role::Cadre, Some("CB1")),
        account("can-bo-2", Role::Cadre, Some("CB2")),
        account("quan-tri", Role::Administrator, None),
    ]);
    office.serve()
}

/// The address of a route with something for every star.
fn filled(path: &str) -> String {
    path.replacen("history/*", "history/person:CB1", 1).replace("receipt/*", "receipt/5").replace('*', "CB1")
}

#[test]
fn nobody_unknown_passes_any_door() {
    let served = town(Office::sqlite());
    for token in [None, Some("made-up")] {
        for route in ROUTES.iter().filter(|route| route.door != Door::Public) {
            let mut stranger = served.stranger();
            stranger.cookies.extend(token.map(|token| ("__Host-luan".to_owned(), token.to_owned())));
            let path = filled(route.path);
            let answer = if route.post { stranger.post(&path, &[("reason", "x")]) } else { stranger.get(&path) };
            assert_eq!((answer.status, answer.location.as_str()), (303, "/sign-in"), "{path}");
        }
    }
    // A session that was ended opens nothing, and neither does one of an account that was closed.
    let mut visitor = served.signed("chuyen-vien");
    assert_eq!(visitor.get("/find").status, 200);
    assert!(end(&served.office.vault, &session_of(&visitor)).unwrap());
    assert_eq!(visitor.get("/find").status, 303);
}

#[test]
fn what_does_not_come_from_our_pages_changes_nothing() {
    let served = town(Office::sqlite());
    let before = served.office.open_log_length();
    for route in ROUTES.iter().filter(|route| route.post) {
        let path = filled(route.path);
        let mut visitor = served.signed("quan-tri");
        let (form, own) = (visitor.form.clone(), format!("http://{}", served.address));
        let good = [("form", form.as_str()), ("reason", "x"), ("id", "quan-tri")];
        let elsewhere: [&[(&str, &str)]; 6] = [
            &[],
            &[("Origin", "http://other.example")],
            &[("Origin", "null")],
            &[("Origin", &own), ("Sec-Fetch-Site", "cross-site")],
            &[("Origin", &own), ("Sec-Fetch-Site", "same-site")],
            &[("Sec-Fetch-Site", "cross-site")],
        ];
        for headers in elsewhere {
            assert_eq!(visitor.post_from(&path, &good, headers).status, 403, "{path} {headers:?}");
        }
        if route.door != Door::Public {
            for wrong in ["", "made-up"] {
                let fields = [("form", wrong), ("reason", "x"), ("id", "quan-tri")];
                let answer = visitor.post_from(&path, &fields, &[("Origin", &own), ("Sec-Fetch-Site", "same-origin")]);
                assert_eq!(answer.status, 403, "{path} with the form {wrong:?}");
            }
        }
    }
    assert_eq!(served.office.open_log_length(), before, "nothing was written");
}

#[test]
fn what_is_not_yours_looks_like_what_is_not_there() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("can-bo-1");
    let mut look = |path: &str| {
        let answer = visitor.get(path);
        // The page names its own address once, in the way to the other language.
        let other = between(&answer.body, "<div class=\"self\">", "</a>").to_owned();
        (answer.status, answer.body.replace(&other, ""), answer.headers.into_iter().filter(|(name, _)| name != "date").collect::<Vec<_>>())
    };
    let nothing = look("/people/CB9");
    assert_eq!(nothing.0, 404);
    for path in ["/people/CB2", "/people/CB2/review", "/history/person:CB2", "/history/unit:U", "/audit", "/accounts", "/find", "/people/CB2/readings"] {
        let there = look(path);
        let plain = |headers: &[(String, String)]| headers.iter().filter(|(name, _)| name != "content-length").cloned().collect::<Vec<_>>();
        assert_eq!((there.0, &there.1, plain(&there.2)), (404, &nothing.1, plain(&nothing.2)), "{path}");
    }
}

#[test]
fn every_answer_carries_the_same_headers() {
    let served = town(Office::sqlite());
    let guarded = |answer: &Answered, path: &str| {
        let header = |name: &str| answer.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!((header("x-content-type-options").as_str(), header("referrer-policy").as_str()), ("nosniff", "same-origin"), "{path}");
        assert!(header("cache-control") == "no-store" || ["/style.css", "/paper.css", "/htmx.js", "/luan.js", "/passkey.js"].contains(&path), "{path}");
        assert!(
            policy.contains("script-src 'self';")
                && [" style=", " onclick=", "<script>", " hx-on"].iter().all(|word| path.ends_with(".js") || !answer.body.contains(word)),
            "{path}"
        );
    };
    for route in ROUTES {
        let path = filled(route.path);
        let (mut stranger, mut visitor) = (served.stranger(), served.signed("bi-thu"));
        for visitor in [&mut stranger, &mut visitor] {
            let answer = if route.post { visitor.post(&path, &[("reason", "x")]) } else { visitor.get(&format!("{path}?reason=x")) };
            guarded(&answer, &path);
        }
    }
    let mut visitor = served.signed("bi-thu");
    for path in ["/nothing", "/%FF", "/people/a%00b", "/?lang=en"] {
        let answer = visitor.get(path);
        guarded(&answer, path);
        assert!(answer.status < 500, "{path}");
    }
    for (_, cookie) in visitor.get("/find?lang=en").headers.iter().filter(|(name, _)| name == "set-cookie") {
        assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure; HttpOnly; SameSite=Lax"), "{cookie}");
    }
}

#[test]
fn who_opened_a_record_is_recorded_first_and_its_subject_sees_it() {
    let served = town(Office::sqlite());
    let mut specialist = served.signed("chuyen-vien");
    let asked = specialist.get("/people/CB1");
    assert!(asked.body.contains("name=\"reason\"") && !asked.body.contains("1980"), "first the reason: {}", asked.body);
    assert!(specialist.get("/people/CB1?reason=chu%E1%BA%A9n+b%E1%BB%8B").body.contains("1980"));
    specialist.get("/review?reason=r%C3%A0+so%C3%A1t");
    let mut own = served.signed("can-bo-1");
    assert!(own.get("/people/CB1").body.contains("1980"), "one's own record asks for no reason");
    let readings = own.get("/people/CB1/readings").body;
    assert!(readings.contains("chuẩn bị") && readings.contains("<td>chuyen-vien</td>"), "{readings}");
    assert!(readings.contains("rà soát"), "who looks at all in a unit looks at everybody in it: {readings}");
    assert!(!readings.contains("<td>can-bo-1</td>"), "one's own looks are no readings");
    // Whoever is under proceedings does not see that inspectors looked, while they are; everybody else does.
    served.signed("kiem-tra").get("/people/CB2?reason=ki%E1%BB%83m+tra");
    specialist.get("/people/CB2?reason=quy+ho%E1%BA%A1ch");
    let theirs = served.signed("can-bo-2").get("/people/CB2/readings").body;
    assert!(theirs.contains("quy hoạch") && !theirs.contains("kiem-tra"), "{theirs}");
    assert!(served.signed("bi-thu").get("/people/CB2/readings").body.contains("kiem-tra"));
}

#[test]
fn a_receipt_is_given_to_who_may_read_the_entry_and_proves_it() {
    let served = town(Office::sqlite());
    let mut specialist = served.signed("chuyen-vien");
    let history = specialist.get("/history/person:CB1?reason=x").body;
    let path = between(&history, "<p><a href=\"", "\"").replace("&#38;", "&");
    let page = specialist.get(&path).body;
    let unescaped = between(&page, "<pre>", "</pre>").replace("&#43;", "+").replace("&#x2B;", "+");
    let receipt = store::Receipt::read(&unescaped).unwrap();
    let (leaf, _) = receipt.proves(served.office.store.log().key()).unwrap();
    assert!(path.contains(&format!("/receipt/{}", leaf.index)), "{path}");
    assert!(page.contains("<svg") && page.contains("&#34;payload&#34;"), "all of it may be seen: {page}");
    assert_eq!(specialist.get("/history/person:CB1/receipt/0?reason=x").status, 404, "an entry about something else");
    assert_eq!(served.signed("quan-tri").get(&path).status, 404);
}

#[test]
fn nobody_acts_on_their_own_or_learns_what_a_wrong_form_would_tell() {
    let office = Office::sqlite();
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P unit=U title=T seats=9"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        row("tenures", "person=CB1 post=P from=2020-01-01"),
        row("units", "id=V name=Nơi_khác kind=department level=district"),
        row("posts", "id=Q unit=V title=T seats=9"),
        row("people", "id=CB91 name=Lê_Thị_Ẩn sex=female birth=1980"),
        row("tenures", "person=CB91 post=Q from=2020-01-01"),
    ]);
    office.found(&[("chuyen-vien".to_owned(), Role::Specialist, "U", Some("CB1".to_owned()))]);
    let served = office.serve();
    let mut visitor = served.signed("chuyen-vien");
    assert_eq!(visitor.get("/people/CB1/change").status, 404);
    assert_eq!(
        visitor.post("/people/CB1/change", &[("add", "evaluations: person=CB1; year=2025; grade=excellent"), ("reason", "x"), ("key", "k")]).status,
        404
    );
    let plan = visitor.post("/plan", &[("request", "scope = \"U\"\non = 2026-01-01\nforbids = [{ person = \"CB9\" }]\n"), ("reason", "x")]);
    assert!(plan.status == 422 && plan.body.contains("CB9") && !plan.body.contains("CB91"), "the nearest known name is one that may be found: {}", plan.body);
    let hidden = visitor.post("/plan", &[("request", "scope = \"U\"\non = 2026-01-01\nforbids = [{ person = \"CB91\" }]\n"), ("reason", "x")]);
    assert!(hidden.status == 422, "whoever may not be found is not there: {}", hidden.body);
    let sent = visitor.post("/plan", &[("request", "scope = \"U\"\non = 2026-01-01\n"), ("reason", "x")]);
    let address = super::plans::follow(&mut visitor, &sent);
    let plan = visitor.get(&address);
    assert!(plan.body.contains("1 người không được đưa vào kế hoạch"), "{}", plan.body);
}

#[test]
fn when_the_database_is_gone_reading_goes_on_and_writing_says_that_nothing_was_lost() {
    let mut served = town(Office::postgres());
    let (mut specialist, mut late) = (served.signed("chuyen-vien"), served.signed("bi-thu"));
    assert_eq!(specialist.get("/people/CB1?reason=x").status, 200);
    late.cookies.clear();
    served.office.lose_database();
    for path in ["/find", "/people/CB1?reason=x", "/people/CB2/review?reason=x", "/find?words=anh"] {
        assert_eq!(specialist.get(path).status, 200, "{path}");
    }
    let written = specialist.post("/people/CB1/change", &[("add", "evaluations: person=CB1; year=2025; grade=good"), ("reason", "x"), ("key", "k")]);
    assert!(written.status == 503 && written.body.contains("chưa có gì bị mất") && written.body.contains("Nên làm"), "{}", written.body);
    let own = format!("http://{}", served.address);
    let unknown = late.post_from("/sign-in", &[("account", "bi-thu"), ("password", "x"), ("code", "1")], &[("Origin", &own)]);
    assert_eq!(unknown.status, 503, "nobody is let in who cannot be looked up");
    assert_eq!(specialist.get("/health").body, "ok\n");
}
