//! One table on one sheet.

use rust_xlsxwriter::{ColNum, Format, FormatAlign, FormatBorder, RowNum, Worksheet, XlsxError};

use crate::cell::serial_of;
use crate::papers::document::{Cell, Document, Orientation, Style, Table, Value, lines};
use crate::papers::grid::{Place, grid};
use crate::papers::look::Align;
use crate::papers::profile::Profile;

/// Where the header begins, under the title and a line of room.
const HEADER_ROW: RowNum = 2;
const FONT: &str = "Times New Roman";
/// The narrowest column, in characters.
const WIDTH_MIN: f64 = 6.0;

/// The width of a whole table in characters: what fits on a page in letters that can be read.
fn width(orientation: Orientation) -> f64 {
    match orientation {
        Orientation::Portrait => 92.0,
        Orientation::Landscape => 140.0,
    }
}

/// A table under its title, above its footnotes and the line that says what it was printed from.
pub(super) fn write(sheet: &mut Worksheet, document: &Document, orientation: Orientation, table: &Table, notes: &[&str]) -> Result<(), XlsxError> {
    let whole: u32 = table.widths.iter().sum::<u32>().max(1);
    let share = |part: &u32| (f64::from(*part) / f64::from(whole) * width(orientation)).max(WIDTH_MIN);
    let mut writer = Writer { sheet, profile: document.profile, widths: table.widths.iter().map(share).collect(), row: 0 };
    for (column, width) in writer.widths.iter().enumerate() {
        writer.sheet.set_column_width(column as ColNum, *width)?;
    }
    let plain = Format::new().set_font_name(FONT).set_text_wrap();
    writer.line(&document.title, TITLE_POINTS, &plain.clone().set_bold().set_align(FormatAlign::Center))?;
    writer.row = HEADER_ROW;
    writer.rows(&table.header)?;
    writer.sheet.set_freeze_panes(writer.row, 0)?;
    writer.sheet.set_repeat_rows(HEADER_ROW, writer.row.saturating_sub(1).max(HEADER_ROW))?;
    writer.rows(&table.rows)?;
    writer.row += 1;
    let small = plain.set_italic().set_align(FormatAlign::Top);
    notes.iter().copied().chain([document.footing.as_str()]).try_for_each(|note| writer.line(note, NOTE_POINTS, &small))
}

const TITLE_POINTS: f64 = 14.0;
const NOTE_POINTS: f64 = 11.0;

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    profile: &'static Profile,
    /// The widths of the columns in characters.
    widths: Vec<f64>,
    /// The next row.
    row: RowNum,
}

impl Writer<'_> {
    /// Text over the whole width.
    fn line(&mut self, text: &str, points: f64, format: &Format) -> Result<(), XlsxError> {
        let (row, last, format) = (self.row, self.widths.len().saturating_sub(1) as ColNum, format.clone().set_font_size(points));
        if last == 0 {
            self.sheet.write_string_with_format(row, 0, text, &format)?;
        } else {
            self.sheet.merge_range(row, 0, row, last, text, &format)?;
        }
        self.tall(height(text, self.widths.iter().sum(), points))
    }

    fn rows(&mut self, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
        for row in grid(rows, self.widths.len()) {
            let (mut column, mut tallest) = (0, 0.0_f64);
            for place in row {
                let across = match place {
                    Place::Covered(across) => across,
                    Place::Cell { cell, across, down } => {
                        self.cell(cell, column, across, down)?;
                        let points = f64::from(self.profile.look(cell.style).size) / 2.0;
                        let needed = height(&cell.value.shown(), self.widths[column..column + across].iter().sum(), points);
                        // A cell over several rows has the room of all of them; it is enough that each has its part.
                        tallest = tallest.max(needed / down as f64);
                        across
                    }
                };
                column += across;
            }
            self.tall(tallest)?;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, column: usize, across: usize, down: usize) -> Result<(), XlsxError> {
        let (row, column, format) = (self.row, column as ColNum, format(self.profile, cell));
        if across > 1 || down > 1 {
            self.sheet.merge_range(row, column, row + down as RowNum - 1, column + across as ColNum - 1, "", &format)?;
        }
        value(self.sheet, row, column, cell, &format)
    }

    /// Ends a row that needs this height: programs that open the file do not measure text in cells that were joined, and some none at all.
    fn tall(&mut self, points: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, points.clamp(HEIGHT_MIN, HEIGHT_MAX))?;
        self.row += 1;
        Ok(())
    }
}

/// The heights that spreadsheets have for an empty row, and at most, in points.
const HEIGHT_MIN: f64 = 15.0;
const HEIGHT_MAX: f64 = 409.0;
/// The height of a line, as a multiple of the size of its letters.
const LINE: f64 = 1.25;
/// Letters of Times New Roman of this size are, in the middle, as wide as the unit in which columns are measured.
const UNIT_POINTS: f64 = 12.5;

/// The height of text in a column of so many characters: an estimate that is rather too tall than too low.
fn height(text: &str, width: f64, points: f64) -> f64 {
    let needed = |line: &str| (line.chars().count() as f64 * points / UNIT_POINTS / width).ceil().max(1.0);
    lines(text).map(needed).sum::<f64>() * points * LINE + 3.0
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

/// How a cell looks, as the profile has it.
fn format(profile: &Profile, cell: &Cell) -> Format {
    let look = profile.look(cell.style);
    let format = Format::new().set_font_name(FONT).set_font_size(f64::from(look.size) / 2.0).set_border(FormatBorder::Thin).set_text_wrap();
    let format = if look.bold { format.set_bold() } else { format };
    let format = format.set_align(match look.align {
        Align::Left | Align::Justify => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    });
    format.set_align(if cell.style == Style::CellHead { FormatAlign::VerticalCenter } else { FormatAlign::Top })
}
