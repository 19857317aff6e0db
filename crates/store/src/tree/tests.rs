//! The tree against the definitions of the RFC, spelled out, over every size up to a hundred.

use super::*;

const SIZE_MAX: usize = 100;

fn leaves(size: usize) -> Vec<Vec<u8>> {
    (0..size).map(|number| format!("leaf {number}").into_bytes()).collect()
}

/// MTH of RFC 6962 §2.1.
fn root_of(leaves: &[Vec<u8>]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => leaf_hash(one),
        _ => {
            let middle = leaves.len().next_power_of_two() / 2;
            node_hash(&root_of(&leaves[..middle]), &root_of(&leaves[middle..]))
        }
    }
}

/// PATH of RFC 6962 §2.1.1.
fn path_of(index: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let middle = leaves.len().next_power_of_two() / 2;
    let (own, other) =
        if index < middle { (path_of(index, &leaves[..middle]), &leaves[middle..]) } else { (path_of(index - middle, &leaves[middle..]), &leaves[..middle]) };
    [own, vec![root_of(other)]].concat()
}

/// SUBPROOF of RFC 6962 §2.1.2.
fn proof_of(old: usize, leaves: &[Vec<u8>], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![root_of(leaves)] };
    }
    let middle = leaves.len().next_power_of_two() / 2;
    if old <= middle {
        [proof_of(old, &leaves[..middle], whole), vec![root_of(&leaves[middle..])]].concat()
    } else {
        [proof_of(old - middle, &leaves[middle..], false), vec![root_of(&leaves[..middle])]].concat()
    }
}

fn tree(leaves: &[Vec<u8>]) -> Tree {
    let mut tree = Tree::new();
    leaves.iter().for_each(|leaf| tree.push(leaf_hash(leaf)));
    tree
}

#[test]
fn roots_and_proofs_are_those_of_the_rfc() {
    let all = leaves(SIZE_MAX);
    let tree = tree(&all);
    for size in 0..=SIZE_MAX {
        let root = tree.root(size as u64);
        assert_eq!(root, root_of(&all[..size]), "{size}");
        for index in 0..size {
            let path = tree.inclusion(index as u64, size as u64);
            assert_eq!(path, path_of(index, &all[..size]), "{index} of {size}");
            assert!(includes(&leaf_hash(&all[index]), index as u64, size as u64, &path, &root));
        }
        for old in 1..=size {
            let proof = tree.consistency(old as u64, size as u64);
            assert_eq!(proof, proof_of(old, &all[..size], true), "{old} of {size}");
            assert!(extends(old as u64, size as u64, &tree.root(old as u64), &root, &proof));
        }
    }
}

#[test]
fn a_proof_of_something_else_is_refused() {
    let all = leaves(24);
    let tree = tree(&all);
    for size in 1..=24u64 {
        let root = tree.root(size);
        for index in 0..size {
            let leaf = leaf_hash(&all[index as usize]);
            let path = tree.inclusion(index, size);
            for other in (0..size + 2).filter(|other| *other != index) {
                assert!(!includes(&leaf, other, size, &path, &root), "{index} of {size} at {other}");
            }
            for at in 0..path.len() {
                let mut wrong = path.clone();
                wrong[at][7] ^= 1;
                assert!(!includes(&leaf, index, size, &wrong, &root));
            }
            assert!(!includes(&leaf, index, size, &[path.clone(), vec![root]].concat(), &root));
        }
        for old in 1..size {
            let (proof, old_root) = (tree.consistency(old, size), tree.root(old));
            for at in 0..proof.len() {
                let mut wrong = proof.clone();
                wrong[at][31] ^= 128;
                assert!(!extends(old, size, &old_root, &root, &wrong), "{old} to {size}");
                assert!(!extends(old, size, &old_root, &root, &proof[..at]), "{old} to {size}");
            }
            for other in (1..=size).filter(|other| *other != old) {
                assert!(!extends(other, size, &old_root, &root, &proof), "{old} to {size} as {other}");
            }
        }
    }
}

#[test]
fn a_tree_that_is_cut_back_grows_as_before() {
    let all = leaves(40);
    for kept in 0..40 {
        let mut cut = tree(&all);
        cut.truncate(kept as u64);
        assert_eq!(cut.root(kept as u64), root_of(&all[..kept]));
        all[kept..].iter().for_each(|leaf| cut.push(leaf_hash(leaf)));
        assert_eq!(cut.root(40), root_of(&all));
    }
}
