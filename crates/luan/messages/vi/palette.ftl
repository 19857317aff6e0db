palette-title = Đi nhanh
palette-words = Tên trang, cán bộ, đơn vị, vị trí, quy tắc; có dấu hoặc không dấu
palette-nothing = Không tìm thấy. Thử bớt từ, hoặc gõ không dấu.
palette-page = Trang
palette-person = Cán bộ
palette-unit = Đơn vị
palette-post = Vị trí
palette-rule = Quy tắc
