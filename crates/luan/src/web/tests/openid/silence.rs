//! A provider that is slow, wrong, gone, or changes its keys; and none.

use serde_json::json;

use super::provider::{Mood, TestProvider};
use crate::accounts::openid::signer::Signer;
use crate::time::Stopwatch;
use crate::web::tests::browser::{Browser, PASSWORD, founded};
use crate::web::tests::office::Office;

#[test]
fn a_provider_that_answers_garbage_too_much_or_never_signs_nobody_in_and_passwords_go_on() {
    let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
    let (mut desk, [(_, codes), _], _office) = founded(Office::sqlite(), now);
    desk.openid = Some(provider.product());
    for mood in [Mood::Garbage, Mood::Huge, Mood::Never, Mood::Broken, Mood::Elsewhere] {
        provider.set(Mood::Honest);
        let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
        let address = browser.get("/openid/begin").location;
        let back = provider.approve(&address, &provider.claims(&address, "sub-1", now));
        provider.set(mood);
        let watch = Stopwatch::start();
        let page = browser.get(&back);
        assert!(page.status == 502 && page.body.contains("không trả lời") && page.body.contains("name=\"password\""), "{mood:?} {}", page.body);
        assert!(watch.elapsed().as_secs() < 10, "{mood:?}");
        provider.set(Mood::Honest);
        assert_eq!(browser.get(&back).status, 403, "{mood:?}: the round is over all the same");
    }
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
}

#[test]
fn a_provider_that_is_gone_at_the_start_is_asked_again_though_not_too_often() {
    let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
    let (mut desk, ..) = founded(Office::sqlite(), now);
    for mood in [Mood::Garbage, Mood::Huge, Mood::Broken, Mood::Elsewhere] {
        provider.set(mood);
        desk.openid = Some(provider.product());
        assert!(desk.openid.as_ref().unwrap().ask(now).is_err(), "{mood:?}");
        provider.set(Mood::Unasked);
        let mut browser = Browser { desk: &desk, now: now + 29_000, cookies: Vec::new() };
        assert_eq!(browser.get("/openid/begin").status, 502, "{mood:?}");
        provider.set(Mood::Honest);
        browser.now = now + 31_000;
        assert_eq!(browser.get("/openid/begin").status, 303, "{mood:?}");
    }
    // One that speaks for another is none.
    let mut other = provider.product().settings;
    other.issuer.push('/');
    assert!(crate::accounts::openid::Provider::new(other, String::new(), &[]).ask(now).is_err());
}

#[test]
fn a_new_key_is_learned_and_made_up_ones_ask_no_more_than_now_and_then() {
    let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
    let (mut desk, [(_, codes), _], _office) = founded(Office::sqlite(), now);
    desk.openid = Some(provider.product());
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
    provider.round(&mut browser, "/openid/bind", "sub-1", json!({}));
    assert_eq!(browser.post("/openid/bind", &[("code", &codes[1])]).status, 303);
    provider.inside.lock().unwrap().keys = vec![("k2".to_owned(), Signer::eddsa())];
    let asked = || provider.inside.lock().unwrap().asked.get("/keys").copied().unwrap_or(0);
    let before = asked();
    for (wait, status) in [(1_000, 403), (29_000, 403), (31_000, 303), (32_000, 303)] {
        let mut other = Browser { desk: &desk, now: now + wait, cookies: Vec::new() };
        assert_eq!(provider.round(&mut other, "/openid/begin", "sub-1", json!({})).status, status, "{wait}");
    }
    assert_eq!(asked(), before + 1);
    for round in 0..5 {
        provider.inside.lock().unwrap().keys.last_mut().unwrap().0 = format!("made-up-{round}");
        let mut other = Browser { desk: &desk, now: now + 40_000, cookies: Vec::new() };
        let begun = other.get("/openid/begin").location;
        let back = provider.approve(&begun, &provider.claims(&begun, "sub-1", now + 40_000));
        assert_eq!(other.get(&back).status, 403);
    }
    assert_eq!(asked(), before + 1, "a key that is not known does not make us ask each time");
}

#[test]
fn without_a_provider_there_is_nothing_of_it() {
    let now = crate::time::now();
    let (desk, [(_, codes), _], _office) = founded(Office::sqlite(), now);
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert!(!browser.get("/sign-in").body.contains("openid"));
    for path in ["/openid/begin", "/openid/return?code=x&state=y", "/openid/code"] {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
    assert_eq!(browser.send(true, "/openid/code", &[("code", "1")]).status, 404);
    assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
    assert!(!browser.get("/accounts").body.contains("openid"));
    for path in ["/openid", "/openid/bind"] {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
    for path in ["/openid/bind", "/openid/unbind"] {
        assert_eq!(browser.post(path, &[("code", &codes[1])]).status, 404, "{path}");
    }
}
