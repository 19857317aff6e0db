//! The frame of papers: the guide of the issuer and the day, numbers, dates, signatures, recipients.

use paperwork::papers::document::Document;
use paperwork::papers::forms::submission::submission;
use paperwork::papers::letter::{Authority, Letter};
use paperwork::papers::profile::{self, System};
use paperwork::papers::write::fragment;
use register::Day;
use test_papers::samples::{a_submission, day, party, state};

fn paper(letter: &Letter) -> Document {
    submission(&a_submission(letter)).unwrap()
}

fn shows(letter: &Letter, text: &str) -> bool {
    fragment(&paper(letter)).contains(text)
}

#[test]
fn the_guide_is_that_of_the_issuer_and_the_day() {
    let name = |system, on| profile::of(system, on).map(|profile| profile.name);
    assert_eq!(name(System::Party, day(2026, 1, 8)), Ok("hd36-2018"));
    assert_eq!(name(System::Party, day(2026, 1, 9)), Ok("hd05-2026"));
    assert_eq!(name(System::Party, day(2199, 12, 31)), Ok("hd05-2026"));
    assert_eq!(name(System::Party, day(2018, 4, 3)), Ok("hd36-2018"));
    assert_eq!(name(System::State, day(2020, 3, 5)), Ok("nd30-2020"));
    for (system, before, earliest) in [(System::Party, day(2018, 4, 2), day(2018, 4, 3)), (System::State, day(2020, 3, 4), day(2020, 3, 5))] {
        let refused = profile::of(system, before).unwrap_err();
        assert_eq!((refused.day, refused.earliest), (before, earliest));
        let shown = format!("{:02}/{:02}/{}", earliest.day(), earliest.month(), earliest.year());
        assert!(refused.words().iter().all(|words| words.contains(&shown)));
    }
}

#[test]
fn on_every_day_the_latest_guide_that_has_begun_holds() {
    for ordinal in (17_000..25_000).step_by(13) {
        let on = Day::from_ordinal(ordinal).unwrap();
        for system in [System::Party, System::State] {
            let mut best = None;
            for one in profile::ALL {
                if one.system == system && one.begins() <= on {
                    best = Some(one.name);
                }
            }
            assert_eq!(profile::of(system, on).ok().map(|profile| profile.name), best);
        }
    }
}

#[test]
fn a_paper_follows_its_own_day_and_while_it_has_none_the_day_of_printing() {
    let letter = party(day(2026, 2, 1));
    assert_eq!(paper(&letter).profile.name, "hd05-2026");
    assert_eq!(paper(&Letter { dated: Some(day(2025, 12, 31)), ..letter }).profile.name, "hd36-2018");
}

#[test]
fn numbers_and_symbols_follow_the_grammar_of_each_side() {
    let (party, state) = (party(day(2026, 2, 1)), state(day(2026, 2, 5)));
    let room = "\u{a0}".repeat(6);
    assert!(shows(&party, &format!(">Số {room}-TTr/BTCThU<")));
    assert!(shows(&Letter { number: Some(3), ..party.clone() }, ">Số 03-TTr/BTCThU<"));
    assert!(shows(&Letter { number: Some(319), ..party }, ">Số 319-TTr/BTCThU<"));
    assert!(shows(&state, ">Số: 07/TTr-SNV<"));
    assert!(shows(&Letter { number: None, ..state }, &format!(">Số: {room}/TTr-SNV<")));
}

#[test]
fn days_below_ten_and_the_first_two_months_have_a_zero() {
    let profile = profile::of(System::State, day(2026, 2, 5)).unwrap();
    let said = |on| profile.long_day(Some(on));
    assert_eq!(said(day(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
    assert_eq!(said(day(2026, 3, 9)), "ngày 09 tháng 3 năm 2026");
    assert_eq!(said(day(2026, 12, 25)), "ngày 25 tháng 12 năm 2026");
    let room = "\u{a0}".repeat(6);
    assert_eq!(profile.long_day(None), format!("ngày{room}tháng{room}năm{room}"));
}

#[test]
fn signatures_and_recipients_are_written_as_each_side_does() {
    let (party, state) = (party(day(2026, 2, 1)), state(day(2026, 2, 5)));
    let with = |letter: &Letter, authority| {
        let mut letter = letter.clone();
        letter.signature.authority = authority;
        letter
    };
    assert!(shows(&with(&party, Authority::OnBehalf), ">T/M TRƯỞNG BAN<"));
    assert!(shows(&with(&party, Authority::ForHead), ">K/T TRƯỞNG BAN<"));
    assert!(shows(&with(&party, Authority::ByOrder), ">T/L TRƯỞNG BAN<"));
    assert!(shows(&with(&state, Authority::OnBehalf), ">TM. GIÁM ĐỐC<"));
    assert!(shows(&with(&state, Authority::ForHead), ">KT. GIÁM ĐỐC<"));
    assert!(shows(&with(&state, Authority::ByOrder), ">TL. GIÁM ĐỐC<"));
    assert!(shows(&with(&state, Authority::Acting), ">Q. GIÁM ĐỐC<"));
    assert!(shows(&with(&state, Authority::Own), ">GIÁM ĐỐC<"));
    for line in [">- Như trên,<", ">- Ủy ban Kiểm tra Thị ủy,<", ">- Lưu Ban Tổ chức.<"] {
        assert!(shows(&party, line), "{line}");
    }
    for line in [">- Như trên;<", ">- Lưu: VT, TCCB.<", ">Kính gửi:<br/>- Ủy ban nhân dân tỉnh;<br/>- Ban cán sự.<"] {
        assert!(shows(&state, line), "{line}");
    }
}

#[test]
fn every_paper_says_when_it_was_printed_and_from_the_facts_of_which_day() {
    for (name, paper) in test_papers::samples::all() {
        let said = "Bản in lúc ";
        assert!(paper.footing.starts_with(said) && paper.footing.contains(" từ dữ liệu ngày "), "{name}");
        assert!(fragment(&paper).contains(&paper.footing), "{name}");
    }
    assert_eq!(party(day(2026, 11, 25)).printed.line(), "Bản in lúc 08 giờ 05 phút, ngày 25/11/2026 từ dữ liệu ngày 01/03/2024.");
}

#[test]
fn every_guide_has_its_grounds_and_no_two_begin_on_one_day() {
    let mut begins: Vec<_> = profile::ALL.iter().map(|profile| (profile.begins(), profile.name)).collect();
    assert!(begins.is_sorted(), "the list is by day: {begins:?}");
    begins.dedup();
    assert_eq!(begins.len(), profile::ALL.len());
    assert!(profile::ALL.iter().all(|profile| profile.basis.chars().any(|c| c.is_ascii_digit())));
}
