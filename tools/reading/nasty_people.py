"""The moving half of a nasty folder: people, what is known of them, and the moves planned for them."""

from datetime import date, timedelta
from random import Random

from dates import add_months, statutory_retirement
from nasty_tables import COLUMNS, KEYS
from nasty_world import BOUNDARIES, World, near

# Months that some rule counts, with their neighbours.
PAST = [3, 11, 12, 13, 18, 23, 24, 25, 29, 30, 31, 35, 36, 37, 47, 48, 59, 60, 61, 84, 95, 96, 97, 120]
LEFT = [-3, 17, 18, 19, 47, 48, 49, 59, 60, 61, 119, 120, 121, 150, 240]
MONTH_ENDS = [date(2018, 2, 28), date(2020, 2, 29), date(2022, 8, 31), date(2024, 2, 29), date(2025, 9, 30), date(2026, 1, 31), date(2026, 3, 30)]
PURPOSES = ["planned", "non_local", "two_terms", "reinforcement", "other"]


def birth_months():
    """Which birth months retire in which month, by sex."""
    found = {"male": {}, "female": {}}
    for sex, months in found.items():
        for count in range(1955 * 12, 1992 * 12):
            day = statutory_retirement(sex, (count // 12, count % 12 + 1, None))
            if day:
                months.setdefault((day.year, day.month), (count // 12, count % 12 + 1))
    return found


BORN = birth_months()


class Folder:
    """The people of one seed and what is known of them."""

    def __init__(self, seed):
        self.random = Random(seed)
        self.world = World(self.random)
        self.rows = {name: [] for name in COLUMNS}
        for name in ("places", "units", "titles", "ranks", "posts"):
            self.rows[name] = getattr(self.world, name)
        self.seen = set()
        self.days = []
        self.busy = [self._some_day() for _ in range(2)]
        for number in range(self.random.randint(5, 30)):
            self._person(f"{self.random.choice(['CB', 'Đ ', 'cb-'])}{number:02}")
        self._kinship()
        self._crowd()

    def add(self, table, **row):
        """Adds a row unless one with the same key is there (`begun` stands for the column `from`)."""
        row = {"from" if key == "begun" else key: value for key, value in row.items()}
        if table in KEYS:
            key = (table, *(row.get(column) for column in COLUMNS[table].split()[: KEYS[table]]))
            if table == "proceedings" or table == "requests" or table == "planning":
                key = (*key, row.get("from"))
            if key in self.seen:
                return
            self.seen.add(key)
        self.rows[table].append(row)

    def some(self, chance):
        """True with the chance."""
        return self.random.random() < chance

    def ago(self, day, months=None):
        """So many months before a day, or a day to either side of it."""
        return near(self.random, add_months(day, -(months or self.random.choice(PAST))))

    def after(self, begun):
        """An end of a period, or none."""
        return self.world.missing(0.5, begun + timedelta(days=self.random.choice([1, 30, 200, 365, 1100, 2500])))

    def _anchor(self):
        """The day that this person's facts crowd around: often one of the two busy days of the folder."""
        return near(self.random, self.random.choice(self.busy)) if self.some(0.6) else self._some_day()

    def _some_day(self):
        """A day at a boundary of the law, at the end of a month, or any other."""
        draw = self.random.random()
        if draw < 0.5:
            day = near(self.random, self.random.choice(BOUNDARIES))
        elif draw < 0.7:
            day = self.random.choice(MONTH_ENDS)
        else:
            day = date(2017, 1, 1) + timedelta(days=self.random.randrange(3640))
        return day

    def _birth(self, sex, day):
        """A birth that puts age or service near a number of some rule, written in full or in part."""
        random = self.random
        if self.some(0.3):
            born = self.ago(day, random.choice([539, 540, 541, 599, 600, 601]))
        else:
            count = day.year * 12 + day.month - 1 + random.choice(LEFT) + random.choice([-1, 0, 0, 1])
            year, month = BORN[sex].get((count // 12, count % 12 + 1), (1975, 5))
            born = date(year, month, random.randint(1, 28))
        shape = random.random()
        return f"{born.year}" if shape < 0.15 else f"{born.year}-{born.month:02}" if shape < 0.35 else born.isoformat()

    def _person(self, name):
        random, missing, day = self.random, self.world.missing, self._anchor()
        sex = random.choice(["male", "female"])
        self.days.append(day)
        self.add(
            "people", id=name, name="Trần Văn, Một", sex=sex, birth=self._birth(sex, day),
            home=missing(0.15, random.choice(self.world.places)["id"]), birthplace=missing(0.5, random.choice(self.world.places)["id"]),
            kind=missing(0.1, random.choice(["cadre", "civil_servant", "civil_servant", "public_employee", "armed_forces"])),
            theory=missing(0.3, "advanced"), extension_until=missing(0.8, add_months(day, random.choice(LEFT) + 1)),
            declared_on=missing(0.4, near(random, random.choice([day, self.ago(day)]))),
        )  # fmt: skip
        main = self._tenures(name, day)
        self._papers(name, day)
        if self.some(0.75):
            self._moves(name, day, main)

    # Tenures.

    def _tenure(self, name, post, begun, until, concurrent, day):
        random, missing = self.random, self.world.missing
        manner = random.choice(["rotated", "rotated", "appointed", "elected", "designated", "seconded", "recruited"])
        planned = near(random, random.choice([day, add_months(day, 6), add_months(begun, 36)]))
        self.add(
            "tenures", person=name, post=post["id"], begun=begun, until=until, concurrent=concurrent, manner=missing(0.15, manner),
            purpose=missing(0.4, random.choice(PURPOSES)), until_planned=missing(0.4, planned),
        )  # fmt: skip

    def _tenures(self, name, day):
        """A run of main tenures up to the anchor day with gaps of every length, some concurrent, now and then two mains at once."""
        random, posts = self.random, self.world.posts
        if self.some(0.05):
            return None
        post, begun = random.choice(posts), self.ago(day)
        main = post
        until = self.world.missing(0.75, near(random, random.choice([day, add_months(day, 8)])))
        self._tenure(name, post, begun, until if until and until > begun else None, self.world.missing(0.5, False), day)
        for _ in range(random.randint(0, 4)):
            until = begun - timedelta(days=random.choice([0, 0, 1, 30, 31, 32, 90]))
            begun = self.ago(until)
            post = self._earlier_post(post)
            self._tenure(name, post, begun, until, self.world.missing(0.5, False), day)
        for _ in range(random.choice([0, 0, 1, 2])):
            begun = self.ago(day)
            self._tenure(name, random.choice(posts), begun, self.after(begun), True, day)
        if self.some(0.07):
            begun = self.ago(day)
            self._tenure(name, random.choice(posts), begun, self.after(begun), False, day)
        if self.some(0.1):
            self._tenure(name, random.choice(posts), day + timedelta(days=random.choice([0, 1, 40])), None, None, day)
        return main

    def _earlier_post(self, post):
        """Often a post of the same unit or of one it descends from, so that runs as head go on."""
        unit, posts = post["unit"], self.world.posts
        line = {unit} | {row["id"] for row in self.world.units if unit in row["successors"].replace("*", "").replace(" ", "").split(";")}
        near_by = [row for row in posts if row["unit"] in line] if self.some(0.6) else posts
        return self.random.choice(near_by)

    # Papers.

    def _papers(self, name, day):
        random, missing = self.random, self.world.missing
        for _ in range(random.choice([0, 1, 1, 2, 4, 5])):
            begun = random.choice([self.ago(day), near(random, day)])
            unit = missing(0.4, random.choice(self.world.units)["id"])
            title = random.choice(self.world.titles[:4])["code"]
            until = random.choice([None, near(random, day), self.after(begun)])
            self.add("planning", person=name, title=title, unit=unit, begun=begun, until=until if until and until > begun else None, decision="QĐ 1")
        for year in range(day.year - 9, day.year + 1):
            if self.some(0.85):
                self.add("evaluations", person=name, year=year, grade=random.choice(["excellent", "good", "completed", "not_completed"]))
        for _ in range(random.choice([0, 0, 1, 2])):
            form = random.choice(["reprimand", "warning", "removal", "expulsion"])
            decided = random.choice([self.ago(day, random.choice([12, 24, 30, 36, 60])), near(random, day), self.ago(day)])
            self.add("discipline", person=name, form=form, decided=decided, until=self.after(decided))
        if self.some(0.25):
            begun = random.choice([self.ago(day), near(random, day)])
            until = random.choice([None, near(random, day)])
            kind = random.choice(["review", "investigation", "prosecution", "trial"])
            self.add("proceedings", person=name, kind=kind, begun=begun, until=until if until and until > begun else None)
        for _ in range(random.choice([0, 1, 1, 2])):
            self.add("health", person=name, issued=random.choice([self.ago(day, 6), self.ago(day, 6), near(random, day)]), fit=missing(0.15, self.some(0.8)))
        for _ in range(random.choice([0, 0, 1, 2])):
            kind = random.choice(["no_transfer_care", "no_transfer_pregnancy", "wish", "wish"])
            until = near(random, day)
            self.add("requests", person=name, kind=kind, begun=missing(0.3, self.ago(day)), until=missing(0.6, until), text=missing(0.5, "xin, ở lại"))

    def _moves(self, name, day, main):
        """One move on the anchor day, now and then a second one, on the same day or later."""
        random, missing, target = self.random, self.world.missing, None
        for on in [day, random.choice([day, add_months(day, 7)])] if self.some(0.1) else [day]:
            source = main if main and self.some(0.9) else random.choice(self.world.posts)
            # A second move goes on from the first, or contradicts it.
            source = target if target and self.some(0.6) else source
            near_by = [post for post in self.world.posts if post["unit"] == source["unit"] and post is not source]
            same_kind = [post for post in self.world.posts if post["id"] != source["id"]]
            target = random.choice(near_by if near_by and self.some(0.2) else same_kind)
            kind = random.choice(["rotation", "rotation", "rotation", "transfer", "secondment", "position_change"])
            self.add(
                "moves", person=name, from_post=source["id"], to_post=target["id"], on=on, kind=missing(0.08, kind),
                purpose=missing(0.15, random.choice(PURPOSES)), until_planned=missing(0.2, near(random, add_months(on, random.choice([35, 36, 36, 60])))),
                expected_after=missing(0.5, "về đơn vị cũ"), waiver=missing(0.6, random.choice(["12-QĐ/TW", "34-QĐ/TU", "5-QĐ/TW-X"])),
            )  # fmt: skip

            if self.some(0.4):
                self._bring_home(name, target)

    def _bring_home(self, name, target):
        """Gives a mover a home at the place of the target, below it, or in what was there before."""
        place = next(row["place"] for row in self.world.units if row["id"] == target["unit"])
        line = [row["id"] for row in self.world.places if place and (place == row["id"] or place in row["successors"] or place == row["parent"])]
        line += [row["id"] for row in self.world.places if row["parent"] in line or set(line) & set(row["successors"].replace("*", "").split(";"))]
        if line:
            self.rows["people"][-1]["home"] = self.random.choice(line)

    def _crowd(self):
        """Three people or more planned for one post's title, in its unit or in one not named."""
        random, day = self.random, self.busy[0]
        post = random.choice(self.world.posts)
        for row in random.sample(self.rows["people"], random.randint(3, 5)):
            unit = self.world.missing(0.1, post["unit"])
            self.add(
                "planning",
                person=row["id"],
                title=post["title"],
                unit=unit,
                begun=self.ago(day),
                until=self.world.missing(0.8, near(random, day)),
                decision="QĐ 2",
            )

    def _kinship(self):
        """Relatives, often two who stand or will stand in one unit."""
        random, names = self.random, [row["id"] for row in self.rows["people"]]
        for _ in range(random.randint(0, len(names))):
            person, relative = random.sample(names, 2)
            if frozenset((person, relative)) not in self.seen:
                self.seen.add(frozenset((person, relative)))
                relation = random.choice(["spouse", "parent", "parent_in_law", "child", "sibling", "other"])
                self.add("kinship", person=person, relative=relative, relation=relation)
        for row in [row for row in self.rows["kinship"] if self.some(0.5)]:
            self._bring_together(row["person"], row["relative"])

    def _bring_together(self, person, relative):
        """Gives the relative a tenure in the unit that the person moves to, or in one at the same place."""
        move = next((row for row in self.rows["moves"] if row["person"] == person), None)
        if move is None:
            return
        unit = next(post["unit"] for post in self.world.posts if post["id"] == move["to_post"])
        place = next(row["place"] for row in self.world.units if row["id"] == unit)
        units = {row["id"] for row in self.world.units if row["id"] == unit or self.some(0.5) and row["place"] == place}
        post = self.random.choice([post for post in self.world.posts if post["unit"] in units])
        self._tenure(relative, post, self.ago(move["on"]), None, self.some(0.7), move["on"])
