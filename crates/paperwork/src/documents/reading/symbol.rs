//! Number and symbol: tolerant of how they are written, strict in how they are said.
//!
//! Of the Party: `319-CV/ĐU`. Of the State: `15/QĐ-BNV`, `30/2020/NĐ-CP`, `80/2025/QH15`, and without a type for letters, `05/BNV-VP`.

use super::tokens::{Flow, Kind, Token, is_number_label};
use super::types::{Code, code_of};
use super::words::is_capitals;

/// Whose way of numbering it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum System {
    /// `319-CV/ĐU`.
    Party,
    /// `15/QĐ-BNV`.
    State,
}

/// A number with its symbol.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Symbol {
    /// The number as printed, with its zero and its letter.
    pub number: String,
    /// The whole in its canonical form.
    pub text: String,
    /// Whose it is.
    pub system: System,
    /// The code of the type in its canonical form; empty where there is none.
    pub code: String,
}

impl Symbol {
    /// Reads a symbol that stands alone, with or without the word `Số`.
    pub fn parse(text: &str) -> Option<Symbol> {
        let flow = Flow::of(text);
        let at = after_label(&flow, 0).unwrap_or(0);
        let written = written_at(&flow, at, at > 0)?;
        (written.end == flow.tokens.len()).then_some(written.symbol)
    }

    /// The types that its code may stand for.
    pub fn kinds(&self) -> &'static [&'static str] {
        match (code_of(&self.code), self.system) {
            (Some(code), System::Party) => code.party,
            (Some(code), System::State) => code.state,
            (None, _) => &[],
        }
    }

    /// The one type that its code stands for, where it is one.
    pub fn kind(&self) -> Option<&'static str> {
        match self.kinds() {
            // A letter of the State has no code.
            [] if self.system == System::State && self.code.is_empty() && !self.text.contains("/QH") => Some("Công văn"),
            // What a notice says is its title; the code alone means the notice.
            ["Thông báo", ..] => Some("Thông báo"),
            ["Chương trình", ..] => Some("Chương trình"),
            [one] => Some(one),
            _ => None,
        }
    }
}

/// A symbol as it stands in a text.
pub(super) struct Written {
    pub(super) symbol: Symbol,
    /// The token behind it.
    pub(super) end: usize,
    /// A type that only the spelling told (`QĐi`).
    pub(super) kind: Option<&'static str>,
    /// Whether letters were taken for others (`QD` for `QĐ`).
    pub(super) repaired: bool,
}

/// Behind the word `Số` and its colon, where they stand here.
pub(super) fn after_label(flow: &Flow, at: usize) -> Option<usize> {
    let label = flow.tokens.get(at).filter(|token| token.kind == Kind::Word && is_number_label(&token.key))?;
    let _ = label;
    let mark = |at: usize| flow.tokens.get(at).is_some_and(|token| matches!(token.key.as_str(), ":" | "." | ";"));
    Some(if mark(at + 1) { at + 2 } else { at + 1 })
}

/// The symbol whose number is the token `at`. Behind the word `Số` the dash may be missing.
pub(super) fn written_at(flow: &Flow, at: usize, labelled: bool) -> Option<Written> {
    let number = number_at(flow, at)?;
    party(flow, at, &number, labelled).or_else(|| state(flow, at, &number))
}

/// One to five digits, perhaps with a small letter.
fn number_at(flow: &Flow, at: usize) -> Option<String> {
    let token = flow.tokens.get(at)?;
    // `13.503`, `1/2-3`: the middle of something else.
    let inside =
        token.glued && at.checked_sub(1).and_then(|before| flow.tokens.get(before)).is_some_and(|before| matches!(before.key.as_str(), "/" | "." | "," | "-"));
    let text = &flow.text[token.start..token.end];
    // Only the first letters: what a scan makes of a digit (`31l`, `31g`) is no part of a number.
    let digits = text.trim_end_matches(['a', 'b', 'c', 'd', 'đ', 'e']);
    let letters = text[digits.len()..].chars().count();
    let fits = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && letters <= 1;
    (fits && !inside).then(|| text.to_owned())
}

fn party(flow: &Flow, at: usize, number: &str, labelled: bool) -> Option<Written> {
    let tokens = &flow.tokens;
    let dashed = tokens.get(at + 1)?.is_dash();
    if !dashed && !labelled {
        return None;
    }
    let type_at = at + 1 + usize::from(dashed);
    let (code, repaired) = type_code(flow, type_at)?;
    if code.party.is_empty() || !tokens.get(type_at + 1)?.is("/") {
        return None;
    }
    let (issuer, end) = issuer_at(flow, type_at + 2)?;
    let (issuer, barred) = barred(issuer);
    let (shown, kind) = if code.code == "QĐi" { ("QĐ", Some("Quy định")) } else { (code.code, None) };
    let text = format!("{number}-{shown}/{issuer}");
    let symbol = Symbol { number: number.to_owned(), text, system: System::Party, code: shown.to_owned() };
    Some(Written { symbol, end, kind, repaired: repaired || barred })
}

/// The code of a type, also with a plain D for Đ.
fn type_code(flow: &Flow, at: usize) -> Option<(&'static Code, bool)> {
    let token = flow.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let written = &flow.text[token.start..token.end];
    if let Some(code) = code_of(written) {
        return Some((code, false));
    }
    let barred = written.replace(['D', 'd'], "Đ");
    (written != barred).then(|| code_of(&barred)).flatten().filter(|code| matches!(code.code, "QĐ" | "QĐi" | "NĐ" | "CĐ")).map(|code| (code, true))
}

