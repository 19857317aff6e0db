//! A workbook: a zip container, damaged anywhere.

use paperwork::export;
use paperwork::import::{Options, workbook};
use register::Day;

/// Registers that the honest workbooks are made from.
const BOOKS: u64 = 3;

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    (0..BOOKS).map(|number| export::workbook(&sample::nasty(number).0).expect("a small register fits into a workbook")).collect()
}

pub(crate) fn fuzz_one(data: &[u8]) {
    let imported = workbook(data, &Options::new(Day::new(2026, 11, 21).expect("a day of the calendar")));
    imported.problems.iter().for_each(|problem| assert!(problem.reason().iter().all(|words| !words.is_empty())));
}
