"""Tests of readings and accounts: what their payloads may say, that they move no row, and what an erasure may name."""

import itertools
import unittest

from world import check, person, tiny
from writer import Entry, account, entries_of, erasure, export, genesis, grants, reading, row, rows

CREDENTIAL = "0123456789abcdef" * 4


def found(*payloads):
    """The findings about a log of a genesis and these."""
    return check(export(entries_of([genesis(), *payloads])))[0]


def holding(**changed):
    """An account entry whose account is a good one with these keys changed; None leaves a key out."""
    payload = account("k1", granted=[("clerk", "u1")], person="p1", asked=[], credential=CREDENTIAL)
    payload["account"] = {name: value for name, value in (payload["account"] | changed).items() if value is not None}
    return payload


def story(number):
    """What a log says of one person: recorded, read, changed, read by unit, and in the end withdrawn where the number is even."""
    key, subject = f"k{number}-", f"person:p{number}"
    yield rows(key + "1", [], [person(number)], subject=subject)
    yield reading(key + "2", subject)
    yield rows(key + "3", [person(number)], [person(number, "Hoa")], subject=subject)
    yield account(key + "4", f"acc-{number}", person=f"p{number}")
    yield reading(key + "5", subject, "what-if")
    yield rows(key + "6", [person(number, "Hoa")] if number % 2 == 0 else [], [], subject=subject)


class Readings(unittest.TestCase):
    def test_a_reading_of_every_subject_is_sound(self):
        for subject in ("person:p1", "unit:ủy ban", "post:a:b", "place:\n", "title:CT", "document:d1", "person:" + "x" * 1000):
            self.assertEqual(found(reading("k1", subject)), [], subject)
        for what in ("a", "z", "-", "--", "what-if", "a" * 64):
            self.assertEqual(found(reading("k1", what=what)), [], what)

    def test_a_reading_that_breaks_a_rule_is_found_though_it_is_signed(self):
        good = reading("k1")
        for changed, word in (
            *(({"subject": subject}, "the subject is not person") for subject in ("person:", "account:a", "Person:p1", "people:p1", "p1", "", " unit:1")),
            *(({"what": what}, "what is not 1 to 64") for what in ("", "a" * 65, "A", "a1", "a b", "a_b", "a\n", "ă", "person.open")),
            *(({"what": what}, "what is not a text") for what in (None, 1, ["a"], {})),
            ({"subject": None}, "subject is not a text"),
            ({"reason": ""}, "the reason is empty"),
            ({"basis": 0}, "basis is not a text"),
            ({"key": "k0"}, "its key came before, in entry 0"),
            ({"add": []}, "the keys"),
            ({"account": {}}, "the keys"),
        ):
            self.assertTrue(any("entry 1: " in line and word in line for line in found(good | changed)), changed)
        for name in good:
            self.assertIn("the keys", found_with_kind(3, {other: good[other] for other in good if other != name}), name)


class Accounts(unittest.TestCase):
    def test_every_account_that_the_page_allows_is_sound(self):
        two = grants(("clerk", "u1"), ("clerk", "u2"), ("cadre", "u1"))
        may = {"person": (None, "p1"), "asked": (None, [], two), "credential": (None, "0" * 64, CREDENTIAL)}
        choices = {"state": ("open", "closed"), "grants": ([], two)} | may
        for values in itertools.product(*choices.values()):
            self.assertEqual(found(holding(**dict(zip(choices, values, strict=True)))), [], values)

    def test_an_id_is_counted_in_bytes(self):
        for number, sound in (("a", True), ("a" * 64, True), ("a" * 65, False), ("ệ" * 21, True), ("ệ" * 22, False), ("", False), ("a:b\n", True)):
            lines = found(account("k1", number))
            self.assertEqual(lines == [], sound, number)
            self.assertTrue(sound or "the subject is not account:ID with an ID of 1 to 64 bytes" in lines[0], lines)

    def test_an_account_that_breaks_a_rule_is_found_though_it_is_signed(self):
        one = {"role": "clerk", "unit": "u1"}
        no_lists = ({}, "clerk", 1, True)
        lists = ([None], ["clerk"], [["clerk", "u1"]], [one, one], [one, {"unit": "u1", "role": "clerk"}], [one, {"role": "clerk"}], [one | {"more": ""}])
        texts = [[one | {name: text}] for name in one for text in ("", None, 1, [], {})]
        for changed, word in (
            *(({"state": state}, "state of the account") for state in ("", "Open", "shut", 0, True, [], {})),
            *(({name: value}, f"{name} of the account") for name in ("grants", "asked") for value in (*no_lists, *lists, *texts)),
            *(({"person": value}, "person of the account") for value in ("", 1, [], False)),
            *(({"credential": value}, "credential of the account") for value in ("", "0" * 63, "0" * 65, "A" * 64, "0" * 63 + "g", "0" * 64 + "\n", "٠" * 64, 0)),
            *(({name: None}, "account is not an object") for name in ("state", "grants")),
            ({"name": "Hoa"}, "account is not an object"),
        ):
            self.assertTrue(any("entry 1: " in line and word in line for line in found(holding(**changed))), changed)
        good = holding()
        for changed, word in (
            *(({"account": value}, "account is not an object") for value in (None, [], "open", 1)),
            *(({"account": good["account"] | {name: None}}, f"{name} of the account") for name in ("person", "asked", "credential")),
            *(({"subject": value}, "the subject is not account:ID") for value in ("person:p1", "acc-2", "", "account", "Account:a")),
            ({"subject": 1}, "subject is not a text"),
            ({"reason": ""}, "the reason is empty"),
            ({"what": "a"}, "the keys"),
        ):
            self.assertTrue(any("entry 1: " in line and word in line for line in found(good | changed)), changed)

    def test_a_payload_of_one_kind_under_another_is_found(self):
        payloads = {0: genesis(), 1: rows("k5"), 2: erasure("k5"), 3: reading("k5"), 4: account("k5")}
        for kind, other in itertools.permutations(payloads, 2):
            self.assertIn("the keys" if kind else "no other is the genesis", found_with_kind(kind, payloads[other]), (kind, other))


