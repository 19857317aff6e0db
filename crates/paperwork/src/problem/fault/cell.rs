//! What can be wrong with a cell.

use super::header::legacy;
use crate::aliases::table_words;
use crate::legacy::Encoding;
use crate::problem::{Said, words};

/// Why a cell was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CellFault {
    /// A required cell is empty.
    Required,
    /// Not a date in any way that is understood.
    NotADate,
    /// A date that the calendar does not have.
    NoSuchDay,
    /// The month is over 12 and the day is not: month and day seem to be exchanged.
    MonthFirst,
    /// A year of two digits.
    ShortYear,
    /// A year outside 1900–2199.
    YearRange,
    /// A date without its day or month in a column that needs the day.
    PartialDate,
    /// A date with a time of day.
    TimeOfDay,
    /// A number that may be a spreadsheet's count of days, in a text file.
    SerialInText,
    /// Not a whole number.
    NotWhole,
    /// A number too large to be one of ours.
    NumberRange,
    /// Neither yes nor no.
    NotAFlag,
    /// Not in the closed list.
    UnknownCode {
        /// The nearest name in the list.
        nearest: Option<&'static str>,
        /// The list.
        list: &'static [&'static str],
    },
    /// An id longer than 64 characters.
    IdTooLong,
    /// An id with a `;`, `*` or a control character where the format does not allow one.
    IdCharacters,
    /// A control character in text.
    ControlCharacter,
    /// Longer than [`crate::limits::CELL_CHARS`].
    TooLong,
    /// The spreadsheet program made a date out of what should be text or a number.
    BecameADate,
    /// The spreadsheet program keeps a truth value where something else is needed.
    BecameAFlag,
    /// A formula: its last computed value is not taken for a fact.
    Formula,
    /// The cell shows an error such as `#REF!`.
    ErrorValue,
    /// Text in an old encoding.
    Legacy(Encoding),
    /// No row of the named table has this id.
    UnknownId {
        /// The table that should have it.
        table: &'static str,
    },
    /// The row with this id was refused itself.
    RefusedId {
        /// The table that should have it.
        table: &'static str,
    },
    /// Another row with other cells has this id already.
    DuplicateId {
        /// Where that row is: sheet, row.
        first: (String, u32),
    },
}

impl CellFault {
    pub(super) fn said(&self) -> Said {
        match self {
            CellFault::UnknownCode { nearest, list } => unknown_code(*nearest, list),
            CellFault::Legacy(encoding) => legacy(*encoding),
            CellFault::UnknownId { .. } | CellFault::RefusedId { .. } | CellFault::DuplicateId { .. } => self.said_of_ids(),
            other => {
                let [reason_vi, reason_en, way_vi, way_en] = other.fixed_words();
                Said { reason: [reason_vi, reason_en].map(str::to_owned), way_out: [way_vi, way_en].map(str::to_owned) }
            }
        }
    }

    fn fixed_words(&self) -> [&'static str; 4] {
        const SAY_THE_DAY: [&str; 2] = ["ghi đủ ngày/tháng/năm, ví dụ 05/01/2020", "write day, month and year, as in 2020-01-05"];
        let [day_vi, day_en] = SAY_THE_DAY;
        match self {
            CellFault::Required => ["ô bắt buộc còn trống", "a required cell is empty", "điền giá trị", "fill it in"],
            CellFault::NotADate => ["không phải ngày tháng", "not a date", day_vi, day_en],
            CellFault::NoSuchDay => ["lịch không có ngày này", "the calendar has no such day", "kiểm tra lại theo giấy tờ gốc", "check it against the paper"],
            CellFault::MonthFirst => [
                "tháng lớn hơn 12: có lẽ ghi tháng trước ngày",
                "the month is over 12: month and day seem to be exchanged",
                "ghi theo thứ tự ngày/tháng/năm",
                "write day/month/year",
            ],
            CellFault::ShortYear => ["năm chỉ có hai chữ số", "a year of two digits", "ghi năm đủ bốn chữ số", "write the year with four digits"],
            CellFault::YearRange => ["năm ngoài khoảng 1900–2199", "the year is outside 1900–2199", "kiểm tra lại năm", "check the year"],
            CellFault::PartialDate => ["cần đủ ngày, tháng, năm", "the full day is needed here", day_vi, day_en],
            CellFault::TimeOfDay => ["ngày kèm giờ", "a date with a time of day", "bỏ phần giờ", "leave the time out"],
            CellFault::SerialInText => {
                ["con số này có thể là ngày theo cách đếm của bảng tính", "the number may be a spreadsheet's count of days", day_vi, day_en]
            }
            CellFault::NotWhole => ["không phải số nguyên", "not a whole number", "ghi số nguyên, ví dụ 12 hoặc 1.200", "write a whole number, as in 12"],
            CellFault::NumberRange => ["số quá lớn", "the number is too large", "kiểm tra lại con số", "check the number"],
            CellFault::NotAFlag => {
                ["không rõ có hay không", "neither yes nor no", "ghi có hoặc không; để trống nếu chưa biết", "write true or false; leave it empty if not known"]
            }
            other => other.more_fixed_words(),
        }
    }

