//! Cuts bytes into values and words. It takes whatever it can: what no reader understands is passed over.

use super::object::{Dict, Object};
use super::work::Work;
use crate::documents::limits::Limit;

/// Arrays and dictionaries in one another; no program writes more than a handful.
const DEPTH_MAX: u32 = 64;
/// Values of one object that are kept, so that it stays small in memory; the longest honest ones are the widths of large fonts.
const VALUES_MAX: usize = 1 << 18;
/// What it takes to make a value or a word, beside looking at its bytes, in steps.
const TOKEN_STEPS: u64 = 8;

/// What stands next.
#[derive(PartialEq, Debug)]
pub(super) enum Token {
    Value(Object),
    /// A bare word: an operator, `obj`, `stream`.
    Word(Vec<u8>),
    /// Nothing more.
    End,
}

/// A place in bytes.
pub(super) struct Lexer<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    work: &'a Work,
    values: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, work: &'a Work) -> Lexer<'a> {
        Lexer { bytes, at: at.min(bytes.len()), work, values: 0 }
    }

    /// The next value or word.
    pub(super) fn next(&mut self) -> Result<Token, Limit> {
        let from = self.at;
        self.values = 0;
        let token = self.token(0)?;
        self.work.steps((self.at - from) as u64 + TOKEN_STEPS)?;
        Ok(token)
    }

    /// The next value; a word is none.
    pub(super) fn value(&mut self) -> Result<Option<Object>, Limit> {
        Ok(if let Token::Value(value) = self.next()? { Some(value) } else { None })
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                while self.peek(0).is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn token(&mut self, depth: u32) -> Result<Token, Limit> {
        loop {
            self.skip_space();
            let Some(byte) = self.peek(0) else { return Ok(Token::End) };
            return Ok(match byte {
                b'/' => {
                    self.at += 1;
                    Token::Value(Object::Name(self.name()))
                }
                b'(' => Token::Value(Object::Text(self.literal())),
                b'<' if self.peek(1) == Some(b'<') => {
                    self.at += 2;
                    Token::Value(Object::Dict(self.dict(depth)?))
                }
                b'<' => Token::Value(Object::Text(self.hex())),
                b'[' => {
                    self.at += 1;
                    Token::Value(Object::Array(self.array(depth)?))
                }
                b'+' | b'-' | b'.' | b'0'..=b'9' => Token::Value(self.number()),
                // An end of something that has not begun.
                _ if is_delimiter(byte) => {
                    self.at += 1;
                    continue;
                }
                _ => self.word(),
            });
        }
    }

    fn word(&mut self) -> Token {
        let from = self.at;
        while self.peek(0).is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        match &self.bytes[from..self.at] {
            b"null" => Token::Value(Object::Null),
            b"true" => Token::Value(Object::Bool(true)),
            b"false" => Token::Value(Object::Bool(false)),
            word => Token::Word(word.to_vec()),
        }
    }

    fn name(&mut self) -> Vec<u8> {
        let mut name = Vec::new();
        while let Some(byte) = self.peek(0).filter(|&byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
            let code = (byte == b'#').then(|| Some(hex_digit(self.peek(0)?)? << 4 | hex_digit(self.peek(1)?)?)).flatten();
            if code.is_some() {
                self.at += 2;
            }
            name.push(code.unwrap_or(byte));
        }
        name
    }

    /// A number, or a reference `7 0 R`.
    fn number(&mut self) -> Object {
        let number = self.plain_number();
        let back = self.at;
        if let Some(number) = (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32) {
            self.skip_space();
            let digits = self.bytes[self.at..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
            if (1..=5).contains(&digits) {
                self.at += digits;
                self.skip_space();
                if self.peek(0) == Some(b'R') && self.peek(1).is_none_or(|byte| is_space(byte) || is_delimiter(byte)) {
                    self.at += 1;
                    return Object::Reference(number);
                }
            }
        }
        self.at = back;
        Object::Number(number)
    }

    fn plain_number(&mut self) -> f64 {
        let (mut value, mut scale, mut negative) = (0.0f64, 0.0f64, false);
        while let Some(byte) = self.peek(0) {
            match byte {
                b'-' => negative = true,
                b'+' => {}
                b'.' if scale == 0.0 => scale = 1.0,
                b'0'..=b'9' if scale == 0.0 => value = (value * 10.0 + f64::from(byte - b'0')).min(1e15),
                b'0'..=b'9' => {
                    scale /= 10.0;
                    value += f64::from(byte - b'0') * scale;
                }
                _ => break,
            }
            self.at += 1;
        }
        if negative { -value } else { value }
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1u32);
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' if self.peek(0) == Some(b'\n') => self.at += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek(0).filter(|byte| matches!(byte, b'0'..=b'7')) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(code as u8);
            }
            other => text.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut half) = (Vec::new(), None);
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            if let Some(digit) = hex_digit(byte) {
                half = match half {
                    None => Some(digit),
                    Some(high) => {
                        text.push(high << 4 | digit);
                        None
                    }
                };
            }
        }
        text.extend(half.map(|high| high << 4));
        text
    }

    fn array(&mut self, depth: u32) -> Result<Vec<Object>, Limit> {
        let mut values = Vec::new();
        loop {
            self.skip_space();
            if self.peek(0) == Some(b']') {
                self.at += 1;
                return Ok(values);
            }
            match self.inner(depth)? {
                Some(value) => values.push(value),
                None => return Ok(values),
            }
        }
    }

    fn dict(&mut self, depth: u32) -> Result<Dict, Limit> {
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            match self.peek(0) {
                Some(b'>') => {
                    self.at += if self.peek(1) == Some(b'>') { 2 } else { 1 };
                    return Ok(dict);
                }
                Some(b'/') => {
                    self.at += 1;
                    let key = self.name();
                    self.skip_space();
                    // A key without a value.
                    if matches!(self.peek(0), Some(b'>')) {
                        continue;
                    }
                    match self.inner(depth)? {
                        Some(value) => drop(dict.insert(key, value)),
                        None => return Ok(dict),
                    }
                }
                _ => {
                    if self.inner(depth)?.is_none() {
                        return Ok(dict);
                    }
                }
            }
        }
    }

    /// A value inside another one. What stands too deep, one value too many, and a word that ends an object, end all of it.
    fn inner(&mut self, depth: u32) -> Result<Option<Object>, Limit> {
        self.values += 1;
        if depth >= DEPTH_MAX || self.values > VALUES_MAX {
            return Ok(None);
        }
        let back = self.at;
        match self.token(depth + 1)? {
            Token::Value(value) => Ok(Some(value)),
            Token::End => Ok(None),
            Token::Word(word) if matches!(word.as_slice(), b"endobj" | b"obj" | b"stream" | b"endstream") => {
                self.at = back;
                Ok(None)
            }
            Token::Word(_) => Ok(Some(Object::Null)),
        }
    }
}

