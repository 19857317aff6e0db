//! What comes in by files: read beside what the viewer may know, and row by row only what the viewer may record.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use paperwork::import::{Imported, Known, Options, Source, beside};
use paperwork::problem::nearest;
use register::column::{Kind, Row, Value};
use register::tables::{Documents, People, Places, Posts, Tables, Titles, Units};
use register::text::folded;
use register::{Draft, Register, cell};
use store::{Change, Facts, Store, StoreError, changes_of, owner_column, with_changes};

use super::View;
use crate::access::decision::classes;
use crate::access::policy::{Action, Class, Classes, Standing, Tie};
use crate::access::sight::Sight;

/// Known rows of a table that are offered while somebody types an id.
const OFFERED_MAX: usize = 400;

/// An import, weighed against the record and the policy.
pub(crate) struct Weighed {
    /// What was read; what is not the viewer's to record is refused in it.
    pub(crate) imported: Imported,
    /// What would change, subject by subject, without reason and key.
    pub(crate) changes: Vec<Change>,
    /// Rows that are not the viewer's to record.
    pub(crate) barred: usize,
}

/// A row of an import: the position of its table, its number.
type Place = (usize, usize);

impl View {
    /// Reads files. Rows may name what the record has, as far as the viewer finds it; what is not found is answered like what is not there.
    pub(crate) fn import(&self, files: &[Source<'_>], options: &Options) -> Imported {
        beside(files, options, &Known { register: self.register(), may: &|position, row| self.finds_row(position, row) })
    }

    fn finds_row(&self, position: usize, row: usize) -> bool {
        let number = row as u32;
        match Tables::SPECS[position].name {
            // That one's own record is there is no secret, and a row that names it is to be known as such.
            "people" => self.own == Some(Row::new(number)) || self.of_person(Action::Find, Row::new(number)).has(Class::Personnel),
            "units" => self.of_unit(Action::Find, Row::new(number)).has(Class::Open),
            "posts" => self.of_unit(Action::Find, self.register().tables().posts.unit[row]).has(Class::Open),
            "documents" => self.of_unit(Action::Find, self.register().tables().documents.unit[row]).has(Class::Personnel),
            "tasks" => {
                let tables = self.register().tables();
                self.of_unit(Action::Find, tables.documents.unit[tables.tasks.document[row].index()]).has(Class::Personnel)
            }
            "places" | "titles" => self.offers(Action::Find),
            _ => false,
        }
    }

    /// The rows of a table that may be named, id and name: those of the files and those of the record.
    pub(crate) fn offered(&self, imported: &Imported, table: &str) -> Vec<(String, String)> {
        let mut all = BTreeMap::new();
        let Some(position) = Tables::SPECS.iter().position(|spec| spec.name == table) else { return Vec::new() };
        for (register, own) in [(self.register(), true), (&imported.register, false)] {
            let rows = register.tables().table(position).rows();
            let known = (0..rows).filter(|&row| !own || self.finds_row(position, row));
            all.extend(known.map(|row| (id_of(register, position, row), name_of(register, position, row))).take(OFFERED_MAX));
        }
        all.into_iter().take(OFFERED_MAX).collect()
    }

    /// The id that a written text may mean: of the row with this name, or the nearest id.
    pub(crate) fn meant(offered: &[(String, String)], written: &str) -> Option<String> {
        let asked = folded(written);
        let named = offered.iter().find(|(id, name)| folded(name) == asked || folded(id) == asked).map(|(id, _)| id.clone());
        named.or_else(|| {
            let names: Vec<(String, &String)> = offered.iter().flat_map(|(id, name)| [(folded(id), id), (folded(name), id)]).collect();
            let near = nearest(&asked, names.iter().map(|(name, _)| name.as_str()))?;
            names.iter().find(|(name, _)| name == near).map(|(_, id)| (*id).clone())
        })
    }

    /// Reads files, and weighs every row: what would change, and what of it is not the viewer's to record.
    pub(crate) fn weigh(&self, store: &Store, files: &[Source<'_>], options: &Options) -> Result<Weighed, StoreError> {
        let mut imported = self.import(files, options);
        let facts = {
            // Others write while this is weighed; what no longer fits then is refused when it is written.
            let log = store.log();
            log.facts().clone()
        };
        let rows = rows_of(&imported);
        let mut judged = Judge::new(self, &rows, &imported.register);
        let mut barred: BTreeSet<Place> = rows.iter().filter(|(_, subject)| !judged.may_now(subject)).map(|(place, _)| *place).collect();
        let found = loop {
            let part = if barred.is_empty() { None } else { Some(without(&imported.register, &mut barred)) };
            let part = part.as_ref().unwrap_or(&imported.register);
            let found = changes_of(&facts, 0, part, "", "");
            let more = judged.barred_after(&facts, &found, &barred)?;
            if more.is_empty() {
                break found;
            }
            barred.extend(more);
        };
        drop(judged);
        let places: Vec<(usize, u32)> = barred.iter().filter_map(|&(position, row)| imported.place(position, row)).collect();
        places.iter().for_each(|&(sheet, row)| imported.bar(sheet, row));
        Ok(Weighed { imported, changes: found, barred: places.len() })
    }

    /// Whether a subject is in the record, whoever asks.
    fn is_there(&self, subject: &str) -> bool {
        let (register, tables) = (self.register(), self.register().tables());
        match subject.split_once(':') {
            Some(("person", id)) => register.find::<People>(&tables.people.id, id).is_some(),
            Some(("unit", id)) => register.find::<Units>(&tables.units.id, id).is_some(),
            Some(("post", id)) => register.find::<Posts>(&tables.posts.id, id).is_some(),
            Some(("document", id)) => register.find::<Documents>(&tables.documents.id, id).is_some(),
            Some(("place", id)) => register.find::<Places>(&tables.places.id, id).is_some(),
            Some(("title", id)) => register.find::<Titles>(&tables.titles.code, id).is_some(),
            _ => false,
        }
    }

    fn tie_of(&self, id: &str) -> Tie {
        self.register().find(&self.register().tables().people.id, id).map_or(Tie::None, |person| self.tie(person))
    }

    /// What may be recorded of a person who was not there before: every unit in which they would stand is looked at, and the farthest counts.
    fn of_newcomer(&self, id: &str) -> Classes {
        let Some(person) = self.register().find::<People>(&self.register().tables().people.id, id) else { return Classes::NONE };
        let (tie, state, units) = (self.tie(person), self.sight.state_of(person), self.sight.units_of(person));
        let allowed = |scope: &super::Scope| {
            let farthest = units.iter().map(|unit| scope.standing[unit.index()]).max().unwrap_or(Standing::Outside);
            classes(scope.role, Action::Change, farthest, tie, state)
        };
        self.scopes.iter().map(allowed).fold(Classes::NONE, Classes::or)
    }
}

/// What a decision about a row looks at.
struct Subject {
    subject: String,
    class: Class,
    /// The people whom the row names, its own and others.
    people: Vec<String>,
}

struct Judge<'a> {
    view: &'a View,
    rows: &'a [(Place, Subject)],
    /// The viewer's own and relatives whom only the files name so, also in rows that are not taken.
    own: BTreeSet<String>,
    /// By subject: whether it is there, and what may be recorded of it.
    seen: BTreeMap<String, (bool, Classes)>,
}

impl<'a> Judge<'a> {
    fn new(view: &'a View, rows: &'a [(Place, Subject)], files: &Register) -> Judge<'a> {
        let people = &files.tables().people;
        let own = view.viewer.person.as_ref().and_then(|id| files.find::<People>(&people.id, id));
        let kin = own.into_iter().flat_map(|own| files.kin_of(own).chain([own]).collect::<Vec<_>>());
        Judge { view, rows, own: kin.map(|person| people.id.text(person.index()).to_owned()).collect(), seen: BTreeMap::new() }
    }

