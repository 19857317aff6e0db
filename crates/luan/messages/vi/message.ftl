message-do-now = Nên làm:
message-to-the-first-page = Về trang đầu
message-title = Chưa được
