//! One of every paper, with invented people, in every profile.

use paperwork::papers::datum::Datum;
use paperwork::papers::document::Document;
use paperwork::papers::forms::appraisal::{Appraisal, Person, appraisal};
use paperwork::papers::forms::curriculum::{Curriculum, Tenure, curriculum};
use paperwork::papers::forms::forwarding::forwarding;
use paperwork::papers::forms::implementation_plan::implementation_plan;
use paperwork::papers::forms::reminder::reminder;
use paperwork::papers::forms::report::report;
use paperwork::papers::forms::roster::{Column, Entry, Roster, roster};
use paperwork::papers::forms::rotation_decision::rotation_decision;
use paperwork::papers::forms::rotation_plan::{RotationPlan, rotation_plan};
use paperwork::papers::forms::statistics::{Moving, Statistics, statistics};
use paperwork::papers::forms::submission::{Submission, submission};
use paperwork::papers::letter::{Authority, Issuer, Letter, Printed, Signature};
use paperwork::papers::profile::System;
use register::code::{Level, Manner, Purpose, Sex, Theory};
use register::{Day, Partial};
use rules::rulebook::Effect;
use rules::trace::Value;
use rules::verdict::{Citation, Line, Outcome};

use crate::letters::{a_decision, a_forwarding, a_reminder, a_report, an_implementation_plan};
use crate::plan::annexes;

/// A paper in a frame.
pub type Sample = fn(&Letter) -> Document;

/// Every form with its sample.
pub const SAMPLES: &[(&str, Sample)] = &[
    ("appraisal", |letter| appraisal(&an_appraisal(letter)).unwrap()),
    ("curriculum", |letter| curriculum(&a_curriculum(letter)).unwrap()),
    ("forwarding", |letter| forwarding(&a_forwarding(letter)).unwrap()),
    ("implementation_plan", |letter| implementation_plan(&an_implementation_plan(letter)).unwrap()),
    ("reminder", |letter| reminder(&a_reminder(letter)).unwrap()),
    ("report", |letter| report(&a_report(letter)).unwrap()),
    ("roster", |letter| roster(&a_roster(letter, Column::usual(), 24)).unwrap()),
    ("rotation_decision", |letter| rotation_decision(&a_decision(letter)).unwrap()),
    ("rotation_plan", |letter| rotation_plan(&a_plan(letter)).unwrap()),
    ("statistics", |letter| statistics(&some_statistics(letter, some_moves())).unwrap()),
    ("submission", |letter| submission(&a_submission(letter)).unwrap()),
];

/// A day that is there.
pub fn day(year: i32, month: i32, day: i32) -> Day {
    Day::new(year, month, day).unwrap()
}

/// Every sample in every profile, by the names of both.
pub fn all() -> Vec<(String, Document)> {
    let letters = [party(day(2025, 3, 9)), party(day(2026, 11, 25)), state(day(2026, 2, 5))];
    let every = letters.iter().flat_map(|letter| SAMPLES.iter().map(move |(name, sample)| (name, sample(letter))));
    every.map(|(name, paper)| (format!("{name}-{}", paper.profile.name), paper)).collect()
}

/// A board of the Party; the paper has no number and no day yet.
pub fn party(printed: Day) -> Letter {
    let issuer = Issuer {
        system: System::Party,
        parent: vec!["Thị ủy Vạn Sương".into()],
        name: vec!["Ban Tổ chức".into()],
        code: "BTCThU".into(),
        place: "Vạn Sương".into(),
    };
    Letter {
        issuer,
        number: None,
        dated: None,
        to: vec!["Ban Thường vụ Thị ủy".into()],
        recipients: vec!["Như trên".into(), "Ủy ban Kiểm tra Thị ủy".into(), "Ban Tổ chức".into()],
        signature: Signature { authority: Authority::ForHead, holder: "Trưởng ban".into(), post: Some("Phó trưởng ban".into()), name: None },
        printed: Printed { on: printed, at: (8, 5), facts_of: day(2024, 3, 1) },
    }
}

/// A department of the State; the paper has its number and its day.
pub fn state(dated: Day) -> Letter {
    let issuer = Issuer {
        system: System::State,
        parent: vec!["Ủy ban nhân dân".into(), "tỉnh Lĩnh Hải".into()],
        name: vec!["Sở Nội vụ".into()],
        code: "SNV".into(),
        place: "Lĩnh Hải".into(),
    };
    Letter {
        issuer,
        number: Some(7),
        dated: Some(dated),
        to: vec!["Ủy ban nhân dân tỉnh".into(), "Ban cán sự".into()],
        recipients: vec!["Như trên".into(), "VT, TCCB".into()],
        signature: Signature { authority: Authority::Own, holder: "Giám đốc".into(), post: None, name: Some("Đàm Quang Thịnh".into()) },
        printed: Printed { on: dated, at: (16, 40), facts_of: dated },
    }
}

