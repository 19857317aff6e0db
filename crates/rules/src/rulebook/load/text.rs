//! A text of the file: its value, and for every byte of the value the byte of the file it came from.

use std::ops::Range;

/// A text and its place.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// The value.
    pub(super) value: String,
    /// Where it stands in the file, with its quotes.
    pub(super) span: Range<usize>,
    // For every byte of the value, and for its end, the byte of the file.
    places: Vec<usize>,
}

impl Text {
    /// A text whose value stands in `file` at `span` as the file writes it.
    pub(super) fn new(file: &str, span: Range<usize>, value: &str) -> Text {
        let raw = file.get(span.clone()).unwrap_or_default();
        let places = decode(raw).filter(|(decoded, _)| decoded == value).map(|(_, places)| places.iter().map(|at| span.start + at).collect());
        Text { value: value.to_owned(), places: places.unwrap_or_default(), span }
    }

    /// The place in the file of a place in the value; the whole text where it cannot be told.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        match (self.places.get(range.start), self.places.get(range.end)) {
            (Some(&start), Some(&end)) if start < end => start..end,
            _ => self.span.clone(),
        }
    }
}

// The value of a text as TOML writes it, with the place of every byte and of the end.
fn decode(raw: &str) -> Option<(String, Vec<usize>)> {
    let (quote, escapes) = [("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)].into_iter().find(|(quote, _)| raw.starts_with(quote))?;
    let end = raw.len().checked_sub(quote.len()).filter(|&end| end >= quote.len() && raw.ends_with(quote))?;
    let mut at = quote.len();
    if quote.len() == 3 {
        at += ["\r\n", "\n"].into_iter().find(|line| raw[at..end].starts_with(line)).map_or(0, str::len);
    }
    let (mut value, mut places) = (String::new(), Vec::new());
    while at < end {
        let c = raw[at..end].chars().next()?;
        let (decoded, length) = if c == '\\' && escapes { escape(&raw[at..end])? } else { (Some(c), c.len_utf8()) };
        if let Some(decoded) = decoded {
            value.push(decoded);
            places.resize(value.len(), at);
        }
        at += length;
    }
    places.push(end);
    Some((value, places))
}

// The character that an escape stands for, if any, and its length.
fn escape(raw: &str) -> Option<(Option<char>, usize)> {
    let letter = raw[1..].chars().next()?;
    let plain = |c: char| Some((Some(c), 2));
    let hex = |digits: usize| {
        let code = u32::from_str_radix(raw.get(2..2 + digits)?, 16).ok()?;
        Some((Some(char::from_u32(code)?), 2 + digits))
    };
    match letter {
        'b' => plain('\u{8}'),
        't' => plain('\t'),
        'n' => plain('\n'),
        'f' => plain('\u{c}'),
        'r' => plain('\r'),
        'e' => plain('\u{1b}'),
        '"' | '\\' => plain(letter),
        'x' => hex(2),
        'u' => hex(4),
        'U' => hex(8),
        // A line that ends in a backslash goes on at the next word.
        _ if letter.is_whitespace() => Some((None, 1 + raw[1..].len() - raw[1..].trim_start().len())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use toml_edit::Document;

    // The text of `a` in `a = …`.
    fn read(file: &str) -> Text {
        let document = Document::parse(file.to_owned()).unwrap();
        let item = document.get("a").unwrap();
        Text::new(file, item.span().unwrap(), item.as_str().unwrap())
    }

    #[test]
    fn every_way_of_writing_keeps_its_places() {
        for file in
            ["a = 'xin chào'", "a = \"xin chào\"", "a = '''\nxin chào'''", "a = \"\"\"\nxin \\\n   chào\"\"\"", "a = \"xin ch\\u00E0o\"", "a = \"\\txin chào\""]
        {
            let text = read(file);
            let at = text.value.find("ch").unwrap();
            assert!(file[text.place(at..at + 2)].starts_with("ch"), "{file}");
            assert_eq!(text.places.len(), text.value.len() + 1, "{file}");
        }
    }

    proptest! {
        #[test]
        fn places_agree_with_the_parser(parts in proptest::collection::vec(prop_oneof![
            Just("\\n".to_owned()), Just("\\\"".to_owned()), Just("\\\\".to_owned()), Just("\\u1EA1".to_owned()), Just("\\U0001F600".to_owned()),
            Just("\\\n  ".to_owned()), Just("\n".to_owned()), "[a-zđạ ']{1,4}",
        ], 0..8)) {
            let file = format!("a = \"\"\"{}\"\"\"", parts.concat());
            let text = read(&file);
            prop_assert_eq!(text.places.len(), text.value.len() + 1, "{}", file);
        }
    }
}
