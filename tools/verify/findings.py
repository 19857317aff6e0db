"""What was found to be wrong: one line each, what and where; listed all at once."""

# More than a person reads; the rest is counted, so that a hostile log cannot fill the memory.
LISTED_MAX = 1000
# A line of a finding stays a line on a screen.
CHARACTERS_MAX = 300


def printable(text):
    """The text on one line, with nothing in it that a terminal would obey."""
    text = str(text)
    shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text[:CHARACTERS_MAX])
    return shown if len(text) <= CHARACTERS_MAX else shown + "…"


class Findings:
    """A list that stops growing, and a count that does not."""

    def __init__(self):
        self.lines, self.count = [], 0

    def add(self, where, what):
        """One finding."""
        self.count += 1
        if len(self.lines) < LISTED_MAX:
            self.lines.append(f"{printable(where)}: {printable(what)}")

    def listed(self):
        """The lines to print, the last one saying how many more there are."""
        more = self.count - len(self.lines)
        return self.lines + ([f"and {more} findings more, not listed"] if more else [])
