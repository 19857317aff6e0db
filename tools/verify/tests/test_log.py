"""Tests of whole logs: sound ones, and signed ones that break one sentence of the format each."""

import unittest

import writer
from world import OFFICE_READ, WITNESS_READ, check, person, tiny, twenty
from writer import Entry, entries_of, erasure, export, genesis, row, rows


def with_entry(index, payload, **other):
    """The tiny log with one entry written otherwise, signed all the same."""
    entries = tiny()
    entries[index] = Entry(index, payload, **other)
    return export(entries)


def more(*payloads):
    """The tiny log with more payloads, signed."""
    return export(entries_of([genesis(), rows("k1", [], [person(1)]), *payloads]))


class SoundLogs(unittest.TestCase):
    def assert_sound(self, files, **asked):
        lines, log = check(files, **asked)
        self.assertEqual(lines, [])
        return log

    def test_a_log_of_twenty_with_an_erasure_and_a_witness_is_sound(self):
        entries = entries_of(twenty())
        log = self.assert_sound(export(entries), key=OFFICE_READ, witnesses=[WITNESS_READ])
        self.assertEqual((len(entries), log.fold.gone, log.fold.rows(), len(log.cosigned)), (20, {5, 6, 15}, 17, 1))

    def test_logs_of_every_size_up_to_twenty_are_sound_and_extend_every_older_checkpoint(self):
        entries = entries_of(twenty()[:17])
        olds = [(f"old {size}", writer.checkpoint(entries[:size], witness=False)) for size in range(18)]
        for size in range(1, 18):
            self.assert_sound(export(entries[:size], witness=False), olds=olds[: size + 1])

    def test_logs_around_full_tiles_are_sound(self):
        payloads = list(writer.many(600))
        for size in (255, 256, 257, 512, 600):
            entries = entries_of(payloads[:size])
            log = self.assert_sound(export(entries), olds=[("old", writer.checkpoint(entries[:250]))])
            self.assertEqual(log.fold.rows(), (size + 2) // 4)

    def test_a_log_without_contents_is_sound_as_far_as_leaves_say(self):
        self.assertFalse(self.assert_sound(export(tiny(), contents=False)).has_contents)

    def test_an_unknown_witness_is_ignored_and_one_that_is_asked_for_is_not(self):
        self.assert_sound(export(tiny()))
        lines, _ = check(export(tiny(), witness=False), witnesses=[WITNESS_READ])
        self.assertIn("no valid signature of the witness", " ".join(lines))

    def test_spelling_of_json_does_not_matter(self):
        self.assert_sound(with_entry(3, b' {"add":[],"withdraw": [ ],"key":"\\u006b3","basis":"","reason":"r","subject":"title:\\ud83d\\ude00"}\n'))


class BrokenLogs(unittest.TestCase):
    def assert_found(self, files, *words, **asked):
        lines, _ = check(files, **asked)
        for word in words:
            self.assertTrue(any(word in line for line in lines), (word, lines))

    def test_leaves_that_break_a_rule_are_found_though_they_are_signed(self):
        good = rows("k3", [], [])
        for other, word in (
            ({"version": 2}, "version 2"),
            ({"version": 0}, "version 0"),
            ({"kind": 5}, "no kind of entry"),
            ({"kind": 255}, "no kind of entry"),
            ({"kind": 3}, "the keys"),
            ({"kind": 4}, "the keys"),
            ({"kind": 0}, "no other is the genesis"),
            ({"number": 4}, "numbered 4"),
            ({"time": writer.START_MS}, "is before"),
            ({"actor": ""}, "0 bytes long"),
            ({"actor": "a" * 65}, "65 bytes long"),
        ):
            self.assert_found(with_entry(3, good, **other), "entry 3: ", word)
        leaf = tiny()[3].leaf
        for changed, word in ((leaf + b"\0", "bytes long"), (leaf[:-1], "bytes long"), (leaf[:18], "too short"), (leaf[:19] + b"\xff" + leaf[20:], "not UTF-8")):
            entries = tiny()
            entries[3].leaf = changed
            self.assert_found(export(entries), "entry 3: ", word)

    def test_payloads_that_break_a_rule_are_found_though_they_are_signed(self):
        good = rows("k3", [], [])
        for payload, word in (
            ({**good, "reason": ""}, "reason is empty"),
            ({**good, "reason": 1}, "reason is not a text"),
            ({**good, "key": None}, "key is not a text"),
            ({**good, "key": "k1"}, "its key came before, in entry 1"),
            ({**good, "more": ""}, "the keys"),
            ({name: good[name] for name in good if name != "basis"}, "the keys"),
            ({**good, "subject": "person:"}, "subject"),
            ({**good, "subject": "dog:1"}, "subject"),
            ({**good, "add": [{"table": "t", "cells": {"a": ""}}]}, "empty cells"),
            ({**good, "add": [{"table": "t", "cells": {"a": 1}}]}, "empty cells"),
            ({**good, "add": [{"table": "t", "cells": {}, "x": 1}]}, "empty cells"),
            ({**good, "add": {}}, "add is not a list"),
            ({**good, "withdraw": [person(9)]}, "row 0 of withdraw is not there"),
            ({**good, "withdraw": [row("t", c="1"), row("t", c="1")]}, "row 1 of withdraw is not there"),
            ({**good, "add": [row("t", c="1")]}, "row 0 of add is there already"),
            ({**good, "add": [person(7), person(7)]}, "row 1 of add is there already"),
            ({**genesis(), "key": "k3"}, "no other is the genesis"),
        ):
            self.assert_found(with_entry(3, payload), "entry 3: ", word)
        for data, word in (
            (b"", "JSON"), (b"[]", "the keys"), (b"\xff", "UTF-8"), (b'{"a":1,"a":1}', "twice"), (b"NaN", "NaN"), (b"[" * 100_000, "deeply"),
            (b"1" * 5000, "JSON"), (b'{"a":"\\ud800"}', "surrogates"), ("\ufeff{}".encode(), "JSON"), ("{}".encode("utf-16"), "UTF-8"),
        ):  # fmt: skip
            self.assert_found(with_entry(3, data), "entry 3: ", word)
        for payload, word in (({**genesis(), "format": 2}, "format"), ({**genesis(), "format": True}, "format"), ({**genesis(), "origin": "x"}, "origin")):
            self.assert_found(with_entry(0, payload), "entry 0: ", word)

    def test_an_entry_zero_that_is_no_genesis_is_found(self):
        self.assert_found(with_entry(0, rows("k0")), "entry 0: the entry 0 and no other", "no genesis can be read")
        self.assert_found(export([]), "empty")

    def test_erasures_and_what_is_gone_must_agree(self):
        entries = tiny()
        entries[2].gone = False
        self.assert_found(export(entries), "entry 2: its payload is there, though entry 4")
        entries = tiny()
        entries[3].gone = True
        self.assert_found(export(entries), "entry 3: its payload is gone")
        entries = tiny()
        entries[0].gone = True
        self.assert_found(export(entries), "entry 0: its payload is gone", "no genesis can be read")
        entries = tiny()
        entries[4].gone = True
        self.assert_found(export(entries), "entry 4: its payload is gone", "entry 2: its payload is gone")
        for erased in ([4], [5], [-1], [True], [1.0], ["1"], 1):
            self.assert_found(with_entry(4, {**erasure("k4"), "erased": erased}), "entry 4: erased is not a list")

    def test_a_row_of_an_erased_entry_cannot_be_withdrawn(self):
        files = more(rows("k2", [], [person(2)]), rows("k3", [person(2)], []), erasure("k4", 2))
        self.assert_found(files, "entry 3: row 0 of withdraw is not there")

    def test_another_history_does_not_extend_an_older_checkpoint(self):
        other = entries_of([genesis(), rows("k1", [], [person(3)]), rows("k2"), rows("k3"), *(rows(f"k{number}") for number in range(4, 8))])
        for size in range(2, 9):
            self.assert_found(export(tiny()), "old: ", olds=[("old", writer.checkpoint(other[:size]))])
        self.assertEqual(check(export(tiny()), olds=[("old", writer.checkpoint(other[:1]))])[0], [])

    def test_an_old_checkpoint_of_another_origin_or_key_is_found(self):
        self.assert_found(export(tiny()), "old: the origin", olds=[("old", writer.checkpoint(tiny()[:2], origin="other"))])
        unsigned = writer.checkpoint(tiny()[:2]).decode().splitlines(keepends=True)
        self.assert_found(export(tiny()), "old: not signed by the key", olds=[("old", "".join(unsigned[:4] + unsigned[5:]).encode())])

    def test_a_checkpoint_under_another_origin_than_the_key_is_found(self):
        self.assert_found(export(tiny(), origin="other"), "checkpoint: the origin other is not the name of the key")

    def test_another_key_than_the_one_given_is_found(self):
        self.assert_found(export(tiny()), "key: the folder names", "checkpoint: not signed by", key=OFFICE_READ._replace(id=b"1234"))

    def test_all_findings_come_at_once(self):
        files = more(rows("k1", [person(8)], []), rows("k3", reason=""), erasure("k4", 2))
        files |= {"extra": b"", "tile/0/000.p/5": b"\0" * 160}
        lines, _ = check(files)
        self.assertEqual(len(lines), 3, lines)

    def test_a_huge_number_of_entries_costs_nothing(self):
        self.assert_found(export(tiny()) | {"checkpoint": writer.note(f"{writer.ORIGIN}\n{2**64 - 1}\n{writer.b64(bytes(32))}\n")}, "missing, and", "leaves are missing")
