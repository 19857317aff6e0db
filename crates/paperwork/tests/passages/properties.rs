//! What must hold of every document: an outline reads back as it was drawn, however its lines are wrapped; no damage breaks the reading.

use std::collections::BTreeSet;

use paperwork::documents::{Line, Note, PASSAGES, Passage, duties, passages};
use proptest::prelude::*;

use crate::source::lines;

/// Parts of sentences that look like labels where a line is broken inside of them.
const PARTS: [&str; 12] = [
    "bảo đảm công khai, minh bạch",
    "các tổ chức chính trị - xã hội",
    "ít nhất 36 tháng",
    "còn 10 năm công tác",
    "trong nhiệm kỳ 2020 - 2025",
    "theo Quy định số 65 - QĐ/TW ngày 28/4/2022 của bộ phận tham mưu",
    "tại khoản 2 Điều 5",
    "gồm 13.503 lượt cán bộ",
    "từ 01 đến 02 đồng chí",
    "gắn với trách nhiệm của người đứng đầu",
    "yêu cầu các cấp ủy báo cáo",
    "a, b và c",
];

/// Labels of one level.
#[derive(Clone, Copy, Debug)]
enum Style {
    Chapter,
    Article,
    Capital,
    Roman(char),
    Number(char),
    Dotted(char),
    Letter,
    Dash,
    Plus,
}

use Style::{Article, Capital, Chapter, Dash, Dotted, Letter, Number, Plus, Roman};

/// Levels as they are found in papers of the State and of the Party.
const STYLES: [&[Style]; 8] = [
    &[Chapter, Article, Number('.'), Letter, Dash],
    &[Article, Number('.'), Letter],
    &[Roman('-'), Number('-'), Dotted('-'), Dash, Plus],
    &[Roman('.'), Number('.'), Letter, Dash],
    &[Roman('/'), Number(')'), Dash],
    &[Capital, Roman('.'), Number('.'), Dash],
    &[Number('.'), Dotted('.'), Dotted('.'), Letter],
    &[Number('-'), Dash, Plus],
];

/// What stands at one place: its words, and what stands under it.
#[derive(Clone, Debug)]
struct Node {
    words: String,
    under: Vec<Node>,
}

fn node() -> impl Strategy<Value = Node> {
    let words = prop::collection::vec(prop::sample::select(&PARTS[..]), 1..5);
    let leaf = words.clone().prop_map(|parts| Node { words: format!("Nội dung {}.", parts.join(", ")), under: Vec::new() });
    leaf.prop_recursive(4, 60, 4, move |inner| {
        (words.clone(), prop::collection::vec(inner, 0..4))
            .prop_map(|(parts, under)| Node { words: format!("Nội dung {}{}", parts.join(", "), if under.is_empty() { "." } else { ":" }), under })
    })
}

/// What has been written, and what should be read.
#[derive(Default)]
struct Drawn {
    lines: Vec<String>,
    noted: Vec<(String, String)>,
    articles: usize,
}

impl Drawn {
    fn draw(&mut self, styles: &[Style], nodes: &[Node], path: &str, dotted: &str) {
        let Some((style, inner)) = styles.split_first() else { return };
        for (at, node) in nodes.iter().enumerate() {
            let n = at + 1;
            let roman = ["I", "II", "III", "IV"][at];
            let letter = ["a", "b", "c", "d"][at];
            let under = |segment: &str| if path.is_empty() { segment.to_owned() } else { format!("{path}.{segment}") };
            let counted = if dotted.is_empty() { n.to_string() } else { format!("{dotted}.{n}") };
            let (label, own) = match style {
                Chapter => (format!("Chương {roman}."), format!("Chương {roman}")),
                Article => {
                    self.articles += 1;
                    (format!("Điều {}.", self.articles), format!("Điều {}", self.articles))
                }
                Capital => (format!("{}.", letter.to_uppercase()), under(&letter.to_uppercase())),
                Roman(mark) => (format!("{roman}{mark}"), under(roman)),
                Number(mark) => (format!("{n}{mark}"), under(&n.to_string())),
                Dotted(mark) => (format!("{counted}{mark}"), under(&n.to_string())),
                Letter => (format!("{letter})"), under(letter)),
                Dash => ("-".to_owned(), under(&format!("-{n}"))),
                Plus => ("+".to_owned(), under(&format!("+{n}"))),
            };
            self.lines.push(format!("{label} {}", node.words));
            self.noted.push((own.clone(), node.words.clone()));
            self.draw(inner, &node.under, &own, &counted_below(*style, &counted, n));
        }
    }
}

/// What dotted labels below repeat.
fn counted_below(style: Style, counted: &str, n: usize) -> String {
    match style {
        Number(_) => n.to_string(),
        Dotted(_) => counted.to_owned(),
        _ => String::new(),
    }
}

fn drawn(styles: &[Style], nodes: &[Node]) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.draw(styles, nodes, "", "");
    drawn
}

