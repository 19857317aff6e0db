//! The words by which a duty is known. A body, a verb or a heading that is not in these lists is not guessed at.

use super::words::Phrases;

/// What may stand before the name of a body.
const EACH: &str = "\
    các | những | mọi | từng | mỗi | toàn thể | tất cả | tất cả các | đồng chí | các đồng chí | ông | các ông, bà | các ông (bà) | \
    các ông (bà): | các đồng chí: | ông (bà) | bà | các ông | các bà | ông, bà";

/// Of them, what may stand before the name of a person.
const PERSONS: &str = "đồng chí | các đồng chí | ông | bà | ông (bà) | các đồng chí:";

/// The nouns that bodies and those who speak for them are named with.
const BODIES: &str = "\
    ban | ban thường vụ | ban chấp hành | ban bí thư | bộ chính trị | ban tổ chức | ban tuyên giáo | ban tuyên giáo và dân vận | ban dân vận | \
    ban nội chính | ban kinh tế | ban đối ngoại | ban cán sự đảng | ban cán sự | ban chỉ đạo | ban quản lý | ban giám đốc | ban giám hiệu | \
    ban pháp chế | ban kiểm tra | ban thanh tra | ban đảng | ban xây dựng đảng | ban ngành | ban, ngành | ủy ban | ủy ban kiểm tra | \
    ủy ban nhân dân | ủy ban mặt trận tổ quốc | ubnd | hđnd | ubkt | ubmttq | ubmttqvn | mttq | btv | bch | hội đồng nhân dân | hội đồng | \
    mặt trận tổ quốc | mặt trận tổ quốc việt nam | văn phòng | văn phòng cấp ủy | cấp ủy | cấp ủy đảng | chi ủy | đảng ủy | đảng bộ | chi bộ | \
    tỉnh ủy | thành ủy | huyện ủy | thị ủy | quận ủy | đảng đoàn | đoàn thể | thường trực | tổ chức đảng | tổ chức | \
    tổ chức chính trị - xã hội | tổ chức cơ sở đảng | cơ sở đảng | cơ quan | cơ quan tham mưu | cơ quan tham mưu giúp việc | \
    cơ quan tham mưu, giúp việc | cơ quan tổ chức | cơ quan thanh tra | cơ quan kiểm tra | cơ quan tổ chức cán bộ | cơ quan chuyên môn | \
    cơ quan báo chí | cơ quan truyền thông | cơ quan quản lý | đơn vị | đơn vị sự nghiệp | địa phương | ngành | cấp, các ngành | sở | bộ | \
    phòng | phòng nội vụ | cục | vụ | chi cục | tổng cục | thanh tra | trung tâm | trường | trường chính trị | học viện | viện | \
    viện kiểm sát | tòa án | công an | bộ đội biên phòng | bộ chỉ huy | quân ủy | ban chỉ huy | kho bạc | ngân hàng | bảo hiểm xã hội | báo | \
    đài | đài phát thanh | tổ công tác | tổ | đoàn kiểm tra | đoàn giám sát | đoàn thanh niên | đoàn thanh tra | tỉnh đoàn | huyện đoàn | \
    thành đoàn | hội | liên đoàn lao động | công đoàn | doanh nghiệp | hợp tác xã | lãnh đạo cơ quan | lãnh đạo đơn vị | lãnh đạo các | \
    lãnh đạo ban | tập thể lãnh đạo | người đứng đầu | thủ trưởng | bí thư | phó bí thư | chủ tịch | phó chủ tịch | trưởng ban | \
    phó trưởng ban | chủ nhiệm | phó chủ nhiệm | giám đốc | chánh văn phòng | trưởng phòng | hiệu trưởng | chính phủ | quốc hội | thủ tướng | \
    bộ trưởng | xã | phường | ubnd các | khoa | đội | \
    bệnh viện | hạt | hạt kiểm lâm | chi nhánh | phòng giao dịch | trạm | trạm y tế | nhà trường | trường học | nơi đi | nơi đến";

/// Those of them that share one qualifier in a row: "các sở, ban, ngành"; "các cơ quan, đơn vị liên quan".
const GENERIC: &str = "\
    ban | ban, ngành | ban ngành | cơ quan | đơn vị | địa phương | tổ chức | ngành | sở | phòng | đoàn thể | doanh nghiệp | tỉnh ủy | \
    thành ủy | huyện ủy | thị ủy | quận ủy | đảng ủy | chi bộ | cấp ủy | tổ chức đảng | lãnh đạo cơ quan | lãnh đạo đơn vị | bộ | xã | phường";

