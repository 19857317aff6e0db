//! An invented letter, plan, report and decision.

use paperwork::papers::cited::Cited;
use paperwork::papers::datum::Datum;
use paperwork::papers::forms::forwarding::{Asked, Forwarding};
use paperwork::papers::forms::implementation_plan::{Duty, ImplementationPlan};
use paperwork::papers::forms::reminder::{Late, Owed, Reminder};
use paperwork::papers::forms::report::{Figure, Report};
use paperwork::papers::forms::rotation_decision::{Form, RotationDecision};
use paperwork::papers::letter::Letter;
use paperwork::papers::profile::System;
use paperwork::papers::received::Mark;
use register::code::Sex;

use crate::samples::day;

fn conclusion() -> Cited {
    Cited {
        kind: "Kết luận".into(),
        symbol: Some("118-KL/TU".into()),
        date: Some(day(2024, 3, 4)),
        issuer: Some("Ban Thường vụ Tỉnh ủy".into()),
        about: Some("về nâng cao chất lượng sinh hoạt chi bộ".into()),
    }
}

fn regulation() -> Cited {
    Cited {
        kind: "Quy định".into(),
        symbol: Some("65-QĐ/TW".into()),
        date: Some(day(2022, 4, 28)),
        issuer: Some("Bộ Chính trị".into()),
        about: Some("về luân chuyển cán bộ".into()),
    }
}

fn charter() -> Cited {
    Cited { kind: "Điều lệ Đảng Cộng sản Việt Nam".into(), symbol: None, date: None, issuer: None, about: None }
}

/// The frame with recipients that have marks.
fn marked(letter: &Letter) -> Letter {
    let recipients = vec![Mark::Report.behind("Ban Tổ chức Tỉnh ủy"), Mark::CarryOut.behind("Các đảng ủy, chi bộ trực thuộc"), "Văn phòng".into()];
    Letter { recipients, ..letter.clone() }
}

pub(crate) fn a_forwarding(letter: &Letter) -> Forwarding {
    Forwarding {
        letter: Letter { to: vec!["Các đảng ủy cơ sở".into(), "Các chi bộ trực thuộc".into()], ..marked(letter) },
        unit: Some("CCVC".into()),
        subject: "quán triệt, triển khai Kết luận số 118-KL/TU của Ban Thường vụ Tỉnh ủy".into(),
        body: "Ban Tổ chức Thị ủy".into(),
        documents: vec![conclusion()],
        asked: Asked::CarryOut,
        more: vec!["Vướng mắc, kiến nghị gửi về Ban Tổ chức Thị ủy để tổng hợp.".into()],
        report: Some(("Ban Tổ chức Thị ủy".into(), Some(day(2026, 4, 30)))),
    }
}

pub(crate) fn a_reminder(letter: &Letter) -> Reminder {
    let owed = |task: &str, days, said| Owed { task: task.into(), deadline: day(2026, 1, 15), days, said };
    Reminder {
        letter: Letter { to: vec!["Các đơn vị có tên trong bảng".into()], ..marked(letter) },
        cited: "Kết luận số 118-KL/TU, ngày 10/12/2025".into(),
        subject: "về đẩy mạnh luân chuyển cán bộ kiểm tra".into(),
        on: day(2026, 2, 1),
        by: "15/02/2026".into(),
        late: vec![
            Late { unit: "Chi bộ Sen".into(), tasks: vec![owed("quán triệt Kết luận", 17, false), owed("ban hành kế hoạch", 17, true)] },
            Late { unit: "Chi bộ Trúc".into(), tasks: vec![owed("quán triệt Kết luận", 17, true)] },
        ],
    }
}

pub(crate) fn an_implementation_plan(letter: &Letter) -> ImplementationPlan {
    ImplementationPlan {
        letter: Letter { to: Vec::new(), ..marked(letter) },
        subject: "thực hiện Kết luận số 118-KL/TU của Ban Thường vụ Tỉnh ủy".into(),
        body: "Ban Tổ chức Thị ủy".into(),
        bases: vec![regulation()],
        carries_out: vec![conclusion()],
        purpose: vec!["Nâng cao nhận thức của cán bộ, đảng viên.".into()],
        requirements: Vec::new(),
        duties: vec![
            Duty {
                lead: "Ban Tổ chức Thị ủy".into(),
                support: vec!["Ủy ban Kiểm tra Thị ủy".into(), "Văn phòng Thị ủy".into()],
                what: "rà soát quy hoạch, lập danh sách đề xuất".into(),
                by: Some(day(2026, 6, 30)),
                report_to: Some("Ban Thường vụ Thị ủy".into()),
            },
            Duty { lead: "Văn phòng Thị ủy".into(), support: Vec::new(), what: "theo dõi, tổng hợp".into(), by: None, report_to: None },
        ],
        organisation: vec!["Các chi bộ xây dựng kế hoạch của mình trong 30 ngày.".into()],
    }
}

pub(crate) fn a_report(letter: &Letter) -> Report {
    let figure = |what: &str, count, out_of| Figure { what: what.into(), count, out_of, counted: "theo biên bản gửi về".into() };
    Report {
        letter: marked(letter),
        subject: "kết quả thực hiện Kết luận số 118-KL/TU của Ban Thường vụ Tỉnh ủy".into(),
        body: "Ban Tổ chức Thị ủy".into(),
        bases: Vec::new(),
        carries_out: vec![conclusion()],
        figures: vec![
            figure("Số đơn vị đã quán triệt", Datum::Known(61), Some(Datum::Known(65))),
            figure("Số lượt đảng viên dự", Datum::Known(2184), None),
            figure("Số đơn vị đã có kế hoạch", Datum::Unknown, Some(Datum::Known(65))),
        ],
        results: Vec::new(),
        strengths: Vec::new(),
        limits: vec!["Còn 04 đơn vị chưa báo cáo.".into()],
        causes: Vec::new(),
        next: Vec::new(),
        proposals: Vec::new(),
    }
}

pub(crate) fn a_decision(letter: &Letter) -> RotationDecision {
    let proposal = Cited { kind: "Tờ trình".into(), symbol: Some("95-TTr/BTCThU".into()), date: Some(day(2026, 1, 12)), issuer: None, about: None };
    RotationDecision {
        letter: Letter { to: Vec::new(), ..marked(letter) },
        subject: "về việc luân chuyển cán bộ".into(),
        authority: if letter.issuer.system == System::Party { "Ban Thường vụ Thị ủy" } else { "Giám đốc Sở Nội vụ" }.into(),
        bases: vec![charter(), regulation()],
        proposal: Some(("Ban Tổ chức Thị ủy".into(), proposal)),
        form: Form::Rotation,
        person: "Khuất Duy Tường".into(),
        sex: Datum::Known(Sex::Male),
        from: "Trưởng phòng, Phòng Nội vụ".into(),
        to: "Phó Bí thư Đảng ủy phường Giếng Ngọc".into(),
        on: Some(day(2026, 3, 1)),
        months: Some(36),
        terms: Vec::new(),
        responsible: vec!["Văn phòng Thị ủy".into(), "Đảng ủy phường Giếng Ngọc".into()],
    }
}
