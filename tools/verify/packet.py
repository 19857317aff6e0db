"""A packet of one office to another, and a chain of them: from docs/decisions/0021-packets.md alone."""

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from typing import NamedTuple
from unicodedata import category

from keys import is_name
from notes import SIGNATURE
from strict import base64_bytes, number

PACKET_MAX = 256 * 1024 * 1024
HEAD_MAX = 4 * 1024 * 1024
FILES_MAX, LINES_MAX, DOCUMENTS_MAX, TOTALS_MAX = 1000, 1000, 200, 20_000
ID_MAX, TEXT_MAX, NAME_MAX = 64, 4000, 200
FIRST = bytes(32)
MEASURE = re.compile("[a-z0-9-]{1,64}")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
TOTAL = ["measure", "unit", "from", "until", "count"]
DOCUMENT = ["symbol", "type", "subject", "issuer", "date", "secrecy"]
DEGREES = ["none", "mat", "toi_mat", "tuyet_mat"]
# Marks that are not seen, or that turn the order of what is.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class Head(NamedTuple):
    """The lines that every packet has."""

    sender: str
    receiver: str
    number: int
    before: bytes
    made: int


def is_plain(text, bytes_max):
    """Whether a text may stand in a packet."""
    fits = isinstance(text, str) and 1 <= len(text.encode()) <= bytes_max
    return fits and not UNSEEN.search(text) and not any(category(letter) == "Cc" for letter in text)


def is_file_name(name):
    """Whether a file may be called so: no folders, nothing hidden."""
    return is_plain(name, NAME_MAX) and not re.search(r"[/\\:]|^[. ]|[. ]$", name)


