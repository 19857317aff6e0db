//! The tables of a paper for a spreadsheet: a sheet for each, dates as dates, numbers as numbers, the header standing still. The same paper gives the same bytes.

use std::collections::BTreeSet;

use rust_xlsxwriter::{ColNum, Format, FormatAlign, FormatBorder, RowNum, Worksheet, XlsxError};

use super::WriteError;
use crate::cell::serial_of;
use crate::export::new_book;
use crate::papers::document::{Block, Cell, Document, Orientation, Section, Style, Table, Value};
use crate::papers::grid::{Place, grid};
use crate::papers::look::Align;

/// The bytes of an `.xlsx` file with every table of the paper.
pub fn xlsx(document: &Document) -> Result<Vec<u8>, WriteError> {
    let mut book = new_book()?;
    let mut names = BTreeSet::new();
    for section in &document.sections {
        for (position, table) in
            section.blocks.iter().enumerate().filter_map(|(at, block)| if let Block::Table(table) = block { Some((at, table)) } else { None })
        {
            let sheet = book.add_worksheet();
            sheet.set_name(sheet_name(&table.name, &mut names))?;
            page(sheet, section, document)?;
            write(sheet, document, table, &notes(&section.blocks[position + 1..]))?;
        }
    }
    if names.is_empty() {
        book.add_worksheet().set_name("Trống")?;
    }
    Ok(book.save_to_buffer()?)
}

/// The footnotes that stand under a table, up to the next one.
fn notes(after: &[Block]) -> Vec<&str> {
    let under = after.iter().take_while(|block| !matches!(block, Block::Table(_)));
    under.filter_map(|block| if let Block::Paragraph(text) = block { (text.style == Style::Note).then_some(text.text.as_str()) } else { None }).collect()
}

/// A name that spreadsheets accept, and that no earlier sheet has.
fn sheet_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let plain = if plain.trim().is_empty() { "Bảng" } else { plain.trim() };
    let cut = |units_max: usize| {
        let mut units = 0;
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= units_max
        };
        plain.chars().take_while(fits).collect::<String>().trim_end().to_owned()
    };
    // Names that differ only in case are one name; the loop ends because numbers do not.
    let tries = std::iter::once(cut(NAME_UNITS_MAX)).chain((2..).map(|number: usize| format!("{} ({number})", cut(NAME_UNITS_MAX - 8))));
    let mut free = tries.filter(|name| taken.insert(name.to_lowercase()));
    free.next().expect("there are more numbers than sheets")
}

/// The longest name of a sheet, in units of UTF-16.
const NAME_UNITS_MAX: usize = 31;

fn page(sheet: &mut Worksheet, section: &Section, document: &Document) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4);
    if section.orientation == Orientation::Landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
    // In the text of a foot an ampersand begins a command.
    sheet.set_footer(format!("&L&9{}", document.footing.replace('&', "&&")));
    Ok(())
}

/// The number that spreadsheets have for A4.
const A4: u8 = 9;

fn write(sheet: &mut Worksheet, document: &Document, table: &Table, notes: &[&str]) -> Result<(), XlsxError> {
    let columns = table.widths.len();
    let last = columns.saturating_sub(1) as ColNum;
    let whole: u32 = table.widths.iter().sum::<u32>().max(1);
    for (at, width) in table.widths.iter().enumerate() {
        let share = f64::from(*width) / f64::from(whole) * WIDTH_CHARS;
        sheet.set_column_width(at as ColNum, share.max(WIDTH_CHARS_MIN))?;
    }
    let title = Format::new().set_font_name(FONT).set_font_size(14).set_bold().set_align(FormatAlign::Center).set_text_wrap();
    line(sheet, 0, last, &document.title, &title)?;
    let looks = Looks::new(document);
    let mut at: RowNum = HEADER_ROW;
    rows(sheet, &table.header, columns, &mut at, &looks)?;
    sheet.set_freeze_panes(at, 0)?;
    sheet.set_repeat_rows(HEADER_ROW, at.saturating_sub(1).max(HEADER_ROW))?;
    rows(sheet, &table.rows, columns, &mut at, &looks)?;
    at += 1;
    let small = Format::new().set_font_name(FONT).set_font_size(11).set_italic().set_text_wrap().set_align(FormatAlign::Top);
    for note in notes.iter().copied().chain([document.footing.as_str()]) {
        line(sheet, at, last, note, &small)?;
        at += 1;
    }
    Ok(())
}

