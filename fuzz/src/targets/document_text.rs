//! A document as plain text, in any encoding.

use paperwork::documents::{Line, open};

const TEXT: &str = "**TỈNH ỦY\nBAN TỔ CHỨC**\n*\nSố: 12-KH/BTC      Vạn Sương, ngày 05 tháng 3 năm 2024\n\nKế hoạch luân chuyển cán bộ\n1. _Phạm vi_\n";

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let utf16 = format!("\u{feff}{TEXT}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tcvn3 = b"\xa7\xb6ng u\xfb x\xb7\nKho\xb9ch lu\xa9n chuy\xd3n c\xb8n b\xe9\n".to_vec();
    vec![TEXT.as_bytes().to_vec(), utf16, tcvn3, b"\xd1a\xfbng u\xfby ph\xf6\xf6\xf8ng\n".to_vec()]
}

pub(crate) fn fuzz_one(data: &[u8]) {
    read(data);
}

/// Reads a document of any kind: its lines are clean and in order, its refusals have words.
pub(super) fn read(data: &[u8]) {
    match open("document", data) {
        Ok(text) => {
            assert!(text.lines.iter().all(is_clean), "a line is not clean");
            assert!(text.lines.is_sorted_by_key(|line| line.number), "lines are out of order");
        }
        Err(refusal) => refusal.reason().iter().chain(&refusal.way_out()).for_each(|words| assert!(!words.is_empty())),
    }
}

fn is_clean(line: &Line) -> bool {
    line.text.trim() == line.text && !line.text.contains("  ") && line.text.chars().all(|c| c == '\t' || !c.is_control())
}
