exceptions-title = Exceptions in plans
exceptions-what = The moves of kept plans that only a decision of the competent authority allows: which clause each sets aside, and who may decide. The program only names them; without a decision in the record the rule is still not met.
exceptions-found = { $exceptions } moves need a decision, of { $moves } moves in { $plans } plans
exceptions-to = To
exceptions-clause = Clause, and who decides
exceptions-plan = Plan
exceptions-by-authority = the competent authority
