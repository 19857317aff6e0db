"""Where people stand after the plan: who holds a post, and which relatives meet."""

from dates import holds
from facts import PersonOn
from logic import among, both, either, same

# The thirteen branches whose head may not be a relative of the head of the committee or administration of the same place.
SECTORS = {
    "home_affairs", "inspectorate", "finance", "banking", "tax", "customs", "industry_trade",
    "planning_investment", "resources_environment", "military", "police", "court", "procuracy",
}  # fmt: skip


class Plan:
    """The moves of one plan over one register."""

    def __init__(self, register, moves):
        self.register, self.moves = register, moves
        self.last = {}
        for move in sorted(moves, key=lambda move: move.on):
            self.last[move.person] = move

    def stands(self, person, day):
        """The posts a person stands in after the plan, and whether one more cannot be told."""
        known = PersonOn(self.register, person, day)
        posts = {row.post for row in known.tenures if row.concurrent is True and holds(row.begun, row.until, day)}
        if person in self.last:
            return posts | {self.last[person].to_post}, False
        if known.main is not None:
            posts.add(known.main.post)
        return posts, len(known.main_tenures) > 1

    def holders(self, post, day):
        """How many people hold the post after the plan: a range, open for those with two main tenures."""
        people = {row.person for row in self.register.holdings[post] if holds(row.begun, row.until, day)}
        people |= {move.person for move in self.moves if move.to_post == post}
        least = most = 0
        for person in people:
            posts, open_end = self.stands(person, day)
            least += post in posts
            most += post in posts or open_end
        return least, most

    def meets(self, move, conflict):
        """Whether a relative of the mover stands where the two may not stand together.

        `conflict(target, other)` judges two posts; a relative whose main post cannot be told leaves it open
        wherever the target could meet anybody at all.
        """
        target = self.register.posts[move.to_post]
        found = [False]
        for relative in self.register.kin[move.person] - {move.person}:
            posts, open_end = self.stands(relative, move.on)
            found += [conflict(target, self.register.posts[post]) for post in posts]
            if open_end and any(conflict(target, post) is not False for post in self.register.posts.values()):
                found.append(None)
        return either(*found)

    # What two posts are to each other.

    def _role(self, post):
        return self.register.titles[post.title].role

    def head_and_deputy(self, target, other):
        """One is head and the other deputy of the same unit."""
        return target.unit == other.unit and {self._role(target), self._role(other)} == {"head", "deputy"}

    def same_leadership(self, target, other):
        """Both in one standing committee, or both in leadership of one unit."""
        if target.unit != other.unit:
            return False
        if self.register.units[target.unit].kind == "standing_committee":
            return True
        return both(*(self.register.titles[post.title].leadership for post in (target, other)))

    def committee_and_sector(self, target, other):
        """One heads the committee or the administration of a place, the other one of the thirteen branches there."""
        return either(self._heads_over(target, other), self._heads_over(other, target))

    def _heads_over(self, chief, sector):
        above, below = self.register.units[chief.unit], self.register.units[sector.unit]
        return both(
            self._role(chief) == "head",
            self._role(sector) == "head",
            above.kind in ("party_committee", "peoples_committee"),
            among(below.branch, SECTORS),
            same(above.place, below.place),
        )

    def key_posts(self, target, other):
        """Both among the key posts of one committee."""
        (is_key, committee), (is_key_too, committee_too) = self._key_of(target), self._key_of(other)
        return both(is_key, is_key_too, same(committee, committee_too))

    def _key_of(self, post):
        """Whether a post is a key post, and of which committee (None where the line above it is not known)."""
        unit, role = self.register.units[post.unit], self._role(post)
        if unit.kind == "party_committee":
            return role in ("head", "deputy"), unit.id
        if unit.kind not in ("organisation_board", "inspection_committee") or role != "head":
            return False, None
        while unit.kind != "party_committee":
            if unit.parent is None:
                return True, None
            unit = self.register.units[unit.parent]
        return True, unit.id
