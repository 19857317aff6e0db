//! Types in words, for messages.

use super::message::{Words, words};
use super::nearest::listed;
use crate::subject::Subject;
use crate::tree::{Element, Measure, Type};

/// What a measure counts.
pub(crate) fn measure(measure: Measure) -> Words {
    match measure {
        Measure::Months => words!("tháng", "months"),
        Measure::Years => words!("năm", "years"),
        Measure::Days => words!("ngày", "days"),
        Measure::Rank => words!("bậc chức danh", "a rank"),
        Measure::Percent => words!("phần trăm", "percent"),
        Measure::Count => words!("số lượng", "a count"),
        Measure::Bare => words!("số", "a number"),
    }
}

/// What a type is.
pub(crate) fn ty(ty: Type) -> Words {
    match ty {
        Type::Truth => words!("đúng hay sai", "true or false"),
        Type::Number(of) => measure(of),
        Type::Range(of) => {
            let [vi, en] = measure(of);
            words!("khoảng ({vi})", "an interval ({en})")
        }
        Type::Day => words!("ngày tháng", "a day"),
        Type::Code(names) => code(names),
        Type::Id(table) => words!("mã của bảng `{table}`", "an id of the table `{table}`"),
        Type::Text => words!("chữ", "a text"),
        Type::List(Element::Number(of)) => {
            let [vi, en] = measure(of);
            words!("danh sách ({vi})", "a list ({en})")
        }
        Type::List(Element::Code(_)) => words!("danh sách giá trị có tên", "a list of names"),
        Type::List(Element::Id(table)) => words!("danh sách mã của bảng `{table}`", "a list of ids of the table `{table}`"),
        Type::List(Element::Text) => words!("danh sách chữ", "a list of texts"),
    }
}

/// What a code can be, in full where the list is short.
pub(crate) fn code(names: &[&str]) -> Words {
    let shown = listed(names.iter().copied().take(8));
    let more = if names.len() > 8 { ", …" } else { "" };
    words!("một trong {shown}{more}", "one of {shown}{more}")
}

/// Whom a rule judges.
pub(crate) fn subject(subject: Subject) -> Words {
    let en = subject.name();
    let vi = match subject {
        Subject::Person => "người",
        Subject::Move => "lượt điều động",
        Subject::Post => "vị trí",
        Subject::Unit => "đơn vị",
        Subject::Plan => "kế hoạch",
        Subject::Case => "hồ sơ quyết định",
        Subject::Document => "văn bản",
    };
    words!("{vi} (`{en}`)", "a {en}")
}
