//! The body of a paper as Word keeps it.

use std::fmt::Write;

use super::parts::{DECLARATION, FIRST_SECTION, LATER_SECTION, NAMESPACES};
use super::styles::{id, twips};
use crate::papers::document::{Block, Cell, Document, Field, Letters, Orientation, Paragraph, SMALL, Section, Sides, Style, Table, lines};
use crate::papers::grid::{Place, grid};
use crate::papers::profile::Margins;
use crate::papers::write::xml::escape;

/// The sides of an A4 page in millimetres.
const A4: (u32, u32) = (210, 297);

/// The part `document.xml`.
pub(super) fn xml(document: &Document) -> String {
    let mut out = Body { out: String::with_capacity(64 * 1024), margins: document.profile.margins };
    out.out.push_str(DECLARATION);
    out.out.push_str("<w:document ");
    out.out.push_str(NAMESPACES);
    out.out.push_str("><w:body>");
    for (number, section) in document.sections.iter().enumerate() {
        let width = out.width(section.orientation);
        out.blocks(&section.blocks, width);
        out.section(section, number, number + 1 == document.sections.len());
    }
    out.out.push_str("</w:body></w:document>");
    out.out
}

struct Body {
    out: String,
    margins: Margins,
}

/// The page of an orientation with its edges: a lying page is an upright one turned, so that the edge that is bound stays the same.
fn page(orientation: Orientation, margins: Margins) -> ((u32, u32), Margins) {
    let Margins { top, bottom, left, right } = margins;
    match orientation {
        Orientation::Portrait => (A4, margins),
        Orientation::Landscape => ((A4.1, A4.0), Margins { top: left, bottom: right, left: bottom, right: top }),
    }
}

impl Body {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn number(&mut self, before: &str, number: u32, after: &str) {
        // Writing into a string cannot fail.
        let _ = write!(self.out, "{before}{number}{after}");
    }

    /// The width of what is between the edges, in twentieths of a point.
    fn width(&self, orientation: Orientation) -> u32 {
        let ((width, _), margins) = page(orientation, self.margins);
        twips(width - margins.left - margins.right)
    }

    fn section(&mut self, section: &Section, number: usize, last: bool) {
        let ((width, height), margins) = page(section.orientation, self.margins);
        // Between sections the properties stand in a paragraph of their own.
        self.put(if last { "<w:sectPr>" } else { "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/><w:sectPr>" });
        self.put(if number == 0 { FIRST_SECTION } else { LATER_SECTION });
        self.put("<w:type w:val=\"nextPage\"/>");
        self.number("<w:pgSz w:w=\"", twips(width), "\"");
        self.number(" w:h=\"", twips(height), if section.orientation == Orientation::Landscape { "\" w:orient=\"landscape\"/>" } else { "\"/>" });
        self.number("<w:pgMar w:top=\"", twips(margins.top), "\"");
        self.number(" w:right=\"", twips(margins.right), "\"");
        self.number(" w:bottom=\"", twips(margins.bottom), "\"");
        self.number(" w:left=\"", twips(margins.left), "\"");
        self.number(" w:header=\"", twips(FROM_THE_EDGE_MM), "\"");
        self.number(" w:footer=\"", twips(FROM_THE_EDGE_MM), "\" w:gutter=\"0\"/>");
        self.put(if number == 0 { "<w:titlePg/>" } else { "" });
        self.put(if last { "</w:sectPr>" } else { "</w:sectPr></w:pPr></w:p>" });
    }

