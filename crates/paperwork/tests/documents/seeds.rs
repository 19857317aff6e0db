//! The five texts of the mission from bytes to duties: how many documents they are, where their numbers stand, who is told what. Their heads and feet are held in `tests/reading`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::said::said;
use crate::sameness::key;

const LETTERS: &str = "000_50c03aaae299f019.txt";
const GUIDANCE: &str = "001_10c391bb9bfa2a28.txt";
const PLAN: &str = "002_41c2f61369fd7168.txt";
const NEWS: &str = "003_c65da93756dd6af2.txt";
const BLOC: &str = "004_d963df6e54be7226.txt";

/// The documents in each file: seven in five.
const DOCUMENTS: [(&str, usize); 5] = [(LETTERS, 2), (GUIDANCE, 1), (PLAN, 1), (NEWS, 1), (BLOC, 2)];

/// The words around each number of the mission, and the passages that they stand in.
const NUMBERS: [(&str, usize, &str, &[&str]); 6] = [
    (PLAN, 0, "(36 tháng)", &["III.2.2"]),
    (PLAN, 0, "ít nhất 10 năm", &["III.1.2"]),
    (PLAN, 0, "tối thiểu 08 năm", &["I.2", "III.2.1.-2"]),
    (PLAN, 0, "từ 01 đến 02 đồng chí", &["III.2.3"]),
    (BLOC, 1, "mỗi năm 10% cấp ủy", &["6"]),
    (NEWS, 0, "13.503 lượt cán bộ", &["đoạn 5"]),
];

/// Who is told what: file, document, passage, lead, support.
type Told = (&'static str, usize, &'static str, &'static str, &'static [&'static str]);

/// Those of 000 §2–3, 001 §1–2.6, 002 IV and 004 §1–6.
const DUTIES: [Told; 22] = [
    (LETTERS, 1, "2.1", "Cấp uỷ, tổ chức đảng, uỷ ban kiểm tra các cấp", &[]),
    (LETTERS, 1, "2.2", "Uỷ ban Kiểm tra Trung ương", &["Ban Tổ chức Trung ương", "các cơ quan liên quan"]),
    (LETTERS, 1, "3", "Uỷ ban Kiểm tra Trung ương", &["Văn phòng Trung ương Đảng", "các ban đảng Trung ương", "các cơ quan liên quan"]),
    (GUIDANCE, 0, "1", "các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.1", "các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.2", "các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.3", "các cấp ủy đảng, các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.4", "các cấp ủy đảng, các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.5.-2", "các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.5.-3", "các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.5.-4", "các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.6", "các cấp ủy đảng, các địa phương, cơ quan, đơn vị", &[]),
    (GUIDANCE, 0, "2.6", "các địa phương, cơ quan, đơn vị", &[]),
    (PLAN, 0, "IV.1", "Cấp ủy, tổ chức đảng, UBKT các cấp", &[]),
    (PLAN, 0, "IV.2", "Ban Tổ chức Thị ủy", &["Ủy ban Kiểm tra Thị ủy", "các cơ quan, đơn vị có liên quan"]),
    (PLAN, 0, "IV.3", "Ủy ban Kiểm tra Thị ủy", &["Ban Tổ chức Thị ủy"]),
    (BLOC, 1, "1", "Các cấp ủy đảng", &["ban cán sự đảng", "đảng đoàn", "lãnh đạo cơ quan, đơn vị"]),
    (BLOC, 1, "2", FIRST_OF_THE_BLOC, &[]),
    (BLOC, 1, "3", FIRST_OF_THE_BLOC, &[]),
    (BLOC, 1, "4", "Các cấp ủy đảng", &[]),
    (BLOC, 1, "5", FIRST_OF_THE_BLOC, &[]),
    (BLOC, 1, "6", FIRST_OF_THE_BLOC, &[]),
];

/// Who is told by the sentence above the list of 004.
const FIRST_OF_THE_BLOC: &str = "các cấp ủy đảng, bí thư cấp ủy, đảng viên là người đứng đầu cơ quan, đơn vị trong Đảng bộ Khối";

/// The documents of a file; none on a machine that does not have the texts.
fn read(file: &str) -> Option<Vec<Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    folder.exists().then(|| said(file, &fs::read(folder.join(file)).unwrap()))
}

#[test]
fn five_files_are_seven_documents() {
    for (file, count) in DOCUMENTS {
        let Some(documents) = read(file) else { return };
        assert_eq!(documents.len(), count, "{file}");
    }
    assert_eq!(DOCUMENTS.map(|(_, count)| count).iter().sum::<usize>(), 7);
}

#[test]
fn every_number_is_found_with_its_passage() {
    for (file, document, words, paths) in NUMBERS {
        let Some(documents) = read(file) else { return };
        let passages = documents[document]["passages"].as_array().unwrap();
        let found: Vec<&str> =
            passages.iter().filter(|passage| passage["text"].as_str().unwrap().contains(words)).map(|passage| passage["path"].as_str().unwrap()).collect();
        assert_eq!(found, paths, "{file}: {words}");
    }
}

#[test]
fn every_duty_of_the_mission_is_proposed_with_lead_and_support() {
    let mut missing = Vec::new();
    for (file, document, passage, lead, support) in DUTIES {
        let Some(documents) = read(file) else { return };
        let is_it = |duty: &&Value| {
            let lead_is = duty["lead"].as_str().is_some_and(|said| key(said) == key(lead));
            duty["passage"] == passage && lead_is && duty["support"] == Value::from(support.to_vec()) && duty["deadline"].is_null()
        };
        let duties = documents[document]["duties"].as_array().unwrap();
        if !duties.iter().any(|duty| is_it(&duty)) {
            missing.push(format!("{file} {passage} {lead} {support:?}\n{duties:#?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_page_that_reports_tells_nobody_anything() {
    let Some(documents) = read(NEWS) else { return };
    assert_eq!(documents[0]["duties"], Value::from(Vec::<Value>::new()));
}
