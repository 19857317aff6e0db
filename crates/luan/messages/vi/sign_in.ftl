sign-in-not-signed-in-the-account = Không đăng nhập được: tài khoản, mật khẩu hoặc mã không đúng, hoặc đã thử quá nhiều lần. Nếu chắc là đúng, thử lại sau một giờ.
sign-in-the-sites-own-sign-in = Nơi cấp đăng nhập của cơ quan không trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.
sign-in-6-digits-of-your-telephone = 6 số trên điện thoại, hoặc một mã dự phòng
sign-in-password-and-passkey = Mật khẩu và khóa truy cập (passkey)