pub(super) fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Object {
        Lexer::new(bytes, 0, &Work::default()).value().unwrap().unwrap()
    }

    #[test]
    fn values_of_every_kind() {
        assert_eq!(read(b"-12.50"), Object::Number(-12.5));
        assert_eq!(read(b"7 0 R"), Object::Reference(7));
        assert_eq!(read(b"7 0"), Object::Number(7.0));
        assert_eq!(read(b"(a\\(b\\)(c)\\101\\\n)"), Object::Text(b"a(b)(c)A".to_vec()));
        assert_eq!(read(b"<48 6>"), Object::Text(b"H`".to_vec()));
        assert_eq!(read(b"/A#20B"), Object::Name(b"A B".to_vec()));
        let Object::Dict(dict) = read(b"<</A[1 2 R]/B<</C true>>/D>>") else { panic!("no dictionary") };
        assert_eq!(dict.keys().map(Vec::as_slice).collect::<Vec<_>>(), [b"A", b"B"]);
    }

    #[test]
    fn a_million_open_arrays_end_at_a_depth() {
        let work = Work::default();
        for bytes in [b"[".repeat(1_000_000), b"<</A".repeat(1_000_000), b"(".repeat(1_000_000)] {
            assert!(Lexer::new(&bytes, 0, &work).value().unwrap().is_some());
        }
    }
}
