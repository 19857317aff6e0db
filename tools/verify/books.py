"""The books of documents: a number is given once, and stays where it was given."""

from hashlib import sha256

TABLE = "documents"
# Where a number stands, and what a line keeps whatever is corrected in it.
PLACE = ("unit", "book", "series", "number")
KEPT = ("id", *PLACE, "part_of")
NOT_SECRET = "none"


def digest(cells, names):
    """What two rows share that have the same texts in these columns: so the lines of a large book fit."""
    texts = [cells.get(name, "") for name in names]
    return sha256("".join(f"{len(text)}:{text}" for text in texts).encode()).digest()


class Books:
    """Takes the rows of the table, entry by entry."""

    def __init__(self, findings):
        # Of each number that is taken: the line that has it, and the entry that gave it.
        self.findings, self.taken = findings, {}

    def take(self, index, withdraw, add):
        """Takes lines out and puts lines in."""
        gone = [row["cells"] for row in withdraw if row["table"] == TABLE]
        come = [row["cells"] for row in add if row["table"] == TABLE]
        stays = {digest(cells, KEPT) for cells in come}
        for place, cells in enumerate(gone):
            if digest(cells, KEPT) not in stays:
                self.findings.add(f"entry {index}", f"line {place} that is withdrawn is not put in again: its number is given up")
            if "part_of" not in cells:
                self.taken.pop(digest(cells, PLACE), None)
        for place, cells in enumerate(come):
            line = digest(cells, ("id",))
            holder, first = (line, index) if "part_of" in cells else self.taken.setdefault(digest(cells, PLACE), (line, index))
            if holder != line:
                self.findings.add(f"entry {index}", f"line {place} that is added has a number that another line has since entry {first}")
            if "file" in cells and cells.get("secrecy") != NOT_SECRET:
                self.findings.add(f"entry {index}", f"line {place} that is added names a file, and its document is secret")
