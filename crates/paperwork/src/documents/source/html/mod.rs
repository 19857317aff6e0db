//! Web pages: blocks make lines, and what is there for the page rather than for the paper is left out. No element is ever opened in another one's memory, so that a page of a million open tags is read as any other.

mod list;
mod pieces;

use super::gather::Gather;
use super::kind::Letters;
use super::plain::meant;
use super::refusal::Reason;
use crate::documents::limits::{Limit, TEXT_BYTES};
use crate::documents::lines::{Source, Text};
use list::Lists;
use pieces::{Piece, Tag, pieces};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements without words of the paper: scripts, menus, what stands around, forms to fill in.
const LEFT_OUT: &[&str] = &[
    "aside", "audio", "button", "canvas", "datalist", "footer", "head", "iframe", "math", "nav", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
];
/// Elements that have no end.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose letters are bold.
const BOLD: &[&str] = &["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"];

/// Reads a page.
pub(super) fn read(letters: &Letters<'_>) -> Result<Text, Reason> {
    let (markup, encoding) = meant(letters)?;
    let mut page = Page::default();
    for piece in pieces(&markup) {
        page.take(piece)?;
    }
    page.end_line()?;
    Ok(page.gather.finish(Source::Html, encoding))
}

/// A page as far as it has been read.
#[derive(Default)]
struct Page {
    gather: Gather,
    blocks: u32,
    line: String,
    has_plain: bool,
    has_blank: bool,
    bold: u32,
    pre: u32,
    inside: u32,
    lists: Lists,
    left_out: Option<(String, u32)>,
}

impl Page {
    fn take(&mut self, piece: Piece) -> Result<(), Reason> {
        match (&mut self.left_out, &piece) {
            (Some((name, depth)), Piece::Open(tag)) if tag.name == *name => {
                *depth += 1;
                Ok(())
            }
            (Some((name, depth)), Piece::Close(closed)) if closed == name => {
                *depth -= 1;
                if *depth == 0 {
                    self.left_out = None;
                }
                Ok(())
            }
            // A head that is never closed ends where the body begins.
            (Some((name, _)), Piece::Open(tag)) if name == "head" && tag.name == "body" => {
                self.left_out = None;
                Ok(())
            }
            (Some(_), _) => Ok(()),
            (None, Piece::Open(tag)) => self.open(tag),
            (None, Piece::Close(name)) => self.close(name),
            (None, Piece::Text(text)) => self.text(text),
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<(), Reason> {
        let name = tag.name.as_str();
        // The head of an article has its title; that of a page its menus.
        let left_out = LEFT_OUT.contains(&name) || tag.hidden || name == "header" && self.inside == 0;
        if left_out && !VOID.contains(&name) {
            self.end_line_before(name)?;
            self.left_out = Some((name.to_owned(), 1));
            return Ok(());
        }
        self.end_line_before(name)?;
        match name {
            "br" => self.line.push('\n'),
            "ol" | "ul" | "menu" => self.lists.open(name == "ol", tag),
            "li" => {
                if let Some(label) = self.lists.label(tag) {
                    self.line.push_str(&label);
                    self.line.push(' ');
                }
            }
            "pre" => self.pre = self.pre.saturating_add(1),
            "article" | "main" => self.inside = self.inside.saturating_add(1),
            "table" => self.gather.gap(self.blocks)?,
            _ if BOLD.contains(&name) => self.bold = self.bold.saturating_add(1),
            _ => {}
        }
        let (tables, lines) = self.gather.tables();
        match name {
            "table" => tables.open_table(),
            "tr" => tables.open_row(lines),
            "td" | "th" => tables.open_cell(tag.columns, tag.rows, lines),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Reason> {
        self.end_line_before(name)?;
        let (tables, lines) = self.gather.tables();
        match name {
            "table" => tables.close_table(lines),
            "td" | "th" | "tr" => tables.close_cell(lines),
            _ => {}
        }
        match name {
            "ol" | "ul" | "menu" => self.lists.close(),
            "pre" => self.pre = self.pre.saturating_sub(1),
            "article" | "main" => self.inside = self.inside.saturating_sub(1),
            "td" | "table" => self.gather.gap(self.blocks)?,
            _ if BOLD.contains(&name) => self.bold = self.bold.saturating_sub(1),
            _ => {}
        }
        if name == "th" { self.gather.gap(self.blocks) } else { Ok(()) }
    }

    fn text(&mut self, text: &str) -> Result<(), Reason> {
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\t' | ' ' | '\u{c}' if self.pre == 0 => {
                    if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                        self.line.push(' ');
                    }
                }
                c => {
                    self.has_blank |= c == '\u{a0}';
                    self.has_plain |= self.bold == 0 && !c.is_whitespace();
                    self.line.push(c);
                }
            }
        }
        if self.line.len() as u64 > TEXT_BYTES { Err(Limit::TextBytes.into()) } else { Ok(()) }
    }

    fn end_line_before(&mut self, name: &str) -> Result<(), Reason> {
        if BLOCKS.contains(&name) { self.end_line() } else { Ok(()) }
    }

    /// Ends a block. One that has nothing but a space that does not break is an empty line, as typists make them.
    fn end_line(&mut self) -> Result<(), Reason> {
        let line = std::mem::take(&mut self.line);
        let (bold, blank) = (!self.has_plain, self.has_blank);
        (self.has_plain, self.has_blank) = (false, false);
        if line.trim().is_empty() && !blank && !line.contains('\n') {
            return Ok(());
        }
        self.blocks = self.blocks.saturating_add(1);
        // A break at the end of a block ends its last line, and begins no other.
        let line = line.trim_end_matches(' ');
        self.gather.take(line.strip_suffix('\n').unwrap_or(line), self.blocks, bold)
    }
}
