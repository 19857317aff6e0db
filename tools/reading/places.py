"""Who is local where: the home place followed through mergers and splits to the day."""

import unicodedata

from logic import possible
from tables import ancestors

# Where a place has gone when the papers do not say: a split that leaves a part over, or an end without a successor.
NOWHERE_KNOWN = None


def on_day(places, place, day):
    """The places, one of which this place is on the day; `NOWHERE_KNOWN` stands among them when the papers leave a part open."""
    if place is NOWHERE_KNOWN:
        return {NOWHERE_KNOWN}
    row = places[place]
    if row.until is None or day < row.until:
        return {place}
    whole = [name for name, part in row.successors if not part]
    found = set() if len(row.successors) > 1 or whole else {NOWHERE_KNOWN}
    for name, _ in row.successors:
        found |= on_day(places, name, day)
    return found


def is_inside(places, place, target, day):
    """Whether a place of the day lies in the target, going up through parents that may have merged themselves."""
    if place is NOWHERE_KNOWN:
        return None
    if place == target:
        return True
    parent = places[place].parent
    if parent is None:
        return False if places[place].kind == "country" else None
    return possible(is_inside(places, above, target, day) for above in on_day(places, parent, day))


def as_recorded(places, place):
    """The place and the places above it as its row names them, without following any merger; None at the end if a parent is missing."""
    chain = []
    while place is not None:
        chain.append(place)
        if places[place].parent is None and places[place].kind != "country":
            return chain + [None]
        place = places[place].parent
    return chain


def key(name):
    """The form in which two names are the same name."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def without_merger(places, home, target):
    """Whether the home lay in the target, or in what the target was before under the same name, from the beginning."""
    same_name = {place for place in ancestors(places, target) if key(places[place].name) == key(places[target].name)}
    chain = as_recorded(places, home)
    if any(place in same_name for place in chain):
        return True
    return None if None in chain else False


def locality(places, home, target, day):
    """`yes`, `no`, `by_merger`, or None where it cannot be told."""
    if home is None or target is None:
        return None
    answers = set()
    for there in on_day(places, target, day):
        for here in on_day(places, home, day):
            answers.add(_of_one(places, home, here, there, day))
    return possible(answers)


def _of_one(places, home, here, there, day):
    """The answer for one way that the home and the target may have gone."""
    if there is NOWHERE_KNOWN:
        return None
    inside = is_inside(places, here, there, day)
    if inside is not True:
        return None if inside is None else "no"
    original = without_merger(places, home, there)
    return None if original is None else "yes" if original else "by_merger"
