//! What a document is sent for: `(để báo cáo)`, `(b/c)`, and the words beside a brace.

use register::text::folded;

use super::words::key;

/// What stands in brackets, and what it means.
const MARKS: &[(&str, &[&str])] = &[
    ("để báo cáo", &["để báo cáo", "báo cáo", "b c", "để b c", "để b cáo", "b cáo", "đ b c"]),
    ("để biết", &["để biết", "biết"]),
    ("để thực hiện", &["để thực hiện", "thực hiện", "t h", "để t h", "t hiện", "để t hiện"]),
    ("để phối hợp", &["để phối hợp", "phối hợp", "p h", "để p h"]),
    ("để chỉ đạo", &["để chỉ đạo", "chỉ đạo"]),
    ("để theo dõi", &["để theo dõi", "theo dõi"]),
    ("thay báo cáo", &["thay báo cáo", "thay b c", "thay b cáo"]),
];

/// The words of a mark; any other `để …` is one as it stands.
fn mark_of(text: &str) -> Option<String> {
    let asked = repaired(key(text));
    // A scan loses marks: `(để biêt)`.
    let bare = folded(&asked);
    let is_it = |spelling: &&str| *spelling == asked || folded(spelling) == bare;
    let known = MARKS.iter().find(|(_, spellings)| spellings.iter().any(is_it)).map(|(mark, _)| (*mark).to_owned());
    known.or_else(|| (key(text).starts_with("để ") && asked.split(' ').count() <= 8).then(|| text.trim().to_owned()))
}

/// A name, and the mark that stands in brackets behind it.
pub(super) fn taken_off(name: &str) -> (String, Option<String>) {
    let trimmed = super::words::without_end_mark(name);
    if let Some(open) = trimmed.strip_suffix(')').and_then(|inner| inner.rfind('('))
        && let Some(mark) = mark_of(&trimmed[open + 1..trimmed.len() - 1])
    {
        return (super::words::without_end_mark(&trimmed[..open]).to_owned(), Some(mark));
    }
    without_brackets(trimmed).unwrap_or_else(|| (trimmed.to_owned(), None))
}

/// A mark that is written out without its brackets: `Tỉnh ủy để báo cáo`.
fn without_brackets(name: &str) -> Option<(String, Option<String>)> {
    let asked = key(name);
    let written = |mark: &&str| asked.strip_suffix(*mark).is_some_and(|rest| rest.ends_with(' '));
    let mark = MARKS.iter().map(|(mark, _)| *mark).find(|mark| mark.starts_with("để ") && written(mark))?;
    // Marks of punctuation may stand between the words of a key, and none of its own inside of these.
    let at = name.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).nth(mark.split(' ').count() - 1)?;
    (key(&name[at..]) == mark).then(|| (super::words::without_end_mark(&name[..at]).to_owned(), Some(mark.to_owned())))
}

/// The mark that words beside a brace make, one or more a line.
pub(super) fn of_brace(words: &str) -> Option<String> {
    let asked = repaired(key(words));
    MARKS.iter().map(|(mark, _)| *mark).find(|mark| *mark == asked).map(str::to_owned)
}

/// With `để` for what a scan makes of it.
fn repaired(asked: String) -> String {
    ["đề ", "đê ", "đẻ "].iter().find_map(|slip| asked.strip_prefix(slip)).map(|rest| format!("để {rest}")).unwrap_or(asked)
}

/// Whether words may be a part of those beside a brace.
pub(super) fn is_part_of_brace(words: &str) -> bool {
    let asked = key(words);
    let part = |word: &str| matches!(word, "để" | "đề") || MARKS.iter().any(|(mark, _)| mark.split(' ').any(|known| known == word));
    !asked.is_empty() && asked.split(' ').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_their_names() {
        for (line, name, mark) in [
            ("Ban Bí thư (để báo cáo),", "Ban Bí thư", Some("để báo cáo")),
            ("Thường trực Tỉnh ủy (b/c),", "Thường trực Tỉnh ủy", Some("để báo cáo")),
            ("Ban Dân vận (đê báo cáo),", "Ban Dân vận", Some("để báo cáo")),
            ("Tổ giúp việc (đề án 5).", "Tổ giúp việc (đề án 5)", None),
            ("Sở Nội vụ (để tham mưu);", "Sở Nội vụ", Some("để tham mưu")),
            ("Các chi bộ (12 bản).", "Các chi bộ (12 bản)", None),
            ("Lưu VT.", "Lưu VT", None),
            ("Tỉnh ủy để báo cáo,", "Tỉnh ủy", Some("để báo cáo")),
            ("Các chi bộ, để thực hiện;", "Các chi bộ", Some("để thực hiện")),
            ("để báo cáo,", "để báo cáo", None),
            ("Đ/c Bí thư (thay b/c),", "Đ/c Bí thư", Some("thay báo cáo")),
            ("Các chi bộ (t/hiện)", "Các chi bộ", Some("để thực hiện")),
        ] {
            assert_eq!(taken_off(line), (name.to_owned(), mark.map(str::to_owned)), "{line}");
        }
    }

    #[test]
    fn a_brace_is_read_over_lines() {
        assert_eq!(of_brace("đề báo cáo").as_deref(), Some("để báo cáo"));
        assert_eq!(of_brace("đề nghị"), None);
        assert!(is_part_of_brace("báo") && !is_part_of_brace("Huyện ủy") && !is_part_of_brace(""));
    }
}
