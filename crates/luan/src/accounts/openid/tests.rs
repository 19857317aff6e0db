//! What is believed of a token, and what is not.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::id_token::{Doubt, Expected, believed};
use super::keys::{Key, keys};
use super::signer::{Signer, unsigned};

const NOW: u64 = 1_800_000_000;
const EXPECTED: Expected<'static> = Expected { issuer: "https://sso.example", client: "luan", nonce: "n", now: NOW };

fn good() -> Value {
    json!({"iss": "https://sso.example", "sub": "s", "aud": "luan", "exp": NOW + 60, "iat": NOW, "nonce": "n"})
}

fn with(changes: Value) -> Value {
    let mut claims = good();
    for (key, value) in changes.as_object().unwrap() {
        claims[key] = value.clone();
    }
    claims
}

fn set(published: &[Value]) -> Vec<Key> {
    keys(json!({ "keys": published }).to_string().as_bytes()).unwrap()
}

fn doubt(token: &str, keys: &[Key]) -> Option<Doubt> {
    believed(token, keys, &EXPECTED).err()
}

#[test]
fn every_bit_of_a_signature_counts_and_every_bit_of_what_is_signed() {
    for signer in Signer::all() {
        let keys = set(&[signer.published("k")]);
        let token = signer.token(&json!({"alg": signer.algorithm(), "kid": "k"}), &good());
        assert_eq!(believed(&token, &keys, &EXPECTED).ok().map(|claims| claims.sub), Some("s".to_owned()), "{}", signer.algorithm());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        for bit in 0..8 * signature.len() {
            let mut turned = signature.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(doubt(&format!("{signed}.{}", URL_SAFE_NO_PAD.encode(turned)), &keys), Some(Doubt::Signature), "{} {bit}", signer.algorithm());
        }
        for bit in 0..8 * token.len() {
            let mut turned = token.clone().into_bytes();
            turned[bit / 8] ^= 1 << (bit % 8);
            let Ok(turned) = String::from_utf8(turned) else { continue };
            assert!(doubt(&turned, &keys).is_some(), "{} {bit}", signer.algorithm());
        }
        for length in 0..token.len() {
            assert!(doubt(&token[..length], &keys).is_some(), "{} cut at {length}", signer.algorithm());
        }
    }
}

#[test]
fn the_algorithm_is_that_of_the_key_and_never_none_or_a_shared_secret() {
    for signer in Signer::all() {
        let published = signer.published("k");
        let keys = set(std::slice::from_ref(&published));
        for alg in ["none", "None", "", "HS256", "ES256", "RS256", "EdDSA", "PS256", "ES384"].into_iter().filter(|alg| *alg != signer.algorithm()) {
            let header = json!({"alg": alg, "kid": "k"});
            assert_eq!(doubt(&signer.token(&header, &good()), &keys), Some(Doubt::Algorithm), "{alg}");
            assert_eq!(doubt(&format!("{}.", unsigned(&header, &good())), &keys), Some(Doubt::Algorithm), "{alg}, not signed");
        }
        // Whoever takes the public key for a secret can make this one.
        let signed = unsigned(&json!({"alg": "HS256", "kid": "k"}), &good());
        for secret in published
            .as_object()
            .unwrap()
            .values()
            .filter_map(Value::as_str)
            .flat_map(|text| [text.as_bytes().to_vec(), URL_SAFE_NO_PAD.decode(text).unwrap_or_default()])
        {
            let tag = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &secret), signed.as_bytes());
            assert_eq!(doubt(&format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag)), &keys), Some(Doubt::Algorithm));
        }
        let right = json!({"alg": signer.algorithm(), "kid": "k"});
        assert_eq!(doubt(&format!("{}.", unsigned(&right, &good())), &keys), Some(Doubt::Signature), "an empty signature");
    }
}

