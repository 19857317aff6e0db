//! The books of documents: in what a number counts (decision 20), and how a document is found in them.

use crate::code::{Book, Code, DocumentKind, UnitKind};
use crate::column::Row;
use crate::day::{Day, Period};
use crate::descent::PARENTS_MAX;
use crate::register::Register;
use crate::tables::Units;
use crate::text::{canonical, folded};

/// Where a document's symbol has its number, until it has one.
pub const NUMBER: char = '#';

/// Who issues an outgoing document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The unit itself.
    Unit,
    /// The congress that ends the term of its committee, which counts all its documents together.
    Congress,
}

/// No term of office of the committee is recorded for the day, so that nobody can say in what the number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoTerm;

/// What the number of a document counts in, within a book of a unit: `2026`; `plan:18`, the plans of the term 18; `copy:2026`; `congress:19`.
///
/// A term is named by its number, not by its years: when a term lasts longer than was planned, its numbers go on.
pub fn series(register: &Register, unit: Row<Units>, book: Book, kind: DocumentKind, by: By, day: Day) -> Result<String, NoTerm> {
    let year = day.year();
    if book == Book::Incoming {
        return Ok(year.to_string());
    }
    if kind == DocumentKind::Copy {
        return Ok(format!("{}:{year}", kind.name()));
    }
    if !is_of_the_party(register, unit) {
        return Ok(year.to_string());
    }
    let term = term_on(register, unit, day).ok_or(NoTerm)?;
    Ok(match by {
        By::Congress => format!("congress:{}", term + 1),
        By::Unit => format!("{}:{term}", kind.name()),
    })
}

/// The symbol of a document without its number, with the place for it: the Party writes `12-KH/TU`, the State `12/KH-UBND`.
pub fn unnumbered(register: &Register, unit: Row<Units>, sign: &str) -> String {
    let between = if is_of_the_party(register, unit) { '-' } else { '/' };
    format!("{NUMBER}{between}{sign}")
}

/// A symbol with its number in its place; below ten a number is written with two digits.
pub fn numbered(symbol: &str, number: i32) -> String {
    symbol.replace(NUMBER, &format!("{number:02}"))
}

/// Whether a unit numbers its documents as the Party's committees and the bodies that they set up do.
pub fn is_of_the_party(register: &Register, unit: Row<Units>) -> bool {
    use UnitKind::*;
    let of_the_party = [
        PartyCommittee,
        StandingCommittee,
        PartyCell,
        OrganisationBoard,
        InspectionCommittee,
        PropagandaBoard,
        MassMobilisationBoard,
        InternalAffairsBoard,
        PartyOffice,
    ];
    register.tables().units.kind[unit.index()].is_some_and(|kind| of_the_party.contains(&kind))
}

/// The number of the term on a day: of the unit itself, or of the nearest unit above it that has terms.
fn term_on(register: &Register, unit: Row<Units>, day: Day) -> Option<i32> {
    let (units, terms) = (&register.tables().units, &register.tables().terms);
    let parent = |unit: &Row<Units>| Some(units.parent[unit.index()]).filter(|parent| parent.known());
    let mut above = std::iter::successors(Some(unit), parent).take(PARENTS_MAX);
    let committee = above.find(|unit| !register.terms_of(*unit).is_empty())?;
    let holds = |row: &usize| Period { from: terms.from[*row].0, until: terms.until[*row].0 }.holds(day);
    register.terms_of(committee).find(holds).and_then(|row| terms.number[row])
}

/// Whether a text holds every word that is sought: a word with marks as it is written, one without marks in any writing.
pub fn holds_all(text: &str, words: &[Sought]) -> bool {
    let (written, plain) = (canonical(text), folded(text));
    words.iter().all(|word| if word.marked { written.contains(&word.text) } else { plain.contains(&word.text) })
}

/// A word that is sought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sought {
    text: String,
    marked: bool,
}

/// The words of a search.
pub fn sought(words: &str) -> Vec<Sought> {
    let word = |text: &str| {
        let plain = folded(text);
        let marked = plain != text;
        Sought { text: if marked { text.to_owned() } else { plain }, marked }
    };
    canonical(words).split(' ').filter(|text| !text.is_empty()).map(word).collect()
}

/// What two spellings of one symbol share: `03 – KH/TU` and `3-KH/TU`. Marks count, for `ĐU` is not `DU`.
pub fn symbol_key(symbol: &str) -> String {
    let dash = |letter: char| if matches!(letter, '–' | '—' | '‑' | '−') { '-' } else { letter };
    let key: String = canonical(symbol).chars().filter(|letter| !letter.is_whitespace()).map(dash).collect();
    key.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests;
