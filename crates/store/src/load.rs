//! From an exchange folder to changes: what the record does not say yet, subject by subject.

use std::collections::{BTreeMap, HashMap};

use register::table::{ColumnSpec, Table};
use register::{Day, Register, Tables, cell};
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::facts::{Facts, Undo};
use crate::log::Log;
use crate::payload::{Change, Content, RowText};

/// What makes two rows speak of the same thing: a row of a folder takes the place of the rows that speak of the same thing and are not in the folder.
/// Tables with ids are told apart by them.
const SAME: [(&str, &[&str]); 13] = [
    ("ranks", &["title", "from"]),
    ("tenures", &["person", "post", "from"]),
    ("planning", &["person", "title", "from"]),
    ("evaluations", &["person", "year"]),
    ("discipline", &["person", "form", "decided"]),
    ("proceedings", &["person", "kind", "from"]),
    ("kinship", &["person", "relative"]),
    ("mandates", &["person", "unit", "from"]),
    ("health", &["person", "issued"]),
    ("terms", &["unit", "number"]),
    ("requests", &["person", "kind", "from"]),
    ("steps", &["unit", "document", "step", "on", "task"]),
    ("citations", &["document", "symbol", "issued", "relation", "passage", "part"]),
];

/// Whose the rows of a table are: the kind of subject, and the column that names it.
const OWNERS: [(&str, &str, &str); 20] = [
    ("places", "place", "id"),
    ("units", "unit", "id"),
    ("titles", "title", "code"),
    ("ranks", "title", "title"),
    ("posts", "post", "id"),
    ("people", "person", "id"),
    ("tenures", "person", "person"),
    ("planning", "person", "person"),
    ("evaluations", "person", "person"),
    ("discipline", "person", "person"),
    ("proceedings", "person", "person"),
    ("kinship", "person", "person"),
    ("mandates", "person", "person"),
    ("health", "person", "person"),
    ("terms", "unit", "unit"),
    ("requests", "person", "person"),
    ("documents", "document", "id"),
    ("tasks", "document", "document"),
    ("steps", "unit", "unit"),
    ("citations", "document", "document"),
];

/// The subject that a row is about: `person:ID`, `unit:ID`, `post:ID`, `place:ID`, `title:CODE`, `document:ID`.
pub fn owner(row: &RowText) -> String {
    let (_, kind, column) = OWNERS.iter().find(|(table, ..)| *table == row.table).copied().unwrap_or(("", "row", "id"));
    format!("{kind}:{}", row.cells.get(column).map_or("", String::as_str))
}

/// Whose the rows of a table are: the kind of subject, and the column that names it.
pub fn owner_column(table: &str) -> Option<(&'static str, &'static str)> {
    OWNERS.iter().find(|(name, ..)| *name == table).map(|(_, kind, column)| (*kind, *column))
}

/// The register of facts as they would be with some changes more. Nothing is written.
pub fn with_changes(facts: &Facts, changes: &[Change], recorded: Day) -> Result<Register, StoreError> {
    let mut facts = facts.clone();
    let mut undo = Undo::default();
    for change in changes {
        if let Content::Rows { withdraw, add, .. } = &change.content {
            let refusals = facts.fold(withdraw, add, recorded, &mut undo);
            if !refusals.is_empty() {
                return Err(StoreError::Refused(refusals));
            }
        }
    }
    facts.register().map_err(StoreError::Unsound)
}

/// A row of a table as entries write it: its cells that are not empty.
pub fn row_of(tables: &Tables, table: &dyn Table, row: usize) -> RowText {
    let text = |(at, column): (usize, &ColumnSpec)| (column.name.to_owned(), cell::text(tables, table, row, at));
    let cells = table.spec().columns.iter().enumerate().map(text).filter(|(_, text)| !text.is_empty()).collect();
    RowText { table: table.spec().name.to_owned(), cells }
}

/// The rows of a register as texts, table by table.
pub(crate) fn rows_of(register: &Register) -> Vec<RowText> {
    let tables = register.tables();
    let mut rows = Vec::new();
    for position in 0..Tables::SPECS.len() {
        let table = tables.table(position);
        rows.extend((0..table.rows()).map(|row| row_of(tables, table, row)));
    }
    rows
}

