//! Damage of every kind: a reading never fails, never changes, and never says what the text does not.

use paperwork::documents::open;
use paperwork::documents::reading::read;
use proptest::prelude::*;
use register::text::folded;

use crate::derivable::{Words, invented};
use crate::invented::ALL;

/// One thing that happens to a text on its way.
#[derive(Clone, Debug)]
enum Damage {
    LinesLost(usize, usize),
    LineTwice(usize),
    LineMoved(usize, usize),
    LinesJoined(usize),
    LineBroken(usize, usize),
    LinesApart,
    Letter(usize, char),
    LetterLost(usize),
    MarksLost(usize),
    Small(usize),
    Spaced(usize),
    Columns(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || 0usize..4_000;
    prop_oneof![
        (at(), 0usize..12).prop_map(|(from, count)| Damage::LinesLost(from, count)),
        at().prop_map(Damage::LineTwice),
        (at(), at()).prop_map(|(from, to)| Damage::LineMoved(from, to)),
        at().prop_map(Damage::LinesJoined),
        (at(), at()).prop_map(|(line, letter)| Damage::LineBroken(line, letter)),
        Just(Damage::LinesApart),
        (at(), prop::sample::select(vec!['l', 'O', '0', '-', '/', '.', ' ', '\t', ',', ';', '“', '(', '|', '5', 'Đ', '*', '\u{301}']))
            .prop_map(|(at, c)| Damage::Letter(at, c)),
        at().prop_map(Damage::LetterLost),
        at().prop_map(Damage::MarksLost),
        at().prop_map(Damage::Small),
        at().prop_map(Damage::Spaced),
        at().prop_map(Damage::Columns),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for damage in damages {
        let count = lines.len().max(1);
        if lines.is_empty() {
            break;
        }
        match damage {
            Damage::LinesLost(from, some) => drop(lines.drain(from % count..(from % count + some).min(count))),
            Damage::LineTwice(line) => lines.insert(line % count, lines[line % count].clone()),
            Damage::LineMoved(from, to) => {
                let line = lines.remove(from % count);
                lines.insert(to % count.min(lines.len() + 1), line);
            }
            Damage::LinesJoined(line) => {
                let rest = if line % count + 1 < count { lines.remove(line % count + 1) } else { String::new() };
                lines[line % count].push_str(&format!(" {rest}"));
            }
            Damage::LineBroken(line, letter) => {
                let broken: Vec<char> = lines[line % count].chars().collect();
                let (left, right) = broken.split_at(letter % (broken.len() + 1));
                lines.splice(line % count..=line % count, [left.iter().collect(), right.iter().collect()]);
            }
            Damage::LinesApart => lines = lines.iter().flat_map(|line| [line.clone(), String::new()]).collect(),
            Damage::MarksLost(line) => lines[line % count] = folded(&lines[line % count]),
            Damage::Small(line) => lines[line % count] = lines[line % count].to_lowercase(),
            Damage::Spaced(line) => lines[line % count] = lines[line % count].replace('-', " - ").replace('/', " / "),
            Damage::Columns(line) => {
                let right = lines[(line + 1) % count].clone();
                lines[line % count].push_str(&format!("\t{right}"));
            }
            Damage::Letter(at, c) => edited(&mut lines, *at, Some(*c)),
            Damage::LetterLost(at) => edited(&mut lines, *at, None),
        }
    }
    lines.join("\n")
}

fn edited(lines: &mut [String], at: usize, c: Option<char>) {
    let line = at % lines.len();
    let mut letters: Vec<char> = lines[line].chars().collect();
    if letters.is_empty() {
        return;
    }
    let place = (at / lines.len()) % letters.len();
    letters.splice(place..=place, c);
    lines[line] = letters.into_iter().collect();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn nothing_is_invented_whatever_happens_to_a_text(
        parts in prop::collection::vec(prop::sample::select(ALL.to_vec()), 1..4),
        damages in prop::collection::vec(damage(), 0..12),
    ) {
        let texts: Vec<&str> = parts.iter().map(|invented| invented.text).collect();
        let text = damaged(&texts.join("\n"), &damages);
        let Ok(opened) = open("a.txt", text.as_bytes()) else { return Ok(()) };
        let reading = read(&opened);
        prop_assert_eq!(&reading, &read(&opened));
        let words = Words::of(&opened);
        for document in &reading.documents {
            prop_assert_eq!(invented(document, &words), Vec::<String>::new(), "{}", text);
            prop_assert!(document.lines.from <= document.lines.to && document.body.end <= opened.lines.len());
            prop_assert!(document.uncertain.iter().all(|doubt| doubt.lines.from <= doubt.lines.to && doubt.lines.from > 0));
        }
        let spans: Vec<_> = reading.documents.iter().map(|document| document.lines).collect();
        prop_assert!(spans.windows(2).all(|pair| pair[0].to < pair[1].from), "{spans:?}");
    }

    #[test]
    fn any_text_is_read(text in "[\\PC\n\t]{0,400}") {
        if let Ok(opened) = open("a.txt", text.as_bytes()) {
            let words = Words::of(&opened);
            for document in read(&opened).documents {
                prop_assert_eq!(invented(&document, &words), Vec::<String>::new());
            }
        }
    }
}

/// Hostile texts are read in the time of honest ones: twice the text, not four times the time.
#[test]
fn hostile_texts_take_no_longer_than_their_length() {
    let patterns = [
        "Số 1-CV/ĐU\n",
        "KẾT LUẬN\nNơi nhận:\n",
        "Quy định số 1-QĐ/TW, ",
        "ĐẾN\n",
        "ĐẢNG ỦY\n",
        "ngày 1 tháng 1 ",
        "“Căn cứ Quy định số 7-QĐ/TW về ",
        "- Như trên;",
        "V/v a\nb\n",
        "Thông báo 1, ",
    ];
    for pattern in patterns {
        let text = pattern.repeat(100_000 / pattern.len());
        let opened = open("a.txt", text.as_bytes()).unwrap();
        let reading = read(&opened);
        assert!(reading.documents.len() <= opened.lines.len(), "{pattern}");
    }
}
