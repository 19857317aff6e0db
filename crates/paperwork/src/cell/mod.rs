//! Cells: from what stands in a file to a value of the contract, or the reason why not.

mod date;
mod number;
mod reader;
mod text;

use std::borrow::Cow;

pub(crate) use date::serial_of;
pub(crate) use reader::{ColumnReader, Refer};

/// A cell as a file gives it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Raw<'a> {
    /// Nothing.
    Empty,
    /// Text, of a text file or a text cell.
    Text(Cow<'a, str>),
    /// A number cell of a workbook.
    Number(f64),
    /// A date cell of a workbook: its count of days.
    Serial(f64),
    /// A truth value of a workbook.
    Flag(bool),
    /// A formula of a workbook, with its text.
    Formula(String),
    /// An error value of a workbook.
    Error(String),
}

impl Raw<'_> {
    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Raw::Empty => true,
            // Most cells begin with a plain letter or digit, and then nothing else needs to be looked at.
            Raw::Text(text) => !text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && text.trim().is_empty(),
            _ => false,
        }
    }

    /// The cell as a person would read it.
    pub(crate) fn shown(&self, epoch_1904: bool) -> String {
        match self {
            Raw::Empty => String::new(),
            Raw::Text(text) => text.to_string(),
            Raw::Number(number) => number.to_string(),
            Raw::Serial(serial) => date::day_of_serial(*serial, epoch_1904).map_or_else(|_| serial.to_string(), |day| day.to_string()),
            Raw::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
            Raw::Formula(formula) => format!("={formula}"),
            Raw::Error(error) => error.clone(),
        }
    }
}