/// Where the header begins, under the title and a line of room.
const HEADER_ROW: RowNum = 2;
/// The width of a table in characters.
const WIDTH_CHARS: f64 = 150.0;
const WIDTH_CHARS_MIN: f64 = 6.0;
const FONT: &str = "Times New Roman";

/// Text over the whole width.
fn line(sheet: &mut Worksheet, row: RowNum, last: ColNum, text: &str, format: &Format) -> Result<(), XlsxError> {
    if last == 0 {
        sheet.write_string_with_format(row, 0, text, format)?;
        return Ok(());
    }
    sheet.merge_range(row, 0, row, last, text, format)?;
    Ok(())
}

fn rows(sheet: &mut Worksheet, rows: &[Vec<Cell>], columns: usize, at: &mut RowNum, looks: &Looks<'_>) -> Result<(), XlsxError> {
    for row in grid(rows, columns) {
        let mut column: ColNum = 0;
        for place in row {
            let across = match place {
                Place::Covered(across) => across,
                Place::Cell { cell, across, down } => {
                    let format = looks.of(cell);
                    if across > 1 || down > 1 {
                        sheet.merge_range(*at, column, *at + down as RowNum - 1, column + across as ColNum - 1, "", &format)?;
                    }
                    value(sheet, *at, column, cell, &format)?;
                    across
                }
            };
            column += across as ColNum;
        }
        *at += 1;
    }
    Ok(())
}

/// A text that is longer than a spreadsheet holds is cut, and says so.
const TEXT_UNITS_MAX: usize = 32_767;
const CUT: &str = " […]";

fn value(sheet: &mut Worksheet, row: RowNum, column: ColNum, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let day = match &cell.value {
        Value::Day(day) => Some(*day),
        Value::Partial(partial) if partial.first() == partial.last() => Some(partial.first()),
        _ => None,
    };
    if let Some(serial) = day.and_then(serial_of) {
        sheet.write_number_with_format(row, column, serial, &format.clone().set_num_format("dd/mm/yyyy"))?;
    } else if let Value::Number(number) = cell.value {
        // Counts and ordinals lie far below what a double holds exactly.
        sheet.write_number_with_format(row, column, number as f64, &format.clone().set_num_format("#,##0"))?;
    } else if cell.value == Value::Blank {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, fitting(&cell.value.shown()), &format.clone().set_num_format("@"))?;
    }
    Ok(())
}

fn fitting(text: &str) -> String {
    if text.chars().map(char::len_utf16).sum::<usize>() <= TEXT_UNITS_MAX {
        return text.to_owned();
    }
    let mut units = CUT.len();
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= TEXT_UNITS_MAX
        })
        .collect();
    kept + CUT
}

/// The looks of cells, as the profile has them.
struct Looks<'a> {
    document: &'a Document,
}

impl Looks<'_> {
    fn new(document: &Document) -> Looks<'_> {
        Looks { document }
    }

    fn of(&self, cell: &Cell) -> Format {
        let look = self.document.profile.look(cell.style);
        let format = Format::new().set_font_name(FONT).set_font_size(f64::from(look.size) / 2.0).set_border(FormatBorder::Thin).set_text_wrap();
        let format = if look.bold { format.set_bold() } else { format };
        let format = format.set_align(match look.align {
            Align::Left | Align::Justify => FormatAlign::Left,
            Align::Centre => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        });
        format.set_align(if cell.style == Style::CellHead { FormatAlign::VerticalCenter } else { FormatAlign::Top })
    }
}
