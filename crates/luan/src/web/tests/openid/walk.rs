//! What works: an account is bound by its holder, taken up, signed in with; what somebody puts back opens nothing. On both databases.

use serde_json::json;

use super::provider::TestProvider;
use crate::accounts::openid::signer::Signer;
use crate::web::tests::browser::{Browser, PASSWORD, both, code, founded};
use crate::web::tests::office::between;

const ASK: [(&str, &str); 4] = [("id", "lan"), ("role", "specialist"), ("unit", "U"), ("reason", "phân công")];

#[test]
fn an_account_is_bound_by_its_holder_and_signs_in_through_the_provider() {
    for signer in Signer::all() {
        let provider = TestProvider::start(signer);
        let now = crate::time::now();
        let (mut desk, [(_, codes), _], _office) = founded(crate::web::tests::office::Office::sqlite(), now);
        desk.openid = Some(provider.product());
        let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
        assert!(browser.get("/sign-in").body.contains("Tài khoản thị xã"));
        assert_eq!(provider.round(&mut browser, "/openid/begin", "sub-1", json!({})).status, 403, "nobody yet");
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        let mut elsewhere = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(elsewhere.sign_in("quan-tri", PASSWORD, &codes[5]), 303);
        assert_eq!(provider.round(&mut browser, "/openid/bind", "sub-1", json!({})).location, "/openid");
        let page = browser.get("/openid").body;
        assert!(page.contains("sub-1") && page.contains("action=\"/openid/bind\"") && !page.contains("/openid/unbind"), "{page}");
        assert_eq!(browser.post("/openid/bind", &[("code", "000000")]).status, 403);
        assert_eq!(browser.post("/openid/bind", &[]).status, 403);
        assert_eq!(browser.post("/openid/bind", &[("code", &codes[1])]).location, "/openid");
        assert!(browser.get("/openid").body.contains("/openid/unbind"));
        assert_eq!(elsewhere.get("/openid").location, "/sign-in", "every other session is over");
        // From another machine: the provider, then the code, since it has seen no second factor.
        let mut other = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(provider.round(&mut other, "/openid/begin", "sub-1", json!({"amr": ["pwd"], "acr": "low"})).location, "/openid/code");
        assert_eq!(other.get("/accounts").location, "/sign-in", "not yet");
        assert!(other.get("/openid/code").body.contains("sub-1"));
        assert_eq!(other.send(true, "/openid/code", &[("code", "000000")]).status, 403);
        let waiting = other.cookies.clone();
        assert_eq!(other.send(true, "/openid/code", &[("code", &codes[2])]).location, "/");
        assert_eq!(other.post("/accounts/ask", &ASK).status, 303, "the code was shown a moment ago");
        other.cookies = waiting;
        assert_eq!(other.send(true, "/openid/code", &[("code", &codes[3])]).status, 403, "once");
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &codes[4]), 303, "the password goes on");
        assert!(!provider.inside.lock().unwrap().asked.is_empty());
    }
}

#[test]
fn a_binding_that_was_taken_back_stays_so_whatever_somebody_puts_back() {
    both(|office| {
        let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
        let (mut desk, [(_, codes), _], office) = founded(office, now);
        desk.openid = Some(provider.product());
        let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        provider.round(&mut browser, "/openid/bind", "sub-1", json!({}));
        assert_eq!(browser.post("/openid/bind", &[("code", &codes[1])]).status, 303);
        let old = office.vault.get("credential", "quan-tri", now).unwrap().unwrap();
        let ways = office.vault.ids("openid-subject").unwrap();
        let way = office.vault.get("openid-subject", &ways[0], now).unwrap().unwrap();
        let bound = [("issuer", provider.issuer.as_str()), ("subject", "sub-1")];
        assert_eq!(browser.post("/openid/unbind", &[&bound[..], &[("code", "000000")]].concat()).status, 403);
        assert_eq!(browser.post("/openid/unbind", &[&bound[..], &[("code", codes[2].as_str())]].concat()).status, 303);
        assert!(!browser.get("/openid").body.contains("sub-1"));
        let mut other = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(provider.round(&mut other, "/openid/begin", "sub-1", json!({})).status, 403);
        // The way alone leads to nothing; the old credential is not the one that the log names.
        assert!(office.vault.put("openid-subject", &ways[0], way.until, &way.bytes, None).unwrap());
        assert_eq!(provider.round(&mut other, "/openid/begin", "sub-1", json!({})).status, 403);
        let held = office.vault.get("credential", "quan-tri", now).unwrap().unwrap();
        assert!(office.vault.put("credential", "quan-tri", held.until, &old.bytes, Some(&held)).unwrap());
        assert_eq!(provider.round(&mut other, "/openid/begin", "sub-1", json!({"amr": ["mfa"]})).status, 403);
    });
}

