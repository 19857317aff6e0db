//! The books of documents as offices print them: the columns of Nghị định 30/2020/NĐ-CP, phụ lục IV. A printed book is Vietnamese, whoever reads the pages.

use paperwork::export::{Cell, List};
use register::Day;
use register::code::{Book, Code, DocumentKind, Secrecy, Urgency, vietnamese};
use rules::verdict::Lang;

use super::on::civil;
use crate::access::Line;

/// What stands above a column, how wide it is in letters, and what a line says in it.
type Column = (&'static str, u32, fn(&Line) -> Cell);

const INCOMING: [Column; 10] = [
    ("Ngày đến", 12, |line| day(line, "registered")),
    ("Số đến", 8, number),
    ("Tác giả", 24, |line| text(line.cell("issuer"))),
    ("Số, ký hiệu", 18, |line| text(line.cell("symbol"))),
    ("Ngày tháng", 12, |line| day(line, "issued")),
    ("Tên loại và trích yếu nội dung văn bản", 48, subject),
    ("Đơn vị hoặc người nhận", 24, |line| text(line.cell("recipients"))),
    ("Ngày chuyển", 12, |line| day(line, "sent")),
    ("Ký nhận", 12, |_| Cell::Empty),
    ("Ghi chú", 20, note),
];

const OUTGOING: [Column; 10] = [
    ("Số, ký hiệu văn bản", 18, |line| text(&symbol(line))),
    ("Ngày tháng văn bản", 12, |line| day(line, if line.cell("issued").is_empty() { "registered" } else { "issued" })),
    ("Tên loại và trích yếu nội dung văn bản", 48, subject),
    ("Người ký", 20, |line| text(line.cell("signer"))),
    ("Nơi nhận văn bản", 28, |line| text(line.cell("recipients"))),
    ("Đơn vị, người nhận bản lưu", 20, |line| text(line.cell("kept_by"))),
    ("Số lượng bản", 8, |line| line.cell("copies").parse().map_or(Cell::Empty, Cell::Number)),
    ("Ngày chuyển", 12, |line| day(line, "sent")),
    ("Ký nhận", 12, |_| Cell::Empty),
    ("Ghi chú", 20, note),
];

/// The printed book of these lines, the first number first.
pub(crate) fn printed(book: Book, lines: &[Line]) -> List {
    let columns = if book == Book::Incoming { &INCOMING } else { &OUTGOING };
    let rows = lines.iter().map(|line| columns.iter().map(|(_, _, cell)| cell(line)).collect()).collect();
    List { name: "So van ban", columns: columns.iter().map(|(words, width, _)| ((*words).to_owned(), *width)).collect(), rows }
}

/// What a cell of a printed book says.
pub(crate) fn said(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => civil(day),
    }
}

/// Number and symbol of a document; of an outgoing one without a symbol, the number alone.
pub(crate) fn symbol(line: &Line) -> String {
    let symbol = line.cell("symbol");
    if symbol.is_empty() && line.cell("book") == Book::Outgoing.name() { line.cell("number").to_owned() } else { symbol.to_owned() }
}

/// A day of a line as people write it; empty where it is not known.
pub(crate) fn day_said(line: &Line, column: &str) -> String {
    register::cell::day(line.cell(column)).map_or_else(String::new, Day::civil)
}

/// A code of a list in words.
pub(crate) fn word(lang: Lang, list: &[&str], code: &str) -> String {
    let english = code.replace('_', " ");
    lang.pick([vietnamese(list, code).unwrap_or(code).to_owned(), english])
}

/// The kind of a document in words.
pub(crate) fn kind(lang: Lang, line: &Line) -> String {
    word(lang, DocumentKind::NAMES, line.cell("kind"))
}

/// What the numbers of a series count in, in words.
pub(crate) fn series(lang: Lang, series: &str) -> String {
    match series.split_once(':') {
        None => lang.pick([format!("năm {series}"), series.to_owned()]),
        Some(("copy", year)) => lang.pick([format!("bản sao, năm {year}"), format!("copies, {year}")]),
        Some(("congress", term)) => lang.pick([format!("đại hội mở nhiệm kỳ {term}"), format!("congress that begins term {term}")]),
        Some((kind, term)) => {
            let kind = word(lang, DocumentKind::NAMES, kind);
            lang.pick([format!("{kind}, nhiệm kỳ {term}"), format!("{kind}, term {term}")])
        }
    }
}

/// The marks that a document bears: secrecy, urgency.
pub(crate) fn marks(lang: Lang, line: &Line) -> Vec<String> {
    let secrecy = Some(line.cell("secrecy")).filter(|degree| *degree != Secrecy::None.name()).map(|degree| word(lang, Secrecy::NAMES, degree));
    let urgency = Some(line.cell("urgency")).filter(|degree| !degree.is_empty()).map(|degree| word(lang, Urgency::NAMES, degree));
    secrecy.into_iter().chain(urgency).map(|mark| mark.to_uppercase()).collect()
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn number(line: &Line) -> Cell {
    line.cell("number").parse().map_or(Cell::Empty, Cell::Number)
}

fn day(line: &Line, column: &str) -> Cell {
    register::cell::day(line.cell(column)).map_or(Cell::Empty, Cell::Day)
}

fn subject(line: &Line) -> Cell {
    let kind = kind(Lang::Vi, line);
    let mut first = kind.chars();
    let kind: String = first.next().map(|letter| letter.to_uppercase().chain(first).collect()).unwrap_or_default();
    text(&format!("{kind}: {}", line.cell("subject")))
}

fn note(line: &Line) -> Cell {
    let void = Some(line.cell("void")).filter(|why| !why.is_empty()).map(|why| format!("Bỏ số: {why}"));
    let part = (!line.cell("part_of").is_empty()).then(|| "Kèm theo văn bản cùng số".to_owned());
    let said = marks(Lang::Vi, line).into_iter().chain(void).chain(part).chain(Some(line.cell("note").to_owned()));
    text(&said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; "))
}
