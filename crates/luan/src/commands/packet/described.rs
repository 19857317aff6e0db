//! A line of a book, as a packet says it of a document; and a document of a packet, as a line of the book of incoming documents.

use register::cell;
use register::code::{Book, Code, DocumentKind, vietnamese};
use register::column::Row;
use register::tables::Documents;
use register::{Day, Register};
use store::packet::Described;

use crate::proposing::named_in;
use crate::registering::Entered;
use crate::secret;

/// A document of the books.
pub(super) struct Found<'a> {
    pub(super) register: &'a Register,
    pub(super) row: Row<Documents>,
}

impl Found<'_> {
    /// A cell as the record writes it.
    pub(super) fn cell(&self, column: &str) -> String {
        let (tables, at) = (self.register.tables(), Documents::SPEC.column(column).expect("a column of the contract"));
        cell::text(tables, &tables.documents, self.row.index(), at)
    }

    /// What a packet says of it. What goes out is issued by the unit whose book it stands in, on the day of its number, where the line does not say otherwise.
    pub(super) fn described(&self) -> Described {
        let tables = self.register.tables();
        let is_outgoing = tables.documents.book[self.row.index()] == Some(Book::Outgoing);
        let own = |column: &str, otherwise: String| {
            Some(self.cell(column)).filter(|text| !text.is_empty()).or((is_outgoing && !otherwise.is_empty()).then_some(otherwise))
        };
        let unit = tables.units.name.text(tables.documents.unit[self.row.index()].index()).to_owned();
        Described {
            symbol: own("symbol", String::new()),
            kind: vietnamese(DocumentKind::NAMES, &self.cell("kind")).map(str::to_owned),
            subject: own("subject", String::new()),
            issuer: own("issuer", unit),
            date: own("issued", self.cell("registered")),
            secrecy: self.cell("secrecy"),
        }
    }

    /// A name for its file, for people.
    pub(super) fn file_name(&self, ending: &str) -> String {
        let (symbol, number) = (self.cell("symbol"), self.cell("number"));
        let name = if symbol.is_empty() { format!("van-ban-{number}") } else { symbol };
        let name: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(NAME_LETTERS_MAX).collect();
        format!("{}.{ending}", name.trim_matches('-'))
    }
}

/// Letters of the name of a file.
const NAME_LETTERS_MAX: usize = 40;

/// What is to be written into the book of incoming documents of a unit, or what is missing for that.
pub(super) fn entered(document: &Described, unit: &str, registered: Day, file: String) -> Entered {
    let kind = document.kind.as_deref().and_then(|kind| named_in(DocumentKind::NAMES, kind)).unwrap_or_default();
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        ("unit", unit.to_owned()),
        ("book", Book::Incoming.name().to_owned()),
        ("registered", registered.to_string()),
        ("secrecy", document.secrecy.clone()),
        ("kind", kind.to_owned()),
        ("symbol", said(&document.symbol)),
        ("issuer", said(&document.issuer)),
        ("issued", said(&document.date)),
        ("subject", said(&document.subject)),
    ];
    Entered { cells: cells.into_iter().collect(), of_congress: false, file }
}

/// Why a content may not be in a packet: of its degree of secrecy, as the line says or as it bears itself. What cannot be read as a document is judged by its line alone.
pub(super) fn kept_out(degree: &str, bytes: &[u8]) -> Option<[String; 2]> {
    secret::why_not(degree, paperwork::documents::open("", bytes).ok().as_ref())
}
