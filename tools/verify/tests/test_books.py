"""Tests of the books of documents: which numbers are found to be given twice or given up."""

import unittest

from test_kinds import found
from writer import row, rows

FILE = "0123456789abcdef" * 4


def line(document, number="1", **cells):
    """A line of a book; an empty cell leaves the column out."""
    base = {"id": document, "unit": "u1", "book": "incoming", "series": "2026", "number": number, "subject": "về việc", "secrecy": "none"}
    return row("documents", **{name: text for name, text in (base | cells).items() if text})


def said(document, withdraw=(), add=(), key=None):
    """An entry about a document."""
    return rows(key or f"k-{document}", withdraw, add, subject=f"document:{document}")


class Books(unittest.TestCase):
    def test_what_a_book_may_say_is_sound(self):
        first, void = line("d1"), line("d1", void="ghi nhầm")
        other_series = (line("d4", series="2027"), line("d5", unit="u2"), line("d6", book="outgoing"), line("d7", "7"), line("d8", "3"))
        told = [
            said("d1", add=[first]),
            said("d2", add=[line("d2", part_of="d1", file=FILE)]),
            said("d3", add=[line("d3", "2", secrecy="mat")]),
            said("d1", [first], [void], key="k-void"),
            *(said(other["cells"]["id"], add=[other]) for other in other_series),
        ]
        self.assertEqual(found(*told), [])

    def test_a_number_that_is_given_twice_is_found(self):
        told = [said("d1", add=[line("d1")]), said("d2", add=[line("d2")])]
        self.assertEqual(found(*told), ["entry 2: line 0 that is added has a number that another line has since entry 1"])
        moved = [said("d1", add=[line("d1")]), said("d2", add=[line("d2", "2")]), said("d2", [line("d2", "2")], [line("d2", "1")], key="k-moved")]
        self.assertEqual(len(found(*moved)), 2, "given up where it was, and taken from another")

    def test_a_number_that_is_given_up_is_found(self):
        first = line("d1")
        for after in ([], [line("d1", "2")], [line("d1", series="2027")], [line("d1", unit="u2")], [line("d1", book="outgoing")], [line("d1", part_of="d9")]):
            lines = found(said("d1", add=[first]), said("d1", [first], after, key="k-after"))
            self.assertEqual(lines, ["entry 2: line 0 that is withdrawn is not put in again: its number is given up"], after)

    def test_a_file_of_a_secret_document_is_found(self):
        for degree in ("mat", "toi_mat", "tuyet_mat", ""):
            lines = found(said("d1", add=[line("d1", secrecy=degree, file=FILE)]))
            self.assertEqual(lines, ["entry 1: line 0 that is added names a file, and its document is secret"], degree)


if __name__ == "__main__":
    unittest.main()
