"""The fold of the log: the facts as a set of rows, the keys that came, and the payloads that went.

A row is kept as a hash and the entry that put it in: a million of them fit, and no finding repeats what a payload says.
"""

import json
from hashlib import sha256

from books import Books
from leaf import ERASABLE, ERASURE, GENESIS, KINDS, ROWS


def row_hash(cells):
    """What two rows of a table share when they are equal cell by cell."""
    return sha256(json.dumps(sorted(cells.items())).encode()).digest()


class Fold:
    """Takes the payloads in order."""

    def __init__(self, findings):
        self.findings, self.tables, self.keys, self.origin = findings, {}, {}, None
        # Numbers of entries: destroyed, said to be destroyed (by which entry), and with a line that did not read.
        self.gone, self.named, self.unread = set(), {}, set()
        self.books = Books(findings)
        # Numbers of entries whose payload may never be destroyed, with their kind.
        self.kept = {}

    def note_kind(self, index, kind):
        """Remembers what an erasure may not name; the leaf says it also where the payload is gone."""
        if kind not in ERASABLE:
            self.kept[index] = kind

    def take(self, index, kind, payload):
        """Applies the payload of an entry. Readings and accounts have a key, and change nothing else here."""
        key = sha256(payload["key"].encode()).digest()
        first = self.keys.setdefault(key, index)
        if first != index:
            self.findings.add(f"entry {index}", f"its key came before, in entry {first}")
        if kind == GENESIS and index == 0:
            self.origin = payload["origin"]
        if kind == ROWS:
            self._move(index, payload)
        if kind == ERASURE:
            self._name(index, payload["erased"])

    def _name(self, index, erased):
        """Remembers who named an entry first, and finds those that nobody may name."""
        for number in erased:
            self.named.setdefault(number, index)
        for number in sorted({number for number in erased if number in self.kept}):
            self.findings.add(f"entry {index}", f"it names entry {number}, of the kind {KINDS[self.kept[number]]}, which is never destroyed")

    def _move(self, index, payload):
        """Takes rows out and puts rows in."""
        for place, row in enumerate(payload["withdraw"]):
            if self.tables.get(row["table"], {}).pop(row_hash(row["cells"]), None) is None:
                self.findings.add(f"entry {index}", f"row {place} of withdraw is not there: no such row of {row['table']}")
        for place, row in enumerate(payload["add"]):
            rows, row_id = self.tables.setdefault(row["table"], {}), row_hash(row["cells"])
            if row_id in rows:
                self.findings.add(f"entry {index}", f"row {place} of add is there already: the row of {row['table']} stands twice")
            rows[row_id] = index
        self.books.take(index, payload["withdraw"], payload["add"])

    def finish(self, was_read, origin):
        """Checks what only the whole log can tell; `was_read` says whether contents were read for an entry."""
        for index in sorted(self.gone - self.named.keys()):
            self.findings.add(f"entry {index}", "its payload is gone, and no later erasure names it")
        for index, erasure in sorted(self.named.items()):
            if index not in self.gone and index not in self.unread and was_read(index):
                self.findings.add(f"entry {index}", f"its payload is there, though entry {erasure} says it was destroyed")
        if origin is not None and self.origin is not None and self.origin != origin:
            self.findings.add("entry 0", "its origin is not that of the checkpoint")
        if self.origin is None and 0 not in self.unread and was_read(0):
            self.findings.add("entry 0", "no genesis can be read in it, so the origin cannot be checked")

    def rows(self):
        """How many rows the register has."""
        return sum(len(rows) for rows in self.tables.values())
