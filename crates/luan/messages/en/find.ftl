find-name-or-number-with-or = Name or number, with or without marks
find-title = Find
find-number = Number
find-name = Name
find-posts = Posts
find-page-before = Page before
find-next-page = Next page
find-units = Units
