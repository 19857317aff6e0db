//! A table being drawn: cells by column name, so that the order of the columns is known in one place only.

use register::code::Code;
use register::column::Value;
use register::{Day, Draft, Partial, Tables};

/// Rows of one table on their way into a draft.
pub(crate) struct Sheet<'d> {
    draft: &'d mut Draft,
    position: usize,
    line: u32,
    recorded: Day,
}

/// A cell by column name.
pub(crate) type Cell<'a> = (&'static str, Input<'a>);

/// What a drawn cell holds.
pub(crate) enum Input<'a> {
    Missing,
    Text(&'a str),
    Id(&'a str),
    Parts(Vec<(String, bool)>),
    Int(i32),
    Day(Day),
    Partial(Partial),
    Flag(Option<bool>),
    Code(Option<u8>),
}

impl<'a> Input<'a> {
    pub(crate) fn code<C: Code>(code: C) -> Input<'a> {
        Input::Code(Some(code.byte()))
    }

    pub(crate) fn day(day: Option<Day>) -> Input<'a> {
        day.map_or(Input::Missing, Input::Day)
    }

    pub(crate) fn id(id: Option<&'a str>) -> Input<'a> {
        id.map_or(Input::Missing, Input::Id)
    }
}

impl<'d> Sheet<'d> {
    pub(crate) fn new(draft: &'d mut Draft, table: &str) -> Sheet<'d> {
        let position = Tables::SPECS.iter().position(|spec| spec.name == table).expect("a table of the contract");
        // Drawn facts are recorded on one day, before any question is asked of them.
        let recorded = Day::new(2015, 1, 1).expect("a day of the calendar");
        Sheet { draft, position, line: 1, recorded }
    }

    /// Adds a row; columns that are not named are empty.
    pub(crate) fn row(&mut self, cells: &[Cell<'_>]) {
        let spec = Tables::SPECS[self.position];
        let mut row = vec![Value::Missing; spec.columns.len()];
        for (name, input) in cells {
            let column = spec.column(name).expect("a column of the contract");
            row[column] = self.value(spec.columns[column].kind, input);
        }
        self.line += 1;
        self.draft.push(self.position, self.line, self.recorded, &row);
    }

    fn value<'v>(&mut self, kind: register::column::Kind, input: &'v Input<'_>) -> Value<'v> {
        use register::column::Kind;
        match (input, kind) {
            (Input::Id(id), Kind::Ref(table)) => Value::Ref(self.draft.symbol(table, id)),
            (Input::Parts(parts), Kind::RefList(table)) => Value::RefList(parts.iter().map(|(id, part)| (self.draft.symbol(table, id), *part)).collect()),
            (Input::Id(id) | Input::Text(id), _) => Value::Text(id),
            (Input::Int(number), _) => Value::Int(*number),
            (Input::Day(day), Kind::Partial) => Value::Partial(Partial::day(*day)),
            (Input::Day(day), _) => Value::Day(*day),
            (Input::Partial(partial), _) => Value::Partial(*partial),
            (Input::Flag(flag), _) => flag.map_or(Value::Missing, Value::Flag),
            (Input::Code(code), _) => code.map_or(Value::Missing, Value::Code),
            (Input::Missing | Input::Parts(_), _) => Value::Missing,
        }
    }
}
