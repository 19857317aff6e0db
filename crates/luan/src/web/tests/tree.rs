//! The tree of units of drawn offices, against SQLite over the same tables.

use std::collections::BTreeSet;

use super::board::{SEEDS, ask, books, database, days, view};

#[test]
fn the_tree_has_every_unit_once_and_counts_what_stands_below_it() {
    let books = books();
    let (mut units, mut deep) = (0, 0);
    for seed in 0..SEEDS {
        let view = view(seed, days()[2]);
        let database = database(view.register_for_tests());
        for day in days() {
            ask(&database, day);
            let tree = view.tree(day, &books).nodes;
            let living: BTreeSet<String> =
                database.prepare("SELECT id FROM living").unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            assert_eq!(tree.iter().map(|node| node.id.clone()).collect::<BTreeSet<_>>(), living, "seed {seed} on {day}");
            assert_eq!(tree.len(), living.len());
            let count = |sql: &str, id: &str| database.query_row(sql, [id], |row| row.get::<_, i64>(0)).unwrap() as usize;
            let below = "WITH RECURSIVE down(id) AS (SELECT ?1 UNION SELECT units.id FROM units JOIN down ON units.parent = down.id WHERE units.id IN living) ";
            for (at, node) in tree.iter().enumerate() {
                assert_eq!(node.own.posts, count("SELECT COUNT(*) FROM board WHERE unit = ?1", &node.id));
                assert_eq!(
                    node.own.held,
                    count("SELECT COUNT(*) FROM board WHERE unit = ?1 AND least > 0 AND seats <> '' AND seats + 0 >= 0", &node.id),
                    "{}",
                    node.id
                );
                assert_eq!(
                    node.own.empty,
                    count("SELECT COUNT(*) FROM board WHERE unit = ?1 AND seats <> '' AND seats + 0 >= 0 AND most < seats + 0", &node.id)
                );
                // What the list has below a unit, and with it the sums, where no circle of parents comes to it from two sides.
                let size = 1 + tree[at + 1..].iter().take_while(|other| other.depth > node.depth).count();
                if size == count(&format!("{below} SELECT COUNT(*) FROM down"), &node.id) {
                    assert_eq!(node.below.posts, count(&format!("{below} SELECT COUNT(*) FROM board WHERE unit IN down"), &node.id));
                    deep += usize::from(size > 1);
                } else {
                    assert!(!seed.is_multiple_of(2), "only a register with circles of parents has such: seed {seed}, {}", node.id);
                }
                units += 1;
            }
        }
    }
    assert!(units > 1_000 && deep > 200, "{units} {deep}");
}
