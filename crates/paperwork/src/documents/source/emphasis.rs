//! Emphasis as it is typed into plain text: `**bold**`, `*italic*`, `_italic_`. The marks go, and bold is said of a line that stands in them whole.
//!
//! A star that stands alone, as under the name of an issuer, one behind a backslash, and lines of underscores to be filled in are no marks.

/// A line without its marks.
pub(super) struct Plain {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// The longest first, so that none is taken for another.
const MARKS: [(&str, bool); 5] = [("***", true), ("**", true), ("__", true), ("*", false), ("_", false)];
/// Marks that also stand around a part of a line; underscores in the middle of a line are places for the hand.
const INLINE: [&str; 3] = ["***", "**", "*"];
/// How many lines one pair of marks may hold.
const LINES_MAX: usize = 16;

/// All lines, without marks.
pub(super) fn taken(lines: &[&str]) -> Vec<Plain> {
    let mut out = Vec::with_capacity(lines.len());
    while out.len() < lines.len() {
        let rest = &lines[out.len()..];
        match spanned(rest) {
            Some((mark, bold, count)) => {
                for (at, line) in rest[..count].iter().enumerate() {
                    let line = line.trim();
                    let line = if at == 0 { &line[mark.len()..] } else { line };
                    let line = if at + 1 == count { &line[..line.len() - mark.len()] } else { line };
                    out.push(Plain { text: line.to_owned(), bold });
                }
            }
            None => out.push(Plain { text: inline(rest[0]), bold: false }),
        }
    }
    out
}

/// The mark that the first line opens and a later one closes, with nothing of it between, and how many lines it holds.
fn spanned(lines: &[&str]) -> Option<(&'static str, bool, usize)> {
    let first = lines[0].trim();
    let &(mark, bold) = MARKS.iter().find(|(mark, _)| first.starts_with(mark))?;
    let body = &first[mark.len()..];
    // `* ` is an item of a list, `____` a place for the hand.
    if !body.starts_with(|c: char| !c.is_whitespace() && c != '*' && c != '_') {
        return None;
    }
    for (at, line) in lines.iter().take(LINES_MAX).enumerate() {
        let line = if at == 0 { body } else { line.trim() };
        if line.is_empty() {
            return None;
        }
        match line.find(mark) {
            None => {}
            Some(end) if end > 0 && end + mark.len() == line.len() && !line[..end].ends_with([' ', '\\', '*', '_']) => return Some((mark, bold, at + 1)),
            Some(_) => return None,
        }
    }
    None
}

/// A line without the marks around parts of it.
fn inline(line: &str) -> String {
    if !line.contains('*') {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('*') {
        out.push_str(&rest[..at]);
        let opened = &rest[at..];
        let mark = INLINE.iter().find(|mark| opened.starts_with(**mark)).copied().unwrap_or("*");
        let after = &opened[mark.len()..];
        let begins_a_word =
            !out.ends_with(|c: char| c.is_alphanumeric() || c == '\\' || c == '*') && after.starts_with(|c: char| !c.is_whitespace() && c != '*');
        let end = after.find(mark).filter(|&end| begins_a_word && end > 0 && closes(after, end, mark));
        match end {
            Some(end) => {
                out.push_str(&after[..end]);
                rest = &after[end + mark.len()..];
            }
            None => {
                out.push_str(mark);
                rest = after;
            }
        }
    }
    out + rest
}

fn closes(text: &str, end: usize, mark: &str) -> bool {
    let behind = &text[end + mark.len()..];
    !text[..end].ends_with(|c: char| c.is_whitespace() || c == '\\') && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, bool)> {
        taken(&text.split('\n').collect::<Vec<_>>()).into_iter().map(|line| (line.text, line.bold)).collect()
    }

    #[test]
    fn marks_around_one_line_and_around_several_go() {
        let lines = read("**ĐẢNG ỦY A\nĐẢNG ỦY B**\n\n*\n\\*\n*V/v phổ biến\nnội dung*\n_Hà Nội_\n__KẾ HOẠCH__");
        let expected = [("ĐẢNG ỦY A", true), ("ĐẢNG ỦY B", true), ("", false), ("*", false), ("\\*", false), ("V/v phổ biến", false)];
        assert_eq!(lines[..6], expected.map(|(text, bold)| (text.to_owned(), bold)));
        assert_eq!(lines[6..], [("nội dung", false), ("Hà Nội", false), ("KẾ HOẠCH", true)].map(|(text, bold)| (text.to_owned(), bold)));
    }

    #[test]
    fn marks_inside_a_line_go_and_other_stars_stay() {
        for (raw, meant) in [
            ("**Điều 1.** Phạm vi (*nếu có*)", "Điều 1. Phạm vi (nếu có)"),
            ("- Tỉnh ủy, | *đề*", "- Tỉnh ủy, | đề"),
            ("* một mục", "* một mục"),
            ("5*3*2 và 2 * 3 * 4", "5*3*2 và 2 * 3 * 4"),
            ("***", "***"),
            ("____ ngày ____", "____ ngày ____"),
            ("**mở mà không đóng", "**mở mà không đóng"),
            ("a * b*", "a * b*"),
        ] {
            assert_eq!(read(raw), [(meant.to_owned(), false)], "{raw}");
        }
    }
}
