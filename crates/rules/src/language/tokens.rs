//! The words of a condition, found before the parser runs: they give every node its exact place, and a plain message to what is outside the language.

use std::ops::Range;

use super::message::{Fault, words};
use super::{CONDITION_BYTES_MAX, CONDITION_TOKENS_MAX, NESTING_MAX, NUMBER_MAX};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Name,
    Number,
    Text,
    Operator,
    Open,
    Close,
}

/// A token and its place.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// The tokens of a condition; every bracket has its partner.
#[derive(Debug)]
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
    partner: Vec<usize>,
}

impl Tokens {
    /// The token that begins at this byte.
    pub(super) fn at(&self, byte: usize) -> Option<usize> {
        self.list.binary_search_by_key(&byte, |token| token.span.start).ok()
    }

    /// The bracket that belongs to this one; any other token is its own partner.
    pub(super) fn partner(&self, token: usize) -> usize {
        self.partner[token]
    }

    /// The smallest run of tokens around this one in which every bracket has its partner.
    pub(super) fn balanced(&self, mut run: Range<usize>) -> Range<usize> {
        loop {
            let partners = || run.clone().map(|token| self.partner[token]);
            let wider = partners().min().map_or(run.start, |least| least.min(run.start))..partners().max().map_or(run.end, |most| run.end.max(most + 1));
            if wider == run {
                return run;
            }
            run = wider;
        }
    }

    /// The bytes of a run of tokens.
    pub(super) fn bytes(&self, run: Range<usize>) -> Range<usize> {
        self.list[run.start].span.start..self.list[run.end - 1].span.end
    }
}

const OPERATORS: [&str; 19] = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ",", ".", "//"];
const RESERVED: [&str; 18] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
    "null",
];

/// Splits a condition into tokens, or says everything in it that is outside the language.
pub(super) fn scan(text: &str) -> Result<Tokens, Vec<Fault>> {
    let whole = 0..text.len();
    if text.trim().is_empty() {
        return Err(vec![Fault::new(whole, words!("điều kiện để trống", "the condition is empty")).expected(words!("một điều kiện", "a condition"))]);
    }
    if text.len() > CONDITION_BYTES_MAX {
        let message = words!("điều kiện dài hơn {CONDITION_BYTES_MAX} byte", "the condition is longer than {CONDITION_BYTES_MAX} bytes");
        return Err(vec![Fault::new(whole, message)]);
    }
    let mut scanner = Scanner { text, at: 0, list: Vec::new(), faults: Vec::new() };
    while scanner.at < text.len() {
        scanner.next();
    }
    if scanner.list.len() > CONDITION_TOKENS_MAX {
        let message = words!("điều kiện có hơn {CONDITION_TOKENS_MAX} từ và dấu", "the condition has more than {CONDITION_TOKENS_MAX} words and signs");
        let help = words!("tách thành nhiều quy tắc", "split it into several rules");
        return Err(vec![Fault::new(whole, message).help(help)]);
    }
    let partner = pair(text, &scanner.list, &mut scanner.faults);
    if scanner.faults.is_empty() { Ok(Tokens { list: scanner.list, partner }) } else { Err(scanner.faults) }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    list: Vec<Token>,
    faults: Vec<Fault>,
}

