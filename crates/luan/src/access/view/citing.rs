//! Citations as a viewer may see them: of the lines that may be found, and of those alone. What cites or replaces from a book that is not shown is not in the graph, nor in a count of it.

use register::column::Row;
use register::tables::Documents;
use rules::rulebook::Rulebook;
use store::RowText;

use super::View;
use crate::access::policy::Action;
use crate::citing::Known;

impl View {
    /// The graph of the documents of which an action is allowed, and of the regulations of the rulebooks.
    pub(crate) fn citing(&self, action: Action, books: &[Rulebook]) -> Known {
        Known::of(self.register(), books, &|line| self.sees_document(action, line))
    }

    /// What a line cites, as entries write it. Nothing where the line may not be found.
    pub(crate) fn citations_of(&self, id: &str) -> Vec<RowText> {
        let (register, tables) = (self.register(), self.register().tables());
        let found = register.find::<Documents>(&tables.documents.id, id).filter(|line| self.sees_document(Action::Find, *line));
        let rows = (0..tables.citations.len()).filter(|row| found == Some(tables.citations.document[*row]));
        rows.map(|row| store::row_of(tables, &tables.citations, row)).collect()
    }

    /// The first of some lines whose content may be opened.
    pub(crate) fn may_open(&self, lines: &[String]) -> Option<String> {
        let documents = &self.register().tables().documents;
        let line = |id: &String| self.register().find::<Documents>(&documents.id, id);
        let opens = |line: Row<Documents>| self.sees_document(Action::Find, line) && self.sees_document(Action::Person, line);
        lines.iter().find(|id| line(id).is_some_and(opens)).cloned()
    }
}
