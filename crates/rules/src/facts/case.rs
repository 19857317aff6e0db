//! The steps of one decision's case. No table records them yet: they are not known.

use super::{DAYS, Fact, OF_CASE, missing, paper};
use crate::tree::Type;

/// The day of step 1.
pub(super) const STEP_1: Fact = step("case.step_1", ["ngày hoàn thành bước 1", "day of step 1"]);

/// The day of step 2.
pub(super) const STEP_2: Fact = step("case.step_2", ["ngày hoàn thành bước 2", "day of step 2"]);

/// The day of step 3.
pub(super) const STEP_3: Fact = step("case.step_3", ["ngày hoàn thành bước 3", "day of step 3"]);

/// The day of step 4.
pub(super) const STEP_4: Fact = step("case.step_4", ["ngày hoàn thành bước 4", "day of step 4"]);

/// The day of step 5.
pub(super) const STEP_5: Fact = step("case.step_5", ["ngày hoàn thành bước 5", "day of step 5"]);

const fn step(name: &'static str, words: [&'static str; 2]) -> Fact {
    Fact {
        name,
        ty: Type::Day,
        bounds: DAYS,
        of: OF_CASE,
        words,
        source: "the file of the case; no table of the exchange folder holds it yet",
        paper: paper::CASE,
        fill: |block| missing(Type::Day, block.len()),
    }
}
