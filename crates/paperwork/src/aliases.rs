//! What tables and columns are called in the files of offices. Compared by letters and digits alone: marks, case, `_`, `*` and brackets do not count.
//!
//! The first Vietnamese name of each is the one that exports, templates and messages use.

use register::tables::Tables;
use register::text::folded;

/// Names of the tables: canonical name, Vietnamese names.
pub const TABLES: &[(&str, &[&str])] = &[
    ("places", &["Địa bàn", "Đơn vị hành chính", "Địa danh"]),
    ("units", &["Đơn vị", "Cơ quan, đơn vị", "Tổ chức", "Danh sách đơn vị", "Cơ cấu tổ chức"]),
    ("titles", &["Chức danh", "Danh mục chức danh", "Chức vụ"]),
    ("ranks", &["Chức danh tương đương", "Bảng chức danh tương đương", "Thứ bậc chức danh"]),
    ("posts", &["Vị trí", "Vị trí công tác", "Vị trí việc làm", "Vị trí chức danh"]),
    ("people", &["Cán bộ", "Danh sách cán bộ", "Nhân sự", "Hồ sơ cán bộ", "Lý lịch", "Cán bộ, công chức"]),
    ("tenures", &["Quá trình giữ chức", "Quá trình công tác", "Quá trình giữ chức vụ", "Bổ nhiệm"]),
    ("planning", &["Quy hoạch", "Quy hoạch cán bộ", "Danh sách quy hoạch"]),
    ("evaluations", &["Đánh giá", "Đánh giá, xếp loại", "Xếp loại", "Đánh giá cán bộ", "Xếp loại hằng năm"]),
    ("discipline", &["Kỷ luật", "Kỉ luật", "Hình thức kỷ luật"]),
    ("proceedings", &["Xem xét, xử lý", "Đang xem xét", "Thanh tra, điều tra", "Điều tra, xử lý"]),
    ("kinship", &["Quan hệ gia đình", "Thân nhân", "Quan hệ thân thuộc", "Quan hệ"]),
    ("mandates", &["Đại biểu dân cử", "Đại biểu", "Đại biểu HĐND"]),
    ("health", &["Sức khỏe", "Giấy khám sức khỏe", "Khám sức khỏe"]),
    ("terms", &["Nhiệm kỳ", "Nhiệm kì", "Nhiệm kỳ cấp ủy"]),
    ("requests", &["Nguyện vọng", "Đề nghị cá nhân", "Đơn nguyện vọng"]),
    ("documents", &["Sổ văn bản", "Văn bản", "Sổ văn bản đến", "Sổ văn bản đi", "Sổ công văn"]),
    ("tasks", &["Nhiệm vụ", "Nhiệm vụ được giao", "Phân công nhiệm vụ"]),
    ("steps", &["Theo dõi triển khai", "Tiến độ", "Theo dõi văn bản"]),
    ("citations", &["Viện dẫn", "Văn bản viện dẫn", "Căn cứ"]),
    ("moves", &["Phương án", "Phương án luân chuyển", "Danh sách luân chuyển", "Đề xuất luân chuyển"]),
];

