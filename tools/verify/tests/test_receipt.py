"""Tests of receipts: each of every log up to twenty, and every bit of one."""

import unittest

import writer
from test_mutations import flips
from world import OFFICE_READ, WITNESS_READ, tiny, twenty

from findings import Findings
from receipt import check_receipt


def check(data, line=None, witnesses=(WITNESS_READ,)):
    """The findings about a receipt."""
    findings = Findings()
    check_receipt(data, OFFICE_READ, witnesses, line, findings)
    return findings.lines


class Receipts(unittest.TestCase):
    def test_the_receipt_of_every_entry_of_every_size_is_sound(self):
        entries = writer.entries_of(twenty())
        for size in range(1, 21):
            for index in range(size):
                data = writer.receipt(entries[:size], index, witness=False)
                line = None if entries[index].gone else entries[index].line()
                self.assertEqual(check(data, line, ()), [], (index, size))

    def test_every_flipped_bit_and_every_truncation_of_a_receipt_is_found(self):
        data, line = writer.receipt(tiny(), 3), tiny()[3].line()
        self.assertEqual(check(data, line), [])
        for number, changed in enumerate(flips(data)):
            self.assertNotEqual(check(changed, line), [], (number, changed))
        for number, changed in enumerate(flips(line)):
            self.assertNotEqual(check(data, changed), [], (number, changed))
        for length in range(len(data)):
            self.assertNotEqual(check(data[:length]), [], length)
        for length in range(len(line)):
            self.assertNotEqual(check(data, line[:length]), [], length)
        for more in (b"\n", b" ", b"\0", data, line):
            self.assertNotEqual(check(data + more), [], more)
            self.assertNotEqual(check(data, line + more), [], more)

    def test_the_receipt_of_another_entry_or_of_none_is_found(self):
        entries = tiny()
        data = writer.receipt(entries, 3)
        for other in (0, 1, 2, 4):
            leaf = writer.b64(entries[other].leaf).encode()
            self.assertNotEqual(check(data.replace(writer.b64(entries[3].leaf).encode(), leaf)), [])
            self.assertNotEqual(check(data.replace(b"index 3\n", b"index %d\n" % other)), [])
            self.assertNotEqual(check(data, entries[other].line()), [])
        for number in (b"03", b"5", b"99999999999999999999", b"18446744073709551615", b"-1", b""):
            self.assertNotEqual(check(data.replace(b"index 3\n", b"index " + number + b"\n")), [], number)

    def test_hashes_more_fewer_or_exchanged_are_found(self):
        lines = writer.receipt(tiny(), 3).decode().split("\n")
        self.assertEqual([len(line) for line in lines[3:7]], [44, 44, 44, 0])
        for changed in (lines[3:5], lines[4:6], [*lines[3:6], lines[3]], [lines[4], lines[3], lines[5]], []):
            self.assertNotEqual(check("\n".join([*lines[:3], *changed, *lines[6:]]).encode()), [])

    def test_a_destroyed_content_says_nothing(self):
        self.assertEqual(check(writer.receipt(tiny(), 2)), [])
        self.assertNotEqual(check(writer.receipt(tiny(), 2), tiny()[2].line()), [])

    def test_a_missing_witness_is_found(self):
        self.assertNotEqual(check(writer.receipt(tiny(), 2, witness=False)), [])