    fn blocks(&mut self, blocks: &[Block], width: u32) {
        for (number, block) in blocks.iter().enumerate() {
            // A signature alone on a page could be put under anything.
            let keeps = if matches!(blocks.get(number + 1), Some(Block::Sides(_))) { "<w:keepNext/>" } else { "" };
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, keeps),
                Block::Fields(fields) => self.fields(fields, width, keeps),
                Block::Rule(length) => self.rule(twips(*length), width),
                Block::Table(table) => self.table(table, width),
                Block::Sides(sides) => self.sides(sides, width),
            }
        }
    }

    fn open(&mut self, style: Style) {
        self.put("<w:p><w:pPr><w:pStyle w:val=\"");
        self.put(id(style));
        self.put("\"/>");
    }

    fn paragraph(&mut self, paragraph: &Paragraph, keeps: &str) {
        self.open(paragraph.style);
        self.put(keeps);
        self.put("</w:pPr>");
        self.run(&paragraph.text, "");
        self.put("</w:p>");
    }

    /// A run of text. Lines are broken, and tabs are tabs.
    fn run(&mut self, text: &str, looks: &str) {
        if text.is_empty() {
            return;
        }
        self.put("<w:r>");
        self.put(looks);
        for (number, line) in lines(text).enumerate() {
            self.put(if number > 0 { "<w:br/>" } else { "" });
            for (number, part) in line.split('\t').enumerate() {
                self.put(if number > 0 { "<w:tab/>" } else { "" });
                if !part.is_empty() {
                    self.put("<w:t xml:space=\"preserve\">");
                    escape(&mut self.out, part);
                    self.put("</w:t>");
                }
            }
        }
        self.put("</w:r>");
    }

    /// A line of labels: each part of the line ends at a stop, to which dots lead where nothing is known.
    fn fields(&mut self, fields: &[Field], width: u32, keeps: &str) {
        self.open(Style::Flush);
        self.put(keeps);
        self.put("<w:tabs>");
        for (number, (field, stop)) in fields.iter().zip(stops(fields, width)).enumerate() {
            // The last stop is the edge: what leads there ends there.
            self.put(if number + 1 == fields.len() { "<w:tab w:val=\"right\"" } else { "<w:tab w:val=\"left\"" });
            self.put(if field.value.is_none() { " w:leader=\"dot\"" } else { "" });
            self.number(" w:pos=\"", stop, "\"/>");
        }
        self.put("</w:tabs><w:jc w:val=\"left\"/></w:pPr>");
        for (number, field) in fields.iter().enumerate() {
            self.run(&field.label, "");
            if let Some(value) = &field.value {
                self.run(" ", "");
                self.run(value, "<w:rPr><w:b/></w:rPr>");
            }
            if field.value.is_none() || number + 1 < fields.len() {
                self.run("\t", "");
            }
        }
        self.put("</w:p>");
    }

    /// A rule in the middle: the upper border of a paragraph that is as wide as the rule is long.
    fn rule(&mut self, length: u32, width: u32) {
        let indent = width.saturating_sub(length) / 2;
        self.put("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"50\"/>");
        self.number("<w:ind w:left=\"", indent, "\"");
        self.number(" w:right=\"", indent, "\"/></w:pPr></w:p>");
    }

    fn open_table(&mut self, style: &str, widths: &[u32]) {
        self.put("<w:tbl><w:tblPr><w:tblStyle w:val=\"");
        self.put(style);
        self.number("\"/><w:tblW w:w=\"", widths.iter().sum(), "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        widths.iter().for_each(|width| self.number("<w:gridCol w:w=\"", *width, "\"/>"));
        self.put("</w:tblGrid>");
    }

    fn sides(&mut self, sides: &Sides, width: u32) {
        let left = width * sides.left_percent / 100;
        let widths = [left, width - left];
        self.open_table("Sides", &widths);
        self.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (blocks, width) in [&sides.left, &sides.right].into_iter().zip(widths) {
            self.number("<w:tc><w:tcPr><w:tcW w:w=\"", width, "\" w:type=\"dxa\"/></w:tcPr>");
            self.blocks(blocks, width);
            // A cell ends with a paragraph.
            self.put(if matches!(blocks.last(), None | Some(Block::Table(_) | Block::Sides(_))) { "<w:p/>" } else { "" });
            self.put("</w:tc>");
        }
        self.put("</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
    }

    fn table(&mut self, table: &Table, width: u32) {
        let whole: u32 = table.widths.iter().sum::<u32>().max(1);
        let widths: Vec<u32> = table.widths.iter().map(|part| width * part / whole).collect();
        self.open_table("TableGrid", &widths);
        let looks =
            if table.letters == Letters::Small { format!("<w:rPr><w:sz w:val=\"{SMALL}\"/><w:szCs w:val=\"{SMALL}\"/></w:rPr>") } else { String::new() };
        for (rows, properties) in [(&table.header, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"), (&table.rows, "<w:trPr><w:cantSplit/></w:trPr>")] {
            for row in grid(rows, widths.len()) {
                self.put("<w:tr>");
                self.put(properties);
                self.row(&row, &widths, &looks);
                self.put("</w:tr>");
            }
        }
        self.put("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
    }

    fn row(&mut self, row: &[Place<'_>], widths: &[u32], looks: &str) {
        let mut column = 0;
        for place in row {
            let (across, merge, cell): (usize, &str, Option<&Cell>) = match place {
                Place::Cell { cell, across, down: 1 } => (*across, "", Some(cell)),
                Place::Cell { cell, across, .. } => (*across, "<w:vMerge w:val=\"restart\"/>", Some(cell)),
                Place::Covered(across) => (*across, "<w:vMerge/>", None),
            };
            self.number("<w:tc><w:tcPr><w:tcW w:w=\"", widths[column..column + across].iter().sum(), "\" w:type=\"dxa\"/>");
            if across > 1 {
                self.number("<w:gridSpan w:val=\"", across as u32, "\"/>");
            }
            self.put(merge);
            let style = cell.map_or(Style::CellText, |cell| cell.style);
            self.put(if style == Style::CellHead { "<w:vAlign w:val=\"center\"/></w:tcPr>" } else { "</w:tcPr>" });
            self.open(style);
            self.put("</w:pPr>");
            if let Some(cell) = cell {
                self.run(&cell.value.shown(), looks);
            }
            self.put("</w:p></w:tc>");
            column += across;
        }
    }
}

/// Where the parts of a line end: each has as much of the line as its text is long, with room for the hand.
fn stops(fields: &[Field], width: u32) -> Vec<u32> {
    let length = |field: &Field| field.label.chars().count() + field.value.as_ref().map_or(ROOM_CHARS, |value| value.chars().count()) + 2;
    let whole = fields.iter().map(length).sum::<usize>().max(1);
    let ends = fields.iter().scan(0, |end, field| {
        *end += length(field);
        Some(*end)
    });
    ends.map(|end| (width as usize * end / whole) as u32).collect()
}

/// Dots of a field that is not known, at least.
const ROOM_CHARS: usize = 12;

/// How far the number of the page and the line at the foot are from the edge of the page.
const FROM_THE_EDGE_MM: u32 = 10;
