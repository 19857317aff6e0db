//! What can be wrong with a header, or with a row as a whole.

use crate::aliases::{column_words, table_words};
use crate::legacy::Encoding;
use crate::problem::{Said, words};

/// Why a header was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HeaderFault {
    /// The table needs this column and the file has none for it.
    Missing {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// Two headers mean the same column.
    Twice {
        /// The column.
        column: &'static str,
        /// The other header.
        other: String,
    },
    /// The column holds text in an old encoding, and nobody said to convert it.
    Legacy(Encoding),
}

impl HeaderFault {
    pub(super) fn said(&self) -> Said {
        match self {
            HeaderFault::Missing { table, column } => {
                let ([table_vi, _], [column_vi, _]) = (table_words(table), column_words(table, column));
                Said {
                    reason: words!("bảng {table_vi} thiếu cột bắt buộc “{column_vi}” ({column})", "the table {table} lacks the required column {column}"),
                    way_out: words!("thêm cột này, hoặc chỉ ra cột nào trong tệp là nó", "add the column, or say which column of the file it is"),
                }
            }
            HeaderFault::Twice { column, other } => Said {
                reason: words!("hai cột cùng là {column}: cột này và “{other}”", "two columns mean {column}: this one and “{other}”"),
                way_out: words!("đổi tên hoặc bỏ một cột, hoặc chỉ ra cột nào đúng", "rename or drop one of them, or say which one it is"),
            },
            HeaderFault::Legacy(encoding) => legacy(*encoding),
        }
    }
}

/// The words for text in an old encoding, of a column or of a cell.
pub(super) fn legacy(encoding: Encoding) -> Said {
    let name = encoding.name();
    Said {
        reason: words!("chữ theo bảng mã cũ {name}", "text in the old encoding {name}"),
        way_out: words!(
            "xem bảng đối chiếu trước/sau của cột, rồi cho phép chuyển mã (--decode auto, hoặc nêu tên cột); nếu chữ đã đúng thì nêu cột là unicode",
            "look at the column's preview, then allow the conversion (--decode auto, or name the column); if the text is right, name the column as unicode"
        ),
    }
}

/// Why a row as a whole was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowFault {
    /// A value stands beyond the last header.
    BeyondHeaders,
    /// The row cannot be read.
    Broken(String),
    /// Whoever imports may not record it.
    NotYours,
}

impl RowFault {
    pub(super) fn said(&self) -> Said {
        match self {
            RowFault::BeyondHeaders => Said {
                reason: words!("có giá trị ở cột không có tiêu đề", "a value stands in a column without a header"),
                way_out: words!(
                    "đặt tiêu đề cho cột đó, hoặc kiểm tra dấu phẩy, dấu ngoặc kép thừa thiếu trong dòng",
                    "give the column a header, or look for a comma or a quote too many or too few"
                ),
            },
            RowFault::Broken(why) => Said {
                reason: words!("dòng không đọc được: {why}", "the row cannot be read: {why}"),
                way_out: words!("kiểm tra dấu ngoặc kép trong dòng", "check the quotes in the row"),
            },
            RowFault::NotYours => Said {
                reason: words!("dòng này không thuộc phạm vi được ghi", "this row is not yours to record"),
                way_out: words!(
                    "gửi dòng này cho người phụ trách đơn vị hoặc loại dữ liệu đó; hồ sơ của bản thân và người thân do người khác ghi",
                    "hand it to whoever is in charge of that unit or kind of facts; one's own and relatives' are recorded by somebody else"
                ),
            },
        }
    }
}
