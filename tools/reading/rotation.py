"""Rules on rotation: 98-QĐ/TW, 65-QĐ/TW, 110-QĐ/TW and 45-CT/TW."""

from datetime import date

from logic import among, at_least, at_most, below, both, possible, same
from places import locality
from rulebook import Book, always, rule

SERVICE = 120
ONE_TERM = 60
MINIMUM = 36
TWO_TERMS = 96

Q98 = Book("98-QĐ/TW", date(2017, 10, 7), date(2022, 4, 28))
Q65 = Book("65-QĐ/TW", date(2022, 4, 28))
Q110 = Book("110-QĐ/TW", date(2023, 7, 6))
C45 = Book("45-CT/TW", date(2025, 4, 14))


def is_rotation(move):
    """Whether the form of the move is rotation."""
    return same(move.row.kind, "rotation")


def other_case(move):
    """The case that the authority may consider although nobody planned it."""
    return same(move.row.purpose, "other")


def service_by_purpose(move):
    """Ten years of service left; one term when the purpose is a non-local head or the end of two terms."""
    shorter = among(move.row.purpose, ("non_local", "two_terms"))
    floors = [SERVICE] * (shorter is not True) + [ONE_TERM] * (shorter is not False)
    return possible(at_least(move.person.service_left, floor) for floor in floors)


def served_minimum(move):
    """Who is still on rotation leaves after the minimum time only."""
    return move.person.on_rotation, at_least(move.person.months_in_post, MINIMUM)


def planned_minimum(move):
    """A rotation is planned for the minimum time at least."""
    return is_rotation(move), at_least(move.planned_months, MINIMUM)


def evaluated_yearly(person):
    """Who is on rotation has an evaluation for every full calendar year of it."""
    missing = person.evaluations_missing
    return person.on_rotation, same(missing, 0)


@rule(Q98, "in-planning", "move", "bar")
def _(move):
    return is_rotation(move), bool(move.person.planned)


@rule(Q98, "age-cap", "move", "bar")
def _(move):
    cap = 600 if move.person.row.sex == "male" else 540
    return both(is_rotation(move), same(move.row.purpose, "planned")), below(move.person.age_months, cap)


@rule(Q98, "service-left", "move", "bar")
def _(move):
    return is_rotation(move), service_by_purpose(move)


@rule(Q98, "min-term-served", "move", "decision")
def _(move):
    return served_minimum(move)


@rule(Q65, "in-planning", "move", "bar", waiver=other_case)
def _(move):
    return is_rotation(move), bool(move.person.planned)


@rule(Q65, "no-extra-post", "post", "bar", waiver=always, central=True)
def _(post):
    return True, at_most(post.holders, post.row.seats)


@rule(Q65, "purpose", "move", "decision")
def _(move):
    return is_rotation(move), among(move.row.purpose, ("planned", "non_local", "two_terms"))


@rule(Q65, "equivalent-post", "move", "decision")
def _(move):
    return is_rotation(move), move.equivalent


@rule(Q65, "service-left", "move", "bar", waiver=always)
def _(move):
    return is_rotation(move), at_least(move.person.service_left, SERVICE)


@rule(Q65, "min-term", "move", "decision")
def _(move):
    return planned_minimum(move)


@rule(Q65, "min-term-served", "move", "decision")
def _(move):
    return served_minimum(move)


@rule(Q65, "yearly-evaluation", "person", "paper")
def _(person):
    return evaluated_yearly(person)


@rule(Q65, "plan-parts", "plan", "paper")
def _(_plan):
    return True, None


@rule(Q110, "inspection-years", "move", "bar", waiver=always)
def _(move):
    return move.within_inspection, at_least(move.person.months_in_inspection, 36)


@rule(Q110, "in-planning", "move", "bar", waiver=other_case)
def _(move):
    return move.within_inspection, bool(move.person.planned)


@rule(Q110, "service-left", "move", "bar", waiver=always)
def _(move):
    return move.within_inspection, at_least(move.person.service_left, SERVICE)


@rule(C45, "non-local-head", "move", "decision")
def _(move):
    heads = both(
        move.to_title.role == "head",
        move.to_unit.kind in ("party_committee", "peoples_committee"),
        move.to_unit.level in ("province", "commune"),
    )
    home = move.person.row.home
    return heads, same(locality(move.register.places, home, move.to_unit.place, move.day), "no")


@rule(C45, "two-terms", "person", "duty")
def _(person):
    return True, below(person.months_as_head, TWO_TERMS)
