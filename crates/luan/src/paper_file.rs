//! A paper as a file of a kind: what pages and commands offer is this one list.

use paperwork::papers::document::Document;
use paperwork::papers::write::{self, WriteError};
use register::Day;

/// Whether this program was built with the setter of pages.
pub(crate) const WITH_PDF: bool = cfg!(feature = "pdf");

/// Kinds of files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Kind {
    /// For Word.
    Docx,
    /// For a spreadsheet.
    Xlsx,
    /// For the archive: PDF/A.
    Pdf,
}

/// Why there is no file.
#[derive(Debug)]
pub(crate) enum Unwritten {
    /// The writer failed.
    Failed(String),
    /// Letters that stand in no font of ours, each with the text that needs it.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only the setter of pages lacks letters"))]
    Letters(Vec<[String; 2]>),
    /// This program was built without the setter of pages.
    NotBuilt,
}

impl Kind {
    /// The kind of a word in an address or a form, where this program can write it.
    pub(crate) fn of(word: &str) -> Option<Kind> {
        [Kind::Docx, Kind::Xlsx, Kind::Pdf].into_iter().find(|kind| kind.ending() == word).filter(|kind| *kind != Kind::Pdf || WITH_PDF)
    }

    /// The ending of its files, and its word.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
            Kind::Pdf => "pdf",
        }
    }

    /// What browsers are told that it is.
    pub(crate) fn media(self) -> &'static str {
        match self {
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Pdf => "application/pdf",
        }
    }

    /// The paper as such a file, printed on a day.
    pub(crate) fn write(self, document: &Document, printed: Day) -> Result<Vec<u8>, Unwritten> {
        match self {
            Kind::Docx => write::docx(document).map_err(Unwritten::from),
            Kind::Xlsx => write::xlsx(document).map_err(Unwritten::from),
            Kind::Pdf => pdf(document, printed),
        }
    }
}

#[cfg(feature = "pdf")]
fn pdf(document: &Document, printed: Day) -> Result<Vec<u8>, Unwritten> {
    use typeset::TypesetError;
    typeset::pdf(document, printed).map_err(|error| match error {
        TypesetError::Letters(letters) => Unwritten::Letters(letters.into_iter().map(|lacking| [lacking.letter.to_string(), lacking.text]).collect()),
        TypesetError::NoDay | TypesetError::Refused(_) => Unwritten::Failed(error.to_string()),
    })
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Document, _: Day) -> Result<Vec<u8>, Unwritten> {
    Err(Unwritten::NotBuilt)
}

impl Unwritten {
    /// What is wrong and what to do now, in both languages.
    pub(crate) fn words(&self) -> [[String; 2]; 2] {
        match self {
            Unwritten::Failed(why) => [
                [format!("chưa tạo được tệp: {why}"), format!("the file could not be made: {why}")],
                ["thử lại; nếu vẫn vậy, báo người quản trị".to_owned(), "try again; if it stays so, tell the administrator".to_owned()],
            ],
            Unwritten::Letters(letters) => {
                let named = letters.iter().map(|[letter, text]| format!("“{letter}” trong / in “{text}”")).collect::<Vec<_>>().join("; ");
                [
                    [format!("tệp PDF không có chữ cái: {named}"), format!("no letter of the PDF font: {named}")],
                    ["sửa chữ đó trong dữ liệu, hoặc dùng tệp Word".to_owned(), "mend the text, or use the file for Word".to_owned()],
                ]
            }
            Unwritten::NotBuilt => [
                ["chương trình này được dựng không kèm bộ dàn trang PDF".to_owned(), "this program was built without the setter of PDF pages".to_owned()],
                [
                    "dùng bản phát hành, dựng lại bằng cargo build --features pdf, hoặc dùng --kind docx".to_owned(),
                    "use the released program, build it with cargo build --features pdf, or use --kind docx".to_owned(),
                ],
            ],
        }
    }
}

impl From<WriteError> for Unwritten {
    fn from(error: WriteError) -> Unwritten {
        Unwritten::Failed(error.to_string())
    }
}
