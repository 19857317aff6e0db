//! Composed documents that are damaged: what is read of them is right or absent, never wrong.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use paperwork::Encoding;
use proptest::prelude::*;
use register::text::folded;
use serde_json::Value;

use crate::parts::{Choices, Composed, composed};
use crate::said::said;
use crate::sameness::key;
use crate::shapes::{Shape, text};

/// Shapes that are text.
const TEXTS: [Shape; 6] = [Shape::Stacked, Shape::NationFirst, Shape::SignatureFirst, Shape::Tabs, Shape::Spaces, Shape::Apart];

/// What a scan takes for what: figures for letters, letters without their marks.
const SLIPS: [(char, char); 16] = [
    ('0', 'O'),
    ('1', 'l'),
    ('1', 'I'),
    ('8', 'B'),
    ('5', 'S'),
    ('Đ', 'D'),
    ('Ủ', 'Ù'),
    ('ủ', 'ù'),
    ('ộ', 'ô'),
    ('Ộ', 'Ô'),
    ('ế', 'ê'),
    ('Ế', 'Ê'),
    ('ờ', 'ơ'),
    ('ạ', 'a'),
    ('Ố', 'Ô'),
    ('ị', 'i'),
];

/// The text with some of its letters slipped: each of the drawn numbers says where, and by which row.
fn slipped(text: &str, drawn: &[(u16, u8)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, row) in drawn {
        let (right, wrong) = SLIPS[usize::from(*row) % SLIPS.len()];
        let places: Vec<usize> = letters.iter().enumerate().filter(|(_, c)| **c == right).map(|(place, _)| place).collect();
        if let Some(place) = places.get(usize::from(*at) % places.len().max(1)) {
            letters[*place] = wrong;
        }
    }
    letters.into_iter().collect()
}

/// Words in which none of the slips is one: they stand as they are printed.
fn bare(value: &Value) -> String {
    let alike = |c: char| match c {
        'o' => '0',
        'l' | 'i' => '1',
        'b' => '8',
        's' => '5',
        c => c,
    };
    folded(&key(value.as_str().unwrap_or_default())).chars().filter(|c| c.is_alphanumeric()).map(alike).collect()
}

/// What is read and not expected: words without regard to marks where they may have slipped, figures exactly.
fn wrong(expected: &Value, said: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |what: &str, right: bool, value: &Value| {
        if !right && !value.is_null() {
            wrong.push(format!("{what} is read as {value}"));
        }
    };
    for field in ["symbol", "number", "date", "type"] {
        hold(field, expected[field] == said[field], &said[field]);
    }
    for field in ["title", "subject", "issuer", "superior", "place"] {
        hold(field, bare(&expected[field]) == bare(&said[field]), &said[field]);
    }
    for field in ["form", "title", "name"] {
        hold(field, bare(&expected["signer"][field]) == bare(&said["signer"][field]), &said["signer"][field]);
    }
    for field in ["number", "date"] {
        hold("incoming", said["incoming"][field].is_null(), &said["incoming"][field]);
    }
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for addressee in all(&said["addressees"]) {
        hold("addressees", all(&expected["addressees"]).iter().any(|one| bare(one) == bare(&addressee)), &addressee);
    }
    for recipient in all(&said["recipients"]) {
        let known =
            all(&expected["recipients"]).into_iter().any(|one| bare(&one["name"]) == bare(&recipient["name"]) && is_or_null(&one["mark"], &recipient["mark"]));
        hold("recipients", known, &recipient);
    }
    for citation in all(&said["citations"]) {
        let known = all(&expected["citations"]).into_iter().find(|one| one["symbol"] == citation["symbol"]);
        hold("citations", known.is_some(), &citation["symbol"]);
        if let Some(known) = known {
            hold("citations.type", is_or_null(&known["type"], &citation["type"]), &citation["type"]);
            hold("citations.date", is_or_null(&known["date"], &citation["date"]), &citation["date"]);
            hold("citations.issuer", bare(&known["issuer"]) == bare(&citation["issuer"]), &citation["issuer"]);
            hold("citations.relation", is_or_null(&known["relation"], &citation["relation"]) || citation["relation"] == "mentions", &citation["relation"]);
        }
    }
    for duty in all(&said["duties"]) {
        // A label that slipped is none: its words then stand in the passage above.
        let is_it = |one: &&Value| bare(&duty["action"]).contains(&bare(&one["action_contains"])) && bare(&one["lead"]) == bare(&duty["lead"]);
        let told = all(&expected["duties"]);
        let known = told.iter().filter(is_it).find(|one| is_told(one, &duty)).or_else(|| told.iter().find(is_it));
        hold("duties", known.is_some(), &duty["passage"]);
        if let Some(known) = known {
            hold("duties", is_told(known, &duty), &duty);
        }
    }
    wrong
}

