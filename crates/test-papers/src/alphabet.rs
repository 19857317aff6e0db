//! The letters of Vietnamese: all 134 with their marks and tones, each one character.

use unicode_normalization::UnicodeNormalization;

/// Letters that plain Latin does not have, small and capital: twelve vowels in six tones but for the six plain ones, and đ.
pub fn letters() -> Vec<char> {
    let vowels = "aăâeêioôơuưy".chars();
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let toned = vowels.flat_map(|vowel| tones.iter().map(move |tone| format!("{vowel}{tone}").nfc().collect::<String>()));
    let small: Vec<char> = toned.map(|letter| letter.chars().next().unwrap()).filter(|letter| !letter.is_ascii()).chain(['đ']).collect();
    small.iter().copied().chain(small.iter().flat_map(|letter| letter.to_uppercase())).collect()
}

#[cfg(test)]
#[test]
fn there_are_134_letters_each_of_one_character() {
    let mut letters = letters();
    assert_eq!(letters.len(), 134);
    letters.sort_unstable();
    letters.dedup();
    assert_eq!(letters.len(), 134);
    assert!(letters.iter().all(|letter| letter.to_string().nfc().eq([*letter])));
}
