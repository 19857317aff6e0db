//! The name of a body inside a sentence: where it ends.

use super::bodies::is_body;
use super::tokens::{Flow, Kind};
use super::words::{begins_with_capital, is_capitals};

/// Bodies whose names are whole as they stand here; the longer first.
const WHOLE: &[&str] = &[
    "ban chấp hành trung ương đảng cộng sản việt nam",
    "ban chấp hành trung ương đảng",
    "ban chấp hành trung ương",
    "ban bí thư trung ương đảng",
    "ban bí thư trung ương",
    "ban bí thư",
    "bộ chính trị",
    "ban tổ chức trung ương",
    "ủy ban kiểm tra trung ương",
    "ban tuyên giáo trung ương",
    "ban dân vận trung ương",
    "ban nội chính trung ương",
    "văn phòng trung ương đảng",
    "ủy ban thường vụ quốc hội",
    "quốc hội",
    "thủ tướng chính phủ",
    "chính phủ",
    "chủ tịch nước",
];

/// Small words that no name goes on with.
const STOPS: &[&str] = &[
    "về", "để", "đã", "đang", "sẽ", "là", "có", "cho", "tại", "theo", "thì", "được", "bị", "gồm", "nêu", "với", "đối", "trong", "nhằm", "từ", "đến", "do",
    "khóa", "năm", "ngày", "số", "gắn", "này", "đó", "nói", "vào", "sau", "trước", "ký", "như", "trình", "tiếp", "triển", "thực", "chỉ", "yêu", "đề", "xây",
    "báo", "bảo", "cần", "phải", "còn", "chưa", "không", "nên", "khi", "nếu", "mà", "bằng", "qua", "giao", "xem", "kết", "quyết", "quy", "hướng", "sửa",
    "thay", "hiện", "kính", "trân", "sao", "của", "thông", "lãnh", "nhiệm", "quán", "phổ", "nghiên", "phối", "tham", "căn", "gửi", "nhận", "thống", "hoặc",
    "nay", "kể", "cũng", "thuộc", "các", "ở", "trên", "dưới", "bao", "đồng", "góp", "kịp", "rà", "chỉnh", "hay", "xin", "mong", "cùng", "vẫn", "lại", "nhưng",
    "song", "họp", "nghe", "mời", "vừa", "rồi", "ra", "lên", "cả", "phân", "phê", "lần", "hoàn", "đánh", "tăng", "khẩn", "nghiêm", "luôn", "ghi", "hết", "bãi",
];

/// Words of a name, at most.
const WORDS_MAX: usize = 14;

/// The token behind the name that begins at a token; nothing where none does.
pub(super) fn end_of_name(flow: &Flow, at: usize) -> Option<usize> {
    let tokens = &flow.tokens;
    let first = tokens.get(at).filter(|token| token.kind == Kind::Word && token.capital)?;
    let rest = &flow.text[first.start..];
    let window = rest.char_indices().nth(40).map_or(rest, |(end, _)| &rest[..end]);
    if !is_body(window) {
        return None;
    }
    if let Some(end) = WHOLE.iter().find_map(|name| flow.stands_at(at, name)) {
        return Some(end);
    }
    let mut end = at + 1;
    while let Some(token) = tokens.get(end) {
        if end - at > WORDS_MAX {
            return None;
        }
        let joins = is_joint(flow, at, end);
        if token.kind == Kind::Number || token.kind == Kind::Word && !stops(flow, end) || joins {
            end += 1;
        } else {
            break;
        }
    }
    // A number at the end belongs to what follows.
    while end > at + 1 && tokens[end - 1].kind != Kind::Word {
        end -= 1;
    }
    // A noun alone names nobody; an abbreviation does.
    (end > at + 1 || is_capitals(&flow.text[first.start..first.end])).then_some(end)
}

/// Offices of one person that a document is cited by: `Bộ trưởng Bộ Nội vụ`, `Chánh Thanh tra tỉnh`.
const OFFICES: &[&str] = &["bộ trưởng", "giám đốc", "chánh", "tổng cục trưởng", "chi cục trưởng", "cục trưởng", "viện trưởng", "hiệu trưởng"];

/// A session of a committee stands before its name: `Hội nghị lần thứ bảy Ban Chấp hành Trung ương`; words between them, at most.
const SESSION_WORDS_MAX: usize = 4;

