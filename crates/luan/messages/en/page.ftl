page-to-content = To the content
page-language = Tiếng Việt
page-sign-out = Sign out
page-reason = Reason for opening records
page-find = Find people
page-find-hint = Name or number, with or without marks
page-printed = Printed from Luân; a printed page does not stand for the record
