"""Tests of the independent reading: the counting, the places, and a small register end to end."""

import sys
import tempfile
import unittest
from datetime import date
from pathlib import Path
from types import SimpleNamespace

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import dates
import logic
import nasty
import places
from report import check, lines, review
from tables import Register, read_table

# The appendix of the retirement decree: who is born from this month on retires at this age (years, months).
MEN = [
    ("1961-01", 60, 3), ("1961-10", 60, 6), ("1962-07", 60, 9), ("1963-04", 61, 0), ("1964-01", 61, 3), ("1964-10", 61, 6), ("1965-07", 61, 9),
    ("1966-04", 62, 0),
]  # fmt: skip
WOMEN = [
    ("1966-01", 55, 4), ("1966-09", 55, 8), ("1967-05", 56, 0), ("1968-01", 56, 4), ("1968-09", 56, 8), ("1969-05", 57, 0), ("1970-01", 57, 4),
    ("1970-09", 57, 8), ("1971-05", 58, 0), ("1972-01", 58, 4), ("1972-09", 58, 8), ("1973-05", 59, 0), ("1974-01", 59, 4), ("1974-09", 59, 8),
    ("1975-05", 60, 0),
]  # fmt: skip


def months_from(first, last):
    """Every (year, month) from one to the other, both included."""
    for count in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        yield count // 12, count % 12 + 1


