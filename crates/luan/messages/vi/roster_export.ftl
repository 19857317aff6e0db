roster-export-title = Mang danh sách trích ngang ra thành tệp
roster-export-leaves = Chỉ người và dữ kiện được phép mang ra ngoài mới có trong tệp; ô không được mang ra ghi “không được xem”. Việc xuất được ghi lại cùng lý do, và mỗi người trong đó xem được.
roster-export-docx = Văn bản Word (DOCX)
roster-export-pdf = Tệp lưu trữ (PDF/A)
roster-export-nobody = Không có ai trong phương án này được phép mang ra ngoài.
