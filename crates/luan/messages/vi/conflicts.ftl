conflicts-title = Chỗ văn bản nói khác nhau
conflicts-what = Các văn bản cùng có hiệu lực mà nói khác nhau, giữ điều cấp trên đã bỏ, hoặc dựa vào văn bản đã hết hiệu lực. Mỗi chỗ khác có một trường hợp cho thấy.
conflicts-none = Không tìm thấy chỗ nào.
conflicts-dropped = đã bỏ
conflicts-allows = cho phép
conflicts-forbids = cấm
