//! The table `documents`.

use crate::code::{Book, DocumentKind, Secrecy, Urgency};
use crate::column::{Codes, Days, Ints, Keys, Refs, Texts};
use crate::table::table;
use crate::tables::units::Units;

table! {
    /// A document in a book of incoming or outgoing documents: one line of it, with its number.
    Documents = "documents" key 0 {
        /// The owner's id of the line.
        id: Keys = required,
        /// Whose book it stands in.
        unit: Refs<Units> = required,
        /// Which book.
        book: Codes<Book> = required,
        /// What its number counts in: a year, a kind of document within a term of office, copies of a year, a congress.
        series: Texts = required,
        /// Its number there; the parts of a whole share the number of the whole.
        number: Ints = required,
        /// Day on which it got the number.
        registered: Days = required,
        /// Kind of document.
        kind: Codes<DocumentKind> = required,
        /// Number and symbol as they stand on the paper.
        symbol: Texts,
        /// Who issued it.
        issuer: Texts,
        /// Date on the paper.
        issued: Days,
        /// What it is about.
        subject: Texts = required,
        /// Who signed.
        signer: Texts,
        /// Who got it or is to get it, separated by `;`.
        recipients: Texts,
        /// Degree of secrecy.
        secrecy: Codes<Secrecy> = required,
        /// Degree of urgency.
        urgency: Codes<Urgency>,
        /// Day by which it must be answered or carried out.
        deadline: Days,
        /// Day on which it was passed on or sent.
        sent: Days,
        /// The document in whose file it came.
        part_of: Refs<Documents>,
        /// The document that it answers.
        answers: Refs<Documents>,
        /// The content: SHA-256 in 64 small hexadecimal digits.
        file: Texts,
        /// Who keeps the copy for the file.
        kept_by: Texts,
        /// How many copies were made.
        copies: Ints,
        /// What else the book says.
        note: Texts,
        /// Why the number is void; empty where the line stands.
        void: Texts,
    }
}
