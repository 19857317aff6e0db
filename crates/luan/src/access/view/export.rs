//! What leaves the house: an exchange folder of what the viewer may take away.

use register::Tables;
use register::column::{Kind, Row, Value};

use super::View;
use crate::access::policy::{Action, Class, Classes};

impl View {
    /// The exchange folder as this viewer may take it: a file for each table. Empty where nothing may leave.
    ///
    /// Rows about people go with the person, rows about units with the unit; what a unit's row names outside of what goes is left blank.
    pub(crate) fn export(&self) -> Vec<(String, Vec<u8>)> {
        let (register, tables) = (self.register(), self.register().tables());
        let people: Vec<Classes> = (0..tables.people.len() as u32).map(|row| self.of_person(Action::Export, Row::new(row))).collect();
        let units: Vec<Classes> = (0..tables.units.len() as u32).map(|row| self.of_unit(Action::Export, Row::new(row))).collect();
        let nothing = |all: &[Classes]| all.iter().all(|classes| classes.is_empty());
        if nothing(&people) && nothing(&units) {
            return Vec::new();
        }
        let goes = self.goes();
        let stays = |kind: Kind, value: &Value<'_>| match kind {
            Kind::Ref("units") => reference(value).is_some_and(|unit| !units[unit].has(Class::Open)),
            Kind::Ref("people") => reference(value).is_some_and(|person| !people[person].has(Class::Personnel)),
            Kind::Ref("posts") => reference(value).is_some_and(|post| !units[tables.posts.unit[post].index()].has(Class::Open)),
            Kind::Ref("documents") => reference(value).is_some_and(|document| !units[tables.documents.unit[document].index()].has(Class::Personnel)),
            Kind::Ref("tasks") => reference(value).is_some_and(|task| !units[unit_of_task(tables, task)].has(Class::Personnel)),
            _ => false,
        };
        paperwork::export::part(register, &goes, &stays)
    }

    /// How many rows of each table an export takes along; tables of which none goes are left out.
    pub(crate) fn export_counts(&self) -> Vec<(&'static str, usize)> {
        let goes = self.goes();
        let count = |position: usize| (0..self.register().tables().table(position).rows()).filter(|&row| goes(position, row)).count();
        let counts = Tables::SPECS.iter().enumerate().map(|(position, spec)| (spec.name, count(position)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Whether a row of a table goes along: rows about people go with the person, rows about units with the unit.
    fn goes(&self) -> impl Fn(usize, usize) -> bool + '_ {
        let tables = self.register().tables();
        let people: Vec<Classes> = (0..tables.people.len() as u32).map(|row| self.of_person(Action::Export, Row::new(row))).collect();
        let units: Vec<Classes> = (0..tables.units.len() as u32).map(|row| self.of_unit(Action::Export, Row::new(row))).collect();
        let nothing = people.iter().chain(&units).all(|classes| classes.is_empty());
        move |position: usize, row: usize| -> bool {
            let spec = Tables::SPECS[position];
            let class = Class::of_table(spec.name).expect("every table has a class");
            let owner = spec.columns.iter().position(|column| column.kind == Kind::Ref("people"));
            let person = |at: usize| people.get(at).is_some_and(|seen| seen.has(class));
            match (spec.name, owner) {
                _ if nothing => false,
                ("people", _) => person(row),
                ("units", _) => units[row].has(class),
                ("posts", _) => units[tables.posts.unit[row].index()].has(class),
                ("documents", _) => units[tables.documents.unit[row].index()].has(class),
                ("tasks", _) => units[unit_of_task(tables, row)].has(class),
                ("steps", _) => units[tables.steps.unit[row].index()].has(class),
                ("citations", _) => units[tables.documents.unit[tables.citations.document[row].index()].index()].has(class),
                ("terms", _) => units[tables.terms.unit[row].index()].has(class),
                (_, Some(owner)) => reference(&tables.table(position).cell(row, owner)).is_some_and(person),
                _ => true,
            }
        }
    }
}

fn reference(value: &Value<'_>) -> Option<usize> {
    if let Value::Ref(row) = value { Some(*row as usize) } else { None }
}

/// The unit in whose book the document of a task stands.
fn unit_of_task(tables: &Tables, task: usize) -> usize {
    tables.documents.unit[tables.tasks.document[task].index()].index()
}
