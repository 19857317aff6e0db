receipt-proves-that-this-entry-stands = Chứng minh rằng mục này có trong sổ; kiểm tra được ở bất cứ đâu bằng tools/verify, không cần mạng.
receipt-the-receipt-as-a-qr = Biên nhận dưới dạng mã QR
receipt-what-the-entry-says = Nội dung của mục
