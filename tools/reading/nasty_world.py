"""The unmoving half of a nasty folder: places that merge and split, units, titles with doubtful ranks, posts."""

from datetime import date, timedelta

END = date(2025, 7, 1)

KINDS = (
    "party_committee standing_committee party_cell organisation_board inspection_committee propaganda_board party_office peoples_council "
    "peoples_committee department fatherland_front mass_organisation court procuracy police military public_service_unit other"
).split()
BRANCHES = (
    "inspection organisation propaganda government finance home_affairs inspectorate tax customs banking industry_trade planning_investment "
    "resources_environment military police court procuracy education health other"
).split()
LEVELS = {"country": "central", "province": "province", "district": "district", "commune": "commune"}

# Every day on which a book begins or ends to speak.
BOUNDARIES = [
    date(*day)
    for day in (
        (2017, 10, 7), (2019, 7, 1), (2019, 9, 23), (2022, 4, 28), (2022, 8, 18), (2023, 7, 6), (2023, 7, 11), (2025, 4, 14), (2025, 7, 1),
        (2025, 10, 8),
    )
]  # fmt: skip


def show(value):
    """A value as a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


class World:
    """Places, units, titles, ranks and posts of one seed."""

    def __init__(self, random):
        self.random = random
        self.places, self.units, self.titles, self.ranks, self.posts = [], [], [], [], []
        self._places()
        self._titles()
        self._units()
        self._posts()

    def missing(self, chance, value):
        """The value, or now and then nothing."""
        return None if self.random.random() < chance else value

    # Places.

    def _place(self, name, kind, parent, begun=None, until=None, successors=""):
        row = dict(id=f"ĐB-{len(self.places)}", name=name, kind=kind, parent=parent, until=until, successors=successors)
        row["from"] = begun
        self.places.append(row)
        return row

    def _places(self):
        """Provinces that merge, districts that end, communes that merge, split, or stay as they are."""
        random = self.random
        country = self._place("Nước Nam", "country", None)
        old = [self._place(f"Tỉnh {number}", "province", country["id"]) for number in ("Một", "Hai", "Ba")]
        if random.random() < 0.7:
            name = random.choice(["Tỉnh Một", "TỈNH  MỘT", "Tỉnh Mới"])
            grown = old[0] if random.random() < 0.3 else self._place(name, "province", country["id"], END)
            for row in old[:2]:
                if row is not grown:
                    row.update(until=END, successors=grown["id"])
        for province in old:
            self._below(province)

    def _below(self, province):
        random = self.random
        after = province["successors"] or province["id"]
        for _ in range(random.randint(1, 2)):
            number = len(self.places)
            district = self._place(f"Huyện {number}", "district", self.missing(0.05, province["id"]))
            communes = [self._place(f"Xã {number}.{index}", "commune", self.missing(0.05, district["id"])) for index in range(random.randint(1, 3))]
            fate = random.random()
            if fate < 0.25:
                continue
            names = [f"Xã {number}.0", f"Phường {number}", f"Huyện {number}"]
            new = [self._place(random.choice(names), "commune", self.missing(0.05, after), END) for _ in range(random.randint(1, 2))]
            part = "*" if len(new) > 1 or random.random() < 0.15 else ""
            district.update(until=END, successors=";".join(row["id"] + part for row in new))
            for commune in communes:
                self._end_commune(commune, new)

    def _end_commune(self, commune, new):
        draw = self.random.random()
        if draw < 0.15:
            return
        if draw < 0.6:
            commune.update(until=END, successors=self.random.choice(new)["id"])
        elif draw < 0.9:
            commune.update(until=END, successors=";".join(row["id"] + "*" for row in new))
        else:
            commune.update(until=END)

    # Titles.

    def _titles(self):
        random = self.random
        for number in range(random.randint(5, 10)):
            role = random.choice(["head", "head", "deputy", "deputy", "member", "officer"])
            leadership = self.missing(0.15, role in ("head", "deputy") if random.random() < 0.9 else role == "officer")
            code = f"T{number}"
            self.titles.append(
                dict(code=code, name=f"Chức danh {number}, bậc", role=role, leadership=leadership, elected=self.missing(0.3, True), full_time=True)
            )
            self._ranks(code)

    def _ranks(self, code):
        """None, one, one after another on a boundary day, or two that contradict each other."""
        random, rank = self.random, self.random.randint(1, 4)
        day = random.choice([*BOUNDARIES, date(2025, 9, 8)])
        shape = random.random()
        rows = [] if shape < 0.15 else [(rank, date(2000, 1, 1), None)]
        if shape > 0.7:
            rows = [(rank, date(2000, 1, 1), day), (rank % 4 + 1, day, None)]
        if shape > 0.9:
            rows = [(rank, date(2000, 1, 1), None), (rank if shape > 0.97 else rank + 1, day, None)]
        for number, begun, until in rows:
            self.ranks.append({"title": code, "rank": number, "from": begun, "until": until, "basis": "35-KL/TW"})

    # Units and posts.

    def _unit(self, place, kind, parent, branch, **more):
        number = len(self.units)
        row = dict(id=f"ĐV{number}", name=f"Đơn vị {number}", kind=kind, parent=parent, place=place and place["id"], branch=branch, successors="")
        row["level"] = LEVELS[place["kind"]] if place else self.random.choice(list(LEVELS.values()))
        row.update(until=None, **more)
        self.units.append(row)
        return row

    def _units(self):
        random = self.random
        for place in random.sample(self.places[1:], min(len(self.places) - 1, random.randint(2, 4))):
            committee = self._unit(self.missing(0.1, place), "party_committee", None, self.missing(0.3, "other"))
            bodies = [("standing_committee", "other"), ("organisation_board", "organisation"), ("inspection_committee", "inspection")]
            for kind, branch in random.sample(bodies, random.randint(1, 3)):
                self._unit(self.missing(0.1, place), kind, self.missing(0.15, committee["id"]), self.missing(0.1, branch))
            self._unit(self.missing(0.1, place), "peoples_committee", self.missing(0.3, committee["id"]), self.missing(0.3, "government"))
            for _ in range(random.randint(1, 3)):
                kind = random.choice(KINDS)
                self._unit(self.missing(0.1, place), kind, self.missing(0.2, committee["id"]), self.missing(0.15, random.choice(BRANCHES)))
        self._successors_of_units()

    def _successors_of_units(self):
        """Some units end and others, of the same kind, come after them in whole or in part."""
        random = self.random
        for row in random.sample(self.units, len(self.units) // 3):
            day = random.choice([END, date(2021, 1, 1)])
            heir = self._unit(None, row["kind"], row["parent"], row["branch"], **{"from": day})
            heir.update(place=row["place"], level=row["level"])
            star = "*" if random.random() < 0.3 else ""
            row.update(until=day, successors=heir["id"] + star)
            if random.random() < 0.3:
                other = self._unit(None, row["kind"], row["parent"], row["branch"], **{"from": day})
                other.update(place=row["place"], level=row["level"])
                row["successors"] = f"{heir['id']}*; {other['id']}*"

    def _posts(self):
        random = self.random
        for unit in self.units:
            for title in random.sample(self.titles, random.randint(1, 4)):
                row = dict(id=f"VT-{len(self.posts)}", unit=unit["id"], title=title["code"], seats=random.choice([1, 1, 1, 2, 3]))
                row["managed_by"] = self.missing(0.3, random.choice(self.units)["id"])
                row["sensitive"] = self.missing(0.5, random.choice(["personnel", "finance", "assets", "investment", "direct"]))
                row["stay_months_max"] = self.missing(0.2, random.choice([24, 36, 48, 60]))
                row.update(until=self.missing(0.8, unit["until"] or date(2023, 7, 6)))
                self.posts.append(row)


def near(random, day):
    """The day itself, the one before or the one after."""
    return day + timedelta(days=random.choice([-1, 0, 0, 0, 1]))
