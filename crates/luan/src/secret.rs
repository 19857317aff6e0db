//! What must not come into this system, and not leave it: the content of a document that is MẬT or above. Every way in and every way out of a content asks here.

use paperwork::documents::Text;
use register::code::{Code, Secrecy, vietnamese};

use crate::proposing::named_in;

/// Lines of a file among which the mark of a degree of secrecy is looked for: those of a first page.
const HEAD_LINES: usize = 60;
/// What a degree of secrecy means for the content, said wherever one is chosen.
pub(crate) const STOP: [&str; 2] = [
    "Văn bản MẬT, TỐI MẬT, TUYỆT MẬT: không đưa nội dung hay tệp vào hệ thống này. Chỉ ghi dòng sổ, và không ghi điều mật trong trích yếu.",
    "A document that is MẬT, TỐI MẬT or TUYỆT MẬT: its content and file must not come into this system. Only the line of the book is written, with nothing secret in its subject.",
];

/// Why a content must stay out: of the degree that its line says, or of the mark that it bears itself. Nothing where it need not.
pub(crate) fn why_not(degree: &str, content: Option<&Text>) -> Option<[String; 2]> {
    if degree != Secrecy::None.name() {
        return Some(STOP.map(str::to_owned));
    }
    content.and_then(secrecy_marked).map(marked)
}

/// Why a file is not taken that bears the mark of a degree of secrecy itself.
fn marked(degree: &str) -> [String; 2] {
    let mark = vietnamese(Secrecy::NAMES, degree).unwrap_or(degree).to_uppercase();
    let [vi, en] = STOP;
    [format!("Tệp mang dấu {mark} nên không được nhận. {vi}"), format!("The file bears the mark {mark} and was not taken. {en}")]
}

/// The degree of secrecy that the file bears on a line of its own, where it bears one.
fn secrecy_marked(text: &Text) -> Option<&'static str> {
    let head = text.lines.iter().map(|line| line.text.trim()).filter(|line| !line.is_empty()).take(HEAD_LINES);
    let mut marks = head.filter(|line| !line.chars().any(char::is_lowercase)).filter_map(|line| named_in(Secrecy::NAMES, line));
    marks.find(|code| *code != Secrecy::None.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &str) -> Text {
        paperwork::documents::open("", file.as_bytes()).unwrap()
    }

    #[test]
    fn a_file_that_bears_the_mark_of_a_degree_is_seen() {
        for (words, degree) in [
            ("MẬT", Some("mat")),
            ("TỐI MẬT", Some("toi_mat")),
            ("  Tuyệt mật ", None),
            ("TUYỆT MẬT", Some("tuyet_mat")),
            ("Danh mục bí mật", None),
            ("KHẨN", None),
        ] {
            let file = text(&format!("{words}\nHUYỆN ỦY VẠN SƯƠNG\nSố 45-CV/HU\n"));
            assert_eq!(secrecy_marked(&file), degree, "{words}");
            assert_eq!(why_not("none", Some(&file)).is_some(), degree.is_some(), "{words}");
        }
        let below = format!("{}MẬT\n", "Một dòng.\n".repeat(HEAD_LINES));
        assert_eq!(secrecy_marked(&text(&below)), None, "a word far below is no mark of the document");
    }

    #[test]
    fn only_what_is_said_to_be_no_secret_passes() {
        assert_eq!(why_not("none", None), None);
        for degree in ["", "mat", "toi_mat", "tuyet_mat", "None"] {
            assert_eq!(why_not(degree, None), Some(STOP.map(str::to_owned)), "{degree}");
        }
    }
}
