//! What a file says of the document in it, as a proposal for its line in a book. Nothing of it is written before a person has looked it over.

use std::collections::BTreeMap;

use paperwork::documents::Text;
use paperwork::documents::reading::{Document, Field, Found, Span, Sure, Symbol, read};
use register::code::{Book, Code, DocumentKind, every_word, vietnamese};
use register::text::canonical;

use crate::registering::Entered;

/// How a name of the recipients' list begins that names nobody: `Như trên`, `Như Điều 3`.
const AS_ABOVE: &str = "như ";
/// How the name of who keeps the copy for the file begins: `Lưu: VT`.
const KEPT: &str = "lưu";

/// What a file says of one of its documents.
pub(crate) struct Proposal {
    /// The texts, by column.
    pub(crate) cells: BTreeMap<&'static str, String>,
    /// What is said beside them.
    pub(crate) notes: Vec<Note>,
    /// Every document of the file in few words, in their order.
    pub(crate) documents: Vec<String>,
    /// Which of them this is.
    pub(crate) place: usize,
}

/// What is said beside a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Note {
    pub(crate) column: &'static str,
    pub(crate) words: [String; 2],
    /// Whether it asks to be looked at, and does not only say where a text is from.
    pub(crate) is_doubt: bool,
}

/// What the file says of the document at a place in it; of its first one, where it has fewer.
pub(crate) fn propose(text: &Text, place: usize, book: Option<Book>) -> Option<Proposal> {
    let reading = read(text);
    let place = if place < reading.documents.len() { place } else { 0 };
    let document = reading.documents.get(place)?;
    let mut proposal = Proposal { cells: BTreeMap::new(), notes: Vec::new(), documents: reading.documents.iter().map(named).collect(), place };
    proposal.field("symbol", &document.symbol, |symbol| written(symbol, book));
    proposal.kind(document);
    proposal.field("issuer", &document.issuer, String::clone);
    proposal.field("issued", &document.date, |day| day.civil());
    proposal.field("subject", &document.subject, String::clone);
    let signer = document.signer.name.clone().or_else(|| document.signer.title.clone());
    if signer.is_some() {
        proposal.field("signer", &signer, String::clone);
    }
    proposal.recipients(document, book);
    proposal.stamp(document);
    proposal.doubts(document);
    Some(proposal)
}

impl Proposal {
    /// Fills in what was not typed. Everything that is to be said beside it then; nothing where the file says no more than what was typed.
    pub(crate) fn fill(self, entered: &mut Entered) -> Option<Vec<Note>> {
        let (mut notes, mut says_more) = (self.notes, false);
        for (column, text) in self.cells {
            let typed = entered.cell(column).to_owned();
            let is_same = canonical(&typed) == canonical(&text) || column == "issued" && entered.day(column).is_some_and(|day| day.civil() == text);
            if typed.is_empty() {
                entered.cells.insert(column, text);
            } else if !is_same {
                let text = if column == "kind" { vietnamese(DocumentKind::NAMES, &text).unwrap_or(&text).to_owned() } else { text };
                let words = [format!("đã ghi khác tệp; tệp ghi “{text}”"), format!("typed otherwise; the file says “{text}”")];
                notes.push(Note { column, words, is_doubt: true });
            }
            says_more |= !is_same;
        }
        says_more.then_some(notes)
    }

    fn field<T>(&mut self, column: &'static str, found: &Option<Found<T>>, text: impl Fn(&T) -> String) {
        match found {
            Some(found) => self.take(column, text(&found.value), found.lines, found.sure),
            None => self.note(column, true, ["tệp không cho biết".to_owned(), "the file does not say".to_owned()]),
        }
    }

    fn take(&mut self, column: &'static str, text: String, lines: Span, sure: Sure) {
        let (from, rests) = (place_of(lines), how(sure));
        self.note(column, matches!(sure, Sure::Derived | Sure::Elsewhere), [0, 1].map(|lang| format!("{}{}", from[lang], rests[lang])));
        self.cells.insert(column, text);
    }

    fn note(&mut self, column: &'static str, is_doubt: bool, words: [String; 2]) {
        self.notes.push(Note { column, words, is_doubt });
    }

    /// The kind, where its name is one of the list.
    fn kind(&mut self, document: &Document) {
        match document.kind.as_ref().map(|kind| (kind, named_in(DocumentKind::NAMES, &kind.value))) {
            Some((kind, Some(code))) => self.take("kind", code.to_owned(), kind.lines, kind.sure),
            Some((kind, None)) => {
                let words =
                    [format!("tệp ghi “{}”: chọn tên loại gần nhất", kind.value), format!("the file says “{}”: choose the kind next to it", kind.value)];
                self.note("kind", true, words);
            }
            None => self.note("kind", true, ["tệp không cho biết".to_owned(), "the file does not say".to_owned()]),
        }
    }

