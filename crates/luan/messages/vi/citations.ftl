citations-title = Viện dẫn
citations-the-line = Dòng sổ
citations-open = Viện dẫn và hiệu lực
citations-edit = Ghi, sửa viện dẫn
citations-read = Đọc tệp để đề xuất viện dẫn
citations-none = Chưa ghi viện dẫn nào của văn bản này, và chưa có văn bản nào trong phạm vi được xem viện dẫn đến nó.
citations-not-held = Không có ở đây: không trong sổ được xem, không trong bộ quy định.
# $count (String)
citations-ambiguous = Có { $count } văn bản cùng số, ký hiệu: ghi thêm ngày của văn bản được viện dẫn.
citations-ambiguous-tag = chưa rõ văn bản nào
citations-replaced-by = Thay thế, bãi bỏ bởi
citations-in-place = Hiện thay bằng
citations-amended-by = Sửa đổi, bổ sung bởi
citations-circle = Văn bản này lại là căn cứ của chính nó qua các văn bản khác: kiểm tra viện dẫn đã ghi.
# $name (String)
citations-picture = Viện dẫn quanh văn bản { $name }; bảng bên dưới nói cùng nội dung
citations-drawn = Hình viện dẫn
citations-picture-hint = Mũi tên đi từ văn bản viện dẫn đến văn bản được viện dẫn; ô đậm là văn bản đang xem, ô viền đỏ nét đứt là văn bản không còn hiệu lực.
# $count (String)
citations-undrawn = Còn { $count } văn bản không vẽ, có trong bảng.
citations-table = Ai viện dẫn ai
citations-by = Văn bản viện dẫn
citations-relation = Quan hệ
citations-cited = Văn bản được viện dẫn
citations-standing = Hiệu lực của văn bản được viện dẫn
citations-passage = Ở đoạn
citations-stale-title = Văn bản còn hiệu lực viện dẫn văn bản đã hết hiệu lực
citations-stale-says = Chỉ tính các dòng sổ được xem, bộ quy định, và những viện dẫn đã được người xác nhận.
citations-stale-none = Không có viện dẫn nào như vậy.
citations-words = Số, ký hiệu, trích yếu
# $count (String)
citations-count = { $count } viện dẫn
citations-export = Xuất danh sách viện dẫn
citations-nothing-leaves = Không có viện dẫn nào như vậy được phép mang ra ngoài.
citations-when = Hết hiệu lực trước hay sau
citations-over-before = đã hết hiệu lực khi ban hành văn bản viện dẫn
citations-over-later = hết hiệu lực sau khi ban hành văn bản viện dẫn
citations-over-unknown = chưa rõ trước hay sau
citations-circles = Văn bản làm căn cứ vòng quanh cho nhau
citations-edit-title = Ghi viện dẫn của văn bản
citations-edit-says = Đánh dấu những viện dẫn đúng. Viện dẫn bỏ dấu không còn trong hồ sơ; lịch sử vẫn giữ.
citations-proposed = Đọc được từ tệp, chưa ai xác nhận:
citations-unread = Không đọc được tệp để đề xuất: hãy ghi bằng tay.
citations-nothing-read = Tệp không có viện dẫn nào ngoài những viện dẫn đã ghi.
citations-recorded = đã ghi
citations-from-file = đọc từ tệp
citations-new = Thêm viện dẫn
# $number (String)
citations-row = Viện dẫn { $number }
citations-keep = Đúng
citations-hint = Ngày ghi ngày/tháng/năm. Để trống điều chưa biết.
citations-save = Ghi viện dẫn
citations-nothing-changed = Chưa có gì thay đổi so với hồ sơ.
# $number (String)
citations-no-symbol = Viện dẫn { $number }: ghi số, ký hiệu, không quá 600 chữ.
# $number (String)
citations-no-relation = Viện dẫn { $number }: chọn quan hệ.
# $number (String)
citations-no-day = Viện dẫn { $number }: ngày không đúng, ghi như 05/01/2026.
# $number (String)
citations-too-long = Viện dẫn { $number }: không quá 600 chữ một ô.
citations-no-reason = Nêu vì sao, không quá 200 chữ.
text-title = Toàn văn
text-open = Đọc toàn văn
text-file = Mở tệp gốc
# $why (String)
text-unread = Không đọc được tệp thành chữ: { $why }. Mở tệp gốc để xem.
text-other = Tệp có nhiều văn bản mà không văn bản nào mang số, ký hiệu của dòng sổ này: dưới đây là văn bản đầu.
# $path (String)
text-not-found = Không thấy { $path } trong toàn văn đọc được.
# $path (String)
# $nearest (String)
text-nearest = Không thấy { $path } trong toàn văn đọc được; gần nhất là { $nearest }.
text-empty = Không nhận ra thân văn bản trong tệp: dưới đây là mọi chữ đọc được.
rule-opens = mở đoạn này trong văn bản
rule-no-text = có dòng sổ, không có toàn văn được xem
rule-not-held = không có văn bản này ở đây
