change-one-row-a-line-for = Mỗi dòng một dòng của bảng, ví dụ
change-rows-that-no-longer-hold = Dòng không còn đúng, nguyên văn như đã ghi
change-rows-that-hold-from-now = Dòng đúng từ nay
change-record = Ghi
change-title = Ghi thay đổi
