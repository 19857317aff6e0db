"""Checks an exported log as a whole: files, leaves, contents, tree, checkpoint, older checkpoints."""

from base64 import b64encode

import notes
from contents import GONE, LINE_BYTES_MAX, opens, read_content
from fold import Fold
from folder import read_whole
from keys import OFFICE, read_key
from leaf import GENESIS, read_leaf, split_bundle
from payload import read_payload
from tiles import ALONE, CONTENTS, ENTRIES, Layout, places_in, size_in
from tree import EMPTY_ROOT, TILE_WIDTH, Tree, leaf_hash

KEY_BYTES_MAX = 4096
# The length of a leaf has two bytes.
BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + 0xFFFF)
HASH_BYTES = 32


def read_folder_key(folder, findings):
    """The key that the folder names, or None."""
    data = read_whole(folder, "key", KEY_BYTES_MAX, findings)
    try:
        line = data.decode("utf-8") if data is not None else ""
        if line[-1:] != "\n":
            raise ValueError("not one line with its line end")
        return read_key(line[:-1], OFFICE)
    except ValueError as error:
        return findings.add("key", error) if data is not None else None


class Log:
    """One check of one folder; what it finds goes into `findings`."""

    def __init__(self, folder, findings, key=None, witnesses=(), olds=()):
        self.folder, self.findings, self.witnesses = folder, findings, list(witnesses)
        paths = folder.paths(findings)
        for name in set(ALONE) - set(paths):
            findings.add(name, "missing")
        own = read_folder_key(folder, findings) if "key" in paths else None
        self.key_is_from_outside = key is not None
        if key and own and key != own:
            findings.add("key", f"the folder names the key {own.name}+{own.id.hex()}, not the one given")
        self.key, self.cosigned = key or own, []
        self.checkpoint = self._read_checkpoint() if "checkpoint" in paths else None
        places = places_in(paths, findings)
        self.layout = Layout(self.checkpoint.size if self.checkpoint else size_in(places))
        self.layout.sort_in(places, findings)
        self.layout.find_missing(findings)
        self.has_contents = CONTENTS in self.layout.present
        self.fold, self.tree, self.tree_is_whole, self.time = Fold(findings), Tree(self._compare_tile), True, 0
        self.olds = [old for old in (self._read_old(where, data) for where, data in olds) if old]
        self.old_roots = dict.fromkeys([old.size for _, old in self.olds]) | {0: EMPTY_ROOT}

    def _read_checkpoint(self):
        """The checkpoint of the folder, its signatures checked."""
        data = read_whole(self.folder, "checkpoint", notes.BYTES_MAX, self.findings)
        checkpoint = notes.read_checkpoint(data, "checkpoint", self.findings) if data is not None else None
        if checkpoint is None:
            return None
        if self.key is None:
            self.findings.add("checkpoint", "no key, so nothing says who signed it")
            return checkpoint
        self.cosigned = notes.check_office(checkpoint, self.key, self.witnesses, "checkpoint", self.findings)
        for witness in self.witnesses:
            if witness not in self.cosigned:
                self.findings.add("checkpoint", f"no valid signature of the witness {witness.name}+{witness.id.hex()}")
        return checkpoint

    def _read_old(self, where, data):
        """(where, checkpoint) of an older checkpoint signed by the same key, or None."""
        old = notes.read_checkpoint(data, where, self.findings)
        if old is None:
            return None
        if self.key is None:
            self.findings.add(where, "no key, so nothing says who signed it")
        else:
            notes.check_office(old, self.key, self.witnesses, where, self.findings)
        return where, old

    def check(self):
        """Reads the log from the first entry to the last, and compares what it comes to."""
        if not self.layout.size:
            self.findings.add("entry 0", "the log is empty: there is no genesis")
        expected = 0
        numbers = self.layout.present.get(ENTRIES, set()) | self.layout.present.get(CONTENTS, set())
        for number in sorted(numbers):
            leaves = self._leaves(number) if self.layout.has(ENTRIES, number) else []
            width = self.layout.width(ENTRIES, number)
            if number != expected or len(leaves) < width:
                self.tree_is_whole = False
            expected = number + 1
            self._take_tile(number * TILE_WIDTH, width, leaves, self._lines(number, width))
        self._finish_tree()
        if self.has_contents:
            origin = self.checkpoint.origin if self.checkpoint else None
            self.fold.finish(lambda index: self.layout.has(CONTENTS, index // TILE_WIDTH), origin)

    def _leaves(self, number):
        """The leaves of one file, as bytes."""
        path = self.layout.path(ENTRIES, number)
        data = read_whole(self.folder, path, BUNDLE_BYTES_MAX, self.findings)
        leaves, trouble = split_bundle(data or b"", self.layout.width(ENTRIES, number))
        if trouble and data is not None:
            self.findings.add(path, trouble)
        return leaves

    def _lines(self, number, width):
        """As many lines of contents as there are, at most `width`, one at a time."""
        if not self.layout.has(CONTENTS, number):
            return
        path = self.layout.path(CONTENTS, number)
        try:
            with self.folder.open(path) as file:
                for offset in range(width):
                    line = file.readline(LINE_BYTES_MAX)
                    if line[-1:] != b"\n":
                        self.findings.add(path, f"line {offset + 1} of {width} is missing, cut short or longer than {LINE_BYTES_MAX} bytes")
                        return
                    yield line
                if file.read(1):
                    self.findings.add(path, f"bytes after line {width}")
        except OSError as error:
            self.findings.add(path, f"cannot be read: {error.strerror}")

    def _take_tile(self, start, width, leaves, lines):
        """The entries from `start` on, each with its leaf and its line where they are there."""
        for index in range(start, start + width):
            data = leaves[index - start] if index - start < len(leaves) else None
            leaf = self._take_leaf(index, data) if data is not None else None
            line = next(lines, None)
            if line is not None:
                self._take_line(index, leaf, line)
            elif self.has_contents:
                self.fold.unread.add(index)
        # The generator looks for bytes after the last line only when it is asked for one more.
        next(lines, None)

    def _take_leaf(self, index, data):
        """The leaf, hashed into the tree and checked against its place; None where it does not read."""
        if self.tree_is_whole:
            self.tree.append(leaf_hash(data))
            if self.tree.size in self.old_roots:
                self.old_roots[self.tree.size] = self.tree.root()
        try:
            leaf = read_leaf(data)
        except ValueError as error:
            return self.findings.add(f"entry {index}", error)
        if leaf.index != index:
            self.findings.add(f"entry {index}", f"its leaf is numbered {leaf.index}")
        if leaf.time < self.time:
            self.findings.add(f"entry {index}", f"its time {leaf.time} is before {self.time}, that of an entry before")
        if (leaf.kind == GENESIS) != (index == 0):
            self.findings.add(f"entry {index}", "the entry 0 and no other is the genesis")
        self.time = max(self.time, leaf.time)
        self.fold.note_kind(index, leaf.kind)
        return leaf

    def _take_line(self, index, leaf, line):
        """The payload of an entry: opened, read and folded."""
        try:
            content = read_content(line, index)
        except ValueError as error:
            self.fold.unread.add(index)
            return self.findings.add(f"entry {index}", error)
        if content is GONE:
            return self.fold.gone.add(index)
        if leaf is None:
            return None
        if not opens(leaf.commitment, *content):
            return self.findings.add(f"entry {index}", "its payload does not open the commitment of its leaf")
        payload, troubles = read_payload(content[1], leaf.kind, index)
        for trouble in troubles:
            self.findings.add(f"entry {index}", trouble)
        return self.fold.take(index, leaf.kind, payload) if payload else None

    def _compare_tile(self, level, number, hashes):
        """Compares a file of hashes with what the leaves give."""
        if self.layout.has(level, number):
            path = self.layout.path(level, number)
            data = read_whole(self.folder, path, TILE_WIDTH * HASH_BYTES, self.findings)
            if data is not None and data != b"".join(hashes):
                self.findings.add(path, "not the hashes that the leaves give")

    def _finish_tree(self):
        """Compares the roots, or says why that cannot be done."""
        if not self.tree_is_whole or self.tree.size != self.layout.size:
            return self.findings.add("checkpoint", "leaves are missing, so neither the root nor the tiles from there on could be compared")
        self.tree.finish()
        if self.checkpoint and self.tree.root() != self.checkpoint.root:
            self.findings.add("checkpoint", f"its root is not that of the leaves, {b64encode(self.tree.root()).decode()}")
        for where, old in self.olds:
            if self.checkpoint and old.origin != self.checkpoint.origin:
                self.findings.add(where, f"its origin {old.origin} is not that of the log")
            if old.size > self.tree.size:
                self.findings.add(where, f"it counts {old.size} entries, and the log has only {self.tree.size}")
            elif self.old_roots[old.size] != old.root:
                self.findings.add(where, f"its root is not that of the first {old.size} leaves: the log does not extend it")
        return None
