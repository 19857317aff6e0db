"""Which files an export of a given size has, and which of them are there."""

import re

from tree import TILE_BITS, TILE_WIDTH

ENTRIES, CONTENTS = "entries", "contents"
ALONE = ("key", "checkpoint")
TILE = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")
LINES = re.compile(r"contents/((?:x[0-9]{3}/){0,6}[0-9]{3})\.jsonl")


def written(number):
    """The number in groups of three digits, all but the last with an `x` before it."""
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03}")
    return "/".join(groups)


def path_of(kind, number, width):
    """The path of a tile of this width."""
    if kind == CONTENTS:
        return f"contents/{written(number)}.jsonl"
    return f"tile/{kind}/{written(number)}" + ("" if width == TILE_WIDTH else f".p/{width}")


def read_path(path):
    """(kind, number, width) of a path, the width of contents being None; None for a path of no export."""
    if shape := LINES.fullmatch(path):
        kind, number, width = CONTENTS, shape[1], None
    elif shape := TILE.fullmatch(path):
        kind = shape[1] if shape[1] == ENTRIES else int(shape[1])
        number, width = shape[2], int(shape[3] or TILE_WIDTH)
    else:
        return None
    number = int(number.replace("x", "").replace("/", ""))
    return (kind, number, width) if path_of(kind, number, width) == path else None


class Layout:
    """The tiles of a log of `size` entries, with those that are there."""

    def __init__(self, size):
        self.size, self.present = size, {}

    def count(self, kind):
        """How many hashes, leaves or lines this kind of tile has together."""
        return self.size >> TILE_BITS * kind if isinstance(kind, int) else self.size

    def width(self, kind, number):
        """How many of them are in one tile; 0 for a tile that the log does not have."""
        return max(0, min(TILE_WIDTH, self.count(kind) - TILE_WIDTH * number))

    def has(self, kind, number):
        """Whether the tile is there."""
        return number in self.present.get(kind, ())

    def path(self, kind, number):
        """Where the tile stands."""
        return path_of(kind, number, self.width(kind, number))

    def sort_in(self, places, findings):
        """Notes the tiles that belong to a log of this size; others are findings."""
        for place in places:
            kind, number, width = place
            if width == self.width(kind, number) or (width is None and self.width(kind, number)):
                self.present.setdefault(kind, set()).add(number)
            else:
                findings.add(path_of(*place), f"no tile of a log of {self.size} entries")

    def find_missing(self, findings):
        """One finding for each kind of tile of which some are not there."""
        kinds, level = [ENTRIES] + [CONTENTS] * (CONTENTS in self.present), 0
        while self.count(level):
            kinds, level = [*kinds, level], level + 1
        for kind in kinds:
            present = self.present.get(kind, set())
            wanted = -(-self.count(kind) // TILE_WIDTH)
            if len(present) < wanted:
                first = next(number for number in range(wanted) if number not in present)
                findings.add(self.path(kind, first), f"missing, and {wanted - len(present) - 1} more of its kind of {wanted}")


def places_in(paths, findings):
    """The tiles that the paths name; unknown files are findings."""
    places = []
    for path in paths:
        place = read_path(path)
        if place:
            places.append(place)
        elif path not in ALONE:
            findings.add(path, "unknown file")
    return places


def size_in(places):
    """The number of entries that the folder seems to have, for a log whose checkpoint does not say."""
    return max((number * TILE_WIDTH + width for kind, number, width in places if kind == ENTRIES), default=0)
