//! The policy against a reading of `docs/access.md` by somebody else, in another language; and the classes of facts against what happens when a table is emptied.

use std::collections::BTreeMap;
use std::process::Command;

use register::{Day, Register, Tables, cell};
use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;

use super::classes::of_fact;
use super::decision::{classes, of_office};
use super::policy::{Action, Class, Role, Standing, State, Tie};

fn model(argument: &str) -> Vec<BTreeMap<String, serde_json::Value>> {
    let program = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/access/model.py");
    let output = Command::new("python3").arg(program).arg(argument).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn role(word: &str) -> Role {
    if word == "operator" { Role::Operator } else { Role::of(word).unwrap() }
}

#[test]
fn the_table_says_what_the_outsiders_reading_says() {
    let action = |word: &str| Action::ALL.into_iter().find(|action| action.word() == word).unwrap();
    let cases = model("--all");
    assert_eq!(cases.len(), 9 * (9 * 3 * 3 * 3 * 7 + 4));
    for case in cases {
        let text = |key: &str| case[key].as_str().unwrap();
        let (role, action) = (role(text("role")), action(text("action")));
        let allowed = if action.of_office() {
            of_office(role, action)
        } else {
            let standing = [("within", Standing::Within), ("above", Standing::Above), ("outside", Standing::Outside)];
            let standing = standing.into_iter().find(|(word, _)| *word == text("standing")).unwrap().1;
            let tie = [("own", Tie::Own), ("kin", Tie::Kin), ("none", Tie::None)].into_iter().find(|(word, _)| *word == text("tie")).unwrap().1;
            let states = [("ordinary", State::Ordinary), ("under_proceedings", State::UnderProceedings), ("left", State::Left)];
            let state = states.into_iter().find(|(word, _)| *word == text("state")).unwrap().1;
            let names = ["open", "personnel", "assessment", "discipline", "proceedings", "kinship", "health"];
            let class = Class::ALL[names.iter().position(|name| *name == text("class")).unwrap()];
            classes(role, action, standing, tie, state).has(class)
        };
        assert_eq!(allowed, case["allowed"].as_bool().unwrap(), "{case:?}");
    }
}

#[test]
fn what_comes_with_an_action_is_what_the_page_says() {
    let said = model("--actions");
    assert_eq!(said.len(), Action::ALL.len());
    for (action, said) in Action::ALL.into_iter().zip(said) {
        let terms = action.terms();
        let ours = [("acts", terms.acts), ("recorded", terms.recorded), ("reason", terms.reason), ("fresh", terms.fresh)];
        assert_eq!(said["action"], action.word());
        for (key, holds) in ours {
            assert_eq!(said[key].as_bool(), Some(holds), "{} {key}", action.word());
        }
    }
}

#[test]
fn every_table_has_its_class() {
    for spec in Tables::SPECS {
        assert!(Class::of_table(spec.name).is_some(), "{}", spec.name);
    }
}

/// The same register without the rows of some tables.
fn without(register: &Register, emptied: &[&str]) -> Register {
    let tables = register.tables();
    let mut draft = register::Draft::new();
    for (position, spec) in Tables::SPECS.iter().enumerate().filter(|(_, spec)| !emptied.contains(&spec.name)) {
        let table = tables.table(position);
        for row in 0..table.rows() {
            let texts: Vec<String> = (0..spec.columns.len()).map(|column| cell::text(tables, table, row, column)).collect();
            let values: Vec<_> = spec.columns.iter().zip(&texts).map(|(column, text)| cell::read(&mut draft, column.kind, text).unwrap()).collect();
            draft.push(position, row as u32, Day::new(2024, 1, 1).unwrap(), &values);
        }
    }
    let (register, refusals) = draft.finish();
    assert!(refusals.is_empty(), "{refusals:?}");
    register
}

/// A fact that changes when the tables of a class are emptied is of that class: whoever may not see the class may not see a verdict that rests on it.
#[test]
fn a_fact_is_of_every_class_that_it_is_counted_from() {
    let (books, faults) = rules::rulebook::load::load_all(crate::books::BUILT_IN);
    assert!(faults.is_empty());
    let day = Day::new(2024, 6, 1).unwrap();
    let moves = Moves::default();
    let mut moved = 0;
    for seed in 0..12 {
        let (whole, refusals) = sample::office(sample::Size { posts: 60, people: 80 }, seed).finish();
        assert!(refusals.is_empty());
        for class in [Class::Assessment, Class::Discipline, Class::Proceedings, Class::Kinship, Class::Health] {
            let emptied: Vec<&str> = Tables::SPECS.iter().map(|spec| spec.name).filter(|name| Class::of_table(name) == Some(class)).collect();
            let part = without(&whole, &emptied);
            let values = |register: &Register, position: usize| {
                let world = World::new(register, &books, &moves);
                let block = Block::new(&world, day, Rows::PeopleRange(0..register.tables().people.len() as u32));
                format!("{:?}", (facts::ALL[position].fill)(&block))
            };
            for (position, fact) in facts::ALL.iter().enumerate().filter(|(_, fact)| fact.of.contains(&rules::subject::Subject::Person)) {
                if values(&whole, position) != values(&part, position) {
                    moved += 1;
                    assert!(of_fact(fact).has(class), "{} changes without {class:?}, and its source does not say so: {}", fact.name, fact.source);
                }
            }
        }
    }
    assert!(moved > 20, "the experiment has moved something: {moved}");
}

#[test]
fn the_ties_of_a_person_are_those_that_name_the_person_at_either_end() {
    let (register, refusals) = sample::office(sample::Size { posts: 60, people: 500 }, 3).finish();
    assert!(refusals.is_empty());
    let kinship = &register.tables().kinship;
    for person in (0..register.tables().people.len() as u32).map(register::column::Row::new) {
        let walked: Vec<u32> =
            (0..kinship.len() as u32).filter(|&row| kinship.person[row as usize] == person || kinship.relative[row as usize] == person).collect();
        assert_eq!(register.kinship_of(person), walked);
    }
}