/// What two rows of one table have in common when they speak of the same thing.
fn thing(row: &RowText) -> (String, Vec<String>) {
    let spec = Tables::SPECS.iter().find(|spec| spec.name == row.table);
    let key = spec.and_then(|spec| spec.key.map(|key| spec.columns[key].name));
    let columns: Vec<&str> = match key {
        Some(key) => vec![key],
        None => SAME.iter().find(|(table, _)| *table == row.table).map(|(_, columns)| columns.to_vec()).unwrap_or_default(),
    };
    (row.table.clone(), columns.into_iter().map(|column| row.cells.get(column).cloned().unwrap_or_default()).collect())
}

/// The changes that make the record say what a register says, one for each subject. What the register does not speak of stays as it is. None where there is nothing new.
pub fn changes(log: &Log, register: &Register, reason: &str, basis: &str) -> Vec<Change> {
    changes_of(log.facts(), log.len(), register, reason, basis)
}

/// The same for facts that were copied when the log had so many entries.
pub fn changes_of(facts: &Facts, entries: u64, register: &Register, reason: &str, basis: &str) -> Vec<Change> {
    let asked = rows_of(register);
    let held = facts.rows();
    let mut things: HashMap<_, (Vec<&RowText>, Vec<&RowText>)> = HashMap::new();
    asked.iter().for_each(|row| things.entry(thing(row)).or_default().0.push(row));
    for row in &held {
        if let Some((_, held)) = things.get_mut(&thing(row)) {
            held.push(row);
        }
    }
    let mut of_subject: BTreeMap<(usize, String), (Vec<RowText>, Vec<RowText>)> = BTreeMap::new();
    let order = |row: &RowText| OWNERS.iter().position(|(table, ..)| *table == row.table).unwrap_or(OWNERS.len());
    // The first table that a subject stands in says where it comes: places before units, units before posts, posts before people.
    let rank = |row: &RowText| OWNERS.iter().position(|(_, kind, _)| *kind == OWNERS[order(row)].1).unwrap_or(OWNERS.len());
    for row in &asked {
        let (asked, held) = &things[&thing(row)];
        let change = of_subject.entry((rank(row), owner(row))).or_default();
        if !held.contains(&row) {
            change.1.push(row.clone());
        }
        // The rows that it takes the place of are withdrawn once, by the first row that does.
        if asked[0] == row {
            change.0.extend(held.iter().filter(|held| !asked.contains(held)).map(|held| (*held).clone()));
        }
    }
    let changed = of_subject.into_iter().filter(|(_, (withdraw, add))| !withdraw.is_empty() || !add.is_empty());
    changed
        .map(|((_, subject), (withdraw, add))| {
            let content = Content::Rows { subject, withdraw, add };
            let mut change = Change { reason: reason.to_owned(), basis: basis.to_owned(), key: String::new(), content };
            change.key = format!("load-{}", fingerprint(&change, entries));
            change
        })
        .collect()
}

/// Tells changes apart that were asked for at different lengths of the log, and names the same one again from the same. The length only grows: what was
/// changed back in between is not taken for a repetition.
fn fingerprint(change: &Change, entries: u64) -> String {
    let hash = Sha256::new().chain_update(entries.to_be_bytes()).chain_update(change.bytes()).finalize();
    hash[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_an_owner_and_every_table_without_ids_says_what_is_the_same() {
        for spec in Tables::SPECS {
            let (_, _, column) = OWNERS.iter().find(|(table, ..)| *table == spec.name).unwrap();
            assert!(spec.column(column).is_some(), "{}", spec.name);
            let same = SAME.iter().find(|(table, _)| *table == spec.name);
            assert_eq!(same.is_some(), spec.key.is_none(), "{}", spec.name);
            assert!(same.is_none_or(|(_, columns)| columns.iter().all(|column| spec.column(column).is_some())), "{}", spec.name);
        }
    }
}
