//! Which rows belong to a unit's subtree.

use register::written::day;
use rules::column::{FALSE, TRUE, UNKNOWN};
use rules::facts::{Block, Rows};

use crate::office::Case;

#[test]
fn each_subject_belongs_by_its_own_post_or_unit() {
    let case = Case::new(
        "people: id\n A\n B\n C\n tenures: person post from\n A FIN1 2020-01-01\n C FIN1 2020-01-01\n C HOM1 2020-01-01\n",
        "1 A FIN1 ICX1 2024-06-15\n2 A ICX1 ICX1 2024-06-15\n3 A ICX1 NIL1 2024-06-15",
    );
    let world = case.world();
    let within = |rows: Rows<'_>, unit: &str| Block::new(&world, day("2024-06-15"), rows).in_unit(unit);
    assert_eq!(within(Rows::PeopleRange(0..3), "PC"), [TRUE, FALSE, UNKNOWN]);
    assert_eq!(within(Rows::Moves(&[0, 1, 2]), "PC"), [TRUE, FALSE, UNKNOWN]);
    assert_eq!(within(Rows::Moves(&[0, 1, 2]), "TC"), [TRUE, TRUE, TRUE]);
    assert_eq!(within(Rows::Posts(&[case.post("FIN1"), case.post("ICX1")], None), "PC"), [TRUE, FALSE]);
    assert_eq!(within(Rows::Units(&[case.unit("PC"), case.unit("TC"), case.unit("NIL")]), "PC"), [TRUE, FALSE, UNKNOWN]);
    assert_eq!(within(Rows::Plans(&[1, 2, 3, 99]), "PC"), [TRUE, FALSE, UNKNOWN, FALSE]);
    assert_eq!(within(Rows::PeopleRange(0..3), "NOWHERE"), [FALSE, FALSE, FALSE]);
    assert_eq!(within(Rows::None(1), "PC"), [UNKNOWN]);
}

#[test]
fn a_plan_is_judged_on_its_latest_day() {
    let case = Case::new("people: id\n A\n", "1 A FIN1 HOM1 2024-06-15\n1 A FIN1 HOM1 2024-06-20\n1 A FIN1 HOM1 2024-06-01");
    let world = case.world();
    assert_eq!([world.plan_day(1), world.plan_day(2)], [Some(day("2024-06-20")), None]);
}
