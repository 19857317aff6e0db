correction-title = Đề nghị sửa hồ sơ
correction-what-happens = Đề nghị được ghi vào hồ sơ và giữ nguyên cho đến khi người có quyền ghi hồ sơ trả lời, kèm lý do. Câu trả lời hiện trong mục “Đã ghi những gì”.
correction-fact = Dữ kiện nào chưa đúng
correction-fact-hint = chọn trong hồ sơ, hoặc viết
correction-right = Đúng ra là
correction-paper = Theo văn bản, giấy tờ nào (nếu có)
correction-send = Gửi đề nghị
correction-which = Nêu dữ kiện nào chưa đúng.
correction-what = Nêu đúng ra là gì.
# $max (String) số ký tự
correction-too-long = Dài quá: nhiều nhất { $max } ký tự.
# $fact (String) dữ kiện
# $right (String) đề nghị
correction-text = Chưa đúng: { $fact }. Đề nghị sửa: { $right }
correction-reason = Đề nghị sửa hồ sơ của mình
