"""Rules on promotion and planning: 80-QĐ/TW and 377-QĐ/TW with its guidance."""

from datetime import date

from logic import at_least, at_most, both, no
from rulebook import Book, always, rule

Q80 = Book("80-QĐ/TW", date(2022, 8, 18), date(2025, 10, 8))
Q377 = Book("377-QĐ/TW", date(2025, 10, 8))


def waited(person, **months):
    """Whether the wait after each discipline of the forms named is over."""
    return both(*(at_least(since, floor) for form, floor in months.items() for since in person.months_since(form)))


def four_years_left(move):
    """The least service that the authority may be content with."""
    return at_least(move.person.service_left, 48)


@rule(Q80, "promotion-months", "move", "bar", waiver=always)
def _(move):
    return move.higher_rank, at_least(move.person.months_in_equivalent_posts, 24)


@rule(Q80, "discipline-wait", "move", "bar")
def _(move):
    return move.higher_rank, waited(move.person, reprimand=12, warning=30, removal=60)


@rule(Q377, "promotion-months", "move", "bar", waiver=always)
def _(move):
    return move.higher_rank, at_least(move.person.months_in_equivalent_posts, 12)


@rule(Q377, "discipline-wait", "move", "bar")
def _(move):
    return move.higher_rank, waited(move.person, reprimand=24, warning=36, removal=60)


@rule(Q377, "promotion-service", "move", "bar", waiver=four_years_left)
def _(move):
    return move.higher_rank, at_least(move.person.service_left, 60)


@rule(Q377, "declared", "move", "bar")
def _(move):
    return True, move.person.declared


@rule(Q377, "out-of-planning", "person", "duty")
def _(person):
    return True, no(person.disciplined_while_planned)


@rule(Q377, "planning-per-title", "post", "bar")
def _(post):
    return True, at_most(post.planned_people, 3)


@rule(Q377, "planning-per-person", "person", "bar")
def _(person):
    return True, at_most(len({entry.title for entry in person.planned}), 3)


@rule(Q377, "planning-higher", "person", "bar")
def _(person):
    return True, both(*(None if None in (rank, person.rank) else rank < person.rank for rank in person.planned_ranks))
