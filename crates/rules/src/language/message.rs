//! Messages: a fault with its place, in the two languages of the reader.

use std::ops::Range;

pub use crate::verdict::Lang;

/// The same words in Vietnamese and in English.
pub type Words = [String; 2];

/// Writes one message in both languages; names in braces are taken from the scope.
macro_rules! words {
    ($vi:literal, $en:literal $(,)?) => {
        [format!($vi), format!($en)]
    };
}
pub(crate) use words;

/// A fault in a text: where (bytes of that text), what, what was expected instead, and what may help.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// The bytes of the text at fault.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Words,
    /// What was expected there.
    pub expected: Option<Words>,
    /// What may help: the nearest known name, another way to write it.
    pub help: Option<Words>,
}

impl Fault {
    /// A fault at a place.
    pub fn new(span: Range<usize>, message: Words) -> Fault {
        Fault { span, message, expected: None, help: None }
    }

    /// With what was expected.
    pub fn expected(mut self, words: Words) -> Fault {
        self.expected = Some(words);
        self
    }

    /// With what may help.
    pub fn help(mut self, words: Words) -> Fault {
        self.help = Some(words);
        self
    }

    /// With what may help, where there is something.
    pub fn help_if(mut self, words: Option<Words>) -> Fault {
        self.help = words.or(self.help);
        self
    }
}

/// A fault in a file, ready to be shown: the line at fault is kept, the file is not needed any more.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes of the file at fault.
    pub span: Range<usize>,
    /// The line at fault.
    pub source: String,
    /// How many characters of that line are at fault.
    pub width: usize,
    /// What is wrong.
    pub message: Words,
    /// What was expected there.
    pub expected: Option<Words>,
    /// What may help.
    pub help: Option<Words>,
}

impl Diagnostic {
    /// A fault of a text, found in a file.
    pub fn new(file: &str, text: &str, fault: Fault) -> Diagnostic {
        let start = floor(text, fault.span.start);
        let end = floor(text, fault.span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let source = text[line_start..line_end].trim_end_matches('\r');
        let width = text[start..end.min(line_start + source.len()).max(start)].chars().filter(|c| takes_room(*c)).count().max(1);
        Diagnostic {
            file: file.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            span: start..end,
            source: source.to_owned(),
            width,
            message: fault.message,
            expected: fault.expected,
            help: fault.help,
        }
    }

    /// The message with the line at fault, its place marked, what was expected and what may help.
    pub fn render(&self, lang: Lang) -> String {
        let [error, expected, help] = lang.pick([["lỗi", "cần", "gợi ý"], ["error", "expected", "help"]]);
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let pad: String = self.source.chars().take(self.column - 1).filter(|c| takes_room(*c)).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let mut out = format!("{error}: {}\n{margin}--> {}:{}:{}\n", lang.pick(self.message.each_ref()), self.file, self.line, self.column);
        out.push_str(&format!("{margin} |\n{number} | {}\n{margin} | {pad}{}\n", self.source, "^".repeat(self.width)));
        if let Some(words) = &self.expected {
            out.push_str(&format!("{margin} = {expected}: {}\n", lang.pick(words.each_ref())));
        }
        if let Some(words) = &self.help {
            out.push_str(&format!("{margin} = {help}: {}\n", lang.pick(words.each_ref())));
        }
        out
    }
}

/// Every message, one after the other, with their number at the end; nothing where there is none.
pub fn render_all(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&diagnostic.render(lang));
        out.push('\n');
    }
    match (diagnostics.len(), lang) {
        (0, _) => {}
        (count, Lang::Vi) => out.push_str(&format!("{count} lỗi\n")),
        (1, Lang::En) => out.push_str("1 error\n"),
        (count, Lang::En) => out.push_str(&format!("{count} errors\n")),
    }
    out
}

/// Sorts messages by file and place, and drops what was said twice.
pub(crate) fn in_order(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (&a.file, a.span.start, a.span.end, &a.message).cmp(&(&b.file, b.span.start, b.span.end, &b.message)));
    diagnostics.dedup();
}

// The start of the character that the byte lies in.
fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

// Combining marks stand over the letter before them.
fn takes_room(c: char) -> bool {
    !matches!(c, '\u{300}'..='\u{36f}')
}
