//! What an account signs in with: a password, a second factor, codes for the day on which that is lost.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Held;
use totp_rs::{Builder, Secret, Totp};

use super::openid::Subject;
use super::passkey::Passkey;
use super::token::{hex, random};

/// Codes for the day on which the second factor is lost.
pub(crate) const CODES: usize = 10;
/// Letters of such a code; none that is read as another.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Letters of a code.
const CODE_LENGTH: usize = 10;
/// Bytes of the secret of a second factor.
pub(super) const SECRET: usize = 20;

/// What is kept of it, sealed.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Credential {
    /// Tells this one from every other; the account's entry in the log has its hash.
    tag: String,
    /// As argon2 keeps it; empty where there is none.
    pub(super) password: String,
    secret: String,
    /// The step of the last code that was taken: none is taken twice.
    step: u64,
    /// Hashes of the codes that are left.
    codes: Vec<String>,
    /// Who the holder is at providers of sign-ins.
    #[serde(default)]
    pub(super) subjects: Vec<Subject>,
    /// Passkeys, in the order in which they were added.
    #[serde(default)]
    pub(super) passkeys: Vec<Passkey>,
    /// The one that is about to take its place: it holds as soon as the log names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<Box<Credential>>,
}

impl Credential {
    /// A new one, and the codes to be written down.
    pub(super) fn new(password: String, secret: &[u8; SECRET]) -> (Credential, Vec<String>) {
        let codes: Vec<String> = (0..CODES).map(|_| code()).collect();
        let hashes = codes.iter().map(|code| hash(code)).collect();
        let credential = Credential {
            tag: STANDARD.encode(random::<32>()),
            password,
            secret: STANDARD.encode(secret),
            step: 0,
            codes: hashes,
            passkeys: Vec::new(),
            subjects: Vec::new(),
            next: None,
        };
        (credential, codes)
    }

    /// The one that the log names as the account's; an older one that somebody put back is none.
    pub(super) fn named(bytes: &[u8], held: &Held) -> Option<Credential> {
        let mut credential: Credential = serde_json::from_slice(bytes).ok()?;
        let next = credential.next.as_deref().cloned();
        let holds = |one: &Credential| held.account.credential.as_ref() == Some(&one.name());
        if let Some(next) = next.filter(holds) {
            credential = next;
        }
        holds(&credential).then_some(credential)
    }

    /// The same under a new name.
    pub(super) fn renewed(&self) -> Credential {
        Credential { tag: STANDARD.encode(random::<32>()), next: None, ..self.clone() }
    }

    /// The same with the one that is about to take its place.
    pub(super) fn followed_by(self, next: &Credential) -> Credential {
        Credential { next: Some(Box::new(next.clone())), ..self }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings and numbers are JSON")
    }

    /// What the log says of it.
    pub(super) fn name(&self) -> String {
        hash(&self.tag)
    }

    /// Takes a code of the second factor, or one of those for the day on which it is lost: each once. False where it is none.
    pub(super) fn take(&mut self, shown: &str, now: u64) -> bool {
        let plain: String = shown.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
        let secret = STANDARD.decode(&self.secret).unwrap_or_default();
        if let Some(step) = totp(secret).and_then(|totp| totp.check(&plain, now / 1_000)).filter(|step| *step > self.step) {
            self.step = step;
            return true;
        }
        let known = self.codes.iter().position(|code| *code == hash(&plain));
        known.map(|at| self.codes.remove(at)).is_some()
    }
}

/// Whether a code is one of a secret now: before anything is kept.
pub(super) fn shows(secret: &[u8; SECRET], code: &str, now: u64) -> bool {
    totp(secret.to_vec()).is_some_and(|totp| totp.check(code.trim(), now / 1_000).is_some())
}

/// The code of a secret now.
pub(super) fn now_shows(secret: &[u8; SECRET], now: u64) -> Option<String> {
    totp(secret.to_vec()).map(|totp| totp.generate(now / 1_000).to_string())
}

/// The address that an authenticator reads, also from a picture.
pub(crate) fn second_factor_address(account: &str, office: &str, secret: &[u8]) -> String {
    let quoted = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    format!("otpauth://totp/{0}:{1}?secret={2}&issuer={0}", quoted(office), quoted(account), Secret::from(secret.to_vec()).to_base32())
}

fn totp(secret: Vec<u8>) -> Option<Totp> {
    Builder::new().with_secret(secret).build().ok()
}

fn code() -> String {
    random::<CODE_LENGTH>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_once_and_no_earlier_one_after_it() {
        let secret = [7; SECRET];
        let (mut credential, codes) = Credential::new("kept".to_owned(), &secret);
        let now = 1_767_225_600_000;
        let shown = |time: u64| totp(secret.to_vec()).unwrap().generate(time / 1_000).to_string();
        assert!(shows(&secret, &shown(now), now) && !shows(&secret, "000000", now + 1));
        assert!(credential.take(&shown(now), now));
        assert!(!credential.take(&shown(now), now), "twice");
        assert!(!credential.take(&shown(now - 30_000), now), "an earlier one");
        assert!(credential.take(&shown(now + 30_000), now), "a clock that is a little ahead");
        assert!(!credential.take(&shown(now + 120_000), now), "far ahead");
        for code in &codes {
            assert!(credential.take(&code.to_uppercase(), now) && !credential.take(code, now));
        }
    }

    #[test]
    fn of_two_that_follow_each_other_the_one_holds_that_the_log_names() {
        let (old, _) = Credential::new("kept".to_owned(), &[7; SECRET]);
        let new = old.renewed();
        let held = |name: Option<String>| Held { account: store::Account { credential: name, ..store::Account::default() }, entry: 0, asked_by: String::new() };
        let found = |bytes: &[u8], name: Option<String>| Credential::named(bytes, &held(name)).map(|credential| credential.name());
        let both = old.clone().followed_by(&new).bytes();
        for one in [&old, &new] {
            assert_eq!(found(&both, Some(one.name())), Some(one.name()));
            assert_eq!(found(&one.bytes(), Some(one.name())), Some(one.name()));
        }
        assert_ne!(old.name(), new.name());
        assert_eq!((found(&old.bytes(), Some(new.name())), found(&new.bytes(), Some(old.name())), found(&both, None)), (None, None, None));
    }

    #[test]
    fn the_address_is_one_that_authenticators_read() {
        let address = second_factor_address("lan.nguyen", "Văn Sương", &[0; SECRET]);
        assert_eq!(address, "otpauth://totp/V%C4%83n%20S%C6%B0%C6%A1ng:lan.nguyen?secret=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&issuer=V%C4%83n%20S%C6%B0%C6%A1ng");
    }
}
