statistics-title = Biểu thống kê
statistics-moves-title = Các lượt luân chuyển, bổ nhiệm, điều động
statistics-from = Từ ngày
statistics-until = Đến trước ngày
statistics-manner = Hình thức
statistics-left = Cấp đi
statistics-reached = Cấp đến
statistics-purpose = Lý do
statistics-way = Chiều
statistics-sex = Giới tính
statistics-on = Ngày đầu tiên
statistics-post-left = Chức vụ đi
statistics-post-reached = Chức vụ đến
statistics-no-such-first-day = “Từ ngày” chưa đúng: ghi ngày có thật từ năm 1900 đến 2199, ví dụ 2021-01-01.
statistics-no-such-last-day = “Đến trước ngày” chưa đúng: ghi ngày có thật từ năm 1900 đến 2199, ví dụ 2026-01-01.
statistics-no-period = “Từ ngày” phải trước “Đến trước ngày”.
statistics-numbers-open = Bấm vào một con số để mở danh sách các lượt của nó. Chỉ tính người mà hồ sơ thuộc quyền xem của bạn.
# $moves (String)
# $people (String)
statistics-found = { $moves } lượt, { $people } người
statistics-none = Không có lượt nào phù hợp. Đổi kỳ, hoặc bỏ bớt điều kiện lọc.
statistics-how-counted = Một lượt là một lần bắt đầu giữ một chức vụ không kiêm nhiệm; lượt không rõ ngày đầu tiên không có ở đây. Chỉ gồm người mà hồ sơ thuộc quyền xem của bạn.
