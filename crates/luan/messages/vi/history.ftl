history-nothing-was-recorded-that-is = Chưa ghi gì mà bạn được xem.
history-basis = căn cứ
history-and-rows-that-are-not = và những dòng không thuộc quyền xem của bạn
history-receipt = Biên nhận
history-title = Đã ghi những gì
history-out = bỏ ra
history-in = đưa vào
history-known = Hồ sơ như đã biết hôm đó
