"""Signs with Ed25519, for the tests: arithmetic of its own, so that signer and verifier share no mistake."""

from functools import lru_cache
from hashlib import sha512

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = (P - 121665) * pow(121666, P - 2, P) % P
BASE = (
    15112221349535400772501151409588531511454012693041857206046113283949847762202,
    46316835694926478169428394003475163141307993866256225615783033603165251855960,
)


def add(left, right):
    """The sum of two points (x : y : z), after the law of the curve itself."""
    (x1, y1, z1), (x2, y2, z2) = left, right
    a = z1 * z2 % P
    b, c, d = a * a % P, x1 * x2 % P, y1 * y2 % P
    e = D * c * d % P
    f, g = b - e, b + e
    return a * f * ((x1 + y1) * (x2 + y2) - c - d) % P, a * g * (d + c) % P, f * g % P


def times(scalar):
    """scalar × base as 32 bytes."""
    total, step = (0, 1, 1), (*BASE, 1)
    while scalar:
        total = add(total, step) if scalar & 1 else total
        step, scalar = add(step, step), scalar >> 1
    inverse = pow(total[2], P - 2, P)
    x, y = total[0] * inverse % P, total[1] * inverse % P
    return (y + ((x & 1) << 255)).to_bytes(32, "little")


def halves(seed):
    """The secret scalar and the prefix of a seed."""
    digest = sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little")
    return scalar & (2**254 - 8) | 2**254, digest[32:]


@lru_cache
def public_of(seed):
    """The public key of a seed."""
    return times(halves(seed)[0])


@lru_cache(maxsize=1024)
def sign(seed, message):
    """The signature of a seed over a message."""
    scalar, prefix = halves(seed)
    nonce = int.from_bytes(sha512(prefix + message).digest(), "little") % L
    point = times(nonce)
    factor = int.from_bytes(sha512(point + public_of(seed) + message).digest(), "little") % L
    return point + ((nonce + factor * scalar) % L).to_bytes(32, "little")
