//! What a viewer may write about a person: the tables with their columns, and the rows that may be taken back.

use register::column::{Kind, Row};
use register::table::TableSpec;
use register::tables::{People, Tables};
use register::{Draft, cell};
use store::RowText;

use super::View;
use super::record::{TABLES, rows_of};
use crate::access::policy::{Action, Class, Classes};

impl View {
    /// The tables in which the viewer may write about a person, in the order of a record. New people come in by other ways: the table of people is here to be corrected.
    pub(crate) fn writable(&self, id: &str) -> Vec<&'static TableSpec> {
        let may = self.of_subject(Action::Change, &format!("person:{id}"));
        specs(may).collect()
    }

    /// The rows about a person that the viewer may both see and write, as they were recorded. Whoever asks for them has recorded that they are read.
    pub(crate) fn rows_to_change(&self, id: &str) -> Vec<RowText> {
        let tables = self.register().tables();
        let Some(person) = self.register().find::<People>(&tables.people.id, id) else { return Vec::new() };
        let (subject, seen) = (format!("person:{id}"), self.of_person(Action::Person, person));
        let both = |spec: &&TableSpec| Class::of_table(spec.name).is_some_and(|class| seen.has(class));
        let rows = specs(self.of_person(Action::Change, person)).filter(both).flat_map(|spec| self.texts(spec, person));
        rows.filter(|row| store::owner(row) == subject).collect()
    }

    fn texts(&self, spec: &'static TableSpec, person: Row<People>) -> Vec<RowText> {
        let tables = self.register().tables();
        let position = Tables::SPECS.iter().position(|other| other.name == spec.name).expect("a table of the contract");
        let table = tables.table(position);
        rows_of(self.register(), spec.name, person).into_iter().map(|row| store::row_of(tables, table, row)).collect()
    }
}

fn specs(may: Classes) -> impl Iterator<Item = &'static TableSpec> {
    let visible = TABLES.into_iter().filter(move |table| Class::of_table(table).is_some_and(|class| may.has(class)));
    visible.filter_map(|table| Tables::SPECS.iter().copied().find(|spec| spec.name == table))
}

/// Whether a text is a value of a column.
pub(crate) fn is_value(kind: Kind, text: &str) -> bool {
    cell::read(&mut Draft::new(), kind, text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_calendar_is_a_value_and_another_is_not() {
        assert!(is_value(Kind::Day, "2024-02-29") && is_value(Kind::Partial, "2024-02") && is_value(Kind::Day, ""));
        assert!(!is_value(Kind::Day, "2023-02-29") && !is_value(Kind::Day, "2024-02") && !is_value(Kind::Int, "x"));
    }
}
