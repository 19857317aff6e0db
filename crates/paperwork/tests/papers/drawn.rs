//! Invented letters, decisions, plans and reports of every guide, drawn for property tests.

use paperwork::papers::cited::Cited;
use paperwork::papers::datum::Datum;
use paperwork::papers::forms::forwarding::{Asked, Forwarding};
use paperwork::papers::forms::implementation_plan::{Duty, ImplementationPlan};
use paperwork::papers::forms::report::{Figure, Report};
use paperwork::papers::forms::rotation_decision::{Form, RotationDecision};
use paperwork::papers::letter::{Authority, Issuer, Letter, Printed, Signature};
use paperwork::papers::profile::{self, Profile, System};
use paperwork::papers::received::Mark;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use register::Day;
use register::code::Sex;

/// One paper of any of the four forms, with its own data.
#[derive(Clone, Debug)]
pub(crate) enum Drawn {
    Forwarding(Forwarding),
    Plan(ImplementationPlan),
    Report(Report),
    Decision(RotationDecision),
}

/// A mark or none, with its recipient.
pub(crate) type Received = (String, Option<Mark>);

const PARTY: &[(&[&str], &[&str], &str, &str)] = &[
    (&["Tỉnh ủy Lĩnh Hải"], &["Thị ủy Vạn Sương"], "ThU", "Ban Thường vụ Thị ủy"),
    (&["Thị ủy Vạn Sương"], &["Ban Tổ chức"], "BTCThU", "Ban Tổ chức Thị ủy"),
    (&["Đảng bộ tỉnh Lĩnh Hải"], &["Đảng ủy phường", "Giếng Ngọc"], "ĐU", "Ban Thường vụ Đảng ủy"),
    (&[], &["Tỉnh ủy Lĩnh Hải"], "TU", "Ban Thường vụ Tỉnh ủy"),
];
const STATE: &[(&[&str], &[&str], &str, &str)] = &[
    (&["Ủy ban nhân dân", "tỉnh Lĩnh Hải"], &["Sở Nội vụ"], "SNV", "Sở Nội vụ"),
    (&["Ủy ban nhân dân tỉnh Lĩnh Hải"], &["Sở Tài chính"], "STC", "Sở Tài chính"),
    (&[], &["Ủy ban nhân dân", "phường Giếng Ngọc"], "UBND", "Ủy ban nhân dân phường"),
];
const BODIES: &[&str] =
    &["Các đảng ủy cơ sở", "Các chi bộ trực thuộc", "Ủy ban Kiểm tra Thị ủy", "Ban Tổ chức Tỉnh ủy", "Thường trực Thị ủy", "Sở Tài chính", "Văn phòng Tỉnh ủy"];
const ABOUT: &[&str] = &["về luân chuyển cán bộ", "về công tác cán bộ nữ", "về việc nâng cao chất lượng sinh hoạt chi bộ", "về kiểm soát quyền lực"];
const NAMES: &[&str] = &["Đàm Quang Thịnh", "Lương Bích Hường", "Khuất Duy Tường", "Vũ Đình Khoát", "Uông Sĩ Khiêm", "Mạc Đình Cường"];
const SENTENCES: &[&str] = &[
    "Việc tổ chức bảo đảm thiết thực, tiết kiệm.",
    "Nâng cao nhận thức của cán bộ, đảng viên.",
    "Có người theo dõi, có ngày kết thúc.",
    "Hồ sơ đầy đủ, đúng hạn.",
];
/// Types with their codes; the code of `Quy định` is also that of `Quyết định`, and the word says which.
const PARTY_KINDS: &[(&str, &str)] = &[("Kết luận", "KL"), ("Kế hoạch", "KH"), ("Quy định", "QĐ"), ("Chỉ thị", "CT"), ("Hướng dẫn", "HD"), ("Tờ trình", "TTr")];
const STATE_KINDS: &[(&str, &str)] = &[("Nghị định", "NĐ"), ("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Tờ trình", "TTr")];
const PARTY_ISSUERS: &[(&str, &str)] = &[("TW", "Ban Bí thư"), ("TW", "Bộ Chính trị"), ("TU", "Ban Thường vụ Tỉnh ủy"), ("BTCTU", "Ban Tổ chức Tỉnh ủy")];
const STATE_ISSUERS: &[(&str, &str)] = &[("UBND", "Ủy ban nhân dân tỉnh Lĩnh Hải"), ("BNV", "Bộ Nội vụ"), ("SNV", "Sở Nội vụ")];

