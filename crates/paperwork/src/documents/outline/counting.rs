//! The ways in which labels count: Roman numbers, the letters of the Vietnamese alphabet, words.

/// The letters that points are counted with; those that only foreign words have stand after the one they follow.
const LETTERS: &str = "abcdđefghijklmnopqrstuvwxyz";
/// The letters that a Vietnamese list skips without anything being lost.
const FOREIGN: &str = "fjwz";
/// `Phần thứ nhất` and those after it.
const WORDS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const ROMAN: [(u32, &str); 9] = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

/// The Roman number of a value.
pub(super) fn roman(mut value: u32) -> String {
    let mut written = String::new();
    for (worth, letters) in ROMAN {
        while value >= worth {
            written.push_str(letters);
            value -= worth;
        }
    }
    written
}

/// The value of a Roman number in capitals that is written as it should be.
pub(super) fn from_roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let mut value = 0;
    let mut rest = text;
    for (worth, letters) in ROMAN {
        while let Some(after) = rest.strip_prefix(letters) {
            value += worth;
            rest = after;
        }
    }
    (rest.is_empty() && roman(value) == text).then_some(value)
}

/// Which one in its list a lower-case letter is, from 1.
pub(super) fn letter(c: char) -> Option<u32> {
    LETTERS.chars().position(|known| known == c).and_then(|at| u32::try_from(at + 1).ok())
}

/// The letter at a place.
pub(super) fn letter_at(value: u32) -> Option<char> {
    LETTERS.chars().nth(usize::try_from(value).ok()?.checked_sub(1)?)
}

/// The place after this one, past letters that a Vietnamese list skips.
pub(super) fn next_letter(value: u32) -> u32 {
    let foreign = |value| letter_at(value).is_some_and(|c| FOREIGN.contains(c));
    if foreign(value + 1) { value + 2 } else { value + 1 }
}

/// The value of `nhất`, `hai`, …
pub(super) fn word(folded: &str) -> Option<u32> {
    WORDS.iter().position(|known| register::text::canonical(known) == folded).and_then(|at| u32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_read_back() {
        for value in 1..=199 {
            assert_eq!(from_roman(&roman(value)), Some(value).filter(|_| roman(value).len() <= 8));
        }
        for wrong in ["", "IIII", "VX", "IC", "ABC", "i"] {
            assert_eq!(from_roman(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn points_follow_the_vietnamese_alphabet() {
        let mut list = vec!['a'];
        while let Some(next) = letter_at(next_letter(letter(*list.last().unwrap()).unwrap())) {
            list.push(next);
        }
        assert_eq!(list.into_iter().collect::<String>(), "abcdđeghiklmnopqrstuvxy");
    }
}
