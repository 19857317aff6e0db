//! `luan document list`: the lines of the books, for people and for spreadsheets.

use std::fmt::Write as _;

use paperwork::export::{Cell, List};
use register::books::{holds_all, sought};
use register::cell;
use register::tables::Documents;

use crate::access::Action;
use crate::cli::{Record, day};
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Outcome};
use crate::record;

/// What `luan document list` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// incoming or outgoing; both where nothing is said
    #[arg(long, value_name = "BOOK", value_parser = ["incoming", "outgoing"])]
    book: Option<String>,
    /// The unit whose book it is: its id; every unit where nothing is said
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// What the numbers count in, as 2026 or plan:18
    #[arg(long, value_name = "SERIES")]
    series: Option<String>,
    /// Words that the line holds, with or without marks
    #[arg(long, value_name = "TEXT", default_value = "")]
    words: String,
    #[command(flatten)]
    record: Record,
    /// The books as they were known at the end of that day, yyyy-mm-dd
    #[arg(long, value_name = "DAY", value_parser = day)]
    known: Option<register::Day>,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let register = record::register(&arguments.record, arguments.known, Action::Find, counter)?;
    let (tables, words) = (register.tables(), sought(&arguments.words));
    let columns = Documents::SPEC.columns;
    let at = |name: &str| columns.iter().position(|column| column.name == name).expect("a column of the contract");
    let wanted = [("book", &arguments.book), ("unit", &arguments.unit), ("series", &arguments.series)].map(|(name, text)| (at(name), text));
    let texts = |row: usize| -> Vec<String> { (0..columns.len()).map(|column| cell::text(tables, &tables.documents, row, column)).collect() };
    let fits = |line: &Vec<String>| wanted.iter().all(|(at, text)| text.as_ref().is_none_or(|text| *text == line[*at])) && holds_all(&line.join(" "), &words);
    let mut lines: Vec<Vec<String>> = (0..tables.documents.len()).map(texts).filter(fits).collect();
    let order = ["unit", "book", "series"].map(at);
    let number = |line: &[String]| line[at("number")].parse::<i32>().unwrap_or(0);
    lines.sort_by(|a, b| order.map(|at| &a[at]).cmp(&order.map(|at| &b[at])).then(number(a).cmp(&number(b))).then(a[at("part_of")].cmp(&b[at("part_of")])));
    match counter.format_of_lists() {
        Format::Csv => {
            let rows = lines.into_iter().map(|line| line.into_iter().map(Cell::Text).collect());
            let list = List { name: "documents", columns: columns.iter().map(|column| (column.name.to_owned(), 0)).collect(), rows: rows.collect() };
            counter.out.write_all(&list.csv())?;
        }
        Format::Json => {
            for line in &lines {
                let cells = columns.iter().zip(line).filter(|(_, text)| !text.is_empty());
                let cells: serde_json::Map<String, serde_json::Value> = cells.map(|(column, text)| (column.name.to_owned(), text.as_str().into())).collect();
                writeln!(counter.out, "{}", serde_json::Value::Object(cells))?;
            }
        }
        Format::Text => {
            let mut out = String::new();
            for line in &lines {
                let cell = |name: &str| line[at(name)].as_str();
                let mark = if cell("void").is_empty() { String::new() } else { format!(" [{}: {}]", counter.lang.pick(["bỏ số", "void"]), cell("void")) };
                let under = if cell("part_of").is_empty() { "" } else { "  + " };
                let head = [cell("unit"), cell("book"), cell("series")].join(" ");
                let _ =
                    writeln!(out, "{under}{head} {}  {}  {}  {}{mark}  ({})", cell("number"), cell("registered"), cell("symbol"), cell("subject"), cell("id"));
            }
            counter.out.write_all(out.as_bytes())?;
        }
    }
    Ok(Exit::Done)
}
