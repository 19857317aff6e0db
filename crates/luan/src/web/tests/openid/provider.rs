//! A provider of the test's own: it speaks HTTP on this machine, remembers whom it has approved, and lies where it is told to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::accounts::openid::signer::Signer;
use crate::accounts::openid::{Provider, Settings};
use crate::web::asked::fields;
use crate::web::tests::browser::Browser;

/// What it answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mood {
    Honest,
    Garbage,
    Huge,
    Never,
    Broken,
    Elsewhere,
    Unasked,
}

/// What a test may change about it.
pub(super) struct Inside {
    pub(super) mood: Mood,
    pub(super) keys: Vec<(String, Signer)>,
    /// How many questions of each path were asked.
    pub(super) asked: BTreeMap<String, usize>,
    /// By code: the challenge, and the token to give.
    codes: BTreeMap<String, (String, String)>,
}

pub(super) struct TestProvider {
    pub(super) issuer: String,
    pub(super) inside: Arc<Mutex<Inside>>,
}

/// What the office and its provider share.
const SECRET: &str = "bí mật / của cơ quan";

impl TestProvider {
    pub(super) fn start(signer: Signer) -> TestProvider {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let inside = Inside { mood: Mood::Honest, keys: vec![("k1".to_owned(), signer)], asked: BTreeMap::new(), codes: BTreeMap::new() };
        let inside = Arc::new(Mutex::new(inside));
        let (shared, own) = (inside.clone(), issuer.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (shared, own) = (shared.clone(), own.clone());
                std::thread::spawn(move || answer(stream.unwrap(), &shared, &own));
            }
        });
        TestProvider { issuer, inside }
    }

    /// The product's side of it.
    pub(super) fn product(&self) -> Provider {
        let settings = format!(
            "issuer = \"{}\"\nclient_id = \"luan\"\nclient_secret = \"{SECRET}\"\norigin = \"https://luan.example\"\n\
             name = {{ vi = \"Tài khoản thị xã\", en = \"The town's account\" }}\nsecond_factor_amr = [\"mfa\"]\nsecond_factor_acr = [\"high\"]\n",
            self.issuer
        );
        Provider::new(Settings::read(&settings).ok().unwrap(), SECRET.to_owned(), &[])
    }

    pub(super) fn set(&self, mood: Mood) {
        self.inside.lock().unwrap().mood = mood;
    }

    /// What an honest token says, in the round that an address begins.
    pub(super) fn claims(&self, address: &str, subject: &str, now: u64) -> Value {
        let now = now / 1_000;
        json!({"iss": self.issuer, "sub": subject, "aud": "luan", "exp": now + 60, "iat": now, "nonce": field(address, "nonce")})
    }

    /// Approves somebody who was sent to an address, with a token that says these things; the address to which the browser is sent back.
    pub(super) fn approve(&self, address: &str, claims: &Value) -> String {
        let token = {
            let inside = self.inside.lock().unwrap();
            let (id, signer) = inside.keys.last().unwrap();
            signer.token(&json!({"alg": signer.algorithm(), "kid": id}), claims)
        };
        self.approve_with(address, token)
    }

    /// The same with whatever token.
    pub(super) fn approve_with(&self, address: &str, token: String) -> String {
        assert!(address.starts_with(&format!("{}/authorize?tenant=1&", self.issuer)), "{address}");
        for (name, value) in [("response_type", "code"), ("client_id", "luan"), ("scope", "openid"), ("code_challenge_method", "S256")] {
            assert_eq!(field(address, name), value);
        }
        assert_eq!(field(address, "redirect_uri"), "https://luan.example/openid/return");
        let mut inside = self.inside.lock().unwrap();
        let code = format!("code-{}", field(address, "state"));
        inside.codes.insert(code.clone(), (field(address, "code_challenge"), token));
        format!(
            "/openid/return?code={code}&state={}&iss={}",
            field(address, "state"),
            form_urlencoded::byte_serialize(self.issuer.as_bytes()).collect::<String>()
        )
    }

    /// A whole round of an honest provider in a browser, from a link of ours to what is shown afterwards.
    pub(super) fn round(&self, browser: &mut Browser<'_>, link: &str, subject: &str, more: Value) -> crate::web::tests::browser::Page {
        let begun = browser.get(link);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let mut claims = self.claims(&begun.location, subject, browser.now);
        for (key, value) in more.as_object().unwrap() {
            claims[key] = value.clone();
        }
        let back = self.approve(&begun.location, &claims);
        browser.get(&back)
    }
}

/// A field of an address.
pub(super) fn field(address: &str, name: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    fields(query.as_bytes()).into_iter().find(|(field, _)| field == name).map(|(_, text)| text).unwrap_or_default()
}

fn answer(mut stream: TcpStream, inside: &Mutex<Inside>, issuer: &str) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap() == 0 {
            return;
        }
    }
    let header = |name: &str| {
        let line = head.lines().find_map(|line| line.split_once(": ").filter(|(known, _)| known.eq_ignore_ascii_case(name)));
        line.map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let mut body = vec![0; header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let mut inside = inside.lock().unwrap();
    *inside.asked.entry(path.clone()).or_default() += 1;
    let mood = inside.mood;
    let (status, text) = match (mood, path.as_str()) {
        (Mood::Garbage, _) => (200, "<html>xin chào".to_owned()),
        (Mood::Huge, _) => (200, format!("{{\"id_token\": \"{}\"}}", "x".repeat(2 << 20))),
        (Mood::Never, _) => {
            drop(inside);
            return std::thread::sleep(Duration::from_secs(20));
        }
        (Mood::Broken, _) => (500, "{}".to_owned()),
        (Mood::Elsewhere, _) => (302, String::new()),
        (Mood::Unasked, _) => panic!("nobody was to ask for {path}"),
        (Mood::Honest, "/.well-known/openid-configuration") => (200, itself(issuer)),
        (Mood::Honest, "/keys") => (200, json!({"keys": inside.keys.iter().map(|(id, signer)| signer.published(id)).collect::<Vec<_>>()}).to_string()),
        (Mood::Honest, "/token") => token(&mut inside, &header("authorization"), &body),
        (Mood::Honest, _) => (404, String::new()),
    };
    drop(inside);
    let answered = write!(stream, "HTTP/1.1 {status} x\r\nLocation: {issuer}/keys\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}", text.len());
    // Whoever has read enough goes away.
    let _ = answered;
}

fn itself(issuer: &str) -> String {
    let at = |path: &str| format!("{issuer}{path}");
    json!({"issuer": issuer, "authorization_endpoint": at("/authorize?tenant=1"), "token_endpoint": at("/token"), "jwks_uri": at("/keys")}).to_string()
}

/// Gives a token for a code: once, to whoever has the secret and knows what the challenge was made from.
fn token(inside: &mut Inside, authorization: &str, body: &[u8]) -> (u16, String) {
    use base64::engine::general_purpose::STANDARD;
    let form: BTreeMap<String, String> = fields(body).into_iter().collect();
    let quoted: String = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let known = authorization == format!("Basic {}", STANDARD.encode(format!("luan:{quoted}")));
    let ours = form["grant_type"] == "authorization_code" && form["redirect_uri"] == "https://luan.example/openid/return";
    let given = inside.codes.remove(&form["code"]);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    match given.filter(|(wanted, _)| known && ours && *wanted == challenge) {
        Some((_, token)) => (200, json!({"access_token": "x", "token_type": "Bearer", "id_token": token}).to_string()),
        None => (400, json!({"error": "invalid_grant"}).to_string()),
    }
}
