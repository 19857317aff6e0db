//! What can be wrong with a whole file or sheet.

use crate::legacy::Encoding;
use crate::limits::Limit;
use crate::problem::{Said, words};

/// Why a whole file or sheet was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileFault {
    /// Beyond a limit.
    Beyond(Limit),
    /// The file could not be opened or read.
    Unreadable(String),
    /// A workbook of the old binary format, or one with a password.
    OldOrLocked,
    /// An OpenDocument spreadsheet.
    OpenDocument,
    /// A zip without any table in it.
    NoTables,
    /// Not a zip container, or a broken one.
    BrokenContainer(String),
    /// An entry of the container has a path that leads outside, or that two entries share.
    EntryName(String),
    /// An entry unpacks to more bytes than the directory says.
    LyingSize(String),
    /// A markup part defines a document type or entities, or holds markup that no spreadsheet program writes.
    ForbiddenMarkup(String),
    /// A markup part is not UTF-8.
    MarkupEncoding(String),
    /// The workbook takes values from another file.
    ExternalLink,
    /// A sheet is not what the format says.
    BrokenSheet(String),
    /// Text that is not UTF-8, with what it seems to be.
    NotUtf8(Option<Encoding>),
    /// No header row.
    NoHeader,
}

impl FileFault {
    pub(crate) fn said(&self) -> Said {
        match self {
            FileFault::Beyond(limit) => limit.said(),
            FileFault::Unreadable(why) => Said {
                reason: words!("không đọc được tệp: {why}", "the file cannot be read: {why}"),
                way_out: words!("kiểm tra đường dẫn và quyền đọc tệp", "check the path and the right to read it"),
            },
            FileFault::OldOrLocked => Said {
                reason: words!("tệp .xls kiểu cũ hoặc có mật khẩu", "an old .xls workbook, or one with a password"),
                way_out: words!(
                    "mở tệp, bỏ mật khẩu nếu có, chọn Lưu thành (Save As) kiểu .xlsx rồi nạp lại",
                    "open it, take the password off, save it as .xlsx and import that"
                ),
            },
            FileFault::OpenDocument => Said {
                reason: words!("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
                way_out: words!("mở tệp, chọn Lưu thành (Save As) kiểu .xlsx rồi nạp lại", "open it, save it as .xlsx and import that"),
            },
            FileFault::NoTables => Said {
                reason: words!("tệp nén không có bảng CSV hay XLSX nào", "the zip has no CSV or XLSX table"),
                way_out: words!("nén lại cả thư mục có các bảng, hoặc nạp từng tệp", "zip the folder with the tables, or import the files themselves"),
            },
            FileFault::BrokenContainer(why) => {
                Said { reason: words!("tệp .xlsx hỏng: {why}", "a broken .xlsx file: {why}"), way_out: SAVE_AGAIN.map(str::to_owned) }
            }
            FileFault::EntryName(name) => Said {
                reason: words!("mục “{name}” trong tệp nén có tên không an toàn hoặc trùng nhau", "the entry “{name}” has an unsafe or a doubled name"),
                way_out: SAVE_AGAIN.map(str::to_owned),
            },
            FileFault::LyingSize(name) => Said {
                reason: words!("mục “{name}” giải nén ra nhiều hơn dung lượng đã khai", "the entry “{name}” unpacks to more than it declares"),
                way_out: SAVE_AGAIN.map(str::to_owned),
            },
            FileFault::ForbiddenMarkup(name) => Said {
                reason: words!(
                    "phần “{name}” có khai báo kiểu tài liệu (DTD), thực thể, chú thích hoặc CDATA, là thứ phần mềm bảng tính không ghi ra",
                    "the part “{name}” has a document type, entities, comments or CDATA, which no spreadsheet program writes"
                ),
                way_out: SAVE_AGAIN.map(str::to_owned),
            },
            FileFault::MarkupEncoding(name) => {
                Said { reason: words!("phần “{name}” không phải UTF-8", "the part “{name}” is not UTF-8"), way_out: SAVE_AGAIN.map(str::to_owned) }
            }
            FileFault::ExternalLink => Said {
                reason: words!("bảng tính lấy giá trị từ tệp khác (liên kết ngoài)", "the workbook takes values from another file (external links)"),
                way_out: words!(
                    "ngắt liên kết (Dữ liệu → Sửa liên kết → Ngắt) để giữ lại giá trị, rồi lưu và nạp lại",
                    "break the links (Data → Edit Links → Break Link) so that the values stay, save and import again"
                ),
            },
            FileFault::BrokenSheet(why) => {
                Said { reason: words!("trang tính không đọc được: {why}", "the sheet cannot be read: {why}"), way_out: SAVE_AGAIN.map(str::to_owned) }
            }
            FileFault::NotUtf8(encoding) => not_utf8(*encoding),
            FileFault::NoHeader => Said {
                reason: words!("không thấy dòng tiêu đề", "there is no header row"),
                way_out: words!("đặt tên cột ở dòng đầu", "put the column names into the first row"),
            },
        }
    }
}

const SAVE_AGAIN: [&str; 2] =
    ["mở tệp bằng phần mềm bảng tính, lưu lại thành .xlsx mới rồi nạp lại", "open it in a spreadsheet program, save it as a new .xlsx and import that"];

fn not_utf8(encoding: Option<Encoding>) -> Said {
    let reason = match encoding {
        Some(encoding) => {
            let name = encoding.name();
            words!("tệp không phải UTF-8; chữ có vẻ theo bảng mã {name}", "the file is not UTF-8; its text seems to be {name}")
        }
        None => words!("tệp không phải UTF-8", "the file is not UTF-8"),
    };
    Said {
        reason,
        way_out: words!(
            "xem bảng đối chiếu trước/sau, rồi cho phép chuyển mã (--decode auto, hoặc nêu từng cột); hoặc lưu tệp thành CSV UTF-8",
            "look at the preview, then allow the conversion (--decode auto, or column by column); or save the file as CSV UTF-8"
        ),
    }
}
