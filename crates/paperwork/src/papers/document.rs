//! The model that every paper is written in, and every writer reads: blocks, styles, tables with spans. What a paper says is decided before; how it looks stands in its profile.

use register::{Day, Partial};

use super::profile::Profile;
pub use super::style::Style;

/// A paper, ready for any writer.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Its name, for the window of a browser and the properties of a file.
    pub title: String,
    /// How papers of its issuer look on its day.
    pub profile: &'static Profile,
    /// Its parts; each begins on a page of its own.
    pub sections: Vec<Section>,
    /// When it was printed, from the facts of which day. Stands at the foot.
    pub footing: String,
}

/// A part with one orientation of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Which way the page lies.
    pub orientation: Orientation,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Which way a page lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// Lying, for wide tables.
    Landscape,
}

/// A piece of a paper.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A line to be filled in by hand where something is not known.
    Fields(Vec<Field>),
    /// A short rule under what stands before, as long as part of the line, in millimetres.
    Rule(u32),
    /// A table with lines.
    Table(Table),
    /// Two columns without lines, kept on one page and with what stands before: the head of a paper, its end.
    Sides(Sides),
}

/// A paragraph.
#[derive(Clone, PartialEq, Debug)]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// Its text; a line feed breaks the line.
    pub text: String,
}

/// A label with its value, or with dots to the end of its part of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// What is asked.
    pub label: String,
    /// What is known; `None` leaves dots for the hand.
    pub value: Option<String>,
}

/// Two columns without lines.
#[derive(Clone, PartialEq, Debug)]
pub struct Sides {
    /// The width of the left column, in percent.
    pub left_percent: u32,
    /// What stands left.
    pub left: Vec<Block>,
    /// What stands right.
    pub right: Vec<Block>,
}

/// A table with lines, whose header comes again on every page.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Its name: the caption for who cannot see it, and the name of its sheet.
    pub name: String,
    /// The widths of its columns, as parts of the whole.
    pub widths: Vec<u32>,
    /// How large its letters are.
    pub letters: Letters,
    /// Rows of headers.
    pub header: Vec<Vec<Cell>>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

/// How large the letters of a table are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Letters {
    /// As the style of each cell has them.
    Usual,
    /// A size smaller: for tables with more columns than a page likes.
    Small,
}

/// The size of small letters, in half points.
pub const SMALL: u32 = 20;

/// A cell; covered places of a spanning cell have no cell of their own.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// How it stands there.
    pub style: Style,
    /// Columns that it covers.
    pub across: usize,
    /// Rows that it covers.
    pub down: usize,
    /// The address of the list behind it, where it is read in a browser; paper has none.
    pub way: Option<String>,
}

/// The content of a cell, with its type: a workbook keeps dates as dates and numbers as numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Text; a line feed breaks the line.
    Text(String),
    /// A number.
    Number(i64),
    /// A day.
    Day(Day),
    /// A day known to the day, the month or the year.
    Partial(Partial),
}

impl Document {
    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }

    /// The level of headings of the second kind: where a paper has no other ones, they are its first, so that no level is missing.
    pub fn second_level(&self) -> u32 {
        let is_first = |block: &Block| matches!(block, Block::Paragraph(text) if text.style.level(0) == Some(2));
        if self.sections.iter().flat_map(|section| &section.blocks).any(is_first) { 3 } else { 2 }
    }
}

impl Block {
    /// A paragraph.
    pub fn text(style: Style, text: impl Into<String>) -> Block {
        Block::Paragraph(Paragraph { style, text: text.into() })
    }
}

impl Cell {
    fn new(style: Style, value: Value) -> Cell {
        Cell { value, style, across: 1, down: 1, way: None }
    }

    /// A header.
    pub fn head(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellHead, Value::Text(text.into()))
    }

    /// Text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellText, Value::Text(text.into()))
    }

    /// Strong text.
    pub fn strong(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellStrong, Value::Text(text.into()))
    }

    /// Text in the middle.
    pub fn centre(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellCentre, Value::Text(text.into()))
    }

    /// A number.
    pub fn number(number: i64) -> Cell {
        Cell::new(Style::CellNumber, Value::Number(number))
    }

    /// The number of a line.
    pub fn ordinal(number: usize) -> Cell {
        Cell::new(Style::CellCentre, Value::Number(number as i64))
    }

    /// A day.
    pub fn day(day: Day) -> Cell {
        Cell::new(Style::CellCentre, day.if_known().map_or(Value::Blank, Value::Day))
    }

    /// A day known to the day, the month or the year.
    pub fn partial(partial: Partial) -> Cell {
        Cell::new(Style::CellCentre, if partial.known() { Value::Partial(partial) } else { Value::Blank })
    }

    /// Nothing: a place for the hand.
    pub fn blank() -> Cell {
        Cell::new(Style::CellText, Value::Blank)
    }

    /// The same cell over several columns.
    pub fn across(self, across: usize) -> Cell {
        Cell { across, ..self }
    }

    /// The same cell with a way to the list behind it.
    pub fn leading(self, way: Option<String>) -> Cell {
        Cell { way, ..self }
    }

    /// The same cell over several rows.
    pub fn down(self, down: usize) -> Cell {
        Cell { down, ..self }
    }
}

impl Value {
    /// The value as a paper shows it.
    pub fn shown(&self) -> String {
        match self {
            Value::Blank => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => grouped(*number),
            Value::Day(day) => day.civil(),
            Value::Partial(partial) if partial.first() == partial.last() => partial.first().civil(),
            Value::Partial(partial) if partial.month_known() => format!("{:02}/{:04}", partial.first().month(), partial.first().year()),
            Value::Partial(partial) => format!("{:04}", partial.first().year()),
        }
    }
}

/// A number with the point that Vietnamese puts between thousands.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// The lines of a text, by whichever sign they were ended.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let Some(end) = now.find(['\r', '\n']) else { return rest.take() };
        let after = &now[end..];
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..));
        Some(&now[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways() {
        assert_eq!(lines("a\nb\r\nc\rd\n\r").collect::<Vec<_>>(), ["a", "b", "c", "d", "", ""]);
        assert_eq!(lines("").collect::<Vec<_>>(), [""]);
    }
}
