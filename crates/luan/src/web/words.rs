//! Words for readers that several pages share.

use axum::http::StatusCode;
use paperwork::aliases::{column_words, table_words};
use register::Tables;
use register::code::vietnamese;
use register::column::Kind;
use rules::verdict::Lang;
use store::{RowText, State, StoreError};

use super::asked::Unread;
use super::upload::{FILES_MAX, UPLOAD_MAX, UPLOAD_TIME};
use crate::access::{Class, State as OfPerson};
use crate::time;

/// What the store has not done, and what to do now.
pub(crate) fn failure(error: &StoreError) -> (StatusCode, [String; 2], [String; 2]) {
    let own = |[vi, en]: [&str; 2]| [vi.to_owned(), en.to_owned()];
    match error {
        StoreError::Refused(refusals) => {
            let list = |pick: usize| refusals.iter().map(|refusal| refusal.words()[pick].clone()).collect::<Vec<_>>().join("\n");
            let what = [format!("Thay đổi bị từ chối:\n{}", list(0)), format!("The change is refused:\n{}", list(1))];
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                what,
                own(["Sửa các chỗ trên rồi gửi lại; chưa có gì được ghi.", "Mend the places above and send it again; nothing was written."]),
            )
        }
        StoreError::KeyTaken { .. } => {
            let what = ["Yêu cầu này đã được gửi với nội dung khác.", "This request was sent before, with other contents."];
            (StatusCode::CONFLICT, own(what), own(["Mở lại trang rồi làm lại.", "Open the page again and do it once more."]))
        }
        StoreError::State(state @ (State::Revoked | State::Alone)) => {
            (StatusCode::FORBIDDEN, own(state.words()), own(["Hỏi người quản trị về quyền.", "Ask the administrator what you are granted."]))
        }
        StoreError::State(state) => (StatusCode::UNPROCESSABLE_ENTITY, own(state.words()), own(["Sửa rồi gửi lại.", "Mend it and send it again."])),
        StoreError::Spent { until } => {
            let from = time::civil(*until);
            let what = [
                "Tài khoản này đã mở đủ số hồ sơ được mở trong một giờ; lần này chưa mở gì.",
                "This account has opened as many records as it may in an hour; nothing was opened this time.",
            ];
            let now = [
                format!("Mở tiếp được từ {from}. Nếu công việc cần nhiều hơn, báo người quản trị hệ thống."),
                format!("Go on from {from}. If your work needs more, tell the administrator of the system."),
            ];
            (StatusCode::TOO_MANY_REQUESTS, own(what), now)
        }
        StoreError::Full => {
            let now = ["Vẫn đọc được; báo người quản trị giải phóng chỗ trống.", "Reading goes on; tell the administrator to free some space."];
            (StatusCode::INSUFFICIENT_STORAGE, own(["Đĩa đầy, chưa ghi được gì.", "The disk is full; nothing was written."]), own(now))
        }
        _ => {
            let what = ["Hồ sơ tạm thời không ghi hoặc đọc được; chưa có gì bị mất.", "The record cannot be written or read just now; nothing was lost."];
            (
                StatusCode::SERVICE_UNAVAILABLE,
                own(what),
                own(["Thử lại sau ít phút; nếu còn, báo người quản trị.", "Try again in a few minutes; if it stays so, tell the administrator."]),
            )
        }
    }
}

/// A row of an entry in words: its table, and each cell by its column. A table or column that this program does not know stands as it was written.
pub(crate) fn row(lang: Lang, row: &RowText) -> (String, Vec<(String, String)>) {
    let spec = Tables::SPECS.iter().find(|spec| spec.name == row.table);
    let table = spec.map_or(row.table.as_str(), |spec| lang.pick(table_words(spec.name)));
    let cell = |(name, text): (&String, &String)| {
        let column = spec.and_then(|spec| spec.column(name).map(|at| &spec.columns[at]));
        let words = column.map_or(name.as_str(), |column| lang.pick(column_words(&row.table, column.name)));
        let code = column.and_then(|column| if let Kind::Code(list) = column.kind { vietnamese(list, text) } else { None });
        (words.to_owned(), code.filter(|_| lang == Lang::Vi).unwrap_or(text).to_owned())
    };
    (table.to_owned(), row.cells.iter().map(cell).collect())
}

