//! An invented plan, with something in every annex.

use paperwork::papers::annexes::{Annexes, Exception, Move, Quota, Seats};
use planner::Status;

use crate::samples::day;

pub(crate) fn annexes() -> Annexes {
    let one = |person: &str, from: &str, to: &str, reasons: &[&str], notes: &[&str]| Move {
        person: person.into(),
        from: from.into(),
        to: to.into(),
        form: "luân chuyển".into(),
        on: Some(day(2024, 3, 1)),
        until: Some(day(2027, 3, 1)),
        reasons: reasons.iter().map(|text| (*text).to_owned()).collect(),
        notes: notes.iter().map(|text| (*text).to_owned()).collect(),
    };
    let seats = |post: &str, counts, leave: &[&str], come: &[&str]| Seats {
        post: post.into(),
        counts,
        leave: leave.iter().map(|text| (*text).to_owned()).collect(),
        come: come.iter().map(|text| (*text).to_owned()).collect(),
    };
    let (first, second) = ("Trưởng phòng, Phòng Nội vụ", "Chủ tịch Ủy ban nhân dân, phường Giếng Ngọc");
    Annexes {
        status: Status::Optimal,
        moves: vec![
            one("Khuất Duy Tường", first, second, &["Phải chuyển theo Điều 5, 65-QĐ/TW", "Đáp ứng chỉ tiêu chuyển đi của Phòng Nội vụ"], &[]),
            one("Lương Bích Hường", second, first, &["Thay Khuất Duy Tường"], &["Điều 8, 170/2025/NĐ-CP: chưa đủ căn cứ. Có giấy chứng nhận đủ sức khỏe"]),
            one("Vũ Đình Khoát", "Phó trưởng ban, Ban Dân vận", "Bí thư Đảng ủy, phường Bến Nghiêng", &["Theo yêu cầu nêu đích danh"], &[]),
        ],
        seats: vec![
            seats(first, [1, 1, 1], &["Khuất Duy Tường"], &["Lương Bích Hường"]),
            seats(second, [1, 1, 1], &["Lương Bích Hường"], &["Khuất Duy Tường"]),
            seats("Phó trưởng ban, Ban Dân vận", [2, 2, 1], &["Vũ Đình Khoát"], &[]),
            seats("Bí thư Đảng ủy, phường Bến Nghiêng", [1, 0, 1], &[], &["Vũ Đình Khoát"]),
        ],
        quotas: vec![Quota { unit: "Phòng Nội vụ".into(), direction: "chuyển đi", counts: [1, 1, 2] }],
        exceptions: vec![Exception {
            person: "Vũ Đình Khoát".into(),
            to: "Bí thư Đảng ủy, phường Bến Nghiêng".into(),
            clauses: vec!["Điều 6, khoản 1, 65-QĐ/TW".into()],
        }],
        unmoved: vec![("Đàm Quang Thịnh".into(), "Phải chuyển theo 45-CT/TW\nĐiều 5, 65-QĐ/TW: không đạt đối với 12 vị trí".into())],
        chains: vec![("Hoán đổi".into(), "Khuất Duy Tường → Lương Bích Hường".into())],
    }
}
