invited-hand-each-to-its-person = Trao tận tay từng người. Mỗi đường dẫn dùng được một lần, trong 72 giờ; trang này không hiện lại.
invited-to-the-accounts = Về trang tài khoản
