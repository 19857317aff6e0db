//! The words of the help in Vietnamese; in English they stand at the commands themselves.

pub(super) const COMMANDS_HEADING: &str = "Lệnh";
pub(super) const OPTIONS_HEADING: &str = "Tùy chọn";
pub(super) const ARGUMENTS_HEADING: &str = "Tham số";
pub(super) const HELP: &str = "In trợ giúp";
pub(super) const VERSION: &str = "In phiên bản";
pub(super) const TEMPLATE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}\n";

/// The words for a command (`luan review`) or an argument of it (`luan review on`, or `* on` where it means the same everywhere).
pub(super) fn find(key: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == key).map(|(_, words)| *words)
}

const WORDS: &[(&str, &str)] = &[
    ("luan", "Luân: quy định đang có hiệu lực nói gì về từng người, từng vị trí, từng kế hoạch luân chuyển, vào một ngày, và vì sao"),
    ("* lang", "Ngôn ngữ của thông báo và báo cáo: vi hoặc en"),
    ("* format", "Dạng kết quả: text, json, csv; review, check, what-if, plan: text khi in ra màn hình, json khi chuyển cho chương trình khác"),
    ("* from", "Thư mục trao đổi (các bảng CSV) hoặc sổ XLSX chứa dữ kiện"),
    ("* rulebooks", "Thư mục quy định bổ sung; trùng số ký hiệu với quy định có sẵn thì thay quy định đó"),
    ("* on", "Ngày hỏi, yyyy-mm-dd"),
    ("* out", "Thư mục ghi kết quả"),
    ("luan import", "Đọc bảng biểu như cơ quan vẫn lưu; ghi thư mục trao đổi sạch và danh sách dòng bị từ chối kèm lý do"),
    ("luan import path", "Tệp CSV, XLSX, ODS hoặc thư mục chứa các tệp đó"),
    ("luan import out", "Thư mục ghi kết quả: các bảng sạch, và errors.xlsx khi có dòng bị từ chối"),
    ("luan import dry_run", "Chỉ nói sẽ đọc được gì, không ghi"),
    ("luan import decode", "Chữ ở bảng mã cũ: auto, hoặc TRANG.CỘT=BẢNG-MÃ (tcvn3, tcvn3-capitals, vni, windows-1258, unicode); dùng được nhiều lần"),
    ("luan import table", "Tệp hay trang có tên không nói rõ bảng: TRANG=BẢNG; dùng được nhiều lần"),
    ("luan import column", "Tiêu đề không nói rõ cột: TRANG.TIÊU-ĐỀ=CỘT, để trống sau dấu = thì bỏ qua; dùng được nhiều lần"),
    ("luan import last_day", "Cột ghi ngày cuối cùng còn tính (đến hết ngày): TRANG.CỘT; dùng được nhiều lần"),
    ("* replace", "Ghi đè thư mục đã có tệp"),
    ("luan export", "Ghi thư mục trao đổi thành một sổ XLSX"),
    ("luan export xlsx", "Tệp XLSX sẽ ghi"),
    ("luan review", "Rà soát: mọi quy định có hiệu lực nói gì về mọi người, vị trí, đơn vị vào một ngày"),
    ("luan review subject", "Chỉ rà soát một loại: person (người), post (vị trí), unit (đơn vị)"),
    ("luan review rule", "Chỉ rà soát một quy tắc, theo tên đầy đủ"),
    ("luan check", "Kiểm tra các lượt luân chuyển, điều động dự kiến theo mọi quy định có hiệu lực"),
    ("luan check moves", "Tệp moves.csv: các lượt dự kiến"),
    ("luan why", "Vì sao: dữ kiện, giá trị, nguồn và điều khoản của một kết luận"),
    ("luan why subject", "Đối tượng: person:MÃ, move:NGƯỜI>VỊ-TRÍ, post:MÃ, unit:MÃ, plan:TÊN"),
    ("luan why rule", "Tên đầy đủ của quy tắc, ví dụ '45-CT/TW#two-terms'"),
    ("luan why moves", "Tệp moves.csv: các lượt dự kiến"),
    ("luan what-if", "Nếu đổi một con số của quy định thì ai đổi kết luận"),
    ("luan what-if moves", "Tệp moves.csv; không có thì xét người, vị trí, đơn vị"),
    ("luan what-if set", "QUY-TẮC.tham-số=GIÁ-TRỊ, ví dụ '45-CT/TW#two-terms.months=60'; dùng được nhiều lần"),
    ("luan plan", "Chọn các lượt của một kế hoạch luân chuyển theo yêu cầu"),
    ("luan plan request", "Tệp plan.toml: phạm vi, ngày, chỉ tiêu, điều ghim và điều cấm"),
    ("luan plan moves", "Ghi thêm các lượt của kế hoạch vào tệp này, đúng dạng luan check đọc được"),
    ("luan rules", "In, thử và so sánh các quy định"),
    ("luan rules list", "Liệt kê các quy định và quy tắc"),
    ("luan rules show", "In một quy tắc: điều khoản, điều kiện, tham số, ca thử"),
    ("luan rules show rule", "Tên đầy đủ của quy tắc, hoặc số ký hiệu của quy định"),
    ("luan rules cases", "Chạy mọi ca thử của các quy định"),
    ("luan rules conflicts", "Tìm mâu thuẫn, chồng chéo, viện dẫn văn bản hết hiệu lực"),
    ("luan rules conflicts from", "Thư mục trao đổi, để tìm điều dựa trên đơn vị đã kết thúc"),
    ("luan rules conflicts moves", "Tệp moves.csv, để tìm lượt dự kiến liên quan đơn vị đã kết thúc"),
    ("luan rules diff", "So sánh hai quy định"),
    ("luan rules diff a", "Số ký hiệu của quy định thứ nhất"),
    ("luan rules diff b", "Số ký hiệu của quy định thứ hai"),
    ("luan rules sql", "In các quy tắc dưới dạng SQL; có --from và --out thì ghi cả bảng dữ kiện và kết quả mong đợi"),
    ("luan rules sql dialect", "Loại SQL: sqlite, postgres, duckdb, spark; có --out thì mọi loại"),
    ("luan rules sql subject", "Loại đối tượng: person, move, post, unit, plan; có --out thì mọi loại"),
    ("luan rules sql from", "Thư mục trao đổi để lấy dữ kiện"),
    ("luan rules sql moves", "Tệp các lượt dự kiến; không nói thì lấy moves.csv trong thư mục trao đổi. Chỉ ghi các lượt có hiệu lực vào ngày hỏi"),
    ("luan rules sql out", "Thư mục ghi câu lệnh, bảng dữ kiện và kết quả mong đợi"),
    ("luan facts", "Liệt kê các dữ kiện mà quy tắc có thể nói tới"),
    ("luan generate", "Dựng một cơ quan giả định ở mọi quy mô, để thử"),
    ("luan generate posts", "Số vị trí lãnh đạo, xấp xỉ"),
    ("luan generate people", "Số người"),
    ("luan generate moves_on", "Kèm một phương án: mỗi người đang giữ vị trí một đề xuất được bốc ngẫu nhiên, có hiệu lực ngày này"),
    ("luan generate seed", "Hạt giống: cùng hạt giống, cùng dữ liệu"),
    ("luan demo", "Thị xã giả định, đi từng bước từ dữ kiện đến kế hoạch"),
    ("luan demo print", "In bản thuyết minh về thị xã rồi dừng"),
    ("luan demo out", "Ghi các tệp của thị xã vào thư mục, để thử các lệnh khác"),
];
