//! A passkey, and what it shows (WebAuthn, level 2): as much of it as is asked here. What a device says about its own make is not asked for, and not looked at.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek as ed25519;
use p256::ecdsa;
use p256::ecdsa::signature::Verifier;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cbor::{self, Value};
use super::site::Site;

/// What an authenticator says is true of the moment: somebody was there, and was recognised; a new key stands behind; something of the browser's stands at the end.
const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const ATTESTED: u8 = 1 << 6;
const EXTENDED: u8 = 1 << 7;
/// Bytes before what an authenticator says about a new key: the hash of the host, the flags, the counter.
const HEAD: usize = 37;
/// Bytes that name the make of a device.
const MAKE: usize = 16;
/// The longest name that a key may give itself, in bytes.
const ID_MAX: usize = 1_023;

/// How a passkey signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Kind {
    Es256,
    EdDsa,
}

/// Numbers of COSE for them, the one that is liked best first.
pub(crate) const ALGORITHMS: [i64; 2] = [-7, -8];

/// A passkey, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Passkey {
    /// The name that it gave itself.
    pub(crate) id: String,
    /// How its holder calls it.
    pub(crate) name: String,
    /// The day on which it was added.
    pub(crate) day: String,
    kind: Kind,
    key: String,
    /// How often it has signed, as far as it says: it never goes back.
    counter: u32,
}

/// What a browser hands over of a new passkey.
#[derive(Deserialize)]
struct Made {
    client: String,
    attestation: String,
}

/// What a browser hands over of one that was shown.
#[derive(Deserialize)]
pub(super) struct Assertion {
    pub(super) id: String,
    client: String,
    authenticator: String,
    signature: String,
}

impl Assertion {
    pub(super) fn read(text: &str) -> Option<Assertion> {
        serde_json::from_str(text).ok()
    }
}

impl Passkey {
    /// A new passkey, with the challenge that it answers; none where anything is not as it was asked for.
    pub(super) fn made(text: &str, site: &Site, name: &str, day: &str) -> Option<(Passkey, String)> {
        let made: Made = serde_json::from_str(text).ok()?;
        let challenge = challenge(&decoded(&made.client)?, "webauthn.create", site)?;
        let attestation = decoded(&made.attestation)?;
        let (object, []) = cbor::read(&attestation)? else { return None };
        let said = Said::read(object.named("authData")?.bytes()?, site)?;
        let (id, kind, key) = attested(&said)?;
        let passkey = Passkey {
            id: URL_SAFE_NO_PAD.encode(id),
            name: name.to_owned(),
            day: day.to_owned(),
            kind,
            key: URL_SAFE_NO_PAD.encode(key),
            counter: said.counter,
        };
        Some((passkey, challenge))
    }

    /// The challenge that it answers, where it was shown as it must be; the counter is kept from then on.
    pub(super) fn shown(&mut self, assertion: &Assertion, site: &Site) -> Option<String> {
        let client = decoded(&assertion.client)?;
        let challenge = challenge(&client, "webauthn.get", site)?;
        let authenticator = decoded(&assertion.authenticator)?;
        let said = Said::read(&authenticator, site)?;
        let signed = [&authenticator[..], &Sha256::digest(&client)].concat();
        let ended = said.rest.is_empty() || said.flags & EXTENDED != 0;
        // One that does not count always says nothing; one that counts and goes back has a twin.
        let rises = said.counter > self.counter || (said.counter == 0 && self.counter == 0);
        if self.id != assertion.id || !ended || !rises || !self.signed(&signed, &decoded(&assertion.signature)?) {
            return None;
        }
        self.counter = said.counter;
        Some(challenge)
    }

    fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        let key = decoded(&self.key).unwrap_or_default();
        match self.kind {
            Kind::Es256 => {
                let (key, signature) = (ecdsa::VerifyingKey::from_sec1_bytes(&key), ecdsa::Signature::from_der(signature));
                key.is_ok_and(|key| signature.is_ok_and(|signature| key.verify(text, &signature).is_ok()))
            }
            Kind::EdDsa => {
                let signature = ed25519::Signature::from_slice(signature);
                ed25519_key(&key).is_some_and(|key| signature.is_ok_and(|signature| key.verify_strict(text, &signature).is_ok()))
            }
        }
    }
}