impl Scanner<'_> {
    fn next(&mut self) {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return };
        match first {
            ' ' | '\t' | '\n' | '\r' => self.at += 1,
            'a'..='z' | 'A'..='Z' | '_' => self.name(),
            '0'..='9' => self.number(),
            '\'' | '"' => self.quoted(first),
            '(' | '[' => self.take(Kind::Open, 1),
            ')' | ']' => self.take(Kind::Close, 1),
            _ => match OPERATORS.iter().find(|operator| rest.starts_with(**operator)) {
                Some(&"/") if rest.starts_with("//") => self.refuse(rest.len(), words!("không có lời chú trong điều kiện", "a condition has no comments")),
                Some(operator) => self.take(Kind::Operator, operator.len()),
                None => self.stray(first),
            },
        }
    }

    fn take(&mut self, kind: Kind, length: usize) {
        self.list.push(Token { kind, span: self.at..self.at + length });
        self.at += length;
    }

    fn refuse(&mut self, length: usize, message: [String; 2]) {
        self.faults.push(Fault::new(self.at..self.at + length, message));
        self.at += length;
    }

    fn run(&self, belongs: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[self.at..];
        rest.find(|c: char| !belongs(c)).unwrap_or(rest.len())
    }

    fn name(&mut self) {
        let length = self.run(|c| c.is_alphanumeric() || c == '_');
        let name = &self.text[self.at..self.at + length];
        let quoted = self.text[self.at + length..].starts_with(['\'', '"']);
        let operator = match name {
            "and" | "AND" | "va" => Some("&&"),
            "or" | "OR" | "hoac" => Some("||"),
            "not" | "NOT" => Some("!"),
            _ => None,
        };
        if let Some(operator) = operator {
            let fault = Fault::new(self.at..self.at + length, words!("`{name}` không có trong ngôn ngữ quy tắc", "`{name}` is not part of the rule language"));
            self.faults.push(fault.help(words!("viết `{operator}`", "write `{operator}`")));
            self.at += length;
        } else if !name.is_ascii() {
            self.refuse(length, words!("tên viết không dấu: `{name}`", "names are written without diacritics: `{name}`"));
        } else if RESERVED.contains(&name) || quoted {
            self.refuse(length, words!("`{name}` không có trong ngôn ngữ quy tắc", "`{name}` is not part of the rule language"));
        } else {
            self.take(if name == "in" { Kind::Operator } else { Kind::Name }, length);
        }
    }

    fn number(&mut self) {
        let length = self.run(|c| c.is_alphanumeric() || c == '_');
        let digits = &self.text[self.at..self.at + length];
        let after = &self.text[self.at + length..];
        let decimal = after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit());
        if decimal || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let length = if decimal { length + 1 + after[1..].bytes().take_while(u8::is_ascii_digit).count() } else { length };
            let written = &self.text[self.at..self.at + length];
            self.refuse(length, words!("`{written}` không phải số nguyên", "`{written}` is not a whole number"));
        } else if digits.parse::<i64>().is_ok_and(|number| number <= NUMBER_MAX) {
            self.take(Kind::Number, length);
        } else {
            self.refuse(length, words!("số lớn hơn {NUMBER_MAX}", "the number is greater than {NUMBER_MAX}"));
        }
    }

    fn quoted(&mut self, quote: char) {
        let inside = &self.text[self.at + 1..];
        let Some(length) = inside.find([quote, '\n', '\\']) else {
            let left = self.text.len() - self.at;
            return self.refuse(left, words!("chữ trong nháy chưa đóng nháy", "the quoted text is not closed"));
        };
        let touches = self.list.last().is_some_and(|last| last.kind == Kind::Text && last.span.end == self.at);
        if touches {
            self.refuse(length + 2, words!("hai chữ trong nháy dính nhau", "two quoted texts touch each other"));
        } else if inside[length..].starts_with(quote) {
            self.take(Kind::Text, length + 2);
        } else {
            let message = words!("chữ trong nháy không chứa xuống dòng hay `\\`", "a quoted text holds no line break and no `\\`");
            self.refuse(length + 2, message);
        }
    }

    fn stray(&mut self, first: char) {
        let twice = match first {
            '=' => Some("=="),
            '&' => Some("&&"),
            '|' => Some("||"),
            '≥' => Some(">="),
            '≤' => Some("<="),
            '≠' => Some("!="),
            _ => None,
        };
        let length = if first.is_alphabetic() { self.run(|c| c.is_alphanumeric() || c == '_') } else { first.len_utf8() };
        let written = &self.text[self.at..self.at + length];
        let fault =
            Fault::new(self.at..self.at + length, words!("`{written}` không có trong ngôn ngữ quy tắc", "`{written}` is not part of the rule language"));
        self.faults.push(fault.help_if(twice.map(|operator| words!("viết `{operator}`", "write `{operator}`"))));
        self.at += length;
    }
}

// Pairs the brackets, and says which have no partner and where they nest too deep.
fn pair(text: &str, list: &[Token], faults: &mut Vec<Fault>) -> Vec<usize> {
    let mut partner: Vec<usize> = (0..list.len()).collect();
    let mut open: Vec<usize> = Vec::new();
    for (position, token) in list.iter().enumerate() {
        match token.kind {
            Kind::Open => {
                if open.len() == NESTING_MAX {
                    let message = words!("ngoặc lồng sâu hơn {NESTING_MAX} lớp", "brackets nest deeper than {NESTING_MAX}");
                    faults.push(Fault::new(token.span.clone(), message));
                }
                open.push(position);
            }
            Kind::Close => {
                let closes = if text[token.span.clone()] == *")" { "(" } else { "[" };
                let Some(opened) = open.pop_if(|opened| text[list[*opened].span.clone()] == *closes) else {
                    faults.push(Fault::new(token.span.clone(), words!("ngoặc này không có ngoặc mở `{closes}`", "this bracket has no opening `{closes}`")));
                    continue;
                };
                (partner[opened], partner[position]) = (position, opened);
            }
            _ => {}
        }
    }
    for opened in open {
        faults.push(Fault::new(list[opened].span.clone(), words!("ngoặc này chưa đóng", "this bracket is not closed")));
    }
    partner
}
