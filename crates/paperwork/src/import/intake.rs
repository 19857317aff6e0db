//! All files of an import, into one draft.

use std::sync::Arc;

use register::column::Value;
use register::draft::{ADOPTED, Settled};
use register::{Day, Draft, Tables};

use super::header::stem;
use super::run::{Findings, SheetRun, Sink, fault_of, run_sheet};
use super::{Imported, Known, Note, Options, Remark, SheetReport, Source};
use crate::aliases::{self, TABLES};
use crate::cell::Refer;
use crate::limits::{IMPORT_BYTES, Limit, PROBLEMS, ROWS};
use crate::problem::{CellFault, FileFault, Problem, nearest};
use crate::rows::{Book, Delimited, Rows};

/// An import under way.
pub(super) struct Intake<'o> {
    options: &'o Options,
    draft: Draft,
    findings: Findings,
    sheets: Vec<SheetReport>,
    /// Per sheet: what is added to its row numbers so that every row of the import has its own number in the draft.
    bases: Vec<u32>,
    next_base: u32,
    refused_rows: Vec<(usize, u32)>,
    too_large: bool,
}

impl<'o> Intake<'o> {
    /// Nothing yet.
    pub(super) fn new(options: &'o Options) -> Intake<'o> {
        Intake {
            options,
            draft: Draft::new(),
            findings: Findings::default(),
            sheets: Vec::new(),
            bases: Vec::new(),
            next_base: 0,
            refused_rows: Vec::new(),
            too_large: false,
        }
    }

    /// Refuses more bytes than an import may have.
    pub(super) fn check_size(&mut self, files: &[Source<'_>]) {
        if files.iter().map(|file| file.bytes.len() as u64).sum::<u64>() > IMPORT_BYTES {
            self.too_large = true;
            self.file_fault("".into(), FileFault::Beyond(Limit::ImportBytes));
        }
    }

    /// Takes a file, whatever it is.
    pub(super) fn file(&mut self, file: Source<'_>, among_others: bool) {
        if self.too_large {
            return;
        }
        if file.bytes.len() as u64 > Limit::FileBytes.value() {
            self.file_fault(file.name.into(), FileFault::Beyond(Limit::FileBytes));
        } else if is_workbook(file.bytes) {
            self.workbook(file, among_others);
        } else {
            self.text(file);
        }
    }

    fn text(&mut self, file: Source<'_>) {
        let mut rows = Delimited::new(file.bytes);
        let name: Arc<str> = file.name.into();
        if self.table_of(&name).is_some() && rows.delimiter != b',' {
            self.findings.notes.push(Note { sheet: name.clone(), row: 0, remark: Remark::Delimiter(char::from(rows.delimiter)) });
        }
        let is_unicode = rows.is_unicode;
        self.sheet(name, stem(file.name), &mut rows, is_unicode);
    }

    fn workbook(&mut self, file: Source<'_>, among_others: bool) {
        let opened = Book::open(file.bytes).and_then(|book| book.sheets().map(|sheets| (book, sheets)));
        let (mut book, sheets) = match opened {
            Ok(opened) => opened,
            Err(fault) => return self.file_fault(file.name.into(), fault),
        };
        for sheet in sheets {
            let name: Arc<str> = if among_others { format!("{} › {sheet}", file.name).into() } else { sheet.as_str().into() };
            self.sheet(name, &sheet, &mut book.sheet(&sheet), true);
        }
    }

    /// The table that the user named for a sheet; an empty name passes it over.
    fn given_table(&self, name: &str) -> Option<&str> {
        let named = |(sheet, _): &&(String, String)| aliases::key(sheet) == aliases::key(name) || aliases::key(sheet) == aliases::key(stem(name));
        self.options.tables.iter().find(named).map(|(_, table)| table.as_str())
    }

    fn table_of(&self, name: &str) -> Option<&'static str> {
        // The sheets of an error workbook are numbered: `1 people`.
        let plain = stem(name).trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        self.given_table(name).map_or_else(|| aliases::table(stem(name)).or_else(|| aliases::table(plain)), aliases::table)
    }

    fn sheet(&mut self, name: Arc<str>, short_name: &str, rows: &mut dyn Rows, is_unicode: bool) {
        let base = self.next_base;
        let table = if self.given_table(&name).is_some() { self.table_of(&name) } else { self.table_of(&name).or_else(|| self.table_of(short_name)) };
        let Some(position) = table.and_then(aliases::position) else {
            let names: Vec<(String, &'static str)> =
                TABLES.iter().flat_map(|(table, names)| names.iter().chain([table]).map(|name| (aliases::key(name), *table))).collect();
            let near = nearest(&aliases::key(short_name), names.iter().map(|(name, _)| name.as_str()));
            let nearest = near.and_then(|near| names.iter().find(|(name, _)| name == near)).map(|(_, table)| *table);
            let remark = if table.is_some() { Remark::Plan } else { Remark::NotATable { nearest } };
            self.findings.notes.push(Note { sheet: name.clone(), row: 0, remark });
            return self.add_report(SheetReport::unread(name));
        };
        let run = SheetRun { sheet: name, spec: Tables::SPECS[position], options: self.options, is_unicode };
        if u64::from(base) + ROWS > u64::from(u32::MAX) {
            return self.file_fault(run.sheet, FileFault::Beyond(Limit::Rows));
        }
        let mut sink = IntoDraft { draft: &mut self.draft, position, base, last_row: 0, recorded: self.options.recorded };
        let (report, refused) = run_sheet(&run, rows, &mut sink, &mut self.findings);
        self.next_base = base + sink.last_row + 1;
        let number = self.sheets.len();
        self.refused_rows.extend(refused.into_iter().map(|row| (number, row)));
        self.sheets.push(report);
        self.bases.push(base);
    }

    fn add_report(&mut self, report: SheetReport) {
        self.sheets.push(report);
        self.bases.push(self.next_base);
        self.next_base += 1;
    }

    fn file_fault(&mut self, name: Arc<str>, fault: FileFault) {
        self.findings.add(Problem { sheet: name.clone(), row: 0, column: String::new(), value: String::new(), fault: fault.into() });
        self.add_report(SheetReport::unread(name));
    }

    /// Settles the draft and puts everything in order.
    pub(super) fn finish(mut self, known: Option<&Known<'_>>) -> Imported {
        let mut draft = std::mem::take(&mut self.draft);
        if let Some(known) = known {
            draft.adopt(known.register, self.options.recorded, known.may);
        }
        let Settled { register, refusals, repeats, lines } = draft.settle();
        for refusal in &refusals {
            let (number, row) = self.place(refusal.line);
            let (value, fault) = fault_of(&refusal.reason, |line| self.named_place(line));
            let column = self.header_of(number, refusal.column);
            self.findings.add(Problem { sheet: self.sheets[number].sheet.clone(), row, column, value, fault: fault.into() });
            self.refused_rows.push((number, row));
        }
        for repeat in &repeats {
            let (number, row) = self.place(repeat.line);
            self.sheets[number].repeated += 1;
            if self.findings.notes.len() >= PROBLEMS {
                continue;
            }
            let first = self.named_place(repeat.first_line);
            self.findings.notes.push(Note { sheet: self.sheets[number].sheet.clone(), row, remark: Remark::Repeats { first } });
        }
        self.refused_rows.sort_unstable();
        self.refused_rows.dedup();
        self.sheets.iter_mut().for_each(|report| report.refused = 0);
        self.refused_rows.iter().for_each(|(number, _)| self.sheets[*number].refused += 1);
        for report in &mut self.sheets {
            report.taken = report.rows.saturating_sub(report.refused + report.repeated);
        }
        self.sort();
        let place = |line: u32| (line != ADOPTED).then(|| self.place(line));
        let places = lines.into_iter().map(|lines| lines.into_iter().map(place).collect()).collect();
        let Findings { problems, more, notes, .. } = self.findings;
        Imported { register, problems, more_problems: more, notes, sheets: self.sheets, refused_rows: self.refused_rows, places }
    }

    /// By sheet as given, by row, by column as it stands in the sheet.
    fn sort(&mut self) {
        let number = |sheet: &Arc<str>| self.sheets.iter().position(|report| report.sheet == *sheet).unwrap_or(usize::MAX);
        let column = |sheet: &Arc<str>, column: &str| {
            let headers = self.sheets.iter().find(|report| report.sheet == *sheet).map(|report| &report.headers);
            headers.and_then(|headers| headers.iter().position(|header| header.header == column)).unwrap_or(usize::MAX)
        };
        self.findings.problems.sort_by_cached_key(|problem| (number(&problem.sheet), problem.row, column(&problem.sheet, &problem.column)));
        self.findings.notes.sort_by_cached_key(|note| (number(&note.sheet), note.row));
    }

    fn place(&self, line: u32) -> (usize, u32) {
        let number = self.bases.partition_point(|&base| base < line).saturating_sub(1);
        (number, line - self.bases[number])
    }

    fn named_place(&self, line: u32) -> (String, u32) {
        let (number, row) = self.place(line);
        (self.sheets[number].sheet.to_string(), row)
    }

    fn header_of(&self, number: usize, column: &str) -> String {
        self.sheets[number].headers.iter().find(|header| header.column == Some(column)).map_or_else(|| column.to_owned(), |header| header.header.clone())
    }
}

/// Whether the bytes are a zip container or an old workbook, not text.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

struct IntoDraft<'d> {
    draft: &'d mut Draft,
    position: usize,
    base: u32,
    last_row: u32,
    recorded: Day,
}

impl Refer for IntoDraft<'_> {
    fn refer(&mut self, position: usize, id: &str) -> Result<u32, CellFault> {
        Ok(self.draft.symbol_at(position, id))
    }
}

impl Sink for IntoDraft<'_> {
    fn take(&mut self, row: u32, values: &[Value<'_>]) {
        self.last_row = row;
        self.draft.push(self.position, self.base + row, self.recorded, values);
    }

    fn turn_away(&mut self, id: &str) {
        self.draft.turn_away(self.position, id);
    }
}
