//! What a line may begin with: the shape of a label, without a judgement whether it is one.

use register::text::canonical;

use super::counting::{from_roman, letter, roman, word};

/// Numbers beyond this are years, counts or symbols, not labels.
const NUMBER: u32 = 200;
/// Numbers of a label like `1.2.3`.
const DOTS: usize = 6;

/// The kinds of labels, the outer ones first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    /// No label, and none above it.
    Paragraph,
    Part,
    Chapter,
    Section,
    Subsection,
    Article,
    /// A heading in capitals without a number.
    Heading,
    /// `A.`
    Capital,
    /// `I-`
    Roman,
    /// `1-`
    Number,
    /// `1.2-`
    Dotted,
    /// `a)`
    Letter,
    /// `-`
    Dash,
    /// `+`
    Plus,
}

/// A label that a line may begin with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Label {
    pub(super) kind: Kind,
    /// What it counts; several only where it is dotted.
    pub(super) numbers: Vec<u32>,
    /// The sign behind the number.
    pub(super) mark: char,
    /// How it stands in a path.
    pub(super) segment: String,
    /// Bytes of the line that it takes, spaces behind it included.
    pub(super) bytes: usize,
}

impl Label {
    /// The last number.
    pub(super) fn number(&self) -> u32 {
        self.numbers.last().copied().unwrap_or_default()
    }
}

/// What the line may begin with; two where one letter may be a Roman number or a letter.
pub(super) fn read(line: &str) -> Vec<Label> {
    let named = titled(line);
    if named.is_some() {
        return named.into_iter().collect();
    }
    let mut found: Vec<Label> = [numbered(line), bracketed(line), roman_number(line), lower(line), bullet(line)].into_iter().flatten().collect();
    found.extend(capital(line));
    found
}

/// The label and what follows it: the sign, and the rest of the line without spaces.
fn after(line: &str, used: usize) -> Option<(char, &str, usize)> {
    let spaced = line.get(used..)?;
    let trimmed = spaced.trim_start();
    let mark = trimmed.chars().next()?;
    let dash = is_dash(mark);
    if !(dash || (spaced.len() == trimmed.len() && matches!(mark, '.' | '/' | ')' | ':'))) {
        return None;
    }
    let behind = &trimmed[mark.len_utf8()..];
    let rest = behind.trim_start();
    let close = rest.len() == behind.len() && !rest.is_empty();
    let first = rest.chars().next();
    let starts = |wanted: fn(char) -> bool| first.is_some_and(wanted);
    let fits = match mark {
        '/' => !close,
        '.' | ')' | ':' => !close || starts(char::is_alphabetic) || starts(|c| "“\"‘(".contains(c)),
        _ => !starts(|c| c.is_ascii_digit()) && !is_symbol(rest),
    };
    fits.then_some((if dash { '-' } else { mark }, rest, line.len() - rest.len()))
}

/// Whether a text begins with the letters of a symbol: `QĐ/TW`, `NQ-CP`.
pub(super) fn is_symbol(text: &str) -> bool {
    let (head, tail) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    let letters = head.chars().count();
    let joined = tail.strip_prefix('-').is_some_and(|code| code.starts_with(char::is_uppercase));
    (1..=6).contains(&letters) && head.starts_with(char::is_uppercase) && (joined || tail.trim_start().starts_with('/'))
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−')
}

/// `Phần thứ nhất`, `Chương II`, `Mục 1`, `Tiểu mục 2`, `Điều 5`.
fn titled(line: &str) -> Option<Label> {
    let words: Vec<&str> = line.split_whitespace().take(4).collect();
    let folded: Vec<String> = words.iter().map(|word| canonical(word)).collect();
    let is = |at: usize, name: &str| folded.get(at).is_some_and(|word| *word == canonical(name));
    let (kind, at) = if is(0, "phần") {
        (Kind::Part, if is(1, "thứ") { 2 } else { 1 })
    } else if is(0, "chương") {
        (Kind::Chapter, 1)
    } else if is(0, "mục") {
        (Kind::Section, 1)
    } else if is(0, "tiểu") && is(1, "mục") {
        (Kind::Subsection, 2)
    } else if is(0, "điều") {
        (Kind::Article, 1)
    } else {
        return None;
    };
    if !words[0].chars().next()?.is_uppercase() {
        return None;
    }
    let written = *words.get(at)?;
    let number = written.trim_end_matches(|c: char| !c.is_alphanumeric());
    let (value, shown) = if kind == Kind::Part && at == 2 {
        let value = word(&canonical(number))?;
        (value, roman(value))
    } else {
        titled_number(kind, number)?
    };
    let used = offset(line, written)? + number.len();
    let rest = line[used..].trim_start();
    let sign = rest.chars().next().filter(|c| is_dash(*c) || matches!(c, '.' | ':'));
    let title = sign.map_or(rest, |sign| rest[sign.len_utf8()..].trim_start());
    let stands_alone = rest.is_empty() || sign.is_some() || (kind != Kind::Article && is_capitals(rest));
    let name = match kind {
        Kind::Part => "Phần",
        Kind::Chapter => "Chương",
        Kind::Section => "Mục",
        Kind::Subsection => "Tiểu mục",
        _ => "Điều",
    };
    stands_alone.then(|| Label { kind, numbers: vec![value], mark: ' ', segment: format!("{name} {shown}"), bytes: line.len() - title.len() })
}

