//! How official papers look and are numbered: one file for each guide to their form, chosen by the system of the issuer and the day of the paper.
//!
//! These are tables of a guide, as rulebooks are tables of a regulation, but nobody is judged by them; how surely each was read stands beside it:
//! *read* in the text itself or in papers that follow it, *reported* by third parties, *remembered* and to be shown to a records clerk.

mod hd05_2026;
mod hd36_2018;
mod nd30_2020;

use register::Day;

use super::document::{Block, Style};
use super::look::{Look, usual};

/// Whose guide to the form of papers an issuer follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum System {
    /// Bodies of the Party.
    Party,
    /// Bodies of the State.
    State,
}

/// How papers of a system look from a day on.
#[derive(PartialEq, Debug)]
pub struct Profile {
    /// Its name.
    pub name: &'static str,
    /// Whose it is.
    pub system: System,
    /// The guide, and how surely it was read.
    pub basis: &'static str,
    /// The first day of papers that follow it.
    pub from: (i32, i32, i32),
    /// The edges of an A4 page in millimetres.
    pub margins: Margins,
    /// What stands at the top right: the line, and the motto under it.
    pub national: (&'static str, Option<&'static str>),
    /// The length of the rule under that, in millimetres: as long as the text above it.
    pub national_rule: u32,
    /// What stands under the issuer.
    pub under_issuer: UnderIssuer,
    /// How a paper is numbered.
    pub numbering: Numbering,
    /// What stands before the authority of a signer.
    pub prefixes: Prefixes,
    /// How the list of recipients is punctuated.
    pub recipients: Recipients,
    /// The marks of headings of the first and the second level: `I-`, `1-`.
    pub outline: [&'static str; 2],
    /// Whether there is a short rule under the subject.
    pub rule_under_subject: bool,
    /// Where sizes and weights are not those of everybody.
    pub looks: &'static [(Style, Look)],
}

/// The edges of a page in millimetres.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Margins {
    /// At the top.
    pub top: u32,
    /// At the bottom.
    pub bottom: u32,
    /// At the left.
    pub left: u32,
    /// At the right.
    pub right: u32,
}

/// What stands under the issuer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnderIssuer {
    /// A star on its own line.
    Star,
    /// A rule of this many millimetres.
    Rule(u32),
}

/// How a paper is numbered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numbering {
    /// What stands before the number: `Số `, `Số: `.
    pub label: &'static str,
    /// What stands between the number and the kind.
    pub joint: &'static str,
    /// What stands between the kind and the issuer.
    pub issuer_joint: &'static str,
    /// What stands for a letter in symbols, where letters have a code.
    pub letter: Option<&'static str>,
}

/// What stands before the authority of a signer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Prefixes {
    /// In the name of a collective.
    pub on_behalf: &'static str,
    /// For the head.
    pub for_head: &'static str,
    /// By order.
    pub by_order: &'static str,
    /// In charge for the time being.
    pub acting: &'static str,
}

/// How the list of recipients is punctuated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recipients {
    /// Behind every line but the last.
    pub ends: &'static str,
    /// Before where the copy is kept: `Lưu `, `Lưu: `.
    pub kept: &'static str,
}

/// Every profile, the earliest first.
pub const ALL: &[&Profile] = &[&hd36_2018::PROFILE, &nd30_2020::PROFILE, &hd05_2026::PROFILE];

/// No guide is known for a day: papers of such a day are not written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the form of papers of {day} is not known: the earliest guide for this issuer holds from {earliest}")]
pub struct NoProfile {
    /// The day of the paper.
    pub day: Day,
    /// The first day of the earliest guide that is known.
    pub earliest: Day,
}

impl NoProfile {
    /// What is wrong and what to do now, Vietnamese and English.
    pub fn words(&self) -> [String; 2] {
        let [day, earliest] = [self.day, self.earliest].map(Day::civil);
        [
            format!("Chưa biết thể thức văn bản của ngày {day}. Chọn ngày văn bản từ {earliest} trở đi."),
            format!("The form of papers of {day} is not known. Choose a day of the paper from {earliest} on."),
        ]
    }
}

/// How papers of a system look on a day.
pub fn of(system: System, day: Day) -> Result<&'static Profile, NoProfile> {
    let known = || ALL.iter().filter(|profile| profile.system == system);
    let earliest = known().next().map_or(Day::MISSING, |profile| profile.begins());
    known().rev().find(|profile| profile.begins() <= day).copied().ok_or(NoProfile { day, earliest })
}

impl Profile {
    /// The first day of papers that follow it.
    pub fn begins(&self) -> Day {
        let (year, month, day) = self.from;
        Day::new(year, month, day).expect("a guide begins on a day of the calendar")
    }

    /// How a style looks.
    pub fn look(&self, style: Style) -> Look {
        self.looks.iter().find(|(own, _)| *own == style).map_or_else(|| usual(style), |(_, look)| *look)
    }

    /// A heading of the first level: `I- …`.
    pub(super) fn major(&self, number: usize, text: &str) -> Block {
        Block::text(Style::Heading1, format!("{} {text}", self.outline[0].replace('I', ROMAN[number - 1])))
    }

    /// A heading of the second level: `1- …`.
    pub(super) fn minor(&self, number: usize, text: &str) -> Block {
        Block::text(Style::Heading2, format!("{} {text}", self.minor_mark(number)))
    }

    /// The mark of the second level.
    pub(super) fn minor_mark(&self, number: usize) -> String {
        self.outline[1].replace('1', &number.to_string())
    }

    /// The number and symbol of a paper; without a number, room for a hand.
    pub fn symbol(&self, number: Option<u32>, kind: &str, issuer: &str) -> String {
        let number = number.map_or_else(|| ROOM.to_owned(), |number| format!("{number:02}"));
        format!("{}{number}{}{kind}{}{issuer}", self.numbering.label, self.numbering.joint, self.numbering.issuer_joint)
    }

    /// The number and symbol of a letter: where letters have no code, the unit that drafts it stands behind the issuer; where none is named, room for a hand.
    pub fn symbol_of_letter(&self, number: Option<u32>, issuer: &str, unit: Option<&str>) -> String {
        match self.numbering.letter {
            Some(code) => self.symbol(number, code, issuer),
            None => self.symbol(number, issuer, unit.unwrap_or(ROOM)),
        }
    }

    /// The day of a document that is cited: `, ngày 28/4/2022` on the side of the Party, ` ngày 28 tháng 4 năm 2022` on that of the State.
    pub fn day_of_cited(&self, day: Day) -> String {
        match self.system {
            System::Party => format!(", ngày {:02}/{}/{}", day.day(), month(day), day.year()),
            System::State => format!(" {}", self.long_day(Some(day))),
        }
    }

    /// The day in the words of papers: days below 10 and the months 1 and 2 have a zero before them, others have not. Without a day, room for a hand.
    pub fn long_day(&self, day: Option<Day>) -> String {
        let Some(day) = day.and_then(Day::if_known) else { return format!("ngày{ROOM}tháng{ROOM}năm{ROOM}") };
        format!("ngày {:02} tháng {} năm {}", day.day(), month(day), day.year())
    }
}

/// The numbers of the parts that a form has.
const ROMAN: [&str; 3] = ["I", "II", "III"];

/// The months 1 and 2 have a zero before them, so that no hand makes 11 and 12 of them.
fn month(day: Day) -> String {
    if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() }
}

/// Room for what a hand writes: spaces that no program draws together.
pub const ROOM: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";
