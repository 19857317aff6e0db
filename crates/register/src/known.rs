//! The second time of every fact: the register as it was known on an earlier day.

use crate::Register;
use crate::column::{Kind, Value};
use crate::day::Day;
use crate::draft::Draft;
use crate::tables::Tables;

impl Register {
    /// The register of the rows recorded on or before a day. A row that names a row not known then is not known then either.
    pub fn known_on(&self, day: Day) -> Register {
        let mut draft = Draft::new();
        let symbols: Vec<Vec<u32>> = (0..Tables::SPECS.len()).map(|position| self.symbols(position, &mut draft)).collect();
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let table = self.tables().table(position);
            let targets: Vec<usize> = spec.columns.iter().map(|column| target(column.kind)).collect();
            for (row, &recorded) in self.recorded(position).iter().enumerate().filter(|(_, recorded)| **recorded <= day) {
                let cell = |column: usize| match table.cell(row, column) {
                    Value::Ref(to) => Value::Ref(symbols[targets[column]][to as usize]),
                    Value::RefList(list) => Value::RefList(list.into_iter().map(|(to, part)| (symbols[targets[column]][to as usize], part)).collect()),
                    other => other,
                };
                let cells: Vec<Value<'_>> = (0..spec.columns.len()).map(cell).collect();
                draft.push(position, row as u32, recorded, &cells);
            }
        }
        draft.finish().0
    }

    /// The draft's symbol for every row of a table that has ids.
    fn symbols(&self, position: usize, draft: &mut Draft) -> Vec<u32> {
        let Some(key) = Tables::SPECS[position].key else { return Vec::new() };
        let table = self.tables().table(position);
        let id = |row: usize| if let Value::Text(id) = table.cell(row, key) { id } else { "" };
        (0..table.rows()).map(|row| draft.symbol_at(position, id(row))).collect()
    }
}

/// The position of the table that a column's cells name; of no meaning for other columns.
fn target(kind: Kind) -> usize {
    match kind {
        Kind::Ref(name) | Kind::RefList(name) => Tables::SPECS.iter().position(|spec| spec.name == name).expect("a reference names a table of the contract"),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::{day, write};

    fn register() -> Register {
        let mut draft = Draft::new();
        write(&mut draft, "titles: code\n T\n units: id successors\n U V\n V -\n posts: id unit title\n P U T\n people: id\n B\n", day("2020-01-01"));
        write(&mut draft, "people: id\n A\n tenures: person post from\n B P 2019-01-01\n", day("2021-01-01"));
        write(&mut draft, "tenures: person post from\n A P 2018-01-01\n", day("2020-06-01"));
        draft.finish().0
    }

    fn rows(register: &Register) -> Vec<(&'static str, usize)> {
        register.tables().all().into_iter().map(|table| (table.spec().name, table.rows())).filter(|(_, rows)| *rows > 0).collect()
    }

    #[test]
    fn later_rows_and_what_names_them_are_not_known() {
        let register = register();
        let base = [("units", 2), ("titles", 1), ("posts", 1), ("people", 1)];
        assert_eq!(rows(&register.known_on(day("2019-12-31"))), []);
        assert_eq!(rows(&register.known_on(day("2020-01-01"))), base);
        // The tenure of A was recorded before A was: it comes to light with A.
        assert_eq!(rows(&register.known_on(day("2020-12-31"))), base);
        let all = [("units", 2), ("titles", 1), ("posts", 1), ("people", 2), ("tenures", 2)];
        assert_eq!(rows(&register.known_on(day("2021-01-01"))), all);
        assert_eq!(rows(&register), all);
    }

    #[test]
    fn what_is_known_keeps_its_cells_and_its_days() {
        let register = register();
        let known = register.known_on(day("2030-01-01"));
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let (before, after) = (register.tables().table(position), known.tables().table(position));
            assert_eq!(before.rows(), after.rows());
            let cells = (0..before.rows()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
            cells.for_each(|(row, column)| assert_eq!(before.cell(row, column), after.cell(row, column), "{} {row} {column}", spec.name));
            assert_eq!(register.recorded(position), known.recorded(position));
        }
    }
}
