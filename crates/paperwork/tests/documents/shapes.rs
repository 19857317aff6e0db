//! Composed documents as files: stacked or side by side, as text, as a page, as a document of a word processor.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::parts::Composed;

/// How a document is laid out, and in what.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Left column, then right column, one under the other.
    Stacked,
    /// The head line first.
    NationFirst,
    /// The signature above those who receive it.
    SignatureFirst,
    /// Side by side with tabs.
    Tabs,
    /// Side by side with spaces.
    Spaces,
    /// Two columns, line by line, as some converters flatten them.
    LineByLine,
    /// An empty line behind every line.
    Apart,
    /// Lines that end as Windows ends them, in UTF-16.
    Utf16,
    /// A page with tables.
    Page,
    /// A document of a word processor, with tables.
    Docx,
    /// One of paragraphs alone.
    DocxStacked,
}

impl Shape {
    pub(crate) const ALL: [Shape; 11] = [
        Shape::Stacked,
        Shape::NationFirst,
        Shape::SignatureFirst,
        Shape::Tabs,
        Shape::Spaces,
        Shape::LineByLine,
        Shape::Apart,
        Shape::Utf16,
        Shape::Page,
        Shape::Docx,
        Shape::DocxStacked,
    ];
}

/// Documents as one file.
pub(crate) fn shaped(documents: &[&Composed], shape: Shape) -> (&'static str, Vec<u8>) {
    match shape {
        Shape::Page => ("a.html", page(documents).into_bytes()),
        Shape::Docx => ("a.docx", docx(&documents.iter().map(|document| in_tables(document)).collect::<String>())),
        Shape::DocxStacked => ("a.docx", docx(&text(documents, shape).lines().map(paragraph).collect::<String>())),
        Shape::Utf16 => {
            let text = text(documents, shape).replace('\n', "\r\n");
            ("a.txt", [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect())
        }
        _ => ("a.txt", text(documents, shape).into_bytes()),
    }
}

pub(crate) fn text(documents: &[&Composed], shape: Shape) -> String {
    let lines: Vec<String> = documents.iter().flat_map(|document| lines(document, shape)).collect();
    lines.join(if matches!(shape, Shape::Apart) { "\n\n" } else { "\n" })
}

fn lines(document: &Composed, shape: Shape) -> Vec<String> {
    let Composed { left, right, middle, recipients, signature, .. } = document;
    let gap = [String::new()];
    let apart = [signature[..signature.len() - 1].to_vec(), vec![String::new(), String::new()], signature[signature.len() - 1..].to_vec()].concat();
    let parts: Vec<Vec<String>> = match shape {
        Shape::NationFirst => vec![right.clone(), left.clone(), middle.clone(), recipients.clone(), apart],
        Shape::SignatureFirst => vec![left.clone(), right.clone(), middle.clone(), apart, recipients.clone()],
        Shape::Tabs => vec![beside(left, right, "\t"), middle.clone(), beside(recipients, &apart, "\t")],
        Shape::Spaces => vec![beside(left, right, "            "), middle.clone(), beside(recipients, &apart, "            ")],
        Shape::LineByLine => vec![line_by_line(left, right), middle.clone(), recipients.clone(), apart],
        _ => vec![left.clone(), right.clone(), middle.clone(), recipients.clone(), apart],
    };
    parts.into_iter().flat_map(|part| part.into_iter().chain(gap.clone())).collect()
}

/// Two columns on the same lines.
fn beside(left: &[String], right: &[String], gap: &str) -> Vec<String> {
    let at = |column: &[String], row: usize| column.get(row).cloned().unwrap_or_default();
    (0..left.len().max(right.len())).map(|row| format!("{}{gap}{}", at(left, row), at(right, row)).trim_end().to_owned()).collect()
}

/// Two columns that come line by line.
fn line_by_line(left: &[String], right: &[String]) -> Vec<String> {
    (0..left.len().max(right.len())).flat_map(|row| [left.get(row), right.get(row)]).flatten().cloned().collect()
}

fn page(documents: &[&Composed]) -> String {
    let lines = |all: &[String]| all.join("<br>");
    let paragraphs = |all: &[String]| all.iter().map(|line| format!("<p>{line}</p>\n")).collect::<String>();
    let two = |left: &[String], right: &[String]| format!("<table><tr><td>{}</td><td>{}</td></tr></table>\n", lines(left), lines(right));
    let one = |document: &&Composed| {
        let Composed { left, right, middle, recipients, signature, .. } = document;
        format!("{}{}{}", two(left, right), paragraphs(middle), two(recipients, signature))
    };
    format!("<!doctype html><html><head><meta charset=utf-8><title>x</title></head><body>{}</body></html>", documents.iter().map(one).collect::<String>())
}

fn paragraph(line: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")
}

fn in_tables(document: &Composed) -> String {
    let cell = |all: &[String]| format!("<w:tc>{}</w:tc>", all.iter().map(|line| paragraph(line)).collect::<String>());
    let two = |left: &[String], right: &[String]| format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(left), cell(right));
    let Composed { left, right, middle, recipients, signature, .. } = document;
    format!("{}{}{}", two(left, right), middle.iter().map(|line| paragraph(line)).collect::<String>(), two(recipients, signature))
}

pub(crate) fn docx(body: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    write!(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{namespace}\"><w:body>{body}</w:body></w:document>").unwrap();
    writer.finish().unwrap().into_inner()
}