/// People, who may stand in a list after bodies and never begin it.
const PEOPLE: &str = "\
    đảng viên | đảng viên là người đứng đầu | cán bộ, đảng viên | cán bộ | công chức | viên chức | người lao động | ủy viên | hội viên | \
    đoàn viên | cá nhân";

/// Words inside a name that carry no capital.
const QUALIFIERS: &str = "\
    các | cấp | các cấp | trực thuộc | thuộc | cơ sở | liên quan | có liên quan | trung ương | tỉnh | huyện | thị xã | thị trấn | thành phố | \
    quận | xã | phường | đặc khu | đảng | của | trong | toàn | khối | bộ phận | hệ thống chính trị | cùng cấp | cấp trên | cấp dưới | \
    cấp trên trực tiếp | cấp tỉnh | cấp huyện | cấp xã | người đứng đầu | chức năng | tương đương | đơn vị | cơ quan | địa phương | \
    tổ chức đảng | ngành | này | nhà nước | nhân dân | đoàn thể | chính trị - xã hội | chính trị | xã hội | phụ trách | thường trực | \
    được phân công | liên xã | liên phường | liên huyện | liên ngành | ở | tại | đảng bộ | khác | giúp việc | chuyên trách | tham mưu, giúp việc | báo chí | mình | nêu trên | \
    đóng trên địa bàn | trên địa bàn | địa bàn | ngành kiểm tra | và tương đương | liên quan khác | hữu quan | khu vực | trưởng | phó | \
    sự nghiệp | hành chính | chuyên môn | tỉnh, thành phố | huyện, thành phố | là người đứng đầu | các huyện | vụ | bí thư | ủy | đoàn | \
    quốc phòng | nơi đi | nơi đến | công lập | ngoài công lập | thôn | bản | ấp | tổ dân phố | khu phố | chiến binh | thập đỏ | phụ nữ | vận tải | \
    nông thôn | hành án dân sự | thị trường | đô thị | hành chính công | doanh nghiệp | bệnh viện";

/// Nouns of places, which go on with the name before them: "UBND các huyện, thành phố".
const PLACES: &str = "huyện | thị xã | thị trấn | thành phố | xã | phường | quận | đặc khu | tỉnh";

/// How something is to be done, before the verb.
const MANNER: &str = "\
    tiếp tục | nghiêm túc | chủ động | kịp thời | thường xuyên | khẩn trương | tích cực | tập trung | trực tiếp | đồng thời | chú trọng | \
    phải | nghiêm | định kỳ | hằng năm | hàng năm | cùng | sớm | quyết liệt | đồng bộ | căn cứ | trên cơ sở | từng bước | \
    theo chức năng, nhiệm vụ | theo chức năng | theo thẩm quyền | theo nhiệm vụ | hằng quý | hàng quý | hằng tháng | hàng tháng | bảo đảm | \
    cương quyết | kiên quyết";