/// Why a form was not read, and what to do now.
pub(crate) fn unread(why: Unread) -> (StatusCode, [String; 2], [String; 2]) {
    let (mib, files, seconds) = (UPLOAD_MAX >> 20, FILES_MAX, UPLOAD_TIME.as_secs());
    let own = |[vi, en]: [&str; 2]| [vi.to_owned(), en.to_owned()];
    let split =
        ["Chia nhỏ tệp, hoặc nén thư mục bảng thành một tệp ZIP, rồi gửi lại.", "Split the files, or zip the folder with the tables, and send it again."];
    match why {
        Unread::TooLong => {
            let what = [format!("Gửi lên quá nhiều: tối đa {mib} MiB mỗi lần."), format!("That is too much: at most {mib} MiB at a time.")];
            (StatusCode::PAYLOAD_TOO_LARGE, what, own(split))
        }
        Unread::TooMany => {
            let what = [format!("Gửi lên quá nhiều tệp: tối đa {files} tệp mỗi lần."), format!("Too many files: at most {files} at a time.")];
            (StatusCode::PAYLOAD_TOO_LARGE, what, own(split))
        }
        Unread::TooSlow => {
            let what = [format!("Gửi quá lâu: sau {seconds} giây vẫn chưa nhận đủ."), format!("Too slow: after {seconds} seconds not all of it was there.")];
            (StatusCode::REQUEST_TIMEOUT, what, own(["Kiểm tra đường mạng rồi gửi lại.", "Look at the connection and send it again."]))
        }
        Unread::Kind => {
            let what = ["Địa chỉ này không nhận tệp, hoặc nội dung gửi lên không phải biểu mẫu.", "This address takes no files, or what was sent is no form."];
            let now = ["Mở lại trang rồi gửi từ biểu mẫu trên trang.", "Open the page again and send the form that is on it."];
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, own(what), own(now))
        }
        Unread::Broken => {
            let what = ["Biểu mẫu có tệp bị ngắt giữa chừng hoặc hỏng.", "The form with the files breaks off, or is broken."];
            (StatusCode::BAD_REQUEST, own(what), own(["Chọn lại tệp rồi gửi lại.", "Choose the files again and send them once more."]))
        }
        Unread::Busy => {
            let what = ["Đang nhận tệp của người khác; chưa nhận thêm được.", "The files of others are being read; there is no room for more just now."];
            (StatusCode::SERVICE_UNAVAILABLE, own(what), own(["Đợi một phút rồi gửi lại.", "Wait a minute and send it again."]))
        }
    }
}

/// A class of facts.
pub(crate) fn class(class: Class) -> [&'static str; 2] {
    match class {
        Class::Open => ["tổ chức, vị trí", "units and posts"],
        Class::Personnel => ["lý lịch, chức vụ", "person and posts held"],
        Class::Assessment => ["quy hoạch, đánh giá", "planning and evaluations"],
        Class::Discipline => ["kỷ luật", "discipline"],
        Class::Proceedings => ["xem xét, điều tra", "proceedings"],
        Class::Kinship => ["quan hệ gia đình", "relatives"],
        Class::Health => ["sức khỏe, nguyện vọng", "health and requests"],
    }
}

/// The state of a person.
pub(crate) fn state(state: OfPerson) -> [&'static str; 2] {
    match state {
        OfPerson::Ordinary => ["đang công tác", "in post"],
        OfPerson::UnderProceedings => ["đang bị xem xét", "under proceedings"],
        OfPerson::Left => ["không giữ vị trí", "in no post"],
    }
}
