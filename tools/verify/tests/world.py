"""A sound log of twenty entries, and an export kept in memory, for the tests."""

import functools
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import ed25519
import log
from findings import Findings
from keys import OFFICE, WITNESS, read_key
from log import Log
from writer import OFFICE_KEY, WITNESS_KEY, account, entries_of, erasure, genesis, reading, row, rows

# Pure functions: thousands of mutated exports ask them the same.
ed25519.verify = functools.lru_cache(maxsize=None)(ed25519.verify)
log.read_payload, log.opens, log.leaf_hash = (functools.lru_cache(maxsize=1000)(pure) for pure in (log.read_payload, log.opens, log.leaf_hash))

OFFICE_READ, WITNESS_READ = read_key(OFFICE_KEY, OFFICE), read_key(WITNESS_KEY, WITNESS)


class MemoryFolder:
    """What folder.Folder is for a disk."""

    def __init__(self, files):
        self.files = files

    def paths(self, findings):
        return list(self.files)

    def open(self, path):
        return io.BytesIO(self.files[path])


def check(files, key=None, witnesses=(), olds=()):
    """(lines of findings, the log) of an export in memory."""
    findings = Findings()
    found = Log(MemoryFolder(files), findings, key, witnesses, olds)
    found.check()
    return findings.lines, found


def person(number, name="Lê Hoa"):
    return row("people", id=f"p{number}", name=name)


def twenty():
    """The payloads of a log of twenty entries with two erasures; entries 5, 6 and 15, all that is about one person, lose theirs."""
    payloads = [genesis()]
    payloads += [rows(f"k{number}", [], [person(number)], subject=f"person:p{number}") for number in range(1, 6)]
    payloads += [rows("k6", [person(5)], [], subject="person:p5"), rows("k7", [person(1)], [person(1, "Lê Thị Huệ")])]
    payloads += [rows(f"k{number}", [], [person(number), row("posts", id=f"v{number}", title="CT")], subject=f"person:p{number}") for number in range(8, 14)]
    payloads += [reading("k14", "unit:u1", "what-if"), reading("k15", "person:p5")]
    payloads += [account("k16", granted=[("clerk", "u1")], person="p5", credential="0a" * 32)]
    return [*payloads, erasure("k17", 6, 5, 15), rows("k18", [], [row("units", id="u1")], subject="unit:u1"), erasure("k19")]


def tiny():
    """The entries of a log of seven of every kind, the third of which was destroyed; short, for every bit of it is flipped."""
    one, two = {"reason": "r", "subject": "unit:1"}, {"reason": "r", "subject": "unit:2"}
    first, second = row("t", c="1"), row("t", c="2")
    payloads = [genesis(), rows("k1", [], [first], **one), rows("k2", [], [second], **two), rows("k3", [first], **one), erasure("k4", 2)]
    return entries_of([*payloads, reading("k5", what="w", **one), account("k6", "a", "r", granted=[("c", "1")])])
