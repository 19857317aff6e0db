"""A leaf: what everybody may see of an entry."""

import struct
from typing import NamedTuple

GENESIS, ROWS, ERASURE, READING, ACCOUNT = range(5)
KINDS = {GENESIS: "genesis", ROWS: "rows", ERASURE: "erasure", READING: "reading", ACCOUNT: "account"}
# The kinds whose payload may be destroyed. The others say what the log is, what is gone, and who may do what.
ERASABLE = {ROWS, READING}
# Version, index, time, kind, length of the actor.
HEAD = struct.Struct(">BQQBB")
ACTOR_BYTES_MAX = 64
COMMITMENT_BYTES = 32


class Leaf(NamedTuple):
    """The fields of a leaf."""

    index: int
    time: int
    kind: int
    actor: str
    commitment: bytes


def read_leaf(data):
    """The leaf written in the bytes; ValueError says why not."""
    if len(data) < HEAD.size:
        raise ValueError("the leaf is too short")
    version, index, time, kind, length = HEAD.unpack_from(data)
    if version != 1:
        raise ValueError(f"the leaf is of version {version}, not 1")
    if kind not in KINDS:
        raise ValueError(f"no kind of entry is {kind}")
    if not 1 <= length <= ACTOR_BYTES_MAX:
        raise ValueError(f"the actor is {length} bytes long, not 1 to {ACTOR_BYTES_MAX}")
    if len(data) != HEAD.size + length + COMMITMENT_BYTES:
        raise ValueError(f"the leaf is {len(data)} bytes long, not {HEAD.size + length + COMMITMENT_BYTES}")
    try:
        actor = data[HEAD.size : HEAD.size + length].decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("the actor is not UTF-8") from None
    return Leaf(index, time, kind, actor, data[HEAD.size + length :])


def split_bundle(data, width):
    """(leaves, None), or the leaves up to where the lengths no longer fit and a word on it."""
    leaves, start = [], 0
    while start < len(data) and len(leaves) < width:
        end = start + 2 + int.from_bytes(data[start : start + 2], "big")
        if start + 2 > len(data) or end > len(data):
            return leaves, f"the file ends within leaf {len(leaves)} of {width}"
        leaves.append(data[start + 2 : end])
        start = end
    if len(leaves) < width:
        return leaves, f"{len(leaves)} leaves, not {width}"
    return leaves, f"bytes after leaf {width}" if start < len(data) else None