/// Whether a duty says by when and to whom as the expected one does, or does not say.
fn is_told(expected: &Value, said: &Value) -> bool {
    is_or_null(&expected["deadline"], &said["deadline"]) && (said["report_to"].is_null() || bare(&expected["report_to"]) == bare(&said["report_to"]))
}

fn is_or_null(expected: &Value, said: &Value) -> bool {
    said.is_null() || expected == said
}

/// Every fault of what is read of a text that holds one document.
fn faults(document: &Composed, bytes: &[u8]) -> Vec<String> {
    let said = said("a.txt", bytes);
    if said.len() > 1 { vec![format!("{} documents", said.len())] } else { said.iter().flat_map(|said| wrong(&document.expected, said)).collect() }
}

/// How each letter is written in an encoding of one or two Western letters; a capital that has none is written small, as the fonts of capitals have it.
fn writings(encoding: Encoding) -> BTreeMap<String, String> {
    let letters: Vec<char> = (0x20..=0x7e_u8).chain(0xa1..=0xff).map(char::from).collect();
    let pairs = letters.iter().flat_map(|base| letters.iter().map(move |mark| format!("{base}{mark}")));
    let mut known = BTreeMap::new();
    for writing in letters.iter().map(char::to_string).chain(pairs) {
        let meant = encoding.decode(&writing).into_owned();
        if writing.is_ascii() || meant != writing {
            known.entry(meant).or_insert(writing);
        }
    }
    known
}

static TCVN3: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| writings(Encoding::Tcvn3));
static VNI: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| writings(Encoding::Vni));

/// The bytes of a text in one of the two encodings.
fn written(text: &str, encoding: Encoding) -> Vec<u8> {
    let writings = if encoding == Encoding::Vni { &*VNI } else { &*TCVN3 };
    let letter = |c: char| writings.get(&c.to_string()).or_else(|| writings.get(&c.to_lowercase().to_string())).cloned();
    let shown: String = text.chars().map(|c| letter(c).unwrap_or_else(|| c.to_string())).collect();
    shown.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'-')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_of_a_scan_make_nothing_wrong(
        choices in prop::collection::vec(any::<u8>(), 80),
        shape in prop::sample::select(&TEXTS[..]),
        slips in prop::collection::vec(any::<(u16, u8)>(), 1..12),
    ) {
        let document = composed(&mut Choices::of(&choices));
        let text = slipped(&text(&[&document], shape), &slips);
        let faults = faults(&document, text.as_bytes());
        prop_assert!(faults.is_empty(), "{shape:?}\n{}\n{text}", faults.join("\n"));
    }

    #[test]
    fn lost_lines_make_nothing_wrong(
        choices in prop::collection::vec(any::<u8>(), 80),
        shape in prop::sample::select(&TEXTS[..]),
        (head, foot) in (0_usize..14, 0_usize..8),
    ) {
        let document = composed(&mut Choices::of(&choices));
        let whole = text(&[&document], shape);
        let lines: Vec<&str> = whole.lines().collect();
        let rest = lines[head.min(lines.len())..lines.len().saturating_sub(foot).max(head.min(lines.len()))].join("\n");
        prop_assume!(rest.contains(char::is_alphanumeric));
        let faults = faults(&document, rest.as_bytes());
        prop_assert!(faults.is_empty(), "{shape:?}\n{}\n{rest}", faults.join("\n"));
    }

    #[test]
    fn old_encodings_make_nothing_wrong(
        choices in prop::collection::vec(any::<u8>(), 80),
        shape in prop::sample::select(&TEXTS[..]),
        encoding in prop::sample::select(&[Encoding::Tcvn3, Encoding::Vni][..]),
    ) {
        let document = composed(&mut Choices::of(&choices));
        let text = text(&[&document], shape);
        let faults = faults(&document, &written(&text, encoding));
        prop_assert!(faults.is_empty(), "{shape:?} {encoding:?}\n{}\n{text}", faults.join("\n"));
    }
}
