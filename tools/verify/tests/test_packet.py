"""Tests of packets, written and signed here."""

import unittest
from base64 import b64encode
from hashlib import sha256

import signer
import world  # noqa: F401 - finds the modules
from findings import Findings
from keys import OFFICE, read_key
from packet import FIRST, check_packets

SENDER, RECEIVER, SEED = "a.example/luan", "b.example/luan", bytes([3]) * 32
RAW = b"\x01" + signer.public_of(SEED)
ID = sha256(SENDER.encode() + b"\n" + RAW).digest()[:4]
KEY = read_key(f"{SENDER}+{ID.hex()}+{b64encode(RAW).decode()}", OFFICE)
TOTAL = 'total {"measure":"m","unit":"u","from":"2026-01-01","until":"2026-02-01","count":1}\n'
DOCUMENT = 'document {"symbol":"1-BC/ĐU","type":null,"subject":null,"issuer":null,"date":null,"secrecy":"none"}\n'


def head(number=1, before=FIRST, *lines):
    """The head of a packet."""
    first = f"luan-packet/v1\nfrom {SENDER}\nto {RECEIVER}\nnumber {number}\nbefore {b64encode(before).decode()}\nmade 5\n"
    return first + "".join(lines or [TOTAL])


def packet(text, content=b""):
    """A signed packet."""
    signature = b64encode(ID + signer.sign(SEED, text.encode())).decode()
    return f"{text}\n— {SENDER} {signature}\n".encode() + content


def file_line(name, data):
    """The line of a file."""
    return f"file {len(data)} {b64encode(sha256(data).digest()).decode()} {name}\n"


def found(*packets, receiver=RECEIVER):
    """What is found in packets."""
    findings = Findings()
    check_packets([(str(at), data) for at, data in enumerate(packets)], KEY, receiver, findings)
    return findings.lines


class Packets(unittest.TestCase):
    def test_sound_ones_are_sound_alone_and_in_a_chain(self):
        first = packet(head(1, FIRST, TOTAL, DOCUMENT.replace("none", "mat"), file_line("a b.txt", b"abc"), DOCUMENT), b"abc")
        second = packet(head(2, sha256(first.split(b"\n\n")[0] + b"\n").digest()))
        self.assertEqual(found(first, second), [])
        self.assertEqual(len(found(second, first)), 1)
        self.assertEqual(len(found(first, packet(head(2, bytes([1]) * 32)))), 1)
        self.assertEqual(found(first, receiver="c.example"), ["0: for b.example/luan, not for c.example"])

    def test_every_bit_counts(self):
        whole = packet(head(1, FIRST, file_line("a", b"x")), b"x")
        for at in range(len(whole)):
            turned = bytearray(whole)
            turned[at] ^= 1 << at % 8
            self.assertNotEqual(found(bytes(turned)), [], at)
            self.assertNotEqual(found(whole[:at]), [], at)
        self.assertNotEqual(found(whole + b"\n"), [])

    def test_what_no_packet_may_say_is_found_although_it_is_signed(self):
        names = ("../x", "/x", "a\\b", ".x", "x ", "a\u202eb", "C:x", "")
        for lines in (*([file_line(name, b"")] for name in names), [TOTAL, TOTAL], [file_line("a", b"") * 2], [file_line("a", b""), TOTAL], [DOCUMENT, TOTAL], [file_line("a", b""), DOCUMENT.replace("none", "mat")], [DOCUMENT.replace('"none"', "null")], ["x\n"], ["document {}\n"]):
            self.assertNotEqual(found(packet(head(1, FIRST, *lines))), [], lines)
        for old, new in (('"m"', '"M"'), (":1}", ":1.0}"), (":1}", ":true}"), (":1}", ":-1}"), ("02-01", "02-30"), ("2026-02", "2025-02"), ("{", "{ ")):
            self.assertNotEqual(found(packet(head(1, FIRST, TOTAL.replace(old, new)))), [], new)
        for text in (head(0), head(2, FIRST), head(1, bytes([1]) * 32), head().replace("to b.", "to  b."), head().replace("made 5", "made 05"), head().replace(RECEIVER, SENDER)):
            self.assertNotEqual(found(packet(text), receiver=None), [], text)


if __name__ == "__main__":
    unittest.main()
