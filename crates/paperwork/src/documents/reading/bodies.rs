//! Names of bodies: how one begins, how capitals become a name, and what a scan made of one.

use register::text::folded;

use super::tokens::{Flow, Kind};
use super::words::{begins_with, is_capitals, key, word_key};

/// How the name of a body begins, without marks: scans lose them.
const BEGINNINGS: &[&str] = &[
    "dang uy",
    "dang bo",
    "dang doan",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "thi uy",
    "chi bo",
    "chi uy",
    "van phong",
    "uy ban",
    "hoi dong",
    "bo chinh tri",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "chu tich",
    "tong cuc",
    "tong bi thu",
    "tong cong ty",
    "tap doan",
    "hoc vien",
    "trung tam",
    "mat tran",
    "tinh doan",
    "lien doan",
    "cong doan",
    "cong an",
    "toa an",
    "thanh tra",
    "kho bac",
    "ngan hang",
    "bao hiem",
    "tap chi",
    "nha xuat ban",
    "quan uy",
    "bo chi huy",
    "bo tu lenh",
    "to cong tac",
    "tieu ban",
    "doan kiem tra",
    "dai hoi",
    "chi cuc",
    "benh vien",
    "cong ty",
    "xi nghiep",
    "nha may",
    "vien kiem sat",
    "hop tac xa",
    "lien minh",
    "vuon quoc gia",
    "khu quan ly",
    "cang vu",
    "doi quan ly",
    "dai phat thanh",
    "dai truyen hinh",
    "thuong truc hoi dong",
    "thuong truc tinh uy",
    "thuong truc thanh uy",
    "thuong truc huyen uy",
    "thuong truc dang uy",
    "xa doan",
    "phuong doan",
    "huyen doan",
    "thanh doan",
    "su doan",
    "trung doan",
    "quan khu",
];

/// Beginnings of one word, with their marks: without them `TRƯỞNG BAN` would be a school, and `SỐ` a department.
const SINGLE: &[&str] = &[
    "ban",
    "ubnd",
    "hđnd",
    "bộ",
    "sở",
    "phòng",
    "cục",
    "vụ",
    "viện",
    "trường",
    "đoàn",
    "hội",
    "hạt",
    "trạm",
    "ubkt",
    "bch",
    "btv",
    "ubmttq",
    "ubmttqvn",
    "tand",
    "vksnd",
    "bhxh",
    "lđlđ",
    "bql",
];
/// What begins so and is no body: other words, and the title of one person.
const NO_BODY: &[&str] = &[
    "ban hành",
    "hội nghị",
    "hội thảo",
    "đoàn kết",
    "vụ trưởng",
    "cục trưởng",
    "viện trưởng",
    "bộ trưởng",
    "đoàn trưởng",
    "trạm trưởng",
    "hạt trưởng",
    "chi cục trưởng",
    "tổng cục trưởng",
];

/// No beginning is longer, with room for spaces.
const BEGINNING_CHARS: usize = 40;

/// Whether a text begins as the name of a body does.
pub(super) fn is_body(text: &str) -> bool {
    let text = text.char_indices().nth(BEGINNING_CHARS).map_or(text, |(end, _)| &text[..end]);
    let marked = key(text);
    let single = if text.is_ascii() { SINGLE.iter().any(|word| begins_with(&marked, &[&folded(word)])) } else { begins_with(&marked, SINGLE) };
    !begins_with(&marked, NO_BODY) && (single || begins_with(&key(&folded(text)), BEGINNINGS))
}

/// Names that do not say yet of which place the body is.
const UNFINISHED: &[&str] = &["ủy ban nhân dân", "hội đồng nhân dân"];

/// Whether the name of a body goes on with that of its place.
pub(super) fn is_unfinished(name: &str) -> bool {
    UNFINISHED.contains(&key(name).as_str())
}

/// Where the place begins behind the name of a body in capitals that a scan has joined with it: `CHI BỘ QUÂN SỰ Phú Lĩnh, ngày …`.
pub(super) fn end_before_place(cell: &str, flow: &Flow) -> Option<usize> {
    let day = flow.tokens.iter().position(|token| token.is("ngày"))?;
    let place = flow.tokens[..day].iter().position(|token| token.kind == Kind::Word && !is_capitals(&cell[token.start..token.end]))?;
    let at = flow.tokens[place].start;
    let named = place > 1 && flow.tokens[place].capital && is_body(&cell[..at]);
    (named && flow.tokens[..place].iter().all(|token| token.kind == Kind::Word || token.is_dash())).then_some(at)
}

