//! Files that one can read in a sitting.

use crate::files::{text, with_ending};

/// Lines of a source file, with its tests; most stand near 200.
const FILE_LINES_MAX: usize = 400;

#[test]
fn files_can_be_read_in_a_sitting() {
    let lines = with_ending(&[".rs", ".py", ".mjs"]).into_iter().map(|path| (text(&path).lines().count(), path));
    let mut long: Vec<(usize, String)> = lines.filter(|(count, _)| *count > FILE_LINES_MAX).collect();
    long.sort();
    assert_eq!(long, Vec::<(usize, String)>::new(), "split them along what they do");
}
