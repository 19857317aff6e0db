//! What a record is, said a second time: rows, keys, accounts and entries in ordered maps, from the page of the format and the words of the store, with none of its code.

use std::collections::{BTreeMap, BTreeSet};

use store::{Account, AccountState, Change, Content, Grant, RowText, Stamp};

/// A table: its columns in order, each with what it must be.
pub(super) struct Table {
    pub(super) name: &'static str,
    owner: &'static str,
    has_ids: bool,
    pub(super) columns: &'static [(&'static str, Column)],
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Column {
    Needed,
    Free,
    /// Names a row of a table, and must.
    Names(&'static str),
    /// Names a row of a table, or nothing.
    MayName(&'static str),
}

/// The tables that the questions are about.
pub(super) const TABLES: [Table; 3] = [
    Table {
        name: "people",
        owner: "id",
        has_ids: true,
        columns: &[
            ("id", Column::Needed),
            ("name", Column::Needed),
            ("sex", Column::Needed),
            ("birth", Column::Needed),
            ("home", Column::MayName("places")),
            ("education", Column::Free),
        ],
    },
    Table {
        name: "kinship",
        owner: "person",
        has_ids: false,
        columns: &[("person", Column::Names("people")), ("relative", Column::Names("people")), ("relation", Column::Needed)],
    },
    Table {
        name: "health",
        owner: "person",
        has_ids: false,
        columns: &[("person", Column::Names("people")), ("issued", Column::Needed), ("fit", Column::Free)],
    },
];

/// Texts that are no value of the column that they are drawn for.
pub(super) const NO_VALUES: [&str; 6] = ["1980-13", "80", "nam", "anh em", "2020-02-30", "có"];

pub(super) fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// What one asks for is refused for this: in words that can be compared.
pub(super) type Fault = String;

/// An entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) time: u64,
    pub(super) kind: u8,
    pub(super) actor: String,
    /// What it says, unless that was destroyed.
    pub(super) says: Option<Change>,
}

/// An account, the entry that says so, and who asked for what is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) account: Account,
    pub(super) entry: u64,
    pub(super) asked_by: String,
}

/// A record.
#[derive(Clone, Default)]
pub(super) struct Model {
    pub(super) entries: Vec<Entry>,
    pub(super) rows: BTreeSet<RowText>,
    pub(super) accounts: BTreeMap<String, Held>,
}

/// Milliseconds of a day, and how far Việt Nam is ahead.
const DAY: u64 = 86_400_000;
const AHEAD: u64 = 25_200_000;

impl Model {
    /// The numbers of the entries about a subject that still say something.
    pub(super) fn about(&self, subject: &str) -> Vec<u64> {
        self.saying().filter(|(_, change)| subject_of(change) == Some(subject)).map(|(number, _)| number).collect()
    }

    fn saying(&self) -> impl Iterator<Item = (u64, &Change)> {
        (0..).zip(&self.entries).filter_map(|(number, entry)| Some((number, entry.says.as_ref()?)))
    }

    /// The rows as they were known at the end of a day, counted from the first of 1970.
    pub(super) fn known_on(&self, day: u64) -> BTreeSet<RowText> {
        let mut rows = BTreeSet::new();
        for entry in self.entries.iter().filter(|entry| (entry.time + AHEAD) / DAY <= day) {
            if let Some(Change { content: Content::Rows { withdraw, add, .. }, .. }) = &entry.says {
                withdraw.iter().for_each(|row| _ = rows.remove(row));
                rows.extend(add.iter().cloned());
            }
        }
        rows
    }

    fn has_id(&self, table: &str, id: &str) -> bool {
        self.rows.iter().any(|row| row.table == table && row.cells.get("id").is_some_and(|held| held == id))
    }

    fn is_named(&self, table: &str, id: &str) -> bool {
        self.rows.iter().any(|row| names(row).iter().any(|(_, target, named)| *target == table && named == id))
    }

    /// Makes changes, all or none: the number of each, and whether it had been made before.
    pub(super) fn commit(&mut self, changes: &[Change], stamp: &Stamp) -> Result<Vec<(u64, bool)>, Fault> {
        let mut after = self.clone();
        let done = after.try_commit(changes, stamp)?;
        *self = after;
        Ok(done)
    }