    fn seen(&mut self, subject: &str) -> (bool, Classes) {
        if let Some(&seen) = self.seen.get(subject) {
            return seen;
        }
        let seen = (self.view.is_there(subject), self.view.of_subject(Action::Change, subject));
        self.seen.insert(subject.to_owned(), seen);
        seen
    }

    /// Whether a row may be recorded as things stand; of what is not there yet that is asked later.
    fn may_now(&mut self, row: &Subject) -> bool {
        let (there, classes) = self.seen(&row.subject);
        let own = row.people.iter().any(|id| self.own.contains(id) || self.view.tie_of(id) != Tie::None);
        !own && (!there || classes.has(row.class))
    }

    /// The rows that may not be recorded as things would stand afterwards: of what is new, and of units and posts.
    fn barred_after(&mut self, facts: &Facts, found: &[Change], barred: &BTreeSet<Place>) -> Result<Vec<Place>, StoreError> {
        let rows = self.rows;
        let later = |row: &Subject, judge: &mut Self| row.class == Class::Open || !judge.seen(&row.subject).0;
        let asked: Vec<&(Place, Subject)> = rows.iter().filter(|(place, row)| !barred.contains(place) && later(row, self)).collect();
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let after = with_changes(facts, found, self.view.today())?;
        let after = View::new(Arc::new(Sight::new(Arc::new(after), self.view.today())), self.view.viewer.clone());
        let mut known: BTreeMap<&str, Classes> = BTreeMap::new();
        let may = |row: &'a Subject, known: &mut BTreeMap<&'a str, Classes>| {
            let classes = known.entry(&row.subject).or_insert_with(|| match row.subject.strip_prefix("person:") {
                Some(id) => after.of_newcomer(id),
                None => after.of_subject(Action::Change, &row.subject),
            });
            classes.has(row.class)
        };
        Ok(asked.into_iter().filter(|(_, row)| !may(row, &mut known)).map(|(place, _)| *place).collect())
    }
}

