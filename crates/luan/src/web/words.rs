//! Words for readers that several pages share.

use axum::http::StatusCode;
use paperwork::aliases::{column_words, table_words};
use register::code::vietnamese;
use register::column::Kind;
use register::{Day, Tables};
use rules::verdict::Lang;
use store::{RowText, State, StoreError};

use crate::access::{Class, State as OfPerson};

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

/// A day as it is read.
pub(crate) fn written(day: Day) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
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