/// What stands at the head of every paper of a system.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Nation {
    Party,
    State,
    Motto,
}

/// The head lines, as keys without marks.
const NATIONS: [(&str, Nation); 3] =
    [("dang cong san viet nam", Nation::Party), ("cong hoa xa hoi chu nghia viet nam", Nation::State), ("doc lap tu do hanh phuc", Nation::Motto)];

/// The head line that a text is, marks aside.
pub(super) fn nation(text: &str) -> Option<Nation> {
    // Most lines are not as long, and need no look at their letters.
    if !(5..=12).contains(&text.split_whitespace().count()) || text.len() > 120 {
        return None;
    }
    let asked = key(&folded(text));
    // A scan takes `I` for `l`.
    let alike = |text: &str| text.replace('l', "i");
    NATIONS.into_iter().find(|(line, _)| alike(line) == alike(&asked)).map(|(_, nation)| nation)
}

/// Without the head line that a scan has joined to its end.
pub(super) fn without_nation(text: &str) -> Option<(&str, Nation)> {
    let upper = [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", Nation::Party),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Nation::State),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", Nation::State),
    ];
    upper.into_iter().find_map(|(line, nation)| {
        let rest = text.strip_suffix(line)?.trim_end();
        (!rest.is_empty()).then_some((rest, nation))
    })
}

/// Words of which scans lose a mark, in names where they can only be these.
const PHRASES: &[&str] = &[
    "đảng ủy khối các cơ quan",
    "đảng ủy khối",
    "đảng ủy",
    "đảng bộ khối",
    "đảng bộ",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "thị ủy",
    "ủy ban kiểm tra",
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "ban chấp hành",
    "ban thường vụ",
    "ban tổ chức",
    "ban tuyên giáo",
    "ban dân vận",
    "ban nội chính",
    "ban bí thư",
    "trung ương",
    "bộ chính trị",
    "bộ nội vụ",
    "sở nội vụ",
    "văn phòng",
    "chi bộ",
];

/// A word of a printed name that is likely a slip of the scan, and the word it likely is.
pub(super) fn slip(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (keys, bare): (Vec<String>, Vec<String>) = words.iter().map(|word| (word_key(word), folded(word))).unzip();
    for phrase in PHRASES {
        let right: Vec<&str> = phrase.split(' ').collect();
        let right_bare: Vec<String> = right.iter().map(|word| folded(word)).collect();
        for at in 0..(words.len() + 1).saturating_sub(right.len()) {
            if bare[at..at + right.len()] != right_bare[..] {
                continue;
            }
            let wrong = (0..right.len()).find(|word| keys[at + word] != right[*word]);
            // One mark lost in several words is a slip; all marks lost is a way of writing.
            if let Some(word) = wrong
                && !name.is_ascii()
            {
                return Some((words[at + word].to_owned(), right[word].to_uppercase()));
            }
        }
    }
    None
}

/// Behind these words every word of a name is that of a place.
const PLACES: [&str; 15] = [
    "tỉnh",
    "thành phố",
    "huyện",
    "quận",
    "thị xã",
    "phường",
    "đặc khu",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "thị ủy",
    "quận ủy",
    "thị trấn",
    "đảng bộ xã",
    "đảng ủy xã",
];
/// Words that begin with a capital inside of a name, behind one of a body.
const CAPITAL_BEHIND: [&str; 12] = ["đảng ủy", "đảng bộ", "ban", "bộ", "sở", "phòng", "cục", "vụ", "viện", "hội", "đoàn", "chi bộ"];
/// Phrases with capitals of their own.
const CAPITALISED: &[&str] = &[
    "Việt Nam",
    "Trung ương",
    "Hà Nội",
    "Hồ Chí Minh",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban Tổ chức",
    "Đảng bộ",
    "Đảng ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Thị ủy",
    "Đảng",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Thông tấn xã",
    "Đảng ủy xã",
    "Đảng ủy phường",
    "Đảng bộ xã",
    "Đảng bộ phường",
    "Đảng bộ huyện",
    "Đảng bộ tỉnh",
    "Đảng bộ thành phố",
];