def is_day(text):
    """Whether a text is a day of the calendar as packets write it."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        return False
    try:
        return 1900 <= date.fromisoformat(text).year <= 2199
    except ValueError:
        return False


def read_object(text, keys):
    """The object that a line says, where it is written in the one way; None otherwise."""
    try:
        read = json.loads(text, object_pairs_hook=list)
        read = dict(read) if isinstance(read, list) and [pair[0] for pair in read] == keys else None
    except (ValueError, TypeError, IndexError, RecursionError):
        return None
    return read if read and json.dumps(read, ensure_ascii=False, separators=(",", ":")) == text else None


def is_total(total):
    """Whether a total is a number of a measure in a unit and a time."""
    count = total["count"]
    counted = count is None or (isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 2**64)
    named = isinstance(total["measure"], str) and MEASURE.fullmatch(total["measure"]) and is_plain(total["unit"], ID_MAX)
    return counted and named and is_day(total["from"]) and is_day(total["until"]) and total["from"] < total["until"]


def is_document(document):
    """Whether what is said of a document may be said."""
    texts = [document[key] for key in DOCUMENT[:-2]]
    dated = document["date"] is None or is_day(document["date"])
    return dated and document["secrecy"] in DEGREES and all(text is None or is_plain(text, TEXT_MAX) for text in texts)


class Packet:
    """A packet that is read line by line; `head` stays None where its first lines do not read."""

    def __init__(self, data, where, findings):
        self.findings, self.where = findings, where
        self.head, self.totals, self.lines, self.files = None, [], [], []
        if len(data) > PACKET_MAX:
            return self.add(f"longer than {PACKET_MAX} bytes")
        start = data[:HEAD_MAX]
        end = start.find(b"\n\n") + 1
        line_end = start.find(b"\n", end + 1)
        if not end or line_end < 0:
            return self.add("no head with an empty line and a signature line")
        self.signed, self.content = data[:end], data[line_end + 1 :]
        try:
            text, self.signature = self.signed.decode("utf-8"), data[end + 1 : line_end].decode("utf-8")
        except UnicodeDecodeError:
            return self.add("the head is not UTF-8")
        self.read(text.split("\n")[:-1])
        self.counted()
        self.cut()

    def add(self, what):
        """One finding about this packet."""
        self.findings.add(self.where, what)

    def read(self, lines):
        """Reads the lines of the head."""
        shapes = ["luan-packet/v1", "from ", "to ", "number ", "before ", "made "]
        if len(lines) < len(shapes) or lines[0] != shapes[0] or not all(line.startswith(shape) for line, shape in zip(lines, shapes)):
            return self.add("the first six lines are not those of a packet")
        sender, receiver, counted, before, made = (line[len(shape) :] for line, shape in zip(lines[1:6], shapes[1:]))
        head = Head(sender, receiver, number(counted.encode()), base64_bytes(before.encode()), number(made.encode()))
        if not is_name(sender) or not is_name(receiver) or sender == receiver:
            self.add("sender and receiver are not two names")
        if head.number is None or head.made is None or head.before is None or len(head.before) != 32:
            self.add("a number, a time or a hash does not read")
        elif head.number == 0 or (head.number == 1) != (head.before == FIRST):
            self.add("the first packet, and no other, has nothing before it")
        self.head = head
        for at, line in enumerate(lines[6:], 7):
            if not self.take(line):
                self.add(f"line {at} does not read")

    def take(self, line):
        """Reads one of the other lines; says whether it may stand here."""
        word, _, rest = line.partition(" ")
        if word == "total" and not self.files and not self.lines:
            total = read_object(rest, TOTAL)
            self.totals.extend([total] if total else [])
            return bool(total) and is_total(total)
        if word == "file":
            size, hashed, name = ([*rest.split(" ", 2), "", ""])[:3]
            found = (number(size.encode()), base64_bytes(hashed.encode()), name, [])
            if found[0] is None or found[1] is None or len(found[1]) != 32 or not is_file_name(name):
                return False
            self.files.append(found)
            return True
        document = read_object(rest, DOCUMENT) if word == "document" else None
        (self.files[-1][3] if self.files else self.lines).extend([document] if document else [])
        # What is secret does not come with its file.
        return bool(document) and is_document(document) and (not self.files or document["secrecy"] == DEGREES[0])

    def counted(self):
        """Checks how many there are, and that they stand in order."""
        if not self.files and not self.lines and not self.totals:
            self.add("nothing is in it")
        if len(self.files) > FILES_MAX or len(self.lines) > LINES_MAX or len(self.totals) > TOTALS_MAX or any(len(file[3]) > DOCUMENTS_MAX for file in self.files):
            self.add("more is in it than a packet may hold")
        places = [[str(total[key]).encode() for key in TOTAL[:-1]] for total in self.totals]
        hashes = [file[1] for file in self.files]
        for what, order in (("totals", places), ("files", hashes)):
            if any(left >= right for left, right in zip(order, order[1:])):
                self.add(f"the {what} do not ascend")

    def cut(self):
        """Checks the bytes of the files."""
        at = 0
        for size, hashed, name, _ in self.files:
            if sha256(self.content[at : at + size]).digest() != hashed:
                self.add(f"not the bytes of {name}")
            at += size
        if at != len(self.content):
            self.add(f"{len(self.content)} bytes behind the head, not {at}")

    def check(self, key, receiver):
        """Checks who signed it, and whom it is for."""
        if self.head is None:
            return
        if self.head.sender != key.name:
            self.add(f"sent by {self.head.sender}, not by {key.name}")
        if receiver is not None and self.head.receiver != receiver:
            self.add(f"for {self.head.receiver}, not for {receiver}")
        shape = SIGNATURE.fullmatch(self.signature)
        body = base64_bytes(shape[2].encode()) if shape and shape[1] == key.name else None
        if body is None or body[:4] != key.id or not key.signed(self.signed, body[4:]):
            self.add(f"not signed by {key.name}+{key.id.hex()}")

    def follows(self, earlier):
        """Checks that it comes right behind another packet."""
        if self.head is None or earlier.head is None:
            return
        if self.head[:2] != earlier.head[:2] or self.head.number != (earlier.head.number or 0) + 1:
            self.add("not the next packet of the same sender and receiver")
        elif self.head.before != sha256(earlier.signed).digest():
            self.add("does not follow the packet before it: " + b64encode(sha256(earlier.signed).digest()).decode())


def check_packets(named, key, receiver, findings):
    """Checks packets, given in the order in which they were sent; gives them back."""
    packets = []
    for where, data in named:
        packet = Packet(data, where, findings)
        packet.check(key, receiver)
        if packets:
            packet.follows(packets[-1])
        packets.append(packet)
    return packets
