use paperwork::documents::passages;
use crate::source::seed;
#[test]
fn dump() {
    for (name, range) in [("000_50c03aaae299f019.txt", 19..=22), ("000_50c03aaae299f019.txt", 42..=56), ("001_10c391bb9bfa2a28.txt", 16..=200), ("002_41c2f61369fd7168.txt", 9..=92), ("003_c65da93756dd6af2.txt", 5..=34), ("004_d963df6e54be7226.txt", 20..=24), ("004_d963df6e54be7226.txt", 42..=61)] {
        println!("=== {name} {range:?}");
        for p in passages(&seed(name, range).unwrap()) {
            println!("{} [{:?}] {:?} {:?} ^{:?}", p.path, p.label, p.lines, p.notes, p.parent);
            for q in p.text.split('\n') { println!("      {}…{}", q.chars().take(60).collect::<String>(), q.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect::<String>()); }
        }
    }
}
