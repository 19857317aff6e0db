//! Names for readers: who and what the ids stand for.

use register::Register;
use register::column::Row;
use register::tables::{Posts, Titles, Units};

/// Who knows names.
pub(crate) trait Naming {
    /// A person: name and id.
    fn person(&self, id: &str) -> String;
    /// A post: its title, its unit, and its id.
    fn post(&self, id: &str) -> String;
    /// A unit: name and id.
    fn unit(&self, id: &str) -> String;
}

impl Naming for Register {
    fn person(&self, id: &str) -> String {
        person(self, id)
    }

    fn post(&self, id: &str) -> String {
        post(self, id)
    }

    fn unit(&self, id: &str) -> String {
        unit(self, id)
    }
}

/// A person: name and id.
pub(crate) fn person(register: &Register, id: &str) -> String {
    let people = &register.tables().people;
    let found: Option<Row<register::tables::People>> = register.find(&people.id, id);
    found.map_or_else(|| id.to_owned(), |row| format!("{} ({id})", people.name.text(row.index())))
}

/// A post: its title, its unit, and its id.
pub(crate) fn post(register: &Register, id: &str) -> String {
    let found: Option<Row<Posts>> = register.find(&register.tables().posts.id, id);
    found.map_or_else(|| id.to_owned(), |row| format!("{} ({id})", post_words(register, row)))
}

/// A post without its id: its title and its unit.
pub(crate) fn post_words(register: &Register, post: Row<Posts>) -> String {
    let tables = register.tables();
    let title: Row<Titles> = tables.posts.title[post.index()];
    let unit: Row<Units> = tables.posts.unit[post.index()];
    format!("{}, {}", tables.titles.name.text(title.index()), tables.units.name.text(unit.index()))
}

/// A unit: name and id.
pub(crate) fn unit(register: &Register, id: &str) -> String {
    let units = &register.tables().units;
    let found: Option<Row<Units>> = register.find(&units.id, id);
    found.map_or_else(|| id.to_owned(), |row| format!("{} ({id})", units.name.text(row.index())))
}

/// The name of a subject of a verdict, where it is a person, a post, a unit or a move.
pub(crate) fn subject(register: &Register, subject: &str) -> String {
    match subject.split_once(':') {
        Some(("person", id)) => person(register, id),
        Some(("post", id)) => post(register, id),
        Some(("unit", id)) => unit(register, id),
        Some(("move", id)) => id.split_once('>').map_or_else(|| id.to_owned(), |(who, to)| format!("{} → {}", person(register, who), post(register, to))),
        _ => subject.to_owned(),
    }
}
