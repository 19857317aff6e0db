plan-the-proposed-plan = The proposed plan
plan-you-and-your-relatives-are = You and your relatives are not part of the plan.
plan-request-plan-toml = Request (plan.toml)
plan-plan = Plan
plan-title = Plan
