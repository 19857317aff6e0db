//! Proposed moves as a file: the input of a check, the output of a plan.

use register::code::{Code, MoveKind, Purpose};
use register::column::{Kind, Row, Value};
use register::table::{ColumnSpec, TableSpec};
use register::tables::{People, Posts};
use register::{Day, Register, Tables};
use rules::moves::Move;

use crate::cell::Refer;
use crate::import::{Findings, Options, SheetReport, SheetRun, Sink, Source, is_workbook, run_sheet, stem};
use crate::problem::{CellFault, FileFault, Problem};
use crate::rows::{Book, Delimited};

const fn column(name: &'static str, kind: Kind, required: bool, doc: &'static str) -> ColumnSpec {
    ColumnSpec { name, kind, required, doc }
}

/// The contract of the file `moves`.
pub const SPEC: TableSpec = TableSpec {
    name: "moves",
    columns: &[
        column("person", Kind::Ref("people"), true, "Who moves."),
        column("from_post", Kind::Ref("posts"), true, "From which post."),
        column("to_post", Kind::Ref("posts"), true, "To which post."),
        column("on", Kind::Day, true, "The day it takes effect."),
        column("kind", Kind::Code(MoveKind::NAMES), false, "Its form."),
        column("purpose", Kind::Code(Purpose::NAMES), false, "Its purpose."),
        column("until_planned", Kind::Day, false, "First day after the planned end."),
        column("expected_after", Kind::Text, false, "Expected placement afterwards, in words."),
        column("waiver", Kind::Text, false, "Symbol of the decision that waives what is not met."),
    ],
    key: None,
    doc: "A proposed move.",
};

/// Moves that were read.
pub struct Proposed {
    /// The moves, in the order of the file.
    pub moves: Vec<Move>,
    /// The row of each in the file.
    pub rows: Vec<u32>,
    /// What was refused, by row.
    pub problems: Vec<Problem>,
    /// How the headers were understood, and more.
    pub report: SheetReport,
}

/// Reads proposed moves from a CSV file, or from the sheet of a workbook that bears their name.
pub fn read(file: Source<'_>, register: &Register, options: &Options) -> Proposed {
    let mut sink = Collect { register, moves: Vec::new(), rows: Vec::new() };
    let mut findings = Findings::default();
    let run = |sheet: &str, is_unicode| SheetRun { sheet: sheet.into(), spec: &SPEC, options, is_unicode };
    let report = if is_workbook(file.bytes) {
        match Book::open(file.bytes).and_then(|book| sheet_of_moves(&book).map(|sheet| (book, sheet))) {
            Ok((mut book, sheet)) => run_sheet(&run(&sheet, true), &mut book.sheet(&sheet), &mut sink, &mut findings).0,
            Err(fault) => return unreadable(file.name, fault),
        }
    } else if file.bytes.len() as u64 > crate::limits::FILE_BYTES {
        return unreadable(file.name, FileFault::Beyond(crate::limits::Limit::FileBytes));
    } else {
        let mut rows = Delimited::new(file.bytes);
        let is_unicode = rows.is_unicode;
        run_sheet(&run(file.name, is_unicode), &mut rows, &mut sink, &mut findings).0
    };
    let report = SheetReport { taken: sink.moves.len() as u64, ..report };
    Proposed { moves: sink.moves, rows: sink.rows, problems: findings.problems, report }
}

/// The sheet named after the moves; the only sheet of a workbook needs no name.
fn sheet_of_moves(book: &Book<'_>) -> Result<String, FileFault> {
    let sheets = book.sheets()?;
    let named = sheets.iter().position(|sheet| crate::aliases::table(stem(sheet)) == Some(SPEC.name));
    let only = (sheets.len() == 1).then_some(0);
    named.or(only).map(|at| sheets[at].clone()).ok_or(FileFault::NoHeader)
}

fn unreadable(name: &str, fault: FileFault) -> Proposed {
    let problem = Problem { sheet: name.into(), row: 0, column: String::new(), value: String::new(), fault: fault.into() };
    Proposed { moves: Vec::new(), rows: Vec::new(), problems: vec![problem], report: SheetReport::unread(name.into()) }
}

struct Collect<'r> {
    register: &'r Register,
    moves: Vec<Move>,
    rows: Vec<u32>,
}

impl Refer for Collect<'_> {
    fn refer(&mut self, position: usize, id: &str) -> Result<u32, CellFault> {
        let (tables, table) = (self.register.tables(), Tables::SPECS[position].name);
        let row = match table {
            "people" => self.register.find::<People>(&tables.people.id, id).and_then(Row::get),
            _ => self.register.find::<Posts>(&tables.posts.id, id).and_then(Row::get),
        };
        row.map(|row| row as u32).ok_or(CellFault::UnknownId { table })
    }
}

impl Sink for Collect<'_> {
    fn take(&mut self, row: u32, values: &[Value<'_>]) {
        let [person, from_post, to_post, on, kind, purpose, until_planned, expected_after, waiver] = values else {
            unreachable!("a row has one value per column of the contract")
        };
        self.rows.push(row);
        self.moves.push(Move {
            person: row_of(person),
            from_post: row_of(from_post),
            to_post: row_of(to_post),
            on: day_of(on),
            kind: code_of(kind),
            purpose: code_of(purpose),
            until_planned: day_of(until_planned),
            expected_after: text_of(expected_after),
            waiver: text_of(waiver),
        });
    }

    fn turn_away(&mut self, _id: &str) {}
}

fn row_of<T>(value: &Value<'_>) -> Row<T> {
    if let Value::Ref(row) = value { Row::new(*row) } else { Row::NONE }
}

fn day_of(value: &Value<'_>) -> Day {
    if let Value::Day(day) = value { *day } else { Day::MISSING }
}

fn code_of<C: Code>(value: &Value<'_>) -> Option<C> {
    if let Value::Code(byte) = value { C::ALL.get(usize::from(*byte)).copied() } else { None }
}

fn text_of(value: &Value<'_>) -> String {
    if let Value::Text(text) = value { (*text).to_owned() } else { String::new() }
}

/// Writes moves as a CSV file.
pub fn write(register: &Register, moves: &[Move]) -> Vec<u8> {
    let tables = register.tables();
    let person = |row: Row<People>| row.get().map_or("", |row| tables.people.id.text(row));
    let post = |row: Row<Posts>| row.get().map_or("", |row| tables.posts.id.text(row));
    let mut lines = crate::export::Lines::new(SPEC.columns.iter().map(|column| column.name));
    for a_move in moves {
        lines.cell(person(a_move.person));
        lines.cell(post(a_move.from_post));
        lines.cell(post(a_move.to_post));
        lines.cell(&a_move.on.to_string());
        lines.cell(a_move.kind.map_or("", Code::name));
        lines.cell(a_move.purpose.map_or("", Code::name));
        lines.cell(&a_move.until_planned.to_string());
        lines.cell(&a_move.expected_after);
        lines.cell(&a_move.waiver);
        lines.end();
    }
    lines.finish()
}