fn line(effect: Effect, outcome: Outcome, says: &str, facts: &[(&str, Value)], missing: &[&str]) -> Line {
    Line {
        subject: "person:CB0042".into(),
        rule: "65-QĐ/TW#x".into(),
        effect,
        outcome,
        on: day(2024, 3, 1),
        facts: facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        missing: missing.iter().map(|name| (*name).to_owned()).collect(),
        citation: Citation { document: "65-QĐ/TW".into(), clause: "Điều 5, khoản 2".into(), in_force_from: day(2022, 4, 28) },
        says: says.into(),
    }
}

/// What rules say of somebody: one line of every result.
pub fn some_lines() -> Vec<Line> {
    let months = |number| ("param.months", Value::Number(number));
    vec![
        line(
            Effect::Bar,
            Outcome::Met,
            "Còn ít nhất 120 tháng công tác; số tháng còn lại: 187",
            &[("person.service_left_months", Value::Number(187)), months(120)],
            &[],
        ),
        line(Effect::Bar, Outcome::Met, "Có tên trong danh sách quy hoạch đang có hiệu lực", &[("person.in_planning", Value::Truth(true))], &[]),
        line(
            Effect::Duty,
            Outcome::NotMet,
            "Người đứng đầu chưa quá hai nhiệm kỳ liên tiếp tại một nơi; số tháng đứng đầu: 121",
            &[("person.months_as_head", Value::Number(121)), months(96)],
            &[],
        ),
        line(
            Effect::Bar,
            Outcome::NotKnown,
            "Có giấy chứng nhận đủ sức khỏe, cấp không quá 06 tháng",
            &[months(6)],
            &["person.fit_certificate", "person.certificate_age_months"],
        ),
        line(
            Effect::Decision,
            Outcome::NotMet,
            "Đã giữ chức vụ ít nhất 36 tháng; số tháng đã giữ: từ 20 đến 31",
            &[("person.months_in_post", Value::Range { low: Some(20), high: Some(31) }), months(36)],
            &[],
        ),
        line(Effect::Bar, Outcome::Waived, "Không là người địa phương", &[("move.local", Value::Text("yes".into()))], &[]),
        line(Effect::Paper, Outcome::NotApplicable, "Có nhận xét từng năm", &[], &[]),
    ]
}

/// Phiếu thẩm định.
pub fn an_appraisal(letter: &Letter) -> Appraisal {
    let person = Person {
        id: "CB0042".into(),
        name: "Khuất Duy Tường".into(),
        birth: Datum::Known(Partial::month(1974, 5).unwrap()),
        posts: vec!["Bí thư Đảng ủy, Đảng ủy phường Giếng Ngọc".into(), "Chủ tịch Hội đồng nhân dân, phường Giếng Ngọc".into()],
    };
    let to = Some("Phó trưởng ban, Ban Dân vận Thị ủy".to_owned());
    Appraisal {
        letter: Letter { to: Vec::new(), ..letter.clone() }, person, on: day(2024, 3, 1), to, lines: some_lines(), withheld: vec!["kỷ luật".into()]
    }
}

fn an_entry(number: usize) -> Entry {
    let (sex, name) = if number.is_multiple_of(3) { (Sex::Female, "Lương Bích Hường") } else { (Sex::Male, "Vũ Đình Khoát") };
    let birth = [Partial::day(day(1972, 5, 18)), Partial::month(1970, 9).unwrap(), Partial::year(1968).unwrap()][number % 3];
    Entry {
        name: name.into(),
        sex: Datum::Known(sex),
        birth: Datum::Known(birth),
        home: if number == 4 { Datum::Unknown } else { Datum::Known("xã Vân Lâm, tỉnh Lĩnh Hải".into()) },
        party_since: Datum::Known(day(2001, 2, 13)),
        education: Datum::Known("Cử nhân Hành chính".into()),
        theory: Datum::Known(Theory::Advanced),
        posts: Datum::Known(vec!["Phó bí thư Đảng ủy, Đảng ủy phường Bến Nghiêng".into()]),
        since: Datum::Known(day(2020, 8, 1)),
        planned: Datum::Known(vec!["Bí thư Đảng ủy (từ 01/10/2020)".into()]),
        grades: Datum::Known(vec![(2021, "hoàn thành tốt nhiệm vụ".into()), (2022, "hoàn thành xuất sắc nhiệm vụ".into())]),
        discipline: if number == 5 { Datum::Withheld } else { Datum::Known(Vec::new()) },
        to: Some("Trưởng ban, Ban Tuyên giáo Thị ủy".into()),
        note: String::new(),
    }
}

/// Danh sách trích ngang, of so many people.
pub fn a_roster(letter: &Letter, columns: Vec<Column>, people: usize) -> Roster {
    let letter = Letter { to: Vec::new(), recipients: Vec::new(), ..letter.clone() };
    Roster {
        letter,
        subject: "nhân sự dự kiến luân chuyển năm 2024".into(),
        attached_to: Some("(Kèm theo Tờ trình số 12-TTr/BTCThU, ngày 05 tháng 3 năm 2024)".into()),
        columns,
        people: (0..people).map(an_entry).collect(),
    }
}