    fn more_fixed_words(&self) -> [&'static str; 4] {
        const AS_TEXT: [&str; 2] = ["định dạng cột là Văn bản (Text) rồi gõ lại giá trị", "format the column as text and type the value again"];
        let [text_vi, text_en] = AS_TEXT;
        match self {
            CellFault::IdTooLong => ["mã dài quá 64 ký tự", "the id is longer than 64 characters", "dùng mã ngắn hơn", "use a shorter id"],
            CellFault::IdCharacters => [
                "mã có dấu “;”, “*” hoặc ký tự điều khiển",
                "the id has a “;”, a “*” or a control character",
                "bỏ các ký tự này khỏi mã",
                "take them out of the id",
            ],
            CellFault::ControlCharacter => ["có ký tự điều khiển", "a control character", "gõ lại nội dung ô", "type the cell again"],
            CellFault::TooLong => [
                "ô dài quá 32.767 ký tự: có thể thiếu dấu ngoặc kép đóng",
                "the cell is longer than 32,767 characters: perhaps a closing quote is missing",
                "kiểm tra dấu ngoặc kép từ dòng này trở đi",
                "check the quotes from this row on",
            ],
            CellFault::BecameADate => ["bảng tính đã đổi giá trị thành ngày", "the spreadsheet program made a date of it", text_vi, text_en],
            CellFault::BecameAFlag => ["bảng tính đã đổi giá trị thành TRUE/FALSE", "the spreadsheet program made TRUE/FALSE of it", text_vi, text_en],
            CellFault::Formula => [
                "ô là công thức; không lấy kết quả tính của công thức làm dữ liệu",
                "the cell is a formula; what it last came to is not taken for a fact",
                "chép rồi dán giá trị (Paste Values) đè lên công thức",
                "copy it and paste its value over the formula",
            ],
            CellFault::ErrorValue => ["ô đang báo lỗi", "the cell shows an error", "sửa lỗi trong bảng tính", "mend the error in the spreadsheet"],
            _ => unreachable!("every other fault has its words above"),
        }
    }

    fn said_of_ids(&self) -> Said {
        match self {
            CellFault::UnknownId { table } => {
                let [table_vi, _] = table_words(table);
                Said {
                    reason: words!("không có mã này trong bảng {table_vi}", "no row of {table} has this id"),
                    way_out: words!("thêm dòng đó vào bảng {table_vi} ({table}), hoặc sửa mã", "add that row to {table}, or correct the id"),
                }
            }
            CellFault::RefusedId { table } => {
                let [table_vi, _] = table_words(table);
                Said {
                    reason: words!("dòng có mã này trong bảng {table_vi} đã bị từ chối", "the row of {table} with this id was refused itself"),
                    way_out: words!("sửa dòng đó trước", "mend that row first"),
                }
            }
            CellFault::DuplicateId { first: (sheet, row) } => Said {
                reason: words!("mã đã có ở {sheet}, dòng {row}, với nội dung khác", "{sheet}, row {row}, has this id with other cells"),
                way_out: words!("giữ một dòng, hoặc đổi mã của một dòng", "keep one of the two, or give one another id"),
            },
            _ => unreachable!("asked only for ids"),
        }
    }
}

fn unknown_code(nearest: Option<&'static str>, list: &'static [&'static str]) -> Said {
    let shown = |code: &&'static str| match register::code::vietnamese(list, code) {
        Some(vi) => format!("{vi} ({code})"),
        None => (*code).to_owned(),
    };
    let (all_vi, all_en) = (list.iter().map(shown).collect::<Vec<_>>().join(", "), list.join(", "));
    let way_out = match nearest {
        Some(nearest) => {
            let nearest_vi = shown(&nearest);
            words!("có phải {nearest_vi}? Các giá trị: {all_vi}", "perhaps {nearest}? The list: {all_en}")
        }
        None => words!("dùng một trong các giá trị: {all_vi}", "use one of: {all_en}"),
    };
    Said { reason: words!("giá trị không có trong danh mục", "the value is not in the list"), way_out }
}
