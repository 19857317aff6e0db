//! The numbers that Word writes before paragraphs by itself: a reader sees them, and no run holds them.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::{Event, Tag, Xml};
use crate::documents::limits::{Limit, STYLES};
use crate::documents::source::refusal::Reason;

/// Levels of a list.
const LEVELS: usize = 9;
/// Characters of a label that count.
const LABEL_CHARS: usize = 40;
/// Letters of an alphabet that are written more than once (`aa`, `bbb`) up to here; beyond, digits are shorter.
const REPEATED_MAX: u32 = 26 * 5;

/// Which item of a list a paragraph is, as far as it or its style says.
#[derive(Clone, Copy, Default)]
pub(super) struct Item {
    /// The list; 0 takes the paragraph out of the list of its style.
    pub(super) list: Option<u32>,
    /// The level.
    pub(super) level: Option<u32>,
}

impl Item {
    /// This, and where it says nothing, what the other says.
    pub(super) fn over(self, other: Item) -> Item {
        Item { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// How a number is written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Decimal,
    TwoDigits,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
    Nothing,
}

#[derive(Clone, Default)]
struct Level {
    start: u32,
    format: Format,
    label: String,
    legal: bool,
    restart: Option<u32>,
    style: Option<String>,
}

type Levels = [Level; LEVELS];

#[derive(Default)]
struct List {
    pattern: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<u32, Levels>,
    lists: BTreeMap<u32, List>,
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    begun: BTreeSet<u32>,
}

/// Which list or pattern is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Pattern(u32),
    List(u32),
}

impl Numbering {
    /// Reads the part of the numbering.
    pub(super) fn read(text: &str) -> Result<Numbering, Reason> {
        let mut xml = Xml::new(text, "numbering.xml");
        let mut numbering = Numbering::default();
        let (mut within, mut level) = (Within::Nothing, 0);
        loop {
            match xml.next()? {
                Event::Open(tag) => {
                    match tag.word() {
                        "abstractNum" => within = tag.value("abstractNumId").and_then(|id| id.parse().ok()).map_or(Within::Nothing, Within::Pattern),
                        "num" => within = tag.value("numId").and_then(|id| id.parse().ok()).map_or(Within::Nothing, Within::List),
                        "lvl" | "lvlOverride" => level = tag.value("ilvl").and_then(|level| level.parse().ok()).filter(|&level| level < LEVELS).unwrap_or(0),
                        _ => {}
                    }
                    numbering.take(&tag, within, level);
                    if (numbering.patterns.len() + numbering.lists.len()) as u64 > STYLES {
                        return Err(Limit::Styles.into());
                    }
                }
                Event::Finished => return Ok(numbering),
                _ => {}
            }
        }
    }

    fn take(&mut self, tag: &Tag<'_>, within: Within, level: usize) {
        match (within, tag.word()) {
            (Within::Pattern(id), "lvl") => drop(self.patterns.entry(id).or_default()),
            (Within::Pattern(id), _) => {
                if let Some(levels) = self.patterns.get_mut(&id) {
                    levels[level].take(tag);
                }
            }
            (Within::List(id), "abstractNumId") => self.lists.entry(id).or_default().pattern = tag.number().unwrap_or(0),
            (Within::List(id), "startOverride") => drop(self.lists.entry(id).or_default().starts.insert(level, tag.number().unwrap_or(0))),
            (Within::List(id), "lvl") => drop(self.lists.entry(id).or_default().levels.insert(level, Level::default())),
            (Within::List(id), _) => {
                if let Some(level) = self.lists.get_mut(&id).and_then(|list| list.levels.get_mut(&level)) {
                    level.take(tag);
                }
            }
            (Within::Nothing, _) => {}
        }
    }

