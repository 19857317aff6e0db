//! What an import noticed that refuses nothing.

use std::sync::Arc;

use crate::aliases::column_words;
use crate::problem::{Words, words};

/// Something that was noticed, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The file, or the sheet of a workbook.
    pub sheet: Arc<str>,
    /// The row; 0 where the whole sheet is meant.
    pub row: u32,
    /// What it is.
    pub remark: Remark,
}

/// What was noticed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remark {
    /// The file is delimited by something else than a comma.
    Delimiter(char),
    /// The file or sheet is not a table of the exchange folder, and was passed over.
    NotATable {
        /// The table whose name is nearest.
        nearest: Option<&'static str>,
    },
    /// A proposed plan: not a table of the register, but the input of a check.
    Plan,
    /// The column is not one of the table, and was passed over.
    UnknownHeader {
        /// The header.
        header: String,
        /// The column whose name is nearest.
        nearest: Option<&'static str>,
    },
    /// The row says what an earlier row says.
    Repeats {
        /// Where that row is: sheet, row.
        first: (String, u32),
    },
    /// The header sounds like a last day covered, and the column was read as the first day no longer covered.
    MayBeLastDay {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The header.
        header: String,
    },
}

impl Note {
    /// The note in Vietnamese and in English.
    pub fn said(&self) -> Words {
        match &self.remark {
            Remark::Delimiter(delimiter) => {
                let (vi, en) = if *delimiter == '\t' { ("dấu tab", "tabs") } else { ("dấu “;”", "“;”") };
                words!("tệp ngăn cách bằng {vi} thay cho dấu phẩy", "the file is delimited by {en} instead of commas")
            }
            Remark::NotATable { nearest: Some(nearest) } => {
                words!("không phải bảng dữ liệu nào, đã bỏ qua; có phải {nearest}?", "not a table, passed over; perhaps {nearest}?")
            }
            Remark::Plan => {
                words!("phương án đề xuất: không nạp vào sổ, dùng khi kiểm tra phương án", "a proposed plan: not imported, used when it is checked")
            }
            Remark::NotATable { nearest: None } => words!("không phải bảng dữ liệu nào, đã bỏ qua", "not a table, passed over"),
            Remark::UnknownHeader { header, nearest: Some(nearest) } => {
                words!("không nhận ra cột “{header}”, đã bỏ qua; có phải {nearest}?", "the column “{header}” is not known, passed over; perhaps {nearest}?")
            }
            Remark::UnknownHeader { header, nearest: None } => {
                words!("không nhận ra cột “{header}”, đã bỏ qua", "the column “{header}” is not known, passed over")
            }
            Remark::Repeats { first: (sheet, row) } => {
                words!("trùng hoàn toàn với {sheet}, dòng {row}; chỉ tính một lần", "says the same as {sheet}, row {row}; counted once")
            }
            Remark::MayBeLastDay { table, column, header } => {
                let [column_vi, _] = column_words(table, column);
                words!(
                    "cột “{header}” được đọc là ngày đầu tiên KHÔNG còn hiệu lực ({column_vi}); nếu là “đến hết ngày”, hãy chọn như vậy cho cột này",
                    "the column “{header}” was read as the first day no longer covered ({column}); if it is the last day covered, say so for this column"
                )
            }
        }
    }
}
