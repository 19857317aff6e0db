//! Types of documents: their names, and the codes that stand for them in symbols.

use std::sync::LazyLock;

use register::text::folded;

use super::words::{is_capitals, key, word_key};

/// A code of a symbol, and the types that it may stand for, the usual one first.
pub(super) struct Code {
    /// As it is printed.
    pub(super) code: &'static str,
    /// Types in a symbol of the Party; none where the Party has no such code.
    pub(super) party: &'static [&'static str],
    /// Types in a symbol of the State.
    pub(super) state: &'static [&'static str],
}

const fn code(code: &'static str, party: &'static [&'static str], state: &'static [&'static str]) -> Code {
    Code { code, party, state }
}

/// Every code that is known.
pub(super) const CODES: &[Code] = &[
    code("NQ", &["Nghị quyết"], &["Nghị quyết"]),
    code("QĐ", &["Quyết định", "Quy định"], &["Quyết định"]),
    code("QĐi", &["Quy định"], &[]),
    code("QĐNS", &["Quyết định"], &[]),
    code("QyĐ", &["Quy định"], &["Quy định"]),
    code("CT", &["Chỉ thị"], &["Chỉ thị"]),
    code("KL", &["Kết luận"], &["Kết luận"]),
    code("QC", &["Quy chế"], &["Quy chế"]),
    code("TB", &["Thông báo", "Thông báo kết luận"], &["Thông báo"]),
    code("TC", &["Thông cáo"], &["Thông cáo"]),
    code("TTri", &["Thông tri"], &[]),
    code("TT", &["Thông tri"], &["Thông tư"]),
    code("NQLT", &["Nghị quyết liên tịch"], &["Nghị quyết liên tịch"]),
    code("TTLT", &[], &["Thông tư liên tịch"]),
    code("NĐ", &[], &["Nghị định"]),
    code("PL", &[], &["Pháp lệnh"]),
    code("HD", &["Hướng dẫn"], &["Hướng dẫn"]),
    code("BC", &["Báo cáo"], &["Báo cáo"]),
    code("KH", &["Kế hoạch"], &["Kế hoạch"]),
    code("CTr", &["Chương trình", "Chương trình hành động"], &["Chương trình"]),
    code("CTHĐ", &["Chương trình hành động"], &[]),
    code("ĐA", &["Đề án"], &["Đề án"]),
    code("DA", &["Dự án"], &["Dự án"]),
    code("PA", &["Phương án"], &["Phương án"]),
    code("TTr", &["Tờ trình"], &["Tờ trình"]),
    code("CV", &["Công văn"], &["Công văn"]),
    code("BB", &["Biên bản"], &["Biên bản"]),
    code("CĐ", &[], &["Công điện"]),
    code("GM", &["Giấy mời"], &["Giấy mời"]),
    code("GGT", &["Giấy giới thiệu"], &["Giấy giới thiệu"]),
    code("GNP", &["Giấy nghỉ phép"], &["Giấy nghỉ phép"]),
    code("GUQ", &[], &["Giấy ủy quyền"]),
    code("PC", &["Phiếu chuyển"], &["Phiếu chuyển"]),
    code("PG", &["Phiếu gửi"], &["Phiếu gửi"]),
    code("HĐ", &[], &["Hợp đồng"]),
    code("SY", &[], &["Bản sao y"]),
    code("SL", &[], &["Bản sao lục"]),
    code("TrS", &[], &["Bản trích sao"]),
];

/// Names of types that no code stands for, or that a name of a code is the beginning of: the longer first.
const NAMES: &[&str] = &["Bộ luật", "Luật", "Hiến pháp", "Điều lệ", "Cương lĩnh", "Chiến lược", "Quy hoạch", "Tuyên bố", "Lời kêu gọi", "Thư công", "Lệnh"];

/// The keys of all codes, in their order.
static CODE_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| CODES.iter().map(|known| word_key(known.code)).collect());

/// The code that a token of a symbol stands for, in whatever size its letters are. Where size tells codes apart (`TTr`, `TTri`), so does it here.
pub(super) fn code_of(written: &str) -> Option<&'static Code> {
    if written.len() > CODE_BYTES_MAX {
        return None;
    }
    let exact = CODES.iter().find(|known| known.code == written);
    exact.or_else(|| {
        let asked = word_key(written);
        CODE_KEYS.iter().position(|known| *known == asked).map(|at| &CODES[at])
    })
}

