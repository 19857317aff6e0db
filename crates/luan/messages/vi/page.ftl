page-to-content = Đến nội dung
page-language = English
page-sign-out = Đăng xuất
page-reason = Lý do đang mở hồ sơ
page-find = Tìm cán bộ
page-find-hint = Họ tên hoặc mã, có dấu hay không dấu
page-printed = In từ Luân; trang in không thay cho hồ sơ
