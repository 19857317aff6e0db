//! What a document tells bodies to do: who leads, who helps, what, by when, and to whom it is reported.
//!
//! Duties are proposals that a person confirms. One is proposed where the words name a body, or stand in a list under words that do; what is said is never put in other words. Better one too few than one that the text does not have.

mod clause;
mod context;
mod deadline;
mod finding;
mod lexicon;
mod names;
mod report;
mod row;
mod words;

use std::ops::RangeInclusive;

use super::Passage;

pub use clause::Sure;
pub use deadline::Deadline;

/// Something that a document tells a body to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Who is told, as the text names it; none where the words could not be taken apart.
    pub lead: Option<String>,
    /// The passage that names the lead, where it is another one.
    pub lead_from: Option<String>,
    /// Who helps, one by one.
    pub support: Vec<String>,
    /// What is to be done, in the words of the text from the verb on.
    pub action: String,
    /// By when, where the text names one day.
    pub deadline: Option<Deadline>,
    /// Everything else that says when: "định kỳ", "trong vòng 15 ngày".
    pub when: Vec<String>,
    /// To whom it is reported; several are joined by "; ".
    pub report_to: Option<String>,
    /// Through whom the report goes.
    pub through: Option<String>,
    /// The path of the passage that it stands in.
    pub passage: String,
    /// The lines of the file that it stands on.
    pub lines: RangeInclusive<u32>,
    /// How it is put.
    pub sure: Sure,
}

/// The duties that the passages of one document speak of; the issuer itself is told nothing by its own plain sentences.
pub fn duties(passages: &[Passage], issuer: Option<&str>) -> Vec<Duty> {
    finding::find(passages, issuer)
}