/// Names of the columns: table (`*` for every table), canonical name, Vietnamese names.
pub const COLUMNS: &[(&str, &str, &[&str])] = &[
    ("people", "id", &["Số hiệu", "Mã cán bộ", "Số hiệu cán bộ", "Số hiệu cán bộ, công chức", "Mã số", "Mã CB", "SHCB", "Mã"]),
    ("places", "id", &["Mã địa bàn", "Mã địa danh", "Mã"]),
    ("units", "id", &["Mã đơn vị", "Mã cơ quan", "Mã ĐV", "Mã"]),
    ("posts", "id", &["Mã vị trí", "Mã vị trí công tác", "Mã VT", "Mã"]),
    ("people", "name", &["Họ và tên", "Họ tên", "Họ, tên", "Họ và tên khai sinh", "Tên cán bộ", "Đồng chí"]),
    ("places", "name", &["Tên địa bàn", "Tên địa danh", "Tên"]),
    ("units", "name", &["Tên đơn vị", "Tên cơ quan", "Tên"]),
    ("titles", "name", &["Tên chức danh", "Tên chức vụ", "Tên"]),
    ("people", "family_name", &["Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm"]),
    ("people", "given_name", &["Tên", "Tên gọi"]),
    ("people", "sex", &["Giới tính", "Giới", "Nam/nữ", "Nam, nữ", "Phái"]),
    ("people", "birth", &["Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Sinh ngày", "NTNS"]),
    ("people", "home", &["Quê quán", "Mã quê quán", "Nguyên quán"]),
    ("people", "birthplace", &["Nơi sinh", "Mã nơi sinh"]),
    ("people", "kind", &["Loại cán bộ", "Đối tượng", "Loại", "Diện"]),
    ("people", "party_since", &["Ngày vào Đảng", "Vào Đảng", "Ngày kết nạp"]),
    ("people", "theory", &["Lý luận chính trị", "Trình độ lý luận chính trị", "LLCT", "Trình độ LLCT"]),
    ("people", "education", &["Trình độ chuyên môn", "Học vấn", "Trình độ", "Chuyên môn", "Trình độ học vấn"]),
    ("people", "extension_until", &["Kéo dài đến", "Kéo dài thời gian công tác đến", "Nghỉ hưu kéo dài đến"]),
    ("people", "declared_on", &["Ngày kê khai", "Ngày kê khai gần nhất", "Kê khai lý lịch ngày"]),
    ("places", "kind", &["Cấp hành chính", "Loại", "Cấp"]),
    ("units", "kind", &["Loại đơn vị", "Loại cơ quan", "Loại"]),
    ("places", "parent", &["Thuộc", "Địa bàn cấp trên", "Trực thuộc"]),
    ("units", "parent", &["Đơn vị cấp trên", "Trực thuộc", "Đơn vị chủ quản", "Cấp trên"]),
    ("places", "code", &["Mã thống kê", "Mã hành chính", "Mã GSO", "Mã TCTK"]),
    ("titles", "code", &["Mã chức danh", "Mã chức vụ", "Mã"]),
    ("*", "successors", &["Kế thừa bởi", "Đơn vị kế thừa", "Sáp nhập vào", "Thành"]),
    ("units", "level", &["Cấp", "Cấp đơn vị"]),
    ("units", "place", &["Địa bàn", "Mã địa bàn", "Địa phương"]),
    ("units", "branch", &["Ngành", "Lĩnh vực", "Khối"]),
    ("titles", "role", &["Vai trò", "Cấp trưởng/phó", "Vị trí trong đơn vị"]),
    ("titles", "leadership", &["Lãnh đạo", "Chức danh lãnh đạo", "Là lãnh đạo"]),
    ("titles", "elected", &["Bầu cử", "Do bầu", "Chức danh bầu cử"]),
    ("titles", "full_time", &["Chuyên trách", "Chức danh chuyên trách"]),
    ("ranks", "title", &["Mã chức danh", "Chức danh", "Chức vụ"]),
    ("ranks", "rank", &["Bậc", "Thứ bậc", "Mức"]),
    ("ranks", "basis", &["Căn cứ", "Văn bản", "Số văn bản"]),
    ("posts", "unit", &["Mã đơn vị", "Đơn vị"]),
    ("posts", "title", &["Mã chức danh", "Chức danh", "Chức vụ"]),
    ("posts", "seats", &["Biên chế", "Số lượng", "Chỉ tiêu", "Số biên chế"]),
    ("posts", "managed_by", &["Cấp quản lý", "Diện quản lý", "Đơn vị quản lý"]),
    ("posts", "sensitive", &["Vị trí nhạy cảm", "Vị trí phải chuyển đổi", "Lĩnh vực phải chuyển đổi", "Nhạy cảm"]),
    ("posts", "stay_months_max", &["Thời hạn giữ vị trí (tháng)", "Số tháng tối đa", "Thời hạn tối đa"]),
    ("tenures", "person", PERSON),
    ("planning", "person", PERSON),
    ("evaluations", "person", PERSON),
    ("discipline", "person", PERSON),
    ("proceedings", "person", PERSON),
    ("kinship", "person", PERSON),
    ("mandates", "person", PERSON),
    ("health", "person", PERSON),
    ("requests", "person", PERSON),
    ("moves", "person", PERSON),
    ("tenures", "post", &["Mã vị trí", "Vị trí", "Vị trí công tác"]),
    ("tenures", "concurrent", &["Kiêm nhiệm", "Kiêm"]),
    ("tenures", "manner", &["Hình thức", "Hình thức bổ nhiệm", "Cách giữ chức"]),
    ("tenures", "decision", DECISION),
    ("tenures", "purpose", PURPOSE),
    ("tenures", "until_planned", UNTIL_PLANNED),
    ("planning", "title", &["Chức danh quy hoạch", "Mã chức danh", "Chức danh"]),
    ("planning", "unit", &["Đơn vị quy hoạch", "Mã đơn vị", "Đơn vị"]),
    ("planning", "decision", DECISION),
    ("evaluations", "year", &["Năm", "Năm đánh giá"]),
    ("evaluations", "grade", &["Xếp loại", "Mức xếp loại", "Kết quả", "Mức đánh giá"]),
    ("evaluations", "by", &["Đơn vị đánh giá", "Cơ quan đánh giá", "Nơi đánh giá"]),
    ("discipline", "form", &["Hình thức kỷ luật", "Hình thức"]),
    ("discipline", "decided", &["Ngày quyết định", "Ngày kỷ luật", "Ngày ký"]),
    ("discipline", "until", &["Hết hiệu lực", "Hết hiệu lực từ", "Hiệu lực đến"]),
    ("discipline", "decision", DECISION),
    ("proceedings", "kind", &["Loại", "Loại việc", "Hình thức"]),
    ("kinship", "relative", &["Người thân", "Mã người thân", "Thân nhân", "Số hiệu người thân"]),
    ("kinship", "relation", &["Quan hệ", "Mối quan hệ"]),
    ("mandates", "unit", &["Cơ quan dân cử", "Mã đơn vị", "Đơn vị", "HĐND"]),
    ("health", "issued", &["Ngày cấp", "Ngày khám", "Ngày cấp giấy"]),
    ("health", "fit", &["Đủ sức khỏe", "Đủ sức khỏe công tác", "Kết luận"]),
    ("terms", "unit", &["Mã đơn vị", "Đơn vị", "Cấp ủy"]),
    ("terms", "number", &["Khóa", "Nhiệm kỳ thứ", "Số nhiệm kỳ"]),
    ("requests", "kind", &["Loại nguyện vọng", "Loại"]),
    ("requests", "text", &["Nội dung", "Nguyện vọng", "Lý do đề nghị"]),
    ("documents", "id", &["Mã văn bản", "Mã"]),
    ("documents", "unit", &["Đơn vị vào sổ", "Mã đơn vị"]),
    ("documents", "book", &["Sổ", "Loại sổ"]),
    ("documents", "series", &["Dãy số", "Số tính theo"]),
    ("documents", "number", &["Số trong sổ", "Số đến", "Số đi"]),
    ("documents", "registered", &["Ngày vào sổ", "Ngày đến"]),
    ("documents", "kind", &["Tên loại", "Loại văn bản", "Loại"]),
    ("documents", "symbol", &["Số, ký hiệu", "Số ký hiệu", "Ký hiệu", "Số và ký hiệu"]),
    ("documents", "issuer", &["Tác giả", "Cơ quan ban hành", "Nơi ban hành", "Nơi gửi"]),
    ("documents", "issued", &["Ngày tháng văn bản", "Ngày văn bản", "Ngày ban hành", "Ngày, tháng văn bản"]),
    ("documents", "subject", &["Trích yếu", "Nội dung", "Trích yếu nội dung", "Tên loại và trích yếu nội dung văn bản"]),
    ("documents", "signer", &["Người ký"]),
    ("documents", "recipients", &["Nơi nhận", "Đơn vị, người nhận", "Đơn vị hoặc người nhận", "Nơi nhận văn bản"]),
    ("documents", "secrecy", &["Độ mật", "Mức độ mật"]),
    ("documents", "urgency", &["Độ khẩn", "Mức độ khẩn"]),
    ("documents", "deadline", &["Thời hạn", "Hạn xử lý", "Hạn giải quyết"]),
    ("documents", "sent", &["Ngày chuyển", "Ngày gửi"]),
    ("documents", "part_of", &["Kèm theo văn bản", "Thuộc văn bản"]),
    ("documents", "answers", &["Trả lời văn bản", "Phúc đáp"]),
    ("documents", "file", &["Tệp (SHA-256)", "Tệp"]),
    ("documents", "kept_by", &["Đơn vị, người nhận bản lưu", "Nơi lưu", "Bản lưu"]),
    ("documents", "copies", &["Số lượng bản", "Số bản"]),
    ("documents", "note", &["Ghi chú trong sổ"]),
    ("documents", "void", &["Lý do bỏ số", "Hủy số"]),
    ("tasks", "id", &["Mã nhiệm vụ", "Mã"]),
    ("tasks", "document", &["Mã văn bản", "Văn bản giao"]),
    ("tasks", "passage", &["Điểm, khoản", "Đoạn"]),
    ("tasks", "step", &["Chứng minh bằng", "Bước hoàn thành"]),
    ("tasks", "unit", &["Mã đơn vị chủ trì", "Đơn vị"]),
    ("tasks", "unit_kind", &["Loại đơn vị thực hiện"]),
    ("tasks", "lead", &["Chủ trì", "Cơ quan chủ trì"]),
    ("tasks", "support", &["Phối hợp", "Cơ quan phối hợp"]),
    ("tasks", "action", &["Nội dung", "Nội dung nhiệm vụ", "Việc phải làm"]),
    ("tasks", "deadline", &["Thời hạn", "Hạn"]),
    ("tasks", "report_to", &["Báo cáo ai", "Nơi nhận báo cáo"]),
    ("tasks", "parts", &["Các phần bắt buộc", "Các phần của kế hoạch"]),
    ("steps", "unit", &["Mã đơn vị", "Đơn vị"]),
    ("steps", "document", &["Mã văn bản", "Văn bản"]),
    ("steps", "step", &["Bước", "Việc"]),
    ("steps", "on", &["Ngày", "Ngày thực hiện"]),
    ("steps", "task", &["Mã nhiệm vụ", "Nhiệm vụ"]),
    ("steps", "proof", &["Văn bản chứng minh", "Mã văn bản chứng minh"]),
    ("steps", "present", &["Số người dự", "Có mặt"]),
    ("steps", "invited", &["Số người triệu tập", "Triệu tập"]),
    ("steps", "text", &["Câu hỏi, kết quả", "Nội dung", "Diễn giải"]),
    ("steps", "parts", &["Các phần đã có", "Các phần của kế hoạch"]),
    ("citations", "document", &["Mã văn bản", "Văn bản"]),
    ("citations", "relation", &["Quan hệ", "Quan hệ với văn bản được viện dẫn"]),
    ("citations", "symbol", &["Số, ký hiệu", "Số, ký hiệu văn bản được viện dẫn"]),
    ("citations", "issued", &["Ngày tháng văn bản", "Ngày văn bản được viện dẫn"]),
    ("citations", "issuer", &["Tác giả", "Cơ quan ban hành"]),
    ("citations", "from", &["Hiệu lực từ", "Từ ngày"]),
    ("citations", "passage", &["Đoạn viện dẫn", "Đoạn"]),
    ("citations", "part", &["Phần được viện dẫn", "Điều, khoản"]),
    ("moves", "from_post", &["Vị trí đi", "Từ vị trí", "Vị trí hiện tại"]),
    ("moves", "to_post", &["Vị trí đến", "Đến vị trí", "Vị trí dự kiến"]),
    ("moves", "on", &["Ngày", "Ngày thực hiện", "Từ ngày", "Ngày luân chuyển"]),
    ("moves", "kind", &["Hình thức", "Loại"]),
    ("moves", "purpose", PURPOSE),
    ("moves", "until_planned", UNTIL_PLANNED),
    ("moves", "expected_after", &["Dự kiến bố trí sau", "Hướng bố trí sau luân chuyển", "Bố trí sau luân chuyển"]),
    ("moves", "waiver", &["Văn bản cho phép", "Quyết định cho phép ngoại lệ", "Ngoại lệ"]),
    ("*", "from", &["Từ ngày", "Từ", "Ngày bắt đầu", "Bắt đầu", "Hiệu lực từ", "Ngày hiệu lực"]),
    ("*", "until", &["Đến ngày", "Đến", "Ngày kết thúc", "Kết thúc", "Đến hết ngày", "Thôi giữ từ ngày"]),
];

