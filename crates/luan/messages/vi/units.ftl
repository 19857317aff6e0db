units-title = Sơ đồ tổ chức
units-show = Xem
units-as-list = Dạng danh sách
units-as-picture = Dạng hình vẽ
units-none = Không có đơn vị nào vào ngày này. Đổi ngày hỏi.
# $day (String)
units-picture = Sơ đồ tổ chức vào ngày { $day }; danh sách bên dưới nói cùng nội dung
# $count (String)
units-undrawn = Hình chỉ vẽ các cấp trên; còn { $count } đơn vị ở danh sách bên dưới. Mở từng đơn vị để xem hình của đơn vị đó.
# $posts (String)
# $held (String)
# $empty (String)
units-posted = { $posts } vị trí, { $held } có người giữ, { $empty } còn trống
# $open (String)
units-posted-open = , { $open } chưa rõ hoặc không thuộc quyền xem
# $posts (String)
# $empty (String)
units-in-box = { $posts } vị trí, { $empty } trống
units-below = kể cả cấp dưới:
units-above = Đơn vị cấp trên
# $day (String)
units-not-in-being = Đơn vị này không hoạt động vào ngày { $day }.
units-posts = Các vị trí
units-posts-empty = Vị trí còn trống
units-people = Cán bộ của đơn vị
units-history = Lịch sử ghi nhận
units-kind = Loại
units-level = Cấp
units-place = Địa bàn
units-from = Hoạt động từ
units-until = Thôi hoạt động từ
units-came-from = Hình thành từ
units-became = Được thay bằng
units-in-part = một phần
# $number (String)
units-term = Nhiệm kỳ { $number }
# $from (String)
# $until (String)
units-term-days = từ { $from } đến trước { $until }
units-own-posts = Vị trí của đơn vị
units-all-posts = Kể cả cấp dưới
units-and-below = Đơn vị và cấp dưới
# $unit (String) tên đơn vị
units-open = Mở trang của { $unit }