/// The number of a title, and how it stands in a path: parts and chapters count in Roman numbers whatever the text has.
fn titled_number(kind: Kind, number: &str) -> Option<(u32, String)> {
    let digits = number.trim_end_matches(|c: char| c.is_lowercase());
    let inserted = &number[digits.len()..];
    if let Ok(value) = digits.parse::<u32>() {
        let fits = (1..10 * NUMBER).contains(&value) && (inserted.is_empty() || (kind == Kind::Article && inserted.chars().count() == 1));
        let shown = if matches!(kind, Kind::Part | Kind::Chapter) && value < NUMBER { roman(value) } else { format!("{value}{inserted}") };
        return fits.then_some((value, shown));
    }
    let value = from_roman(number).filter(|_| kind != Kind::Article)?;
    Some((value, number.to_owned()))
}

fn offset(line: &str, part: &str) -> Option<usize> {
    (part.as_ptr() as usize).checked_sub(line.as_ptr() as usize).filter(|at| *at <= line.len())
}

/// `1-`, `2.1.`, `1.1 Phạm vi`.
fn numbered(line: &str) -> Option<Label> {
    let mut numbers = Vec::new();
    let mut used = 0;
    loop {
        let digits = line[used..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 || numbers.len() == DOTS {
            return None;
        }
        numbers.push(line[used..used + digits].parse::<u32>().ok().filter(|value| (1..NUMBER).contains(value))?);
        used += digits;
        let more = line[used..].strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if !more {
            break;
        }
        used += 1;
    }
    let dotted = numbers.len() > 1;
    let (mark, bytes) = match after(line, used) {
        Some((mark, _, bytes)) => (mark, bytes),
        None => {
            let rest = line[used..].trim_start();
            let spaced = rest.len() < line.len() - used;
            (dotted && spaced && rest.starts_with(char::is_uppercase)).then(|| (' ', line.len() - rest.len()))?
        }
    };
    let segment = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    Some(Label { kind: if dotted { Kind::Dotted } else { Kind::Number }, numbers, mark, segment, bytes })
}

/// `(1)`.
fn bracketed(line: &str) -> Option<Label> {
    let (inside, rest) = line.strip_prefix('(')?.split_once(')')?;
    let value = inside.parse::<u32>().ok().filter(|value| (1..NUMBER).contains(value))?;
    let rest = rest.trim_start();
    Some(Label { kind: Kind::Number, numbers: vec![value], mark: '(', segment: value.to_string(), bytes: line.len() - rest.len() })
}

/// `I-`, `IV.`.
fn roman_number(line: &str) -> Option<Label> {
    let used = line.bytes().take_while(|c| b"IVXLC".contains(c)).count();
    let value = from_roman(&line[..used]).filter(|value| *value < 40)?;
    let (mark, _, bytes) = after(line, used)?;
    Some(Label { kind: Kind::Roman, numbers: vec![value], mark, segment: roman(value), bytes })
}

/// `A.`
fn capital(line: &str) -> Option<Label> {
    let first = line.chars().next().filter(|c| c.is_uppercase())?;
    let value = letter(first.to_lowercase().next()?)?;
    let (mark, _, bytes) = after(line, first.len_utf8())?;
    Some(Label { kind: Kind::Capital, numbers: vec![value], mark, segment: first.to_string(), bytes })
}

/// `a)`, `đ.`.
fn lower(line: &str) -> Option<Label> {
    let first = line.chars().next()?;
    let value = letter(first)?;
    let (mark, _, bytes) = after(line, first.len_utf8())?;
    Some(Label { kind: Kind::Letter, numbers: vec![value], mark, segment: first.to_string(), bytes })
}

/// `-`, `•`, `+`.
fn bullet(line: &str) -> Option<Label> {
    let first = line.chars().next()?;
    let kind = if is_dash(first) || first == '•' {
        Kind::Dash
    } else if first == '+' {
        Kind::Plus
    } else {
        return None;
    };
    let rest = line[first.len_utf8()..].trim_start();
    (!rest.is_empty() && !is_symbol(rest)).then(|| Label { kind, numbers: Vec::new(), mark: first, segment: String::new(), bytes: line.len() - rest.len() })
}

/// Whether all letters are capitals, and there are enough of them for a heading.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 5 && !text.chars().any(char::is_lowercase)
}