    fn try_commit(&mut self, changes: &[Change], stamp: &Stamp) -> Result<Vec<(u64, bool)>, Fault> {
        self.may(stamp)?;
        let founding = self.accounts.is_empty();
        let (mut done, mut refused, mut new) = (Vec::new(), Vec::new(), Vec::new());
        for change in changes {
            in_form(change)?;
            let made = self.saying().find(|(_, made)| made.key == change.key).map(|(number, made)| (number, made == change));
            match made {
                Some((number, true)) => done.push((number, true)),
                Some((number, false)) => return Err(format!("key {} taken by {number}", change.key)),
                None => {
                    let number = self.entries.len() as u64;
                    match &change.content {
                        Content::Rows { subject, withdraw, add } => self.fold(subject, withdraw, add, &mut refused),
                        Content::Account { id, account } => self.set_account(id, account, number, &stamp.actor, founding)?,
                        _ => {}
                    }
                    self.push(change, stamp);
                    new.push(change);
                    done.push((number, false));
                }
            }
        }
        for change in new {
            if let Content::Rows { withdraw, add, .. } = &change.content {
                self.check(withdraw, add, &mut refused);
            }
        }
        refused.sort();
        if refused.is_empty() { Ok(done) } else { Err(format!("refused {refused:?}")) }
    }

    fn push(&mut self, change: &Change, stamp: &Stamp) {
        let last = self.entries.last().map_or(0, |entry| entry.time);
        let kind = match change.content {
            Content::Genesis { .. } => 0,
            Content::Rows { .. } => 1,
            Content::Erasure { .. } => 2,
            Content::Reading { .. } => 3,
            Content::Account { .. } => 4,
        };
        self.entries.push(Entry { time: stamp.time.max(last), kind, actor: stamp.actor.clone(), says: Some(change.clone()) });
    }

    fn may(&self, stamp: &Stamp) -> Result<(), Fault> {
        if !(1..=64).contains(&stamp.actor.len()) {
            return Err("Account".to_owned());
        }
        let held = self.accounts.get(&stamp.actor);
        match stamp.authority {
            Some(entry) if !held.is_some_and(|held| held.entry == entry && held.account.state == AccountState::Open) => Err("Revoked".to_owned()),
            _ => Ok(()),
        }
    }

    fn fold(&mut self, subject: &str, withdraw: &[RowText], add: &[RowText], refused: &mut Vec<Fault>) {
        for row in withdraw.iter().chain(add).filter(|row| owner(row) != subject) {
            refused.push(fault(row, None, "OtherSubject"));
        }
        for row in withdraw {
            match strange(row) {
                Some(column) => refused.push(fault(row, column, "Unknown")),
                None if !self.rows.remove(row) => refused.push(fault(row, None, "NotThere")),
                None => {}
            }
        }
        for row in add {
            let id = table(&row.table).filter(|table| table.has_ids).map(|_| row.cells.get("id").cloned().unwrap_or_default());
            match strange(row) {
                Some(column) => refused.push(fault(row, column, "Unknown")),
                None if id
                    .is_some_and(|id| self.rows.iter().any(|held| held.table == row.table && held.cells.get("id").cloned().unwrap_or_default() == id)) =>
                {
                    refused.push(fault(row, None, "IdTaken"));
                }
                None if !self.rows.insert(row.clone()) => refused.push(fault(row, None, "There")),
                None => {}
            }
        }
    }

    fn check(&self, withdraw: &[RowText], add: &[RowText], refused: &mut Vec<Fault>) {
        for row in add.iter().filter(|row| strange(row).is_none()) {
            for (column, kind) in table(&row.table).expect("it is not strange").columns {
                match (row.cells.get(*column), kind) {
                    (None, Column::Needed | Column::Names(_)) => refused.push(fault(row, Some(column), "Required")),
                    (Some(text), _) if NO_VALUES.contains(&text.as_str()) => refused.push(fault(row, Some(column), "Cell")),
                    (Some(text), Column::Names(table) | Column::MayName(table)) if !self.has_id(table, text) => {
                        refused.push(fault(row, Some(column), &format!("NoSuchId({text:?})")));
                    }
                    _ => {}
                }
            }
        }
        for row in withdraw.iter().filter(|row| strange(row).is_none() && row.table == "people") {
            let id = &row.cells["id"];
            if !self.has_id("people", id) && self.is_named("people", id) {
                refused.push(fault(row, None, "StillNamed"));
            }
        }
    }

