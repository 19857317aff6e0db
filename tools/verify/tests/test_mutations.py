"""Every small change of an export is found: each bit of each file, and entries removed, doubled, exchanged, cut.

With the key and the witness given from outside no bit of an export is without effect, so there is no list of harmless ones to keep.
"""

import random
import unittest

import writer
from world import OFFICE_READ, WITNESS_READ, check, tiny
from writer import Entry, export, rows

SEED = 20260601


def is_sound(files):
    """Whether the verifier takes the export."""
    return not check(files, OFFICE_READ, [WITNESS_READ])[0]


def flips(data):
    """Each way to flip one bit."""
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


class OneFile(unittest.TestCase):
    def setUp(self):
        self.files = export(tiny())
        self.assertTrue(is_sound(self.files))

    def assert_all_found(self, path, changes):
        for number, data in enumerate(changes):
            if data != self.files[path] and is_sound(self.files | {path: data}):
                self.fail(f"change {number} of {path} is not found: {data!r}")

    def test_every_flipped_bit_of_every_file_is_found(self):
        self.assertEqual(len(self.files), 5)
        for path, data in self.files.items():
            self.assert_all_found(path, flips(data))

    def test_without_a_key_from_outside_every_flipped_bit_of_the_key_is_still_found(self):
        for data in flips(self.files["key"]):
            self.assertNotEqual(check(self.files | {"key": data})[0], [], data)

    def test_without_the_witness_only_its_own_line_may_change_unseen(self):
        data = self.files["checkpoint"]
        start = data.index("— witness".encode())
        for number, changed in enumerate(flips(data[:start])):
            self.assertNotEqual(check(self.files | {"checkpoint": changed + data[start:]}, OFFICE_READ)[0], [], number)
        unseen = [changed for changed in flips(data[start:]) if not check(self.files | {"checkpoint": data[:start] + changed}, OFFICE_READ)[0]]
        # What may change unseen is the name and the base64 of a signature that nobody asked for; its form may not.
        self.assertTrue(unseen)
        self.assertTrue(all(changed.startswith("— ".encode()) and changed.endswith(b"\n") and changed.count(b" ") == 2 for changed in unseen))

    def test_every_truncation_and_every_byte_more_or_less_is_found(self):
        for path, data in self.files.items():
            self.assert_all_found(path, (data[:length] for length in range(len(data))))
            self.assert_all_found(path, (data[:place] + data[place + 1 :] for place in range(len(data))))
            self.assert_all_found(path, (data + more for more in (b"\0", b"\n", b" ", data)))
            self.assert_all_found(path, (data[:place] + b"\r" + data[place:] for place in range(len(data))))

    def test_every_line_removed_doubled_or_exchanged_is_found(self):
        for path in ("key", "checkpoint", "contents/000.jsonl"):
            lines = self.files[path].splitlines(keepends=True)
            for place in range(len(lines)):
                self.assert_all_found(path, [b"".join(lines[:place] + lines[place + 1 :]), b"".join(lines[: place + 1] + lines[place:])])
                for other in range(place):
                    changed = list(lines)
                    changed[place], changed[other] = lines[other], lines[place]
                    # The order of signature lines says nothing.
                    if path != "checkpoint" or other < 4:
                        self.assert_all_found(path, [b"".join(changed)])

    def test_random_bytes_in_the_place_of_any_file_are_found_and_do_not_stop_the_verifier(self):
        source = random.Random(SEED)
        for path, data in self.files.items():
            for _ in range(200):
                start, length = source.randrange(len(data)), source.randrange(40)
                self.assertFalse(is_sound(self.files | {path: data[:start] + source.randbytes(length + 1) + data[start + length :]}), SEED)
                self.assertFalse(is_sound(self.files | {path: source.randbytes(source.randrange(600))}), SEED)

    def test_every_missing_and_every_unknown_file_is_found(self):
        for path in self.files:
            files = {name: data for name, data in self.files.items() if name != path}
            # Without the folder of contents a log is only less well known.
            self.assertEqual(is_sound(files), path.startswith("contents/"), path)
        entries = self.files["tile/entries/000.p/7"]
        for path in (
            "README", "key2", "checkpoint.old", "tile/entries/000", "tile/entries/000.p/4", "tile/entries/000.p/07", "tile/entries/x000/000.p/7", "tile/0/000",
            "tile/0/001.p/7", "tile/00/000.p/7", "tile/1/000.p/1", "tile/0/000.p/7.tmp", "tile/0/0.p/7", "contents/001.jsonl", "contents/000", "contents/x000/000.jsonl",
            "tile/64/000.p/1", "tile/entries/000.p/256", "tile/entries/000.p/0", "tile/0/٠٠٠.p/7", "key\n",
        ):  # fmt: skip
            self.assertFalse(is_sound(self.files | {path: entries}), path)


class WholeEntries(unittest.TestCase):
    """The files are made anew from changed entries, but nobody signs them: the checkpoint stays."""

    def assert_found(self, entries):
        signed = export(tiny())["checkpoint"]
        self.assertFalse(is_sound(export(entries, witness=False) | {"checkpoint": signed}))
        text = signed.decode().split("\n")
        # The number of entries made to fit, and the root, still without a new signature.
        text[1:3] = writer.checkpoint(entries, witness=False).decode().split("\n")[1:3]
        self.assertFalse(is_sound(export(entries, witness=False) | {"checkpoint": "\n".join(text).encode()}))

    def test_every_entry_removed_doubled_exchanged_or_replaced_is_found(self):
        count = len(tiny())
        for place in range(count):
            self.assert_found(tiny()[:place] + tiny()[place + 1 :])
            self.assert_found(tiny()[: place + 1] + tiny()[place:])
            self.assert_found(tiny()[:place])
            self.assert_found(tiny()[:place] + [Entry(place, rows("new"))] + tiny()[place + 1 :])
            for other in range(place):
                entries = tiny()
                entries[place], entries[other] = entries[other], entries[place]
                self.assert_found(entries)
        self.assert_found([*tiny(), Entry(count, rows("new"))])

    def test_contents_exchanged_between_entries_are_found(self):
        for place in range(len(tiny())):
            for other in range(len(tiny())):
                entries = tiny()
                # Entry 2 is gone: what it takes on is not written, and what it gives is not its own.
                if place not in (other, 2):
                    entries[place].data, entries[place].salt, entries[place].gone = entries[other].data, entries[other].salt, entries[other].gone
                    self.assertFalse(is_sound(export(entries)), (place, other))
