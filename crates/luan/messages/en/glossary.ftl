glossary-title = Glossary
glossary-what = Words with dots under them lead here; rest the pointer on one, or come to it with the Tab key, and its explanation appears in place.
glossary-people = People, posts, moves
glossary-law = Law
glossary-verdicts = Verdicts and plans
glossary-papers = Papers
glossary-documents = Documents that come in and go out
