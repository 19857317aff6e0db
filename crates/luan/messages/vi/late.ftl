late-title = Ghi chậm
# $day (String)
late-what = Các dòng đang có hiệu lực trong hồ sơ được ghi lâu sau ngày mà chúng nói đến, chậm nhất đứng trước. Việc xảy ra trước khi mở sổ (ngày { $day }) tính từ ngày mở sổ. Mở lịch sử để xem ai ghi, vì sao, theo văn bản nào.
late-days-min = Chậm hơn số ngày
late-no-such-days = Số ngày phải là số từ 0 đến 36.500.
# $count (String)
late-found = { $count } dòng
late-whom = Của ai
late-fact = Dữ kiện
late-about = Ngày nói đến
late-recorded = Ngày ghi
late-days = Chậm (ngày)
