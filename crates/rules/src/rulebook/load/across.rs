//! Checks between books: one book per symbol; what replaces and what is replaced meet on one day.

use register::Day;

use super::Read;
use crate::language::message::words;
use crate::language::{Diagnostic, Fault};

pub(super) fn check(read: &mut Vec<Read<'_>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut position = 1;
    while position < read.len() {
        let (before, book) = (&read[position - 1], &read[position]);
        if before.book.document.symbol != book.book.document.symbol {
            position += 1;
            continue;
        }
        let (symbol, file) = (&book.book.document.symbol, &before.book.file);
        let fault = Fault::new(book.symbol.span.clone(), words!("`{symbol}` đã có trong tệp {file}", "`{symbol}` stands in the file {file} already"));
        diagnostics.push(Diagnostic::new(&book.book.file, book.text, fault.expected(words!("một tệp cho một văn bản", "one file per document"))));
        read.remove(position);
    }
    for book in read.iter() {
        for replaced in &book.replaces {
            let other = read.iter().find(|other| other.book.document.symbol == replaced.value);
            if let Some(fault) = other.and_then(|other| meets(book, other, replaced.span.clone())) {
                diagnostics.push(Diagnostic::new(&book.book.file, book.text, fault));
            }
        }
    }
}

// The replaced book ends on the day on which the replacing one begins.
fn meets(book: &Read<'_>, other: &Read<'_>, span: std::ops::Range<usize>) -> Option<Fault> {
    let (from, until) = (book.book.document.in_force.from, other.book.document.in_force.until);
    let (symbol, file) = (&other.book.document.symbol, &other.book.file);
    let message = match until.cmp(&from) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Less => words!("từ {until} đến {from} không văn bản nào có hiệu lực", "from {until} to {from} neither document is in force"),
        _ if until == Day::OPEN => words!("`{symbol}` bị thay thế nhưng chưa ghi ngày hết hiệu lực", "`{symbol}` is replaced, but no end of it is given"),
        _ => words!("từ {from} đến {until} cả hai văn bản cùng có hiệu lực", "from {from} to {until} both documents are in force"),
    };
    Some(Fault::new(span, message).expected(words!("`until = {from}` trong tệp {file}", "`until = {from}` in the file {file}")))
}
