use proptest::prelude::*;

use super::*;

/// A person for the draft: id, name; and a tie: two ids.
fn fill(people: &[(u8, u8)], ties: &[(u8, u8)]) -> Settled {
    let mut draft = Draft::new();
    let (people_at, kinship_at) = (position_of("people"), position_of("kinship"));
    let day = Day::new(2026, 1, 1).unwrap();
    for (line, (person, relative)) in ties.iter().enumerate() {
        let (a, b) = (draft.symbol("people", &format!("P{person}")), draft.symbol("people", &format!("P{relative}")));
        draft.push(kinship_at, line as u32, day, &[Value::Ref(a), Value::Ref(b), Value::Code(0)]);
    }
    for (line, (id, name)) in people.iter().enumerate() {
        let (id, name) = (format!("P{id}"), format!("N{name}"));
        let mut row = vec![Value::Missing; Tables::SPECS[people_at].columns.len()];
        row[0] = Value::Text(&id);
        row[1] = Value::Text(&name);
        row[4] = Value::Code(0);
        row[5] = Value::Partial(crate::Partial::year(1980).unwrap());
        draft.push(people_at, line as u32, day, &row);
    }
    draft.settle()
}

proptest! {
    #[test]
    fn every_row_is_taken_refused_or_a_repeat(people in prop::collection::vec((0..6u8, 0..2u8), 0..12), ties in prop::collection::vec((0..8u8, 0..8u8), 0..12)) {
        let settled = fill(&people, &ties);
        let tables = settled.register.tables();
        let mut refused: Vec<(&str, u32)> = settled.refusals.iter().map(|refusal| (refusal.table, refusal.line)).collect();
        refused.dedup();
        prop_assert_eq!(tables.people.len() + tables.kinship.len() + refused.len() + settled.repeats.len(), people.len() + ties.len());
        for refusal in &settled.refusals {
            match &refusal.reason {
                Reason::UnknownId { id, .. } => {
                    let known = people.iter().any(|(known, _)| format!("P{known}") == *id);
                    prop_assert!(!known);
                }
                Reason::DuplicateId { id, first_line } => {
                    let first = people.iter().position(|(known, _)| format!("P{known}") == *id);
                    prop_assert_eq!(first, Some(*first_line as usize));
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
        for repeat in &settled.repeats {
            let rows = if repeat.table == "people" { &people } else { &ties };
            prop_assert_eq!(rows[repeat.line as usize], rows[repeat.first_line as usize]);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(ties in prop::collection::vec((0..5u8, 0..5u8), 0..12), seed in any::<prop::sample::Index>()) {
        let people: Vec<(u8, u8)> = (0..5).map(|id| (id, 0)).collect();
        let mut turned = ties.clone();
        if !turned.is_empty() {
            turned.rotate_left(seed.index(ties.len()));
        }
        let (one, other) = (fill(&people, &ties), fill(&people, &turned));
        let pairs = |settled: &Settled| {
            let kinship = &settled.register.tables().kinship;
            (0..kinship.len()).map(|row| (kinship.person[row], kinship.relative[row])).collect::<Vec<_>>()
        };
        prop_assert_eq!(pairs(&one), pairs(&other));
        prop_assert!(pairs(&one).is_sorted_by(|a, b| a < b));
    }
}

#[test]
fn a_row_that_names_a_refused_row_hears_so() {
    let mut draft = Draft::new();
    let day = Day::new(2026, 1, 1).unwrap();
    let (person, stranger) = (draft.symbol("people", "P1"), draft.symbol("people", "P2"));
    let people_at = position_of("people");
    let mut incomplete = vec![Value::Missing; Tables::SPECS[people_at].columns.len()];
    incomplete[0] = Value::Text("P1");
    draft.push(people_at, 1, day, &incomplete);
    draft.push(position_of("kinship"), 2, day, &[Value::Ref(person), Value::Ref(stranger), Value::Code(0)]);
    let (_, refusals) = draft.finish();
    let ties: Vec<_> = refusals.iter().filter(|refusal| refusal.table == "kinship").map(|refusal| refusal.reason.clone()).collect();
    assert_eq!(ties, [Reason::RefusedId { table: "people", id: "P1".into() }, Reason::UnknownId { table: "people", id: "P2".into() }]);
}
