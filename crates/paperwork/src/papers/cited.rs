//! A document that a paper names: in full the first time, by type and symbol afterwards.

use register::Day;

use super::document::{Block, Style};
use super::profile::{Profile, ROOM};

/// A document that is named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cited {
    /// Its type, or its name where it has no symbol: `Kế hoạch`, `Điều lệ Đảng`.
    pub kind: String,
    /// Its number and symbol; some documents have none.
    pub symbol: Option<String>,
    /// Its day.
    pub date: Option<Day>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about, with its first word: `về luân chuyển cán bộ`.
    pub about: Option<String>,
}

impl Cited {
    /// The document as it is named for the first time.
    pub fn in_full(&self, profile: &Profile) -> String {
        let mut text = self.in_short();
        text.extend(self.date.and_then(Day::if_known).map(|day| profile.day_of_cited(day)));
        text.extend(self.issuer.iter().map(|issuer| format!(" của {issuer}")));
        text.extend(self.about.iter().map(|about| format!(" {about}")));
        text
    }

    /// The document as it is named after that.
    pub fn in_short(&self) -> String {
        self.symbol.as_ref().map_or_else(|| self.kind.clone(), |symbol| format!("{} số {symbol}", self.kind))
    }
}

/// Several names in one sentence.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} và {last}", before.join(", ")),
    }
}

/// The documents that a paper carries out, in the words with which its body begins; room for a hand where none is named. Semicolons part them: names of bodies have `và` in them.
pub(super) fn carrying_out(cited: &[Cited], profile: &Profile) -> String {
    let named: Vec<String> = cited.iter().map(|cited| cited.in_full(profile)).collect();
    format!("Thực hiện {}", if named.is_empty() { ROOM.to_owned() } else { named.join("; ") })
}

/// The documents that a paper rests on, a paragraph each.
pub(super) fn based(bases: &[Cited], profile: &Profile) -> Vec<Block> {
    bases.iter().map(|cited| Block::text(Style::Body, format!("Căn cứ {};", cited.in_full(profile)))).collect()
}