/// Every row of the files, with what a decision about it looks at.
fn rows_of(imported: &Imported) -> Vec<(Place, Subject)> {
    let register = &imported.register;
    let mut rows = Vec::new();
    for (position, spec) in Tables::SPECS.iter().enumerate() {
        let (kind, column) = owner_column(spec.name).expect("every table has an owner");
        let class = Class::of_table(spec.name).expect("every table has a class");
        let owner = spec.column(column).expect("the owner is a column");
        let named: Vec<usize> =
            (0..spec.columns.len()).filter(|&at| spec.columns[at].kind == Kind::Ref("people") || spec.name == "people" && at == owner).collect();
        for row in (0..register.tables().table(position).rows()).filter(|&row| imported.place(position, row).is_some()) {
            let people = named.iter().map(|&column| text_of(register, position, row, column)).collect();
            let subject = format!("{kind}:{}", text_of(register, position, row, owner));
            rows.push(((position, row), Subject { subject, class, people }));
        }
    }
    rows
}

fn text_of(register: &Register, position: usize, row: usize, column: usize) -> String {
    cell::text(register.tables(), register.tables().table(position), row, column)
}

fn id_of(register: &Register, position: usize, row: usize) -> String {
    Tables::SPECS[position].key.map_or_else(String::new, |key| text_of(register, position, row, key))
}

fn name_of(register: &Register, position: usize, row: usize) -> String {
    if Tables::SPECS[position].name == "posts" {
        let posts = &register.tables().posts;
        let (title, unit) = (posts.title[row].index(), posts.unit[row].index());
        return format!("{}, {}", register.tables().titles.name.text(title), register.tables().units.name.text(unit));
    }
    Tables::SPECS[position].column("name").map_or_else(String::new, |name| text_of(register, position, row, name))
}

/// The same register without the barred rows. Rows that name what is gone are barred with it.
fn without(register: &Register, barred: &mut BTreeSet<Place>) -> Register {
    let tables = register.tables();
    let recorded = register::Day::new(2000, 1, 1).expect("a day of the calendar");
    let (mut draft, mut places) = (Draft::new(), Vec::new());
    for (position, spec) in Tables::SPECS.iter().enumerate() {
        for row in (0..tables.table(position).rows()).filter(|&row| !barred.contains(&(position, row))) {
            let texts: Vec<String> = (0..spec.columns.len()).map(|column| text_of(register, position, row, column)).collect();
            let values: Vec<Value<'_>> = spec
                .columns
                .iter()
                .zip(&texts)
                .map(|(column, text)| cell::read(&mut draft, column.kind, text).expect("what was written can be read"))
                .collect();
            draft.push(position, places.len() as u32, recorded, &values);
            places.push((position, row));
        }
    }
    let (part, refusals) = draft.finish();
    barred.extend(refusals.iter().map(|refusal| places[refusal.line as usize]));
    part
}
