"""Who is local where: the home place followed through mergers and splits to the day."""

import unicodedata

from logic import possible
from tables import ancestors

# Where a place is when the papers do not say: a split that leaves a part over, an end without a successor.
NOWHERE_KNOWN = None

# From the widest to the narrowest.
KINDS = ["country", "province", "district", "commune"]


def on_day(places, place, day):
    """The places, one of which this place is on the day; `NOWHERE_KNOWN` stands among them when the papers leave a part open.

    A place that is not there yet is one of those that it comes from.
    """
    if place is NOWHERE_KNOWN:
        return {NOWHERE_KNOWN}
    row = places[place]
    if row.begun is not None and day < row.begun and row.predecessors:
        return set().union(*(on_day(places, name, day) for name in row.predecessors))
    if row.until is None or day < row.until:
        return {place}
    whole = [name for name, part in row.successors if not part]
    found = set() if len(row.successors) > 1 or whole else {NOWHERE_KNOWN}
    for name, _ in row.successors:
        found |= on_day(places, name, day)
    return found


def is_inside(places, place, target, day):
    """Whether a place of the day lies in the target; where the rows do not say, a place as wide as the target is no part of it."""
    inside = climb(places, place, target, day)
    if inside is None and place is not NOWHERE_KNOWN and not wider(places[target].kind, places[place].kind):
        return False
    return inside


def climb(places, place, target, day):
    """The same as the rows say it, going up through parents that may have merged themselves."""
    if place is NOWHERE_KNOWN:
        return None
    if place == target:
        return True
    parent = places[place].parent
    if parent is None:
        return False if places[place].kind == "country" else None
    return possible(is_inside(places, above, target, day) for above in on_day(places, parent, day))


def as_recorded(places, place):
    """The place and the places above it as the rows name them, without following any merger; None at the end if a parent is missing."""
    chain = [place]
    while (parent := places[place].parent) is not None:
        chain.append(parent)
        place = parent
    return chain if places[place].kind == "country" else [*chain, None]


def key(name):
    """The form in which two names are the same name."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def without_merger(places, home, target, there):
    """Whether the home lay in the target as recorded, or in what it was before under the same name, from the beginning.

    `there` is what the target is on the day.
    """
    same_name = {place for place in ancestors(places, there) if key(places[place].name) == key(places[there].name)} | {target}
    chain = as_recorded(places, home)
    if any(place in same_name for place in chain):
        return True
    # A parent that is not written leaves it open, where it could be one of them: it is wider than its part.
    if chain[-1] is None and any(wider(places[place].kind, places[chain[-2]].kind) for place in same_name):
        return None
    return False


def wider(kind, other):
    """Whether a place of one kind can hold one of the other."""
    return KINDS.index(kind) < KINDS.index(other)


def locality(places, home, target, day):
    """`yes`, `no`, `by_merger`, or None where it cannot be told."""
    if home is None or target is None:
        return None
    answers = set()
    for there in on_day(places, target, day):
        for here in on_day(places, home, day):
            answers.add(_of_one(places, (home, target), here, there, day))
    return possible(answers)


def _of_one(places, recorded, here, there, day):
    """The answer for one way that the home and the target may have gone."""
    if there is NOWHERE_KNOWN:
        return None
    inside = is_inside(places, here, there, day)
    if inside is not True:
        return None if inside is None else "no"
    original = without_merger(places, *recorded, there)
    return None if original is None else "yes" if original else "by_merger"


def same_place(places, one, other, day):
    """Whether two units are at the same place on the day, each recorded place followed through its successors."""
    if one is None or other is None:
        return None
    if one == other:
        return True
    here, there = on_day(places, one, day), on_day(places, other, day)
    if here == there and len(here) == 1 and NOWHERE_KNOWN not in here:
        return True
    return None if here & there or NOWHERE_KNOWN in here | there else False