fn text(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(of).prop_map(str::to_owned)
}

fn day(from: Day, years: i32) -> impl Strategy<Value = Day> {
    let from = from.ordinal();
    (from..from + years * 365).prop_map(|ordinal| Day::from_ordinal(ordinal).unwrap())
}

/// A document of either side; numbers are apart, so that no two that are drawn are one.
fn cited(number: u32) -> impl Strategy<Value = Cited> {
    let party = (select(PARTY_KINDS), select(PARTY_ISSUERS)).prop_map(move |((kind, code), (of, issuer))| (kind, format!("{number:02}-{code}/{of}"), issuer));
    let state = (select(STATE_KINDS), select(STATE_ISSUERS)).prop_map(move |((kind, code), (of, issuer))| (kind, format!("{number:02}/{code}-{of}"), issuer));
    let date = day(Day::new(2012, 1, 1).unwrap(), 13);
    (prop_oneof![party, state], option::weighted(0.8, date), any::<bool>(), option::of(text(ABOUT))).prop_map(
        |((kind, symbol, issuer), date, issued, about)| Cited {
            kind: kind.to_owned(),
            symbol: Some(symbol),
            date,
            issuer: issued.then(|| issuer.to_owned()),
            about,
        },
    )
}

fn several(least: usize, first: u32) -> impl Strategy<Value = Vec<Cited>> {
    (least..4usize).prop_flat_map(move |count| (0..count as u32).map(|at| cited(first + at * 7)).collect::<Vec<_>>())
}

fn signature(system: System) -> impl Strategy<Value = Signature> {
    let collective = if system == System::Party { "Ban Thường vụ" } else { "Ủy ban nhân dân" };
    let [head, deputy] = if system == System::Party { ["Bí thư", "Phó Bí thư"] } else { ["Chủ tịch", "Phó Chủ tịch"] };
    let forms = vec![
        (Authority::Own, head, None),
        (Authority::OnBehalf, collective, Some(head)),
        (Authority::OnBehalf, collective, Some(deputy)),
        (Authority::ForHead, "Trưởng ban", Some("Phó Trưởng ban")),
        (Authority::ByOrder, collective, Some("Chánh Văn phòng")),
        (Authority::Acting, "Trưởng ban", None),
    ];
    (select(forms), option::weighted(0.8, text(NAMES))).prop_map(|((authority, holder, post), name)| Signature {
        authority,
        holder: holder.to_owned(),
        post: post.map(str::to_owned),
        name,
    })
}

/// A letter of a guide and its recipients, whose lines it has already.
fn letter(profile: &'static Profile) -> impl Strategy<Value = (Letter, Vec<Received>, String)> {
    let years = if profile.name == "hd36-2018" { 7 } else { 5 };
    let dated = day(profile.begins(), years);
    let recipients = vec((text(BODIES), option::of(select(&Mark::ALL[..]))), 0..5);
    let kept = if profile.system == System::Party { "Văn phòng" } else { "VT, TCCB" };
    let issuers = if profile.system == System::Party { PARTY } else { STATE };
    (select(issuers), option::weighted(0.8, 1..2000u32), dated, any::<bool>(), signature(profile.system), recipients).prop_map(
        move |((parent, name, code, body), number, on, dated, signature, recipients)| {
            let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
            let issuer = Issuer { system: profile.system, parent: lines(parent), name: lines(name), code: code.to_owned(), place: "Vạn Sương".into() };
            let shown = recipients.iter().map(|(name, mark)| mark.map_or_else(|| name.clone(), |mark| mark.behind(name)));
            let lines = shown.chain([kept.to_owned()]).collect();
            let printed = Printed { on, at: (8, 5), facts_of: on };
            (Letter { issuer, number, dated: dated.then_some(on), to: Vec::new(), recipients: lines, signature, printed }, recipients, (*body).to_owned())
        },
    )
}

fn sentences() -> impl Strategy<Value = Vec<String>> {
    vec(text(SENTENCES), 0..3)
}

