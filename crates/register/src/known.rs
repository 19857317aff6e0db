//! The second time of every fact: the register as it was known on an earlier day.

use crate::Register;
use crate::column::{Kind, RowNumbers, Value};
use crate::day::Day;
use crate::table::{Table, TableSpec};
use crate::tables::Tables;

/// Per table, which of its rows are known.
type Known = Vec<Vec<bool>>;

impl Register {
    /// The register of the rows recorded on or before a day. A row that names a row not known then is not known then either.
    pub fn known_on(&self, day: Day) -> Register {
        let recorded = |position: usize| self.recorded(position).iter().map(|&recorded| recorded <= day).collect();
        let mut known: Known = (0..Tables::SPECS.len()).map(recorded).collect();
        if known.iter().flatten().any(|known| !known) {
            while self.drop_dangling(&mut known) {}
        }
        let orders: Vec<Vec<u32>> = known.iter().map(|known| (0..known.len() as u32).filter(|&row| known[row as usize]).collect()).collect();
        let numbers: RowNumbers = Tables::SPECS.iter().zip(&known).map(|(spec, known)| (spec.name, new_numbers(known))).collect();
        let mut tables = self.tables().clone();
        for (position, order) in orders.iter().enumerate().filter(|(position, _)| changes(Tables::SPECS[*position], &known)) {
            let table = tables.table_mut(position);
            table.select(order);
            table.renumber(&numbers);
        }
        let recorded = orders.iter().enumerate().map(|(position, order)| order.iter().map(|&row| self.recorded(position)[row as usize]).collect());
        Register::new(tables, recorded.collect())
    }

    /// Drops the rows that name a dropped row; says whether a row went that others may name.
    fn drop_dangling(&self, known: &mut Known) -> bool {
        let mut again = false;
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let table = self.tables().table(position);
            let references = references(spec);
            for row in 0..known[position].len() {
                if known[position][row] && references.iter().any(|&(column, target)| names_unknown(table, row, column, &known[target])) {
                    known[position][row] = false;
                    again |= spec.key.is_some();
                }
            }
        }
        again
    }
}

/// The columns of a table that name rows, each with the position of the table that it names.
fn references(spec: &TableSpec) -> Vec<(usize, usize)> {
    let target = |kind: Kind| match kind {
        Kind::Ref(name) | Kind::RefList(name) => Tables::SPECS.iter().position(|spec| spec.name == name),
        _ => None,
    };
    spec.columns.iter().enumerate().filter_map(|(column, contract)| Some((column, target(contract.kind)?))).collect()
}

fn names_unknown(table: &dyn Table, row: usize, column: usize, known: &[bool]) -> bool {
    match table.cell(row, column) {
        Value::Ref(to) => !known[to as usize],
        Value::RefList(list) => list.iter().any(|&(to, _)| !known[to as usize]),
        _ => false,
    }
}

/// Whether a table loses rows, or names rows of one that does.
fn changes(spec: &TableSpec, known: &Known) -> bool {
    let loses = |position: usize| known[position].contains(&false);
    let own = Tables::SPECS.iter().position(|other| other.name == spec.name).expect("the table is one of the contract");
    loses(own) || references(spec).into_iter().any(|(_, target)| loses(target))
}

/// The new number of each row that stays; rows keep their order, and with it the order of ids.
fn new_numbers(known: &[bool]) -> Vec<u32> {
    let mut next = 0;
    let number = |&stays: &bool| {
        let number = if stays { next } else { u32::MAX };
        next += u32::from(stays);
        number
    };
    known.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
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
