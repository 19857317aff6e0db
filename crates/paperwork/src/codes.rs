//! Vietnamese words for the codes of closed lists: only the words that the law and the forms use for them.

use register::code::*;

/// A list: its canonical names and, for each that has them, its Vietnamese words; the first is the one shown.
pub(crate) type List = (&'static [&'static str], &'static [(&'static str, &'static [&'static str])]);

const LISTS: &[List] = &[
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

fn words_of(list: &'static [&'static str]) -> &'static [(&'static str, &'static [&'static str])] {
    LISTS.iter().find(|(names, _)| *names == list).map_or(&[], |(_, words)| words)
}

/// The Vietnamese word for a code of a list.
pub fn code_words(list: &'static [&'static str], code: &str) -> Option<&'static str> {
    words_of(list).iter().find(|(name, _)| *name == code).and_then(|(_, words)| words.first().copied())
}

/// The words of one list, ready to be looked up.
pub(crate) struct CodeWords {
    list: &'static [&'static str],
    /// The key of every canonical name and every Vietnamese word, with the position in the list.
    keys: Vec<(String, u8)>,
}

impl CodeWords {
    /// The words of a list.
    pub(crate) fn of(list: &'static [&'static str]) -> CodeWords {
        let position = |code: &str| list.iter().position(|name| *name == code).map(|position| position as u8);
        let canonical = list.iter().zip(0u8..).map(|(name, position)| (key(name), position));
        let words = words_of(list).iter().filter_map(|(code, words)| position(code).map(|position| (position, words)));
        let keys = canonical.chain(words.flat_map(|(position, words)| words.iter().map(move |word| (key(word), position)))).collect();
        CodeWords { list, keys }
    }

    /// The list itself.
    pub(crate) fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// The position in the list that a text means: a canonical name, or one of its Vietnamese words with or without marks.
    pub(crate) fn code(&self, text: &str) -> Option<u8> {
        let asked = key(text);
        self.keys.iter().find(|(name, _)| *name == asked).map(|(_, position)| *position)
    }

    /// The nearest code of the list to a text that means none.
    pub(crate) fn nearest(&self, text: &str) -> Option<&'static str> {
        let asked = key(text);
        let near = crate::problem::nearest(&asked, self.keys.iter().map(|(name, _)| name.as_str()))?;
        self.keys.iter().find(|(name, _)| name == near).map(|(_, position)| self.list[usize::from(*position)])
    }
}

fn key(text: &str) -> String {
    crate::aliases::key(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use register::column::Kind;
    use register::tables::Tables;
    use std::collections::BTreeMap;

    #[test]
    fn every_code_of_the_contract_has_a_word_and_no_word_means_two_codes() {
        let kinds = Tables::SPECS.iter().chain([&&crate::moves::SPEC]).flat_map(|spec| spec.columns).map(|column| column.kind);
        for kind in kinds {
            let Kind::Code(list) = kind else { continue };
            let (mut meanings, known) = (BTreeMap::new(), CodeWords::of(list));
            for (position, code) in list.iter().enumerate() {
                assert!(code_words(list, code).is_some(), "{code}");
                assert_eq!(known.code(code), Some(position as u8));
            }
            for (code, words) in words_of(list) {
                assert!(list.contains(code), "{code}");
                for word in *words {
                    let before = meanings.insert(key(word), code);
                    assert!(before.is_none_or(|before| before == code), "{word}");
                    assert_eq!(known.code(word).map(|byte| list[usize::from(byte)]), Some(*code), "{word}");
                }
            }
        }
    }

    #[test]
    fn words_are_read_with_and_without_marks() {
        assert_eq!(CodeWords::of(Manner::NAMES).code("Luân chuyển"), Some(Manner::Rotated.byte()));
        assert_eq!(CodeWords::of(DisciplineForm::NAMES).code("KHIEN TRACH"), Some(DisciplineForm::Reprimand.byte()));
        assert_eq!(CodeWords::of(Sex::NAMES).code("nữ"), Some(Sex::Female.byte()));
        assert_eq!(CodeWords::of(Sex::NAMES).code("bí thư"), None);
        assert_eq!(CodeWords::of(Sex::NAMES).nearest("femal"), Some("female"));
    }
}
