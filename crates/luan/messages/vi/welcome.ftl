welcome-write-these-spare-codes-down = Ghi các mã dự phòng này ra giấy và cất riêng. Mỗi mã dùng được một lần khi mất điện thoại; trang này không hiện lại.
