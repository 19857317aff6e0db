"""Tests of the tree: the vectors of certificate transparency, and brute force."""

import unittest

import world  # noqa: F401 - says where the verifier is
import writer

from tree import Tree, leaf_hash, root_of_proof

LEAVES = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
ROOTS = """
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125 aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
""".split()
SIZE_MAX = 64


def grown(hashes):
    """A tree of the hashes and the tiles that it handed out."""
    tiles = {}
    tree = Tree(lambda level, number, part: tiles.update({(level, number): part}))
    for value in hashes:
        tree.append(value)
    tree.finish()
    return tree, tiles


class TheTree(unittest.TestCase):
    def test_the_known_roots_of_none_to_eight_leaves_come_out(self):
        tree = Tree(lambda *_: None)
        for size, root in enumerate(ROOTS):
            self.assertEqual(tree.root().hex(), root, size)
            if size < len(LEAVES):
                tree.append(leaf_hash(LEAVES[size]))

    def test_roots_and_tiles_are_those_of_the_definition_around_full_tiles(self):
        hashes = [leaf_hash(b"%d" % number) for number in range(256 * 256 + 300)]
        for size in (1, 255, 256, 257, 511, 512, 700, 256 * 256, 256 * 256 + 300):
            tree, tiles = grown(hashes[:size])
            self.assertEqual(tree.root(), writer.mth(hashes[:size]), size)
            level, level_hashes, wanted = 0, hashes[:size], {}
            while level_hashes:
                wanted |= {(level, number): part for number, _, part in writer.tiled(level_hashes)}
                level_hashes = [writer.mth(level_hashes[start : start + 256]) for start in range(0, len(level_hashes) - 255, 256)]
                level += 1
            self.assertEqual(tiles, wanted, size)

    def test_every_inclusion_proof_up_to_sixty_four_leads_to_the_root_and_only_at_its_own_place(self):
        hashes = [leaf_hash(b"%d" % number) for number in range(SIZE_MAX)]
        for size in range(1, SIZE_MAX + 1):
            root = writer.mth(hashes[:size])
            for index in range(size):
                proof = writer.path(index, hashes[:size])
                self.assertEqual(root_of_proof(hashes[index], index, size, proof), root, (index, size))
                for other in range(size):
                    if other != index:
                        self.assertNotEqual(root_of_proof(hashes[index], other, size, proof), root, (index, other, size))

    def test_a_proof_too_short_too_long_or_changed_is_refused(self):
        hashes = [leaf_hash(b"%d" % number) for number in range(20)]
        for size in range(1, 21):
            root = writer.mth(hashes[:size])
            for index in range(size):
                proof = writer.path(index, hashes[:size])
                self.assertIsNone(root_of_proof(hashes[index], index, size, [*proof, root]))
                for place in range(len(proof)):
                    self.assertNotEqual(root_of_proof(hashes[index], index, size, proof[:place] + proof[place + 1 :]), root)
                    self.assertNotEqual(root_of_proof(hashes[index], index, size, [*proof[:place], root, *proof[place + 1 :]]), root)
