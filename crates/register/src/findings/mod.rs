//! The data-quality review: contradictions between facts. The register keeps what the papers say; this says where they cannot all be right.

mod circles;
mod numbers;
mod people;
mod periods;
mod posts;

use crate::Register;

/// A contradiction: the rows that cannot all be right.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// What kind: a position in [`KINDS`].
    pub kind: usize,
    /// The rows, by table and row number; the first is the one at fault where that can be told.
    pub rows: Vec<(&'static str, u32)>,
}

/// A kind of contradiction.
#[derive(Clone, Copy)]
pub struct FindingKind {
    /// Its name.
    pub name: &'static str,
    /// In words, Vietnamese and English.
    pub words: [&'static str; 2],
    // Adds the rows of each contradiction of this kind.
    find: fn(&Register, &mut Found),
}

/// The rows of the contradictions of one kind.
type Found = Vec<Vec<(&'static str, u32)>>;

/// Every kind of contradiction, in the order of the review.
pub const KINDS: &[FindingKind] = &[
    FindingKind {
        name: "ends_before_it_begins",
        words: ["Ngày kết thúc không sau ngày bắt đầu", "The end is not after the beginning"],
        find: periods::ends_before_it_begins,
    },
    FindingKind {
        name: "planned_end_before_beginning",
        words: ["Ngày dự kiến kết thúc không sau ngày bắt đầu", "The planned end is not after the beginning"],
        find: periods::planned_end_before_beginning,
    },
    FindingKind { name: "before_birth", words: ["Sự kiện có trước ngày sinh", "A fact dated before the person's birth"], find: people::before_birth },
    FindingKind {
        name: "two_main_tenures", words: ["Hai chức vụ chính trong cùng một ngày", "Two main tenures on one day"], find: people::two_main_tenures
    },
    FindingKind {
        name: "tenure_outside_post",
        words: ["Thời gian giữ chức vụ vượt ra ngoài thời gian tồn tại của vị trí", "A tenure outside the life of its post"],
        find: posts::tenure_outside_post,
    },
    FindingKind {
        name: "tenure_outside_unit",
        words: ["Thời gian giữ chức vụ vượt ra ngoài thời gian tồn tại của đơn vị", "A tenure outside the life of its unit"],
        find: posts::tenure_outside_unit,
    },
    FindingKind {
        name: "post_outside_unit",
        words: ["Vị trí tồn tại ngoài thời gian tồn tại của đơn vị", "A post outside the life of its unit"],
        find: posts::post_outside_unit,
    },
    FindingKind {
        name: "more_holders_than_seats",
        words: ["Số người giữ chức vụ nhiều hơn số lượng được duyệt", "More holders than approved seats"],
        find: posts::more_holders_than_seats,
    },
    FindingKind {
        name: "two_ranks", words: ["Một chức danh có hai bậc trong cùng một ngày", "Two ranks of one title on one day"], find: posts::two_ranks
    },
    FindingKind {
        name: "overlapping_terms",
        words: ["Hai nhiệm kỳ của một đơn vị chồng lên nhau", "Two terms of one unit overlap"],
        find: periods::overlapping_terms,
    },
    FindingKind {
        name: "two_grades", words: ["Một năm có hai kết quả xếp loại khác nhau", "Two different grades for one year"], find: people::two_grades
    },
    FindingKind {
        name: "two_certificates",
        words: ["Hai giấy khám sức khỏe cùng ngày kết luận khác nhau", "Two health certificates of one day that differ"],
        find: people::two_certificates,
    },
    FindingKind { name: "kin_to_oneself", words: ["Quan hệ gia đình với chính mình", "A family tie to oneself"], find: people::kin_to_oneself },
    FindingKind { name: "circle_of_parents", words: ["Quan hệ cấp trên chạy vòng tròn", "Parents run in a circle"], find: circles::of_parents },
    FindingKind {
        name: "circle_of_successors", words: ["Quan hệ kế thừa chạy vòng tròn", "Successors run in a circle"], find: circles::of_successors
    },
    FindingKind {
        name: "successor_without_end",
        words: ["Có đơn vị kế thừa nhưng chưa có ngày kết thúc", "Successors of what has no end"],
        find: periods::successor_without_end,
    },
    FindingKind {
        name: "successor_at_another_time",
        words: ["Đơn vị kế thừa không tồn tại vào ngày kế thừa", "A successor that is not there on the day it takes over"],
        find: periods::successor_at_another_time,
    },
    FindingKind {
        name: "parent_not_above",
        words: ["Địa bàn cấp trên không cao hơn", "A place whose parent is not of a higher level"],
        find: circles::parent_not_above,
    },
    FindingKind { name: "number_out_of_range", words: ["Số ngoài khoảng cho phép", "A number out of range"], find: numbers::out_of_range },
];

impl Register {
    /// Every contradiction, by kind, then by rows.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (kind, check) in KINDS.iter().enumerate() {
            let mut found = Found::new();
            (check.find)(self, &mut found);
            found.sort();
            found.dedup();
            findings.extend(found.into_iter().map(|rows| Finding { kind, rows }));
        }
        findings
    }
}

impl Finding {
    /// The kind's name and words.
    pub fn about(&self) -> &'static FindingKind {
        &KINDS[self.kind]
    }
}

/// Pairs of rows that overlap although their values differ. Rows come ordered by first day; each row is paired with at most one earlier row.
fn overlaps(rows: impl Iterator<Item = usize>, period: impl Fn(usize) -> crate::Period, value: impl Fn(usize) -> i64) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    // The row that lasts longest, and the one that lasts longest among those with another value: if any earlier row overlaps, one of them does.
    let (mut longest, mut other): (Option<usize>, Option<usize>) = (None, None);
    for row in rows.filter(|&row| period(row).from < period(row).until) {
        let clashes = |earlier: &usize| value(*earlier) != value(row) && period(*earlier).until > period(row).from;
        pairs.extend(longest.filter(clashes).or(other.filter(clashes)).map(|earlier| (earlier, row)));
        let outlasts = |earlier: Option<usize>| earlier.is_none_or(|earlier| period(row).until > period(earlier).until);
        let differs = longest.is_some_and(|longest| value(longest) != value(row));
        if outlasts(longest) {
            other = if differs { longest } else { other };
            longest = Some(row);
        } else if differs && outlasts(other) {
            other = Some(row);
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