class Counting(unittest.TestCase):
    """Months, ages, runs."""

    def test_every_birth_month_of_the_appendix(self):
        checked = 0
        for sex, bands, last in (("male", MEN, (1966, 12)), ("female", WOMEN, (1975, 12))):
            for year, month in months_from((int(bands[0][0][:4]), 1), last):
                band = [band for band in bands if band[0] <= f"{year}-{month:02}"][-1]
                reached = year * 12 + month - 1 + band[1] * 12 + band[2]
                expected = dates.last_of_month(reached // 12, reached % 12 + 1)
                self.assertEqual(dates.statutory_retirement(sex, (year, month, None)), expected, (sex, year, month))
                checked += 1
        self.assertGreaterEqual(checked, 127)

    def test_before_the_schedule_there_is_no_day(self):
        self.assertIsNone(dates.statutory_retirement("male", (1960, 9, None)))
        self.assertIsNone(dates.statutory_retirement("female", (1965, 8, None)))

    def test_year_alone_counts_from_january(self):
        self.assertEqual(dates.statutory_retirement("male", (1970, None, None)), date(2032, 1, 31))

    def test_adding_clamps_and_counting_agrees_with_adding(self):
        self.assertEqual(dates.add_months(date(2024, 1, 31), 1), date(2024, 2, 29))
        self.assertEqual(dates.months_between(date(2024, 1, 31), date(2024, 2, 29)), 1)
        self.assertEqual(dates.months_between(date(2023, 1, 31), date(2023, 2, 27)), 0)
        for day in (date(2023, 12, 31), date(2024, 2, 29), date(2024, 3, 30)):
            for months in range(-30, 31):
                there = dates.add_months(day, months)
                self.assertEqual(dates.months_between(day, there), months)
                self.assertEqual(dates.months_begun(day, there), months)

    def test_months_begun_and_whole_differ_by_one_between(self):
        self.assertEqual(dates.months_begun(date(2025, 1, 15), date(2025, 7, 15)), 6)
        self.assertEqual(dates.months_begun(date(2025, 1, 15), date(2025, 7, 16)), 7)
        self.assertEqual(dates.months_between(date(2025, 1, 15), date(2025, 7, 16)), 6)
        self.assertEqual(dates.months_between(date(2025, 3, 1), date(2025, 2, 28)), -1)

    def test_age_is_a_range_when_the_day_is_not_written(self):
        self.assertEqual(dates.age_range((1970, 5, 10), date(2020, 5, 9)), (599, 599))
        self.assertEqual(dates.age_range((1970, 5, None), date(2020, 5, 10)), (599, 600))
        self.assertEqual(dates.age_range((1970, None, None), date(2020, 6, 1)), (593, 605))

    def test_union_adds_whole_months_of_each_piece(self):
        day = date(2024, 1, 1)
        pieces = [(date(2020, 1, 1), date(2020, 2, 16)), (date(2020, 3, 1), date(2020, 4, 16))]
        self.assertEqual(dates.months_of_union(pieces, day), 2)
        joined = [(date(2020, 1, 1), date(2020, 2, 16)), (date(2020, 2, 16), date(2020, 4, 1))]
        self.assertEqual(dates.months_of_union(joined, day), 3)
        self.assertEqual(dates.months_of_union([(date(2023, 1, 1), None), (date(2024, 5, 1), None)], day), 12)

    def test_run_survives_a_gap_of_31_days_not_of_32(self):
        first = date(2020, 5, 1)
        self.assertEqual(dates.start_of_run(first, [(date(2018, 1, 1), date(2020, 3, 31))]), date(2018, 1, 1))
        self.assertEqual(dates.start_of_run(first, [(date(2018, 1, 1), date(2020, 3, 30))]), first)
        chain = [(date(2012, 1, 1), date(2017, 12, 15)), (date(2018, 1, 1), date(2020, 4, 1))]
        self.assertEqual(dates.start_of_run(first, chain), date(2012, 1, 1))


class Truths(unittest.TestCase):
    """Kleene and ranges."""

    def test_what_is_settled_is_settled(self):
        self.assertIs(logic.both(None, False), False)
        self.assertIsNone(logic.both(None, True))
        self.assertIs(logic.either(None, True), True)
        self.assertIs(logic.at_least((24, 30), 24), True)
        self.assertIs(logic.at_least((20, 23), 24), False)
        self.assertIsNone(logic.at_least((23, 24), 24))
        self.assertIs(logic.at_most((0, 3), 3), True)


def world(*rows):
    """Places from (id, name, kind, parent, until, successors)."""
    made = {row[0]: SimpleNamespace(**dict(zip(("id", "name", "kind", "parent", "until"), row[:5], strict=True)), successors=row[5], begun=None, predecessors=[]) for row in rows}
    for row in rows:
        for successor, _ in row[5]:
            made[successor].predecessors.append(row[0])
    return made


class Places(unittest.TestCase):
    """Two provinces merge under the name of the first; one commune of each goes along; one commune is split."""

    END, DAY = date(2025, 7, 1), date(2025, 8, 1)

    def setUp(self):
        self.places = world(
            ("VN", "Nước", "country", None, None, []),
            ("A", "An", "province", "VN", self.END, [("AB", False)]),
            ("B", "Bình", "province", "VN", self.END, [("AB", False)]),
            ("AB", "An", "province", "VN", None, []),
            ("a", "xã a", "commune", "A", None, []),
            ("b", "xã b", "commune", "B", self.END, [("b2", False)]),
            ("b2", "xã b2", "commune", "AB", None, []),
            ("s", "xã s", "commune", "A", self.END, [("s1", True), ("s2", True)]),
            ("s1", "xã s1", "commune", "AB", None, []),
            ("s2", "xã s2", "commune", "AB", None, []),
            ("x", "xã x", "commune", None, None, []),
        )

    def local(self, home, target, day=DAY):
        return places.locality(self.places, home, target, day)

    def test_before_and_after_the_merger(self):
        self.assertEqual(self.local("a", "A", date(2025, 6, 30)), "yes")
        self.assertEqual(self.local("b", "A", date(2025, 6, 30)), "no")
        self.assertEqual(self.local("a", "AB"), "yes")
        self.assertEqual(self.local("b", "AB"), "by_merger")
        self.assertEqual(self.local("B", "AB"), "by_merger")

    def test_a_split_is_told_only_where_every_part_agrees(self):
        self.assertIsNone(self.local("s", "s1"))
        self.assertEqual(self.local("s", "AB"), "yes")
        self.assertEqual(self.local("s", "b2"), "no")

    def test_what_is_missing_is_not_known(self):
        self.assertIsNone(self.local(None, "AB"))
        self.assertIsNone(self.local("x", "AB"))

    def test_a_place_is_no_part_of_one_as_narrow(self):
        self.assertEqual(self.local("x", "b2"), "no")
        self.assertEqual(self.local("AB", "b2"), "no")


class EndToEnd(unittest.TestCase):
    """Generated folders are read whole, twice alike."""

    def test_a_generated_folder_is_read(self):
        with tempfile.TemporaryDirectory() as folder:
            nasty.write(Path(folder), 7)
            register = Register(folder)
            moves = read_table(Path(folder) / "moves.csv")
            first = list(lines(check(register, moves))) + list(lines(review(register, date(2025, 12, 1))))
            again = list(lines(check(register, moves))) + list(lines(review(register, date(2025, 12, 1))))
        self.assertEqual(first, again)
        self.assertGreater(len(first), 100)
        self.assertEqual(first, [line for line in first if '"outcome"' in line])


if __name__ == "__main__":
    unittest.main()