/// Codes of issuers of the Party whose letters are not all capitals, or that are written in several ways.
const ISSUERS: [(&str, &str); 8] = [("tw", "TW"), ("tư", "TW"), ("thu", "ThU"), ("txu", "TxU"), ("tu", "TU"), ("đu", "ĐU"), ("đuk", "ĐUK"), ("ttg", "TTg")];

/// The code of a committee with a plain D for Đ (`DU`, `UBKTDU`) as it is meant, and whether it was so written.
fn barred(issuer: String) -> (String, bool) {
    match ["DU", "DUK"].iter().find_map(|tail| issuer.strip_suffix(tail).map(|stem| format!("{stem}{}", tail.replace('D', "Đ")))) {
        Some(meant) => (meant, true),
        None => (issuer, false),
    }
}

fn issuer_at(flow: &Flow, at: usize) -> Option<(String, usize)> {
    let tokens = &flow.tokens;
    let first = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    // `T.Ư`, `T.W`: one code in two parts.
    let dotted = first.is("t") && tokens.get(at + 1).is_some_and(|token| token.is(".") && token.glued);
    if dotted && let Some(second) = tokens.get(at + 2).filter(|token| token.glued && (token.is("ư") || token.is("w"))) {
        let _ = second;
        return Some(("TW".to_owned(), at + 3));
    }
    let mut issuer = canonical_issuer(&flow.text[first.start..first.end])?;
    let mut end = at + 1;
    // `VPTW/nb`, `ĐU-VP`: a part that is joined without a space.
    while let (Some(join), Some(part)) = (tokens.get(end), tokens.get(end + 1))
        && join.glued
        && part.glued
        && part.kind == Kind::Word
        && (join.is("/") || join.is("-"))
        && (is_capitals(&flow.text[part.start..part.end]) || part.is("nb"))
    {
        issuer.push_str(&flow.text[join.start..part.end]);
        end += 2;
    }
    Some((issuer, end))
}

fn canonical_issuer(written: &str) -> Option<String> {
    let key = super::words::word_key(written);
    if let Some((_, canonical)) = ISSUERS.iter().find(|(known, _)| *known == key) {
        return Some((*canonical).to_owned());
    }
    // A word that follows by accident begins small and goes on small; a code has a capital, or is short and wholly small.
    let has_capital = written.chars().any(char::is_uppercase);
    let all_small = written.chars().all(char::is_lowercase) && written.chars().count() <= 8;
    match (has_capital, all_small) {
        (true, _) => Some(written.to_owned()),
        (false, true) => Some(written.to_uppercase()),
        _ => None,
    }
}

fn state(flow: &Flow, at: usize, number: &str) -> Option<Written> {
    let tokens = &flow.tokens;
    tokens.get(at + 1).filter(|token| token.is("/"))?;
    let year = tokens.get(at + 2).filter(|token| token.kind == Kind::Number && is_year(&token.key) && tokens.get(at + 3).is_some_and(|next| next.is("/")));
    let codes_at = if year.is_some() { at + 4 } else { at + 2 };
    let (codes, end, kind, repaired) = codes_at_token(flow, codes_at)?;
    let has_type = !kind.is_empty();
    let assembly = codes[0].starts_with("QH") && codes[0].len() > 2 && codes.len() == 1;
    if !(codes.len() > 1 || (assembly && year.is_some())) {
        return None;
    }
    // A letter's symbol is known by its shape alone: then nothing in it may be spaced.
    let spaced = (at + 1..end).any(|part| !tokens[part].glued);
    if spaced && !has_type && !assembly {
        return None;
    }
    let year = year.map(|token| format!("{}/", token.key)).unwrap_or_default();
    let symbol = Symbol { number: number.to_owned(), text: format!("{number}/{year}{}", codes.join("-")), system: System::State, code: kind };
    Some(Written { symbol, end, kind: None, repaired })
}

fn is_year(digits: &str) -> bool {
    digits.parse().is_ok_and(|year: i32| (1945..=2199).contains(&year))
}

/// Parts of a symbol of the State, at most this many.
const PARTS_MAX: usize = 4;

/// Codes joined by dashes; where the first is a type, its canonical form.
fn codes_at_token(flow: &Flow, at: usize) -> Option<(Vec<String>, usize, String, bool)> {
    let tokens = &flow.tokens;
    let first = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let typed = type_code(flow, at).filter(|(code, _)| !code.state.is_empty());
    let shown = |token: &Token| flow.text[token.start..token.end].to_owned();
    if typed.is_none() && !is_code(&shown(first)) {
        return None;
    }
    let kind = typed.map(|(code, _)| code.code.to_owned()).unwrap_or_default();
    let mut codes = vec![if kind.is_empty() { shown(first) } else { kind.clone() }];
    let mut end = at + 1;
    while codes.len() < PARTS_MAX
        && let (Some(dash), Some(part)) = (tokens.get(end), tokens.get(end + 1))
        && dash.is_dash()
        && part.kind == Kind::Word
    {
        let close = dash.glued && part.glued;
        // Behind a type the first dash may stand apart; any other may not.
        if !close && (codes.len() > 1 || kind.is_empty()) {
            break;
        }
        let Some(code) = canonical_issuer(&shown(part)).filter(|code| is_code(code)) else { break };
        codes.push(code);
        end += 2;
    }
    Some((codes, end, kind, typed.is_some_and(|(_, repaired)| repaired)))
}

/// Two or more letters, more of them capitals than not.
fn is_code(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && capitals > small && text.chars().count() <= 14
}

#[cfg(test)]
mod tests;
