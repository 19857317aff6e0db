first-the-first-two-accounts-for = The first two accounts, for two different people: the administrator asks for grants, the secretary confirms them. Nobody grants alone.
first-account-of-the-administrator = Account of the administrator
first-account-of-the-secretary = Account of the secretary
first-code-of-the-highest-unit = Code of the highest unit
first-found-the-accounts = Found the accounts
first-title = First run
first-invitations = Invitations
