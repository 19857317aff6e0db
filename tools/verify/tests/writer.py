"""Writes logs for the tests, from docs/log-format.md and without a line of the verifier.

python3 tools/verify/tests/writer.py COUNT INTO writes a sound log of so many entries.
"""

import base64
import hashlib
import hmac
import json
import sys
from pathlib import Path

import signer

ORIGIN = "luân.example"
OFFICE_SEED, WITNESS_SEED = bytes(range(32)), bytes(range(32, 64))
WITNESS_NAME = "witness.example"
START_MS = 1_780_000_000_000


def b64(data):
    return base64.b64encode(data).decode()


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def key_id(name, kind, public):
    return sha(name.encode(), b"\n", bytes([kind]), public)[:4]


def key_text(name, kind, seed):
    public = signer.public_of(seed)
    return f"{name}+{key_id(name, kind, public).hex()}+{b64(bytes([kind]) + public)}"


OFFICE_KEY, WITNESS_KEY = key_text(ORIGIN, 1, OFFICE_SEED), key_text(WITNESS_NAME, 4, WITNESS_SEED)


def genesis(origin=ORIGIN):
    return {"origin": origin, "format": 1, "reason": "mở sổ", "basis": "", "key": "k0"}


def row(table, **cells):
    return {"table": table, "cells": cells}


def rows(key, withdraw=(), add=(), reason="sửa", subject="person:p1"):
    return {"subject": subject, "reason": reason, "basis": "QĐ 1", "key": key, "withdraw": list(withdraw), "add": list(add)}


def erasure(key, *erased):
    return {"reason": "hết hạn", "basis": "QĐ 2", "key": key, "erased": list(erased)}


def reading(key, subject="person:p1", what="record", reason="xem hồ sơ"):
    return {"subject": subject, "reason": reason, "basis": "", "key": key, "what": what}


def grants(*pairs):
    return [{"role": role, "unit": unit} for role, unit in pairs]


def account(key, number="acc-2", reason="giao việc", state="open", granted=(), **may):
    return {"subject": f"account:{number}", "reason": reason, "basis": "QĐ 3", "key": key, "account": {"state": state, "grants": grants(*granted), **may}}


# The key of a payload that only its kind has.
KIND_OF = {"origin": 0, "add": 1, "erased": 2, "what": 3, "account": 4}


def kind_of(payload):
    return next((kind for name, kind in KIND_OF.items() if name in payload), 1)


class Entry:
    """An entry with everything that can be made wrong about it."""

    def __init__(self, index, payload, **other):
        self.data = payload if isinstance(payload, bytes) else json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
        kind = other.get("kind", 1 if isinstance(payload, bytes) else kind_of(payload))
        self.salt, self.gone, self.index = sha(b"salt%d" % index), False, index
        actor = other.get("actor", "acc-1").encode()
        number, time = other.get("number", index), other.get("time", START_MS + index)
        head = bytes([other.get("version", 1)]) + number.to_bytes(8, "big") + time.to_bytes(8, "big") + bytes([kind, len(actor)])
        self.leaf = head + actor + hmac.new(self.salt, self.data, "sha256").digest()

    def line(self):
        salt, data = ("null", "null") if self.gone else (f'"{b64(self.salt)}"', f'"{b64(self.data)}"')
        return f'{{"index":{self.index},"salt":{salt},"payload":{data}}}\n'.encode()


def entries_of(payloads):
    """Entries of the payloads; those that an erasure names lose theirs."""
    entries = [Entry(index, payload) for index, payload in enumerate(payloads)]
    for payload in payloads:
        for index in payload.get("erased", ()) if isinstance(payload, dict) else ():
            entries[index].gone = True
    return entries


