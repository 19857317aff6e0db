//! Reports: verdicts on their way out, as lines for programs, rows for spreadsheets, or a summary for people.

mod explained;
mod plan;
mod quick;
mod rows;
mod summary;
pub(crate) mod table;

use rules::rulebook::Effect;
use rules::verdict::{Lang, Line, Outcome};

use crate::counter::Format;

pub(crate) use explained::{Explained, MonthsHeld, parts, text_of};
pub(crate) use plan::plan_text;
pub(crate) use quick::Quick;
pub(crate) use rows::{header, write_csv};
pub(crate) use summary::{Summary, effect_words, outcome_words, waiver_words};

/// Verdicts of a part of the subjects, made ready on any thread and put together in order.
pub(crate) struct Report {
    format: Format,
    /// Lines that are ready to be written.
    bytes: Vec<u8>,
    /// What a person is told at the end.
    summary: Summary,
}

impl Report {
    /// An empty report.
    pub(crate) fn new(format: Format) -> Report {
        Report { format, bytes: Vec::new(), summary: Summary::default() }
    }

    /// Takes a verdict.
    pub(crate) fn take(&mut self, line: Line) {
        match self.format {
            Format::Json => {
                self.bytes.extend_from_slice(line.json().as_bytes());
                self.bytes.push(b'\n');
            }
            Format::Csv => rows::write(&line, &mut self.bytes),
            Format::Text => self.summary.show(line),
        }
    }

    /// Where lines are written that are ready as they are.
    pub(crate) fn ready(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// Counts an outcome for the summary, and says whether its line is wanted there.
    pub(crate) fn count(&mut self, rule: &str, effect: Effect, outcome: Outcome) -> bool {
        self.summary.count(rule, effect, outcome)
    }

    /// The lines that are ready, to be written before those of later parts.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Adds a later part's summary; its lines are written apart.
    pub(crate) fn add(&mut self, later: Report) {
        self.summary.add(later.summary);
    }

    /// What a person is told at the end.
    pub(crate) fn summary(&self, lang: Lang) -> String {
        self.summary.render(lang)
    }
}
