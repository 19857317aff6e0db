demo-title = Thị xã giả định
demo-what-this-is = Người và đơn vị ở đây đều là giả định. Không cần mật khẩu; mọi việc làm trong bản thử mất đi khi tắt chương trình.
demo-begin = Bắt đầu, có hướng dẫn từng bước
demo-places = Hoặc vào vai một người
demo-each-sees-less = Mỗi vai chỉ thấy và làm được những việc thuộc quyền của mình.
demo-reason = Xem bản thử
