//! From the first run to the last sign-out, with the clock in our hands; on both databases.

use rules::verdict::Lang;

use super::browser::{Browser, MINUTE, PASSWORD, both, code, enrol, founded};
use super::office::{Office, between};
use crate::web::asked::Asked;

#[test]
fn an_account_comes_from_two_people_and_ends_at_once() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, admin), (_, secretary)], _office) = founded(office, now);
        let (mut a, mut s) = (Browser { desk: &desk, now, cookies: Vec::new() }, Browser { desk: &desk, now, cookies: Vec::new() });
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        let ask = [("id", "lan"), ("person", "CB1"), ("role", "specialist"), ("unit", "U"), ("reason", "phân công")];
        assert_eq!(a.post("/accounts/ask", &ask).status, 303);
        assert_eq!(a.post("/accounts/confirm", &[("id", "lan"), ("reason", "tự xác nhận")]).status, 403, "nobody confirms alone");
        assert_eq!(s.post("/accounts/ask", &ask).status, 404, "a secretary does not ask");
        let confirmed = s.post("/accounts/confirm", &[("id", "lan"), ("reason", "xác nhận")]);
        let link = between(&confirmed.body, "<pre>", "</pre>").to_owned();
        let (_, codes) = enrol(&desk, now, &link);
        let mut lan = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(lan.sign_in("lan", PASSWORD, &codes[0]), 303);
        assert_eq!(lan.get("/find").status, 200);
        // A grant that is taken away is gone with the next request; a closed account is signed out with it.
        assert_eq!(a.post("/accounts/take", &[("id", "lan"), ("role", "specialist"), ("unit", "U"), ("reason", "thôi")]).status, 303);
        assert_eq!(lan.get("/find").status, 404);
        assert_eq!(a.post("/accounts/close", &[("id", "lan"), ("reason", "nghỉ")]).status, 303);
        assert_eq!(lan.get("/find").location, "/sign-in");
        assert_eq!(lan.sign_in("lan", PASSWORD, &codes[1]), 403, "a closed account does not sign in");
    });
}

#[test]
fn a_renewed_account_forgets_its_password_its_sessions_and_what_somebody_puts_back() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, admin), (_, secretary)], office) = founded(office, now);
        let (mut a, mut s) = (Browser { desk: &desk, now, cookies: Vec::new() }, Browser { desk: &desk, now, cookies: Vec::new() });
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        let old = office.vault.get("credential", "bi-thu", now).unwrap().unwrap();
        assert_eq!(a.post("/accounts/renew", &[("id", "bi-thu"), ("reason", "mất điện thoại")]).status, 303);
        assert_eq!(s.get("/find").location, "/sign-in", "its sessions are over");
        assert_eq!(s.sign_in("bi-thu", PASSWORD, &secretary[1]), 403, "its password is over");
        // Whoever has the database puts back what was there.
        let held = office.vault.get("credential", "bi-thu", now).unwrap().unwrap();
        assert!(office.vault.put("credential", "bi-thu", held.until, &old.bytes, Some(&held)).unwrap());
        assert_eq!(s.sign_in("bi-thu", PASSWORD, &secretary[2]), 403);
        assert_eq!(a.post("/accounts/confirm", &[("id", "bi-thu"), ("reason", "x")]).status, 403, "not by the one who asked");
    });
}

#[test]
fn a_code_is_used_once_a_session_ends_and_acts_ask_for_a_fresh_code() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(secret, codes), _], _office) = founded(office, now);
        let later = now + MINUTE;
        let mut browser = Browser { desk: &desk, now: later, cookies: Vec::new() };
        let shown = code(&secret, later);
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &shown), 303);
        let mut other = Browser { desk: &desk, now: later, cookies: Vec::new() };
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &shown), 403, "the same code again");
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &codes[0]), 403, "the same spare code again");
        // Four minutes later it is still fresh, six minutes later it is not.
        let ask = [("id", "lan"), ("role", "clerk"), ("unit", "U"), ("reason", "x")];
        browser.now = later + 4 * MINUTE;
        assert_eq!(browser.post("/accounts/ask", &ask).status, 303);
        browser.now = later + 6 * MINUTE;
        let step = browser.post("/accounts/ask", &ask);
        assert!(step.status == 200 && step.body.contains("name=\"code\"") && step.body.contains("value=\"lan\""), "nothing typed is lost: {}", step.body);
        let before = browser.cookies.clone();
        assert_eq!(browser.post("/accounts/ask", &[&ask[..], &[("code", "000000")]].concat()).status, 200);
        let fresh = code(&secret, browser.now);
        assert_eq!(browser.post("/accounts/ask", &[&ask[..], &[("code", fresh.as_str())]].concat()).status, 303);
        assert_ne!(browser.cookies, before, "the session has a new token");
        let mut stolen = Browser { desk: &desk, now: browser.now, cookies: before };
        assert_eq!(stolen.get("/accounts").location, "/sign-in", "and the old one opens nothing");
        // Half an hour without a request, and half a day in all.
        browser.now += 29 * MINUTE;
        assert_eq!(browser.get("/accounts").status, 200);
        browser.now += 31 * MINUTE;
        assert_eq!(browser.get("/accounts").location, "/sign-in");
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[1]), 303);
        for _ in 0..26 {
            browser.now += 28 * MINUTE;
            browser.get("/accounts");
        }
        assert_eq!(browser.get("/accounts").location, "/sign-in", "twelve hours are over");
        // A clock that was set back lengthens nothing, and signing out ends it.
        assert_eq!(other.get("/accounts").status, 200);
        assert_eq!(other.post("/sign-out", &[]).location, "/sign-in");
        assert_eq!(other.get("/accounts").location, "/sign-in");
    });
}

#[test]
fn whoever_guesses_waits_and_locks_nobody_else_out() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, codes), _], _office) = founded(office, now);
        let mut known = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(known.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        known.post("/sign-out", &[]);
        let mut stranger = Browser { desk: &desk, now, cookies: Vec::new() };
        for guess in 0..20 {
            assert_eq!(stranger.sign_in("quan-tri", &format!("đoán lần thứ {guess} xem sao"), "123456"), 403);
        }
        assert_eq!(stranger.sign_in("quan-tri", PASSWORD, &codes[1]), 403, "too many guesses, right or wrong");
        assert_eq!(known.sign_in("quan-tri", PASSWORD, &codes[1]), 303, "a device that is known goes on");
        stranger.now += 61 * MINUTE;
        assert_eq!(stranger.sign_in("quan-tri", PASSWORD, &codes[2]), 303, "after an hour");
        // An account that is not there is answered the same.
        let page = |browser: &mut Browser<'_>, account: &str| {
            browser.send(true, "/sign-in", &[("account", account), ("password", "gì đó dài dài"), ("code", "1")]).body.replace(account, "")
        };
        assert_eq!(page(&mut stranger, "quan-tri"), page(&mut stranger, "khong-co"));
    });
}

#[test]
fn the_language_is_a_click_away_and_stays() {
    let now = crate::time::now();
    let (desk, [(_, codes), _], _office) = founded(Office::sqlite(), now);
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
    assert!(browser.get("/accounts").body.contains("<html lang=\"vi\">"));
    assert!(browser.get("/accounts?lang=en").body.contains("<h1>Accounts</h1>"));
    assert!(browser.get("/accounts").body.contains("<html lang=\"en\">"));
    assert_eq!(Asked::default().lang(), Lang::Vi);
}
