"""Reads a clean exchange folder: canonical headers, canonical values, no row that would be refused."""

import csv
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

from dates import parse_day, parse_partial

TABLES = ("places units titles ranks posts people tenures planning evaluations discipline proceedings kinship mandates health terms requests").split()

DAYS = {"from", "until", "until_planned", "on", "decided", "issued", "declared_on", "extension_until"}
NUMBERS = {"rank", "seats", "stay_months_max", "year", "number"}
TRUTHS = {"leadership", "elected", "full_time", "concurrent", "fit"}


def cell(column, text):
    """The value of a cell: None when empty, else what its column holds."""
    text = (text or "").strip()
    if not text:
        return None
    if column in DAYS:
        return parse_day(text)
    if column in NUMBERS:
        return int(text)
    if column in TRUTHS:
        return {"true": True, "false": False}[text]
    return parse_partial(text) if column == "birth" else text


class Row(SimpleNamespace):
    """One row; a column that the file does not have is None. The `from` column reads as `begun`."""

    def __getattr__(self, name):
        return None


def read_table(path):
    """The rows of one CSV file in their order; a file that is not there has no rows."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return [Row(**{"begun" if key == "from" else key: cell(key, text) for key, text in row.items() if key}) for row in rows]


def read_successors(text):
    """`A;B*` as [("A", False), ("B", True)]: the star says that only a part went there."""
    names = [name.strip() for name in (text or "").split(";") if name.strip()]
    return [(name.rstrip("*").strip(), name.endswith("*")) for name in names]


def by_key(rows, key):
    """Rows grouped by one of their columns."""
    groups = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


class Register:
    """The facts of one folder, with the few indexes that the reading needs."""

    def __init__(self, folder):
        folder = Path(folder)
        rows = {name: read_table(folder / f"{name}.csv") for name in TABLES}
        self.places = self._with_descent({row.id: row for row in rows["places"]})
        self.units = self._with_descent({row.id: row for row in rows["units"]})
        self.titles = {row.code: row for row in rows["titles"]}
        self.posts = {row.id: row for row in rows["posts"]}
        self.people = {row.id: row for row in rows["people"]}
        self.ranks = by_key(rows["ranks"], "title")
        self.holdings = by_key(rows["tenures"], "post")
        self.planned_for = by_key(rows["planning"], "title")
        for name in ("tenures", "planning", "evaluations", "discipline", "proceedings", "health", "requests"):
            setattr(self, name, by_key(rows[name], "person"))
        self.kin = self._kin(rows["kinship"])

    @staticmethod
    def _with_descent(rows):
        """Adds to each row its successors, read, and its predecessors."""
        for row in rows.values():
            row.successors = read_successors(row.successors)
            row.predecessors = []
        for row in rows.values():
            for successor, _ in row.successors:
                rows[successor].predecessors.append(row.id)
        return rows

    @staticmethod
    def _kin(rows):
        """Close relatives of each person, in both directions."""
        kin = defaultdict(set)
        for row in rows:
            if row.relation != "other":
                kin[row.person].add(row.relative)
                kin[row.relative].add(row.person)
        return kin


def ancestors(rows, start):
    """The row itself and everything it descends from, whole or in part."""
    seen, todo = set(), [start]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(rows[name].predecessors)
    return seen
