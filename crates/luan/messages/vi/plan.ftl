plan-the-proposed-plan = Kế hoạch đề xuất
plan-you-and-your-relatives-are = Bản thân bạn và người có quan hệ gia đình không được đưa vào kế hoạch.
plan-request-plan-toml = Yêu cầu (plan.toml)
plan-plan = Lập kế hoạch
plan-title = Kế hoạch
