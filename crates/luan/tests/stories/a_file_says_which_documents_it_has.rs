//! `luan document read` prints one object whose keys and their order other programs rely on, and refuses what it cannot read with a way out.

use crate::story::{argument, done, folder, luan};

const LETTER: &str = "HUYỆN ỦY VẠN SƯƠNG\n*\nSố 45-CV/HU\nV/v luân chuyển cán bộ\nĐẢNG CỘNG SẢN VIỆT NAM\nVạn Sương, ngày 05 tháng 01 năm 2024\nKính gửi: Các chi bộ\n\
    Thực hiện Quy định số 65-QĐ/TW ngày 29/4/2022 của Bộ Chính trị, đề nghị các chi bộ rà soát, báo cáo Ban Thường vụ Huyện ủy trước ngày 31/3/2024.\nNơi nhận:\n- Như trên (b/c),\n- Lưu.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nĐinh Thị Sương\n";

/// The keys of the object of a document, in their order.
const KEYS: [&str; 17] = [
    "symbol",
    "number",
    "type",
    "title",
    "issuer",
    "superior",
    "place",
    "date",
    "subject",
    "addressees",
    "recipients",
    "signer",
    "incoming",
    "citations",
    "passages",
    "duties",
    "uncertain",
];

#[test]
fn the_keys_stand_in_their_order() {
    let file = folder("document-keys").join("letter.txt");
    std::fs::write(&file, LETTER).unwrap();
    let out = done(&["document", "read", argument(&file), "--format", "json"]);
    let whole: serde_json::Value = serde_json::from_str(&out).unwrap();
    let document = &whole["documents"][0];
    assert_eq!((document["symbol"].as_str(), document["date"].as_str(), document["title"].as_str()), (Some("45-CV/HU"), Some("2024-01-05"), None));
    assert_eq!(document["recipients"][0]["mark"].as_str(), Some("để báo cáo"));
    let duty = serde_json::json!({
        "lead": "các chi bộ", "support": [], "action": "rà soát, báo cáo Ban Thường vụ Huyện ủy trước ngày 31/3/2024",
        "deadline": "2024-03-31", "report_to": "Ban Thường vụ Huyện ủy", "passage": "đoạn 1",
    });
    assert_eq!(document["duties"], serde_json::json!([duty]));
    let own: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("      \"")?.split('"').next()).collect();
    assert_eq!(own, KEYS);
}

#[test]
fn what_the_rulebooks_tell_otherwise_is_listed_and_not_taken() {
    let file = folder("document-known").join("letter.txt");
    std::fs::write(&file, LETTER).unwrap();
    let out = done(&["document", "read", argument(&file), "--format", "json"]);
    let whole: serde_json::Value = serde_json::from_str(&out).unwrap();
    let document = &whole["documents"][0];
    assert_eq!(document["citations"][0]["date"].as_str(), Some("2022-04-29"));
    assert_eq!(document["uncertain"][0]["value"].as_str(), Some("2022-04-28"));
    let text = done(&["--lang", "en", "document", "read", argument(&file), "--format", "text"]);
    assert!(text.contains("implements") && text.contains("· report to     Ban Thường vụ Huyện ủy") && text.contains("· by            31/03/2024"), "{text}");
}

#[test]
fn what_cannot_be_read_is_refused_with_a_way_out() {
    let folder = folder("document-refused");
    let file = folder.join("empty.txt");
    std::fs::write(&file, " \n").unwrap();
    let ended = luan(&["document", "read", argument(&file)]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("empty.txt") && ended.err.contains("nên làm") && ended.out.is_empty(), "{}", ended.err);
    assert_eq!(luan(&["document", "read", argument(&folder.join("none.txt"))]).code, 1);
    assert_eq!(luan(&["document", "read", argument(&file), "--format", "csv"]).code, 2);
}
