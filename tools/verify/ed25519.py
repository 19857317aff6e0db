"""Ed25519 signatures after RFC 8032 §5.1.7, verified strictly.

Refused beyond a wrong equation: S not below the order, a point that is not written canonically, a point of small order.
The equation is the one without cofactor. Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z. Nothing here is secret, so nothing runs in constant time.
"""

from functools import lru_cache
from hashlib import sha512

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
NEUTRAL = (0, 1, 1, 0)


def added(left, right):
    """The sum of two points."""
    x1, y1, z1, t1 = left
    x2, y2, z2, t2 = right
    a, b = (y1 - x1) * (y2 - x2) % PRIME, (y1 + x1) * (y2 + x2) % PRIME
    c, d = 2 * t1 * t2 * CURVE % PRIME, 2 * z1 * z2 % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def doubled(point):
    """The point added to itself."""
    x, y, z, _ = point
    a, b = x * x % PRIME, y * y % PRIME
    h, g = a + b, a - b
    e, f = h - (x + y) ** 2 % PRIME, 2 * z * z % PRIME + g
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def read_point(data):
    """The point written in 32 bytes, or None where they are not the one spelling of a point."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if x * x % PRIME != square or (x == 0 and sign):
        return None
    x = PRIME - x if x & 1 != sign else x
    return x, y, 1, x * y % PRIME


def write_point(point):
    """The 32 bytes of a point."""
    x, y, z, _ = point
    inverse = pow(z, -1, PRIME)
    return (y * inverse % PRIME | (x * inverse % PRIME & 1) << 255).to_bytes(32, "little")


def is_of_small_order(point):
    """Whether eight times the point is nothing: such a key signs everything."""
    x, y, z, _ = doubled(doubled(doubled(point)))
    return x == 0 and y == z


def multiples(point):
    """The point times 0 to 15."""
    table = [NEUTRAL]
    for _ in range(15):
        table.append(added(table[-1], point))
    return table


def windows(point):
    """The multiples of the point, of 16 times it, of 16² times it, … for each four bits of a scalar."""
    tables = []
    for _ in range(64):
        tables.append(multiples(point))
        point = added(tables[-1][15], point)
    return tables


def plus_times(total, scalar, tables):
    """The total + scalar × the point whose windows these are."""
    for table in tables:
        total, scalar = added(total, table[scalar & 15]), scalar >> 4
    return total


BASE = windows(read_point((4 * pow(5, -1, PRIME) % PRIME).to_bytes(32, "little")))


@lru_cache(maxsize=64)
def negated(public):
    """The windows of minus the key, or None where the 32 bytes are no key under which a signature can mean anything."""
    point = read_point(public) if len(public) == 32 else None
    if point is None or is_of_small_order(point):
        return None
    x, y, z, t = point
    return windows((PRIME - x, y, z, PRIME - t))


def is_key(public):
    """Whether the 32 bytes can be the key of anybody."""
    return negated(public) is not None


def verify(public, message, signature):
    """Whether the signature is that of the key over the message."""
    minus_key = negated(public)
    if len(signature) != 64 or minus_key is None:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= ORDER:
        return False
    factor = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % ORDER
    found = plus_times(plus_times(NEUTRAL, scalar, BASE), factor, minus_key)
    return write_point(found) == signature[:32] and not is_of_small_order(found)
