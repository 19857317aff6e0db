exceptions-title = Ngoại lệ trong các phương án
exceptions-what = Các lượt trong phương án đang lưu mà chỉ quyết định của cấp có thẩm quyền mới cho phép: điều khoản nào được đặt sang một bên, và ai có quyền quyết định. Phần mềm chỉ nêu; quyết định không có trong hồ sơ thì quy định vẫn là chưa đạt.
# $exceptions (String)
# $moves (String)
# $plans (String)
exceptions-found = { $exceptions } lượt cần quyết định, trong { $moves } lượt của { $plans } phương án
exceptions-to = Đến
exceptions-clause = Điều khoản, ai quyết định
exceptions-plan = Phương án
exceptions-by-authority = cấp có thẩm quyền
