//! A device with a passkey, for tests: it makes what a browser would hand over, right or wrong as it is told.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek as ed25519;
use p256::ecdsa;
use p256::ecdsa::signature::Signer;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// How it signs.
pub(crate) enum Key {
    P256(ecdsa::SigningKey),
    Ed25519(ed25519::SigningKey),
}

/// A device; what a test changes of it, it says wrongly.
pub(crate) struct Device {
    key: Key,
    pub(crate) id: Vec<u8>,
    pub(crate) counter: u32,
    /// By how much the counter rises each time.
    pub(crate) step: u32,
    pub(crate) flags: u8,
    pub(crate) origin: String,
    pub(crate) host: String,
    pub(crate) purpose: Option<&'static str>,
    pub(crate) framed: bool,
}

/// What it shows, before it is written down.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) id: Vec<u8>,
    pub(crate) client: Vec<u8>,
    pub(crate) authenticator: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

impl Shown {
    pub(crate) fn text(&self) -> String {
        json!({ "id": text(&self.id), "client": text(&self.client), "authenticator": text(&self.authenticator), "signature": text(&self.signature) })
            .to_string()
    }
}

impl Device {
    pub(crate) fn p256(number: u8) -> Device {
        Device::new(Key::P256(ecdsa::SigningKey::from_slice(&[number; 32]).unwrap()), number)
    }

    pub(crate) fn ed25519(number: u8) -> Device {
        Device::new(Key::Ed25519(ed25519::SigningKey::from_bytes(&[number; 32])), number)
    }

    fn new(key: Key, number: u8) -> Device {
        let (origin, host) = ("https://luan.example".to_owned(), "luan.example".to_owned());
        Device { key, id: vec![number; 20], counter: 7, step: 1, flags: 0b101, origin, host, purpose: None, framed: false }
    }

    /// Makes its passkey, as the server wants it.
    pub(crate) fn makes(&mut self, options: &Value) -> String {
        let offered = options["pubKeyCredParams"].as_array().unwrap();
        let (number, cose) = self.cose();
        assert!(offered.iter().any(|one| one["alg"] == number) && options["rp"]["id"] == self.host.as_str() && options["attestation"] == "none");
        let authenticator = [&self.says(0b0100_0000)[..], &[0; 16], &(self.id.len() as u16).to_be_bytes(), &self.id, &cose].concat();
        let length = (authenticator.len() as u16).to_be_bytes();
        let object = [&[0xa3, 0x63][..], b"fmt", &[0x64], b"none", &[0x67], b"attStmt", &[0xa0, 0x68], b"authData", &[0x59], &length, &authenticator].concat();
        json!({ "client": text(&self.client("webauthn.create", options)), "attestation": text(&object) }).to_string()
    }

    /// Shows it, as the server wants it.
    pub(crate) fn shows(&mut self, options: &Value) -> Shown {
        assert_eq!((&options["userVerification"], &options["rpId"]), (&json!("required"), &json!("luan.example")));
        self.counter += self.step;
        let (client, authenticator) = (self.client("webauthn.get", options), self.says(0));
        let signed = [&authenticator[..], &Sha256::digest(&client)].concat();
        let signature = match &self.key {
            Key::P256(key) => Signer::<ecdsa::Signature>::sign(key, &signed).to_der().as_bytes().to_vec(),
            Key::Ed25519(key) => ed25519::Signer::sign(key, &signed).to_bytes().to_vec(),
        };
        Shown { id: self.id.clone(), client, authenticator, signature }
    }

    fn says(&self, more: u8) -> Vec<u8> {
        [&Sha256::digest(self.host.as_bytes())[..], &[self.flags | more], &self.counter.to_be_bytes()].concat()
    }

    fn client(&self, purpose: &'static str, options: &Value) -> Vec<u8> {
        let purpose = self.purpose.unwrap_or(purpose);
        json!({ "type": purpose, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": self.framed, "more": [1] }).to_string().into_bytes()
    }

    fn cose(&self) -> (i64, Vec<u8>) {
        match &self.key {
            Key::P256(key) => {
                let point = key.verifying_key().to_sec1_point(false);
                let (x, y) = (point.x().unwrap(), point.y().unwrap());
                (-7, [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32], y].concat())
            }
            Key::Ed25519(key) => (-8, [&[0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32][..], key.verifying_key().as_bytes()].concat()),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
