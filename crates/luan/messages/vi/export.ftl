export-the-exchange-folder-of-what = Thư mục trao đổi của những gì bạn được mang ra ngoài. Việc xuất được ghi lại, và mỗi người trong đó xem được.
export-export-zip = Xuất (ZIP)
export-title = Xuất
export-nothing = Không có dòng nào được mang ra ngoài.
export-goes-along = Sẽ mang ra ngoài
