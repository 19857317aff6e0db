//! The five texts of the mission: where their numbers stand, and the duties that it wants to see.

use std::ops::RangeInclusive;

use paperwork::documents::{Duty, Passage, duties, passages};

use crate::source::seed;

/// One document in a file: its body.
type Body = (&'static str, RangeInclusive<u32>);

const LETTER: Body = ("000_50c03aaae299f019.txt", 19..=22);
const CONCLUSION: Body = ("000_50c03aaae299f019.txt", 42..=56);
const GUIDANCE: Body = ("001_10c391bb9bfa2a28.txt", 17..=200);
const PLAN: Body = ("002_41c2f61369fd7168.txt", 9..=92);
const NEWS: Body = ("003_c65da93756dd6af2.txt", 5..=34);
const COVER: Body = ("004_d963df6e54be7226.txt", 20..=24);
const BLOC: Body = ("004_d963df6e54be7226.txt", 42..=61);

/// Passage, lead, support, how the action begins and ends, to whom is reported.
type Noted = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, &'static str);

const UNITS: &str = "các địa phương, cơ quan, đơn vị";
const COMMITTEES: &str = "các cấp ủy đảng, các địa phương, cơ quan, đơn vị";
const BLOC_LEAD: &str = "các cấp ủy đảng, bí thư cấp ủy, đảng viên là người đứng đầu cơ quan, đơn vị trong Đảng bộ Khối";

const DUTIES: [(&Body, &[Noted]); 7] = [
    (
        &LETTER,
        &[
            ("đoạn 1", "các đảng ủy cơ sở, các chi bộ trực thuộc", &[], "phổ biến, quán triệt", "Kết luận", ""),
            ("đoạn 2", "các đảng ủy cơ sở và chi bộ trực thuộc", &[], "nghiêm túc", "thực hiện", ""),
        ],
    ),
    (
        &CONCLUSION,
        &[
            ("2.1", "Cấp uỷ, tổ chức đảng, uỷ ban kiểm tra các cấp", &[], "đẩy mạnh", "công tác cán bộ", ""),
            ("2.2", "Uỷ ban Kiểm tra Trung ương", &["Ban Tổ chức Trung ương", "các cơ quan liên quan"], "xây dựng Đề án", "quyết định", "Ban Bí thư"),
            (
                "3",
                "Uỷ ban Kiểm tra Trung ương",
                &["Văn phòng Trung ương Đảng", "các ban đảng Trung ương", "các cơ quan liên quan"],
                "hướng dẫn, theo dõi",
                "theo quy định",
                "Ban Bí thư",
            ),
        ],
    ),
    (
        &GUIDANCE,
        &[
            ("1", "Các địa phương, cơ quan, đơn vị", &[], "xây dựng và tổ chức", "đột phá", ""),
            ("2.1", UNITS, &[], "xác định rõ", "xác định rõ", ""),
            ("2.2", UNITS, &[], "xem xét, xây dựng", "sau", ""),
            ("2.3", "Các cấp ủy đảng, các địa phương, cơ quan, đơn vị", &[], "tập trung rà soát", "thực tế", ""),
            ("2.4", COMMITTEES, &[], "bảo đảm nguyên tắc", "công tác cán bộ", ""),
            ("2.5.-2", "Các địa phương, cơ quan, đơn vị", &[], "công bố", "dễ dàng", ""),
            ("2.5.-3", UNITS, &[], "có đánh giá", "cơ quan", ""),
            ("2.5.-4", UNITS, &[], "kết hợp", "tham nhũng", ""),
            ("2.6", "Các cấp ủy đảng, các địa phương, cơ quan, đơn vị", &[], "thường xuyên tự", "chuyên ngành", ""),
            ("2.6", "Các cấp ủy đảng, các địa phương, cơ quan, đơn vị", &[], "Đổi mới", "sai phạm", ""),
            ("2.6", UNITS, &[], "kịp thời trao đổi", "phù hợp", ""),
        ],
    ),
    (
        &PLAN,
        &[
            ("IV.1", "Cấp ủy, tổ chức đảng, UBKT các cấp", &[], "đẩy mạnh", "các cấp", ""),
            (
                "IV.2",
                "Ban Tổ chức Thị ủy",
                &["Ủy ban Kiểm tra Thị ủy", "các cơ quan, đơn vị có liên quan"],
                "căn cứ",
                "đề ra",
                "Ban Thường vụ Thị ủy; Ban Thường vụ Tỉnh ủy",
            ),
            ("IV.3", "Ủy ban Kiểm tra Thị ủy", &["Ban Tổ chức Thị ủy"], "theo dõi", "theo quy định", "Ban Thường vụ Thị ủy; Ủy ban Kiểm tra Tỉnh ủy"),
        ],
    ),
    (&NEWS, &[]),
    (&COVER, &[("đoạn 2", "các đảng ủy cơ sở và chi bộ trực thuộc", &[], "triển khai", "lao động", "")]),
    (
        &BLOC,
        &[
            ("mở đầu.3", BLOC_LEAD, &[], "tiếp tục quán triệt", "Đảng bộ Khối", ""),
            ("1", "Các cấp ủy đảng", &["ban cán sự đảng", "đảng đoàn", "lãnh đạo cơ quan, đơn vị"], "tăng cường", "của Đảng", ""),
            ("2", BLOC_LEAD, &[], "Tiếp tục", "chạy quyền", ""),
            ("3", BLOC_LEAD, &[], "Kịp thời", "quan tâm", ""),
            ("4", "Các cấp ủy đảng", &[], "tăng cường", "02-NQ/ĐUK", ""),
            ("5", BLOC_LEAD, &[], "Tiếp tục", "của Đảng", ""),
            ("6", BLOC_LEAD, &[], "Tăng cường", "thực hiện Nghị quyết", ""),
        ],
    ),
];

const PLAN_PATHS: [&str; 33] = [
    "mở đầu.1",
    "mở đầu.2",
    "I",
    "I.1",
    "I.2",
    "I.3",
    "II",
    "II.1",
    "II.2",
    "II.3",
    "II.4",
    "II.5",
    "II.6",
    "III",
    "III.1",
    "III.1.1",
    "III.1.2",
    "III.1.2.-1",
    "III.1.2.-2",
    "III.1.2.-3",
    "III.1.2.-4",
    "III.2",
    "III.2.1",
    "III.2.1.-1",
    "III.2.1.-2",
    "III.2.1.-3",
    "III.2.2",
    "III.2.3",
    "III.3",
    "III.3.-1",
    "IV",
    "IV.1",
    "IV.2",
];

/// The words that a number stands in, and the passages that hold them.
const NUMBERS: [(&Body, &str, &[&str]); 7] = [
    (&PLAN, "ít nhất 10 năm", &["III.1.2"]),
    (&PLAN, "36 tháng", &["III.2.2"]),
    (&PLAN, "tối thiểu 08 năm", &["I.2", "III.2.1.-2"]),
    (&PLAN, "từ 01 đến 02 đồng chí", &["III.2.3"]),
    (&BLOC, "10% cấp ủy", &["6"]),
    (&NEWS, "13.503", &["đoạn 5"]),
    (&GUIDANCE, "tự kiểm tra", &["2.6"]),
];

fn read((name, lines): &Body) -> Option<Vec<Passage>> {
    seed(name, lines.clone()).map(|lines| passages(&lines))
}

fn differs(duty: &Duty, (passage, lead, support, begins, ends, report_to): &Noted) -> bool {
    duty.passage != *passage
        || duty.lead.as_deref() != Some(*lead)
        || duty.support != *support
        || !duty.action.starts_with(begins)
        || !duty.action.ends_with(ends)
        || duty.report_to.as_deref().unwrap_or_default() != *report_to
        || duty.deadline.is_some()
}

#[test]
fn every_duty_of_the_mission_is_proposed_and_no_other() {
    let mut wrong = Vec::new();
    for (body, noted) in DUTIES {
        let Some(read) = read(body) else { return };
        let duties = duties(&read, None);
        let found: Vec<&str> = duties.iter().map(|duty| duty.passage.as_str()).collect();
        let wanted: Vec<&str> = noted.iter().map(|(passage, ..)| *passage).collect();
        if found != wanted {
            wrong.push(format!("{}: wanted {wanted:?}, found {found:?}", body.0));
            continue;
        }
        wrong.extend(duties.iter().zip(noted).filter(|(duty, noted)| differs(duty, noted)).map(|(duty, noted)| format!("wanted {noted:?}\nfound  {duty:?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_report_of_the_plan_goes_two_ways() {
    let Some(read) = read(&PLAN) else { return };
    let duties = duties(&read, None);
    let through: Vec<Option<&str>> = duties.iter().map(|duty| duty.through.as_deref()).collect();
    assert_eq!(through, [None, Some("Ban Tổ chức Tỉnh ủy, UBKT Tỉnh ủy"), None]);
}

#[test]
fn the_plan_has_its_clauses() {
    let Some(read) = read(&PLAN) else { return };
    let paths: Vec<&str> = read.iter().map(|passage| passage.path.as_str()).collect();
    assert_eq!(paths[..PLAN_PATHS.len()], PLAN_PATHS);
    assert_eq!(paths[PLAN_PATHS.len()..], ["IV.3"]);
    assert!(read.iter().all(|passage| passage.notes.is_empty()));
}

#[test]
fn numbers_stand_in_their_clauses() {
    for (body, words, paths) in NUMBERS {
        let Some(read) = read(body) else { return };
        let found: Vec<&str> = read.iter().filter(|passage| passage.text.contains(words)).map(|passage| passage.path.as_str()).collect();
        assert_eq!(found, paths, "{words}");
    }
}