/// From where to where the name of who issued a cited document stands: a body, one who speaks for it, or the committee that met.
pub(super) fn issuer_at(flow: &Flow, at: usize) -> Option<(usize, usize)> {
    if let Some(end) = end_of_name(flow, at) {
        return Some((at, end));
    }
    if let Some(of) = OFFICES.iter().find_map(|office| flow.stands_at(at, office)).filter(|_| flow.tokens[at].capital) {
        return end_of_name(flow, of).map(|end| (at, end));
    }
    let session = flow.stands_at(at, "hội nghị lần thứ")?;
    let committee = (session..=session + SESSION_WORDS_MAX).find(|at| flow.stands_at(*at, "ban chấp hành").is_some())?;
    end_of_name(flow, committee).map(|end| (committee, end))
}

fn stops(flow: &Flow, at: usize) -> bool {
    let token = &flow.tokens[at];
    if token.capital {
        return false;
    }
    let pair = |first: &str, second: &str| token.is(first) && flow.tokens.get(at + 1).is_some_and(|next| next.is(second));
    // Names have these small too: `Đảng ủy Khối các cơ quan`, `Sở Giao thông vận tải`.
    let council = token.is("đồng") && at.checked_sub(1).is_some_and(|before| flow.tokens[before].is("hội"));
    let inside =
        council || pair("các", "cơ") || pair("thông", "vận") || pair("thông", "tấn") || pair("thông", "tin") || (token.is("trực") && !pair("trực", "tiếp"));
    let verb = pair("ban", "hành")
        || pair("trực", "tiếp")
        || pair("tổ", "chức") && flow.tokens.get(at + 2).is_some_and(|next| !next.capital)
        || pair("chủ", "trì")
        || pair("phù", "hợp")
        || token.is("và");
    verb || (!inside && STOPS.contains(&token.key.as_str()))
}

/// `và` or a dash inside of a name of the State: `Bộ Giáo dục và Đào tạo`, `Sở Lao động - Thương binh`.
fn is_joint(flow: &Flow, start: usize, at: usize) -> bool {
    let token = &flow.tokens[at];
    let Some(next) = flow.tokens.get(at + 1).filter(|next| next.kind == Kind::Word && next.capital) else { return false };
    let ministry = ["bộ", "sở", "phòng", "ủy", "vụ", "cục"].iter().any(|word| flow.tokens[start].is(word));
    let names_another = is_body(&flow.text[next.start..]);
    ministry && !names_another && begins_with_capital(&flow.text[next.start..next.end]) && (token.is("và") || (token.is_dash() && !token.glued))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_the_sentence_goes_on() {
        for (text, name) in [
            ("Ban Bí thư về luân chuyển", "Ban Bí thư"),
            ("Bộ Chính trị tiếp tục", "Bộ Chính trị"),
            ("Ban Bí thư Trung ương Đảng “Về”", "Ban Bí thư Trung ương Đảng"),
            ("Đảng ủy Khối các cơ quan Trung ương, Đảng ủy", "Đảng ủy Khối các cơ quan Trung ương"),
            ("Ban Thường vụ Thị ủy Vạn Sương xây dựng Kế hoạch", "Ban Thường vụ Thị ủy Vạn Sương"),
            ("Ban Tổ chức Tỉnh ủy đề nghị", "Ban Tổ chức Tỉnh ủy"),
            ("Ban Chấp hành Đảng bộ Khối đã đạt", "Ban Chấp hành Đảng bộ Khối"),
            ("Bộ Giáo dục và Đào tạo quy định", "Bộ Giáo dục và Đào tạo"),
            ("Bộ Chính trị và các quy định", "Bộ Chính trị"),
            ("Tỉnh ủy Vạn Sương ban hành", "Tỉnh ủy Vạn Sương"),
            ("Đảng ủy Thông tấn xã Việt Nam đề nghị", "Đảng ủy Thông tấn xã Việt Nam"),
        ] {
            let flow = Flow::of(text);
            assert_eq!(end_of_name(&flow, 0).map(|end| flow.slice(0, end)), Some(name), "{text}");
        }
        for (text, name) in [
            ("Bộ trưởng Bộ Nội vụ hết hiệu lực", Some("Bộ trưởng Bộ Nội vụ")),
            ("Chánh Thanh tra tỉnh về", Some("Chánh Thanh tra tỉnh")),
            ("Giám đốc Sở Nội vụ,", Some("Giám đốc Sở Nội vụ")),
            ("Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII", Some("Ban Chấp hành Trung ương")),
            ("Hội nghị lần thứ bảy bàn về công tác cán bộ", None),
            ("Giám đốc, Phó Giám đốc", None),
        ] {
            let flow = Flow::of(text);
            assert_eq!(issuer_at(&flow, 0).map(|(from, end)| flow.slice(from, end)), name, "{text}");
        }
        assert_eq!(end_of_name(&Flow::of("các đảng ủy"), 0), None);
        assert_eq!(end_of_name(&Flow::of("Nguyễn Văn An"), 0), None);
    }
}
