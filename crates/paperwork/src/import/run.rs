//! One sheet, row by row, into whatever takes its rows.

use std::ops::ControlFlow;
use std::sync::Arc;

use register::column::Value;
use register::table::TableSpec;

use super::first::{self, FIRST_ROWS, FirstRow};
use super::given::Given;
use super::header::may_be_last_day;
use super::scout::{Scouted, scout};
use super::{Decode, Note, Options, Remark, SheetReport};
use crate::aliases::key;
use crate::cell::{ColumnReader, Raw, Refer};
use crate::limits::{Limit, PROBLEMS, TEXT_BYTES};
use crate::problem::{CellFault, Fault, FileFault, HeaderFault, Problem, RowFault, shortened};
use crate::rows::Rows;

/// Who takes the rows of a table.
pub(crate) trait Sink: Refer {
    /// Takes a row.
    fn take(&mut self, row: u32, values: &[Value<'_>]);
    /// Hears that the row with this id could not be read.
    fn turn_away(&mut self, id: &str);
}

/// The problems and notes of an import.
#[derive(Default)]
pub(crate) struct Findings {
    /// What was refused.
    pub(crate) problems: Vec<Problem>,
    /// What was refused beyond the limit.
    pub(crate) more: u64,
    /// What was noticed.
    pub(crate) notes: Vec<Note>,
    /// Bytes of text in all cells so far.
    pub(crate) text_bytes: u64,
}

impl Findings {
    /// Keeps a problem, or counts it.
    pub(crate) fn add(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS { self.problems.push(problem) } else { self.more += 1 }
    }
}

/// What a sheet is read as.
pub(crate) struct SheetRun<'o> {
    /// Its name in messages.
    pub(crate) sheet: Arc<str>,
    /// Its table.
    pub(crate) spec: &'static TableSpec,
    /// What the user said.
    pub(crate) options: &'o Options,
    /// Whether its text is Unicode.
    pub(crate) is_unicode: bool,
}

impl SheetRun<'_> {
    fn problem(&self, row: u32, column: &str, value: &str, fault: impl Into<Fault>) -> Problem {
        Problem { sheet: self.sheet.clone(), row, column: column.to_owned(), value: shortened(value), fault: fault.into() }
    }
}

/// Reads a sheet; tells which rows were refused.
pub(crate) fn run_sheet(run: &SheetRun<'_>, rows: &mut dyn Rows, sink: &mut dyn Sink, findings: &mut Findings) -> (SheetReport, Vec<u32>) {
    let mut report = SheetReport { table: Some(run.spec.name), ..SheetReport::unread(run.sheet.clone()) };
    let scouted = match scout(rows, run.spec, &run.sheet, run.options, run.is_unicode) {
        Ok(scouted) => scouted,
        Err(fault) => {
            findings.add(run.problem(0, "", "", fault));
            return (report, Vec::new());
        }
    };
    report.header_row = scouted.header_row;
    report.headers.clone_from(&scouted.matched.headers);
    report.previews.clone_from(&scouted.previews);
    tell_of_headers(run, &scouted, findings);
    let unread = !run.is_unicode && run.options.decode == Decode::Report;
    if unread {
        // Cells that are plain ASCII would pass; but a file of which only those are taken is half a file.
        let guess = scouted.previews.iter().map(|preview| preview.encoding).next();
        findings.add(run.problem(0, "", "", FileFault::NotUtf8(guess)));
        return (report, Vec::new());
    }
    let mut pass = Pass::new(run, &scouted, rows.epoch_1904());
    let outcome = rows.each(&mut |row, cells| pass.row(run, row, cells, sink, findings));
    if let Some(fault) = outcome.err().or(pass.stopped.take()) {
        findings.add(run.problem(0, "", "", fault));
    }
    (report.rows, report.refused) = (pass.rows, pass.refused.len() as u64);
    report.first = pass.first;
    (report, pass.refused)
}

fn tell_of_headers(run: &SheetRun<'_>, scouted: &Scouted, findings: &mut Findings) {
    for (header, fault) in &scouted.matched.faults {
        findings.add(run.problem(scouted.header_row, header, "", fault.clone()));
    }
    for preview in scouted.previews.iter().filter(|preview| !preview.applied && run.options.decode == Decode::Report && run.is_unicode) {
        let shown = preview.cells.first().map_or("", |cell| cell.0.as_str());
        findings.add(run.problem(scouted.header_row, &preview.column, shown, HeaderFault::Legacy(preview.encoding)));
    }
    let mut note = |remark| findings.notes.push(Note { sheet: run.sheet.clone(), row: scouted.header_row, remark });
    for header in &scouted.matched.headers {
        if let super::How::Unknown { nearest } = header.how {
            note(Remark::UnknownHeader { header: header.header.clone(), nearest });
        }
        let Some(column) = header.column.and_then(|column| run.spec.column(column)).map(|at| &run.spec.columns[at]) else { continue };
        if may_be_last_day(column.kind, column.name, &header.header) && !is_last_day(run, &header.header, column.name) {
            note(Remark::MayBeLastDay { table: run.spec.name, column: column.name, header: header.header.clone() });
        }
    }
}

fn is_last_day(run: &SheetRun<'_>, header: &str, column: &str) -> bool {
    let named = |(place, name): &(String, String)| super::header::means(place, &run.sheet, run.spec.name) && (key(name) == key(header) || name == column);
    run.options.last_day.iter().any(named)
}

