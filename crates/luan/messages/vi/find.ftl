find-name-or-number-with-or = Tên hoặc mã, có dấu hay không dấu
find-title = Tìm
find-number = Mã
find-name = Họ và tên
find-posts = Vị trí
find-page-before = Trang trước
find-next-page = Trang sau
find-units = Đơn vị
