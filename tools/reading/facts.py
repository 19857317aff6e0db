"""What the register says of one person on one day."""

from functools import cached_property

from dates import (
    age_range,
    holds,
    months_begun,
    months_between,
    months_of_union,
    start_of_run,
    statutory_retirement,
)
from logic import both, either, no, possible, same
from tables import ancestors


def rank_of(register, title, day):
    """The rank of a title on the day; two different ranks on one day contradict each other."""
    return possible(row.rank for row in register.ranks[title] if holds(row.begun, row.until, day))


def equivalent(register, title, other, day):
    """Whether two titles are equivalent: the same title, ranked or not, or the same rank."""
    if title is None or other is None:
        return None
    return True if title == other else same(rank_of(register, title, day), rank_of(register, other, day))


class PersonOn:
    """A person as the register knows them on a day."""

    def __init__(self, register, person, day):
        self.register, self.row, self.day = register, register.people[person], day
        self.tenures = register.tenures[person]

    def _open(self, table):
        """The rows of a table about this person whose period holds the day."""
        return [row for row in getattr(self.register, table)[self.row.id] if holds(row.begun, row.until, self.day)]

    # The main tenure and its post.

    @cached_property
    def main_tenures(self):
        """Main tenures that hold the day: one, none, or a contradiction."""
        return [row for row in self._open("tenures") if row.concurrent is not True]

    @cached_property
    def main(self):
        """The main tenure, or None where there is none or papers contradict each other."""
        return self.main_tenures[0] if len(self.main_tenures) == 1 else None

    @property
    def in_post(self):
        """Whether there is a main tenure; not known where papers contradict each other."""
        return None if len(self.main_tenures) > 1 else bool(self.main_tenures)

    @property
    def post(self):
        """The post of the main tenure."""
        return self.main and self.register.posts[self.main.post]

    @property
    def title(self):
        """The title of that post."""
        return self.post and self.register.titles[self.post.title]

    @property
    def rank(self):
        """The rank of that title on the day."""
        return self.title and rank_of(self.register, self.title.code, self.day)

    @property
    def leadership(self):
        """Whether that title is one of leadership."""
        return self.title and self.title.leadership

    @property
    def sensitive(self):
        """Whether that post is one whose holder must change; an empty cell says that it is not."""
        return None if self.post is None else self.post.sensitive is not None

    @property
    def longest_stay(self):
        """How many months that post may be held."""
        return self.post and self.post.stay_months_max

    @property
    def months_in_post(self):
        """Whole months since the main tenure began."""
        return None if self.main is None else months_between(self.main.begun, self.day)

    @property
    def on_rotation(self):
        """Rotated, and the day it was planned to end is not reached, or not known; nobody is on rotation without a main tenure."""
        if self.main is None:
            return None if self.main_tenures else False
        return both(same(self.main.manner, "rotated"), holds(None, self.main.until_planned, self.day))

    @property
    def evaluations_missing(self):
        """Full calendar years of the main tenure without an evaluation."""
        if self.main is None:
            return None
        begun = self.main.begun
        first = begun.year if (begun.month, begun.day) == (1, 1) else begun.year + 1
        graded = {row.year for row in self.register.evaluations[self.row.id]}
        return len(set(range(first, self.day.year)) - graded)

    # What is counted over many tenures.

    def _months_in(self, rows, certain):
        """Months of the union of tenures: of those surely counted, and of those that may be."""
        judged = [(certain(row), (row.begun, row.until)) for row in rows]
        sure = months_of_union([period for truth, period in judged if truth is True], self.day)
        most = months_of_union([period for truth, period in judged if truth is not False], self.day)
        # A longer union can count fewer whole months, where the end of a month was clamped.
        return min(sure, most), max(sure, most)

    @property
    def months_in_equivalent_posts(self):
        """Months in the present post's title or an equivalent one, main tenures only."""
        if self.title is None:
            return None
        mains = [row for row in self.tenures if row.concurrent is not True]
        return self._months_in(mains, lambda row: equivalent(self.register, self.register.posts[row.post].title, self.title.code, self.day))

    @property
    def months_in_inspection(self):
        """Months in posts of units of the inspection branch, main or concurrent."""
        return self._months_in(self.tenures, lambda row: same(self.register.units[self.register.posts[row.post].unit].branch, "inspection"))

    @property
    def months_as_head(self):
        """Months of the unbroken run as head of this unit and of those it descends from."""
        if len(self.main_tenures) > 1:
            return None
        if self.title is None or self.title.role != "head":
            return 0
        units = ancestors(self.register.units, self.post.unit)
        earlier = []
        for row in self.tenures:
            post = self.register.posts[row.post]
            if row.concurrent is not True and self.register.titles[post.title].role == "head" and post.unit in units:
                earlier.append((row.begun, row.until))
        return months_between(start_of_run(self.main.begun, earlier), self.day)

    # Age and service.

    @property
    def age_months(self):
        """Age in whole months, as a range."""
        return age_range(self.row.birth, self.day)

    @property
    def service_left(self):
        """Whole months to the day of retirement; a later extension replaces that day."""
        day = statutory_retirement(self.row.sex, self.row.birth)
        if day is None:
            return None
        return months_between(self.day, max(day, self.row.extension_until or day))

    # Planning and discipline.

    @property
    def planned(self):
        """Planning entries that hold the day."""
        return self._open("planning")

    @property
    def planned_ranks(self):
        """The rank of every planned title on the day."""
        return [rank_of(self.register, row.title, self.day) for row in self.planned]

    def months_since(self, form):
        """Months since each decision of one form, decided on or before the day."""
        return [months_between(row.decided, self.day) for row in self.register.discipline[self.row.id] if row.form == form and row.decided <= self.day]

    @property
    def disciplined_while_planned(self):
        """Disciplined, up to the day, since a planning entry that still stands began."""
        decided = [row.decided for row in self.register.discipline[self.row.id] if row.decided <= self.day]
        return any(entry.begun <= day for entry in self.planned for day in decided)

    # Papers and states.

    @property
    def under_proceedings(self):
        """Under review, investigation, prosecution or trial."""
        return bool(self._open("proceedings"))

    @property
    def declared(self):
        """A declaration on file by the day; that there is none is a missing paper."""
        declared = self.row.declared_on
        return True if declared and declared <= self.day else None

    @property
    def _certificates(self):
        """The latest certificates issued by the day (two of one day may contradict each other)."""
        issued = [row for row in self.register.health[self.row.id] if row.issued <= self.day]
        return [row for row in issued if row.issued == max(other.issued for other in issued)]

    @property
    def fit(self):
        """Whether the latest certificate says fit."""
        return possible(row.fit for row in self._certificates)

    @property
    def certificate_age(self):
        """Months begun since the latest certificate."""
        return months_begun(self._certificates[0].issued, self.day) if self._certificates else None

    @property
    def may_be_transferred(self):
        """Neither pregnant nor caring for a small child, or wishing it all the same."""
        kinds = {row.kind for row in self._open("requests")}
        return either(no(bool(kinds & {"no_transfer_care", "no_transfer_pregnancy"})), "wish" in kinds)
