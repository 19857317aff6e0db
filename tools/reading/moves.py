"""What a plan says of one move, on its own day."""

from dates import add_months, months_between
from facts import PersonOn, equivalent, rank_of
from logic import both, same


class MoveOn:
    """One move of a plan, on its own day."""

    def __init__(self, register, move):
        self.register, self.row, self.day = register, move, move.on
        self.person = PersonOn(register, move.person, move.on)
        self.source, self.target = register.posts[move.from_post], register.posts[move.to_post]
        self.from_unit, self.to_unit = register.units[self.source.unit], register.units[self.target.unit]
        self.to_title = register.titles[self.target.title]

    @property
    def waiver(self):
        """The decision recorded for the move."""
        return self.row.waiver

    @property
    def planned_months(self):
        """Whole months from the move to its planned end."""
        return self.row.until_planned and months_between(self.day, self.row.until_planned)

    def planned_within(self, months):
        """Whether the planned end is not later than so many months on."""
        return self.row.until_planned and self.row.until_planned <= add_months(self.day, months)

    @property
    def equivalent(self):
        """Whether both ends are equivalent titles on the day."""
        return equivalent(self.register, self.source.title, self.target.title, self.day)

    @property
    def higher_rank(self):
        """Whether the target ranks above the source; a smaller number ranks higher."""
        ranks = [rank_of(self.register, post.title, self.day) for post in (self.source, self.target)]
        return None if None in ranks else ranks[1] < ranks[0]

    @property
    def within_inspection(self):
        """Whether both ends lie in the inspection branch."""
        return both(same(self.from_unit.branch, "inspection"), same(self.to_unit.branch, "inspection"))

    @property
    def same_profession(self):
        """Whether both ends are one branch of work; `other` names none."""
        branches = [None if unit.branch == "other" else unit.branch for unit in (self.from_unit, self.to_unit)]
        return same(*branches)