/// The text with its lines broken before a width, and an empty line behind each.
fn wrapped(text: &[String], width: usize) -> String {
    let mut lines = Vec::new();
    for paragraph in text {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines.join("\n\n")
}

fn read(text: &str) -> Vec<(String, String)> {
    passages(&lines(text)).into_iter().map(|passage| (passage.path, passage.text.replace('\n', " "))).collect()
}

/// What holds of every reading: paths are unique, parents stand before, what a duty says stands in the passages that it names.
fn sound(body: &[Line]) -> Result<Vec<Passage>, TestCaseError> {
    let read = passages(body);
    let paths: BTreeSet<&str> = read.iter().map(|passage| passage.path.as_str()).collect();
    prop_assert_eq!(paths.len(), read.len());
    for (at, passage) in read.iter().enumerate() {
        prop_assert!(passage.parent.is_none_or(|parent| parent < at));
        prop_assert!(passage.text.split('\n').all(|paragraph| paragraph == paragraph.trim()));
    }
    let text_of = |path: &str| read.iter().find(|passage| passage.path == path).map(|passage| passage.text.as_str()).unwrap_or_default();
    for duty in duties(&read, None) {
        let above = duty.lead_from.as_deref().map(text_of).unwrap_or_default();
        let own = text_of(&duty.passage);
        let stands = |words: &str| !words.is_empty() && (own.contains(words) || above.contains(words));
        prop_assert!(stands(&duty.action) && own.contains(&duty.action), "{duty:?}");
        prop_assert!(duty.lead.as_deref().is_some_and(stands), "{duty:?}");
        prop_assert!(duty.support.iter().all(|one| stands(one)), "{duty:?}");
        prop_assert!(duty.report_to.iter().flat_map(|all| all.split("; ")).all(stands), "{duty:?}");
        prop_assert!(duty.through.iter().chain(&duty.when).all(|words| own.contains(words)), "{duty:?}");
        prop_assert!(duty.deadline.iter().all(|deadline| own.contains(&deadline.words)), "{duty:?}");
    }
    Ok(read)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_outline_reads_back_as_it_was_drawn(styles in prop::sample::select(&STYLES[..]), nodes in prop::collection::vec(node(), 1..5)) {
        let drawn = drawn(styles, &nodes);
        prop_assert_eq!(read(&drawn.lines.join("\n")), drawn.noted.clone());
        prop_assert_eq!(read(&drawn.lines.join("\n\n")), drawn.noted);
    }

    #[test]
    fn wrapping_changes_no_path(styles in prop::sample::select(&STYLES[..]), nodes in prop::collection::vec(node(), 1..5), width in 30_usize..130) {
        let drawn = drawn(styles, &nodes);
        prop_assert_eq!(read(&wrapped(&drawn.lines, width)), drawn.noted);
    }

    #[test]
    fn no_damage_breaks_the_reading(
        styles in prop::sample::select(&STYLES[..]),
        nodes in prop::collection::vec(node(), 1..5),
        width in 10_usize..130,
        blows in prop::collection::vec((any::<prop::sample::Index>(), 0..5_usize, ".{0,12}"), 0..20),
    ) {
        let mut text: Vec<char> = wrapped(&drawn(styles, &nodes).lines, width).chars().collect();
        for (at, blow, junk) in blows {
            let at = at.index(text.len() + 1);
            let end = text.len().min(at + 7);
            match blow {
                0 => drop(text.drain(at..end)),
                1 => drop(text.splice(at..at, junk.chars())),
                2 => drop(text.splice(at..at, "\nGiao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành rà soát, báo cáo về Ủy ban (qua ".chars())),
                3 => drop(text.splice(at..at, "\n1.".chars())),
                _ => text[at..end].reverse(),
            }
        }
        sound(&lines(&text.into_iter().collect::<String>()))?;
    }
}

#[test]
fn hostile_outlines_stay_small_and_say_where_they_stopped() {
    let many = |line: &str| vec![line; 100_000].join("\n");
    let deep: String = (0..10_000).map(|_| "1.").collect();
    let alternating = ["1. a", "1) b", "1- c", "1/ d", "(1) e"].repeat(20_000).join("\n");
    let bodies = ["các sở, ", "giao các cơ quan, đơn vị ", "Giao Sở Nội vụ chủ trì, phối hợp với ", "“", "(", ";"].map(|part| part.repeat(30_000));
    for text in [many("1. Một"), many("- Một"), many("“Điều 1. Một"), many("Điều 1. Các sở phải báo cáo các sở;"), alternating, many("I. Một\n1.1. Hai"), deep]
    {
        let read = sound(&lines(&text)).unwrap();
        let stopped = read.last().is_some_and(|last| matches!(last.notes.last(), Some(Note::Stopped(_))));
        assert_eq!(stopped, read.len() == PASSAGES, "{:?}", &text[..20.min(text.len())]);
        assert!(read.iter().all(|passage| passage.path.len() < 200), "{:?}", read.last());
    }
    for text in bodies {
        sound(&lines(&text)).unwrap();
    }
}
