//! Looking up what a cell of a closed list means: a canonical name or one of its Vietnamese words.

use register::code::every_word;

/// The words of one list, ready to be looked up.
pub(crate) struct CodeWords {
    list: &'static [&'static str],
    /// The key of every canonical name and every Vietnamese word, with the position in the list.
    keys: Vec<(String, u8)>,
}

impl CodeWords {
    /// The words of a list.
    pub(crate) fn of(list: &'static [&'static str]) -> CodeWords {
        let position = |code: &str| list.iter().position(|name| *name == code).map(|position| position as u8);
        let canonical = list.iter().zip(0u8..).map(|(name, position)| (key(name), position));
        let words = every_word(list).iter().filter_map(|(code, words)| position(code).map(|position| (position, words)));
        let keys = canonical.chain(words.flat_map(|(position, words)| words.iter().map(move |word| (key(word), position)))).collect();
        CodeWords { list, keys }
    }

    /// The list itself.
    pub(crate) fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// The position in the list that a text means: a canonical name, or one of its Vietnamese words with or without marks.
    pub(crate) fn code(&self, text: &str) -> Option<u8> {
        let asked = key(text);
        self.keys.iter().find(|(name, _)| *name == asked).map(|(_, position)| *position)
    }

    /// The nearest code of the list to a text that means none.
    pub(crate) fn nearest(&self, text: &str) -> Option<&'static str> {
        let asked = key(text);
        let near = crate::problem::nearest(&asked, self.keys.iter().map(|(name, _)| name.as_str()))?;
        self.keys.iter().find(|(name, _)| name == near).map(|(_, position)| self.list[usize::from(*position)])
    }
}

fn key(text: &str) -> String {
    crate::aliases::key(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use register::code::*;
    use register::column::Kind;
    use register::tables::Tables;
    use std::collections::BTreeMap;

    #[test]
    fn every_code_of_the_contract_has_a_word_and_no_word_means_two_codes() {
        let kinds = Tables::SPECS.iter().chain([&&crate::moves::SPEC]).flat_map(|spec| spec.columns).map(|column| column.kind);
        for kind in kinds {
            let Kind::Code(list) = kind else { continue };
            let (mut meanings, known) = (BTreeMap::new(), CodeWords::of(list));
            for (position, code) in list.iter().enumerate() {
                assert!(vietnamese(list, code).is_some(), "{code}");
                assert_eq!(known.code(code), Some(position as u8));
            }
            for (code, words) in every_word(list) {
                assert!(list.contains(code), "{code}");
                for word in *words {
                    let before = meanings.insert(key(word), code);
                    assert!(before.is_none_or(|before| before == code), "{word}");
                    assert_eq!(known.code(word).map(|byte| list[usize::from(byte)]), Some(*code), "{word}");
                }
            }
        }
    }

    #[test]
    fn words_are_read_with_and_without_marks() {
        assert_eq!(CodeWords::of(Manner::NAMES).code("Luân chuyển"), Some(Manner::Rotated.byte()));
        assert_eq!(CodeWords::of(DisciplineForm::NAMES).code("KHIEN TRACH"), Some(DisciplineForm::Reprimand.byte()));
        assert_eq!(CodeWords::of(Sex::NAMES).code("nữ"), Some(Sex::Female.byte()));
        assert_eq!(CodeWords::of(Sex::NAMES).code("bí thư"), None);
        assert_eq!(CodeWords::of(Sex::NAMES).nearest("femal"), Some("female"));
    }
}
