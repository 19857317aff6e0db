//! Every limit on a document that is read, in one place. No paper of an office meets one of them.

use crate::problem::{Said, words};

/// Bytes of a document as it lies on the disk: a scan of a thick file stays under it.
pub const FILE_BYTES: u64 = 64 << 20;
/// Bytes of all text of a document: some five thousand pages.
pub const TEXT_BYTES: u64 = 16 << 20;
/// Lines of a document, empty ones included.
pub const LINES: u64 = 400_000;
/// Characters of one line or paragraph.
pub const LINE_CHARS: u64 = 200_000;
/// Bytes of one part of a DOCX after unpacking. How much larger than its packed form it may be is the gate's limit.
pub const PART_BYTES: u64 = 64 << 20;
/// Elements of XML that stand in one another.
pub const XML_DEPTH: u64 = 512;
/// Bytes of one tag of XML.
pub const TAG_BYTES: u64 = 64 << 10;
/// Styles of a DOCX, and the lists and levels of its numbering.
pub const STYLES: u64 = 100_000;
/// Pages of a PDF.
pub const PAGES: u64 = 5_000;
/// Objects of a PDF.
pub const OBJECTS: u64 = 2_000_000;
/// Bytes of one stream of a PDF after unpacking.
pub const STREAM_BYTES: u64 = 64 << 20;
/// Bytes of all streams of a PDF that are unpacked, counted anew each time.
pub const STREAMS_BYTES: u64 = 256 << 20;
/// Steps of work on a PDF: bytes looked at, values, operators and letters. An honest file takes a few for each of its bytes.
pub const STEPS: u64 = 250_000_000;
/// Letters on one page of a PDF.
pub const PAGE_LETTERS: u64 = 400_000;
/// Cells of all tables of a document; the words of more of them stand in lines alone.
pub const TABLE_CELLS: usize = 100_000;
/// Columns of a table.
pub const TABLE_COLUMNS: usize = 64;
/// Tables that stand in one another and are looked at.
pub const TABLES_NESTED: usize = 8;

/// What was too much, for the message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// [`FILE_BYTES`].
    FileBytes,
    /// [`TEXT_BYTES`].
    TextBytes,
    /// [`LINES`].
    Lines,
    /// [`LINE_CHARS`].
    LineChars,
    /// [`PART_BYTES`].
    PartBytes,
    /// [`XML_DEPTH`].
    XmlDepth,
    /// [`TAG_BYTES`].
    TagBytes,
    /// [`STYLES`].
    Styles,
    /// [`PAGES`].
    Pages,
    /// [`OBJECTS`].
    Objects,
    /// [`STREAM_BYTES`].
    StreamBytes,
    /// [`STREAMS_BYTES`].
    StreamsBytes,
    /// [`STEPS`].
    Steps,
    /// [`PAGE_LETTERS`].
    PageLetters,
}

impl Limit {
    /// The limit itself.
    pub fn value(self) -> u64 {
        match self {
            Limit::FileBytes => FILE_BYTES,
            Limit::TextBytes => TEXT_BYTES,
            Limit::Lines => LINES,
            Limit::LineChars => LINE_CHARS,
            Limit::PartBytes => PART_BYTES,
            Limit::XmlDepth => XML_DEPTH,
            Limit::TagBytes => TAG_BYTES,
            Limit::Styles => STYLES,
            Limit::Pages => PAGES,
            Limit::Objects => OBJECTS,
            Limit::StreamBytes => STREAM_BYTES,
            Limit::StreamsBytes => STREAMS_BYTES,
            Limit::Steps => STEPS,
            Limit::PageLetters => PAGE_LETTERS,
        }
    }

    fn name(self) -> [&'static str; 2] {
        match self {
            Limit::FileBytes => ["dung lượng tệp (byte)", "bytes of the file"],
            Limit::TextBytes => ["dung lượng phần chữ (byte)", "bytes of text"],
            Limit::Lines => ["số dòng", "lines"],
            Limit::LineChars => ["số ký tự của một dòng", "characters of one line"],
            Limit::PartBytes => ["dung lượng một phần sau giải nén (byte)", "bytes of one part after unpacking"],
            Limit::XmlDepth => ["số lớp XML lồng nhau", "nested elements of XML"],
            Limit::TagBytes => ["độ dài một thẻ XML (byte)", "bytes of one XML tag"],
            Limit::Styles => ["số kiểu và cấp đánh số", "styles and levels of numbering"],
            Limit::Pages => ["số trang", "pages"],
            Limit::Objects => ["số đối tượng PDF", "PDF objects"],
            Limit::StreamBytes => ["dung lượng một luồng PDF sau giải nén (byte)", "bytes of one PDF stream after unpacking"],
            Limit::StreamsBytes => ["tổng dung lượng các luồng PDF sau giải nén (byte)", "bytes of all PDF streams after unpacking"],
            Limit::Steps => ["số bước xử lý tệp PDF", "steps of work on the PDF"],
            Limit::PageLetters => ["số chữ trên một trang", "letters on one page"],
        }
    }

    /// The words for a document beyond the limit.
    pub(super) fn said(self) -> Said {
        let ([vi, en], value) = (self.name(), self.value());
        Said {
            reason: words!("vượt giới hạn {vi}: tối đa {value}", "beyond the limit of {en}: at most {value}"),
            way_out: words!(
                "chia văn bản thành nhiều tệp nhỏ hơn, hoặc chỉ lưu phần chữ cần đọc sang một tệp mới",
                "split the document into smaller files, or save only the text that is to be read into a new file"
            ),
        }
    }
}
