"""The tree of RFC 6962 §2.1, built a leaf at a time; no step calls itself."""

from hashlib import sha256

# A tile holds this many hashes, and the next level has one hash for each full tile.
TILE_WIDTH = 256
TILE_BITS = 8
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(leaf):
    """The hash of a leaf."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left, right):
    """The hash of the node above two hashes."""
    return sha256(b"\1" + left + right).digest()


def perfect_root(hashes):
    """The root above hashes whose number is a power of two."""
    while len(hashes) > 1:
        hashes = [sha256(b"\1" + left + right).digest() for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


class Tree:
    """Takes leaf hashes in order, hands out each tile when it is full, and knows the root at any time."""

    def __init__(self, tile_is_done):
        self.size, self.levels, self.tile_is_done = 0, [[]], tile_is_done

    def append(self, value):
        """Puts the hash of the next leaf in."""
        self.size += 1
        self.levels[0].append(value)
        level = 0
        while len(self.levels[level]) == TILE_WIDTH:
            full, self.levels[level] = self.levels[level], []
            self.tile_is_done(level, (self.size >> TILE_BITS * (level + 1)) - 1, full)
            level += 1
            if level == len(self.levels):
                self.levels.append([])
            self.levels[level].append(perfect_root(full))

    def finish(self):
        """Hands out the tiles that are not full."""
        for level, hashes in enumerate(self.levels):
            if hashes:
                self.tile_is_done(level, self.size >> TILE_BITS * (level + 1), hashes)

    def root(self):
        """The root over the leaves so far: the perfect trees from the left, joined from the right."""
        peaks = []
        for hashes in reversed(self.levels):
            start = 0
            for bit in reversed(range(TILE_BITS)):
                if len(hashes) >> bit & 1:
                    peaks.append(perfect_root(hashes[start : start + (1 << bit)]))
                    start += 1 << bit
        if not peaks:
            return EMPTY_ROOT
        root = peaks.pop()
        while peaks:
            root = node_hash(peaks.pop(), root)
        return root


def root_of_proof(value, index, size, proof):
    """The root that an inclusion proof leads to (RFC 9162 §2.1.3.2), or None where the proof is too short or too long."""
    last, root = size - 1, value
    for other in proof:
        if not last:
            return None
        if index & 1 or index == last:
            root = node_hash(other, root)
            # A last node without a right neighbour rises until it is a right child.
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            root = node_hash(root, other)
        index, last = index >> 1, last >> 1
    return None if last else root