#[test]
fn a_key_is_named_or_it_is_the_only_one() {
    let (ours, other) = (Signer::es256(), Signer::es256());
    let both = set(&[ours.published("k"), other.published("o")]);
    let one = set(&[ours.published("k")]);
    let (named, unknown, unnamed) = (json!({"alg": "ES256", "kid": "k"}), json!({"alg": "ES256", "kid": "x"}), json!({"alg": "ES256"}));
    assert_eq!(doubt(&ours.token(&named, &good()), &both), None);
    assert_eq!(doubt(&other.token(&named, &good()), &both), Some(Doubt::Signature), "signed by another key");
    assert_eq!(doubt(&ours.token(&unknown, &good()), &both), Some(Doubt::Key));
    assert_eq!(doubt(&ours.token(&unnamed, &good()), &both), Some(Doubt::Key));
    assert_eq!(doubt(&ours.token(&unnamed, &good()), &one), None);
    assert_eq!(doubt(&ours.token(&named, &good()), &[]), Some(Doubt::Key));
    // A key that comes along with the token is nobody's.
    let carried = json!({"alg": "ES256", "kid": "k", "jwk": other.published("k")});
    assert_eq!(doubt(&other.token(&carried, &good()), &both), Some(Doubt::Signature));
    assert_eq!(doubt(&ours.token(&json!({"alg": "ES256", "kid": "k", "crit": ["b64"]}), &good()), &both), Some(Doubt::Form));
}

#[test]
fn what_was_said_to_another_at_another_time_or_of_nobody_is_not_believed() {
    let signer = Signer::es256();
    let keys = set(&[signer.published("k")]);
    let said = |claims: Value| doubt(&signer.token(&json!({"alg": "ES256", "kid": "k"}), &claims), &keys);
    for (changes, expected) in [
        (json!({"iss": "https://sso.example/"}), Some(Doubt::Issuer)),
        (json!({"iss": "https://other.example"}), Some(Doubt::Issuer)),
        (json!({"aud": "other"}), Some(Doubt::Audience)),
        (json!({"aud": []}), Some(Doubt::Audience)),
        (json!({"aud": ["luan"]}), None),
        (json!({"aud": ["luan", "other"]}), Some(Doubt::Audience)),
        (json!({"aud": ["luan", "other"], "azp": "luan"}), None),
        (json!({"aud": ["luan", "other"], "azp": "other"}), Some(Doubt::Audience)),
        (json!({"azp": "other"}), Some(Doubt::Audience)),
        (json!({"exp": NOW - 60}), Some(Doubt::Time)),
        (json!({"exp": NOW - 59}), None),
        (json!({"exp": 0}), Some(Doubt::Time)),
        (json!({"exp": -1}), Some(Doubt::Form)),
        (json!({"exp": u64::MAX, "iat": NOW}), None),
        (json!({"iat": NOW + 60}), None),
        (json!({"iat": NOW + 61}), Some(Doubt::Time)),
        (json!({"iat": NOW - 660}), Some(Doubt::Time)),
        (json!({"nbf": NOW + 61}), Some(Doubt::Time)),
        (json!({"nbf": NOW + 60}), None),
        (json!({"nonce": "m"}), Some(Doubt::Nonce)),
        (json!({"nonce": ""}), Some(Doubt::Nonce)),
        (json!({"nonce": null}), Some(Doubt::Form)),
        (json!({"sub": ""}), Some(Doubt::Subject)),
        (json!({"sub": "s".repeat(256)}), Some(Doubt::Subject)),
        (json!({"sub": 7}), Some(Doubt::Form)),
        (json!({"amr": "mfa"}), Some(Doubt::Form)),
    ] {
        assert_eq!(said(with(changes.clone())), expected, "{changes}");
    }
    for missing in ["iss", "sub", "aud", "exp", "iat", "nonce"] {
        let mut claims = good();
        claims.as_object_mut().unwrap().remove(missing);
        assert_eq!(said(claims), Some(Doubt::Form), "{missing}");
    }
    for garbage in ["", ".", "..", "...", "a.b.c", "e30.e30.", "é.é.é"] {
        assert!(matches!(doubt(garbage, &keys), Some(Doubt::Form)), "{garbage}");
    }
}
