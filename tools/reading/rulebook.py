"""What a rule is, and how its outcome is found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Book:
    """A regulation: its symbol, the days it is in force, and the kind of person it speaks of."""

    symbol: str
    begun: date
    until: date | None = None
    kind: str | None = None

    def in_force(self, day):
        """Whether the book speaks on the day; its last day is the one before `until`."""
        return self.begun <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Rule:
    """One rule: `judge(subject)` answers (when, require)."""

    book: Book
    name: str
    subject: str
    effect: str
    judge: Callable
    waiver_when: Callable | None = None
    central: bool = False

    @property
    def full_name(self):
        """The name in a verdict."""
        return f"{self.book.symbol}#{self.name}"


RULES = []


def always(_subject):
    """A waiver without a condition of its own."""
    return True


def rule(book, name, subject, effect, waiver=None, central=False):
    """Registers a function as a rule of a book; `waiver` is the condition on which a bar may be waived.

    A decision is what its effect says: any recorded decision waives it.
    """
    condition = always if effect == "decision" and waiver is None else waiver

    def register(judge):
        RULES.append(Rule(book, name, subject, effect, judge, condition, central))
        return judge

    return register


def waived(law, subject):
    """Whether a valid decision is recorded: the condition holds, and a reserved one was taken at the centre."""
    if law.waiver_when is None or not subject.waiver:
        return False
    return (not law.central or subject.waiver.endswith("/TW")) and law.waiver_when(subject) is True


def outcome(law, subject):
    """The outcome of a rule for a subject, or None where the rule does not speak of it."""
    if law.book.kind is not None:
        kind = subject.person_kind
        if kind is None:
            return "not_known"
        if kind != law.book.kind:
            return None
    when, require = law.judge(subject)
    if when is not True:
        return "not_applicable" if when is False else "not_known"
    if require is None:
        return "not_known"
    if require:
        return "met"
    return "waived" if waived(law, subject) else "not_met"
