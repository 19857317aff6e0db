"""Shows the outsider's verifier an export that was tampered with, in every way, and counts what it does not see.

python3 flips.py VERIFIER_DIR EXPORT_DIR OLD_CHECKPOINT PART PARTS entries          every bit of every file, held against the hashes of the untouched leaves
python3 flips.py VERIFIER_DIR EXPORT_DIR OLD_CHECKPOINT PART PARTS bits EVERY SEED  one of EVERY bits of every file, each with the complete verifier
python3 flips.py VERIFIER_DIR EXPORT_DIR OLD_CHECKPOINT PART PARTS moves SEED STEP  entries removed, swapped, doubled, cut off; files removed, and cut at every STEP bytes

It prints one line for each kind, `KIND COUNT MISSED`, and a line for each that was missed.
"""

import io
import os
import random
import sys
from functools import lru_cache

VERIFIER, EXPORT, OLD, PART, PARTS, WHAT = sys.argv[1:7]
REST = [int(word) for word in sys.argv[7:]]
PART, PARTS = int(PART), int(PARTS)
sys.path.insert(0, VERIFIER)

import ed25519  # noqa: E402

# The same key, text and signature give the same answer: it is worked out once.
ed25519.verify = lru_cache(maxsize=10_000)(ed25519.verify)

import contents  # noqa: E402
import notes  # noqa: E402
from findings import Findings  # noqa: E402
from keys import OFFICE, read_key  # noqa: E402
from leaf import read_leaf, split_bundle  # noqa: E402
from log import Log, read_folder_key  # noqa: E402
from tiles import path_of  # noqa: E402
from tree import Tree, leaf_hash  # noqa: E402

# Entries of a tile, and how many are swapped with any other, besides the neighbours.
WIDTH, RANDOM_SWAPS = 256, 300


class Memory:
    """An export in memory, with what `Folder` has."""

    def __init__(self, files):
        self.files = files

    def paths(self, _findings):
        return list(self.files)

    def open(self, path):
        return io.BytesIO(self.files[path])


def read_export(root):
    """Every file of the folder by its path."""
    files = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, root)] = file.read()
    return dict(sorted(files.items()))


FILES = read_export(EXPORT)
KEY = read_key(FILES["key"].decode().removesuffix("\n"), OFFICE)
with open(OLD, "rb") as kept:
    OLD_BYTES = kept.read()


def is_found(files):
    """Whether the complete verifier finds something."""
    findings = Findings()
    Log(Memory(files), findings, KEY, (), [("old", OLD_BYTES)]).check()
    return findings.count > 0


def turned(data, bit):
    """The bytes with one bit turned."""
    changed = bytearray(data)
    changed[bit >> 3] ^= 1 << (bit & 7)
    return bytes(changed)


class Count:
    """How many of a kind were shown, and which were not seen."""

    def __init__(self):
        self.shown, self.missed = {}, []

    def add(self, kind, found, where):
        """One more."""
        self.shown[kind] = self.shown.get(kind, 0) + 1
        if not found:
            self.missed.append((kind, where))

    def report(self):
        """Prints what was counted."""
        for kind, shown in self.shown.items():
            print(kind, shown, sum(1 for missed, _ in self.missed if missed == kind))
        for kind, where in self.missed[:20]:
            print("missed:", kind, where)


def bundles():
    """The files of leaves and of contents, in the order of the entries: (leaves, lines), each a list."""
    leaves, lines = [], []
    for path, data in FILES.items():
        if path.startswith("tile/entries/"):
            leaves += split_bundle(data, WIDTH)[0]
        if path.startswith("contents/"):
            lines += data.splitlines(keepends=True)
    return leaves, lines


def is_line_found(index, line, following, leaf, was_gone):
    """Whether a line of contents is not taken for the one of its entry; `following` is what a line without an end runs into."""
    piece = (line + following)[: (line + following).find(b"\n") + 1]
    try:
        content = contents.read_content(piece, index)
    except ValueError:
        return True
    if content is contents.GONE:
        return not was_gone
    return was_gone or not contents.opens(leaf.commitment, *content)


def tiles_of(hashes):
    """The bytes of every tile that the leaves give, by its path."""
    tiles = {}

    def keep(level, number, tile):
        tiles[path_of(level, number, len(tile))] = b"".join(tile)

    tree = Tree(keep)
    for value in hashes:
        tree.append(value)
    tree.finish()
    return tiles