/// What an authenticator says.
struct Said<'a> {
    flags: u8,
    counter: u32,
    rest: &'a [u8],
}

impl Said<'_> {
    /// Reads it, where it is said to this site, of somebody who was there and was recognised.
    fn read<'a>(bytes: &'a [u8], site: &Site) -> Option<Said<'a>> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let (flags, counter) = (head[32], u32::from_be_bytes(head[33..].try_into().ok()?));
        let ours = head[..32] == Sha256::digest(site.host().as_bytes())[..];
        (ours && flags & PRESENT != 0 && flags & VERIFIED != 0).then_some(Said { flags, counter, rest })
    }
}

/// What stands behind the head about a new key: its name, how it signs, and the key.
fn attested<'a>(said: &Said<'a>) -> Option<(&'a [u8], Kind, Vec<u8>)> {
    let (length, rest) = said.rest.get(MAKE..)?.split_at_checked(2)?;
    let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
    let (id, rest) = rest.split_at_checked(length)?;
    let (key, rest) = cbor::read(rest)?;
    let whole = said.flags & ATTESTED != 0 && (1..=ID_MAX).contains(&length) && (rest.is_empty() || said.flags & EXTENDED != 0);
    let number = |at: i64| if let Some(Value::Number(number)) = key.at(at) { Some(*number) } else { None };
    let part = |at: i64| key.at(at).and_then(Value::bytes).filter(|part| part.len() == 32);
    // The numbers are those of COSE: kind of key, algorithm, curve, the parts of the point.
    let (kind, key) = match (number(1)?, number(3)?, number(-1)?) {
        (2, -7, 1) => (Kind::Es256, [&[4], part(-2)?, part(-3)?].concat()),
        (1, -8, 6) => (Kind::EdDsa, part(-2)?.to_vec()),
        _ => return None,
    };
    let good = match kind {
        Kind::Es256 => ecdsa::VerifyingKey::from_sec1_bytes(&key).is_ok(),
        Kind::EdDsa => ed25519_key(&key).is_some_and(|key| !key.is_weak()),
    };
    (whole && good).then_some((id, kind, key))
}

