"""The verdicts of a review of everybody on a day, and of a check of a plan."""

import json

# The modules of the rules register themselves when they are read.
import power
import promotion
import rotation
import state
from dates import holds
from facts import PersonOn
from moves import MoveOn
from rulebook import RULES, outcome
from standing import Plan

BOOKS_READ = (rotation, power, promotion, state)


class Asked:
    """What a rule may be asked of: it knows the person's kind and the decision recorded, where there are any."""

    person_kind = None
    waiver = None


class PersonAsked(PersonOn, Asked):
    """A person in a review."""

    @property
    def person_kind(self):
        """The kind of the person."""
        return self.row.kind


class MoveAsked(MoveOn, Asked):
    """A move in a check."""

    def __init__(self, register, plan, move):
        super().__init__(register, move)
        self.plan = plan

    @property
    def person_kind(self):
        """The kind of the mover."""
        return self.person.row.kind


class PostAsked(Asked):
    """A post after the plan, on a day."""

    def __init__(self, register, plan, post, day):
        self.register, self.plan, self.row, self.day = register, plan, register.posts[post], day

    @property
    def waiver(self):
        """The decision recorded for the post: every move that comes into it must bear one taken at the centre."""
        coming = [move.waiver for move in self.plan.moves if move.to_post == self.row.id]
        return coming[0] if coming and all(symbol and symbol.endswith("/TW") for symbol in coming) else None

    @property
    def holders(self):
        """Its holders after the plan."""
        return self.plan.holders(self.row.id, self.day)

    @property
    def planned_people(self):
        """How many people are planned for its title in its unit: an entry without a unit may or may not be."""
        entries = [row for row in self.register.planned_for[self.row.title] if holds(row.begun, row.until, self.day)]
        least = {row.person for row in entries if row.unit == self.row.unit}
        most = least | {row.person for row in entries if row.unit is None}
        return len(least), len(most)


class PlanAsked(Asked):
    """A plan as a whole."""

    def __init__(self, day):
        self.day = day


def verdicts(kind, name, subject, day):
    """One line for each rule in force and in scope."""
    for law in RULES:
        if law.subject == kind and law.book.in_force(day):
            found = outcome(law, subject)
            if found is not None:
                yield {"subject": f"{kind}:{name}", "rule": law.full_name, "effect": law.effect, "outcome": found, "on": day.isoformat()}


def review(register, day):
    """Every person and every post on the day."""
    nothing = Plan(register, [])
    for person in register.people:
        yield from verdicts("person", person, PersonAsked(register, person, day), day)
    for post in register.posts:
        yield from verdicts("post", post, PostAsked(register, nothing, post, day), day)


def check(register, moves):
    """Every move on its own day, the posts and the plan on the latest day that touches them."""
    plan, touched = Plan(register, moves), {}
    for move in moves:
        yield from verdicts("move", f"{move.person}>{move.to_post}", MoveAsked(register, plan, move), move.on)
        for post in (move.from_post, move.to_post):
            touched[post] = max(move.on, touched.get(post, move.on))
    for post, day in touched.items():
        yield from verdicts("post", post, PostAsked(register, plan, post, day), day)
    if moves:
        day = max(move.on for move in moves)
        yield from verdicts("plan", "moves", PlanAsked(day), day)


def lines(found):
    """The verdicts as JSON lines, in the order of the exchange format."""
    for verdict in sorted(found, key=lambda verdict: (verdict["subject"], verdict["rule"], verdict["on"])):
        yield json.dumps(verdict, ensure_ascii=False)