/// Any paper of the four, with the recipients that it was drawn with.
pub(crate) fn drawn() -> impl Strategy<Value = (Drawn, Vec<Received>)> {
    let profile = select(profile::ALL);
    profile.prop_flat_map(|profile| {
        letter(profile).prop_flat_map(|(letter, received, body)| {
            let papers = prop_oneof![
                forwarding(letter.clone(), body.clone()),
                plan(letter.clone(), body.clone()),
                report(letter.clone(), body.clone()),
                decision(letter, body),
            ];
            papers.prop_map(move |paper| (paper, received.clone()))
        })
    })
}

fn forwarding(letter: Letter, body: String) -> impl Strategy<Value = Drawn> {
    let report = option::of((text(BODIES), option::of(day(Day::new(2030, 1, 1).unwrap(), 3))));
    (vec(text(BODIES), 1..4), several(1, 11), select(&Asked::ALL[..]), sentences(), report, text(ABOUT)).prop_map(
        move |(to, documents, asked, more, report, about)| {
            // Without its number a letter of the State says nothing that our reader knows for a line of a number: no code of a type stands in it.
            let number = letter.number.or((letter.issuer.system == System::State).then_some(1));
            Drawn::Forwarding(Forwarding {
                letter: Letter { to, number, ..letter.clone() },
                unit: Some("CCVC".into()),
                subject: format!("sao gửi văn bản {about}"),
                body: body.clone(),
                documents,
                asked,
                more,
                report,
            })
        },
    )
}

fn duty() -> impl Strategy<Value = Duty> {
    let by = option::of(day(Day::new(2030, 1, 1).unwrap(), 3));
    (text(BODIES), vec(text(BODIES), 0..3), by, option::of(text(BODIES))).prop_map(|(lead, support, by, report_to)| Duty {
        lead,
        support,
        what: "rà soát quy hoạch, lập danh sách đề xuất".into(),
        by,
        report_to,
    })
}

fn plan(letter: Letter, body: String) -> impl Strategy<Value = Drawn> {
    (several(0, 11), several(0, 101), sentences(), sentences(), vec(duty(), 0..4), text(ABOUT)).prop_map(
        move |(bases, carries_out, purpose, organisation, duties, about)| {
            Drawn::Plan(ImplementationPlan {
                letter: letter.clone(),
                subject: format!("thực hiện các văn bản {about}"),
                body: body.clone(),
                bases,
                carries_out,
                requirements: purpose.clone(),
                purpose,
                duties,
                organisation,
            })
        },
    )
}

fn report(letter: Letter, body: String) -> impl Strategy<Value = Drawn> {
    let number = || prop_oneof![(0..99_999i64).prop_map(Datum::Known), Just(Datum::Unknown), Just(Datum::Withheld)];
    let figure = (number(), option::of(number())).prop_map(|(count, out_of)| Figure {
        what: "Số chi bộ đã quán triệt".into(),
        count,
        out_of,
        counted: "theo biên bản".into(),
    });
    (several(0, 11), several(0, 101), vec(figure, 0..3), sentences(), sentences(), text(ABOUT)).prop_map(
        move |(bases, carries_out, figures, results, limits, about)| {
            Drawn::Report(Report {
                letter: letter.clone(),
                subject: format!("kết quả thực hiện các văn bản {about}"),
                body: body.clone(),
                bases,
                carries_out,
                figures,
                strengths: results.clone(),
                causes: limits.clone(),
                next: results.clone(),
                proposals: limits.clone(),
                results,
                limits,
            })
        },
    )
}

fn decision(letter: Letter, body: String) -> impl Strategy<Value = Drawn> {
    let paper = option::of((text(BODIES), cited(501)));
    let sex = prop_oneof![Just(Datum::Known(Sex::Male)), Just(Datum::Known(Sex::Female)), Just(Datum::Unknown)];
    let on = option::of(day(Day::new(2030, 1, 1).unwrap(), 3));
    (several(0, 11), paper, select(&Form::ALL[..]), sex, on, option::of(1..99u32), sentences(), vec(text(BODIES), 0..3)).prop_map(
        move |(bases, proposal, form, sex, on, months, terms, responsible)| {
            Drawn::Decision(RotationDecision {
                letter: letter.clone(),
                subject: "về việc luân chuyển, điều động cán bộ".into(),
                authority: body.clone(),
                bases,
                proposal,
                form,
                person: "Khuất Duy Tường".into(),
                sex,
                from: "Trưởng phòng, Phòng Nội vụ".into(),
                to: "Chủ tịch Ủy ban nhân dân phường Giếng Ngọc".into(),
                on,
                months,
                terms,
                responsible,
            })
        },
    )
}
