//! The tables of a paper for a spreadsheet: a sheet for each, dates as dates, numbers as numbers, the header standing still. The same paper gives the same bytes.

mod sheet;

use std::collections::BTreeSet;

use rust_xlsxwriter::Worksheet;

use super::WriteError;
use crate::export::new_book;
use crate::papers::document::{Block, Document, Orientation, Section, Style};

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
            page(sheet, section);
            sheet::write(sheet, document, section.orientation, table, &notes(&section.blocks[position + 1..]))?;
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

fn page(sheet: &mut Worksheet, section: &Section) {
    sheet.set_paper_size(A4);
    if section.orientation == Orientation::Landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
}

/// The number that spreadsheets have for A4.
const A4: u8 = 9;
