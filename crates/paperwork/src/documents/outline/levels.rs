//! The labels that stand open above a line, and where the next one belongs among them.
//!
//! A label is believed when it counts on from one that is open, or begins a list. A few lost numbers are put up with where the line surely begins something; what would count backwards is text.

use std::collections::BTreeMap;

use super::Note;
use super::counting::{letter_at, next_letter, roman};
use super::label::{Kind, Label};

/// How the path of a paragraph begins that no label stands above, until it is known whether any label follows.
pub(super) const PARAGRAPH: &str = "\u{b6}";
/// How many labels in a row may be lost before the next is no longer believed.
const LOST: u32 = 3;

/// One open label.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) kind: Kind,
    mark: char,
    numbers: Vec<u32>,
    pub(super) path: String,
    /// Its place in the list of passages.
    pub(super) passage: usize,
}

/// Where a label belongs.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// How many of the open labels stay open.
    keep: usize,
    /// The label that should stand before it and does not.
    missing: Option<String>,
    /// Whether the same label stands there already.
    again: bool,
}

impl Place {
    fn at(keep: usize) -> Place {
        Place { keep, missing: None, again: false }
    }

    /// Whether nothing is odd about it.
    pub(super) fn exact(&self) -> bool {
        self.missing.is_none() && !self.again
    }
}

/// The open labels, the outermost first.
#[derive(Default)]
pub(super) struct Levels {
    open: Vec<Level>,
    /// The paragraph without a label that was read last, while no label is open.
    paragraph: Option<Level>,
    /// The last number of each kind, for lists that count on under the next heading.
    running: BTreeMap<Kind, u32>,
    /// How many bullets, headings and unlabelled paragraphs stand under a path.
    counts: BTreeMap<(String, Kind), u32>,
    /// How often a path was given.
    given: BTreeMap<String, u32>,
}

impl Levels {
    /// What a bullet or a paragraph would stand under.
    pub(super) fn top(&self) -> Option<&Level> {
        self.open.last().or(self.paragraph.as_ref())
    }

    /// The passage that the one opened last stands under.
    pub(super) fn parent(&self) -> Option<usize> {
        let above = self.open.len().checked_sub(2).and_then(|at| self.open.get(at));
        above.or(self.paragraph.as_ref()).map(|level| level.passage)
    }

    /// The innermost label that is no bullet.
    pub(super) fn above_bullets(&self) -> Option<&Level> {
        self.open.iter().rfind(|level| level.kind < Kind::Dash)
    }

    pub(super) fn close_bullets(&mut self) {
        self.open.retain(|level| level.kind < Kind::Dash);
    }

    /// Whether anything above the lists is open that headings in capitals stand under.
    pub(super) fn under_titles(&self) -> bool {
        self.open
            .iter()
            .any(|level| matches!(level.kind, Kind::Part | Kind::Chapter | Kind::Section | Kind::Subsection | Kind::Article | Kind::Capital | Kind::Roman))
    }

    /// Where the label belongs; nowhere if it is none.
    pub(super) fn place(&self, label: &Label) -> Option<Place> {
        match label.kind {
            Kind::Dash | Kind::Plus => Some(Place::at(self.before(label.kind))),
            Kind::Heading => Some(Place::at(0)),
            Kind::Dotted => self.place_dotted(label),
            _ => self.place_counted(label),
        }
    }

    /// How many open labels are of an outer kind.
    fn before(&self, kind: Kind) -> usize {
        self.open.iter().position(|level| level.kind >= kind).unwrap_or(self.open.len())
    }

