//! The tree of RFC 6962 over the leaves: roots, and proofs that a leaf is in it and that it only grew.

use sha2::{Digest, Sha256};

pub use crate::leaf::Hash;

/// The hash of a leaf.
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(bytes).finalize().into()
}

/// The hash of a node.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// A growing tree. Level 0 holds the hashes of the leaves; level `n` those of the full subtrees of `2^n` leaves.
#[derive(Clone, Default, Debug)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// An empty tree.
    pub fn new() -> Tree {
        Tree::default()
    }

    /// Number of leaves.
    pub fn len(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Whether there is no leaf.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a leaf by its hash.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            self.levels[level].push(hash);
            let [.., left, right] = self.levels[level][..] else { return };
            if self.levels[level].len() % 2 == 1 {
                return;
            }
            hash = node_hash(&left, &right);
        }
    }

    /// Takes back the leaves after the first `size`.
    pub fn truncate(&mut self, size: u64) {
        for (level, hashes) in self.levels.iter_mut().enumerate() {
            hashes.truncate((size >> level) as usize);
        }
    }

    /// The hashes of the full subtrees of `2^level` leaves.
    pub fn level(&self, level: usize) -> &[Hash] {
        self.levels.get(level).map_or(&[], Vec::as_slice)
    }

    /// The root of the first `size` leaves.
    ///
    /// # Panics
    /// Where there are not so many.
    pub fn root(&self, size: u64) -> Hash {
        assert!(size <= self.len(), "a root of more leaves than there are");
        if size == 0 { Sha256::digest([]).into() } else { self.range(0, size) }
    }

    /// The hash of the leaves `start..end`; `start` is a multiple of the power of two that the range needs.
    fn range(&self, start: u64, end: u64) -> Hash {
        let size = end - start;
        if size.is_power_of_two() {
            let level = size.trailing_zeros();
            return self.levels[level as usize][(start >> level) as usize];
        }
        let split = start + split(size);
        node_hash(&self.range(start, split), &self.range(split, end))
    }

    /// The hashes that lead from a leaf to the root of the first `size`, lowest first (RFC 6962 §2.1.1).
    ///
    /// # Panics
    /// Where the leaf is not among them.
    pub fn inclusion(&self, index: u64, size: u64) -> Vec<Hash> {
        assert!(index < size && size <= self.len(), "a leaf outside the tree");
        let (mut start, mut end, mut path) = (0, size, Vec::new());
        while end - start > 1 {
            let middle = start + split(end - start);
            if index < middle {
                path.push(self.range(middle, end));
                end = middle;
            } else {
                path.push(self.range(start, middle));
                start = middle;
            }
        }
        path.reverse();
        path
    }

    /// The hashes that show that the tree of `new` leaves begins with the tree of `old` (RFC 6962 §2.1.2).
    ///
    /// # Panics
    /// Where there are not so many leaves, or the older tree is the larger.
    pub fn consistency(&self, old: u64, new: u64) -> Vec<Hash> {
        assert!(old <= new && new <= self.len(), "a tree does not begin with a larger one");
        let (mut start, mut end, mut path) = (0, new, Vec::new());
        if old == 0 || old == new {
            return path;
        }
        while old != end {
            let middle = start + split(end - start);
            if old <= middle {
                path.push(self.range(middle, end));
                end = middle;
            } else {
                path.push(self.range(start, middle));
                start = middle;
            }
        }
        // The part that both trees end in is named only where it is not the old tree itself.
        if start > 0 {
            path.push(self.range(start, end));
        }
        path.reverse();
        path
    }
}

/// The largest power of two below `size`.
fn split(size: u64) -> u64 {
    1 << (63 - (size - 1).leading_zeros())
}

/// Whether a leaf stands at `index` in the tree of `size` leaves with this root.
pub fn includes(leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut number, mut last, mut hash) = (index, size - 1, *leaf);
    for step in path {
        if last == 0 {
            return false;
        }
        if number % 2 == 1 || number == last {
            hash = node_hash(step, &hash);
            while number % 2 == 0 && number != 0 {
                (number, last) = (number >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, step);
        }
        (number, last) = (number >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// Whether the tree of `new` leaves begins with the tree of `old`.
pub fn extends(old: u64, new: u64, old_root: &Hash, new_root: &Hash, path: &[Hash]) -> bool {
    if old > new {
        return false;
    }
    if old == new || old == 0 {
        return path.is_empty() && (old == 0 || old_root == new_root);
    }
    let mut steps = path.iter();
    let (mut number, mut last) = (old - 1, new - 1);
    while number % 2 == 1 {
        (number, last) = (number >> 1, last >> 1);
    }
    let Some(first) = (if number == 0 { Some(old_root) } else { steps.next() }) else { return false };
    let (mut of_old, mut of_new) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if number % 2 == 1 || number == last {
            of_old = node_hash(step, &of_old);
            of_new = node_hash(step, &of_new);
            while number % 2 == 0 && number != 0 {
                (number, last) = (number >> 1, last >> 1);
            }
        } else {
            of_new = node_hash(&of_new, step);
        }
        (number, last) = (number >> 1, last >> 1);
    }
    last == 0 && of_old == *old_root && of_new == *new_root
}

#[cfg(test)]
mod tests;
