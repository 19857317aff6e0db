"""Rules on relatives: 205-QĐ/TW and 114-QĐ/TW."""

from datetime import date

from logic import no
from rulebook import Book, always, rule

Q205 = Book("205-QĐ/TW", date(2019, 9, 23), date(2023, 7, 11))
Q114 = Book("114-QĐ/TW", date(2023, 7, 11))


@rule(Q205, "kin-key-posts", "move", "bar")
def _(move):
    return True, no(move.plan.meets(move.row, move.plan.key_posts))


@rule(Q205, "kin-head-deputy", "move", "bar")
def _(move):
    return True, no(move.plan.meets(move.row, move.plan.head_and_deputy))


@rule(Q114, "kin-same-leadership", "move", "bar", waiver=always)
def _(move):
    return True, no(move.plan.meets(move.row, move.plan.same_leadership))


@rule(Q114, "kin-head-deputy", "move", "bar", waiver=always)
def _(move):
    return True, no(move.plan.meets(move.row, move.plan.head_and_deputy))


@rule(Q114, "kin-committee-sector", "move", "bar", waiver=always)
def _(move):
    return True, no(move.plan.meets(move.row, move.plan.committee_and_sector))