/// A name printed in capitals, with capitals only where a name has them. Abbreviations stay.
pub(super) fn recased(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let keys: Vec<String> = words.iter().map(|word| word_key(word)).collect();
    let ends = |at: usize, phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        at >= parts.len() && keys[at - parts.len()..at].iter().map(String::as_str).eq(parts)
    };
    let mut capital: Vec<bool> = (0..words.len()).map(|at| at == 0 || CAPITAL_BEHIND.iter().any(|phrase| ends(at, phrase))).collect();
    // The name of the place first: what follows knows better where a phrase of its own stands.
    if let Some(from) = (1..words.len()).find(|at| PLACES.iter().any(|place| ends(*at, place))) {
        capital[from..].fill(true);
    }
    for phrase in CAPITALISED {
        let parts: Vec<&str> = phrase.split(' ').collect();
        for end in parts.len()..=words.len() {
            if ends(end, &key(phrase)) {
                for (part, at) in parts.iter().zip(end - parts.len()..) {
                    capital[at] = super::words::begins_with_capital(part);
                }
            }
        }
    }
    let small = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<String>();
    let cased = words.iter().zip(capital).map(|(word, capital)| match (is_abbreviation(word), capital) {
        (true, _) => (*word).to_owned(),
        (false, true) => word.chars().take(1).chain(small(word).chars().skip(1)).collect(),
        (false, false) => small(word),
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// Letters that no Vietnamese syllable is made of: no vowel, too many letters before it, or an end that no syllable has.
fn is_abbreviation(word: &str) -> bool {
    let letters: String = folded(word).chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let onset = letters.find(is_vowel).unwrap_or(letters.len());
    let end = letters[onset..].trim_start_matches(is_vowel);
    letters.len() > 1 && (onset == letters.len() || onset > 3 || !["", "c", "ch", "m", "n", "ng", "nh", "p", "t"].contains(&end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_a_name() {
        for (printed, name) in [
            ("BAN BÍ THƯ", "Ban Bí thư"),
            ("BAN TỔ CHỨC TỈNH ỦY", "Ban Tổ chức Tỉnh ủy"),
            ("TỈNH ỦY VẠN SƯƠNG", "Tỉnh ủy Vạn Sương"),
            ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TW", "Đảng ủy Khối các cơ quan TW"),
            ("ĐẢNG ỦY THÔNG TẤN XÃ VIỆT NAM", "Đảng ủy Thông tấn xã Việt Nam"),
            ("BỘ NỘI VỤ", "Bộ Nội vụ"),
            ("UBND TỈNH VẠN SƯƠNG", "UBND tỉnh Vạn Sương"),
            ("ỦY BAN KIỂM TRA TRUNG ƯƠNG", "Ủy ban Kiểm tra Trung ương"),
        ] {
            assert_eq!(recased(printed), name);
        }
    }

    #[test]
    fn a_lost_mark_is_found_where_it_can_only_be_one() {
        assert_eq!(slip("ĐẢNG ỦY KHÔI CÁC CƠ QUAN TW"), Some(("KHÔI".to_owned(), "KHỐI".to_owned())));
        assert_eq!(slip("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TW"), None);
        assert_eq!(slip("ĐẢNG UỶ KHỐI"), None);
        assert_eq!(slip("TINH UY VAN SUONG"), None);
    }

    #[test]
    fn a_body_is_known_by_how_it_begins() {
        assert!(is_body("ĐẢNG ỦY TTXVN") && is_body("UBND TỈNH") && is_body("ĐÀNG ỦY KHÔI"));
        assert!(is_body("SỞ NỘI VỤ") && is_body("SO NOI VU") && is_body("BAN TỔ CHỨC"));
        assert!(!is_body("TRƯỞNG BAN") && !is_body("SỐ LƯỢNG") && !is_body("BAN HÀNH QUY CHẾ") && !is_body("HỘI NGHỊ LẦN THỨ TÁM"));
        assert!(!is_body("KẾT LUẬN") && !is_body("CÁC CƠ QUAN TW") && !is_body("BÍ THƯ"));
    }
}
