first-the-first-two-accounts-for = Hai tài khoản đầu tiên, cho hai người khác nhau: người quản trị đề nghị cấp quyền, bí thư xác nhận. Không ai tự cấp quyền một mình.
first-account-of-the-administrator = Tài khoản quản trị hệ thống
first-account-of-the-secretary = Tài khoản bí thư
first-code-of-the-highest-unit = Mã đơn vị cao nhất
first-found-the-accounts = Lập tài khoản
first-title = Lần đầu
first-invitations = Thư mời
