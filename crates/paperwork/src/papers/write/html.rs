//! A paper for the screen and the printer: a fragment for a page of ours, or a page that stands alone. No script, no style in any element, nothing fetched. What is written is also well-formed XML.

use std::fmt::Write;

use super::xml::escape;
use crate::papers::document::{Block, Cell, Document, Field, Letters, Orientation, Paragraph, SMALL, Sides, Style, Table, Value, lines};
use crate::papers::grid::{Place, grid};
use crate::papers::look::Align;
use crate::papers::profile::{self, Profile};

/// What does not differ between profiles.
const BASE: &str = include_str!("print.css");

/// The paper as one element, for a page that brings [`print_css`].
pub fn fragment(document: &Document) -> String {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str("<article class=\"paper ");
    out.push_str(document.profile.name);
    out.push_str("\" lang=\"vi\">\n");
    let second = document.second_level();
    for section in &document.sections {
        out.push_str(match section.orientation {
            Orientation::Portrait => "<section class=\"portrait\">\n",
            Orientation::Landscape => "<section class=\"landscape\">\n",
        });
        blocks(&mut out, &section.blocks, second);
        out.push_str("</section>\n");
    }
    paragraph(&mut out, &Paragraph { style: Style::Footing, text: document.footing.clone() }, second);
    out.push_str("</article>\n");
    out
}

/// The paper as a page that stands alone.
pub fn standalone(document: &Document) -> String {
    let mut out = String::from("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape(&mut out, &document.title);
    out.push_str("</title>\n<style>\n");
    out.push_str(&print_css());
    out.push_str("</style>\n</head>\n<body>\n");
    out.push_str(&fragment(document));
    out + "</body>\n</html>\n"
}

/// How papers look, on the screen and on A4.
pub fn print_css() -> String {
    let mut out = String::from(BASE);
    // Two classes before it: stronger than the size that a style has.
    let _ = writeln!(out, ".paper table.small td, .paper table.small th {{ font-size: {}pt; }}", SMALL / 2);
    for profile in profile::ALL {
        pages(&mut out, profile);
        for &style in Style::ALL {
            look(&mut out, profile, style);
        }
    }
    out
}

/// The pages of a profile: a lying page is an upright one turned, and only the first page of all has no number.
fn pages(out: &mut String, profile: &Profile) {
    let (name, edges) = (profile.name, profile.margins);
    let (top, bottom, left, right) = (edges.top, edges.bottom, edges.left, edges.right);
    // Writing into a string cannot fail.
    let _ = write!(
        out,
        "@page {name}-portrait {{ size: A4 portrait; margin: {top}mm {right}mm {bottom}mm {left}mm; }}\n\
         @page {name}-landscape {{ size: A4 landscape; margin: {left}mm {top}mm {right}mm {bottom}mm; }}\n\
         @page {name}-portrait {{ @top-center {{ content: counter(page); font: 13pt \"Times New Roman\", Tinos, \"Liberation Serif\", serif; }} }}\n\
         @page {name}-landscape {{ @top-center {{ content: counter(page); font: 13pt \"Times New Roman\", Tinos, \"Liberation Serif\", serif; }} }}\n\
         @page {name}-portrait:first {{ @top-center {{ content: none; }} }}\n\
         @page {name}-landscape:first {{ @top-center {{ content: none; }} }}\n\
         .paper.{name} > .portrait {{ page: {name}-portrait; }}\n\
         .paper.{name} > .landscape {{ page: {name}-landscape; }}\n"
    );
}

fn look(out: &mut String, profile: &Profile, style: Style) {
    let look = profile.look(style);
    let _ = write!(out, ".{} .{} {{ font-size: {}.{}pt;", profile.name, style.id(), look.size / 2, look.size % 2 * 5);
    out.push_str(if look.bold { " font-weight: bold;" } else { " font-weight: normal;" });
    out.push_str(if look.italic { " font-style: italic;" } else { " font-style: normal;" });
    out.push_str(match look.align {
        Align::Left => " text-align: left;",
        Align::Centre => " text-align: center;",
        Align::Right => " text-align: right;",
        Align::Justify => " text-align: justify;",
    });
    let _ = write!(out, " margin: {}pt 0 {}pt;", look.before, look.after);
    for (property, length) in [("text-indent", look.first_line), ("padding-left", look.indent)] {
        if length > 0 {
            let _ = write!(out, " {property}: {}.{:02}mm;", length / 100, length % 100);
        }
    }
    out.push_str(if look.keeps_next { " break-after: avoid; }\n" } else { " }\n" });
}

fn blocks(out: &mut String, blocks: &[Block], second: u32) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => paragraph(out, text, second),
            Block::Fields(line) => fields(out, line),
            Block::Rule(length) => rule(out, *length),
            Block::Table(of_lines) => table(out, of_lines),
            Block::Sides(two) => sides(out, two, second),
        }
    }
}

