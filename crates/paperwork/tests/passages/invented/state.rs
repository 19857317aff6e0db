//! Papers of bodies of the State.

use super::Document;

pub(super) const DOCUMENTS: [Document; 12] = [
    Document {
        name: "a directive to the heads of offices",
        text: "Tuy nhiên, một số địa phương chưa chủ động rà soát. Để khắc phục, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n\
1. Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch\nỦy ban nhân dân các huyện, thành phố:\n\
a) Xây dựng kế hoạch chuyển đổi vị trí công tác trước ngày 31 tháng 12 năm 2022; công khai kế hoạch.\nb) Báo cáo kết quả về Sở Nội vụ trước ngày 15/11 hằng năm.\n\
2. Sở Nội vụ\na) Chủ trì, phối hợp với Thanh tra tỉnh kiểm tra việc thực hiện.\n\
3. Yêu cầu Giám đốc các sở; Chủ tịch Ủy ban nhân dân các huyện, thành phố nghiêm túc triển khai thực hiện.",
        paths: &[
            ("mở đầu.1", "Tuy nhiên"),
            ("1", "Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch Ủy ban"),
            ("1.a", "Xây dựng"),
            ("1.b", "Báo cáo"),
            ("2", "Sở Nội vụ"),
            ("2.a", "Chủ trì"),
            ("3", "Yêu cầu"),
        ],
        duties: &[
            (
                "1.a",
                "Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch Ủy ban nhân dân các huyện, thành phố",
                &[],
                ["Xây dựng kế hoạch", "công khai kế hoạch"],
                "2022-12-31",
                "",
            ),
            (
                "1.b",
                "Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch Ủy ban nhân dân các huyện, thành phố",
                &[],
                ["Báo cáo kết quả", "hằng năm"],
                "",
                "Sở Nội vụ",
            ),
            ("2.a", "Sở Nội vụ", &["Thanh tra tỉnh"], ["kiểm tra", "thực hiện"], "", ""),
            ("3", "Giám đốc các sở; Chủ tịch Ủy ban nhân dân các huyện, thành phố", &[], ["nghiêm túc", "thực hiện"], "", ""),
        ],
    },
    Document {
        name: "a decision about one person",
        text: "Căn cứ Quy định số 65-QĐ/TW;\nBAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH\n\
Điều 1. Đồng chí Trần Văn Mẫu thôi giữ chức vụ để luân chuyển, thời hạn 36 tháng kể từ ngày 01/7/2025.\n\
Điều 2. Văn phòng Tỉnh ủy, Đảng ủy xã Bình Mẫu và đồng chí Trần Văn Mẫu chịu trách nhiệm thi hành Quyết định này.",
        paths: &[("mở đầu.1", "Căn cứ"), ("mở đầu.2", "BAN THƯỜNG VỤ"), ("Điều 1", "Đồng chí"), ("Điều 2", "Văn phòng")],
        duties: &[("Điều 2", "Văn phòng Tỉnh ủy, Đảng ủy xã Bình Mẫu và đồng chí Trần Văn Mẫu", &[], ["chịu trách nhiệm", "Quyết định này"], "", "")],
    },
    Document {
        name: "chapters that every part counts anew",
        text: "Phần I\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nChương II\nGIẢI THÍCH\nPhần II\nQUY ĐỊNH RIÊNG\nChương I\nHỒ SƠ",
        paths: &[
            ("Phần I", "QUY ĐỊNH CHUNG"),
            ("Chương I", "PHẠM VI"),
            ("Chương II", "GIẢI THÍCH"),
            ("Phần II", "QUY ĐỊNH RIÊNG"),
            ("Phần II.Chương I", "HỒ SƠ"),
        ],
        duties: &[],
    },
    Document {
        name: "a decision of a state body",
        text: "Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Giám đốc Sở Nội vụ,\nQUYẾT ĐỊNH:\n\
Điều 1. Phê duyệt kế hoạch chuyển đổi vị trí công tác năm 2024.\n\
Điều 2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các huyện, thành phố hướng dẫn thực hiện, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11/2024.\n\
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.",
        paths: &[
            ("mở đầu.1", "Căn cứ Luật"),
            ("mở đầu.2", "Theo đề nghị"),
            ("mở đầu.3", "QUYẾT ĐỊNH:"),
            ("Điều 1", "Phê duyệt"),
            ("Điều 2", "Giao Sở Nội vụ"),
            ("Điều 3", "Chánh Văn phòng"),
        ],
        duties: &[
            (
                "Điều 2",
                "Sở Nội vụ",
                &["Sở Tài chính", "Ủy ban nhân dân các huyện, thành phố"],
                ["hướng dẫn thực hiện", "trước ngày 30/11/2024"],
                "2024-11-30",
                "Ủy ban nhân dân tỉnh",
            ),
            (
                "Điều 3",
                "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và các cơ quan, đơn vị liên quan",
                &[],
                ["chịu trách nhiệm thi hành", "Quyết định này"],
                "",
                "",
            ),
        ],
    },
    Document {
        name: "a regulation with chapters, sections, articles, clauses and points",
        text: "Chương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nQuy chế này quy định việc luân chuyển cán bộ.\nĐiều 2. Nguyên tắc\n\
1. Bảo đảm sự lãnh đạo của Đảng.\n2. Công khai, minh bạch:\na) Đúng người;\nb) Đúng việc;\nc) Đúng lúc;\nd) Đúng chỗ;\nđ) Đúng luật.\n\
Chương II\nTHẨM QUYỀN\nMục 1. CẤP TỈNH\nĐiều 3. Thẩm quyền của Ban Thường vụ\n1. Quyết định kế hoạch.\nMục 2. CẤP XÃ\nĐiều 4. Thẩm quyền của Đảng ủy\nĐảng ủy xem xét, quyết định theo phân cấp.",
        paths: &[
            ("Chương I", "NHỮNG QUY ĐỊNH CHUNG"),
            ("Điều 1", "Phạm vi điều chỉnh"),
            ("Điều 2", "Nguyên tắc"),
            ("Điều 2.1", "Bảo đảm"),
            ("Điều 2.2", "Công khai"),
            ("Điều 2.2.a", "Đúng người;"),
            ("Điều 2.2.b", "Đúng việc;"),
            ("Điều 2.2.c", "Đúng lúc;"),
            ("Điều 2.2.d", "Đúng chỗ;"),
            ("Điều 2.2.đ", "Đúng luật."),
            ("Chương II", "THẨM QUYỀN"),
            ("Chương II.Mục 1", "CẤP TỈNH"),
            ("Điều 3", "Thẩm quyền"),
            ("Điều 3.1", "Quyết định"),
            ("Chương II.Mục 2", "CẤP XÃ"),
            ("Điều 4", "Thẩm quyền"),
        ],
        duties: &[],
    },
    Document {
        name: "an amendment that quotes what it amends",
        text: "Điều 1. Sửa đổi Điều 7 của Quy chế như sau:\n“Điều 7. Hồ sơ\n1. Sơ yếu lý lịch.\n2. Bản nhận xét.”\nĐiều 2. Hiệu lực\nQuy chế có hiệu lực từ ngày ký.",
        paths: &[("Điều 1", "Sửa đổi"), ("Điều 2", "Hiệu lực")],
        duties: &[],
    },
    Document {
        name: "parts in words, chapters that count through",
        text: "PHẦN THỨ NHẤT\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nĐiều 1. Phạm vi\nPHẦN THỨ HAI\nTỔ CHỨC BỘ MÁY\nChương II\nBỘ MÁY\nĐiều 2. Bộ máy\n1. Gồm hai phòng.\nĐiều 2a. Biên chế",
        paths: &[
            ("Phần I", "QUY ĐỊNH CHUNG"),
            ("Chương I", "PHẠM VI"),
            ("Điều 1", "Phạm vi"),
            ("Phần II", "TỔ CHỨC BỘ MÁY"),
            ("Chương II", "BỘ MÁY"),
            ("Điều 2", "Bộ máy"),
            ("Điều 2.1", "Gồm"),
            ("Điều 2a", "Biên chế"),
        ],
        duties: &[],
    },
    Document {
        name: "every way to say by when",
        text: "1. Giao Sở Nội vụ xây dựng đề án, trình Ủy ban nhân dân tỉnh chậm nhất là ngày 15 tháng 8 năm 2025.\n\
2. Giao Sở Tài chính bố trí kinh phí trong quý II năm 2025.\n3. Giao Sở Tư pháp thẩm định trong thời hạn 15 ngày kể từ ngày nhận đủ hồ sơ.\n\
4. Giao Sở Y tế báo cáo trước ngày 30/6.\n5. Giao Sở Công Thương rà soát trước tháng 6/2025.\n6. Giao Thanh tra tỉnh thanh tra từ ngày 01/3/2025 đến ngày 30/4/2025.\n\
7. Giao Văn phòng sơ kết trước ngày 30/6/2025 và tổng kết trước ngày 31/12/2025.\n8. Trước ngày 10/02/2025, các sở, ban, ngành phải gửi kế hoạch về Sở Nội vụ.\n9. Giao Sở Xây dựng hoàn thành việc bàn giao, xong trước 01-12-2025.",
        paths: &[
            ("1", "Giao Sở Nội"),
            ("2", "Giao Sở Tài"),
            ("3", "Giao Sở Tư"),
            ("4", "Giao Sở Y"),
            ("5", "Giao Sở Công"),
            ("6", "Giao Thanh tra"),
            ("7", "Giao Văn"),
            ("8", "Trước ngày"),
            ("9", "Giao Sở Xây"),
        ],
        duties: &[
            ("1", "Sở Nội vụ", &[], ["xây dựng đề án", "năm 2025"], "2025-08-15", "Ủy ban nhân dân tỉnh"),
            ("2", "Sở Tài chính", &[], ["bố trí kinh phí", "năm 2025"], "2025-06-30", ""),
            ("3", "Sở Tư pháp", &[], ["thẩm định", "đủ hồ sơ"], "", ""),
            ("4", "Sở Y tế", &[], ["báo cáo", "ngày 30/6"], "", ""),
            ("5", "Sở Công Thương", &[], ["rà soát", "6/2025"], "", ""),
            ("6", "Thanh tra tỉnh", &[], ["thanh tra", "30/4/2025"], "", ""),
            ("7", "Văn phòng", &[], ["sơ kết", "31/12/2025"], "", ""),
            ("8", "các sở, ban, ngành", &[], ["gửi kế hoạch", "Sở Nội vụ"], "2025-02-10", "Sở Nội vụ"),
            ("9", "Sở Xây dựng", &[], ["hoàn thành", "01-12-2025"], "2025-12-01", ""),
        ],
    },
    Document {
        name: "points without đ, numbers with other signs",
        text: "I/ Đối tượng\n1) Cán bộ;\n2) Công chức.\nII/ Hồ sơ\n1) Gồm:\na. Đơn;\nb. Lý lịch;\nc. Bằng;\nd. Giấy khám;\ne. Ảnh.\n2) Số lượng: 02 bộ.",
        paths: &[
            ("I", "Đối tượng"),
            ("I.1", "Cán bộ;"),
            ("I.2", "Công chức."),
            ("II", "Hồ sơ"),
            ("II.1", "Gồm:"),
            ("II.1.a", "Đơn;"),
            ("II.1.b", "Lý lịch;"),
            ("II.1.c", "Bằng;"),
            ("II.1.d", "Giấy khám;"),
            ("II.1.e", "Ảnh."),
            ("II.2", "Số lượng"),
        ],
        duties: &[],
    },
    Document {
        name: "articles on the responsibility of each body",
        text: "Điều 10. Trách nhiệm của Sở Nội vụ\n1. Chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân cấp xã rà soát vị trí việc làm.\n2. Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.\nĐiều 11. Trách nhiệm của các cơ quan, đơn vị\nThực hiện nghiêm Quy chế này.\nĐiều 12. Điều khoản thi hành\nGiám đốc Sở Nội vụ có trách nhiệm hướng dẫn, kiểm tra việc thực hiện Quy chế này.",
        paths: &[("Điều 10", "Trách nhiệm"), ("Điều 10.1", "Chủ trì"), ("Điều 10.2", "Tổng hợp"), ("Điều 11", "Trách nhiệm"), ("Điều 12", "Điều khoản")],
        duties: &[
            ("Điều 10.1", "Sở Nội vụ", &["các sở, ban, ngành", "Ủy ban nhân dân cấp xã"], ["rà soát", "việc làm"], "", ""),
            ("Điều 10.2", "Sở Nội vụ", &[], ["Tổng hợp", "hằng năm"], "", "Ủy ban nhân dân tỉnh"),
            ("Điều 11", "các cơ quan, đơn vị", &[], ["Thực hiện nghiêm", "Quy chế này"], "", ""),
            ("Điều 12", "Giám đốc Sở Nội vụ", &[], ["hướng dẫn, kiểm tra", "Quy chế này"], "", ""),
        ],
    },
    Document {
        name: "names that hold commas and joining words",
        text: "1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Sở Lao động - Thương binh và Xã hội, Đài Phát thanh và Truyền hình tỉnh cùng các đoàn thể tổ chức tuyên truyền.\n2. Ủy ban nhân dân các xã, phường có trách nhiệm niêm yết danh sách.",
        paths: &[("1", "Sở Văn hóa"), ("2", "Ủy ban nhân dân")],
        duties: &[
            (
                "1",
                "Sở Văn hóa, Thể thao và Du lịch",
                &["Sở Giáo dục và Đào tạo", "Sở Lao động - Thương binh và Xã hội", "Đài Phát thanh và Truyền hình tỉnh", "các đoàn thể"],
                ["tổ chức tuyên truyền", "tuyên truyền"],
                "",
                "",
            ),
            ("2", "Ủy ban nhân dân các xã, phường", &[], ["niêm yết", "danh sách"], "", ""),
        ],
    },
    Document {
        name: "a last article that names everybody, with semicolons between them",
        text: "Điều 1. Thành lập Tổ công tác.\nĐiều 2. Quyết định có hiệu lực từ ngày ký. Các ông (bà): Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các Sở: Nội vụ, Tài chính; Thủ trưởng các cơ quan có liên quan chịu trách nhiệm thi hành Quyết định này.\n\
Điều 3. Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường căn cứ Quyết định thi hành.",
        paths: &[("Điều 1", "Thành lập"), ("Điều 2", "Quyết định"), ("Điều 3", "Thủ trưởng")],
        duties: &[
            (
                "Điều 2",
                "Các ông (bà): Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các Sở: Nội vụ, Tài chính; Thủ trưởng các cơ quan có liên quan",
                &[],
                ["chịu trách nhiệm", "Quyết định này"],
                "",
                "",
            ),
            ("Điều 3", "Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường", &[], ["căn cứ Quyết định", "thi hành"], "", ""),
        ],
    },
];
