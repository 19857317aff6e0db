//! Any text: it stands on the page as it was written, or is refused with the letter that Tinos lacks; nothing else happens.

use proptest::prelude::*;
use test_papers::samples::day;
use typeset::TypesetError;

use crate::read::{folder, letters, plain, said, spoken};

/// Texts of letters that papers have, with everything that means something to somebody.
fn written() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,40}", "[a-zA-ZÀ-ỹĐđ ]{0,60}", "[\\\\\"#\\[\\]{}$*_`@<>=/~' \n]{0,24}", "[Ạ-ỹ0-9 .,;:–\t\n]{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_was_written_is_read(texts in prop::collection::vec(written(), 1..8)) {
        let paper = plain(&texts);
        match typeset::pdf(&paper, day(2026, 11, 25)) {
            Ok(bytes) => {
                let pdf = folder("papers-any").join("any.pdf");
                std::fs::write(&pdf, bytes).unwrap();
                prop_assert_eq!(spoken(&pdf), said(&paper));
            }
            Err(TypesetError::Letters(lacking)) => {
                let all = texts.concat();
                prop_assert!(lacking.iter().all(|one| !one.letter.is_ascii() && all.contains(one.letter)), "{lacking:?}");
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn any_letters_at_all_are_set_or_refused_by_name(texts in prop::collection::vec(any::<String>(), 1..4)) {
        match typeset::pdf(&plain(&texts), day(2026, 11, 25)) {
            Ok(bytes) => prop_assert!(bytes.starts_with(b"%PDF-")),
            Err(error) => prop_assert!(matches!(error, TypesetError::Letters(_)), "{error}"),
        }
    }
}

#[test]
fn letters_written_in_two_pieces_are_read_as_one_word() {
    let pdf = folder("papers-pieces").join("pieces.pdf");
    let text = "Khua\u{302}\u{301}t Duy Tu\u{31b}o\u{31b}\u{300}ng".to_owned();
    std::fs::write(&pdf, typeset::pdf(&plain(std::slice::from_ref(&text)), day(2026, 11, 25)).unwrap()).unwrap();
    assert!(spoken(&pdf).starts_with(&letters(&text)));
}