/// No code has more bytes.
const CODE_BYTES_MAX: usize = 8;

/// A name with the words of its key.
struct Name {
    name: &'static str,
    words: Vec<String>,
    squeezed: String,
    bare: String,
}

/// Every name, the longer first, so that the first that fits is the longest.
static ALL: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let names = CODES.iter().flat_map(|code| code.party.iter().chain(code.state).copied()).chain(NAMES.iter().copied());
    let mut all: Vec<Name> = Vec::new();
    for name in names {
        if all.iter().all(|known| known.name != name) {
            let words: Vec<String> = key(name).split(' ').map(str::to_owned).collect();
            let squeezed = words.concat();
            all.push(Name { name, bare: folded(&squeezed), squeezed, words });
        }
    }
    all.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    all
});

/// The name that a text is, spaces inside its words aside (`KẾ HO ẠCH`).
pub(super) fn name_of(text: &str) -> Option<&'static str> {
    if text.len() > NAME_BYTES_MAX {
        return None;
    }
    let asked = key(text).replace(' ', "");
    let exact = ALL.iter().find(|name| name.squeezed == asked);
    // In capitals a scan loses marks: `KÊ HOẠCH`.
    let bare = || is_capitals(text).then(|| folded(&asked)).and_then(|bare| ALL.iter().find(|name| name.bare == bare));
    exact.or_else(bare).map(|name| name.name)
}

/// No name has more bytes, also with its letters apart.
const NAME_BYTES_MAX: usize = 120;

/// The longest name that a key begins with, and how many of its words that is.
pub(super) fn name_at_start(key_of_text: &str) -> Option<(&'static str, usize)> {
    let fits = |name: &&Name| {
        let mut words = key_of_text.split(' ');
        name.words.iter().all(|word| words.next() == Some(word))
    };
    ALL.iter().find(fits).map(|name| (name.name, name.words.len()))
}

/// The longest name that ends a list of words, and how many of them it is.
pub(super) fn name_at_end(words: &[&str]) -> Option<(&'static str, usize)> {
    let fits = |name: &&Name| words.len() >= name.words.len() && name.words.iter().rev().zip(words.iter().rev()).all(|(a, b)| a == b);
    ALL.iter().find(fits).map(|name| (name.name, name.words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_any_size() {
        for (written, code) in [("qđ", "QĐ"), ("QĐI", "QĐi"), ("ctr", "CTr"), ("TTR", "TTr"), ("KL", "KL")] {
            assert_eq!(code_of(written).map(|found| found.code), Some(code), "{written}");
        }
        assert!(code_of("ABC").is_none());
    }

    #[test]
    fn a_name_is_found_with_its_letters_apart() {
        assert_eq!(name_of("K Ế T  L U Ậ N"), Some("Kết luận"));
        assert_eq!(name_of("KÊ HOẠCH"), Some("Kế hoạch"));
        assert_eq!(name_of("kê hoạch"), None);
        assert_eq!(name_of("THÔNG BÁO KẾT LUẬN"), Some("Thông báo kết luận"));
        assert_eq!(name_of("KẾT LUẬN CỦA BAN BÍ THƯ"), None);
        assert_eq!(name_at_start("kết luận của ban bí thư"), Some(("Kết luận", 2)));
        assert_eq!(name_at_end(&["nội", "dung", "thông", "báo", "kết", "luận"]), Some(("Thông báo kết luận", 4)));
    }
}
