posts-title = Bảng vị trí
posts-due-title = Bảng vị trí và điều quy định nói
posts-with-rules = Kèm điều quy định nói về người giữ
posts-without-rules = Chỉ vị trí và người giữ
posts-words = Từ trong mã, chức danh, đơn vị, họ tên
posts-unit = Đơn vị
posts-unit-and-below = Đơn vị và cấp dưới
posts-post = Chức danh
posts-post-and-unit = Chức danh, đơn vị
posts-seats = Số lượng được duyệt
posts-empty-seats = Còn trống
posts-holder = Người giữ
posts-months = Số tháng giữ
posts-head = Số tháng đứng đầu
posts-local = Người địa phương
posts-left = Số tháng công tác còn lại
posts-duty = Việc phải làm
posts-rule = Theo quy tắc
posts-within = Nhìn trước, số tháng
posts-all = Tất cả
posts-empty = Còn trống
posts-over = Vượt số lượng
posts-due-now = Đã đến hạn
posts-due-soon = Sắp đến hạn
posts-due-unknown = Chưa rõ, thiếu giấy tờ
# $months (String)
posts-retiring = Nghỉ hưu trong { $months } tháng
# $months (String)
posts-ending = Hết thời hạn dự kiến trong { $months } tháng hoặc đã quá
posts-narrow = Lọc
posts-narrowed = Đang lọc theo:
posts-take-away = Bỏ điều kiện này
posts-take-all-away = Bỏ tất cả
# $posts (String)
# $seats (String)
# $empty (String)
# $open (String)
posts-summary = Vị trí: { $posts }. Số lượng được duyệt: { $seats }. Còn trống: { $empty }. Chưa rõ hoặc không thuộc quyền xem: { $open } vị trí.
posts-none = Không có vị trí nào phù hợp. Bỏ bớt điều kiện lọc, hoặc đổi ngày hỏi.
# $day (String)
posts-caption = Vị trí vào ngày { $day }
posts-ended = không còn hiệu lực
posts-history = lịch sử
posts-not-known = chưa rõ
# $count (String)
posts-too-many = vượt { $count }
# $least (String)
# $most (String)
posts-between = từ { $least } đến { $most }
# $count (String)
posts-unnamed = { $count } người không thuộc quyền xem
posts-concurrent = kiêm nhiệm
# $day (String)
posts-since = từ { $day }
posts-since-not-known = chưa rõ từ ngày nào
# $day (String)
posts-planned-end = dự kiến đến { $day }
posts-how-counted = Số tháng giữ tính theo chức vụ chính, tháng tròn; chức vụ kiêm nhiệm không tính. Dấu – là không có, hoặc không thuộc quyền xem.
posts-how-counted-due = “Sắp đến hạn”: quy tắc đạt hôm nay nhưng không đạt sau số tháng nhìn trước, nếu không có gì thay đổi. Bấm tên quy tắc để xem từng dữ kiện và cách tính.
posts-fault = Lỗi
posts-no-such-months = Số tháng nhìn trước phải là số từ 0 đến 60.
