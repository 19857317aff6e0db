//! Text inside markup.

/// Stands where markup cannot hold a character: one sees that something stood there.
const IN_PLACE: char = '\u{fffd}';

/// Appends text to XML or HTML, so that it is read back as the same text; what neither can hold becomes the replacement character.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if holds(c) => out.push(c),
            _ => out.push(IN_PLACE),
        }
    }
}

/// Whether XML 1.0 and HTML can hold a character.
fn holds(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_what_markup_cannot_hold_are_written_so_that_they_can_be_read() {
        let mut out = String::new();
        escape(&mut out, "<b a=\"'\">&\u{0}\u{b}\u{85}\u{ffff}ữ");
        assert_eq!(out, "&lt;b a=&quot;&#39;&quot;&gt;&amp;\u{fffd}\u{fffd}\u{fffd}\u{fffd}ữ");
    }
}
