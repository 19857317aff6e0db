//! A paper as a program of typst: the looks of its profile as functions, its blocks as calls of them. Every text stands in it as a literal.

use std::fmt::Write;

use paperwork::papers::document::{Block, Cell, Document, Field, Letters, Orientation, Paragraph, SMALL, Section, Sides, Style, Table, Value, lines};
use paperwork::papers::grid::{Place, grid};
use paperwork::papers::look::{Align, Look};
use paperwork::papers::profile::Profile;

/// What does not differ between papers: letters, the height of lines (five quarters of their size), the second level of looks that headings do not have.
const BASE: &str = "\
set text(font: \"Tinos\", fallback: false, lang: \"vi\", hyphenate: false, top-edge: \"ascender\", bottom-edge: \"descender\")
set par(leading: 0.14em, spacing: 0pt)
set table(stroke: 0.5pt)
let page-number = context { let page = counter(page).get().first(); if page > 1 { align(center, text(size: 13pt, str(page))) } }
let dots = box(width: 1fr, repeat(\".\"))
";

/// The program whose pages are the paper.
pub(crate) fn program(document: &Document) -> String {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str("#{\nset document(title: ");
    literal(&mut out, &document.title);
    out.push_str(")\n");
    out.push_str(BASE);
    for &style in Style::ALL {
        look(&mut out, document.profile, style);
    }
    out.push_str("let foot = footing(");
    text(&mut out, &document.footing);
    out.push_str(")\n");
    let level = document.second_level();
    for section in &document.sections {
        self::section(&mut out, document.profile, section, level);
    }
    out.push_str("}\n");
    out
}

/// Writing into a string cannot fail.
macro_rules! put {
    ($out:expr, $($part:tt)+) => { { let _ = write!($out, $($part)+); } };
}

/// A style as a function of its content. Distances between two blocks are the larger of both, as in a browser.
fn look(out: &mut String, profile: &Profile, style: Style) {
    let Look { size, bold, italic, align, first_line, indent, before, after, keeps_next } = profile.look(style);
    put!(out, "let {}(it, stays: {keeps_next}) = block(width: 100%, above: {before}pt, below: {after}pt, sticky: stays, {{ ", style.id());
    put!(out, "set text(size: {}.{}pt", size / 2, size % 2 * 5);
    out.push_str(if bold { ", weight: \"bold\"" } else { "" });
    out.push_str(if italic { ", style: \"italic\")" } else { ")" });
    let side = match align {
        Align::Right => "right",
        Align::Centre => "center",
        Align::Left | Align::Justify => "left",
    };
    put!(out, "; set align({side})");
    if style.level(2).is_some() {
        // A heading is larger of itself, and no paragraph, whose first line would be indented.
        put!(out, "; show heading: set text(size: {}.{}pt, weight: \"{}\")", size / 2, size % 2 * 5, if bold { "bold" } else { "regular" });
        put!(out, "; show heading: it => {{ h({}); it.body }}", millimetres(first_line));
    }
    put!(out, "; set par(justify: {}, first-line-indent: (amount: {}, all: true))", align == Align::Justify, millimetres(first_line));
    put!(out, "; pad(left: {}, it) }})\n", millimetres(indent));
}

/// Hundredths of a millimetre as a length.
fn millimetres(hundredths: u32) -> String {
    format!("{}.{:02}mm", hundredths / 100, hundredths % 100)
}

/// A part on pages of its own: a lying page is an upright one turned, and only the first page of all has no number.
fn section(out: &mut String, profile: &Profile, section: &Section, level: u32) {
    let edges = profile.margins;
    let (turned, [top, right, bottom, left]) = match section.orientation {
        Orientation::Portrait => (false, [edges.top, edges.right, edges.bottom, edges.left]),
        Orientation::Landscape => (true, [edges.left, edges.top, edges.right, edges.bottom]),
    };
    put!(
        out,
        "page(paper: \"a4\", flipped: {turned}, margin: (top: {top}mm, right: {right}mm, bottom: {bottom}mm, left: {left}mm), header: page-number, footer: foot, {{\n"
    );
    blocks(out, &section.blocks, level);
    out.push_str("})\n");
}

fn blocks(out: &mut String, blocks: &[Block], level: u32) {
    for (number, block) in blocks.iter().enumerate() {
        // Two columns stay with what stands before them: no page has a signature alone.
        let stays = matches!(blocks.get(number + 1), Some(Block::Sides(_)));
        match block {
            Block::Paragraph(text) => paragraph(out, text, level, stays),
            Block::Fields(line) => fields(out, line, stays),
            Block::Rule(length) => put!(out, "block(width: 100%, above: 2pt, below: 4pt, align(center, line(length: {length}mm, stroke: 0.75pt)))\n"),
            Block::Table(of_lines) => table(out, of_lines),
            Block::Sides(two) => sides(out, two, level),
        }
    }
}

fn paragraph(out: &mut String, paragraph: &Paragraph, level: u32, stays: bool) {
    put!(out, "{}(", paragraph.style.id());
    if let Some(level) = paragraph.style.level(level) {
        put!(out, "heading(level: {level}, ");
        text(out, &paragraph.text);
        out.push(')');
    } else {
        // Said to be a paragraph: its first line is indented, and who cannot see hears where it ends.
        out.push_str("par(");
        text(out, &paragraph.text);
        out.push(')');
    }
    out.push_str(if stays { ", stays: true)\n" } else { ")\n" });
}

/// A text as an expression; a line feed breaks the line.
fn text(out: &mut String, text: &str) {
    out.push('{');
    for (number, line) in lines(text).enumerate() {
        out.push_str(if number > 0 { "linebreak(); " } else { "" });
        literal(out, line);
        out.push_str("; ");
    }
    out.push('}');
}

/// A text between quotation marks, with nothing in it that could end it or stand for something else. Letters that no paper shows are left out.
fn literal(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\t' => out.push(' '),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Labels with values, or with dots to the end of their part of the line; each has as much of it as its text is long.
fn fields(out: &mut String, fields: &[Field], stays: bool) {
    let length = |field: &Field| field.label.chars().count() + field.value.as_ref().map_or(ROOM_CHARS, |value| value.chars().count()) + 2;
    out.push_str("flush(grid(column-gutter: 3mm, columns: (");
    fields.iter().for_each(|field| put!(out, "{}fr, ", length(field)));
    out.push_str("), ");
    for field in fields {
        out.push_str("{ set par(justify: false); ");
        text(out, &field.label);
        if let Some(value) = &field.value {
            out.push_str("; \" \"; strong(");
            text(out, value);
            out.push(')');
        } else {
            out.push_str("; \" \"; dots");
        }
        out.push_str(" }, ");
    }
    out.push_str(if stays { "), stays: true)\n" } else { "))\n" });
}

/// Dots of a field that is not known, at least.
const ROOM_CHARS: usize = 12;

fn sides(out: &mut String, sides: &Sides, level: u32) {
    put!(
        out,
        "block(width: 100%, breakable: false, below: 4pt, grid(column-gutter: 2mm, columns: ({}fr, {}fr), {{\n",
        sides.left_percent,
        100 - sides.left_percent
    );
    blocks(out, &sides.left, level);
    out.push_str("}, {\n");
    blocks(out, &sides.right, level);
    out.push_str("}))\n");
}

fn table(out: &mut String, table: &Table) {
    let small = table.letters == Letters::Small;
    out.push_str(if small {
        "block(width: 100%, below: 6pt, table(inset: (x: 2pt, y: 1.5pt), columns: ("
    } else {
        "block(width: 100%, below: 6pt, table(inset: (x: 3pt, y: 2pt), columns: ("
    });
    table.widths.iter().for_each(|width| put!(out, "{width}fr, "));
    out.push_str("), table.header(");
    rows(out, &table.header, table.widths.len(), small);
    out.push_str("), ");
    rows(out, &table.rows, table.widths.len(), small);
    out.push_str("))\n");
}

fn rows(out: &mut String, rows: &[Vec<Cell>], columns: usize, small: bool) {
    for place in grid(rows, columns).into_iter().flatten() {
        if let Place::Cell { cell, across, down } = place {
            put!(out, "table.cell(colspan: {across}, rowspan: {down}, align: {}, ", if cell.style == Style::CellHead { "horizon" } else { "top" });
            put!(out, "{}({{ ", cell.style.id());
            if small {
                put!(out, "set text(size: {}pt); ", SMALL / 2);
            }
            // A day is read as one word: it does not go on in another line.
            let day = matches!(cell.value, Value::Day(_) | Value::Partial(_));
            out.push_str(if day { "box(" } else { "" });
            text(out, &cell.value.shown());
            out.push_str(if day { ")" } else { "" });
            out.push_str(" })), ");
        }
    }
}
