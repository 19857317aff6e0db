//! What rests on something that has ended: a cited document, a unit.

use std::collections::BTreeMap;

use register::column::Row;
use register::tables::Units;
use register::{Day, Register};

use super::{Conflict, Kind, Voice, whole};
use crate::moves::Moves;
use crate::rulebook::Rulebook;

/// Books that cite a document after its end, or stay in force after it: one finding per cited document.
pub(super) fn cites(books: &[Rulebook]) -> Vec<Conflict> {
    let mut found = Vec::new();
    for cited in books {
        let end = cited.document.in_force.until;
        let rests = |book: &&Rulebook| {
            let document = &book.document;
            document.cites.contains(&cited.document.symbol) && (end <= document.issued || end < document.in_force.until)
        };
        let resting: Vec<Voice> = books.iter().filter(rests).map(whole).collect();
        if end.known() && !resting.is_empty() {
            let mut voices = vec![whole(cited)];
            voices.extend(resting);
            found.push(conflict(Kind::CitesEnded, cited.document.symbol.clone(), voices, Vec::new(), end));
        }
    }
    found
}

/// Books whose scope is a unit that ends before they do: one finding per unit.
pub(super) fn scopes(books: &[Rulebook], register: &Register) -> Vec<Conflict> {
    let units = &register.tables().units;
    let mut found: BTreeMap<&str, (Day, Vec<Voice>)> = BTreeMap::new();
    for book in books {
        let unit = book.scope.unit.as_deref().and_then(|id| register.find::<Units>(&units.id, id));
        let Some(unit) = unit else { continue };
        let end = units.until[unit.index()].0;
        if end.known() && end < book.document.in_force.until {
            found.entry(units.id.text(unit.index())).or_insert_with(|| (end, Vec::new())).1.push(whole(book));
        }
    }
    found.into_iter().map(|(id, (end, voices))| conflict(Kind::UnitEnded, id.to_owned(), voices, Vec::new(), end)).collect()
}

/// Moves on or after the end of the unit they leave or enter: one finding per unit.
pub(super) fn moves(moves: &Moves, register: &Register) -> Vec<Conflict> {
    let tables = register.tables();
    let mut found: BTreeMap<&str, (Day, Vec<usize>)> = BTreeMap::new();
    for (position, proposed) in moves.rows.iter().enumerate() {
        let posts = [proposed.from_post, proposed.to_post].into_iter().filter(|post| post.known());
        let mut units: Vec<Row<Units>> = posts.map(|post| tables.posts.unit[post.index()]).filter(|unit| unit.known()).collect();
        units.sort_unstable();
        units.dedup();
        for unit in units {
            let end = tables.units.until[unit.index()].0;
            if end.known() && end <= proposed.on {
                found.entry(tables.units.id.text(unit.index())).or_insert_with(|| (end, Vec::new())).1.push(position);
            }
        }
    }
    found.into_iter().map(|(id, (end, moves))| conflict(Kind::UnitEnded, id.to_owned(), Vec::new(), moves, end)).collect()
}

fn conflict(kind: Kind, about: String, voices: Vec<Voice>, moves: Vec<usize>, since: Day) -> Conflict {
    Conflict { kind, about, voices, differences: Vec::new(), moves, since: Some(since) }
}
