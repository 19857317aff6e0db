//! Tables: columns under one name. Each table of the exchange folder is declared once, in its own file of `tables/`.

use crate::column::{Kind, RowNumbers, Value};

/// One column of a table's contract.
#[derive(Clone, Copy, Debug)]
pub struct ColumnSpec {
    /// Canonical name, as in the exchange folder.
    pub name: &'static str,
    /// What a cell is.
    pub kind: Kind,
    /// Whether a row without it is refused.
    pub required: bool,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

/// One table's contract.
#[derive(Clone, Copy, Debug)]
pub struct TableSpec {
    /// Canonical name, as in the exchange folder.
    pub name: &'static str,
    /// Its columns, in the order of the exchange folder.
    pub columns: &'static [ColumnSpec],
    /// The position of the id column, where rows have ids.
    pub key: Option<usize>,
    /// What a row is, in a sentence.
    pub doc: &'static str,
}

impl TableSpec {
    /// The position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// A table as import, export and projections see it: cells by row and column, whatever the columns hold.
pub trait Table {
    /// Its contract.
    fn spec(&self) -> &'static TableSpec;
    /// Number of rows.
    fn rows(&self) -> usize;
    /// One cell; references are row numbers of the table they name.
    fn cell(&self, row: usize, column: usize) -> Value<'_>;
    /// Appends a row, one value per column of the contract.
    fn push(&mut self, row: &[Value<'_>]);
    /// Keeps the rows of `order`, in that order.
    fn select(&mut self, order: &[u32]);
    /// Gives every reference the row number that its symbol got.
    fn renumber(&mut self, rows: &RowNumbers);
    /// Gives back memory that was reserved for more rows.
    fn shrink(&mut self);
}

/// Declares a table: the struct of its columns, its contract, and the two views of it.
macro_rules! table {
    (
        $(#[doc = $doc:literal])+
        $table:ident = $name:literal $(key $key:literal)? {
            $( $(#[doc = $column_doc:literal])+ $column:ident $(as $column_name:literal)? : $kind:ty $(= $required:ident)?, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Default)]
        pub struct $table {
            rows: usize,
            $( $(#[doc = $column_doc])+ pub $column: $kind, )+
        }

        impl $table {
            /// The table's contract.
            pub const SPEC: $crate::table::TableSpec = $crate::table::TableSpec {
                name: $name,
                columns: &[$(
                    $crate::table::ColumnSpec {
                        name: $crate::table::table!(@name $column $($column_name)?),
                        kind: <$kind as $crate::column::ConstKind>::KIND,
                        required: $crate::table::table!(@required $($required)?),
                        doc: concat!($($column_doc),+),
                    },
                )+],
                key: $crate::table::table!(@key $($key)?),
                doc: concat!($($doc),+),
            };

            /// Number of rows.
            pub fn len(&self) -> usize {
                self.rows
            }

            /// Whether there is no row.
            pub fn is_empty(&self) -> bool {
                self.rows == 0
            }
        }

        impl $crate::column::Named for $table {
            const NAME: &'static str = $name;
        }

        impl $crate::table::Table for $table {
            fn spec(&self) -> &'static $crate::table::TableSpec {
                &Self::SPEC
            }
            fn rows(&self) -> usize {
                self.rows
            }
            fn cell(&self, row: usize, column: usize) -> $crate::column::Value<'_> {
                let mut _position = 0;
                $(
                    if column == _position {
                        return $crate::column::Column::get(&self.$column, row);
                    }
                    _position += 1;
                )+
                panic!("the contract of {} has no column {column}", $name)
            }
            fn push(&mut self, row: &[$crate::column::Value<'_>]) {
                let mut cells = row.iter();
                $( $crate::column::Column::push(&mut self.$column, cells.next().expect("one value per column")); )+
                self.rows += 1;
            }
            fn select(&mut self, order: &[u32]) {
                $( $crate::column::Column::select(&mut self.$column, order); )+
                self.rows = order.len();
            }
            fn renumber(&mut self, rows: &$crate::column::RowNumbers) {
                $( $crate::column::Column::renumber(&mut self.$column, rows); )+
            }
            fn shrink(&mut self) {
                $( $crate::column::Column::shrink(&mut self.$column); )+
            }
        }
    };
    (@name $column:ident $name:literal) => { $name };
    (@name $column:ident) => { stringify!($column) };
    (@required required) => { true };
    (@required) => { false };
    (@key $key:literal) => { Some($key) };
    (@key) => { None };
}
pub(crate) use table;
