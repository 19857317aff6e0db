invited-hand-each-to-its-person = Hand each to its person. Each address can be used once, within 72 hours; this page is not shown again.
invited-to-the-accounts = To the accounts