    /// To whom it goes. In an incoming book that column names who gets it in the house, which the paper does not know: there it is said beside.
    fn recipients(&mut self, document: &Document, book: Option<Book>) {
        let addressees = document.addressees.iter().map(|addressee| (addressee.value.as_str(), addressee.lines));
        let others = document.recipients.iter().map(|recipient| (recipient.name.as_str(), recipient.lines));
        let named = addressees.chain(others).filter(|(name, _)| !canonical(name).starts_with(AS_ABOVE));
        let (kept, sent): (Vec<_>, Vec<_>) = named.partition(|(name, _)| is_kept(name));
        if book == Some(Book::Outgoing) {
            let keeper = |name: &str| name.chars().skip(KEPT.chars().count()).collect::<String>().trim_start_matches([':', ' ']).to_owned();
            self.together("recipients", &sent, str::to_owned);
            self.together("kept_by", &kept, keeper);
        } else if !sent.is_empty() {
            let names = sent.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("; ");
            self.note("recipients", false, [format!("văn bản gửi: {names}"), format!("the document goes to: {names}")]);
        }
    }

    /// Several names as one text.
    fn together(&mut self, column: &'static str, names: &[(&str, Span)], said: impl Fn(&str) -> String) {
        let (from, to) = (names.iter().map(|(_, lines)| lines.from).min(), names.iter().map(|(_, lines)| lines.to).max());
        if let (Some(from), Some(to)) = (from, to) {
            let names: Vec<String> = names.iter().map(|(name, _)| said(name)).collect();
            self.take(column, names.join("; "), Span { from, to }, Sure::Printed);
        }
    }

    /// A stamp that is on the paper already: of this office or of one above it.
    fn stamp(&mut self, document: &Document) {
        let stamp = &document.incoming;
        if stamp.is_empty() {
            return;
        }
        let number = stamp.number.as_ref().map_or("…", |number| number.value.as_str());
        let day = stamp.date.as_ref().map_or("…".to_owned(), |day| day.value.civil());
        self.note(
            "registered",
            true,
            [format!("trên tệp đã có dấu ĐẾN: số {number}, ngày {day}"), format!("the file bears a stamp of arrival already: number {number}, {day}")],
        );
    }

    fn doubts(&mut self, document: &Document) {
        for doubt in &document.uncertain {
            let Some(column) = column_of(doubt.field) else { continue };
            let value = doubt.value.as_ref().map(|value| format!(" – “{value}”")).unwrap_or_default();
            let lines = place_of(doubt.lines);
            // The reader gives its reasons in Vietnamese, as the paper is.
            self.note(column, true, lines.map(|lines| format!("{}{value} ({lines})", doubt.reason)));
        }
    }
}

/// Whether a name of the recipients' list is that of who keeps the copy for the file, and not that of somebody called Lưu.
fn is_kept(name: &str) -> bool {
    let name = canonical(name);
    name.strip_prefix(KEPT).is_some_and(|rest| rest.starts_with([':', ' ']))
}

/// A document in few words.
fn named(document: &Document) -> String {
    let kind = document.kind.as_ref().map(|kind| kind.value.clone());
    let symbol = document.symbol.as_ref().map(|symbol| symbol.value.text.clone());
    let words: Vec<String> = kind.into_iter().chain(symbol).collect();
    if words.is_empty() { "…".to_owned() } else { words.join(" ") }
}

/// Number and symbol; of what goes out only what stands behind the number, which the book gives.
fn written(symbol: &Symbol, book: Option<Book>) -> String {
    match symbol.text.strip_prefix(&symbol.number) {
        Some(sign) if book == Some(Book::Outgoing) => sign.trim_start_matches(['-', '/']).to_owned(),
        _ => symbol.text.clone(),
    }
}

/// The code of a list by one of its words.
pub(crate) fn named_in(list: &[&str], name: &str) -> Option<&'static str> {
    let name = canonical(name);
    every_word(list).iter().find(|(_, words)| words.iter().any(|word| canonical(word) == name)).map(|(code, _)| *code)
}

/// The column that a doubt about a field is said beside.
fn column_of(field: Field) -> Option<&'static str> {
    match field {
        Field::Symbol => Some("symbol"),
        Field::Kind => Some("kind"),
        Field::Title | Field::Subject => Some("subject"),
        Field::Issuer | Field::Superior => Some("issuer"),
        Field::Date => Some("issued"),
        Field::Addressees | Field::Recipients => Some("recipients"),
        Field::Signer => Some("signer"),
        Field::Incoming => Some("registered"),
        Field::Place | Field::Citations | Field::Passages => None,
    }
}

fn place_of(lines: Span) -> [String; 2] {
    let Span { from, to } = lines;
    if from == to {
        [format!("tệp, dòng {from}"), format!("file, line {from}")]
    } else {
        [format!("tệp, dòng {from}–{to}"), format!("file, lines {from}–{to}")]
    }
}

fn how(sure: Sure) -> [&'static str; 2] {
    match sure {
        Sure::Printed => ["", ""],
        Sure::Recased => [", in hoa", ", in capitals"],
        Sure::Derived => [", suy ra", ", derived"],
        Sure::Elsewhere => [", từ văn bản khác trong tệp", ", from another document of the file"],
    }
}

#[cfg(test)]
mod tests;
