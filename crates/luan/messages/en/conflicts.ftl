conflicts-title = Conflicts
conflicts-what = Documents that are in force together and say different things, keep what a higher one dropped, or rest on what has ended. Each difference has a case that shows it.
conflicts-none = None was found.
conflicts-dropped = dropped
conflicts-allows = allows
conflicts-forbids = forbids
