//! What comes to nothing: rounds of others, rounds that are over, tokens that are not believed, people whom nobody knows.

use serde_json::{Value, json};

use super::provider::{Mood, TestProvider};
use crate::accounts::openid::signer::{Signer, unsigned};
use crate::desk::Desk;
use crate::web::tests::browser::{Browser, PASSWORD, both, founded};
use crate::web::tests::office::Office;

/// A desk whose administrator is bound as `sub-1`; the spare codes of the administrator and the secretary that are left.
fn bound(office: Office, provider: &TestProvider, now: u64) -> (Desk, Vec<String>, Vec<String>, Office) {
    let (mut desk, [(_, mut admin), (_, secretary)], office) = founded(office, now);
    desk.openid = Some(provider.product());
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert_eq!(browser.sign_in("quan-tri", PASSWORD, &admin.remove(0)), 303);
    provider.round(&mut browser, "/openid/bind", "sub-1", json!({}));
    assert_eq!(browser.post("/openid/bind", &[("code", &admin.remove(0))]).status, 303);
    (desk, admin, secretary, office)
}

/// Nobody is signed in with what this browser has.
fn nobody(browser: &mut Browser<'_>) -> bool {
    browser.get("/accounts").location == "/sign-in" && browser.send(true, "/openid/code", &[("code", "1")]).status == 403
}

#[test]
fn a_round_ends_in_the_browser_that_began_it_once_and_in_time() {
    both(|office| {
        let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
        let (desk, ..) = &bound(office, &provider, now);
        let fresh = || Browser { desk, now, cookies: Vec::new() };
        let begun = |browser: &mut Browser<'_>| {
            let address = browser.get("/openid/begin").location;
            let mut claims = provider.claims(&address, "sub-1", now);
            (claims["amr"], claims["auth_time"]) = (json!(["mfa"]), json!(now / 1_000));
            provider.approve(&address, &claims)
        };
        // Another browser, with none and with one of its own; then the right one, once.
        let (mut right, mut other) = (fresh(), fresh());
        let back = begun(&mut right);
        assert!(other.get(&back).status == 403 && nobody(&mut other));
        begun(&mut other);
        assert!(other.get(&back).status == 403 && nobody(&mut other));
        let kept = right.cookies.clone();
        assert_eq!(right.get(&back).location, "/");
        right.cookies = kept;
        assert!(right.get(&back).status == 403 && nobody(&mut right), "the same once more");
        // A state that nobody has begun, none, and the code of another round.
        for change in [("state=", "state=x"), ("state=", "y=")] {
            let mut browser = fresh();
            let back = begun(&mut browser).replacen(change.0, change.1, 1);
            assert!(browser.get(&back).status == 403 && nobody(&mut browser), "{back}");
        }
        let (mut one, mut two) = (fresh(), fresh());
        let (first, second) = (begun(&mut one), begun(&mut two));
        let mixed = format!("{}&{}", first.split('&').next().unwrap(), second.split_once('&').unwrap().1);
        assert_eq!(two.get(&mixed).status, 502, "the provider does not know the verifier");
        assert!(nobody(&mut two));
        // What another issuer has sent, what was not approved, and what took too long.
        let mut browser = fresh();
        let back = begun(&mut browser).replace("&iss=http", "&iss=https");
        assert!(browser.get(&back).status == 403 && nobody(&mut browser));
        let mut browser = fresh();
        let back = begun(&mut browser).replace("code=", "error=access_denied&x=");
        assert!(browser.get(&back).status == 403 && nobody(&mut browser));
        let mut browser = fresh();
        let back = begun(&mut browser);
        browser.now += 10 * 60_000;
        provider.set(Mood::Unasked);
        assert!(browser.get(&back).status == 403 && nobody(&mut browser));
    });
}

