openid-not-done-that-is-another = Không làm được: danh tính đó thuộc tài khoản khác, hoặc tài khoản sẽ không còn cách đăng nhập nào.
openid-besides-its-password-this-account = Ngoài mật khẩu, tài khoản này đăng nhập được qua nơi cấp đăng nhập của cơ quan nếu đã gắn với nó. Gắn hay thôi gắn thì các phiên khác kết thúc.
openid-bind-to = Gắn với
openid-bind = Gắn
openid-bind-2 = Gắn:
openid-no-longer-bind-to = Thôi gắn
openid-no-longer = Thôi gắn
openid-title = Xác nhận lại
