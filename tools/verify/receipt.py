"""Checks a receipt: that one entry stands in a signed log and, with its content beside it, what the entry says."""

import re

import notes
from contents import GONE, opens, read_content
from leaf import GENESIS, read_leaf
from payload import read_payload
from strict import base64_bytes, number
from tree import leaf_hash, root_of_proof

# A leaf, at most 64 hashes, and a checkpoint.
BYTES_MAX = notes.BYTES_MAX + 16 * 1024
HEAD = re.compile(rb"c2sp\.org/tlog-proof@v1\nextra ([A-Za-z0-9+/]+=*)\nindex ([0-9]{1,20})\n((?:[A-Za-z0-9+/]{43}=\n){0,64})\n")


def read_proof(data, findings):
    """(leaf bytes, index, hashes, the checkpoint's bytes), or None where the receipt does not read."""
    head = HEAD.match(data)
    if not head:
        return findings.add("receipt", "not the three lines, the hashes and the empty line of a receipt")
    leaf, index = base64_bytes(head[1]), number(head[2])
    hashes = [base64_bytes(line) for line in head[3].split(b"\n")[:-1]]
    if leaf is None or None in hashes:
        return findings.add("receipt", "not canonical base64")
    if index is None:
        return findings.add("receipt", "the index is not a number without leading zeros")
    return leaf, index, hashes, data[head.end() :]


def check_content(line, leaf, origin, findings):
    """Checks that the line opens the leaf and reads as a payload of its kind."""
    try:
        content = read_content(line, leaf.index)
    except ValueError as error:
        return findings.add("content", error)
    if content is GONE:
        return findings.add("content", "payload and salt were destroyed: it says nothing")
    if not opens(leaf.commitment, *content):
        return findings.add("content", "the payload does not open the commitment of the leaf")
    payload, troubles = read_payload(content[1], leaf.kind, leaf.index)
    for trouble in troubles:
        findings.add("content", trouble)
    if payload and leaf.kind == GENESIS and payload["origin"] != origin:
        findings.add("content", "the origin of the genesis is not that of the checkpoint")
    return None


def check_receipt(data, key, witnesses, line, findings):
    """(leaf, checkpoint) of a receipt; the line of contents may be None."""
    proof = read_proof(data, findings)
    if proof is None:
        return None
    leaf_bytes, index, hashes, note = proof
    checkpoint = notes.read_checkpoint(note, "receipt", findings)
    try:
        leaf = read_leaf(leaf_bytes)
    except ValueError as error:
        findings.add("receipt", error)
        leaf = None
    if leaf and leaf.index != index:
        findings.add("receipt", f"the leaf is numbered {leaf.index}, not {index}")
    if leaf and (leaf.kind == GENESIS) != (leaf.index == 0):
        findings.add("receipt", "the entry 0 and no other is the genesis")
    if checkpoint:
        cosigned = notes.check_office(checkpoint, key, witnesses, "receipt", findings)
        for witness in witnesses:
            if witness not in cosigned:
                findings.add("receipt", f"no valid signature of the witness {witness.name}+{witness.id.hex()}")
        if index >= checkpoint.size:
            findings.add("receipt", f"entry {index} is not among the {checkpoint.size} of the checkpoint")
        elif root_of_proof(leaf_hash(leaf_bytes), index, checkpoint.size, hashes) != checkpoint.root:
            findings.add("receipt", "the hashes do not lead from the leaf to the root of the checkpoint")
    if line is not None and leaf and checkpoint:
        check_content(line, leaf, checkpoint.origin, findings)
    return leaf, checkpoint
