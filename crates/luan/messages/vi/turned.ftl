turned-title = Ai đổi kết luận
turned-what = Mỗi điều bị sửa được hỏi theo văn bản trước và văn bản sau, về mọi người trong phạm vi được rà soát, vào cùng một ngày, như thể cả hai đều có hiệu lực.
turned-not-counted = không đếm được
