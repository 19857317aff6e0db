//! TCVN 5712-3: one byte a letter, seen as the Western European letters of the same bytes.

/// The letters of the bytes A1–FE in order; `.` where the standard has no Vietnamese letter.
/// Note AD: `ư` looks like a soft hyphen, which a cleanup would throw away.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ.....\
    .àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ";

const FIRST: u32 = 0xa1;

fn letter(c: char) -> Option<char> {
    let position = u32::from(c).checked_sub(FIRST)?;
    // The table is short and the text is shown to the user before it is taken: speed is not the point here.
    LETTERS.chars().nth(position as usize).filter(|&letter| letter != '.')
}

/// The text as it was meant.
pub(super) fn decode(text: &str) -> String {
    text.chars().map(|c| letter(c).unwrap_or(c)).collect()
}

/// The text with all letters of a line or a column in capitals where all those without a mark are: fonts of capitals have no bytes of their own for `Ả`, and a file without fonts
/// has `ả` there.
pub(super) fn raised(text: &str) -> String {
    text.split_inclusive('\n').flat_map(columns).map(|part| if is_capitals(part) { part.to_uppercase() } else { part.to_owned() }).collect()
}

/// What stands side by side in a line, each with the gap behind it.
fn columns(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (gap, _) in line.match_indices("   ").chain(line.match_indices('\t')) {
        if gap > start {
            parts.push(&line[start..gap]);
            start = gap;
        }
    }
    parts.push(&line[start..]);
    parts
}

/// Whether no plain letter is small, and a capital stands right behind a plain capital or a letter with a mark: one alone may be the first of a name.
fn is_capitals(part: &str) -> bool {
    let behind = |before: char, c: char| c.is_ascii_uppercase() && (before.is_ascii_uppercase() || (!before.is_ascii() && before.is_alphabetic()));
    part.bytes().all(|byte| !byte.is_ascii_lowercase()) && part.chars().zip(part.chars().skip(1)).any(|(before, c)| behind(before, c))
}

/// How many letters stand in a word that only TCVN3 explains.
pub(super) fn signals(text: &str) -> u32 {
    let mut before = ' ';
    let mut count = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let in_a_word = before.is_alphabetic() || letters.peek().is_some_and(|next| next.is_alphabetic());
        count += u32::from(in_a_word && letter(c).is_some() && !is_vietnamese(c));
        before = c;
    }
    count
}

/// The Western European letters that Vietnamese has too.
pub(super) fn is_vietnamese(c: char) -> bool {
    matches!(c.to_lowercase().next(), Some('à' | 'á' | 'â' | 'ã' | 'è' | 'é' | 'ê' | 'ì' | 'í' | 'ò' | 'ó' | 'ô' | 'õ' | 'ù' | 'ú' | 'ý'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_published_bytes() {
        assert_eq!(LETTERS.chars().count(), 0xfe - 0xa1 + 1);
        for (byte, meant) in [
            (0xa1, 'Ă'),
            (0xa7, 'Đ'),
            (0xa8, 'ă'),
            (0xa9, 'â'),
            (0xad, 'ư'),
            (0xae, 'đ'),
            (0xb5, 'à'),
            (0xb9, 'ạ'),
            (0xbb, 'ằ'),
            (0xbe, 'ắ'),
            (0xc6, 'ặ'),
            (0xc7, 'ầ'),
            (0xcb, 'ậ'),
            (0xcc, 'è'),
            (0xce, 'ẻ'),
            (0xcf, 'ẽ'),
            (0xd0, 'é'),
            (0xd1, 'ẹ'),
            (0xd2, 'ề'),
            (0xd6, 'ệ'),
            (0xd7, 'ì'),
            (0xd8, 'ỉ'),
            (0xdc, 'ĩ'),
            (0xdd, 'í'),
            (0xde, 'ị'),
            (0xdf, 'ò'),
            (0xe1, 'ỏ'),
            (0xe4, 'ọ'),
            (0xe5, 'ồ'),
            (0xe9, 'ộ'),
            (0xea, 'ờ'),
            (0xee, 'ợ'),
            (0xef, 'ù'),
            (0xf1, 'ủ'),
            (0xf4, 'ụ'),
            (0xf5, 'ừ'),
            (0xf9, 'ự'),
            (0xfa, 'ỳ'),
            (0xfb, 'ỷ'),
            (0xfe, 'ỵ'),
        ] {
            assert_eq!(letter(char::from(byte)), Some(meant), "{byte:x}");
        }
    }
}