#[test]
fn a_second_factor_of_the_provider_counts_where_the_site_says_so_and_is_fresh_while_it_is() {
    both(|office| {
        let (provider, now) = (TestProvider::start(Signer::eddsa()), crate::time::now());
        let (mut desk, [(_, codes), _], _office) = founded(office, now);
        desk.openid = Some(provider.product());
        let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        provider.round(&mut browser, "/openid/bind", "sub-1", json!({}));
        assert_eq!(browser.post("/openid/bind", &[("code", &codes[1])]).status, 303);
        let seconds = now / 1_000;
        for (more, fresh) in [
            (json!({"amr": ["pwd", "mfa"], "auth_time": seconds}), true),
            (json!({"acr": "high", "auth_time": seconds - 200}), true),
            (json!({"acr": "high", "auth_time": seconds - 400}), false),
            (json!({"amr": ["mfa"]}), false),
        ] {
            let mut other = Browser { desk: &desk, now, cookies: Vec::new() };
            assert_eq!(provider.round(&mut other, "/openid/begin", "sub-1", more.clone()).location, "/", "{more}");
            assert_eq!(other.get("/accounts").status, 200, "{more}");
            assert_eq!(other.post("/accounts/ask", &ASK).status == 303, fresh, "{more}");
        }
        // A moment that is still to come lengthens nothing.
        let mut other = Browser { desk: &desk, now, cookies: Vec::new() };
        provider.round(&mut other, "/openid/begin", "sub-1", json!({"amr": ["mfa"], "auth_time": seconds + 9_000}));
        other.now += 6 * 60_000;
        assert_eq!(other.post("/accounts/ask", &ASK).status, 200);
    });
}

#[test]
fn an_invitation_is_taken_up_through_the_provider_without_a_password() {
    both(|office| {
        let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
        let (mut desk, [(_, admin), (_, secretary)], _office) = founded(office, now);
        desk.openid = Some(provider.product());
        let (mut a, mut s) = (Browser { desk: &desk, now, cookies: Vec::new() }, Browser { desk: &desk, now, cookies: Vec::new() });
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        assert_eq!(a.post("/accounts/ask", &ASK).status, 303);
        let confirmed = s.post("/accounts/confirm", &[("id", "lan"), ("reason", "xác nhận")]).body;
        let mut lan = Browser { desk: &desk, now, cookies: Vec::new() };
        let page = lan.get(between(&confirmed, "<pre>", "</pre>")).body;
        let (secret, link) = (between(&page, "<code>", "</code>"), format!("/openid/begin?{}", between(&page, "/openid/begin?", "\"")));
        assert_eq!(provider.round(&mut lan, &link, "sub-lan", json!({"amr": ["mfa"], "auth_time": now / 1_000})).location, "/openid/code");
        assert_eq!(lan.send(true, "/openid/code", &[("code", "000000")]).status, 403);
        let taken = lan.send(true, "/openid/code", &[("code", &code(secret, now))]);
        let codes: Vec<&str> = taken.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!((taken.status, codes.len()), (200, 10), "{}", taken.body);
        assert_eq!(provider.round(&mut lan, "/openid/begin", "sub-lan", json!({})).location, "/openid/code");
        assert_eq!(lan.send(true, "/openid/code", &[("code", codes[0])]).location, "/");
        assert_eq!(lan.get("/find").status, 200);
        for password in ["", PASSWORD] {
            let mut guess = Browser { desk: &desk, now, cookies: Vec::new() };
            assert_eq!(guess.sign_in("lan", password, codes[1]), 403, "there is no password");
        }
        let bound = [("issuer", provider.issuer.as_str()), ("subject", "sub-lan"), ("code", codes[2])];
        assert_eq!(lan.post("/openid/unbind", &bound).status, 403, "nothing would be left to sign in with");
        assert_eq!(provider.round(&mut lan, &link, "sub-2", json!({})).location, "/openid/code");
        assert_eq!(lan.send(true, "/openid/code", &[("code", &code(secret, now))]).status, 404, "an invitation is taken up once");
    });
}
