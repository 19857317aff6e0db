//! A record: what is known about a person, table by table, as far as the viewer may see it.

use register::column::{Kind, Row, Value};
use register::tables::{People, Tables, Units};
use register::{Register, cell};
use store::RowText;

use super::{Listed, View};
use crate::access::policy::{Action, Class, Classes, State};

/// A person's record.
pub(crate) struct Record {
    /// Who, and in which posts.
    pub(crate) person: Listed,
    /// The tables that may be seen, each with its rows.
    pub(crate) sections: Vec<Section>,
}

/// Rows of one table.
pub(crate) struct Section {
    /// The table.
    pub(crate) table: &'static str,
    /// The columns that some row fills.
    pub(crate) columns: Vec<&'static str>,
    /// The closed list of each column, where it has one: its texts are codes.
    pub(crate) codes: Vec<&'static [&'static str]>,
    /// The rows: a text for each of the columns.
    pub(crate) rows: Vec<Vec<String>>,
    /// The same rows as entries write them.
    pub(crate) written: Vec<RowText>,
}

/// The tables of a record, in the order in which they are read.
pub(super) const TABLES: [&str; 10] =
    ["people", "tenures", "planning", "evaluations", "mandates", "discipline", "proceedings", "kinship", "health", "requests"];

impl View {
    /// The record of a person; of whom nothing may be seen there is none.
    pub(crate) fn record(&self, id: &str) -> Option<Record> {
        let person: Row<People> = self.register().find(&self.register().tables().people.id, id)?;
        let seen = self.of_person(Action::Person, person);
        let sections = self.sections(person, seen);
        (!seen.is_empty()).then(|| Record { person: self.listed(person), sections })
    }

    /// The classes of a record that the viewer does not see although there are such: said, so that what is missing is not taken for what is not there.
    pub(crate) fn withheld(&self, id: &str) -> Vec<Class> {
        let seen = self.of_subject(Action::Person, &format!("person:{id}"));
        Class::ALL.into_iter().filter(|class| !seen.has(*class)).collect()
    }

    /// The name of a person of whom something may be seen or said.
    pub(crate) fn name_of(&self, id: &str) -> Option<String> {
        let people = &self.register().tables().people;
        let person: Row<People> = self.register().find(&people.id, id)?;
        let known = [Action::Find, Action::Person, Action::Review].into_iter().any(|action| self.of_person(action, person).has(Class::Personnel));
        known.then(|| people.name.text(person.index()).to_owned())
    }

    /// The state of a person.
    pub(super) fn state(&self, id: &str) -> Option<State> {
        self.register().find(&self.register().tables().people.id, id).map(|person| self.sight.state_of(person))
    }

    /// The state of a person as this viewer may know it: that proceedings are open is of their class.
    pub(crate) fn shown_state(&self, id: &str) -> Option<State> {
        let known = self.may(Action::Person, &format!("person:{id}"), Class::Proceedings);
        self.state(id).map(|state| if state == State::UnderProceedings && !known { State::Ordinary } else { state })
    }

    fn sections(&self, person: Row<People>, seen: Classes) -> Vec<Section> {
        let visible = TABLES.into_iter().filter(|table| Class::of_table(table).is_some_and(|class| seen.has(class)));
        let sections = visible.map(|table| self.section(table, &rows_of(self.register(), table, person)));
        sections.filter(|section| !section.rows.is_empty()).collect()
    }
}

/// The rows of a table about a person.
pub(super) fn rows_of(register: &Register, table: &str, person: Row<People>) -> Vec<usize> {
    match table {
        "people" => vec![person.index()],
        "tenures" => register.tenures_of(person).collect(),
        "planning" => register.planning_of(person).collect(),
        "evaluations" => register.evaluations_of(person).collect(),
        "mandates" => register.mandates_of(person).collect(),
        "discipline" => register.discipline_of(person).collect(),
        "proceedings" => register.proceedings_of(person).collect(),
        "kinship" => register.kinship_of(person).iter().map(|&row| row as usize).collect(),
        "health" => register.health_of(person).collect(),
        "requests" => register.requests_of(person).collect(),
        _ => Vec::new(),
    }
}

impl View {
    /// Rows of a table as texts: as they are read, and as entries write them. Whose rows they are is not said in each.
    fn section(&self, name: &'static str, rows: &[usize]) -> Section {
        let tables = self.register().tables();
        let position = Tables::SPECS.iter().position(|spec| spec.name == name).expect("a table of the contract");
        let (spec, table) = (Tables::SPECS[position], tables.table(position));
        let text = |row: usize, column: usize| cell::text(tables, table, row, column);
        let texts: Vec<Vec<String>> = rows.iter().map(|&row| (0..spec.columns.len()).map(|column| text(row, column)).collect()).collect();
        let written = texts.iter().map(|row| {
            let cells = spec.columns.iter().zip(row).filter(|(_, text)| !text.is_empty()).map(|(column, text)| (column.name.to_owned(), text.clone()));
            RowText { table: name.to_owned(), cells: cells.collect() }
        });
        let written = written.collect();
        // Of relatives it matters from which end the tie is seen.
        let says_whose = |column: usize| spec.columns[column].name == "person" && name != "kinship";
        let filled: Vec<usize> = (0..spec.columns.len()).filter(|&column| !says_whose(column) && texts.iter().any(|row| !row[column].is_empty())).collect();
        let shown = |row: usize, texts: &[String], column: usize| self.read(spec.columns[column].kind, &table.cell(row, column), &texts[column]);
        let cells = rows.iter().zip(&texts).map(|(&row, texts)| filled.iter().map(|&column| shown(row, texts, column)).collect());
        let list = |column: usize| if let Kind::Code(names) = spec.columns[column].kind { names } else { &[] };
        let codes = filled.iter().map(|&column| list(column)).collect();
        Section { table: name, codes, rows: cells.collect(), columns: filled.into_iter().map(|column| spec.columns[column].name).collect(), written }
    }

    /// A cell as it is read: days as people write them, and the name of what is named by its number, where the viewer may find it.
    fn read(&self, kind: Kind, value: &Value<'_>, text: &str) -> String {
        let tables = self.register().tables();
        let unit = |row: usize| Some(Row::<Units>::new(row as u32)).filter(|&unit| self.of_unit(Action::Find, unit).has(Class::Open));
        match (kind, value) {
            (Kind::Ref("units"), Value::Ref(row)) => {
                unit(*row as usize).map_or_else(|| text.to_owned(), |unit| tables.units.name.text(unit.index()).to_owned())
            }
            (Kind::Ref("posts"), Value::Ref(row)) => {
                let (post, title) = (*row as usize, |post: usize| tables.titles.name.text(tables.posts.title[post].index()));
                let name = unit(tables.posts.unit[post].index()).map(|unit| format!("{}, {}", title(post), tables.units.name.text(unit.index())));
                name.unwrap_or_else(|| text.to_owned())
            }
            (Kind::Ref("places"), Value::Ref(row)) => tables.places.name.text(*row as usize).to_owned(),
            (Kind::Ref("titles"), Value::Ref(row)) => tables.titles.name.text(*row as usize).to_owned(),
            (Kind::Day | Kind::From | Kind::Until | Kind::Partial, _) => text.rsplit('-').collect::<Vec<_>>().join("/"),
            _ => text.to_owned(),
        }
    }
}
