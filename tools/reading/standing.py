"""Where people stand after the plan: who holds a post, and which relatives meet."""

from dates import holds
from facts import PersonOn
from logic import among, both, either, same
from places import same_place
from tables import by_key

# The thirteen branches whose head may not be a relative of the head of the committee or administration of the same place.
SECTORS = {
    "home_affairs", "inspectorate", "finance", "banking", "tax", "customs", "industry_trade",
    "planning_investment", "resources_environment", "military", "police", "court", "procuracy",
}  # fmt: skip


class Plan:
    """The moves of one plan over one register."""

    def __init__(self, register, moves):
        self.register, self.moves = register, moves
        self.of_person = by_key(sorted(moves, key=lambda move: move.on), "person")

    def main_posts(self, person, day):
        """The posts that take the place of the main one after the plan: one, none, or several of which nobody can tell which."""
        moves = self.of_person[person]
        if not moves:
            return [row.post for row in PersonOn(self.register, person, day).main_tenures]
        return sorted({move.to_post for move in moves if move.on == moves[-1].on})

    def concurrent_posts(self, person, day):
        """The posts held beside the main one."""
        return {row.post for row in self.register.tenures[person] if row.concurrent is True and holds(row.begun, row.until, day)}

    def holders(self, post, day):
        """How many people hold the post as their main one after the plan, as a range.

        A seat is a place on the payroll, and a person takes one: a post held beside another takes none.
        """
        people = {row.person for row in self.register.holdings[post]} | {move.person for move in self.moves if move.to_post == post}
        mains = [self.main_posts(person, day) for person in people]
        return sum(posts == [post] for posts in mains), sum(post in posts for posts in mains)

    def meets(self, move, conflict):
        """Whether a relative of the mover stands where the two may not stand together; `conflict(target, other)` judges two posts."""
        posts, target, found = self.register.posts, self.register.posts[move.to_post], [False]
        for relative in self.register.kin[move.person] - {move.person}:
            mains = self.main_posts(relative, move.on)
            found += [conflict(target, posts[post], move.on) for post in self.concurrent_posts(relative, move.on)]
            judged = [conflict(target, posts[post], move.on) for post in mains]
            # In one of several posts, nobody can tell which: no meeting only where none of them is one.
            found += judged if len(mains) == 1 else [None for truth in judged if truth is not False]
        return either(*found)

    # What two posts are to each other.

    def _role(self, post):
        return self.register.titles[post.title].role

    def head_and_deputy(self, target, other, _day):
        """One is head and the other deputy of the same unit."""
        return target.unit == other.unit and {self._role(target), self._role(other)} == {"head", "deputy"}

    def same_leadership(self, target, other, _day):
        """Both in one standing committee, or both in leadership of one unit."""
        if target.unit != other.unit:
            return False
        if self.register.units[target.unit].kind == "standing_committee":
            return True
        return both(*(self.register.titles[post.title].leadership for post in (target, other)))

    def committee_and_sector(self, target, other, day):
        """One heads the committee or the administration of a place, the other one of the thirteen branches there."""
        return either(self._heads_over(target, other, day), self._heads_over(other, target, day))

    def _heads_over(self, chief, sector, day):
        above, below = self.register.units[chief.unit], self.register.units[sector.unit]
        return both(
            self._role(chief) == "head",
            self._role(sector) == "head",
            above.kind in ("party_committee", "peoples_committee"),
            among(below.branch, SECTORS),
            same_place(self.register.places, above.place, below.place, day),
        )

    def key_posts(self, target, other, _day):
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