def found_with_kind(kind, payload):
    """The findings, as one text, about the tiny log with its last entry but one of this kind."""
    entries = tiny()
    entries[5] = Entry(5, payload, kind=kind)
    return "\n".join(check(export(entries))[0])


class FoldsAndErasures(unittest.TestCase):
    def test_readings_and_accounts_move_no_row(self):
        told = [payload for number in range(4) for payload in story(number)]
        only = [payload for payload in told if "add" in payload]
        (_, log), (_, bare) = (check(export(entries_of([genesis(), *payloads]))) for payloads in (told, only))
        self.assertEqual({table: set(ids) for table, ids in log.fold.tables.items()}, {table: set(ids) for table, ids in bare.fold.tables.items()})

    def test_all_about_any_subjects_may_be_destroyed_and_the_rest_still_folds(self):
        told = [payload for group in zip(*(story(number) for number in range(4)), strict=True) for payload in group]
        for bits in itertools.product((False, True), repeat=4):
            away = {f"person:p{number}" for number in range(4) if bits[number]}
            erased = [index for index, payload in enumerate(told, 1) if payload["subject"] in away]
            self.assertEqual(found(*told, erasure("e1", *erased)), [], away)
            # The same by two erasures, the second of which names what the first did as well.
            self.assertEqual(found(*told, erasure("e1", *erased[::2]), erasure("e2", *erased)), [], away)

    def test_of_the_kinds_only_rows_and_readings_may_be_named(self):
        payloads = [rows("k1"), rows("k2", [], [row("t", c="1")]), reading("k3"), account("k4"), erasure("k5"), reading("k6", "unit:u1")]
        for bits in itertools.product((False, True), repeat=7):
            erased = [index for index in range(7) if bits[index]]
            lines = found(*payloads, erasure("k7", *erased))
            for index, name in ((0, "genesis"), (4, "account"), (5, "erasure")):
                self.assertEqual(f"entry 7: it names entry {index}, of the kind {name}, which is never destroyed" in lines, index in erased, (erased, lines))
            self.assertEqual(lines == [], not {0, 4, 5} & set(erased), (erased, lines))

    def test_an_account_that_is_there_may_not_be_named_and_one_that_is_gone_is_found(self):
        entries = entries_of([genesis(), account("k1"), erasure("k2", 1)])
        entries[1].gone = False
        self.assertEqual(len(check(export(entries))[0]), 2)
        entries = entries_of([genesis(), account("k1"), reading("k2")])
        for index in (1, 2):
            entries[index].gone = True
            self.assertIn(f"entry {index}: its payload is gone, and no later erasure names it", check(export(entries))[0])

    def test_a_part_of_a_subject_is_found_only_where_the_rest_no_longer_folds(self):
        told = list(story(2))
        self.assertIn("entry 3: row 0 of withdraw is not there", found(*told, erasure("e1", 1))[0])
        # Its reading alone, or all but its readings: nothing that is left says so.
        for erased in ((2,), (1, 3, 6)):
            self.assertEqual(found(*told, erasure("e1", *erased)), [], erased)


if __name__ == "__main__":
    unittest.main()
