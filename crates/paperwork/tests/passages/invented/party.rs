//! Papers of bodies of the Party, and what may stand in any paper.

use super::Document;

pub(super) const DOCUMENTS: [Document; 12] = [
    Document {
        name: "a plan of a party committee with tasks under the name of each body",
        text: "Thực hiện Quy định số 65-QĐ/TW, Ban Thường vụ Huyện ủy ban hành kế hoạch như sau:\n\
I- MỤC ĐÍCH, YÊU CẦU\n1- Nâng cao chất lượng đội ngũ cán bộ.\n2- Các cấp ủy phải coi đây là việc thường xuyên.\n\
II- NỘI DUNG\n1- Số lượng\n1.1- Luân chuyển đi\n- Mỗi nhiệm kỳ 02 đồng chí:\n+ 01 đồng chí ở cơ quan;\n+ 01 đồng chí ở xã.\n- Không tính cán bộ kiêm nhiệm.\n1.2- Luân chuyển đến\n2- Thời gian: ít nhất 36 tháng.\n\
III- TỔ CHỨC THỰC HIỆN\n1- Ban Tổ chức Huyện ủy\n- Chủ trì, phối hợp với Ủy ban Kiểm tra Huyện ủy, Văn phòng Huyện ủy tham mưu Ban Thường vụ Huyện ủy triển khai kế hoạch.\n- Định kỳ 6 tháng báo cáo kết quả về Ban Thường vụ Huyện ủy.\n\
2- Ủy ban Kiểm tra Huyện ủy: kiểm tra, giám sát việc thực hiện.\n3- Các chi bộ, đảng bộ cơ sở có trách nhiệm quán triệt kế hoạch đến đảng viên trong quý I/2025.",
        paths: &[
            ("mở đầu.1", "Thực hiện"),
            ("I", "MỤC ĐÍCH"),
            ("I.1", "Nâng cao"),
            ("I.2", "Các cấp ủy"),
            ("II", "NỘI DUNG"),
            ("II.1", "Số lượng"),
            ("II.1.1", "Luân chuyển đi"),
            ("II.1.1.-1", "Mỗi nhiệm kỳ"),
            ("II.1.1.-1.+1", "01 đồng chí ở cơ quan"),
            ("II.1.1.-1.+2", "01 đồng chí ở xã"),
            ("II.1.1.-2", "Không tính"),
            ("II.1.2", "Luân chuyển đến"),
            ("II.2", "Thời gian"),
            ("III", "TỔ CHỨC"),
            ("III.1", "Ban Tổ chức"),
            ("III.1.-1", "Chủ trì"),
            ("III.1.-2", "Định kỳ"),
            ("III.2", "Ủy ban Kiểm tra"),
            ("III.3", "Các chi bộ"),
        ],
        duties: &[
            ("III.1.-1", "Ban Tổ chức Huyện ủy", &["Ủy ban Kiểm tra Huyện ủy", "Văn phòng Huyện ủy"], ["tham mưu Ban Thường vụ", "kế hoạch"], "", ""),
            ("III.1.-2", "Ban Tổ chức Huyện ủy", &[], ["Định kỳ 6 tháng báo cáo", "Huyện ủy"], "", "Ban Thường vụ Huyện ủy"),
            ("III.2", "Ủy ban Kiểm tra Huyện ủy", &[], ["kiểm tra, giám sát", "thực hiện"], "", ""),
            ("III.3", "Các chi bộ, đảng bộ cơ sở", &[], ["quán triệt kế hoạch", "quý I/2025"], "2025-03-31", ""),
        ],
    },
    Document {
        name: "a letter whose lines are wrapped, with an empty line behind each",
        text: "Để thực hiện tốt kế hoạch, Ban Tổ chức Thành ủy đề nghị các đảng ủy\n\ntrực thuộc thực hiện một số nội dung sau:\n\n1. Rà soát cán bộ giữ chức vụ đủ\n\n36 tháng tính đến ngày 31/12/2024; cán bộ còn thời gian công tác ít nhất\n\n10 năm; lập danh sách theo mẫu tại phụ lục\n\n2. Phụ lục gửi kèm công văn này.\n\n2. Gửi danh sách về Ban Tổ chức Thành ủy trước ngày\n\n15 tháng 01 năm 2025, kèm theo ý kiến của tổ chức chính trị\n\n- xã hội cùng cấp.",
        paths: &[("mở đầu.1", "Để thực hiện"), ("1", "Rà soát"), ("2", "Gửi danh sách")],
        duties: &[
            ("1", "các đảng ủy trực thuộc", &[], ["Rà soát cán bộ", "tại phụ lục 2"], "", ""),
            ("2", "các đảng ủy trực thuộc", &[], ["Gửi danh sách", "cùng cấp"], "2025-01-15", "Ban Tổ chức Thành ủy"),
        ],
    },
    Document {
        name: "a report that tells nobody anything",
        text: "A. KẾT QUẢ\nI. Công tác chỉ đạo\n1. Các cấp ủy, tổ chức đảng đã quán triệt nghiêm túc.\n2. Ban Tổ chức chủ trì hội nghị.\nII. Hạn chế\nMột số cấp ủy phải điều chỉnh kế hoạch nhiều lần.\nB. PHƯƠNG HƯỚNG\nI. Nhiệm vụ\n1. Tiếp tục nâng cao chất lượng.\n2. Đẩy mạnh tuyên truyền.",
        paths: &[
            ("A", "KẾT QUẢ"),
            ("A.I", "Công tác"),
            ("A.I.1", "Các cấp ủy"),
            ("A.I.2", "Ban Tổ chức"),
            ("A.II", "Hạn chế"),
            ("B", "PHƯƠNG HƯỚNG"),
            ("B.I", "Nhiệm vụ"),
            ("B.I.1", "Tiếp tục"),
            ("B.I.2", "Đẩy mạnh"),
        ],
        duties: &[],
    },
    Document {
        name: "a short letter without labels",
        text: "Ngày 05/3/2024, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch số 12-KH/TU.\n\
Yêu cầu các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy phổ biến kế hoạch đến chi bộ trong tháng 4/2024 và báo cáo kết quả thực hiện về Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy).\n\
Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Ban Tổ chức Tỉnh ủy.",
        paths: &[("đoạn 1", "Ngày 05/3/2024"), ("đoạn 2", "Yêu cầu"), ("đoạn 3", "Trong quá trình")],
        duties: &[
            ("đoạn 2", "các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy", &[], ["phổ biến kế hoạch", "(qua Ban Tổ chức Tỉnh ủy)"], "2024-04-30", "Tỉnh ủy"),
            ("đoạn 3", "các cơ quan, đơn vị", &[], ["phản ánh về", "Tỉnh ủy"], "", ""),
        ],
    },
    Document {
        name: "headings in capitals without numbers",
        text: "Ban Chỉ đạo thống nhất nội dung sau.\nNỘI DUNG THI ĐUA\n1. Thi đua học tập.\n2. Thi đua lao động.\nBIỆN PHÁP TRIỂN KHAI\n1. Phát động.\n2. Sơ kết.",
        paths: &[
            ("mở đầu.1", "Ban Chỉ đạo"),
            ("đề mục 1", "NỘI DUNG THI ĐUA"),
            ("đề mục 1.1", "Thi đua học tập."),
            ("đề mục 1.2", "Thi đua lao động."),
            ("đề mục 2", "BIỆN PHÁP TRIỂN KHAI"),
            ("đề mục 2.1", "Phát động."),
            ("đề mục 2.2", "Sơ kết."),
        ],
        duties: &[],
    },
    Document {
        name: "lost and repeated numbers",
        text: "1. Một.\n2. Hai.\n4. Bốn.\n4. Bốn nữa.\n5. Năm.\n3.503 lượt cán bộ.\n2021. Đó là một năm.",
        paths: &[("1", "Một."), ("2", "Hai."), ("4", "Bốn."), ("4(2)", "Bốn nữa."), ("5", "Năm.")],
        duties: &[],
    },
    Document {
        name: "pages that end inside of paragraphs",
        text: "1- Ban Thường vụ yêu cầu các chi bộ thực hiện nghiêm túc việc đánh giá cán bộ luân chuyển của\n\n2\n\nđơn vị mình; công khai kết quả, gắn với trách nhiệm của người\n\nđứng đầu.\n\n2- Việc đánh giá bảo đảm:\n\n- Khách quan,\n\n- Công khai,\n\n- Dân chủ.\n\nKết quả đánh giá là căn cứ bố trí cán bộ.",
        paths: &[("1", "Ban Thường vụ yêu cầu"), ("2", "Việc đánh giá"), ("2.-1", "Khách quan,"), ("2.-2", "Công khai,"), ("2.-3", "Dân chủ.")],
        duties: &[("1", "các chi bộ", &[], ["thực hiện nghiêm túc", "đứng đầu"], "", "")],
    },
    Document {
        name: "sentences about bodies that tell them nothing",
        text: "1. Trường hợp khác do Ban Thường vụ Tỉnh ủy xem xét, quyết định.\n2. Ban Tổ chức Tỉnh ủy đã phối hợp với các cơ quan tham mưu kế hoạch.\n3. Cán bộ được luân chuyển phải trong quy hoạch.\n4. Việc luân chuyển phải bảo đảm công khai.\n5. Cấp ủy là cơ quan lãnh đạo.\n6. Ủy ban nhân dân tỉnh thông báo để các đơn vị biết.\n7. Các cơ quan cần thiết thì được bổ sung biên chế.\n8. Giao thông nông thôn được cải thiện.",
        paths: &[
            ("1", "Trường hợp"),
            ("2", "Ban Tổ chức"),
            ("3", "Cán bộ"),
            ("4", "Việc"),
            ("5", "Cấp ủy"),
            ("6", "Ủy ban"),
            ("7", "Các cơ quan"),
            ("8", "Giao thông"),
        ],
        duties: &[],
    },
    Document {
        name: "several bodies told in one paragraph",
        text: "Tổ chức thực hiện: Giao Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn thực hiện Kết luận; Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy kiểm tra, giám sát; Văn phòng Tỉnh ủy có trách nhiệm theo dõi, đôn đốc, báo cáo Thường trực Tỉnh ủy. Kết luận này phổ biến đến chi bộ.",
        paths: &[("đoạn 1", "Tổ chức thực hiện")],
        duties: &[
            ("đoạn 1", "Ban Tổ chức Tỉnh ủy", &["Ban Tuyên giáo và Dân vận Tỉnh ủy"], ["hướng dẫn thực hiện", "Kết luận"], "", ""),
            ("đoạn 1", "Ủy ban Kiểm tra Tỉnh ủy", &["Ban Nội chính Tỉnh ủy"], ["kiểm tra, giám sát", "giám sát"], "", ""),
            ("đoạn 1", "Văn phòng Tỉnh ủy", &[], ["theo dõi, đôn đốc", "Thường trực Tỉnh ủy"], "", "Thường trực Tỉnh ủy"),
        ],
    },
    Document {
        name: "dotted numbers under Roman ones",
        text: "I. TÌNH HÌNH\n1.1. Thuận lợi\n1.2. Khó khăn\nII. GIẢI PHÁP\n2.1. Về tổ chức\na) Sắp xếp;\nb) Kiện toàn.\n2.2. Về cán bộ\n2.2.1. Đào tạo\n2.2.2. Bồi dưỡng",
        paths: &[
            ("I", "TÌNH HÌNH"),
            ("I.1.1", "Thuận lợi"),
            ("I.1.2", "Khó khăn"),
            ("II", "GIẢI PHÁP"),
            ("II.2.1", "Về tổ chức"),
            ("II.2.1.a", "Sắp xếp;"),
            ("II.2.1.b", "Kiện toàn."),
            ("II.2.2", "Về cán bộ"),
            ("II.2.2.1", "Đào tạo"),
            ("II.2.2.2", "Bồi dưỡng"),
        ],
        duties: &[],
    },
    Document {
        name: "a lead that leads with helpers over a list",
        text: "Ban Thường vụ Đảng ủy giao Ủy ban Kiểm tra Đảng ủy chủ trì, phối hợp với Ban Tổ chức Đảng ủy thực hiện các nhiệm vụ sau:\n- Xây dựng chương trình kiểm tra năm 2026.\n- Tiến hành kiểm tra ít nhất 10% chi bộ; báo cáo kết quả với Ban Thường vụ Đảng ủy.\n- Kinh phí do Văn phòng Đảng ủy bảo đảm.",
        paths: &[("đoạn 1", "Ban Thường vụ"), ("đoạn 1.-1", "Xây dựng"), ("đoạn 1.-2", "Tiến hành"), ("đoạn 1.-3", "Kinh phí")],
        duties: &[
            ("đoạn 1.-1", "Ủy ban Kiểm tra Đảng ủy", &["Ban Tổ chức Đảng ủy"], ["Xây dựng chương trình", "năm 2026"], "", ""),
            ("đoạn 1.-2", "Ủy ban Kiểm tra Đảng ủy", &["Ban Tổ chức Đảng ủy"], ["Tiến hành kiểm tra", "Đảng ủy"], "", "Ban Thường vụ Đảng ủy"),
        ],
    },
    Document {
        name: "a plan with aims, tasks and who carries them out",
        text: "I- MỤC TIÊU\n- Phấn đấu đến hết năm 2025 có 100% cấp ủy hoàn thành.\n- Các cấp ủy phải xác định rõ trách nhiệm.\n\
II- NHIỆM VỤ, GIẢI PHÁP\n1. Tăng cường công tác lãnh đạo, chỉ đạo\n- Các chi bộ tiếp tục quán triệt sâu sắc kế hoạch; đưa nội dung vào sinh hoạt trong tháng 6/2025.\n- Đẩy mạnh tuyên truyền.\n\
2. Ban Tổ chức Đảng ủy rà soát quy hoạch. Thời gian hoàn thành: Quý III/2025.\n\
III- TỔ CHỨC THỰC HIỆN\n1. Các đảng ủy cơ sở căn cứ kế hoạch xây dựng chương trình, gửi về Ban Thường vụ (qua Ban Tổ chức Đảng ủy) trước ngày 30/6/2025.\n\
2. Giao Ban Dân vận chủ trì, phối hợp Văn phòng Đảng ủy theo dõi.",
        paths: &[
            ("I", "MỤC TIÊU"),
            ("I.-1", "Phấn đấu"),
            ("I.-2", "Các cấp ủy"),
            ("II", "NHIỆM VỤ"),
            ("II.1", "Tăng cường"),
            ("II.1.-1", "Các chi bộ"),
            ("II.1.-2", "Đẩy mạnh"),
            ("II.2", "Ban Tổ chức"),
            ("III", "TỔ CHỨC"),
            ("III.1", "Các đảng ủy"),
            ("III.2", "Giao Ban"),
        ],
        duties: &[
            ("II.1.-1", "Các chi bộ", &[], ["tiếp tục quán triệt", "tháng 6/2025"], "2025-06-30", ""),
            ("II.2", "Ban Tổ chức Đảng ủy", &[], ["rà soát quy hoạch", "quy hoạch"], "2025-09-30", ""),
            ("III.1", "Các đảng ủy cơ sở", &[], ["căn cứ kế hoạch", "30/6/2025"], "2025-06-30", "Ban Thường vụ"),
            ("III.2", "Ban Dân vận", &["Văn phòng Đảng ủy"], ["theo dõi", "theo dõi"], "", ""),
        ],
    },
];
