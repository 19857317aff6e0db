# $count (String)
# $text (String)
named-several = { $count } kết quả cho “{ $text }”: chọn một ở dưới, hoặc gõ rõ hơn