    fn set_account(&mut self, id: &str, to: &Account, number: u64, actor: &str, founding: bool) -> Result<(), Fault> {
        let before = self.accounts.get(id);
        let had: &[Grant] = before.map_or(&[], |held| &held.account.grants);
        let asked = before.and_then(|held| held.account.asked.clone());
        let begins: Vec<&Grant> = to.grants.iter().filter(|grant| !had.contains(grant)).collect();
        let was_closed = before.is_some_and(|held| held.account.state == AccountState::Closed);
        let second = actor != id && before.is_some_and(|held| held.asked_by != actor);
        let confirmed = begins.iter().all(|grant| asked.as_ref().is_some_and(|asked| asked.contains(grant)));
        let for_oneself = actor == id && to.asked.is_some() && to.asked != asked;
        let comes_back = was_closed && to.state == AccountState::Open && !to.grants.is_empty();
        let by_two = begins.is_empty() || (confirmed && second);
        if !founding && (for_oneself || comes_back || !by_two) {
            return Err("Alone".to_owned());
        }
        let asked_by = before.filter(|held| held.account.asked == to.asked).map_or(actor, |held| &held.asked_by).to_owned();
        self.accounts.insert(id.to_owned(), Held { account: to.clone(), entry: number, asked_by });
        Ok(())
    }

    /// Destroys what is said about a subject; the number of the entry that says so.
    pub(super) fn erase(&mut self, subject: &str, stamp: &Stamp, reason: &str) -> Result<u64, Fault> {
        self.may(stamp)?;
        let erased = self.about(subject);
        if erased.is_empty() {
            return Err("Nothing".to_owned());
        }
        let (gone, stay): (BTreeSet<RowText>, BTreeSet<RowText>) = self.rows.iter().cloned().partition(|row| owner(row) == subject);
        let named_by = |id: &str| stay.iter().any(|row| names(row).iter().any(|(_, target, named)| *target == "people" && named == id));
        let mut refused: Vec<Fault> =
            gone.iter().filter(|row| row.table == "people" && named_by(&row.cells["id"])).map(|row| fault(row, None, "StillNamed")).collect();
        if !refused.is_empty() {
            refused.sort();
            return Err(format!("refused {refused:?}"));
        }
        let number = self.entries.len() as u64;
        let change =
            Change { reason: reason.to_owned(), basis: String::new(), key: format!("erase-{number}"), content: Content::Erasure { erased: erased.clone() } };
        in_form(&change)?;
        self.rows = stay;
        erased.iter().for_each(|number| self.entries[*number as usize].says = None);
        self.push(&change, stamp);
        Ok(number)
    }
}

fn in_form(change: &Change) -> Result<(), Fault> {
    if change.reason.trim().is_empty() || change.key.is_empty() {
        return Err("Unreasoned".to_owned());
    }
    let subject = |text: &str| ["person:", "unit:", "post:", "place:", "title:"].iter().any(|kind| text.len() > kind.len() && text.starts_with(kind));
    let letters = |text: &str| (1..=64).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    let once = |grants: &[Grant]| grants.iter().collect::<BTreeSet<_>>().len() == grants.len();
    let holds = match &change.content {
        Content::Rows { subject: text, .. } => subject(text),
        Content::Reading { subject: text, what } => subject(text) && letters(what),
        Content::Account { id, account } => (1..=64).contains(&id.len()) && once(&account.grants) && account.asked.as_deref().is_none_or(once),
        Content::Genesis { .. } | Content::Erasure { .. } => true,
    };
    if holds { Ok(()) } else { Err("Form".to_owned()) }
}

pub(super) fn subject_of(change: &Change) -> Option<&str> {
    if let Content::Rows { subject, .. } | Content::Reading { subject, .. } = &change.content { Some(subject) } else { None }
}

/// Whose a row is; of a table that there is not, nobody's.
fn owner(row: &RowText) -> String {
    let (kind, column) = table(&row.table).map_or(("row", "id"), |table| ("person", table.owner));
    format!("{kind}:{}", row.cells.get(column).map_or("", String::as_str))
}

/// The column that the table does not have; `Some(None)` where there is no such table.
fn strange(row: &RowText) -> Option<Option<&str>> {
    let Some(table) = table(&row.table) else { return Some(None) };
    row.cells.iter().find(|(name, text)| text.is_empty() || !table.columns.iter().any(|(column, _)| column == name)).map(|(name, _)| Some(name.as_str()))
}

fn names(row: &RowText) -> Vec<(&'static str, &'static str, String)> {
    let columns = table(&row.table).map_or(&[][..], |table| table.columns);
    let named = columns.iter().filter_map(|(column, kind)| match kind {
        Column::Names(target) | Column::MayName(target) => Some((*column, *target, row.cells.get(*column)?.clone())),
        _ => None,
    });
    named.collect()
}

fn fault(row: &RowText, column: Option<&str>, reason: &str) -> Fault {
    let cells: Vec<String> = row.cells.iter().map(|(column, text)| format!("{column}={text}")).collect();
    format!("{} {column:?} {reason} {}", row.table, cells.join(" "))
}
