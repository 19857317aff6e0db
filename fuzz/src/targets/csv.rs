//! A table of the exchange folder as an office sends it: CSV, any encoding.

use paperwork::import::{Options, Source, folder};
use register::Day;

/// Of how many inputs one has the list of its refusals written.
const WORKBOOK_EVERY: usize = 32;

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let seeds: &[&[u8]] = &[
        include_bytes!("../../../demo/people.csv"),
        include_bytes!("../../../demo/tenures.csv"),
        include_bytes!("../../../demo/places.csv"),
        include_bytes!("../../../demo/moves.csv"),
        "mã;họ và tên;giới tính;ngày sinh\r\nA1;Lê Văn A;nam;ngày 2 tháng 3 năm 1980\r\nA2;Trần B;nữ;1975\r\n".as_bytes(),
    ];
    seeds.iter().map(|seed| seed.to_vec()).collect()
}

pub(crate) fn fuzz_one(data: &[u8]) {
    let options = Options::new(Day::new(2026, 11, 21).expect("a day of the calendar"));
    // Which table it is sent as depends on the input alone, so that a fault comes back.
    let name = ["people.csv", "tenures.csv", "places.csv"][data.len() % 3];
    let imported = folder(&[Source { name, bytes: data }], &options);
    // Every refusal has words, and the list of them can be written.
    imported.problems.iter().for_each(|problem| assert!(problem.reason().iter().all(|words| !words.is_empty())));
    // Writing a workbook takes longer than everything else together.
    if data.len().is_multiple_of(WORKBOOK_EVERY) {
        drop(paperwork::errors::workbook(&[Source { name, bytes: data }], &imported));
    }
    drop(paperwork::moves::read(Source { name: "moves.csv", bytes: data }, &imported.register, &options));
}
