//! The keys of a provider, as it publishes them (RFC 7517). Which algorithm a key is for is said by the key, never by what claims to be signed with it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;

/// More keys than any provider turns around; the rest is not read.
const KEYS_MAX: usize = 64;

/// A key that can say whether a signature is of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Key {
    /// Its name, where the provider gives it one.
    pub(super) id: Option<String>,
    public: Public,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Public {
    P256(Vec<u8>),
    Rsa { n: Vec<u8>, e: Vec<u8> },
    Ed25519(Vec<u8>),
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Written {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

impl Key {
    /// The one algorithm that this key is for.
    pub(super) fn algorithm(&self) -> &'static str {
        match self.public {
            Public::P256(_) => "ES256",
            Public::Rsa { .. } => "RS256",
            Public::Ed25519(_) => "EdDSA",
        }
    }

    /// Whether a signature over a message is of this key.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified = match &self.public {
            Public::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature),
            Public::Ed25519(point) => UnparsedPublicKey::new(&ED25519, point).verify(message, signature),
            Public::Rsa { n, e } => RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature),
        };
        verified.is_ok()
    }
}

/// The keys of a set that are for signatures of a kind that we read; others are none of ours, and left out. Nothing where it is no set of keys.
pub(super) fn keys(bytes: &[u8]) -> Option<Vec<Key>> {
    let set: Set = serde_json::from_slice(bytes).ok()?;
    Some(set.keys.into_iter().take(KEYS_MAX).filter_map(|key| serde_json::from_value(key).ok()).filter_map(key).collect())
}

fn key(written: Written) -> Option<Key> {
    let bytes = |text: &Option<String>| URL_SAFE_NO_PAD.decode(text.as_deref()?).ok();
    let public = match (written.kty.as_str(), written.crv.as_deref()) {
        ("EC", Some("P-256")) => {
            let (x, y) = (bytes(&written.x)?, bytes(&written.y)?);
            // An uncompressed point: its mark, and two numbers of 32 bytes.
            (x.len() == 32 && y.len() == 32).then(|| Public::P256([&[4], &x[..], &y[..]].concat()))?
        }
        ("OKP", Some("Ed25519")) => Public::Ed25519(bytes(&written.x).filter(|x| x.len() == 32)?),
        ("RSA", None) => Public::Rsa { n: bytes(&written.n)?, e: bytes(&written.e)? },
        _ => return None,
    };
    let key = Key { id: written.kid, public };
    let for_signatures = written.purpose.is_none_or(|purpose| purpose == "sig");
    let as_it_says = written.alg.is_none_or(|alg| alg == key.algorithm());
    (for_signatures && as_it_says).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_not_ours_are_left_out() {
        let ed = URL_SAFE_NO_PAD.encode([7; 32]);
        let short = URL_SAFE_NO_PAD.encode([7; 31]);
        let set = format!(
            r#"{{"keys":[
            {{"kty":"OKP","crv":"Ed25519","kid":"good","x":"{ed}"}},
            {{"kty":"OKP","crv":"Ed25519","kid":"short","x":"{short}"}},
            {{"kty":"OKP","crv":"Ed25519","kid":"for secrets","use":"enc","x":"{ed}"}},
            {{"kty":"OKP","crv":"Ed25519","kid":"for another algorithm","alg":"ES256","x":"{ed}"}},
            {{"kty":"OKP","crv":"X25519","kid":"another curve","x":"{ed}"}},
            {{"kty":"EC","crv":"P-256","kid":"half a point","x":"{ed}"}},
            {{"kty":"oct","kid":"a secret","k":"{ed}"}},
            {{"kid":"of no kind"}}, 7, null]}}"#
        );
        let found = keys(set.as_bytes()).unwrap();
        assert_eq!(found.iter().map(|key| (key.id.as_deref(), key.algorithm())).collect::<Vec<_>>(), [(Some("good"), "EdDSA")]);
        for garbage in ["", "[]", "{}", r#"{"keys":7}"#] {
            assert_eq!(keys(garbage.as_bytes()), None, "{garbage}");
        }
    }
}
