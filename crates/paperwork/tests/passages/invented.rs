//! Invented documents with what a person reads in them, written down before they were ever read by the program.

mod party;
mod state;

use paperwork::documents::{Duty, duties, passages};

use crate::source::lines;

/// A duty as a person would note it: passage, lead, support, beginning and end of the action, deadline, report to.
type Noted = (&'static str, &'static str, &'static [&'static str], [&'static str; 2], &'static str, &'static str);

/// A document, the paths of its passages with how their text begins, and its duties.
struct Document {
    name: &'static str,
    text: &'static str,
    paths: &'static [(&'static str, &'static str)],
    duties: &'static [Noted],
}

#[test]
fn passages_are_those_that_a_person_reads() {
    let mut wrong = Vec::new();
    for document in state::DOCUMENTS.iter().chain(&party::DOCUMENTS) {
        let read = passages(&lines(document.text));
        let paths: Vec<&str> = read.iter().map(|passage| passage.path.as_str()).collect();
        let noted: Vec<&str> = document.paths.iter().map(|(path, _)| *path).collect();
        if paths != noted {
            wrong.push(format!("{}:\n  noted {noted:?}\n  read  {paths:?}", document.name));
            continue;
        }
        for (passage, (path, begins)) in read.iter().zip(document.paths) {
            if !passage.text.starts_with(begins) {
                wrong.push(format!("{} {path}: {:?} does not begin with {begins:?}", document.name, passage.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn duties_are_those_that_a_person_notes() {
    let mut wrong = Vec::new();
    for document in state::DOCUMENTS.iter().chain(&party::DOCUMENTS) {
        let read = duties(&passages(&lines(document.text)), None);
        if read.len() != document.duties.len() {
            let found: Vec<_> = read.iter().map(|duty| (&duty.passage, &duty.lead, &duty.action)).collect();
            wrong.push(format!("{}: {} noted, {} read: {found:#?}", document.name, document.duties.len(), read.len()));
            continue;
        }
        wrong.extend(read.iter().zip(document.duties).filter_map(|(duty, noted)| differs(document.name, duty, noted)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_is_told_before_a_colon_is_told_what_follows() {
    for (opening, lead) in [
        ("Thực hiện kế hoạch năm 2026, Văn phòng Hội đồng nhân dân tỉnh đề nghị Sở Nội vụ:", Some("Sở Nội vụ")),
        ("Ban Thường vụ Tỉnh ủy yêu cầu các đảng ủy trực thuộc, Văn phòng Tỉnh ủy:", Some("các đảng ủy trực thuộc, Văn phòng Tỉnh ủy")),
        ("Theo đề nghị của Sở Nội vụ:", None),
        ("Ban Thường vụ Tỉnh ủy đề nghị như sau:", None),
    ] {
        let read = passages(&lines(&format!("{opening}\n1. Chuẩn bị báo cáo.\n2. Bố trí cán bộ tham gia.")));
        let leads: Vec<Option<String>> = duties(&read, None).into_iter().map(|duty| duty.lead).collect();
        let expected = lead.map_or(Vec::new(), |lead| vec![Some(lead.to_owned()); 2]);
        assert_eq!(leads, expected, "{opening}");
    }
}

#[test]
fn the_issuer_is_told_nothing_by_what_it_says_of_itself() {
    let read = passages(&lines("I- TỔ CHỨC THỰC HIỆN\n1- Ban Thường vụ Huyện ủy xem xét các trường hợp khác.\n2- Ban Tổ chức Huyện ủy rà soát danh sách."));
    let leads = |issuer| duties(&read, issuer).into_iter().filter_map(|duty| duty.lead).collect::<Vec<_>>();
    assert_eq!(leads(None), ["Ban Thường vụ Huyện ủy", "Ban Tổ chức Huyện ủy"]);
    assert_eq!(leads(Some("Ban Thường vụ Huyện uỷ")), ["Ban Tổ chức Huyện ủy"]);
}

/// What differs between a duty and the note of it.
fn differs(name: &str, duty: &Duty, noted: &Noted) -> Option<String> {
    let (passage, lead, support, [begins, ends], deadline, report_to) = noted;
    let day = duty.deadline.as_ref().map(|deadline| deadline.day.to_string()).unwrap_or_default();
    let same = duty.passage == *passage
        && duty.lead.as_deref() == Some(*lead)
        && duty.support == *support
        && duty.action.starts_with(begins)
        && duty.action.ends_with(ends)
        && day == *deadline
        && duty.report_to.as_deref().unwrap_or_default() == *report_to;
    (!same).then(|| format!("{name}:\n  noted {noted:?}\n  read  {duty:?}"))
}
