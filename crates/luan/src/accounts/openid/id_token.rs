//! The ID token: what a provider says of who has signed in there. Not a word of it is believed before its signature, and then only what was said to us, for this round, now.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::keys::Key;

/// How far two clocks may be apart, in seconds.
const SKEW: u64 = 60;
/// How old a token may be, in seconds: a round does not last longer.
const AGE_MAX: u64 = 600;
/// The longest subject, as OpenID has it.
const SUBJECT_MAX: usize = 255;

/// What a token must say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    pub(super) nonce: &'a str,
    /// Seconds since 1970.
    pub(super) now: u64,
}

/// Why a token is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    /// It is no token.
    Form,
    /// It names a key that is not known.
    Key,
    /// Its algorithm is not that of its key.
    Algorithm,
    /// The signature is not of its key.
    Signature,
    /// Another issuer.
    Issuer,
    /// It is for somebody else.
    Audience,
    /// It is over, too old, or not yet valid.
    Time,
    /// It is of another round.
    Nonce,
    /// It names nobody.
    Subject,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// Something that must be understood, and is not.
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// What it says.
#[derive(Deserialize)]
pub(super) struct Claims {
    iss: String,
    /// Who, at this issuer.
    pub(super) sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: u64,
    iat: u64,
    nbf: Option<u64>,
    nonce: String,
    /// When they last showed who they are.
    pub(super) auth_time: Option<u64>,
    /// How.
    #[serde(default)]
    pub(super) amr: Vec<String>,
    /// How well.
    pub(super) acr: Option<String>,
}

fn part<T: DeserializeOwned>(text: &str) -> Result<T, Doubt> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Doubt::Form)?;
    serde_json::from_slice(&bytes).map_err(|_| Doubt::Form)
}

/// What a token says, where it is one of these keys and as it must be.
pub(super) fn believed(token: &str, keys: &[Key], expected: &Expected<'_>) -> Result<Claims, Doubt> {
    let (signed, signature) = token.rsplit_once('.').ok_or(Doubt::Form)?;
    let (header, claims) = signed.split_once('.').ok_or(Doubt::Form)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Doubt::Form)?;
    let header: Header = part(header)?;
    if header.crit.is_some() {
        return Err(Doubt::Form);
    }
    let key = match (&header.kid, keys) {
        (Some(id), keys) => keys.iter().find(|key| key.id.as_ref() == Some(id)),
        // Without a name there is only one that it can be.
        (None, [key]) => Some(key),
        (None, _) => None,
    };
    let key = key.ok_or(Doubt::Key)?;
    if header.alg != key.algorithm() {
        return Err(Doubt::Algorithm);
    }
    if !key.verifies(signed.as_bytes(), &signature) {
        return Err(Doubt::Signature);
    }
    let claims: Claims = part(claims)?;
    check(&claims, expected).map(|()| claims)
}

fn check(claims: &Claims, expected: &Expected<'_>) -> Result<(), Doubt> {
    let (now, client) = (expected.now, expected.client);
    let for_us = match &claims.aud {
        Audience::One(one) => one == client,
        // For several: then it must say that it was made for us.
        Audience::Several(several) => several.iter().any(|one| one == client) && (several.len() == 1 || claims.azp.is_some()),
    };
    let for_us = for_us && claims.azp.as_ref().is_none_or(|azp| azp == client);
    let in_time = claims.exp.saturating_add(SKEW) > now
        && claims.iat <= now + SKEW
        && claims.iat.saturating_add(AGE_MAX + SKEW) > now
        && claims.nbf.is_none_or(|from| from <= now + SKEW);
    let faults = [
        (claims.iss != expected.issuer, Doubt::Issuer),
        (!for_us, Doubt::Audience),
        (!in_time, Doubt::Time),
        (claims.nonce != expected.nonce, Doubt::Nonce),
        (claims.sub.is_empty() || claims.sub.len() > SUBJECT_MAX, Doubt::Subject),
    ];
    faults.into_iter().find(|(holds, _)| *holds).map_or(Ok(()), |(_, doubt)| Err(doubt))
}
