glossary-title = Giải thích từ ngữ
glossary-what = Từ có gạch chấm trên các trang dẫn về đây; đưa chuột đến hoặc bấm phím Tab tới từ đó thì lời giải thích hiện ngay tại chỗ.
glossary-people = Con người, vị trí, việc điều chuyển
glossary-law = Văn bản và quy tắc
glossary-verdicts = Kết luận và kế hoạch
glossary-papers = Văn bản, giấy tờ
glossary-documents = Văn bản đến, văn bản đi
