"""Base64 and numbers that have one spelling only; None where the spelling is another."""

from base64 import b64encode
from binascii import Error, a2b_base64

# The index of an entry is eight bytes, so no log is longer.
DIGITS_MAX = 20
NUMBER_MAX = 2**64 - 1


def base64_bytes(text):
    """The bytes written in canonical base64 (RFC 4648 §4), given as ASCII bytes."""
    try:
        data = a2b_base64(text)
    except Error:
        return None
    # The decoder skips strangers and forgives padding; writing it again does not.
    return data if b64encode(data) == text else None


def number(text):
    """The number below 2^64 written in decimal without leading zeros, given as ASCII bytes."""
    if not text.isdigit() or len(text) > DIGITS_MAX or (text[0] == ord("0") and len(text) > 1):
        return None
    value = int(text)
    return value if value <= NUMBER_MAX else None
