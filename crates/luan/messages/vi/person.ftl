person-not-yours-to-see-and = Không thuộc quyền xem, có hay không có cũng không hiện:
person-title = Hồ sơ
# $day (String) ngày
person-as-known = Hồ sơ như đã biết đến hết ngày { $day }.
person-as-of-today = Xem như biết hôm nay
person-timeline = Quá trình giữ chức vụ
person-span = Xem trong:
# $years (String) số năm
person-years = { $years } năm
person-all-years = tất cả
person-posts-held = Các chức vụ đã giữ
person-post = Chức vụ
person-unit = Đơn vị
person-period = Từ ngày – đến trước ngày
person-manner = Hình thức
person-concurrent = kiêm nhiệm
person-days-ahead = Các mốc tính theo quy định, nếu tiếp tục giữ chức vụ
person-retires = nghỉ hưu theo quy định
# $count (String) số đếm
# $months (String) số tháng
# $document (String) văn bản
person-reaches = { $count } đạt mức { $months } tháng ({ $document })
person-source = Ghi tại
person-entry = mục
person-known-on = Như đã biết đến ngày
person-show-known = Xem
person-sources-silent = Tạm thời không đọc được sổ ghi: hồ sơ hiện không kèm nguồn của từng dòng. Tải lại trang sau ít phút.
person-show-sources = Kèm nguồn của từng dòng: ghi ở mục nào, lúc nào