/// The second look: every row.
struct Pass {
    readers: Vec<ColumnReader>,
    given: Given,
    first: Vec<FirstRow>,
    headers: Vec<String>,
    header_row: u32,
    /// Whether a required column is missing: then no row can be taken, and each is read only for its own faults.
    hopeless: bool,
    rows: u64,
    refused: Vec<u32>,
    stopped: Option<FileFault>,
}

impl Pass {
    fn new(run: &SheetRun<'_>, scouted: &Scouted, epoch_1904: bool) -> Pass {
        let mut readers = Vec::new();
        for (column, &source) in run.spec.columns.iter().zip(&scouted.matched.sources) {
            let mut reader = ColumnReader::new(column, source);
            reader.epoch_1904 = epoch_1904;
            if let Some(at) = source {
                reader.decode = scouted.decode[at];
                reader.suspected = scouted.suspected[at];
                reader.last_day = is_last_day(run, &scouted.matched.headers[at].header, column.name);
            } else {
                // Its absence was told once, at the headers.
                reader.excuse();
            }
            readers.push(reader);
        }
        Pass {
            readers,
            given: Given::of(run.options, &run.sheet, run.spec.name, &scouted.matched.headers),
            first: Vec::new(),
            headers: scouted.matched.headers.iter().map(|header| header.header.clone()).collect(),
            header_row: scouted.header_row,
            hopeless: !scouted.matched.faults.is_empty(),
            rows: 0,
            refused: Vec::new(),
            stopped: None,
        }
    }

    fn row(&mut self, run: &SheetRun<'_>, row: u32, cells: &[Raw<'_>], sink: &mut dyn Sink, findings: &mut Findings) -> ControlFlow<()> {
        if row <= self.header_row || cells.iter().all(Raw::is_empty) || self.given.skips(row) {
            return ControlFlow::Continue(());
        }
        self.rows += 1;
        findings.text_bytes += cells.iter().map(|cell| if let Raw::Text(text) = cell { text.len() as u64 } else { 0 }).sum::<u64>();
        if findings.text_bytes > TEXT_BYTES {
            self.stopped = Some(FileFault::Beyond(Limit::TextBytes));
            return ControlFlow::Break(());
        }
        let epoch_1904 = self.readers.first().is_some_and(|reader| reader.epoch_1904);
        let mut faulty = self.hopeless;
        for (at, cell) in cells.iter().enumerate().filter(|(at, cell)| self.headers.get(*at).is_none_or(String::is_empty) && !cell.is_empty()) {
            faulty = true;
            findings.add(run.problem(row, &format!("#{}", at + 1), &cell.shown(epoch_1904), RowFault::BeyondHeaders));
        }
        let stand = cells;
        let cells = &*self.given.meant(cells, epoch_1904);
        let mut values: [Value<'_>; MOST_COLUMNS] = [const { Value::Missing }; MOST_COLUMNS];
        let mut shown_first = (self.first.len() < FIRST_ROWS).then(|| vec![None; self.headers.len()]);
        for (number, ((reader, value), column)) in self.readers.iter_mut().zip(&mut values).zip(run.spec.columns).enumerate() {
            let source = reader.source;
            match reader.read(cells, sink) {
                Ok(read) => {
                    if let (Some(shown), Some(at)) = (&mut shown_first, source) {
                        let stands = cells.get(at).map(|cell| cell.shown(epoch_1904)).unwrap_or_default();
                        shown[at] = Some(first::text(run.spec, number, &read, &stands));
                    }
                    *value = read;
                }
                Err(fault) => {
                    faulty = true;
                    let shown = source.and_then(|source| stand.get(source)).map(|cell| cell.shown(epoch_1904)).unwrap_or_default();
                    let header = source.map_or(column.name, |source| self.headers[source].as_str());
                    findings.add(run.problem(row, header, &shown, fault));
                }
            }
        }
        self.first.extend(shown_first.map(|cells| FirstRow { row, cells }));
        let values = &values[..run.spec.columns.len()];
        if !faulty {
            sink.take(row, values);
            return ControlFlow::Continue(());
        }
        if let Some(Value::Text(id)) = run.spec.key.map(|key| &values[key]) {
            sink.turn_away(id);
        }
        self.refused.push(row);
        ControlFlow::Continue(())
    }
}

/// No table of the contract has more columns.
const MOST_COLUMNS: usize = 24;

/// The fault of a refusal that only the whole draft could find.
pub(crate) fn fault_of(reason: &register::draft::Reason, place: impl Fn(u32) -> (String, u32)) -> (String, CellFault) {
    use register::draft::Reason;
    match reason {
        Reason::Required => (String::new(), CellFault::Required),
        Reason::UnknownId { table, id } => (id.clone(), CellFault::UnknownId { table }),
        Reason::RefusedId { table, id } => (id.clone(), CellFault::RefusedId { table }),
        Reason::DuplicateId { id, first_line } => (id.clone(), CellFault::DuplicateId { first: place(*first_line) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_has_more_columns_than_a_row_has_room_for() {
        assert!(register::Tables::SPECS.iter().chain([&&crate::moves::SPEC]).all(|spec| spec.columns.len() <= MOST_COLUMNS));
    }
}
