//! The rules as SQL: one SELECT per subject and day over the table of the facts, for any engine that holds it.

mod dialect;
mod table;
#[cfg(test)]
mod tests;
mod write;

use register::Day;

use crate::rulebook::{Rule, Rulebook, Scope};
use crate::subject::Subject;
use crate::verdict::Outcome;
use write::Writer;

pub use dialect::Dialect;
pub use table::{FactTable, csv_line};

/// The outcomes of every rule about a subject that is in force on the day: a SELECT over the subject's [`FactTable`], with the column `subject` and one
/// column per rule, named by the rule; NULL where the rule does not speak of the subject.
pub fn select(books: &[Rulebook], day: Day, subject: Subject, dialect: Dialect) -> String {
    let in_force = books.iter().filter(|book| book.document.in_force.holds(day));
    let rules = in_force.flat_map(|book| book.rules.iter().map(move |rule| (&book.scope, rule)));
    let chosen: Vec<(&Scope, &Rule)> = rules.filter(|(_, rule)| rule.subject == subject && rule.in_force.holds(day)).collect();
    let name = dialect.identifier("subject");
    let (mut inner, mut outer) = (vec![format!("f.{name}")], vec![format!("t.{name}")]);
    for (number, (book, rule)) in chosen.iter().enumerate() {
        let columns = Columns::new(number, book, rule, day, dialect, &mut inner);
        outer.push(format!("{} AS {}", columns.outcome(), dialect.identifier(&rule.name)));
    }
    let table = dialect.identifier(&table::table_name(subject));
    format!("SELECT\n  {}\nFROM (\n  SELECT\n    {}\n  FROM {table} AS f\n) AS t", outer.join(",\n  "), inner.join(",\n    "))
}

/// The columns of the inner query from which a rule's outcome is told, where they are needed.
struct Columns {
    scope: Option<String>,
    when: Option<String>,
    require: String,
    waived: Option<String>,
}

impl Columns {
    /// Adds the columns of a rule to the inner query.
    fn new(number: usize, book: &Scope, rule: &Rule, day: Day, dialect: Dialect, inner: &mut Vec<String>) -> Columns {
        let mut writer = Writer::new(dialect, rule, day);
        let mut add = |letter: &str, text: String| {
            inner.push(format!("{text} AS {letter}{number}"));
            format!("t.{letter}{number}")
        };
        Columns {
            scope: writer.scope(book).map(|text| add("s", text)),
            when: rule.when.as_ref().map(|when| add("w", writer.truth(when))),
            require: add("r", writer.truth(&rule.require)),
            waived: writer.waived().map(|text| add("v", text)),
        }
    }

    fn outcome(&self) -> String {
        let mut text = "CASE".to_owned();
        let mut branch = |condition: String, outcome: Option<Outcome>| {
            let outcome = outcome.map_or("NULL".to_owned(), |outcome| format!("'{}'", outcome.name()));
            text.push_str(&format!(" WHEN {condition} THEN {outcome}"));
        };
        if let Some(scope) = &self.scope {
            branch(format!("NOT {scope}"), None);
            branch(format!("{scope} IS NULL"), Some(Outcome::NotKnown));
        }
        if let Some(when) = &self.when {
            branch(format!("NOT {when}"), Some(Outcome::NotApplicable));
            branch(format!("{when} IS NULL"), Some(Outcome::NotKnown));
        }
        branch(self.require.clone(), Some(Outcome::Met));
        branch(format!("{} IS NULL", self.require), Some(Outcome::NotKnown));
        if let Some(waived) = &self.waived {
            branch(waived.clone(), Some(Outcome::Waived));
        }
        text + &format!(" ELSE '{}' END", Outcome::NotMet.name())
    }
}