#[test]
fn a_token_that_is_not_believed_signs_nobody_in_and_says_no_more_than_a_wrong_password() {
    let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
    let (desk, ..) = &bound(Office::sqlite(), &provider, now);
    let seconds = now / 1_000;
    let wrong_password = {
        let mut browser = Browser { desk, now, cookies: Vec::new() };
        browser.send(true, "/sign-in", &[("account", ""), ("password", "gì đó dài dài"), ("code", "1")]).body
    };
    let stranger = Signer::es256();
    let published = provider.inside.lock().unwrap().keys[0].1.published("k1");
    let header = |alg: &str, kid: &str| json!({"alg": alg, "kid": kid});
    let shared = |claims: &Value| {
        let signed = unsigned(&header("HS256", "k1"), claims);
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, published.to_string().as_bytes());
        use base64::Engine;
        format!("{signed}.{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(ring::hmac::sign(&key, signed.as_bytes())))
    };
    let ours = |header: &Value, claims: &Value| provider.inside.lock().unwrap().keys[0].1.token(header, claims);
    let with = |claims: &Value, key: &str, value: Value| {
        let mut claims = claims.clone();
        claims[key] = value;
        ours(&header("ES256", "k1"), &claims)
    };
    type Forged<'f> = (&'f str, Box<dyn Fn(&Value) -> String + 'f>);
    let forged: Vec<Forged<'_>> = vec![
        ("of no algorithm", Box::new(|claims| format!("{}.", unsigned(&header("none", "k1"), claims)))),
        ("with the public key as a secret", Box::new(shared)),
        ("of a key that nobody knows", Box::new(|claims| ours(&header("ES256", "k9"), claims))),
        ("signed by another key", Box::new(|claims| stranger.token(&header("ES256", "k1"), claims))),
        ("of another round", Box::new(|claims| with(claims, "nonce", json!("other")))),
        ("for another", Box::new(|claims| with(claims, "aud", json!("other")))),
        ("of another issuer", Box::new(|claims| with(claims, "iss", json!("https://other.example")))),
        ("that is over", Box::new(|claims| with(claims, "exp", json!(seconds - 61)))),
        ("that is not yet valid", Box::new(|claims| with(claims, "nbf", json!(seconds + 90)))),
        ("of a later day", Box::new(|claims| with(claims, "iat", json!(seconds + 90)))),
        ("that is none", Box::new(|_| "x".to_owned())),
        ("of somebody unknown", Box::new(|claims| with(claims, "sub", json!("sub-2")))),
    ];
    for (what, forge) in forged {
        let mut browser = Browser { desk, now, cookies: Vec::new() };
        let address = browser.get("/openid/begin").location;
        let mut claims = provider.claims(&address, "sub-1", now);
        (claims["amr"], claims["auth_time"]) = (json!(["mfa"]), json!(seconds));
        let back = provider.approve_with(&address, forge(&claims));
        let page = browser.get(&back);
        let plain = |body: &str| body.split("<main").nth(1).unwrap().to_owned();
        assert_eq!((page.status, plain(&page.body)), (403, plain(&wrong_password)), "{what}");
        assert!(nobody(&mut browser), "{what}");
    }
}

#[test]
fn somebody_at_the_provider_is_one_account_and_a_closed_account_is_nobody() {
    both(|office| {
        let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
        let (desk, admin, secretary, _office) = &bound(office, &provider, now);
        let fresh = || Browser { desk, now, cookies: Vec::new() };
        // The secretary binds somebody who is the administrator already, then somebody else.
        let mut s = fresh();
        assert_eq!(s.sign_in("bi-thu", PASSWORD, &secretary[0]), 303);
        provider.round(&mut s, "/openid/bind", "sub-1", json!({}));
        assert_eq!(s.post("/openid/bind", &[("code", &secretary[1])]).status, 403);
        assert!(!s.get("/openid").body.contains("sub-1"));
        provider.round(&mut s, "/openid/bind", "sub-3", json!({}));
        assert_eq!(s.post("/openid/bind", &[("code", &secretary[2])]).status, 303);
        // A round that one has begun to bind an account binds no other.
        let mut a = fresh();
        assert_eq!(a.sign_in("quan-tri", PASSWORD, &admin[0]), 303);
        provider.round(&mut s, "/openid/bind", "sub-4", json!({}));
        a.cookies.extend(s.cookies.iter().filter(|(name, _)| name == "__Host-luan-openid").cloned());
        assert!(!a.get("/openid").body.contains("sub-4"));
        a.post("/openid/bind", &[("code", &admin[1])]);
        assert!(!a.get("/openid").body.contains("sub-4"));
        let mut through = fresh();
        let mfa = || json!({"amr": ["mfa"], "auth_time": now / 1_000});
        assert_eq!(provider.round(&mut through, "/openid/begin", "sub-3", mfa()).location, "/");
        // The account is closed: whoever waits for the code, is signed in, or comes anew is nobody.
        let mut waits = fresh();
        assert_eq!(provider.round(&mut waits, "/openid/begin", "sub-3", json!({})).location, "/openid/code");
        assert_eq!(a.post("/accounts/close", &[("id", "bi-thu"), ("reason", "nghỉ")]).status, 303);
        assert_eq!(waits.send(true, "/openid/code", &[("code", &secretary[3])]).status, 403);
        assert_eq!(through.get("/find").location, "/sign-in");
        assert!(provider.round(&mut through, "/openid/begin", "sub-3", mfa()).status == 403 && nobody(&mut through));
    });
}

#[test]
fn codes_are_not_guessed_through_the_provider() {
    let (provider, now) = (TestProvider::start(Signer::es256()), crate::time::now());
    let (desk, admin, ..) = &bound(Office::sqlite(), &provider, now);
    let mut browser = Browser { desk, now, cookies: Vec::new() };
    assert_eq!(provider.round(&mut browser, "/openid/begin", "sub-1", json!({})).location, "/openid/code");
    for guess in 0..20 {
        assert_eq!(browser.send(true, "/openid/code", &[("code", &format!("{guess:06}"))]).status, 403);
    }
    assert_eq!(browser.send(true, "/openid/code", &[("code", &admin[0])]).status, 403, "too many guesses, right or wrong");
}