/// The challenge in what a browser says of itself, where it says that it stands at this site, and asks for this.
fn challenge(client: &[u8], kind: &str, site: &Site) -> Option<String> {
    #[derive(Deserialize)]
    struct Client {
        r#type: String,
        challenge: String,
        origin: String,
        #[serde(default, rename = "crossOrigin")]
        cross_origin: bool,
    }
    let said: Client = serde_json::from_slice(client).ok()?;
    (said.r#type == kind && said.origin == site.origin() && !said.cross_origin).then_some(said.challenge)
}

fn ed25519_key(bytes: &[u8]) -> Option<ed25519::VerifyingKey> {
    bytes.try_into().ok().and_then(|bytes| ed25519::VerifyingKey::from_bytes(bytes).ok())
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::device::Device;
    use super::*;

    fn site() -> Site {
        Site::read("https://luan.example").unwrap()
    }

    fn wanted() -> serde_json::Value {
        let offered = ALGORITHMS.map(|number| json!({ "alg": number }));
        json!({ "challenge": "abc", "rp": { "id": "luan.example" }, "attestation": "none", "pubKeyCredParams": offered, "rpId": "luan.example", "userVerification": "required" })
    }

    fn enrolled(mut device: Device) -> (Device, Passkey) {
        let (passkey, challenge) = Passkey::made(&device.makes(&wanted()), &site(), "máy", "2026-01-01").unwrap();
        assert_eq!(challenge, "abc");
        (device, passkey)
    }

    #[test]
    fn a_bit_that_is_turned_anywhere_is_refused() {
        for (mut device, passkey) in [enrolled(Device::p256(1)), enrolled(Device::ed25519(2))] {
            let shown = device.shows(&wanted());
            let taken = |shown: &super::super::device::Shown| passkey.clone().shown(&Assertion::read(&shown.text()).unwrap(), &site());
            assert_eq!(taken(&shown), Some("abc".to_owned()));
            let parts: [fn(&mut super::super::device::Shown) -> &mut Vec<u8>; 4] =
                [|shown| &mut shown.id, |shown| &mut shown.client, |shown| &mut shown.authenticator, |shown| &mut shown.signature];
            let mut turned = 0;
            for part in parts {
                for bit in 0..part(&mut shown.clone()).len() * 8 {
                    let mut wrong = shown.clone();
                    part(&mut wrong)[bit / 8] ^= 1 << (bit % 8);
                    assert_eq!(taken(&wrong), None, "bit {bit}");
                    turned += 1;
                }
                let mut longer = shown.clone();
                part(&mut longer).push(0);
                assert_eq!(taken(&longer), None);
            }
            assert!(turned > 1_500, "{turned}");
        }
    }

    #[test]
    fn a_counter_rises_or_is_never_there() {
        let (mut device, mut passkey) = enrolled(Device::p256(1));
        let mut taken = |device: &mut Device| passkey.shown(&Assertion::read(&device.shows(&wanted()).text()).unwrap(), &site()).is_some();
        assert!(taken(&mut device) && taken(&mut device));
        device.step = 0;
        assert!(!taken(&mut device), "the same again");
        device.counter -= 2;
        assert!(!taken(&mut device), "an earlier one");
        device.counter = 0;
        assert!(!taken(&mut device), "one that has stopped counting");
        device.counter = 90;
        assert!(taken(&mut device));
        let mut never = Device::p256(3);
        (never.counter, never.step) = (0, 0);
        let (mut never, mut passkey) = enrolled(never);
        for _ in 0..2 {
            assert!(passkey.shown(&Assertion::read(&never.shows(&wanted()).text()).unwrap(), &site()).is_some());
        }
    }

    #[test]
    fn what_is_made_elsewhere_or_for_nobody_is_no_passkey() {
        let made = |change: &dyn Fn(&mut Device)| {
            let mut device = Device::p256(1);
            change(&mut device);
            let wanted =
                serde_json::Value::Object(wanted().as_object().unwrap().clone().into_iter().chain([("rp".to_owned(), json!({ "id": device.host }))]).collect());
            Passkey::made(&device.makes(&wanted), &site(), "máy", "2026-01-01").is_some()
        };
        assert!(made(&|_| {}));
        assert!(!made(&|device| device.origin = "https://luan.example.other".to_owned()));
        assert!(!made(&|device| device.origin = "http://luan.example".to_owned()));
        assert!(!made(&|device| device.host = "other.example".to_owned()));
        assert!(!made(&|device| device.flags = 0b001), "nobody was recognised");
        assert!(!made(&|device| device.flags = 0b100), "nobody was there");
        assert!(!made(&|device| device.purpose = Some("webauthn.get")));
        assert!(!made(&|device| device.framed = true));
        assert!(!made(&|device| device.id = Vec::new()) && !made(&|device| device.id = vec![1; 1_024]));
    }

    #[test]
    fn whatever_comes_in_the_place_of_a_passkey_stops_nothing() {
        let whole = Device::p256(1).makes(&wanted());
        let said: serde_json::Value = serde_json::from_str(&whole).unwrap();
        let bytes = decoded(said["attestation"].as_str().unwrap()).unwrap();
        let made = |bytes: &[u8]| {
            let text = json!({ "client": said["client"], "attestation": URL_SAFE_NO_PAD.encode(bytes) }).to_string();
            Passkey::made(&text, &site(), "máy", "2026-01-01").is_some()
        };
        assert!(made(&bytes) && (0..bytes.len()).all(|end| !made(&bytes[..end])), "cut anywhere, it is none");
        for bit in 0..bytes.len() * 8 {
            let mut wrong = bytes.clone();
            wrong[bit / 8] ^= 1 << (bit % 8);
            made(&wrong);
        }
        for text in ["", "{}", "[]", "{\"client\":\"\",\"attestation\":\"\"}", "{\"client\":\"*\",\"attestation\":\"oA\"}"] {
            assert!(Passkey::made(text, &site(), "máy", "2026-01-01").is_none() && Assertion::read(text).is_none());
        }
    }
}