/// What bodies are told to do.
const VERBS: &str = "\
    tham mưu | tổ chức thực hiện | tổ chức triển khai | tổ chức quán triệt | tổ chức học tập | tổ chức sinh hoạt | tổ chức kiểm tra | \
    tổ chức tuyên truyền | tổ chức hội nghị | tổ chức sơ kết | tổ chức tổng kết | tổ chức đánh giá | tổ chức xây dựng | tổ chức phổ biến | \
    tổ chức rà soát | tổ chức các | tổ chức tập huấn | tổ chức bồi dưỡng | tổ chức lấy ý kiến | tổ chức tốt | tổ chức | xây dựng | triển khai | \
    thực hiện | hướng dẫn | theo dõi | kiểm tra | giám sát | đôn đốc | tổng hợp | báo cáo | trình | ban hành | rà soát | đánh giá | sơ kết | \
    tổng kết | phổ biến | quán triệt | tuyên truyền | lãnh đạo | chỉ đạo | bố trí | cân đối | thẩm định | thẩm tra | đề xuất | kiến nghị | \
    cụ thể hóa | đẩy mạnh | tăng cường | nâng cao | đổi mới | bảo đảm | đảm bảo | phát huy | chấp hành | công bố | công khai | cung cấp | \
    xem xét | xác định | quyết định | phát hiện | chấn chỉnh | xử lý | sửa đổi | bổ sung | hoàn thiện | hoàn thành | lập | gửi | phân công | \
    phê duyệt | chuẩn bị | quản lý | kết hợp | trao đổi | phản ánh | tự kiểm tra | tự đánh giá | thành lập | kiện toàn | mở rộng | \
    có biện pháp | có kế hoạch | có đánh giá | có giải pháp | có phương án | đăng ký | cập nhật | lưu trữ | thống kê | rút kinh nghiệm | \
    nghiên cứu | đào tạo | bồi dưỡng | tập huấn | giải quyết | tiếp nhận | thông báo | giới thiệu | lựa chọn | luân chuyển | điều động | \
    phân bổ | hỗ trợ | tạo điều kiện | giúp | thanh tra | chủ trì | phối hợp | chịu trách nhiệm | khắc phục | dự toán | dự thảo | đưa | \
    làm tốt | làm rõ | niêm yết | ký | nộp | lấy ý kiến | góp ý | tham gia | duy trì | gắn | quy định | đăng tải | in | sao gửi | chuyển | mở | \
    kê khai | xác minh | thu thập | bàn giao | giao | yêu cầu | đề nghị | ngăn chặn | phòng ngừa | tạo chuyển biến | coi trọng | siết chặt | \
    tự rà soát | khảo sát | thu hồi | thay thế | khen thưởng | bảo vệ | sắp xếp | chi trả | cấp phát | cấp kinh phí | bảo đảm kinh phí | \
    lồng ghép | vận hành | tiến hành | sử dụng | lập danh sách | nắm | khuyến khích | ràng buộc | kiểm soát | biên soạn | \
    đọc | thảo luận | ghi | cử | vận động | nhận xét | phát động | nêu gương | kiểm điểm | tự kiểm điểm | ký kết | điều chỉnh | số hóa | nhân rộng | \
    biểu dương | chỉ định | trả lời | giải trình | tiếp thu | phát hành | thông qua | xác nhận | đối chiếu";

/// Who gives a duty.
const GIVES: &str = "giao | giao cho | phân công | yêu cầu | đề nghị";

/// What obliges.
const MUST: &str = "có trách nhiệm | có nhiệm vụ | có trách nhiệm phải | phải | cần | cần phải | chịu trách nhiệm chủ trì";

/// What obliges, and is the action itself.
const LIABLE: &str = "\
    chịu trách nhiệm | căn cứ quyết định thi hành | căn cứ quyết định này thi hành | căn cứ nghị quyết thi hành | \
    căn cứ quyết định này để thi hành";

/// What makes a body the one that leads.
const LEADS: &str = "\
    chủ trì | là cơ quan chủ trì | là đơn vị chủ trì | là cơ quan thường trực | là cơ quan đầu mối | là đơn vị đầu mối | làm đầu mối | \
    là cơ quan thường trực, chủ trì";

/// What joins those who help.
const WITH: &str = "\
    phối hợp | phối hợp chặt chẽ | phối hợp với | phối hợp chặt chẽ với | phối hợp cùng | phối hợp cùng với | phối hợp thường xuyên với | \
    phối hợp hiệu quả với | phối hợp chặt chẽ, hiệu quả với";

/// What ends a name without being a verb.
const ENDS: &str = "\
    để | nhằm | theo quy định | theo | trước | trong việc | căn cứ | khi | về việc | là | tại | qua | chậm nhất | định kỳ | trong quá trình | \
    trong tháng | trong quý | trong năm | kết quả | tình hình | đã | sẽ | được";

/// How a clause begins that says when or what for, before the one who is told.
const BEFORE: &str = "\
    khi | để | trong | trên cơ sở | căn cứ | định kỳ | hằng năm | hàng năm | hằng quý | hàng quý | trước | sau khi | sau | nếu | theo | nhằm | \
    từ | đối với | cùng với | ngoài ra | chậm nhất | trường hợp";

/// Headings under which nothing is told to anybody but in so many words.
const BACKGROUND: &str = "\
    mục đích | quan điểm | nguyên tắc | mục tiêu | tình hình | kết quả | ưu điểm | hạn chế | tồn tại | những hạn chế | nguyên nhân | bài học | \
    đánh giá | phạm vi | đối tượng | điều kiện | tiêu chuẩn | giải thích | yêu cầu | đặc điểm | thời gian | số lượng | một số hạn chế | \
    căn cứ | sự cần thiết | cơ sở";

