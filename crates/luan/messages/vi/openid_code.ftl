openid-code-this-is-another-account-of = Danh tính này đã gắn với một tài khoản khác của hồ sơ.
openid-code-you-are = Bạn là
openid-code-the-code-of-lu-n = Còn thiếu mã xác thực của Luân.