def mth(hashes):
    """RFC 6962 §2.1, as it stands there."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\1", mth(hashes[:half]), mth(hashes[half:]))


def path(index, hashes):
    """RFC 6962 §2.1.1, as it stands there."""
    if len(hashes) < 2:
        return []
    half = 1 << (len(hashes) - 1).bit_length() - 1
    if index < half:
        return [*path(index, hashes[:half]), mth(hashes[half:])]
    return [*path(index - half, hashes[half:]), mth(hashes[:half])]


def note(text, witness=True, origin=ORIGIN, seconds=1_780_000_100):
    """The text with the signatures of the office and the witness."""
    lines = [(origin, key_id(origin, 1, signer.public_of(OFFICE_SEED)), signer.sign(OFFICE_SEED, text.encode()))]
    if witness:
        body = seconds.to_bytes(8, "big") + signer.sign(WITNESS_SEED, f"cosignature/v1\ntime {seconds}\n{text}".encode())
        lines.append((WITNESS_NAME, key_id(WITNESS_NAME, 4, signer.public_of(WITNESS_SEED)), body))
    return (text + "\n" + "".join(f"— {name} {b64(number + body)}\n" for name, number, body in lines)).encode()


def checkpoint(entries, witness=True, origin=ORIGIN):
    root = mth([sha(b"\0", entry.leaf) for entry in entries])
    return note(f"{origin}\n{len(entries)}\n{b64(root)}\n", witness, origin)


def tile_name(number):
    text = f"{number:03}"
    text = text.rjust(-(-len(text) // 3) * 3, "0")
    groups = [text[start : start + 3] for start in range(0, len(text), 3)]
    return "/".join(["x" + group for group in groups[:-1]] + groups[-1:])


def tiled(items):
    """(name, items) of each tile."""
    for number in range(0, len(items), 256):
        part = items[number : number + 256]
        yield number // 256, tile_name(number // 256) + ("" if len(part) == 256 else f".p/{len(part)}"), part


def export(entries, contents=True, **signed):
    """The files of an export: path to bytes."""
    files = {"key": (OFFICE_KEY + "\n").encode(), "checkpoint": checkpoint(entries, **signed)}
    for number, name, part in tiled(entries):
        files[f"tile/entries/{name}"] = b"".join(len(entry.leaf).to_bytes(2, "big") + entry.leaf for entry in part)
        if contents:
            files[f"contents/{tile_name(number)}.jsonl"] = b"".join(entry.line() for entry in part)
    level, hashes = 0, [sha(b"\0", entry.leaf) for entry in entries]
    while hashes:
        for _, name, part in tiled(hashes):
            files[f"tile/{level}/{name}"] = b"".join(part)
        hashes = [mth(hashes[start : start + 256]) for start in range(0, len(hashes) - 255, 256)]
        level += 1
    return files


def receipt(entries, index, **signed):
    """The receipt of an entry."""
    hashes = [sha(b"\0", entry.leaf) for entry in entries]
    proof = "".join(b64(value) + "\n" for value in path(index, hashes))
    head = f"c2sp.org/tlog-proof@v1\nextra {b64(entries[index].leaf)}\nindex {index}\n{proof}\n"
    return head.encode() + checkpoint(entries, **signed)


def write(files, folder):
    """Writes an export to the disk."""
    for name, data in files.items():
        target = Path(folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def many(count):
    """Payloads of a big sound log: a genesis, and in turn somebody who comes, a change of it, a reading of it, an account."""
    yield genesis()
    for number in range(1, count):
        key, turn, subject = f"k{number}", number % 4, f"person:p{number - (number - 1) % 4}"
        person, changed = (row("people", id=subject[7:], name=name, birth="1970-01-01") for name in ("Nguyễn Văn A", "Nguyễn Văn B"))
        if turn == 1:
            yield rows(key, [], [person], subject=subject)
        elif turn == 2:
            yield rows(key, [person], [changed], subject=subject)
        elif turn == 3:
            yield reading(key, subject)
        else:
            yield account(key, f"acc-{number}", granted=[("clerk", "u1"), ("cadre", "u1")], person=subject[7:], credential=f"{number:064x}")


if __name__ == "__main__":
    write(export(entries_of(list(many(int(sys.argv[1]))))), sys.argv[2])
