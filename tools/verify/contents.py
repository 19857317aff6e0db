"""A line of contents: the payload of an entry and its salt, or neither."""

import hmac
import re

from strict import base64_bytes, number

SALT_BYTES = 32
# A line names the rows of one change, or the numbers of one erasure: a million of them stay below. Longer ones are not read into memory.
LINE_BYTES_MAX = 16 * 1024 * 1024
LINE = re.compile(rb'\{"index":([0-9]{1,20}),"salt":(?:null|"([A-Za-z0-9+/]+=*)"),"payload":(?:null|"([A-Za-z0-9+/]*=*)")\}\n')
GONE = None


def read_content(line, index):
    """(salt, payload), or GONE where both were destroyed; ValueError says why the line does not read."""
    shape = LINE.fullmatch(line)
    if not shape:
        raise ValueError('the line is not {"index":N,"salt":BASE64,"payload":BASE64} with its line end')
    if number(shape[1]) != index:
        raise ValueError(f"the line is numbered {shape[1].decode()}")
    if (shape[2] is None) != (shape[3] is None):
        raise ValueError("only one of salt and payload is null")
    if shape[2] is None:
        return GONE
    salt, payload = base64_bytes(shape[2]), base64_bytes(shape[3])
    if salt is None or payload is None:
        raise ValueError("not canonical base64")
    if len(salt) != SALT_BYTES:
        raise ValueError(f"the salt is {len(salt)} bytes long, not {SALT_BYTES}")
    return salt, payload


def opens(commitment, salt, payload):
    """Whether the payload and the salt are those that the leaf is committed to."""
    return hmac.digest(salt, payload, "sha256") == commitment
