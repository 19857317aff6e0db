"""Keys as a signed note names them: the office's, and those of witnesses."""

import re
from hashlib import sha256
from typing import NamedTuple

import ed25519
from strict import base64_bytes

# The byte that stands for the kind of signature, in the key and in the key id.
OFFICE = 1
WITNESS = 4
# The seconds since 1970 that a witness puts before its signature.
SECONDS_BYTES = 8
SIGNATURE_BYTES = 64
SHAPE = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")


class Key(NamedTuple):
    """Whose signature counts."""

    name: str
    id: bytes
    kind: int
    public: bytes

    def signed(self, text, body):
        """Whether the bytes after the key id sign the three lines of a note."""
        if self.kind == OFFICE:
            return ed25519.verify(self.public, text, body)
        if len(body) != SECONDS_BYTES + SIGNATURE_BYTES:
            return False
        seconds = int.from_bytes(body[:SECONDS_BYTES], "big")
        return ed25519.verify(self.public, b"cosignature/v1\ntime %d\n" % seconds + text, body[SECONDS_BYTES:])


def is_name(text):
    """Whether a key can be called so: no space, no plus, nothing that cannot be seen."""
    return bool(text) and "+" not in text and " " not in text and text.isprintable()


def read_key(text, kind):
    """The key written `NAME+HEX+BASE64`; ValueError says why not."""
    shape = SHAPE.fullmatch(text)
    if not shape or not is_name(shape[1]):
        raise ValueError("not a key of the form NAME+HEX+BASE64")
    data = base64_bytes(shape[3].encode())
    if data is None or len(data) != 33 or data[0] != kind:
        raise ValueError(f"the key is not the byte {kind} and 32 bytes in canonical base64")
    key_id = sha256(shape[1].encode() + b"\n" + data).digest()[:4]
    if key_id.hex() != shape[2]:
        raise ValueError("the key id is not that of the name and the key")
    if not ed25519.is_key(data[1:]):
        raise ValueError("the 32 bytes are not a point of the curve that a key can be")
    return Key(shape[1], key_id, kind, data[1:])
