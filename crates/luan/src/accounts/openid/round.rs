//! A round through the provider: begun in one browser, ended in the same one, once, within ten minutes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{StoreError, Vault};

use super::binding::Subject;
use super::id_token::{Claims, Doubt, Expected, believed};
use super::provider::Provider;
use crate::accounts::{Token, kept};

/// How long a round may take, and how long a code of the second factor is waited for after it, in milliseconds.
const LASTS: u64 = 10 * 60_000;

/// What a round is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// To sign in.
    SignIn,
    /// To take up the invitation with this token.
    Invitation(String),
    /// To bind this account.
    Bind(String),
}

#[derive(Serialize, Deserialize)]
struct Begun {
    purpose: Purpose,
    /// The name of the token that the browser has.
    browser: String,
    nonce: String,
    verifier: String,
}

/// Who somebody is at the provider, while a code of the second factor is still waited for.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Known {
    pub(crate) purpose: Purpose,
    pub(crate) subject: Subject,
}

/// How a round ended.
pub(crate) struct Returned {
    /// What was found out.
    pub(crate) known: Known,
    /// Where the provider has seen a second factor: when, as far as it says.
    pub(crate) second: Option<Option<u64>>,
}

/// Why a round came to nothing.
#[derive(Debug)]
pub(crate) enum NotBack {
    /// It was not begun here, or is over; or what came back is not to be believed.
    Wrong(String),
    /// The provider is of no help.
    Silent(String),
    /// The store has not done its part.
    Store(StoreError),
}

impl From<StoreError> for NotBack {
    fn from(error: StoreError) -> NotBack {
        NotBack::Store(error)
    }
}

/// Begins a round: where to send the browser, and what it keeps in the meantime.
pub(crate) fn begin(vault: &Vault, provider: &Provider, purpose: Purpose, now: u64) -> Result<(String, Token), NotBack> {
    let itself = provider.itself(now).map_err(NotBack::Silent)?;
    let (browser, state, nonce, verifier) = (Token::new(), Token::new(), Token::new(), Token::new());
    let begun = Begun { purpose, browser: browser.name(), nonce: nonce.text().to_owned(), verifier: verifier.text().to_owned() };
    vault.purge(now)?;
    vault.put(kept::OPENID, &state.name(), now + LASTS, &bytes(&begun), None)?;
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.text().as_bytes()));
    let fields = [
        ("response_type", "code"),
        ("client_id", &provider.settings.client),
        ("redirect_uri", &provider.settings.back()),
        ("scope", "openid"),
        ("state", state.text()),
        ("nonce", nonce.text()),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let sign = if itself.authorization_endpoint.contains('?') { '&' } else { '?' };
    Ok((format!("{}{sign}{query}", itself.authorization_endpoint), browser))
}

/// What came back through the browser.
pub(crate) struct Came<'a> {
    /// What the browser has kept.
    pub(crate) browser: Option<&'a Token>,
    pub(crate) state: &'a str,
    pub(crate) code: &'a str,
    /// Who says so, where that is said (RFC 9207).
    pub(crate) issuer: &'a str,
}

/// Ends a round: who it is, where everything is as it was begun.
pub(crate) fn back(vault: &Vault, provider: &Provider, came: &Came<'_>, now: u64) -> Result<Returned, NotBack> {
    let wrong = |what: &str| NotBack::Wrong(what.to_owned());
    let state = Token::shown(came.state).name();
    let found = vault.get(kept::OPENID, &state, now)?.ok_or_else(|| wrong("no such round"))?;
    let begun: Begun = serde_json::from_slice(&found.bytes).map_err(|_| wrong("no such round"))?;
    if came.browser.map(Token::name).as_ref() != Some(&begun.browser) {
        return Err(wrong("another browser"));
    }
    // From here on it is over, whatever comes of it.
    if !vault.remove(kept::OPENID, &state)? {
        return Err(wrong("no such round"));
    }
    if !came.issuer.is_empty() && came.issuer != provider.settings.issuer {
        return Err(wrong("another issuer has sent it back"));
    }
    if came.code.is_empty() {
        return Err(wrong("the provider has not signed anybody in"));
    }
    let token = provider.redeem(came.code, &begun.verifier, now).map_err(NotBack::Silent)?;
    let claims = claims(provider, &token, &begun.nonce, now).map_err(|doubt| NotBack::Wrong(format!("the token is not believed: {doubt:?}")))?;
    let settings = &provider.settings;
    let counts = claims.amr.iter().any(|method| settings.amr.contains(method)) || claims.acr.as_ref().is_some_and(|class| settings.acr.contains(class));
    // A moment that is still to come is none.
    let second = counts.then(|| claims.auth_time.map(|seconds| seconds.saturating_mul(1_000).min(now)));
    let subject = Subject { issuer: settings.issuer.clone(), subject: claims.sub };
    Ok(Returned { known: Known { purpose: begun.purpose, subject }, second })
}

/// What a token says. A key that is not known may be a new one: then the provider is asked, though not too often.
fn claims(provider: &Provider, token: &str, nonce: &str, now: u64) -> Result<Claims, Doubt> {
    let settings = &provider.settings;
    let expected = Expected { issuer: &settings.issuer, client: &settings.client, nonce, now: now / 1_000 };
    match believed(token, &provider.keys(), &expected) {
        Err(Doubt::Key) if provider.ask(now).is_ok() => believed(token, &provider.keys(), &expected),
        said => said,
    }
}

/// Keeps who somebody is while a code is waited for; the token is for their browser.
pub(crate) fn keep(vault: &Vault, known: &Known, now: u64) -> Result<Token, StoreError> {
    let token = Token::new();
    vault.put(kept::OPENID, &token.name(), now + LASTS, &bytes(known), None)?;
    Ok(token)
}

/// Who somebody is of whom a code is waited for.
pub(crate) fn known(vault: &Vault, token: &Token, now: u64) -> Result<Option<Known>, StoreError> {
    let found = vault.get(kept::OPENID, &token.name(), now)?;
    Ok(found.and_then(|found| serde_json::from_slice(&found.bytes).ok()))
}

/// No code is waited for any more; false where none was.
pub(crate) fn end(vault: &Vault, token: &Token) -> Result<bool, StoreError> {
    vault.remove(kept::OPENID, &token.name())
}

fn bytes(kept: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(kept).expect("texts are JSON")
}
