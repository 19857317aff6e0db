//! What leaves the house: an exchange folder of what the viewer may take away.

use register::Tables;
use register::column::{Kind, Row, Value};
use register::tables::People;

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
        let goes = |position: usize, row: usize| -> bool {
            let spec = Tables::SPECS[position];
            let class = Class::of_table(spec.name).expect("every table has a class");
            let owner = spec.columns.iter().position(|column| column.kind == Kind::Ref("people"));
            let person = |at: usize| people.get(at).is_some_and(|seen| seen.has(class));
            match (spec.name, owner) {
                ("people", _) => person(row),
                ("units", _) => units[row].has(class),
                ("posts", _) => units[tables.posts.unit[row].index()].has(class),
                ("terms", _) => units[tables.terms.unit[row].index()].has(class),
                (_, Some(owner)) => reference(&tables.table(position).cell(row, owner)).is_some_and(person),
                _ => true,
            }
        };
        let stays = |kind: Kind, value: &Value<'_>| match kind {
            Kind::Ref("units") => reference(value).is_some_and(|unit| !units[unit].has(Class::Open)),
            Kind::Ref("people") => reference(value).is_some_and(|person| !people[person].has(Class::Personnel)),
            Kind::Ref("posts") => reference(value).is_some_and(|post| !units[tables.posts.unit[post].index()].has(Class::Open)),
            _ => false,
        };
        paperwork::export::part(register, &goes, &stays)
    }

    /// How many people an export takes along.
    pub(crate) fn export_count(&self) -> usize {
        let people = (0..self.register().tables().people.len() as u32).map(Row::<People>::new);
        people.filter(|&person| self.of_person(Action::Export, person).has(Class::Personnel)).count()
    }
}

fn reference(value: &Value<'_>) -> Option<usize> {
    if let Value::Ref(row) = value { Some(*row as usize) } else { None }
}
