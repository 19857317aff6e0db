palette-title = Go to
palette-words = A page, a person, a unit, a post, a rule; with or without marks
palette-nothing = Nothing was found. Try fewer words, or no marks.
palette-page = Page
palette-person = Person
palette-unit = Unit
palette-post = Post
palette-rule = Rule
