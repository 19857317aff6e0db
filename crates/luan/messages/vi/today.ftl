today-title = Việc hôm nay
# $day (String)
today-as-of = Tính theo hồ sơ ngày { $day }, trong phạm vi được xem. Bấm vào số để mở danh sách.
today-posts-empty = Vị trí còn trống
today-posts-over = Vị trí vượt số lượng được duyệt
today-accounts = Tài khoản chờ xác nhận
today-duties = Việc phải làm theo quy định
today-duty = Quy định
today-no-duties = Hôm nay không có quy tắc nào loại “việc phải làm” đang có hiệu lực.
today-posts-by-duty = Số vị trí có người giữ thuộc diện phải xử lý
today-due-now = Đã đến hạn
# $months (String)
today-due-soon = Đến hạn trong { $months } tháng tới
today-missing = Giấy tờ còn thiếu
today-missing-hint = Vì thiếu, một số quy tắc chưa kết luận được. “Chưa rõ” không tính là đạt.
today-nothing-missing = Không thiếu giấy tờ nào: mọi quy tắc được xem đều có kết luận.
# $count (String)
today-lack = Thiếu cho { $count } đối tượng
today-by-unit = Theo đơn vị
# $months (String)
today-terms = Nhiệm kỳ kết thúc trong { $months } tháng tới
# $day (String)
today-term-until = nhiệm kỳ sau bắt đầu ngày { $day }
