"""Three-valued logic after Kleene: True, False, and None for what is not known.

A number is an int, a range `(least, most)`, or None.
"""


def both(*truths):
    """All of them hold."""
    if any(truth is False for truth in truths):
        return False
    return None if any(truth is None for truth in truths) else True


def either(*truths):
    """At least one of them holds."""
    if any(truth is True for truth in truths):
        return True
    return None if any(truth is None for truth in truths) else False


def no(truth):
    """The opposite; what is not known stays not known."""
    return None if truth is None else not truth


def same(left, right):
    """Whether two values are equal, where both are known."""
    return None if left is None or right is None else left == right


def among(value, allowed):
    """Whether a value is one of those listed."""
    return None if value is None else value in allowed


def at_least(number, floor):
    """Whether a number, or every number of its range, reaches the floor."""
    if number is None:
        return None
    least, most = number if isinstance(number, tuple) else (number, number)
    if least >= floor:
        return True
    return False if most < floor else None


def below(number, ceiling):
    """Whether a number, or every number of its range, stays under the ceiling."""
    return no(at_least(number, ceiling))


def at_most(number, ceiling):
    """Whether a number, or every number of its range, does not pass the ceiling."""
    return below(number, ceiling + 1)


def possible(truths):
    """The one truth that every possibility agrees on, or None where they differ."""
    seen = set(truths)
    return seen.pop() if len(seen) == 1 else None
