//! Vietnamese words for the codes of closed lists: only the words that the law and the forms use for them.

mod documents;

use super::*;

/// A code with its words; the first is the one shown, the others are read as well.
pub type Words = (&'static str, &'static [&'static str]);

/// Lists with their words.
type Lists = &'static [(&'static [&'static str], &'static [Words])];

const LISTS: Lists = &[
    (
        PlaceKind::NAMES,
        &[
            ("country", &["cả nước", "quốc gia"]),
            ("province", &["tỉnh", "cấp tỉnh", "thành phố trực thuộc trung ương"]),
            ("district", &["huyện", "cấp huyện"]),
            ("commune", &["xã", "cấp xã", "phường", "thị trấn", "đặc khu"]),
        ],
    ),
    (
        UnitKind::NAMES,
        &[
            ("party_committee", &["cấp ủy", "đảng ủy", "ban chấp hành đảng bộ"]),
            ("standing_committee", &["ban thường vụ"]),
            ("party_cell", &["chi bộ"]),
            ("organisation_board", &["ban tổ chức"]),
            ("inspection_committee", &["ủy ban kiểm tra"]),
            ("propaganda_board", &["ban tuyên giáo", "ban tuyên giáo và dân vận"]),
            ("mass_mobilisation_board", &["ban dân vận"]),
            ("internal_affairs_board", &["ban nội chính"]),
            ("party_office", &["văn phòng cấp ủy"]),
            ("peoples_council", &["hội đồng nhân dân", "hđnd"]),
            ("peoples_committee", &["ủy ban nhân dân", "ubnd"]),
            ("department", &["cơ quan chuyên môn", "sở", "phòng"]),
            ("fatherland_front", &["mặt trận tổ quốc", "mttq"]),
            ("mass_organisation", &["tổ chức chính trị - xã hội", "đoàn thể"]),
            ("court", &["tòa án"]),
            ("procuracy", &["viện kiểm sát"]),
            ("police", &["công an"]),
            ("military", &["quân sự", "quân đội"]),
            ("public_service_unit", &["đơn vị sự nghiệp", "đơn vị sự nghiệp công lập"]),
            ("enterprise", &["doanh nghiệp", "doanh nghiệp nhà nước"]),
            ("other", &["khác"]),
        ],
    ),
    (
        Level::NAMES,
        &[
            ("central", &["trung ương"]),
            ("province", &["tỉnh", "cấp tỉnh"]),
            ("district", &["huyện", "cấp huyện"]),
            ("commune", &["xã", "cấp xã"]),
            ("base", &["cơ sở"]),
        ],
    ),
    (
        Branch::NAMES,
        &[
            ("inspection", &["kiểm tra"]),
            ("organisation", &["tổ chức"]),
            ("propaganda", &["tuyên giáo"]),
            ("internal_affairs", &["nội chính"]),
            ("government", &["chính quyền"]),
            ("front", &["mặt trận"]),
            ("finance", &["tài chính"]),
            ("home_affairs", &["nội vụ"]),
            ("inspectorate", &["thanh tra"]),
            ("tax", &["thuế"]),
            ("customs", &["hải quan"]),
            ("banking", &["ngân hàng"]),
            ("industry_trade", &["công thương"]),
            ("planning_investment", &["kế hoạch và đầu tư", "kế hoạch - đầu tư"]),
            ("resources_environment", &["tài nguyên và môi trường", "tài nguyên - môi trường"]),
            ("military", &["quân sự"]),
            ("police", &["công an"]),
            ("court", &["tòa án"]),
            ("procuracy", &["kiểm sát"]),
            ("education", &["giáo dục", "giáo dục và đào tạo"]),
            ("health", &["y tế"]),
            ("other", &["khác"]),
        ],
    ),
    (
        Role::NAMES,
        &[
            ("head", &["cấp trưởng", "người đứng đầu"]),
            ("deputy", &["cấp phó", "cấp phó của người đứng đầu"]),
            ("member", &["thành viên", "ủy viên"]),
            ("officer", &["chuyên viên", "cán bộ"]),
        ],
    ),
    (
        Sensitive::NAMES,
        &[
            ("personnel", &["tổ chức cán bộ", "quản lý nhân sự"]),
            ("finance", &["tài chính", "quản lý tài chính"]),
            ("assets", &["tài sản công", "quản lý tài sản công"]),
            ("investment", &["đầu tư công", "quản lý đầu tư công"]),
            ("direct", &["trực tiếp giải quyết công việc"]),
        ],
    ),
    (Sex::NAMES, &[("male", &["nam"]), ("female", &["nữ"])]),
    (
        PersonKind::NAMES,
        &[("cadre", &["cán bộ"]), ("civil_servant", &["công chức"]), ("public_employee", &["viên chức"]), ("armed_forces", &["lực lượng vũ trang"])],
    ),
    (
        Theory::NAMES,
        &[
            ("none", &["chưa qua đào tạo", "chưa có"]),
            ("primary", &["sơ cấp"]),
            ("intermediate", &["trung cấp"]),
            ("advanced", &["cao cấp"]),
            ("bachelor", &["cử nhân"]),
        ],
    ),
    (
        Manner::NAMES,
        &[
            ("appointed", &["bổ nhiệm"]),
            ("elected", &["bầu", "bầu cử"]),
            ("designated", &["chỉ định"]),
            ("rotated", &["luân chuyển"]),
            ("transferred", &["điều động"]),
            ("seconded", &["biệt phái"]),
            ("position_changed", &["chuyển đổi vị trí công tác", "chuyển đổi vị trí"]),
            ("recruited", &["tuyển dụng"]),
        ],
    ),
    (
        Purpose::NAMES,
        &[
            ("planned", &["theo quy hoạch", "đào tạo, bồi dưỡng cán bộ quy hoạch"]),
            ("non_local", &["không là người địa phương", "bố trí không là người địa phương"]),
            ("two_terms", &["không giữ chức vụ quá hai nhiệm kỳ", "quá hai nhiệm kỳ"]),
            ("reinforcement", &["tăng cường"]),
            ("other", &["khác"]),
        ],
    ),
    (
        Grade::NAMES,
        &[
            ("excellent", &["hoàn thành xuất sắc nhiệm vụ", "hoàn thành xuất sắc", "htxsnv", "htxs"]),
            ("good", &["hoàn thành tốt nhiệm vụ", "hoàn thành tốt", "httnv", "htt"]),
            ("completed", &["hoàn thành nhiệm vụ", "hoàn thành", "htnv", "ht"]),
            ("not_completed", &["không hoàn thành nhiệm vụ", "không hoàn thành", "khtnv", "kht"]),
        ],
    ),
    (DisciplineForm::NAMES, &[("reprimand", &["khiển trách"]), ("warning", &["cảnh cáo"]), ("removal", &["cách chức"]), ("expulsion", &["khai trừ"])]),
    (
        ProceedingKind::NAMES,
        &[("review", &["xem xét kỷ luật", "kiểm tra, xem xét"]), ("investigation", &["điều tra"]), ("prosecution", &["truy tố"]), ("trial", &["xét xử"])],
    ),
    (
        Relation::NAMES,
        &[
            ("spouse", &["vợ, chồng", "vợ", "chồng"]),
            ("parent", &["cha, mẹ", "cha", "mẹ", "bố", "bố đẻ", "mẹ đẻ", "cha đẻ"]),
            ("parent_in_law", &["cha, mẹ của vợ hoặc chồng", "bố vợ", "mẹ vợ", "bố chồng", "mẹ chồng", "cha vợ", "cha chồng"]),
            ("child", &["con", "con đẻ", "con nuôi"]),
            ("sibling", &["anh, chị, em ruột", "anh ruột", "chị ruột", "em ruột", "anh", "chị", "em"]),
            ("other", &["khác"]),
        ],
    ),
    (
        RequestKind::NAMES,
        &[
            ("no_transfer_care", &["không chuyển: chăm sóc người thân"]),
            ("no_transfer_pregnancy", &["không chuyển: thai sản, nuôi con nhỏ"]),
            ("wish", &["nguyện vọng", "xin luân chuyển"]),
            ("correction", &["đề nghị sửa hồ sơ"]),
        ],
    ),
    (
        MoveKind::NAMES,
        &[
            ("rotation", &["luân chuyển"]),
            ("transfer", &["điều động"]),
            ("secondment", &["biệt phái"]),
            ("position_change", &["chuyển đổi vị trí công tác", "chuyển đổi vị trí"]),
        ],
    ),
];

/// The words of a list: every code that has some.
pub fn every_word(list: &[&str]) -> &'static [Words] {
    LISTS.iter().chain(documents::LISTS).find(|(names, _)| *names == list).map_or(&[], |(_, words)| words)
}

/// The Vietnamese word shown for a code of a list.
pub fn vietnamese(list: &[&str], code: &str) -> Option<&'static str> {
    every_word(list).iter().find(|(name, _)| *name == code).and_then(|(_, words)| words.first().copied())
}
