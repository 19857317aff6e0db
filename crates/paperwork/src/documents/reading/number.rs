//! The line of the number, in the head.

use super::symbol::{Symbol, Written, after_label, written_at};
use super::tokens::{Flow, Kind};
use super::types::{code_of, name_at_start};
use super::words::{is_capitals, key};

/// A number line, as far as it could be read.
pub(super) enum NumberLine {
    /// With a symbol; the token behind it.
    Read(Written),
    /// With a place for the number and none in it.
    Blank,
    /// With something where the number belongs that is none.
    Garbled(String),
}

/// The number line that a text begins with. Without the word `Số` it must be a symbol and nothing else.
pub(super) fn number_line(flow: &Flow) -> Option<NumberLine> {
    let labelled = flow.tokens.first().filter(|token| token.capital).and_then(|_| after_label(flow, 0));
    let Some(at) = labelled else {
        let written = written_at(flow, 0, false).or_else(|| named(flow)).or_else(|| small(flow))?;
        return (written.end == flow.tokens.len()).then_some(NumberLine::Read(written));
    };
    if let Some(written) = written_at(flow, at, true) {
        return Some(NumberLine::Read(written));
    }
    let from = left_blank(flow)?;
    Some(if from == at { NumberLine::Blank } else { NumberLine::Garbled(flow.slice(at, flow.tokens.len()).to_owned()) })
}

/// Whether a whole text is a number line in one of the rarer spellings.
pub(super) fn is_unusual_line(flow: &Flow) -> bool {
    named(flow).or_else(|| small(flow)).is_some_and(|written| written.end == flow.tokens.len())
}

/// `Luật số: 80/2025/QH15`: the type before the word, as the National Assembly prints it. Of others such a line stands in lists of documents.
fn named(flow: &Flow) -> Option<Written> {
    let capital = flow.tokens.first().is_some_and(|token| token.capital);
    let (_, count) = capital.then(|| name_at_start(&key(&flow.text))).flatten()?;
    let at = after_label(flow, count)?;
    let written = flow.tokens[at - 1].is(":").then(|| written_at(flow, at, true)).flatten()?;
    written.symbol.text.contains("/QH").then_some(written)
}

/// `số 137-tb/ubkttu`: a whole line typed in small letters. Where its symbol has capitals, a small `số` goes on with the line above.
fn small(flow: &Flow) -> Option<Written> {
    let at = after_label(flow, 0)?;
    (!flow.text.chars().any(char::is_uppercase)).then(|| written_at(flow, at, true)).flatten()
}

/// Whether a text is `Số`, then a blank, dots or one word that is no number, then the rest of a symbol; gives back where what fills the blank ends, dots not counted.
pub(super) fn left_blank(flow: &Flow) -> Option<usize> {
    let at = after_label(flow, 0)?;
    let mut next = at;
    let mut filled = false;
    while let Some(token) = flow.tokens.get(next).filter(|_| next < at + 40) {
        let rest = (token.is_dash() || token.is("/")) && is_rest_of_symbol(flow, next + 1);
        if rest || (token.is("/") && is_rest_of_letter(flow, next + 1)) {
            return Some(if filled { next } else { at });
        }
        match token.kind {
            Kind::Mark => {}
            // What a scan makes of a number still has a digit, or a letter that looks like one.
            Kind::Word | Kind::Number if token.key.chars().count() <= 6 && is_like_number(&flow.text[token.start..token.end]) => filled = true,
            _ => return None,
        }
        next += 1;
    }
    None
}

/// A digit, or nothing but letters that a scan makes of digits.
fn is_like_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) || text.chars().all(|c| matches!(c, 'l' | 'I' | 'O' | 'o' | 'S' | 'B'))
}

/// `CV/ĐU`, `QĐ-BNV`, to the end of the text.
fn is_rest_of_symbol(flow: &Flow, at: usize) -> bool {
    let tokens = &flow.tokens;
    let word = |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| &flow.text[token.start..token.end]);
    let (Some(first), Some(_)) = (word(at), word(at + 2)) else { return false };
    let join = &tokens[at + 1];
    code_of(first).is_some() && (join.is("/") || join.is_dash()) && tokens.len() <= at + 7
}

/// `SNV-CCVC`, to the end of the text: the codes of a letter of the State, which has no type.
fn is_rest_of_letter(flow: &Flow, at: usize) -> bool {
    let code = |at: usize| {
        flow.tokens
            .get(at)
            .filter(|token| token.kind == Kind::Word)
            .is_some_and(|token| is_capitals(&flow.text[token.start..token.end]) && token.key.chars().count() > 1)
    };
    let joined = flow.tokens.get(at + 1).is_some_and(|join| join.is_dash() && join.glued);
    code(at) && joined && code(at + 2) && flow.tokens.len() <= at + 5
}

/// The type that a number line tells although it has no number.
pub(super) fn kind_of_blank(flow: &Flow) -> Option<&'static str> {
    let text = flow.tokens.iter().find_map(|token| (token.kind == Kind::Word).then(|| code_of(&flow.text[token.start..token.end])).flatten())?;
    let party = flow.tokens.iter().position(|token| token.is("/")) > flow.tokens.iter().position(|token| token.is_dash());
    Symbol::parse(&if party { format!("1-{}/TW", text.code) } else { format!("1/{}-BNV", text.code) })?.kind()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let flow = Flow::of(text);
        match number_line(&flow) {
            Some(NumberLine::Read(written)) => written.symbol.text,
            Some(NumberLine::Blank) => format!("blank {}", kind_of_blank(&flow).unwrap_or("?")),
            Some(NumberLine::Garbled(what)) => format!("garbled {what}"),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn a_number_line_says_what_it_has() {
        for (text, said) in [
            ("Số 319 - CV/ĐU", "319-CV/ĐU"),
            ("Số: 15/QĐ-BNV", "15/QĐ-BNV"),
            ("319-CV/ĐU", "319-CV/ĐU"),
            ("Số    -CV/ĐU", "blank Công văn"),
            ("Số ......./QĐ-BNV", "blank Quyết định"),
            ("Số:       /SNV-CCVC", "blank ?"),
            ("Số      /SNV", "none"),
            ("Số B-KL/TU", "garbled B-KL/TU"),
            ("Số l9-KL/TU", "garbled l9-KL/TU"),
            ("số 23-KL/TW của Ban Bí thư", "none"),
            ("Số lượng cán bộ", "none"),
            ("Số hóa - CV/ĐU là một", "none"),
            ("23-KL/TW của Ban", "none"),
            ("số 137-tb/ubkttu", "137-TB/UBKTTU"),
            ("số 137-TB/UBKTTU", "none"),
            ("số 137-tb/ubkttu của", "none"),
            ("Luật số: 80/2025/QH15", "80/2025/QH15"),
            ("Nghị quyết số: 203/2025/QH15", "203/2025/QH15"),
            ("Nghị quyết số: 4/2025/NQ-HĐND", "none"),
            ("Luật số 80/2025/QH15", "none"),
            ("Luật số: 80/2025/QH15 hết hiệu lực", "none"),
        ] {
            assert_eq!(read(text), said, "{text}");
        }
    }
}
