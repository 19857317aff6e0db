//! Lines that say what follows: *Kính gửi*, *Nơi nhận*, the form of signing, an appendix, the tail of a web page.

use super::page::Row;
use super::tokens::{Flow, Kind};
use super::words::{begins_with, is_capitals};

/// What a line says behind `Kính gửi:`, where it begins so.
pub(super) fn addressed(text: &str) -> Option<&str> {
    behind(text, &["kính gửi", "kinh gửi", "kính gưi"])
}

/// What a line says behind `Nơi nhận:`, where it begins so.
pub(super) fn received(text: &str) -> Option<&str> {
    behind(text, &["nơi nhận", "noi nhận", "nơi nhân", "nơi gửi"])
}

/// What stands behind two words and their colon.
fn behind<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let flow = Flow::of(text);
    let label = labels.iter().find_map(|label| flow.stands_at(0, label))?;
    let next = flow.tokens.get(label);
    // Without a colon these words begin a sentence.
    match next {
        None => Some(""),
        Some(mark) if matches!(mark.key.as_str(), ":" | "-" | ";") => Some(if mark.is("-") { &text[mark.start..] } else { text[mark.end..].trim_start() }),
        Some(_) => None,
    }
}

/// A form of signing as the Party and the State print it.
const FORMS: [(&str, &str, &str); 6] =
    [("tm", "T/M", "TM."), ("kt", "K/T", "KT."), ("tl", "T/L", "TL."), ("tuq", "TUQ", "TUQ."), ("tun", "TUN", "TUN."), ("q", "Q.", "Q.")];

/// A line with a form of signing is shorter.
const LINE_MAX: usize = 80;

/// The form of signing that a line in capitals begins with, and the words behind it.
pub(super) fn signing(text: &str) -> Option<(&'static str, &str)> {
    // On pages of the web the words behind the letters may be small.
    let small = text.starts_with(['T', 'K']) && text.get(1..2) == Some("/") && text.chars().count() <= LINE_MAX;
    if !is_capitals(text) && !small {
        return None;
    }
    let flow = Flow::of(text);
    let slashed = flow.tokens.get(1).is_some_and(|token| token.is("/"));
    let mut letters = String::new();
    let mut end = 0;
    // `T/M`, `T/UQ`, `TM.`, `TM`: letters, marks between them left out.
    for token in flow.tokens.iter().take(5) {
        let mark = token.kind == Kind::Mark && matches!(token.key.as_str(), "/" | ".") && (token.glued || slashed);
        if mark
            || (token.kind == Kind::Word && token.key.chars().count() <= 3 && (letters.is_empty() || (token.glued || slashed) && letters.chars().count() < 2))
        {
            letters.push_str(if mark { "" } else { &token.key });
            end = token.end;
        } else {
            break;
        }
    }
    let (_, party, state) = FORMS.into_iter().find(|(known, ..)| *known == letters)?;
    let bare_q = letters == "q" && !flow.tokens.get(1).is_some_and(|token| token.is("."));
    let rest = text[end..].trim_start();
    // `TL` alone, or `Q` without its point, may begin anything.
    (!bare_q && !rest.is_empty()).then_some((if slashed { party } else { state }, rest))
}

/// Where an appendix begins: what follows belongs to the document above, with forms and lists that look like heads.
pub(super) fn is_appendix(row: &Row) -> bool {
    let key = row.key();
    let capitals = row.is_capitals() && row.length() < 60 && begins_with(&key, &["phụ lục", "mẫu số", "biểu mẫu", "biểu số", "danh mục kèm theo"]);
    // Forms are also headed small; then nothing else stands in the line.
    let words: Vec<&str> = key.split(' ').collect();
    let form = matches!(words[..], ["mẫu" | "biểu" | "phụ", "số" | "lục", number] | ["mẫu" | "biểu", number] if is_number(number));
    capitals || (form && super::words::begins_with_capital(&row.text))
}

/// A count in digits, perhaps with a letter, or a Roman one.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || (!word.is_empty() && word.chars().all(|c| "ivx".contains(c)))
}

/// How the list of other articles begins at the end of a web page.
const TAIL: &[&str] = &[
    "các bài viết khác",
    "bài viết khác",
    "bài viết liên quan",
    "các bài liên quan",
    "bài liên quan",
    "tin liên quan",
    "các tin liên quan",
    "tin bài liên quan",
    "các tin khác",
    "tin khác",
    "tin tức khác",
    "tin bài khác",
    "tin cùng chuyên mục",
    "cùng chuyên mục",
    "tin mới hơn",
    "tin cũ hơn",
    "các tin mới hơn",
    "các tin cũ hơn",
    "các tin đã đưa",
    "tin đã đưa",
    "tin mới nhất",
    "tin mới",
    "tin đọc nhiều",
    "đọc nhiều nhất",
    "đọc nhiều",
    "xem nhiều nhất",
    "xem thêm",
    "có thể bạn quan tâm",
    "bài cùng chuyên mục",
    "các bài đã đăng",
    "văn bản liên quan",
    "văn bản khác",
    "các văn bản khác",
    "văn bản mới",
    "văn bản cùng chuyên mục",
    "bình luận",
    "ý kiến bạn đọc",
    "chia sẻ bài viết",
    "thống kê truy cập",
    "liên kết website",
];

/// Whether the list of other articles begins here.
pub(super) fn is_tail(row: &Row) -> bool {
    row.length() < 40 && TAIL.contains(&row.key().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_stands_behind_them() {
        assert_eq!(addressed("Kính gửi: - Các chi bộ"), Some("- Các chi bộ"));
        assert_eq!(addressed("Kính gửi :"), Some(""));
        assert_eq!(addressed("Kính gửi lời chào"), None);
        assert_eq!(received("Nơi nhận :"), Some(""));
        assert_eq!(received("Nơi nhận công văn là"), None);
    }

    #[test]
    fn forms_of_signing_are_those_of_their_system() {
        for (text, form, rest) in [
            ("T/M BAN THƯỜNG VỤ", "T/M", "BAN THƯỜNG VỤ"),
            ("T / M ĐẢNG ỦY", "T/M", "ĐẢNG ỦY"),
            ("TM. ỦY BAN NHÂN DÂN", "TM.", "ỦY BAN NHÂN DÂN"),
            ("K/T TRƯỞNG BAN", "K/T", "TRƯỞNG BAN"),
            ("T/M Ban Thường vụ", "T/M", "Ban Thường vụ"),
            ("KT.CHỦ TỊCH", "KT.", "CHỦ TỊCH"),
            ("TL BỘ TRƯỞNG", "TL.", "BỘ TRƯỞNG"),
            ("Q. TRƯỞNG BAN", "Q.", "TRƯỞNG BAN"),
            ("T/UQ BAN THƯỜNG VỤ", "TUQ", "BAN THƯỜNG VỤ"),
        ] {
            assert_eq!(signing(text), Some((form, rest)), "{text}");
        }
        for text in ["TỈNH ỦY", "T/M", "Tm. trưởng ban", "BÍ THƯ", "Q TRƯỞNG", ""] {
            assert_eq!(signing(text), None, "{text}");
        }
    }
}
