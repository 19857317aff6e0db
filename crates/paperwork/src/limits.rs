//! Every limit on what is read, in one place. A file beyond one of them is refused with the limit in the message; none of them is met by honest work.

use crate::problem::{Said, words};

/// Bytes of one file as it lies on the disk.
pub const FILE_BYTES: u64 = 1 << 30;
/// Bytes of all files of one import together.
pub const IMPORT_BYTES: u64 = 5 << 28;
/// Entries of a workbook's zip container.
pub const ZIP_ENTRIES: u64 = 4_096;
/// Bytes of one entry after unpacking.
pub const ENTRY_BYTES: u64 = 1 << 30;
/// Bytes of all entries of one workbook after unpacking.
pub const UNPACKED_BYTES: u64 = 3 << 29;
/// How many times larger than its packed form an entry may be; a sheet of a million alike rows stays under it.
pub const UNPACKED_RATIO: u64 = 250;
/// An entry under this size may have any ratio: it cannot do harm.
pub const RATIO_FREE_BYTES: u64 = 1 << 20;
/// Bytes of a workbook's style sheet. Every style repeats its font and number format in memory, so this one is tighter.
pub const STYLE_BYTES: u64 = 16 << 20;
/// Styles of a workbook (the same limit as in spreadsheet programs).
pub const STYLES: u64 = 65_536;
/// Bytes of one markup tag inside a workbook.
pub const TAG_BYTES: u64 = 16 << 10;
/// Bytes between two tags inside a workbook.
pub const MARKUP_TEXT_BYTES: u64 = 256 << 10;
/// Distinct strings of a workbook.
pub const SHARED_STRINGS: u64 = 20_000_000;
/// Sheets of a workbook.
pub const SHEETS: u64 = 256;
/// Cells of one row.
pub const COLUMNS: u64 = 1_024;
/// Rows of one sheet or file.
pub const ROWS: u64 = 50_000_000;
/// Cells of one workbook.
pub const CELLS: u64 = 200_000_000;
/// Characters of one cell (the same limit as in spreadsheet programs).
pub const CELL_CHARS: u64 = 32_767;
/// Bytes of text in all cells of one import together: a workbook may name one long string a million times.
pub const TEXT_BYTES: u64 = 3 << 29;
/// Problems that are kept with all their words; the rest are counted.
pub const PROBLEMS: usize = 100_000;

/// Rows among which the header row is looked for.
pub const HEADER_ROWS: usize = 20;
/// Characters of a header that count.
pub const HEADER_CHARS: usize = 200;
/// Rows that are looked at to find text in an old encoding.
pub const SAMPLE_ROWS: usize = 2_000;
/// Cells shown in the preview of an old encoding.
pub const PREVIEW_CELLS: usize = 5;
/// Characters of a cell that a message repeats.
pub const SHOWN_CHARS: usize = 60;

/// What was too much, for the message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// [`FILE_BYTES`].
    FileBytes,
    /// [`IMPORT_BYTES`].
    ImportBytes,
    /// [`ZIP_ENTRIES`].
    ZipEntries,
    /// [`ENTRY_BYTES`], or [`STYLE_BYTES`] for the style sheet.
    EntryBytes,
    /// [`UNPACKED_BYTES`].
    UnpackedBytes,
    /// [`UNPACKED_RATIO`].
    UnpackedRatio,
    /// [`STYLES`].
    Styles,
    /// [`TAG_BYTES`].
    TagBytes,
    /// [`MARKUP_TEXT_BYTES`].
    MarkupTextBytes,
    /// [`SHARED_STRINGS`].
    SharedStrings,
    /// [`SHEETS`].
    Sheets,
    /// [`COLUMNS`].
    Columns,
    /// [`ROWS`].
    Rows,
    /// [`CELLS`].
    Cells,
    /// [`CELL_CHARS`].
    CellChars,
    /// [`TEXT_BYTES`].
    TextBytes,
}

impl Limit {
    /// The limit itself.
    pub fn value(self) -> u64 {
        match self {
            Limit::FileBytes => FILE_BYTES,
            Limit::ImportBytes => IMPORT_BYTES,
            Limit::ZipEntries => ZIP_ENTRIES,
            Limit::EntryBytes => ENTRY_BYTES,
            Limit::UnpackedBytes => UNPACKED_BYTES,
            Limit::UnpackedRatio => UNPACKED_RATIO,
            Limit::Styles => STYLES,
            Limit::TagBytes => TAG_BYTES,
            Limit::MarkupTextBytes => MARKUP_TEXT_BYTES,
            Limit::SharedStrings => SHARED_STRINGS,
            Limit::Sheets => SHEETS,
            Limit::Columns => COLUMNS,
            Limit::Rows => ROWS,
            Limit::Cells => CELLS,
            Limit::CellChars => CELL_CHARS,
            Limit::TextBytes => TEXT_BYTES,
        }
    }

    fn name(self) -> [&'static str; 2] {
        match self {
            Limit::FileBytes => ["dung lượng tệp (byte)", "bytes of the file"],
            Limit::ImportBytes => ["tổng dung lượng các tệp (byte)", "bytes of all files"],
            Limit::ZipEntries => ["số mục trong tệp nén", "entries of the zip container"],
            Limit::EntryBytes => ["dung lượng một mục sau giải nén (byte)", "bytes of one entry after unpacking"],
            Limit::UnpackedBytes => ["dung lượng sau giải nén (byte)", "bytes after unpacking"],
            Limit::UnpackedRatio => ["tỷ lệ giải nén (lần)", "ratio of unpacked to packed size"],
            Limit::Styles => ["số kiểu định dạng", "cell styles"],
            Limit::TagBytes => ["độ dài một thẻ XML (byte)", "bytes of one XML tag"],
            Limit::MarkupTextBytes => ["độ dài một đoạn văn bản XML (byte)", "bytes of one XML text"],
            Limit::SharedStrings => ["số chuỗi ký tự dùng chung", "shared strings"],
            Limit::Sheets => ["số trang tính", "sheets"],
            Limit::Columns => ["số cột", "columns"],
            Limit::Rows => ["số dòng", "rows"],
            Limit::Cells => ["số ô", "cells"],
            Limit::CellChars => ["số ký tự trong một ô", "characters of a cell"],
            Limit::TextBytes => ["tổng độ dài văn bản trong các ô (byte)", "bytes of text in all cells"],
        }
    }

    /// The words for a file beyond the limit.
    pub(crate) fn said(self) -> Said {
        let ([vi, en], value) = (self.name(), self.value());
        Said {
            reason: words!("vượt giới hạn {vi}: tối đa {value}", "beyond the limit of {en}: at most {value}"),
            way_out: words!(
                "chia nhỏ tệp, hoặc chép riêng phần dữ liệu sang một tệp mới rồi nạp lại",
                "split the file, or copy only the data into a new file, and import that"
            ),
        }
    }
}
