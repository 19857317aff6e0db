//! Loading rulebooks: TOML to [`Rulebook`], checked. What is refused is refused with its place, what was expected and the nearest known name; all faults
//! of all files come at once, in the order of the files and of the places in them.

mod across;
mod case;
mod document;
mod params;
mod reader;
mod rule;
mod says;
mod text;

use std::collections::BTreeMap;

use toml_edit::Document as Toml;

use crate::language::message::{in_order, words};
use crate::language::{Diagnostic, Fault};
use crate::rulebook::Rulebook;
use reader::{Source, Table};
use text::Text;

/// Greatest file, in bytes.
pub const FILE_BYTES_MAX: usize = 4 << 20;
/// Most rules of a rulebook.
pub const RULES_MAX: usize = 1_000;
/// Most worked cases of a rule.
pub const CASES_MAX: usize = 1_000;

const KEYS: [&str; 6] = ["document", "scope", "rule", "equivalence", "stance", "retirement"];

/// Reads one rulebook on its own: without the checks that need the books it replaces.
pub fn load(file: &str, text: &str) -> Result<Rulebook, Vec<Diagnostic>> {
    let (mut books, faults) = load_all(&[(file, text)]);
    match books.pop() {
        Some(book) if faults.is_empty() => Ok(book),
        _ => Err(faults),
    }
}

/// Reads rulebooks together: file names and their texts. The books without a fault of their own, by symbol, and every fault of every file; books that do
/// not fit together (a hole or an overlap of what replaces and what is replaced) are returned beside that fault.
pub fn load_all(files: &[(&str, &str)]) -> (Vec<Rulebook>, Vec<Diagnostic>) {
    let (mut read, mut diagnostics) = (Vec::new(), Vec::new());
    for (file, text) in files {
        let mut source = Source { text, faults: Vec::new() };
        let book = read_book(file, &mut source);
        match book {
            Some(book) if source.faults.is_empty() => read.push(Read { book: book.0, replaces: book.1, symbol: book.2, text }),
            _ => {}
        }
        diagnostics.extend(source.faults.into_iter().map(|fault| Diagnostic::new(file, text, fault)));
    }
    read.sort_by(|a, b| (&a.book.document.symbol, &a.book.file).cmp(&(&b.book.document.symbol, &b.book.file)));
    across::check(&mut read, &mut diagnostics);
    in_order(&mut diagnostics);
    (read.into_iter().map(|read| read.book).collect(), diagnostics)
}

/// A book with the places that the checks between books point at.
struct Read<'a> {
    book: Rulebook,
    replaces: Vec<Text>,
    symbol: Text,
    text: &'a str,
}

fn read_book(file: &str, source: &mut Source<'_>) -> Option<(Rulebook, Vec<Text>, Text)> {
    if source.text.len() > FILE_BYTES_MAX {
        source.report(Fault::new(0..0, words!("tệp lớn hơn {FILE_BYTES_MAX} byte", "the file is larger than {FILE_BYTES_MAX} bytes")));
        return None;
    }
    let toml = match Toml::parse(source.text) {
        Ok(toml) => toml,
        Err(error) => {
            let said = error.message().lines().collect::<Vec<_>>().join("; ");
            let fault = Fault::new(error.span().unwrap_or(0..0), words!("tệp không đọc được theo TOML", "the file cannot be read as TOML"));
            source.report(fault.help(words!("bộ đọc TOML báo: {said}", "the TOML reader says: {said}")));
            return None;
        }
    };
    let root = Table::new("rulebook", 0..0, toml.as_table());
    root.only(source, &KEYS);
    let document = match root.table(source, "document", "[document]") {
        Some(table) => document::read(source, &table),
        None => {
            if root.field("document").is_none() {
                root.missing(
                    source,
                    "document",
                    words!("bảng `[document]` với số hiệu, tên, cơ quan, ngày", "a table `[document]` with symbol, title, issuer and days"),
                );
            }
            None
        }
    };
    // The rules are read even where the document is at fault, so that all faults come at once.
    let scope = root.table(source, "scope", "[scope]").map(|table| document::scope(source, &table)).unwrap_or_default();
    let whole = document.as_ref().map(|read| (read.document.symbol.clone(), read.document.in_force));
    let tables = root.tables(source, "rule", "[[rule]]");
    if tables.len() > RULES_MAX {
        source.report(Fault::new(tables[RULES_MAX].span.clone(), words!("hơn {RULES_MAX} quy tắc trong một tệp", "more than {RULES_MAX} rules in one file")));
        return None;
    }
    let rules = tables.iter().map(|table| rule::read(source, table, whole.as_ref())).collect::<Vec<_>>();
    let equivalences = root.tables(source, "equivalence", "[[equivalence]]");
    let equivalences = equivalences.iter().map(|table| document::equivalence(source, table, whole.as_ref())).collect::<Vec<_>>();
    let stances = root.tables(source, "stance", "[[stance]]");
    let stances = stances.iter().map(|table| document::stance(source, table)).collect::<Vec<_>>();
    let retirement = root.table(source, "retirement", "[retirement]").map(|table| document::retirement(source, &table));
    once(source, &root, "rule", "[[rule]]");
    once(source, &root, "equivalence", "[[equivalence]]");
    let read = document?;
    let book = Rulebook {
        file: file.to_owned(),
        document: read.document,
        scope,
        rules: rules.into_iter().collect::<Option<_>>()?,
        equivalences: equivalences.into_iter().collect::<Option<_>>()?,
        stances: stances.into_iter().collect::<Option<_>>()?,
        retirement: match retirement {
            Some(retirement) => Some(retirement?),
            None => None,
        },
    };
    Some((book, read.replaces, read.symbol))
}

// Every id of a kind of table stands once.
fn once(source: &mut Source<'_>, root: &Table<'_>, key: &str, name: &'static str) {
    let mut first = BTreeMap::new();
    let mut silent = Source { text: source.text, faults: Vec::new() };
    for table in root.tables(&mut silent, key, name) {
        let Some(id) = table.text(&mut silent, "id") else { continue };
        if let Some(line) = first.get(&id.value) {
            let value = &id.value;
            source.report(Fault::new(id.span, words!("`{value}` đã có ở dòng {line}", "`{value}` stands in line {line} already")));
        } else {
            let line = source.text[..id.span.start].matches('\n').count() + 1;
            first.insert(id.value, line);
        }
    }
}

#[cfg(test)]
mod tests;
