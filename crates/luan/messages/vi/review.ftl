review-title = Rà soát
review-what-the-rules-say-of = Quy tắc nói gì, về những ai bạn được rà soát
review-rule = Quy tắc
review-to-be-looked-at = Cần xem
