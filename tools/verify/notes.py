"""A checkpoint: a signed note of three lines, and who signed it."""

import re
from typing import NamedTuple

from keys import is_name
from strict import base64_bytes, number

# An office and its witnesses are a handful; a note with more lines is meant to keep us busy.
SIGNATURES_MAX = 100
BYTES_MAX = 64 * 1024
SIGNATURE = re.compile("— ([^ ]+) ([A-Za-z0-9+/]+=*)")


class Signature(NamedTuple):
    """One signature line."""

    name: str
    id: bytes
    body: bytes


class Checkpoint(NamedTuple):
    """What a note says; `text` is what is signed."""

    origin: str
    size: int
    root: bytes
    text: bytes
    signatures: list


def read_signatures(lines, where, findings):
    """The signature lines that read; the others are findings."""
    signatures, seen = [], set()
    for line in lines[:SIGNATURES_MAX]:
        shape = SIGNATURE.fullmatch(line)
        data = base64_bytes(shape[2].encode()) if shape else None
        if data is None or len(data) < 5 or not is_name(shape[1]):
            findings.add(where, f"not a signature line: {line}")
        elif (shape[1], data[:4]) in seen:
            findings.add(where, f"{shape[1]} signs twice with one key")
        else:
            seen.add((shape[1], data[:4]))
            signatures.append(Signature(shape[1], data[:4], data[4:]))
    if not lines:
        findings.add(where, "no signature")
    if len(lines) > SIGNATURES_MAX:
        findings.add(where, f"more than {SIGNATURES_MAX} signature lines")
    return signatures


def read_checkpoint(data, where, findings):
    """The checkpoint written in the bytes, or None where the three lines do not read."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return findings.add(where, "not UTF-8")
    if len(lines) < 5 or lines[3] or lines[-1]:
        return findings.add(where, "not three lines, an empty line and signature lines, each with its line end")
    origin, size, root = lines[0], number(lines[1].encode()), base64_bytes(lines[2].encode())
    if not is_name(origin):
        findings.add(where, "the origin is not a name")
    if size is None:
        findings.add(where, "the number of entries is not a number without leading zeros")
    if root is None or len(root) != 32:
        findings.add(where, "the root is not 32 bytes in canonical base64")
    signatures = read_signatures(lines[4:-1], where, findings)
    if not is_name(origin) or size is None or root is None or len(root) != 32:
        return None
    return Checkpoint(origin, size, root, "\n".join(lines[:3] + [""]).encode(), signatures)


def check_signatures(checkpoint, keys, where, findings):
    """The keys that signed; a signature that a known key did not make is a finding, that of an unknown key is nobody's."""
    known, signed = {(key.name, key.id): key for key in keys}, []
    for signature in checkpoint.signatures:
        key = known.get((signature.name, signature.id))
        if key and key.signed(checkpoint.text, signature.body):
            signed.append(key)
        elif key:
            findings.add(where, f"the signature of {key.name} is not one of its key {key.id.hex()} over these lines")
    return signed


def check_office(checkpoint, key, witnesses, where, findings):
    """Checks that the office signed under its own name; gives back the witnesses who signed, too."""
    signed = check_signatures(checkpoint, [key, *witnesses], where, findings)
    if checkpoint.origin != key.name:
        findings.add(where, f"the origin {checkpoint.origin} is not the name of the key, {key.name}")
    if not any(signature[:2] == key[:2] for signature in checkpoint.signatures):
        findings.add(where, f"not signed by the key {key.name}+{key.id.hex()}")
    return [witness for witness in witnesses if witness in signed]
