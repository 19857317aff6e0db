//! A document on its way into a book: what was typed becomes a line of the book, or everything that is wrong with it. Pages and the command line ask the same.

use std::collections::BTreeMap;

use paperwork::aliases::column_words;
use register::books::{By, numbered, series, unnumbered};
use register::code::{Book, Code, DocumentKind, Secrecy, Urgency};
use register::column::{Kind, Row};
use register::tables::{Documents, Units};
use register::{Day, Register};
use sha2::{Digest, Sha256};
use store::{Change, Content, RowText};

use crate::access::is_value;
use crate::secret;
use crate::typed::as_recorded;

/// The table of the books.
pub(crate) const TABLE: &str = "documents";
/// Letters of one text of a line.
pub(crate) const LETTERS_MAX: usize = 600;
/// The columns that are typed, in the order of the form.
pub(crate) const TYPED: [&str; 20] = [
    "unit",
    "book",
    "secrecy",
    "registered",
    "number",
    "kind",
    "symbol",
    "issuer",
    "issued",
    "subject",
    "signer",
    "recipients",
    "urgency",
    "deadline",
    "sent",
    "copies",
    "kept_by",
    "part_of",
    "answers",
    "note",
];
/// Those of them that are days.
const DAYS: [&str; 4] = ["registered", "issued", "deadline", "sent"];
/// Those of them that are numbers.
const NUMBERS: [&str; 2] = ["number", "copies"];
/// What was typed about a document: by column.
#[derive(Clone, Default, Debug)]
pub(crate) struct Entered {
    pub(crate) cells: BTreeMap<&'static str, String>,
    /// Whether the congress issues it, and not the committee.
    pub(crate) of_congress: bool,
    /// The content, where it is kept: its SHA-256 in hexadecimal digits.
    pub(crate) file: String,
}

/// What is wrong: the column to go to, and the words in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    pub(crate) column: &'static str,
    pub(crate) words: [String; 2],
}

impl Fault {
    fn new(column: &'static str, vi: &str, en: &str) -> Fault {
        let [name_vi, name_en] = column_words(TABLE, column);
        Fault { column, words: [format!("{name_vi}: {vi}"), format!("{name_en}: {en}")] }
    }
}

impl Entered {
    /// A text as it was typed, without spaces at its ends.
    pub(crate) fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |text| text.trim())
    }

    fn code<C: Code>(&self, column: &str) -> Option<C> {
        code_of(self.cell(column))
    }

    /// The day that was typed, where it is one.
    pub(crate) fn day(&self, column: &str) -> Option<Day> {
        register::cell::day(&as_recorded(Kind::Day, self.cell(column)))
    }
}

/// The code of a closed list by its name.
pub(crate) fn code_of<C: Code>(name: &str) -> Option<C> {
    C::NAMES.iter().position(|known| *known == name).map(|at| C::ALL[at])
}

/// The line that a document gets in its book, without its number where none was given by hand. `sees` says which other documents may be named.
pub(crate) fn line(register: &Register, entered: &Entered, id: &str, sees: &dyn Fn(Row<Documents>) -> bool) -> Result<RowText, Vec<Fault>> {
    let documents = &register.tables().documents;
    let named = |column: &str| register.find::<Documents>(&documents.id, entered.cell(column)).filter(|row| sees(*row));
    let mut faults = faults_of_cells(entered);
    for column in ["part_of", "answers"] {
        if !entered.cell(column).is_empty() && named(column).is_none() {
            faults.push(Fault::new(column, "không có văn bản mang mã này", "no document has this id"));
        }
    }
    let mut cells: BTreeMap<String, String> = BTreeMap::from([("id".to_owned(), id.to_owned())]);
    for column in TYPED {
        let text = if DAYS.contains(&column) { as_recorded(Kind::Day, entered.cell(column)) } else { entered.cell(column).to_owned() };
        if !text.is_empty() {
            cells.insert(column.to_owned(), text);
        }
    }
    let unit = register.find::<Units>(&register.tables().units.id, entered.cell("unit"));
    match (unit, named("part_of")) {
        // A part has the number of the whole that it came with.
        (_, Some(whole)) => {
            let whole = whole.index();
            cells.insert("unit".to_owned(), register.tables().units.id.text(documents.unit[whole].index()).to_owned());
            cells.insert("book".to_owned(), documents.book[whole].map_or("", Code::name).to_owned());
            cells.insert("series".to_owned(), documents.series.text(whole).to_owned());
            cells.insert("number".to_owned(), documents.number[whole].map(|number| number.to_string()).unwrap_or_default());
        }
        (None, None) => faults.push(Fault::new("unit", "không có đơn vị này", "there is no such unit")),
        (Some(unit), None) => faults.extend(numbering(register, entered, unit, &mut cells)),
    }
    if !entered.file.is_empty() {
        cells.insert("file".to_owned(), entered.file.clone());
    }
    faults.sort_by_key(|fault| TYPED.iter().position(|column| *column == fault.column));
    if faults.is_empty() { Ok(RowText { table: TABLE.to_owned(), cells }) } else { Err(faults) }
}

