//! Columns whose cells vary in length: texts, ids, lists of references.

use super::{Cell, Column, ConstKind, Kind, Named, Row, RowNumbers, Value};

/// Text cells, end to end in one string.
#[derive(Clone, Default, Debug)]
pub struct Texts {
    bytes: String,
    ends: Vec<u32>,
}

impl Texts {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a row; empty where the cell was empty.
    pub fn text(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] as usize };
        &self.bytes[start..self.ends[row] as usize]
    }

    fn append(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(u32::try_from(self.bytes.len()).expect("a text column stays under 4 GiB: the import refuses more"));
    }
}

impl ConstKind for Texts {
    const KIND: Kind = Kind::Text;
}

impl Column for Texts {
    fn push(&mut self, value: &Value<'_>) {
        self.append(if let Value::Text(text) = value { text } else { "" });
    }
    fn get(&self, row: usize) -> Value<'_> {
        let text = self.text(row);
        if text.is_empty() { Value::Missing } else { Value::Text(text) }
    }
    fn select(&mut self, order: &[u32]) {
        let mut kept = Texts::default();
        for &row in order {
            kept.append(self.text(row as usize));
        }
        *self = kept;
    }
    fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// The ids of a table's rows.
#[derive(Clone, Default, Debug)]
pub struct Keys(Texts);

impl std::ops::Deref for Keys {
    type Target = Texts;
    fn deref(&self) -> &Texts {
        &self.0
    }
}

impl ConstKind for Keys {
    const KIND: Kind = Kind::Key;
}

impl Column for Keys {
    fn push(&mut self, value: &Value<'_>) {
        self.0.push(value);
    }
    fn get(&self, row: usize) -> Value<'_> {
        self.0.get(row)
    }
    fn select(&mut self, order: &[u32]) {
        self.0.select(order);
    }
    fn shrink(&mut self) {
        self.0.shrink();
    }
}

/// Lists of rows of table `T`, each with "only part of it".
#[derive(Debug)]
pub struct RefLists<T> {
    items: Vec<(Row<T>, bool)>,
    ends: Vec<u32>,
}

impl<T> Default for RefLists<T> {
    fn default() -> RefLists<T> {
        RefLists { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Clone for RefLists<T> {
    fn clone(&self) -> RefLists<T> {
        RefLists { items: self.items.clone(), ends: self.ends.clone() }
    }
}

impl<T> RefLists<T> {
    /// The list of a row.
    pub fn list(&self, row: usize) -> &[(Row<T>, bool)] {
        let start = if row == 0 { 0 } else { self.ends[row - 1] as usize };
        &self.items[start..self.ends[row] as usize]
    }
}

impl<T: Named> ConstKind for RefLists<T> {
    const KIND: Kind = Kind::RefList(T::NAME);
}

impl<T: Named> Column for RefLists<T> {
    fn push(&mut self, value: &Value<'_>) {
        if let Value::RefList(list) = value {
            self.items.extend(list.iter().map(|&(number, part)| (Row::new(number), part)));
        }
        self.ends.push(self.items.len() as u32);
    }
    fn get(&self, row: usize) -> Value<'_> {
        match self.list(row) {
            [] => Value::Missing,
            list => Value::RefList(list.iter().map(|(row, part)| (row.index() as u32, *part)).collect()),
        }
    }
    fn select(&mut self, order: &[u32]) {
        let mut kept = RefLists::default();
        for &row in order {
            kept.items.extend_from_slice(self.list(row as usize));
            kept.ends.push(kept.items.len() as u32);
        }
        *self = kept;
    }
    fn renumber(&mut self, rows: &RowNumbers) {
        for (row, _) in &mut self.items {
            *row = row.renumber(&rows[T::NAME]);
        }
    }
    fn shrink(&mut self) {
        self.items.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
