"""The folder that `luan rules sql` writes, and the comparison that every engine's check shares (see README.md)."""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

# Differences shown for one rule; the rest are counted.
SHOWN = 5


@dataclass(frozen=True)
class Kind:
    """One kind of subject: its folder."""

    folder: Path

    @property
    def name(self):
        """person, move, post …"""
        return self.folder.name

    @property
    def table(self):
        """The name of its fact table."""
        return f"{self.name}_facts"

    @property
    def facts(self):
        """The file of its facts."""
        return self.folder / f"{self.table}.csv"

    def statement(self, what, dialect):
        """A statement without the semicolon at its end."""
        return (self.folder / f"{what}.{dialect}.sql").read_text(encoding="utf-8").strip().rstrip(";")

    def expected(self):
        """What must come out: outcomes by (subject, rule)."""
        with (self.folder / "expected.csv").open(encoding="utf-8", newline="") as file:
            return {(row["subject"], row["rule"]): row["outcome"] for row in csv.DictReader(file)}


def kinds(out):
    """The kinds of subject that the folder holds."""
    return [Kind(path.parent) for path in sorted(Path(out).glob("*/expected.csv"))]


def answers(columns, rows):
    """The engine's answer as outcomes by (subject, rule); NULL is no outcome."""
    found = {}
    for row in rows:
        subject = row[0]
        found.update({(subject, rule): outcome for rule, outcome in zip(columns[1:], row[1:], strict=True) if outcome is not None})
    return found


def differing(kind, found):
    """Prints the differences of one kind; returns (rules that passed, rules that failed)."""
    expected, failures = kind.expected(), Counter()
    for key in sorted(expected.keys() | found.keys()):
        if expected.get(key) == found.get(key):
            continue
        failures[key[1]] += 1
        if failures[key[1]] <= SHOWN:
            print(f"{kind.name}: {key[0]} {key[1]}: expected {expected.get(key)}, found {found.get(key)}")
    for rule, count in sorted(failures.items()):
        print(f"{kind.name}: {rule}: {count} differences")
    rules = {rule for _, rule in expected.keys() | found.keys()}
    return len(rules) - len(failures), len(failures)


def check(ask):
    """Checks every kind of the folder named on the command line; `ask(kind)` answers (columns, rows)."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {Path(sys.argv[0]).name} OUT")
    passed = failed = 0
    for kind in kinds(sys.argv[1]):
        good, bad = differing(kind, answers(*ask(kind)))
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    # A folder in which nothing was found proves nothing.
    sys.exit(1 if failed or not passed else 0)