    fn place_counted(&self, label: &Label) -> Option<Place> {
        let number = label.number();
        let follows = |level: &Level| level.kind == label.kind && successor(label.kind, level.numbers[0]) == number;
        let alike = self.open.iter().rposition(|level| follows(level) && level.mark == label.mark);
        if let Some(keep) = alike.or_else(|| self.open.iter().rposition(follows)) {
            return Some(Place::at(keep));
        }
        let Some(keep) = self.open.iter().rposition(|level| level.kind == label.kind) else {
            let keep = self.first_under(label);
            let counts_on = self.running.get(&label.kind).is_some_and(|last| successor(label.kind, *last) == number);
            let titled = matches!(label.kind, Kind::Chapter | Kind::Article);
            let first = self.running.get(&label.kind).filter(|last| **last < number).map_or(1, |last| successor(label.kind, *last));
            return if number == 1 || counts_on {
                Some(Place::at(keep))
            } else {
                (titled || number <= first + LOST).then(|| Place { keep, missing: Some(missing_label(label, first)), again: false })
            };
        };
        let last = &self.open[keep];
        let next = successor(label.kind, last.numbers[0]);
        let new_mark = self.open.iter().all(|level| level.kind != label.kind || level.mark != label.mark);
        if number == 1 && new_mark && label.kind > Kind::Article {
            return Some(Place::at(self.open.len().min(self.before(Kind::Dash))));
        }
        if number == 1 || number == last.numbers[0] {
            return Some(Place { keep, missing: None, again: !self.inserted(label, last) });
        }
        let near = number > next && (number <= next + LOST || label.kind == Kind::Article);
        near.then(|| Place { keep, missing: Some(missing_label(label, next)), again: false })
    }

    /// `Điều 5a` after `Điều 5` counts the same, and is another label.
    fn inserted(&self, label: &Label, last: &Level) -> bool {
        label.kind == Kind::Article && !last.path.ends_with(&label.segment)
    }

    /// How many labels stay open over the first of a list.
    fn first_under(&self, label: &Label) -> usize {
        let directly_under = label.kind == Kind::Capital && self.open.last().is_some_and(|top| top.kind == Kind::Roman);
        if directly_under { self.open.len() } else { self.before(label.kind) }
    }

    fn place_dotted(&self, label: &Label) -> Option<Place> {
        let (number, prefix) = (label.number(), &label.numbers[..label.numbers.len() - 1]);
        let under = |level: &Level| match level.kind {
            Kind::Number | Kind::Roman | Kind::Article | Kind::Capital => level.numbers[..] == prefix[..1],
            Kind::Dotted => level.numbers.len() < label.numbers.len() && prefix.starts_with(&level.numbers),
            _ => level.kind < Kind::Number,
        };
        if let Some(keep) =
            self.open.iter().rposition(|level| level.kind == Kind::Dotted && level.numbers.len() == label.numbers.len() && level.numbers.starts_with(prefix))
        {
            let last = self.open[keep].numbers[prefix.len()];
            return match number {
                n if n == last + 1 => Some(Place::at(keep)),
                n if n == 1 || n == last => Some(Place { keep, missing: None, again: true }),
                n if n > last && n <= last + 1 + LOST => Some(Place { keep, missing: Some(missing_label(label, last + 1)), again: false }),
                _ => None,
            };
        }
        let limit = self.before(Kind::Letter);
        let keep = self.open[..limit].iter().position(|level| matches!(level.kind, Kind::Number | Kind::Dotted) && !under(level)).unwrap_or(limit);
        let closed = &self.open[keep..limit];
        if closed.iter().any(|level| level.numbers[0] > prefix[0]) || number > 1 + LOST {
            return None;
        }
        let lost_parent = closed.first().filter(|level| level.kind == Kind::Number).map(|level| (level.numbers[0] + 1).to_string());
        let missing = lost_parent.or_else(|| (number > 1).then(|| missing_label(label, 1)));
        Some(Place { keep, missing, again: false })
    }

