//! What was recorded long after the day that it is about: for whoever watches that nothing is dated back.

use std::collections::BTreeMap;

use register::cell;
use register::column::{Kind, Row, Value};
use register::tables::{Documents, People, Places, Posts, Titles, Units};
use register::{Day, Tables};

use super::{PAGE, View};
use crate::access::policy::{Action, Class, Classes};

/// The columns of each table that say which day a row is about; where there are two, the later one that is over is meant. What stands in none of them is about no day.
const ABOUT: [(&str, &[&str]); 17] = [
    ("places", &["from", "until"]),
    ("units", &["from", "until"]),
    ("ranks", &["from", "until"]),
    ("posts", &["from", "until"]),
    ("tenures", &["from", "until"]),
    ("planning", &["from", "until"]),
    ("evaluations", &["year"]),
    ("discipline", &["decided"]),
    ("proceedings", &["from", "until"]),
    ("mandates", &["from", "until"]),
    ("health", &["issued"]),
    ("terms", &["from"]),
    ("requests", &["from"]),
    ("documents", &["registered", "sent"]),
    ("tasks", &["deadline"]),
    ("steps", &["on"]),
    ("citations", &["from"]),
];

/// A page of what was recorded late.
pub(crate) struct LateFound {
    pub(crate) count: usize,
    pub(crate) shown: Vec<Late>,
}

/// A row that was recorded late.
pub(crate) struct Late {
    /// The subject as entries name it, and in words.
    pub(crate) subject: String,
    pub(crate) name: String,
    pub(crate) table: &'static str,
    /// The day that it is about, and the day on which it was recorded.
    pub(crate) about: Day,
    pub(crate) recorded: Day,
    /// Days between the two; from the first day of the record, where it is about a day before.
    pub(crate) days: i32,
}

impl View {
    /// Rows that hold and were recorded more than so many days late, the latest of them first, of the subjects and classes whose history the viewer may see. What happened
    /// before the record began could not be recorded before that day.
    pub(crate) fn late(&self, began: Day, days_min: i32, page: usize) -> LateFound {
        let tables = self.register().tables();
        let mut seen: BTreeMap<String, Classes> = BTreeMap::new();
        let mut found = Vec::new();
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let Some((_, columns)) = ABOUT.iter().find(|(table, _)| *table == spec.name) else { continue };
            let (kind, owner) = store::owner_column(spec.name).expect("every table has an owner");
            let owner = spec.column(owner).expect("an owner is a column");
            let class = Class::of_table(spec.name).expect("every table has a class");
            let columns: Vec<usize> = columns.iter().filter_map(|name| spec.column(name)).collect();
            for (row, &recorded) in self.register().recorded(position).iter().enumerate() {
                let table = tables.table(position);
                let days = columns.iter().filter_map(|&column| day(spec.columns[column].kind, &table.cell(row, column))).filter(|day| *day <= recorded);
                let Some(about) = days.max() else { continue };
                let late = recorded.ordinal() - about.max(began).ordinal();
                if late <= days_min {
                    continue;
                }
                let subject = format!("{kind}:{}", cell::text(tables, tables.table(position), row, owner));
                let classes = seen.entry(subject.clone()).or_insert_with(|| self.of_subject(Action::History, &subject));
                if classes.has(class) {
                    found.push(Late { name: String::new(), subject, table: spec.name, about, recorded, days: late });
                }
            }
        }
        found.sort_by(|a, b| (b.days, &a.subject, a.table, a.about).cmp(&(a.days, &b.subject, b.table, b.about)));
        let count = found.len();
        let shown = found.into_iter().skip(page.saturating_mul(PAGE)).take(PAGE).map(|late| Late { name: self.subject_words(&late.subject), ..late });
        LateFound { count, shown: shown.collect() }
    }

    /// The name of a subject.
    fn subject_words(&self, subject: &str) -> String {
        let (register, tables) = (self.register(), self.register().tables());
        let (kind, id) = subject.split_once(':').unwrap_or(("", subject));
        let found = match kind {
            "person" => register.find(&tables.people.id, id).map(|row: Row<People>| tables.people.name.text(row.index()).to_owned()),
            "unit" => register.find(&tables.units.id, id).map(|row: Row<Units>| tables.units.name.text(row.index()).to_owned()),
            "post" => register.find(&tables.posts.id, id).map(|row: Row<Posts>| crate::names::post_words(register, row)),
            "place" => register.find(&tables.places.id, id).map(|row: Row<Places>| tables.places.name.text(row.index()).to_owned()),
            "document" => register.find(&tables.documents.id, id).map(|row: Row<Documents>| tables.documents.subject.text(row.index()).to_owned()),
            _ => register.find(&tables.titles.code, id).map(|row: Row<Titles>| tables.titles.name.text(row.index()).to_owned()),
        };
        found.unwrap_or_else(|| id.to_owned())
    }
}

/// The day of a cell; of a year, its last one.
fn day(kind: Kind, value: &Value<'_>) -> Option<Day> {
    match value {
        Value::Day(day) => day.if_known(),
        Value::Int(year) if kind == Kind::Int => Day::new(*year, 12, 31),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_with_days_says_which_of_them_it_is_about() {
        let dated = |kind: Kind| matches!(kind, Kind::Day | Kind::From | Kind::Until);
        for spec in Tables::SPECS {
            let about = ABOUT.iter().find(|(table, _)| *table == spec.name);
            // Of people the days are those of a life, and not of something that an office did.
            assert_eq!(
                about.is_some(),
                spec.name == "evaluations" || spec.name != "people" && spec.columns.iter().any(|column| dated(column.kind)),
                "{}",
                spec.name
            );
            assert!(about.is_none_or(|(_, columns)| columns.iter().all(|column| spec.column(column).is_some())), "{}", spec.name);
        }
    }
}