/// Headings under which bodies are told what to do.
const TASKS: &str = "\
    tổ chức thực hiện | nhiệm vụ | giải pháp | phân công | trách nhiệm | những nhiệm vụ | các nhiệm vụ | một số nhiệm vụ | nội dung thực hiện | \
    điều khoản thi hành | tổ chức thi hành";

/// What stands before the body in a heading over its tasks.
const ABOUT: &str = "\
    giao | đối với | trách nhiệm của | nhiệm vụ của | nhiệm vụ, quyền hạn của | nhiệm vụ và quyền hạn của | trách nhiệm và quyền hạn của | \
    quyền hạn và trách nhiệm của | quyền và trách nhiệm của | phân công";

/// How a paragraph begins that says what was.
const PAST: &str = "\
    tuy nhiên | những năm qua | thời gian qua | trong thời gian qua | trong những năm qua | qua | sau hơn | sau gần | bên cạnh đó | \
    nguyên nhân | nhìn chung";

/// The words of a sentence that only announces the list after it.
const ANNOUNCES: &str = "\
    tập trung | thực hiện | triển khai | vào | một số | các | những | nội dung | nhiệm vụ | giải pháp | công việc | sau | sau đây | như | tốt | \
    cụ thể | chủ yếu | trọng tâm | và | việc | nghiêm túc | chỉ đạo | lãnh đạo";

/// How a sentence goes on with what the one before it told.
const LINKS: &str = "từ đó | qua đó | trên cơ sở đó | đồng thời | bên cạnh đó | ngoài ra";

/// What makes a day one by which something is done.
const UNTIL: &str = "\
    trước | chậm nhất | muộn nhất | hết | đến | đến hết | \
    xong trước | không quá | trong | cuối | hoàn thành | vào | thời hạn";

/// What comes again, or counts from another day.
const AGAIN: &str = "\
    định kỳ | hằng năm | hàng năm | hằng quý | hàng quý | hằng tháng | hàng tháng | hằng tuần | hàng tuần | \
    mỗi năm | mỗi quý | mỗi tháng | mỗi nhiệm kỳ | từng nhiệm kỳ | 6 tháng | 06 tháng | trong vòng | trong thời hạn";

/// The lists, ready to be looked for.
pub(super) struct Lexicon {
    pub(super) each: Phrases,
    pub(super) persons: Phrases,
    pub(super) bodies: Phrases,
    pub(super) generic: Phrases,
    pub(super) people: Phrases,
    pub(super) qualifiers: Phrases,
    pub(super) places: Phrases,
    pub(super) verbs: Phrases,
    pub(super) gives: Phrases,
    pub(super) must: Phrases,
    pub(super) leads: Phrases,
    pub(super) with: Phrases,
    /// Everything that ends a name.
    pub(super) ends: Phrases,
    pub(super) before: Phrases,
    pub(super) background: Phrases,
    pub(super) tasks: Phrases,
    pub(super) past: Phrases,
    pub(super) announces: Phrases,
    pub(super) links: Phrases,
    pub(super) about: Phrases,
    pub(super) liable: Phrases,
    pub(super) until: Phrases,
    pub(super) again: Phrases,
}

impl Lexicon {
    pub(super) fn new() -> Lexicon {
        Lexicon {
            each: Phrases::new(&[EACH]),
            persons: Phrases::new(&[PERSONS]),
            bodies: Phrases::new(&[BODIES]),
            generic: Phrases::new(&[GENERIC]),
            people: Phrases::new(&[PEOPLE]),
            qualifiers: Phrases::new(&[QUALIFIERS]),
            places: Phrases::new(&[PLACES]),
            verbs: Phrases::new(&[VERBS, MANNER]),
            gives: Phrases::new(&[GIVES]),
            must: Phrases::new(&[MUST]),
            leads: Phrases::new(&[LEADS]),
            with: Phrases::new(&[WITH]),
            ends: Phrases::new(&[ENDS, VERBS, MANNER, GIVES, MUST, LEADS, WITH]),
            before: Phrases::new(&[BEFORE]),
            background: Phrases::new(&[BACKGROUND]),
            tasks: Phrases::new(&[TASKS]),
            past: Phrases::new(&[PAST]),
            announces: Phrases::new(&[ANNOUNCES]),
            links: Phrases::new(&[LINKS]),
            about: Phrases::new(&[ABOUT]),
            liable: Phrases::new(&[LIABLE]),
            until: Phrases::new(&[UNTIL]),
            again: Phrases::new(&[AGAIN]),
        }
    }
}