const PERSON: &[&str] = &["Số hiệu cán bộ", "Mã cán bộ", "Số hiệu", "Cán bộ", "SHCB", "Mã CB"];
const DECISION: &[&str] = &["Quyết định", "Số quyết định", "Số QĐ", "Văn bản"];
const PURPOSE: &[&str] = &["Mục đích", "Mục đích luân chuyển", "Lý do luân chuyển"];
const UNTIL_PLANNED: &[&str] = &["Dự kiến đến ngày", "Thời hạn đến", "Dự kiến kết thúc"];

/// Columns that offices add for themselves; they are passed over without a word.
pub const PASSED_OVER: &[&str] = &["STT", "TT", "Số thứ tự", "Ghi chú", "Lý do", "Cách xử lý", "Dòng", "No"];

/// The key by which names of tables and columns are compared.
pub(crate) fn key(name: &str) -> String {
    let letters = folded(name);
    letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The canonical name of the table that a file or sheet name means.
pub(crate) fn table(name: &str) -> Option<&'static str> {
    let asked = key(name);
    TABLES.iter().find(|(canonical, names)| key(canonical) == asked || names.iter().any(|name| key(name) == asked)).map(|(canonical, _)| *canonical)
}

/// Every name of a column of a table: the canonical one, then the Vietnamese ones.
pub(crate) fn names_of(table: &str, column: &'static str) -> impl Iterator<Item = &'static str> {
    let of_column = |place: &str| COLUMNS.iter().find(|(in_table, name, _)| *in_table == place && *name == column).map(|(_, _, names)| *names);
    let names = of_column(table).or_else(|| of_column("*")).unwrap_or_default();
    std::iter::once(column).chain(names.iter().copied())
}

/// The name of a table in messages: Vietnamese, canonical.
pub fn table_words(table: &'static str) -> [&'static str; 2] {
    let vietnamese = TABLES.iter().find(|(canonical, _)| *canonical == table).and_then(|(_, names)| names.first());
    [vietnamese.copied().unwrap_or(table), table]
}

/// The name of a column in messages: Vietnamese, canonical.
pub fn column_words(table: &str, column: &'static str) -> [&'static str; 2] {
    [names_of(table, column).nth(1).unwrap_or(column), column]
}

/// The position of a table in [`Tables::SPECS`].
pub(crate) fn position(table: &str) -> Option<usize> {
    Tables::SPECS.iter().position(|spec| spec.name == table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_table_and_column_of_the_contract_has_a_vietnamese_name() {
        for spec in Tables::SPECS.iter().chain([&&crate::moves::SPEC]) {
            assert_ne!(table_words(spec.name)[0], spec.name);
            for column in spec.columns {
                assert_ne!(column_words(spec.name, column.name)[0], column.name, "{}.{}", spec.name, column.name);
            }
        }
        for (table, column, _) in COLUMNS {
            let known = Tables::SPECS.iter().chain([&&crate::moves::SPEC]).any(|spec| (*table == "*" || spec.name == *table) && spec.column(column).is_some());
            assert!(known, "{table}.{column} is not in the contract");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut tables = BTreeMap::new();
        for (canonical, names) in TABLES {
            for name in names.iter().chain([canonical]) {
                let before = tables.insert(key(name), canonical);
                assert!(before.is_none_or(|before| before == canonical), "{name}: {before:?} and {canonical}");
            }
        }
        for spec in Tables::SPECS.iter().chain([&&crate::moves::SPEC]) {
            let mut columns = BTreeMap::new();
            for column in spec.columns {
                for name in names_of(spec.name, column.name) {
                    let before = columns.insert(key(name), column.name);
                    assert!(before.is_none_or(|before| before == column.name), "{}: {name}: {before:?} and {}", spec.name, column.name);
                    assert!(PASSED_OVER.iter().all(|passed| key(passed) != key(name)), "{name}");
                }
            }
        }
    }

    #[test]
    fn names_are_compared_by_letters_alone() {
        assert_eq!(table("QUÁ TRÌNH GIỮ CHỨC"), Some("tenures"));
        assert_eq!(table("qua_trinh_cong_tac"), Some("tenures"));
        assert_eq!(table("People"), Some("people"));
        assert_eq!(table("Kỷ  luật (2024)"), None);
        assert_eq!(key("Họ và tên (*)"), key("ho va ten"));
    }
}
