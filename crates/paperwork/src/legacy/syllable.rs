//! Whether a word could be Vietnamese: what tells an old encoding from a foreign name.

use register::text::folded;

const ONSETS: [&str; 28] =
    ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "q", ""];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether the letters can be one syllable: onset, one to three vowels, coda.
pub(crate) fn is_syllable(word: &str) -> bool {
    let word = folded(word);
    ONSETS.iter().filter_map(|onset| word.strip_prefix(onset)).any(|rest| {
        let vowels = rest.bytes().take_while(|byte| b"aeiouy".contains(byte)).count();
        (1..=3).contains(&vowels) && CODAS.contains(&&rest[vowels..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_syllables_from_other_words() {
        for word in ["Nguyễn", "nghiêng", "quyết", "gì", "giường", "Uỷ", "khoẻ", "yêu"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Müller", "François", "Franỗois", "Noởl", "Mỹller", "xyz", "brn", "", "strong"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
