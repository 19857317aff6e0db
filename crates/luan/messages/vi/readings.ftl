readings-nobody-so-far = Chưa ai mở.
readings-what = Việc
readings-entry = Mục
readings-title = Ai đã mở hồ sơ
