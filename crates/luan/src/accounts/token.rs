//! Secrets that are handed out once: of each only the hash is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A secret of 256 bits.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

impl Token {
    /// A new one, from the system's randomness.
    pub(crate) fn new() -> Token {
        Token(URL_SAFE_NO_PAD.encode(random::<32>()))
    }

    /// One that somebody shows.
    pub(crate) fn shown(text: &str) -> Token {
        Token(text.to_owned())
    }

    /// The text to hand out.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// The name under which it is kept: whoever reads that cannot show the token.
    pub(crate) fn name(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has randomness");
    bytes
}

/// Bytes as small hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).expect("four bits are a digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
