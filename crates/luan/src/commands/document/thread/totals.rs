//! A thread in numbers alone, as a packet takes them: for the office above, which adds them up without being told who.

use register::Register;
use register::code::{Code, Step};
use register::column::Row;
use register::day::Day;
use register::tables::Documents;
use register::text::folded;
use register::thread::{Proof, Thread};
use store::packet::Total;

/// The longest measure, in letters.
const MEASURE_MAX: usize = 64;

/// How many units have the document, of how many each step is proven, how many are late, were forgotten, wait for an answer. Nothing where the day is before the document's own.
pub(super) fn totals(register: &Register, thread: &Thread, line: Row<Documents>, on: Day) -> Option<Vec<Total>> {
    let documents = &register.tables().documents;
    let from = if thread.issued.known() { thread.issued } else { documents.registered[line.index()] };
    let until = Day::from_ordinal(on.ordinal() + 1).filter(|until| from < *until)?;
    let unit = register.tables().units.id.text(documents.unit[line.index()].index());
    let named = match documents.symbol.text(line.index()) {
        "" => documents.id.text(line.index()),
        symbol => symbol,
    };
    let total = |what: &str, count: usize| Total {
        measure: measure(named, what),
        unit: unit.to_owned(),
        from: from.to_string(),
        until: until.to_string(),
        count: Some(count as u64),
    };
    let proven = |step: &Step| thread.places.iter().filter(|place| matches!(place.step(*step), Proof::Proven(_))).count();
    let mut totals = vec![total("received", thread.places.len())];
    totals.extend(Step::ALL.iter().map(|step| total(step.name(), proven(step))));
    totals.push(total("late", thread.places.iter().filter(|place| place.is_late()).count()));
    totals.push(total("unreached", thread.unreached.len()));
    totals.push(total("unanswered", thread.places.iter().map(|place| place.unanswered).sum()));
    Some(totals)
}

/// What was counted of which document: `88-kl-tu-studied`, in the few letters that a measure may have.
fn measure(document: &str, what: &str) -> String {
    let room = MEASURE_MAX - what.len() - 1;
    let plain: String =
        folded(document).chars().map(|letter| if letter.is_ascii_lowercase() || letter.is_ascii_digit() { letter } else { '-' }).take(room).collect();
    format!("{plain}-{what}")
}