    /// Opens the label for a passage, and gives its path with what is odd about it.
    pub(super) fn push(&mut self, label: &Label, place: Place, passage: usize) -> (String, Vec<Note>) {
        self.open.truncate(place.keep);
        if label.kind < Kind::Dash {
            self.paragraph = None;
        }
        let parent = self.top().map(|level| level.path.clone()).unwrap_or_default();
        let path = match label.kind {
            Kind::Dash | Kind::Plus | Kind::Heading => {
                let sign = match label.kind {
                    Kind::Dash => "-",
                    Kind::Plus => "+",
                    _ => "đề mục ",
                };
                let count = self.counts.entry((parent.clone(), label.kind)).or_default();
                *count += 1;
                join(&parent, &format!("{sign}{count}"))
            }
            Kind::Chapter if self.given.contains_key(&label.segment) => join(&parent, &label.segment),
            Kind::Part | Kind::Chapter | Kind::Article => label.segment.clone(),
            Kind::Dotted => self.dotted_path(label),
            _ => join(&parent, &label.segment),
        };
        let (path, again) = self.unique(path);
        let notes = place.missing.map(Note::Missing).into_iter().chain(again.then_some(Note::Repeated)).collect();
        if let Some(number) = label.numbers.first() {
            self.running.insert(label.kind, *number);
        }
        self.open.push(Level { kind: label.kind, mark: label.mark, numbers: label.numbers.clone(), path: path.clone(), passage });
        (path, notes)
    }

    /// A dotted label says its parents itself: it stands under the first of them that it does not say.
    fn dotted_path(&self, label: &Label) -> String {
        let said = |level: &&Level| matches!(level.kind, Kind::Number | Kind::Dotted);
        let above = self.open.iter().rev().find(|level| !said(level));
        let counted = self.open.iter().any(|level| said(&level));
        match above {
            Some(article) if article.kind == Kind::Article && !counted && article.numbers[0] == label.numbers[0] => {
                let rest = label.segment.split_once('.').map_or("", |(_, rest)| rest);
                join(&article.path, rest)
            }
            Some(level) => join(&level.path, &label.segment),
            None => label.segment.clone(),
        }
    }

    /// Opens the next paragraph that no label stands above; bullets may stand under it.
    pub(super) fn push_paragraph(&mut self, passage: usize) {
        self.open.clear();
        let count = self.counts.entry((String::new(), Kind::Paragraph)).or_default();
        *count += 1;
        self.paragraph = Some(Level { kind: Kind::Paragraph, mark: ' ', numbers: vec![*count], path: format!("{PARAGRAPH}{count}"), passage });
    }

    /// The path, with which time it is where it was given before.
    fn unique(&mut self, path: String) -> (String, bool) {
        let mut unique = path.clone();
        loop {
            let times = self.given.entry(unique.clone()).or_default();
            *times += 1;
            if *times == 1 {
                return (unique.clone(), unique != path);
            }
            unique = format!("{path}({times})");
        }
    }
}

fn join(parent: &str, segment: &str) -> String {
    if parent.is_empty() { segment.to_owned() } else { format!("{parent}.{segment}") }
}

fn successor(kind: Kind, number: u32) -> u32 {
    if matches!(kind, Kind::Letter | Kind::Capital) { next_letter(number) } else { number + 1 }
}

/// The label that should have stood there.
fn missing_label(label: &Label, number: u32) -> String {
    match label.kind {
        Kind::Letter => letter_at(number).map(String::from).unwrap_or_default(),
        Kind::Capital => letter_at(number).map(|c| c.to_uppercase().collect()).unwrap_or_default(),
        Kind::Roman => roman(number),
        Kind::Dotted => {
            let prefix: Vec<String> = label.numbers[..label.numbers.len() - 1].iter().chain([&number]).map(u32::to_string).collect();
            prefix.join(".")
        }
        Kind::Part | Kind::Chapter => format!("{} {}", label.segment.split(' ').next().unwrap_or_default(), roman(number)),
        Kind::Section | Kind::Subsection | Kind::Article => match label.segment.rsplit_once(' ') {
            Some((name, _)) => format!("{name} {number}"),
            None => number.to_string(),
        },
        _ => number.to_string(),
    }
}
