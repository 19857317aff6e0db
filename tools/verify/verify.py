"""Verifies a log of Luân, a receipt, or packets, from outside.

python3 tools/verify/verify.py log DIR [--key KEY] [--old CHECKPOINT_FILE]... [--witness KEY]... [--register EXCHANGE_DIR]
python3 tools/verify/verify.py receipt FILE --key KEY [--witness KEY]... [--content JSONL_LINE_FILE]
python3 tools/verify/verify.py packet FILE... --key KEY [--to NAME]
"""

import argparse
import os
import sys

import contents
import notes
import packet
import receipt
from findings import Findings, printable
from folder import Folder, open_regular, read_limited
from keys import OFFICE, WITNESS, read_key
from leaf import KINDS
from log import Log
from register import compare_register

SOUND, NOT_SOUND, USAGE = 0, 1, 2
# The longest key that is read from a file, in bytes.
KEY_MAX = 4096


def key_from(kind):
    """Reads a key of the command line, or of the file that it names; what is wrong with it is the caller's to put right."""

    def read(text):
        try:
            if os.path.isfile(text):
                with open_regular(text) as file:
                    text = file.read(KEY_MAX).decode("utf-8")
            return read_key(text.removesuffix("\n"), kind)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def existing(what):
    """Takes a path of the command line that is there."""

    def take(text):
        if not (os.path.isdir(text) if what == "folder" else os.path.isfile(text)):
            raise argparse.ArgumentTypeError(f"no such {what}: {text}")
        return text

    return take


def arguments(words):
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="verify.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    log = commands.add_parser("log", help="an exported log", allow_abbrev=False)
    log.add_argument("folder", metavar="DIR", type=existing("folder"))
    log.add_argument("--old", metavar="CHECKPOINT_FILE", type=existing("file"), action="append", default=[])
    log.add_argument("--register", metavar="EXCHANGE_DIR", type=existing("folder"))
    proof = commands.add_parser("receipt", help="the proof of one entry", allow_abbrev=False)
    proof.add_argument("file", metavar="FILE", type=existing("file"))
    proof.add_argument("--content", metavar="JSONL_LINE_FILE", type=existing("file"))
    sent = commands.add_parser("packet", help="packets of one office to another, in the order in which they were sent", allow_abbrev=False)
    sent.add_argument("files", metavar="FILE", type=existing("file"), nargs="+")
    sent.add_argument("--key", metavar="KEY", type=key_from(OFFICE), required=True)
    sent.add_argument("--to", metavar="NAME")
    for command in (log, proof):
        command.add_argument("--key", metavar="KEY", type=key_from(OFFICE), required=command is proof)
        command.add_argument("--witness", metavar="KEY", type=key_from(WITNESS), action="append", default=[])
    return parser.parse_args(words)


def read_file(path, bytes_max, findings):
    """All bytes of a file of the command line, or None."""
    try:
        with open_regular(os.path.realpath(path)) as file:
            return read_limited(file, bytes_max, path, findings)
    except OSError as error:
        return findings.add(path, f"cannot be read: {error.strerror}")


def verify_log(asked, findings):
    """Checks an exported log; gives back what there is to say of a sound one."""
    olds = [(path, read_file(path, notes.BYTES_MAX, findings)) for path in asked.old]
    log = Log(Folder(asked.folder), findings, asked.key, asked.witness, [(path, data) for path, data in olds if data is not None])
    if not log.key_is_from_outside:
        print(f"the key was not given from outside but taken from {printable(asked.folder)}/key: this shows only that the folder agrees with itself")
    log.check()
    if asked.register and log.has_contents:
        compare_register(asked.register, log.fold, findings)
    elif asked.register:
        findings.add(asked.register, "the log has no contents to compare it with")
    signed = f"signed by {log.key.name}+{log.key.id.hex()}" if log.key else "signed by nobody known"
    others = f"{len(log.cosigned)} witnesses asked for and found, {len(log.olds)} older checkpoints extended"
    said = "WITHOUT CONTENTS: payloads, keys and the fold not checked"
    if log.has_contents:
        said = f"{log.fold.rows()} rows, {len(log.fold.gone)} payloads destroyed" + (", register compared" if asked.register else "")
    return f"{log.layout.size} entries, {signed}, {others}, {said}"


def verify_receipt(asked, findings):
    """Checks a receipt; gives back what there is to say of a sound one."""
    data = read_file(asked.file, receipt.BYTES_MAX, findings)
    line = read_file(asked.content, contents.LINE_BYTES_MAX, findings) if asked.content else None
    found = receipt.check_receipt(data, asked.key, asked.witness, line, findings) if data is not None else None
    if found is None or None in found:
        return ""
    leaf, checkpoint = found
    said = f"{len(asked.witness)} witnesses asked for and found, " + ("content opened" if line is not None else "content not given")
    return f"entry {leaf.index} of {checkpoint.size} entries, {KINDS[leaf.kind]} by {leaf.actor} at {leaf.time} ms, {said}"


def verify_packets(asked, findings):
    """Checks packets; gives back what there is to say of sound ones."""
    named = [(path, read_file(path, packet.PACKET_MAX, findings)) for path in asked.files]
    packets = packet.check_packets([(path, data) for path, data in named if data is not None], asked.key, asked.to, findings)
    if findings.count:
        return ""
    files, totals = sum(len(one.files) for one in packets), sum(len(one.totals) for one in packets)
    first, last = packets[0].head, packets[-1].head
    return f"packets {first.number} to {last.number} from {first.sender} to {first.receiver}, {files} files, {totals} totals"


def main(words):
    """Runs a command and gives back the exit code."""
    asked, findings = arguments(words), Findings()
    # Names and texts come from strangers; what the terminal cannot write is written in ASCII.
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        summary = {"log": verify_log, "receipt": verify_receipt, "packet": verify_packets}[asked.command](asked, findings)
    except Exception as error:  # noqa: BLE001 - a fault of this program must never look like a sound log
        findings.add("verify.py", f"failed and cannot say more: {type(error).__name__}: {error}")
    for line in findings.listed():
        print(line)
    if findings.count:
        print(f"NOT SOUND: {findings.count} findings")
        return NOT_SOUND
    print(f"sound: {printable(summary)}")
    return SOUND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
