"""Tests of the command line, on folders of a real disk."""

import contextlib
import io
import os
import tempfile
import unittest
from pathlib import Path

import writer
from world import tiny, twenty

import verify


def run(*words):
    """(exit code, what was printed)."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = verify.main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
        out.flush()
        return code, out.buffer.getvalue().decode()


class Commands(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.log, self.exchange, self.place = Path(holder.name, "log"), Path(holder.name, "exchange"), Path(holder.name)
        self.entries = writer.entries_of(twenty())
        writer.write(writer.export(self.entries), self.log)
        self.exchange.mkdir()

    def put(self, name, text):
        path = self.place / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def register(self):
        people = "".join(f'p{number},{"Lê Thị Huệ" if number == 1 else chr(34) + "Lê Hoa" + chr(34)},\r\n' for number in (1, 2, 3, 4, *range(8, 14)))
        self.put("exchange/people.csv", "id,name,note\r\n" + people)
        self.put("exchange/posts.csv", "id,title\n" + "".join(f"v{number},CT\n" for number in range(8, 14)))
        self.put("exchange/units.csv", "id\nu1\n")
        self.put("exchange/README", "not a table")

    def test_a_sound_log_ends_with_zero_and_says_how_much_it_is(self):
        old = self.put("old", writer.checkpoint(self.entries[:7]))
        self.register()
        code, out = run("log", self.log, "--key", writer.OFFICE_KEY, "--witness", writer.WITNESS_KEY, "--old", old, "--register", self.exchange)
        self.assertEqual((code, out.count("\n")), (0, 1), out)
        self.assertTrue(out.startswith("sound: 20 entries, signed by "), out)

    def test_without_a_key_it_says_that_the_key_was_not_given_from_outside(self):
        code, out = run("log", self.log)
        self.assertEqual(code, 0)
        self.assertIn("the key was not given from outside", out)

    def test_a_register_that_differs_is_not_sound(self):
        for name, text, word in (
            ("people", "id,name\np1,Lê Hoa\n", "line 2 is not in the log"),
            ("people", "id,name\n", "a row that entry 2 added is not there"),
            ("units", "id,id\nu1,u1\n", "two have the same"),
            ("units", "id\nu1,u1\n", "2 cells, not 1"),
            ("units", b"id\n\xff\n", "utf-8"),
            ("units", "", "no header row"),
            ("units", "\ufeffid\nu1\n", "byte order mark"),
            ("units", 'id\n"u1\n', "does not read"),
            ("units", "id\n" + "u" * 2_000_000, "longer than"),
            ("other", "id\nx\n", "line 2 is not in the log"),
        ):
            self.register()
            path = self.put(f"exchange/{name}.csv", text)
            code, out = run("log", self.log, "--register", self.exchange)
            self.assertEqual(code, 1)
            self.assertIn(word, out)
            path.unlink()
        self.register()
        (self.exchange / "units.csv").unlink()
        code, out = run("log", self.log, "--register", self.exchange)
        self.assertIn("units.csv: missing, with 1 rows", out)

    def test_a_register_cannot_be_compared_without_contents(self):
        writer.write(writer.export(tiny(), contents=False), self.place / "bare")
        self.assertEqual(run("log", self.place / "bare", "--register", self.exchange)[0], 1)
        self.assertIn("WITHOUT CONTENTS", run("log", self.place / "bare")[1])

    def test_links_pipes_and_unknown_folders_are_findings(self):
        os.mkfifo(self.log / "pipe")
        (self.log / "empty").mkdir()
        (self.log / "contents" / "x001").mkdir()
        os.rename(self.log / "checkpoint", self.place / "checkpoint")
        os.symlink(self.place / "checkpoint", self.log / "checkpoint")
        os.symlink(self.log, self.log / "tile" / "loop")
        code, out = run("log", self.log)
        self.assertEqual(code, 1)
        for name in ("pipe: not a file", "empty: not a file", "contents/x001: the folder is empty", "checkpoint: not a file", "checkpoint: missing", "tile/loop: not"):
            self.assertIn(name, out)

    def test_names_of_files_cannot_speak_to_the_terminal(self):
        (self.log / "a\x1b[2J\nsound: 1").write_bytes(b"")
        with open(os.fsencode(self.log) + b"/\xff", "wb"):
            code, out = run("log", self.log)
        self.assertEqual((code, "\x1b" in out, out.count("\n")), (1, False, 4), out)

    def test_files_too_long_are_findings(self):
        for name in ("key", "checkpoint", "tile/0/000.p/20", "tile/entries/000.p/20", "contents/000.jsonl"):
            data = (self.log / name).read_bytes()
            with open(self.log / name, "wb") as file:
                file.truncate(1 << 33)
            self.assertEqual(run("log", self.log)[0], 1, name)
            (self.log / name).write_bytes(data)

    def test_a_receipt_is_checked_with_its_content(self):
        proof, line = self.put("proof", writer.receipt(self.entries, 3)), self.put("line", self.entries[3].line())
        code, out = run("receipt", proof, "--key", writer.OFFICE_KEY, "--witness", writer.WITNESS_KEY, "--content", line)
        self.assertEqual((code, out), (0, "sound: entry 3 of 20 entries, rows by acc-1 at 1780000000003 ms, 1 witnesses asked for and found, content opened\n"))
        self.assertEqual(run("receipt", line, "--key", writer.OFFICE_KEY)[0], 1)
        self.assertEqual(run("receipt", proof, "--key", writer.OFFICE_KEY, "--content", proof)[0], 1)

    def test_a_command_that_is_not_understood_ends_with_two(self):
        for words in (
            [], ["log"], ["log", self.place / "none"], ["log", self.log, "--key", "x"], ["log", self.log, "--key", writer.WITNESS_KEY], ["receipt", self.log],
            ["log", self.log, "--witness", writer.OFFICE_KEY], ["log", self.log, "--old", self.place / "none"], ["receipt", self.log / "key"], ["other"],
        ):  # fmt: skip
            self.assertEqual(run(*words)[0], 2, words)