fn element(style: Style, second: u32) -> &'static str {
    match style.level(second) {
        None => "p",
        Some(1) => "h1",
        Some(2) => "h2",
        Some(_) => "h3",
    }
}

fn paragraph(out: &mut String, paragraph: &Paragraph, second: u32) {
    let element = element(paragraph.style, second);
    let _ = write!(out, "<{element} class=\"{}\">", paragraph.style.id());
    text(out, &paragraph.text);
    let _ = writeln!(out, "</{element}>");
}

fn text(out: &mut String, text: &str) {
    for (number, line) in lines(text).enumerate() {
        out.push_str(if number > 0 { "<br/>" } else { "" });
        escape(out, line);
    }
}

fn fields(out: &mut String, fields: &[Field]) {
    out.push_str("<p class=\"flush fields\">");
    for field in fields {
        out.push_str(if field.value.is_none() { "<span class=\"field dots\">" } else { "<span class=\"field\">" });
        text(out, &field.label);
        if let Some(value) = &field.value {
            out.push_str(" <b>");
            text(out, value);
            out.push_str("</b>");
        }
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
}

/// A rule. Its length stands in an attribute, because a page of ours allows no style in an element.
fn rule(out: &mut String, length: u32) {
    let _ = writeln!(out, "<hr width=\"{}\"/>", length * PIXELS_PER_INCH * 10 / 254);
}

/// What browsers take an inch for, also on paper.
const PIXELS_PER_INCH: u32 = 96;

fn sides(out: &mut String, sides: &Sides, second: u32) {
    let _ = writeln!(out, "<div class=\"sides left-{}\"><div>", sides.left_percent);
    blocks(out, &sides.left, second);
    out.push_str("</div><div>\n");
    blocks(out, &sides.right, second);
    out.push_str("</div></div>\n");
}

fn table(out: &mut String, table: &Table) {
    let whole: u32 = table.widths.iter().sum::<u32>().max(1);
    out.push_str(if table.letters == Letters::Small { "<table class=\"small\" aria-label=\"" } else { "<table aria-label=\"" });
    escape(out, &table.name);
    out.push_str("\">\n<colgroup>");
    for width in &table.widths {
        let share = width * 10_000 / whole;
        let _ = write!(out, "<col width=\"{}.{:02}%\"/>", share / 100, share % 100);
    }
    out.push_str("</colgroup>\n<thead>\n");
    rows(out, &table.header, table.widths.len(), true);
    out.push_str("</thead>\n<tbody>\n");
    rows(out, &table.rows, table.widths.len(), false);
    out.push_str("</tbody>\n</table>\n");
}

fn rows(out: &mut String, rows: &[Vec<Cell>], columns: usize, header: bool) {
    for row in grid(rows, columns) {
        out.push_str("<tr>");
        for place in row {
            if let Place::Cell { cell, across, down } = place {
                self::cell(out, cell, across, down, header);
            }
        }
        out.push_str("</tr>\n");
    }
}

fn cell(out: &mut String, cell: &Cell, across: usize, down: usize, header: bool) {
    let (element, scope) = match (header, across) {
        (false, _) => ("td", ""),
        (true, 1) => ("th", " scope=\"col\""),
        (true, _) => ("th", " scope=\"colgroup\""),
    };
    // A day is read as one word: it does not go on in another line.
    let day = if matches!(cell.value, Value::Day(_) | Value::Partial(_)) { " day" } else { "" };
    let _ = write!(out, "<{element} class=\"{}{day}\"{scope}", cell.style.id());
    if across > 1 {
        let _ = write!(out, " colspan=\"{across}\"");
    }
    if down > 1 {
        let _ = write!(out, " rowspan=\"{down}\"");
    }
    out.push('>');
    if let Some(way) = &cell.way {
        out.push_str("<a href=\"");
        escape(out, way);
        out.push_str("\">");
    }
    text(out, &cell.value.shown());
    out.push_str(if cell.way.is_some() { "</a>" } else { "" });
    let _ = write!(out, "</{element}>");
}