fn citations() -> Vec<String> {
    vec![
        "Quy định số 65-QĐ/TW, ngày 28/4/2022 của Ban Chấp hành Trung ương về luân chuyển cán bộ".into(),
        "Kế hoạch số 21-KH/ThU, ngày 10/01/2022 của Ban Thường vụ Thị ủy".into(),
    ]
}

/// Tờ trình.
pub fn a_submission(letter: &Letter) -> Submission {
    Submission {
        letter: letter.clone(),
        subject: "về kế hoạch luân chuyển cán bộ năm 2024".into(),
        citations: citations(),
        need: Vec::new(),
        on: day(2024, 3, 1),
        annexes: annexes(),
    }
}

fn a_plan(letter: &Letter) -> RotationPlan {
    RotationPlan {
        letter: Letter { to: Vec::new(), ..letter.clone() },
        subject: "luân chuyển cán bộ năm 2024".into(),
        citations: citations(),
        purpose: vec!["Thực hiện chủ trương luân chuyển cán bộ gắn với quy hoạch, đào tạo, bồi dưỡng cán bộ.".into()],
        policy: vec!["Thực hiện theo quy định hiện hành.".into()],
        placement: Vec::new(),
        organisation: vec!["Ban Tổ chức chủ trì, phối hợp với Ủy ban Kiểm tra theo dõi, báo cáo.".into()],
        annexes: annexes(),
    }
}

/// Moves with everything that can be unknown.
pub fn some_moves() -> Vec<Moving> {
    let one = |person: &str, sex, on, form, purpose, from, to| Moving { person: person.into(), sex, on, form, purpose, from, to };
    let (man, woman) = (Datum::Known(Sex::Male), Datum::Known(Sex::Female));
    vec![
        one(
            "A",
            man,
            day(2021, 3, 1),
            Datum::Known(Manner::Rotated),
            Datum::Known(Purpose::Planned),
            Datum::Known(Level::District),
            Datum::Known(Level::Commune),
        ),
        one(
            "A",
            man,
            day(2024, 3, 1),
            Datum::Known(Manner::Rotated),
            Datum::Known(Purpose::Planned),
            Datum::Known(Level::Commune),
            Datum::Known(Level::District),
        ),
        one(
            "B",
            woman,
            day(2021, 6, 1),
            Datum::Known(Manner::Rotated),
            Datum::Known(Purpose::NonLocal),
            Datum::Known(Level::Commune),
            Datum::Known(Level::Commune),
        ),
        one("B", woman, day(2021, 12, 1), Datum::Known(Manner::Transferred), Datum::Unknown, Datum::Unknown, Datum::Known(Level::Province)),
        one("C", Datum::Withheld, Day::MISSING, Datum::Known(Manner::Rotated), Datum::Unknown, Datum::Unknown, Datum::Known(Level::Commune)),
        one("D", man, day(2026, 1, 1), Datum::Known(Manner::Rotated), Datum::Withheld, Datum::Unknown, Datum::Known(Level::Commune)),
    ]
}

/// Thống kê.
pub fn some_statistics(letter: &Letter, moves: Vec<Moving>) -> Statistics {
    let letter = Letter { to: Vec::new(), ..letter.clone() };
    Statistics {
        letter,
        subject: "luân chuyển, điều động cán bộ giai đoạn 2021 - 2025".into(),
        from: day(2021, 1, 1),
        until: day(2026, 1, 1),
        only: None,
        list: None,
        moves,
    }
}

/// Sơ yếu lý lịch.
pub fn a_curriculum(letter: &Letter) -> Curriculum {
    let tenure = |from, until, post: &str| Tenure { from, until, post: post.into() };
    Curriculum {
        issuer: letter.issuer.clone(),
        id: "CB0042".into(),
        name: "Lương Bích Hường".into(),
        sex: Datum::Known(Sex::Female),
        birth: Datum::Known(Partial::day(day(1972, 5, 18))),
        birthplace: Datum::Unknown,
        home: Datum::Known("xã Vân Lâm, thị xã Vạn Sương, tỉnh Lĩnh Hải".into()),
        party_since: Datum::Known(day(2001, 2, 13)),
        education: Datum::Known("Cử nhân Xây dựng Đảng".into()),
        theory: Datum::Known(Theory::Intermediate),
        posts: Datum::Known(vec!["Phó bí thư Thị ủy".into(), "Chủ tịch Hội đồng nhân dân thị xã (kiêm)".into()]),
        tenures: Datum::Known(vec![
            tenure(Day::BEGINNING, day(2015, 8, 1), "Trưởng phòng, Phòng Nội vụ"),
            tenure(day(2015, 8, 1), day(2020, 8, 1), "Ủy viên Ban Thường vụ, Thị ủy Vạn Sương"),
            tenure(day(2020, 8, 1), Day::OPEN, "Phó bí thư, Thị ủy Vạn Sương"),
        ]),
        discipline: Datum::Withheld,
        family: Datum::Known(vec![("vợ, chồng".into(), "Khuất Duy Tường".into())]),
        printed: letter.printed,
    }
}