    /// Counts one more item, and gives what stands before it. `style` is the style of its paragraph, which may say its level.
    pub(super) fn label(&mut self, item: Item, style: Option<&str>) -> Option<String> {
        let number = item.list?;
        let list = self.lists.get(&number)?;
        let levels = self.patterns.get(&list.pattern)?;
        let by_style = || levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let at = item.level.map_or_else(|| by_style().unwrap_or(0), |level| level as usize).min(LEVELS - 1);
        let level = |at: usize| list.levels.get(&at).unwrap_or(&levels[at]);
        let start = |at: usize| list.starts.get(&at).copied().unwrap_or(level(at).start);
        let counts = self.counts.entry(list.pattern).or_default();
        if self.begun.insert(number) {
            list.starts.keys().for_each(|&at| counts[at] = None);
        }
        let (above, rest) = counts.split_at_mut(at);
        above.iter_mut().enumerate().for_each(|(at, count)| *count = Some(count.unwrap_or_else(|| start(at))));
        let (own, below) = rest.split_at_mut(1);
        own[0] = Some(own[0].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for (below, count) in (at + 1..).zip(below) {
            if at < level(below).restart.map_or(below, |restart| restart as usize) {
                *count = None;
            }
        }
        let mut label = String::new();
        let mut letters = level(at).label.chars();
        while let Some(c) = letters.next() {
            match c {
                '%' => {
                    let of = letters.next().and_then(|digit| digit.to_digit(10)).filter(|&of| of > 0).map_or(at, |of| of as usize - 1);
                    let format = if level(at).legal && level(of).format != Format::Nothing { Format::Decimal } else { level(of).format };
                    label.push_str(&written(counts[of].unwrap_or_else(|| start(of)), format));
                }
                c => label.push(c),
            }
        }
        Some(label)
    }
}

impl Level {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.word() {
            "start" => self.start = tag.number().unwrap_or(0),
            "numFmt" => {
                self.format = match tag.val().as_deref() {
                    Some("decimalZero") => Format::TwoDigits,
                    Some("lowerLetter") => Format::Lower,
                    Some("upperLetter") => Format::Upper,
                    Some("lowerRoman") => Format::LowerRoman,
                    Some("upperRoman") => Format::UpperRoman,
                    Some("none") => Format::Nothing,
                    _ => Format::Decimal,
                }
            }
            "lvlText" => self.label = tag.val().unwrap_or_default().chars().take(LABEL_CHARS).collect(),
            "isLgl" => self.legal = tag.is_on(),
            "lvlRestart" => self.restart = tag.number(),
            "pStyle" => self.style = tag.val(),
            _ => {}
        }
    }
}

/// A number as a list writes it.
fn written(number: u32, format: Format) -> String {
    match format {
        Format::Nothing => String::new(),
        Format::TwoDigits => format!("{number:02}"),
        Format::Lower => letters(number, b'a').unwrap_or_else(|| number.to_string()),
        Format::Upper => letters(number, b'A').unwrap_or_else(|| number.to_string()),
        Format::UpperRoman => roman(number).unwrap_or_else(|| number.to_string()),
        Format::LowerRoman => roman(number).map_or_else(|| number.to_string(), |roman| roman.to_lowercase()),
        Format::Decimal => number.to_string(),
    }
}

/// `a` to `z`, then `aa` to `zz`, as Word counts.
pub(in crate::documents::source) fn letters(number: u32, first: u8) -> Option<String> {
    let place = number.checked_sub(1).filter(|_| number <= REPEATED_MAX)?;
    Some(char::from(first + (place % 26) as u8).to_string().repeat(place as usize / 26 + 1))
}

/// Roman numerals, as far as they have signs.
pub(in crate::documents::source) fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = (1..4_000).contains(&number).then_some(number)?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        out.push_str(&sign.repeat((left / value) as usize));
        left %= value;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, text) in [
            (1, Format::Lower, "a"),
            (28, Format::Lower, "bb"),
            (26, Format::Upper, "Z"),
            (0, Format::Lower, "0"),
            (4_000_000_000, Format::Upper, "4000000000"),
            (14, Format::UpperRoman, "XIV"),
            (1949, Format::LowerRoman, "mcmxlix"),
            (7, Format::TwoDigits, "07"),
            (12, Format::Decimal, "12"),
            (12, Format::Nothing, ""),
        ] {
            assert_eq!(written(number, format), text);
        }
    }
}
