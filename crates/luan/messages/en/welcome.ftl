welcome-write-these-spare-codes-down = Write these spare codes down and keep them apart. Each works once, for the day on which the telephone is lost; this page is not shown again.
