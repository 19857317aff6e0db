//! Where the four dialects differ: quoting, whole division, and how the elements of a list are reached. Everything else is one text.

use crate::tree::{Arithmetic, Gather};

/// A dialect of SQL.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// SQLite 3.38 or later.
    Sqlite,
    /// PostgreSQL 12 or later.
    Postgres,
    /// DuckDB.
    DuckDb,
    /// Spark SQL 3.1 or later.
    Spark,
}

/// A list that a column holds as JSON text.
pub(crate) struct JsonList<'a> {
    /// The column.
    pub(crate) column: &'a str,
    /// Whether its elements are numbers, and not text.
    pub(crate) numbers: bool,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Dialect; 4] = [Dialect::Sqlite, Dialect::Postgres, Dialect::DuckDb, Dialect::Spark];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
            Dialect::DuckDb => "duckdb",
            Dialect::Spark => "spark",
        }
    }

    /// The dialect with this word.
    pub fn from_name(name: &str) -> Option<Dialect> {
        Dialect::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// A name, quoted.
    pub(crate) fn identifier(self, name: &str) -> String {
        match self {
            Dialect::Spark => format!("`{}`", name.replace('`', "``")),
            _ => format!("\"{}\"", name.replace('"', "\"\"")),
        }
    }

    /// A text, quoted.
    pub(crate) fn text(self, text: &str) -> String {
        match self {
            Dialect::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
            _ => format!("'{}'", text.replace('\'', "''")),
        }
    }

    /// The type of a column of text.
    pub(crate) fn text_type(self) -> &'static str {
        if self == Dialect::Spark { "STRING" } else { "TEXT" }
    }

    /// An operation on two whole numbers; division is towards zero, and by zero it is NULL.
    pub(crate) fn calculate(self, operation: Arithmetic, a: &str, b: &str) -> String {
        match (operation, self) {
            (Arithmetic::Add, _) => format!("({a} + {b})"),
            (Arithmetic::Subtract, _) => format!("({a} - {b})"),
            (Arithmetic::Multiply, _) => format!("({a} * {b})"),
            (Arithmetic::Remainder, _) => format!("({a} % NULLIF({b}, 0))"),
            (Arithmetic::Divide, Dialect::Sqlite | Dialect::Postgres) => format!("({a} / NULLIF({b}, 0))"),
            (Arithmetic::Divide, Dialect::DuckDb) => format!("({a} // NULLIF({b}, 0))"),
            (Arithmetic::Divide, Dialect::Spark) => format!("CAST({a} DIV NULLIF({b}, 0) AS INTEGER)"),
        }
    }

    /// How many elements a list has.
    pub(crate) fn size(self, list: &JsonList<'_>) -> String {
        let column = list.column;
        match self {
            Dialect::Sqlite | Dialect::DuckDb => format!("CAST(json_array_length({column}) AS INTEGER)"),
            Dialect::Postgres => format!("jsonb_array_length(CAST({column} AS jsonb))"),
            Dialect::Spark => format!("CASE WHEN {column} IS NOT NULL THEN size({}) END", list.spark()),
        }
    }

    /// The element of a list that the macro at `level` runs through.
    pub(crate) fn element(self, level: usize, numbers: bool) -> String {
        match self {
            Dialect::Postgres if numbers => format!("CAST(e{level}.value AS INTEGER)"),
            Dialect::Spark => format!("e{level}"),
            _ => format!("e{level}.value"),
        }
    }

    /// A list macro whose body, a truth about the element at `level`, is `body`. A list that is NULL leaves it NULL.
    pub(crate) fn gather(self, gather: Gather, list: &JsonList<'_>, level: usize, body: &str) -> String {
        let column = list.column;
        let kleene = format!("COALESCE(CAST({body} AS INTEGER) * 2, 1)");
        let gathered = match self {
            Dialect::Spark => {
                let truths = format!("transform({}, e{level} -> {kleene})", list.spark());
                let how_many = |truth: u8| format!("size(filter({truths}, k -> k = {truth}))");
                settle(gather, &format!("array_min({truths})"), &format!("array_max({truths})"), &how_many(2), &how_many(1))
            }
            _ => {
                let how_many = |truth: u8| format!("COUNT(CASE WHEN k{level}.k = {truth} THEN 1 END)");
                let (least, greatest) = (format!("MIN(k{level}.k)"), format!("MAX(k{level}.k)"));
                let settled = settle(gather, &least, &greatest, &how_many(2), &how_many(1));
                // The truths are columns of a table of their own: a body that names no element would else be counted over the rows around.
                format!("(SELECT {settled} FROM (SELECT {kleene} AS k FROM {}) AS k{level})", self.elements(list, level))
            }
        };
        format!("CASE WHEN {column} IS NOT NULL THEN {gathered} END")
    }

    fn elements(self, list: &JsonList<'_>, level: usize) -> String {
        let column = list.column;
        match self {
            Dialect::Postgres => format!("jsonb_array_elements_text(CAST({column} AS jsonb)) AS e{level}(value)"),
            Dialect::DuckDb => {
                let of = if list.numbers { "INTEGER" } else { "VARCHAR" };
                format!("(SELECT UNNEST(from_json({column}, '[\"{of}\"]')) AS value) AS e{level}")
            }
            _ => format!("json_each({column}) AS e{level}"),
        }
    }
}

impl JsonList<'_> {
    fn spark(&self) -> String {
        format!("from_json({}, 'array<{}>')", self.column, if self.numbers { "int" } else { "string" })
    }
}

/// The truth of a list macro from the Kleene bytes of its body: their least, their greatest, how many are true, how many are not known.
fn settle(gather: Gather, least: &str, greatest: &str, held: &str, open: &str) -> String {
    match gather {
        Gather::All => format!("CASE {least} WHEN 0 THEN FALSE WHEN 1 THEN NULL ELSE TRUE END"),
        Gather::Exists => format!("CASE {greatest} WHEN 2 THEN TRUE WHEN 1 THEN NULL ELSE FALSE END"),
        Gather::ExistsOne => format!("CASE WHEN {held} > 1 THEN FALSE WHEN {open} > 0 THEN NULL ELSE {held} = 1 END"),
    }
}