/// In what the number counts, and the symbol with the place for the number.
fn numbering(register: &Register, entered: &Entered, unit: Row<Units>, cells: &mut BTreeMap<String, String>) -> Option<Fault> {
    let (book, kind, day) = (entered.code::<Book>("book")?, entered.code::<DocumentKind>("kind")?, entered.day("registered")?);
    let by = if entered.of_congress { By::Congress } else { By::Unit };
    let Ok(series) = series(register, unit, book, kind, by, day) else {
        return Some(Fault::new(
            "unit",
            "chưa ghi nhiệm kỳ của cấp ủy vào ngày này nên chưa biết số tính từ đâu: ghi nhiệm kỳ (terms) trước",
            "no term of office of the committee is recorded for this day, so nobody can say in what the number counts: record it (terms) first",
        ));
    };
    cells.insert("series".to_owned(), series);
    if book == Book::Outgoing && !entered.cell("symbol").is_empty() {
        let symbol = unnumbered(register, unit, entered.cell("symbol"));
        let given = entered.cell("number").parse::<i32>().ok();
        cells.insert("symbol".to_owned(), given.map_or(symbol.clone(), |number| numbered(&symbol, number)));
    }
    None
}

/// What is wrong with the cells by themselves.
fn faults_of_cells(entered: &Entered) -> Vec<Fault> {
    let mut faults = Vec::new();
    let empty = |column: &str| entered.cell(column).is_empty();
    for column in DAYS {
        let wanted = column == "registered";
        if entered.day(column).is_none() && (wanted || !empty(column)) {
            faults.push(Fault::new(column, "ghi ngày theo dạng 05/01/2026", "write the day as 05/01/2026"));
        }
    }
    for column in NUMBERS {
        if !empty(column) && !entered.cell(column).parse::<i32>().is_ok_and(|number| number > 0 && is_value(Kind::Int, entered.cell(column))) {
            faults.push(Fault::new(column, "ghi một số nguyên dương", "write a positive whole number"));
        }
    }
    if entered.code::<Book>("book").is_none() {
        faults.push(Fault::new("book", "chọn sổ đến hoặc sổ đi", "choose the book: incoming or outgoing"));
    }
    if entered.code::<DocumentKind>("kind").is_none() {
        faults.push(Fault::new("kind", "chọn tên loại", "choose the kind"));
    }
    if entered.code::<Secrecy>("secrecy").is_none() {
        faults.push(Fault::new("secrecy", "chọn một mức; không có mức mặc định", "choose one; nothing is chosen beforehand"));
    }
    if !empty("urgency") && entered.code::<Urgency>("urgency").is_none() {
        faults.push(Fault::new("urgency", "chọn một mức của danh sách", "choose one of the list"));
    }
    if empty("subject") {
        faults.push(Fault::new("subject", "ghi trích yếu", "write what it is about"));
    }
    if entered.cell("book") == Book::Outgoing.name() && entered.cell("symbol").starts_with(|letter: char| letter.is_ascii_digit()) {
        faults.push(Fault::new(
            "symbol",
            "số do sổ cấp: chỉ ghi phần sau số, ví dụ KH/TU",
            "the book gives the number: write only what comes after it, as KH/TU",
        ));
    }
    if entered.cell("book") == Book::Incoming.name() && empty("issuer") {
        faults.push(Fault::new("issuer", "văn bản đến phải ghi nơi ban hành", "of an incoming document, write who issued it"));
    }
    let kept_out = secret::why_not(entered.cell("secrecy"), None).filter(|_| !entered.file.is_empty());
    faults.extend(kept_out.map(|words| Fault { column: "secrecy", words }));
    let long = TYPED.into_iter().filter(|column| entered.cell(column).chars().count() > LETTERS_MAX);
    let words = |column| Fault::new(column, &format!("dài hơn {LETTERS_MAX} chữ"), &format!("longer than {LETTERS_MAX} letters"));
    faults.extend(long.map(words));
    faults
}

/// The id of the line that a request makes: the same request, the same line.
pub(crate) fn id_of(key: &str) -> String {
    format!("VB-{}", &hash_of(key.as_bytes())[..16])
}

/// SHA-256 in hexadecimal digits: the name of a content.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The change that writes a line.
pub(crate) fn change(row: RowText, key: &str, reason: &str, basis: &str) -> Change {
    let content = Content::Rows { subject: store::owner(&row), withdraw: Vec::new(), add: vec![row] };
    Change { reason: reason.to_owned(), basis: basis.to_owned(), key: key.to_owned(), content }
}