def every_entry(count):
    """Every bit of every file, against the hashes of the leaves as they were, which the checkpoint binds."""
    leaves, lines = bundles()
    hashes = [leaf_hash(leaf) for leaf in leaves]
    for index in range(PART, len(leaves), PARTS):
        for bit in range(8 * len(leaves[index])):
            count.add("leaf", leaf_hash(turned(leaves[index], bit)) != hashes[index], (index, bit))
        leaf, line = read_leaf(leaves[index]), lines[index]
        gone = contents.read_content(line, index) is contents.GONE
        following = lines[index + 1] if index + 1 < len(lines) else b"\n"
        for bit in range(8 * len(line)):
            count.add("contents", is_line_found(index, turned(line, bit), following, leaf, gone), (index, bit))
    for path, data in FILES.items():
        if path.startswith("tile/entries/"):
            every_length(count, path, data)
    for path, given in tiles_of(hashes).items():
        for bit in range(PART, 8 * len(FILES[path]), PARTS):
            count.add("tile", turned(FILES[path], bit) != given, (path, bit))
    for bit in range(PART, 8 * len(FILES["checkpoint"]), PARTS):
        findings = Findings()
        checkpoint = notes.read_checkpoint(turned(FILES["checkpoint"], bit), "checkpoint", findings)
        if checkpoint:
            notes.check_office(checkpoint, KEY, [], "checkpoint", findings)
        count.add("checkpoint", findings.count > 0, bit)
    for bit in range(PART, 8 * len(FILES["key"]), PARTS):
        findings = Findings()
        count.add("key", read_folder_key(Memory({"key": turned(FILES["key"], bit)}), findings) != KEY or findings.count > 0, bit)


def every_length(count, path, data):
    """Every bit of the lengths in front of the leaves: the file falls into other leaves."""
    width, start = len(split_bundle(data, WIDTH)[0]), 0
    before = split_bundle(data, width)
    for _ in range(width):
        for bit in range(8 * start, 8 * start + 16):
            if bit % PARTS == PART:
                count.add("length", split_bundle(turned(data, bit), width) != before, (path, bit))
        start += 2 + int.from_bytes(data[start : start + 2], "big")


def every_bit(count, every, seed):
    """One of so many bits of every file, from a chance beginning, with the complete verifier."""
    places = [(path, bit) for path, data in FILES.items() for bit in range(8 * len(data))]
    first = random.Random(seed).randrange(every)
    for path, bit in places[first::every][PART::PARTS]:
        count.add("whole", is_found({**FILES, path: turned(FILES[path], bit)}), (path, bit))


def written(leaves, lines):
    """The files with other leaves and lines in them; what is too many or too few is so in the last file."""
    files = dict(FILES)
    for folder, items in (("tile/entries/", [len(leaf).to_bytes(2, "big") + leaf for leaf in leaves]), ("contents/", lines)):
        paths = [path for path in FILES if path.startswith(folder)]
        for number, path in enumerate(paths):
            end = (number + 1) * WIDTH if number + 1 < len(paths) else len(items)
            files[path] = b"".join(items[number * WIDTH : end])
    return files


def every_move(count, seed, step):
    """What happens to whole entries, and to whole files."""
    leaves, lines = bundles()
    size, dice = len(leaves), random.Random(seed)

    def without(items, index):
        return items[:index] + items[index + 1 :]

    def swapped(items, one, other):
        items = list(items)
        items[one], items[other] = items[other], items[one]
        return items

    moves = []
    for index in range(size):
        moves.append(("removed", lambda i=index: (without(leaves, i), without(lines, i))))
        moves.append(("removed", lambda i=index: (leaves, without(lines, i))))
        moves.append(("doubled", lambda i=index: (leaves[: i + 1] + leaves[i:], lines[: i + 1] + lines[i:])))
        moves.append(("cut off", lambda i=index: (leaves[:i], lines[:i])))
    pairs = [(index, index + 1) for index in range(size - 1)] + [tuple(dice.sample(range(size), 2)) for _ in range(RANDOM_SWAPS)]
    for one, other in pairs:
        moves.append(("swapped", lambda i=one, j=other: (swapped(leaves, i, j), swapped(lines, i, j))))
        moves.append(("swapped", lambda i=one, j=other: (swapped(leaves, i, j), lines)))
        moves.append(("swapped", lambda i=one, j=other: (leaves, swapped(lines, i, j))))
    for number, (kind, move) in enumerate(moves):
        if number % PARTS == PART:
            files = written(*move())
            # What is equal to what was there is not tampered with: two entries that were destroyed say the same.
            if files != FILES:
                count.add(kind, is_found(files), number)
    for path, data in FILES.items():
        # An export without contents is one, too: it says less.
        if PART == 0 and not path.startswith("contents/"):
            count.add("file removed", is_found({name: file for name, file in FILES.items() if name != path}), path)
        for length in range(PART * step, len(data), PARTS * step):
            count.add("file cut short", is_found({**FILES, path: data[:length]}), (path, length))


def main():
    """Counts what was asked for; the untouched export must be sound, or nothing is proved."""
    if is_found(FILES):
        sys.exit("the untouched export is not sound")
    count = Count()
    {"entries": every_entry, "bits": every_bit, "moves": every_move}[WHAT](count, *REST)
    count.report()


main()
