"""Rules of the State: 80/2025/QH15, 170/2025/NĐ-CP and 36/2018/QH14."""

from datetime import date

from logic import among, at_least, at_most, below, both, no, same
from rotation import evaluated_yearly, is_rotation, planned_minimum, served_minimum, service_by_purpose
from rulebook import Book, always, rule

L80 = Book("80/2025/QH15", date(2025, 7, 1))
N170 = Book("170/2025/NĐ-CP", date(2025, 7, 1), kind="civil_servant")
L36 = Book("36/2018/QH14", date(2019, 7, 1))


@rule(L80, "under-proceedings", "move", "bar")
def _(move):
    return True, no(move.person.under_proceedings)


@rule(N170, "service-left", "move", "bar", waiver=always)
def _(move):
    return is_rotation(move), service_by_purpose(move)


@rule(N170, "health", "move", "bar")
def _(move):
    age = move.person.certificate_age
    return is_rotation(move), both(move.person.fit, None if age is None else age <= 6)


@rule(N170, "min-term", "move", "decision")
def _(move):
    return planned_minimum(move)


@rule(N170, "min-term-served", "move", "decision")
def _(move):
    return served_minimum(move)


@rule(N170, "yearly-evaluation", "person", "paper")
def _(person):
    return evaluated_yearly(person)


@rule(N170, "no-transfer", "move", "bar")
def _(move):
    return among(move.row.kind, ("transfer", "secondment")), both(no(move.person.under_proceedings), move.person.may_be_transferred)


@rule(N170, "secondment-max", "move", "bar")
def _(move):
    return same(move.row.kind, "secondment"), move.planned_within(36)


@rule(L36, "position-change-due", "person", "duty")
def _(person):
    speaks = both(person.in_post, no(person.leadership), person.sensitive, at_least(person.service_left, 18), no(person.under_proceedings))
    limit = person.longest_stay
    return speaks, None if limit is None else below(person.months_in_post, limit)


@rule(L36, "position-change-fit", "move", "bar")
def _(move):
    seats = at_most(move.plan.holders(move.target.id, move.day), move.target.seats)
    return same(move.row.kind, "position_change"), both(move.same_profession, seats)
