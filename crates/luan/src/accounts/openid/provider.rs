//! The provider: what it says of itself, its keys, and the one question that it is asked in each round. It may be slow, wrong or gone; nothing here waits for long or believes much.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use super::keys::{Key, keys};
use super::settings::Settings;

/// How long the provider may take to answer, in all.
const WAIT: Duration = Duration::from_secs(5);
/// The longest answer that is read, in bytes.
const ANSWER_MAX: u64 = 256 << 10;
/// How often it is asked for what it says of itself, or for its keys, at most, in milliseconds.
const ASK_EVERY: u64 = 30_000;
/// How many rounds may wait for it at the same time: those who sign in with a password shall not wait for it, too.
const ASKING_MAX: usize = 16;

/// A provider of sign-ins.
pub(crate) struct Provider {
    pub(crate) settings: Settings,
    secret: String,
    agent: ureq::Agent,
    known: Mutex<Known>,
    asking: AtomicUsize,
}

#[derive(Default)]
struct Known {
    itself: Option<Itself>,
    keys: Vec<Key>,
    /// When it was last asked.
    asked: Option<u64>,
}

/// What it says of itself.
#[derive(Clone, Deserialize)]
pub(super) struct Itself {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// Why the provider is of no help, for the log.
pub(super) type Silent = String;

impl Provider {
    /// The provider of these settings, with the secret that is shared with it, and whom TLS trusts; nothing is asked yet.
    pub(crate) fn new(settings: Settings, secret: String, trusted: &[Certificate<'static>]) -> Provider {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(trusted))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(WAIT))
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .max_idle_connections(0);
        Provider { settings, secret, agent: config.build().into(), known: Mutex::default(), asking: AtomicUsize::new(0) }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks what it says of itself, and for its keys, unless that was asked a moment ago.
    pub(crate) fn ask(&self, now: u64) -> Result<(), Silent> {
        {
            let mut known = self.known();
            if known.asked.is_some_and(|asked| now.abs_diff(asked) < ASK_EVERY) {
                return Err("asked a moment ago".to_owned());
            }
            known.asked = Some(now);
        }
        let address = format!("{}/.well-known/openid-configuration", self.settings.issuer.trim_end_matches('/'));
        let itself: Itself = serde_json::from_slice(&self.get(&address)?).map_err(|_| "discovery cannot be read")?;
        if itself.issuer != self.settings.issuer {
            return Err("discovery speaks of another issuer".to_owned());
        }
        for address in [&itself.authorization_endpoint, &itself.token_endpoint, &itself.jwks_uri] {
            if !self.settings.reaches(address) {
                return Err("discovery names an address without TLS".to_owned());
            }
        }
        let keys = keys(&self.get(&itself.jwks_uri)?).ok_or("the keys cannot be read")?;
        let mut known = self.known();
        (known.itself, known.keys) = (Some(itself), keys);
        Ok(())
    }

    /// What it says of itself; asked for where that is not known yet.
    pub(super) fn itself(&self, now: u64) -> Result<Itself, Silent> {
        if let Some(itself) = self.known().itself.clone() {
            return Ok(itself);
        }
        self.ask(now)?;
        self.known().itself.clone().ok_or_else(|| "nothing is known of it".to_owned())
    }

    /// Its keys, as far as they are known.
    pub(super) fn keys(&self) -> Vec<Key> {
        self.known().keys.clone()
    }

    /// Gives a code back for an ID token.
    pub(super) fn redeem(&self, code: &str, verifier: &str, now: u64) -> Result<String, Silent> {
        let waiting = self.asking.fetch_add(1, Ordering::AcqRel);
        let answered = if waiting < ASKING_MAX { self.redeem_now(code, verifier, now) } else { Err("too many wait for it".to_owned()) };
        self.asking.fetch_sub(1, Ordering::AcqRel);
        answered
    }

    fn redeem_now(&self, code: &str, verifier: &str, now: u64) -> Result<String, Silent> {
        let (itself, back) = (self.itself(now)?, self.settings.back());
        let (client, secret) = (self.settings.client.as_str(), self.secret.as_str());
        let mut form = vec![("grant_type", "authorization_code"), ("code", code), ("redirect_uri", &back), ("code_verifier", verifier)];
        let methods = &itself.token_endpoint_auth_methods_supported;
        let known = |method: &str| methods.iter().any(|known| known == method);
        let mut request = self.agent.post(&itself.token_endpoint).header("Accept", "application/json");
        // In the header, as OpenID has it where nothing else is said.
        if known("client_secret_post") && !known("client_secret_basic") {
            form.extend([("client_id", client), ("client_secret", secret)]);
        } else {
            let quoted = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let both = STANDARD.encode(format!("{}:{}", quoted(client), quoted(secret)));
            request = request.header("Authorization", format!("Basic {both}"));
        }
        let bytes = body(request.send_form(form))?;
        let tokens: Tokens = serde_json::from_slice(&bytes).map_err(|_| "the answer to the code cannot be read")?;
        Ok(tokens.id_token)
    }

    fn get(&self, address: &str) -> Result<Vec<u8>, Silent> {
        body(self.agent.get(address).call())
    }
}

/// What came back, where it came back well.
fn body(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Vec<u8>, Silent> {
    let mut response = response.map_err(|error| error.to_string())?;
    if response.status() != 200 {
        return Err(format!("status {}", response.status().as_u16()));
    }
    response.body_mut().with_config().limit(ANSWER_MAX).read_to_vec().map_err(|error| error.to_string())
}
