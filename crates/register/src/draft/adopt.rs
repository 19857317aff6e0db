//! Rows that a draft names and that another register has.

use std::collections::HashSet;

use super::{ADOPTED, Draft};
use crate::column::Value;
use crate::tables::Tables;
use crate::{Day, Register, cell};

impl Draft {
    /// Takes over from another register the rows that the rows of this draft name and that are not among them, with whatever those name. `may` says of a
    /// table and a row whether it is known at all to whoever asks.
    pub fn adopt(&mut self, known: &Register, recorded: Day, may: &dyn Fn(usize, usize) -> bool) {
        let mut owned: Vec<HashSet<Box<str>>> = Tables::SPECS.iter().enumerate().map(|(position, spec)| self.own_ids(position, spec.key)).collect();
        let mut looked_at = vec![0; Tables::SPECS.len()];
        while let Some(position) = (0..looked_at.len()).find(|&position| looked_at[position] < self.symbols[position].names.len()) {
            let id = self.symbols[position].names[looked_at[position]].clone();
            looked_at[position] += 1;
            let Some(key) = Tables::SPECS[position].key else { continue };
            if owned[position].contains(&id) {
                continue;
            }
            if let Some(row) = row_of(known, position, key, &id).filter(|&row| may(position, row)) {
                self.take_over(known, position, row, recorded);
                owned[position].insert(id);
            }
        }
    }

    fn own_ids(&self, position: usize, key: Option<usize>) -> HashSet<Box<str>> {
        let table = self.tables.table(position);
        let id = |row: usize, key: usize| if let Value::Text(id) = table.cell(row, key) { Some(id.into()) } else { None };
        key.map_or_else(HashSet::new, |key| (0..table.rows()).filter_map(|row| id(row, key)).collect())
    }

    fn take_over(&mut self, known: &Register, position: usize, row: usize, recorded: Day) {
        let (spec, tables) = (Tables::SPECS[position], known.tables());
        let text = |column: usize| {
            let mut text = String::new();
            cell::write(&mut text, tables, spec.columns[column].kind, &tables.table(position).cell(row, column));
            text
        };
        let texts: Vec<String> = (0..spec.columns.len()).map(text).collect();
        let values: Vec<Value<'_>> =
            spec.columns.iter().zip(&texts).map(|(column, text)| cell::read(self, column.kind, text).expect("what was written can be read")).collect();
        self.push(position, ADOPTED, recorded, &values);
    }
}

/// Rows stand in the order of their ids.
fn row_of(known: &Register, position: usize, key: usize, id: &str) -> Option<usize> {
    let table = known.tables().table(position);
    let text = |row: usize| if let Value::Text(text) = table.cell(row, key) { text } else { "" };
    let (mut low, mut high) = (0, table.rows());
    while low < high {
        let middle = low.midpoint(high);
        match text(middle).cmp(id) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Settled;

    fn draft(rows: &[(&str, &[(&str, &str)])]) -> Draft {
        let mut draft = Draft::new();
        for (line, (table, cells)) in (1..).zip(rows) {
            let position = Tables::SPECS.iter().position(|spec| spec.name == *table).unwrap();
            let spec = Tables::SPECS[position];
            let text = |name: &str| cells.iter().find(|(column, _)| *column == name).map_or("", |(_, text)| *text);
            let values: Vec<Value<'_>> = spec.columns.iter().map(|column| cell::read(&mut draft, column.kind, text(column.name)).unwrap()).collect();
            draft.push(position, line, day(), &values);
        }
        draft
    }

    fn day() -> Day {
        Day::new(2026, 1, 1).unwrap()
    }

    const PLACES: [(&str, &[(&str, &str)]); 3] = [
        ("places", &[("id", "A"), ("name", "A"), ("kind", "province")]),
        ("places", &[("id", "B"), ("name", "B"), ("kind", "commune"), ("parent", "A")]),
        ("places", &[("id", "C"), ("name", "C"), ("kind", "commune"), ("parent", "A")]),
    ];
    const PERSON: (&str, &[(&str, &str)]) = ("people", &[("id", "P"), ("name", "P"), ("sex", "male"), ("birth", "1980"), ("home", "B")]);

    fn adopted(rows: &[(&str, &[(&str, &str)])], may: &dyn Fn(usize, usize) -> bool) -> Settled {
        let (known, refusals) = draft(&PLACES).finish();
        assert!(refusals.is_empty());
        let mut draft = draft(rows);
        draft.adopt(&known, day(), may);
        draft.settle()
    }

    #[test]
    fn what_is_named_comes_along_with_what_it_names_and_nothing_else() {
        let settled = adopted(&[PERSON], &|_, _| true);
        assert!(settled.refusals.is_empty(), "{:?}", settled.refusals);
        let places = &settled.register.tables().places;
        assert_eq!((0..places.len()).map(|row| places.id.text(row)).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(settled.lines.iter().flatten().copied().collect::<Vec<_>>(), [ADOPTED, ADOPTED, 1]);
    }

    #[test]
    fn a_row_of_the_drafts_own_stands_before_the_one_that_is_known() {
        let own: (&str, &[(&str, &str)]) = ("places", &[("id", "B"), ("name", "Bê"), ("kind", "commune")]);
        let settled = adopted(&[own, PERSON], &|_, _| true);
        let places = &settled.register.tables().places;
        assert_eq!((places.len(), places.name.text(0)), (1, "Bê"));
    }

    #[test]
    fn what_may_not_be_known_is_not_there() {
        let settled = adopted(&[PERSON], &|_, row| row != 1);
        assert_eq!(settled.refusals.len(), 1);
        assert_eq!(settled.register.tables().people.len(), 0);
    }
}
