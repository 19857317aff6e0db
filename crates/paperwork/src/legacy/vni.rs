//! VNI for Windows: a vowel, then one letter that stands for its marks.

use unicode_normalization::UnicodeNormalization;

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const ACUTE: char = '\u{301}';
const GRAVE: char = '\u{300}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const DOT: char = '\u{323}';

/// The text as it was meant.
pub(super) fn decode(text: &str) -> String {
    let mut decomposed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if let Some(&marks) = letters.peek().and_then(|&next| marks_after(c, next)).as_ref() {
            letters.next();
            decomposed.push_str(base(c).unwrap_or(c.encode_utf8(&mut [0; 4])));
            decomposed.extend(marks.iter().filter(|&&mark| mark != '\0'));
        } else if let Some(own) = base(c) {
            decomposed.push_str(own);
        } else {
            decomposed.push(c);
        }
    }
    decomposed.nfc().collect()
}

/// How many letters stand in the text that only VNI explains.
pub(super) fn signals(text: &str) -> u32 {
    let mut before = ' ';
    let mut count = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let lower = lower(c);
        // `oà`, `oá`, `oã`, `oè`, `oé` are syllables of today's spelling too.
        let todays = self::lower(before) == 'o' && matches!(lower, 'à' | 'á' | 'ã' | 'è' | 'é');
        let marks = marks_after(before, c).is_some() && !todays;
        let in_a_word = before.is_alphabetic() || letters.peek().is_some_and(|next| next.is_alphabetic());
        let letter = in_a_word && matches!(lower, 'ñ' | 'ö' | 'æ' | 'î');
        count += u32::from(marks) + u32::from(letter);
        before = c;
    }
    count
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Letters that stand for another one by themselves.
fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'ô' => "ơ",
        'Ô' => "Ơ",
        'ö' => "ư",
        'Ö' => "Ư",
        'ñ' => "đ",
        'Ñ' => "Đ",
        'æ' => "ỉ",
        'Æ' => "Ỉ",
        'ó' => "ĩ",
        'Ó' => "Ĩ",
        'ò' => "ị",
        'Ò' => "Ị",
        'î' => "ỵ",
        'Î' => "Ỵ",
        _ => return None,
    })
}

/// The marks that `next` puts on `vowel`, where it does.
fn marks_after(vowel: char, next: char) -> Option<[char; 2]> {
    let vowel = lower(vowel);
    let tone = match lower(next) {
        'ù' => ACUTE,
        'ø' => GRAVE,
        'û' => HOOK,
        'õ' => TILDE,
        'ï' => DOT,
        other => return letter_marks(vowel, other),
    };
    matches!(vowel, 'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö').then_some([tone, '\0'])
}

fn letter_marks(vowel: char, next: char) -> Option<[char; 2]> {
    let (letter, tone) = match next {
        'â' => (CIRCUMFLEX, '\0'),
        'á' => (CIRCUMFLEX, ACUTE),
        'à' => (CIRCUMFLEX, GRAVE),
        'å' => (CIRCUMFLEX, HOOK),
        'ã' => (CIRCUMFLEX, TILDE),
        'ä' => (CIRCUMFLEX, DOT),
        'ê' => (BREVE, '\0'),
        'é' => (BREVE, ACUTE),
        'è' => (BREVE, GRAVE),
        'ú' => (BREVE, HOOK),
        'ü' => (BREVE, TILDE),
        'ë' => (BREVE, DOT),
        _ => return None,
    };
    let takes = if letter == CIRCUMFLEX { matches!(vowel, 'a' | 'e' | 'o') } else { vowel == 'a' };
    takes.then_some([letter, tone])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_comes_back() {
        let vowels = [("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")];
        let tones = [("ù", ACUTE), ("ø", GRAVE), ("û", HOOK), ("õ", TILDE), ("ï", DOT)];
        for (raw, meant) in vowels {
            for (suffix, mark) in tones {
                let expected: String = format!("{meant}{mark}").nfc().collect();
                assert_eq!(decode(&format!("{raw}{suffix}")), expected);
                assert_eq!(decode(&format!("{raw}{suffix}").to_uppercase()), expected.to_uppercase());
            }
        }
        for (raw, meant) in [
            ("aâ", "â"),
            ("aá", "ấ"),
            ("eà", "ề"),
            ("oå", "ổ"),
            ("oã", "ỗ"),
            ("aä", "ậ"),
            ("aê", "ă"),
            ("aé", "ắ"),
            ("aè", "ằ"),
            ("aú", "ẳ"),
            ("aü", "ẵ"),
            ("aë", "ặ"),
            ("í", "í"),
            ("ì", "ì"),
            ("æ", "ỉ"),
            ("ó", "ĩ"),
            ("ò", "ị"),
            ("ñ", "đ"),
            ("Ñ", "Đ"),
            ("Aân", "Ân"),
        ] {
            assert_eq!(decode(raw), meant, "{raw}");
        }
    }
}
