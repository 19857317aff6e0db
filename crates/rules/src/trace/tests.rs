//! What must hold of a trace whatever the rule: knowing more never overturns what was settled, and what is not named missing would not have helped.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::generated::{self, Choices, Table};
use crate::tree::{Arithmetic, Comparison, Element, Gather, Measure, Type};

/// The facts of one row.
fn row_of(table: &Table, row: usize) -> BTreeMap<usize, Value> {
    let register = generated::register();
    table.columns.iter().map(|(position, column)| (*position, Value::of_row(column, row, facts::ALL[*position].ty, &register))).collect()
}

/// `value`, with what it leaves open taken from `other`.
fn completed(value: &Value, other: &Value) -> Value {
    match (value, other) {
        (Value::Unknown, _) => other.clone(),
        (Value::Range { low, high }, _) => Value::Number(low.or(*high).expect("a range has a side")),
        (Value::List(items), _) => Value::List(items.iter().map(|item| completed(item, &Value::Number(3))).collect()),
        _ => value.clone(),
    }
}

fn outcome(book: &crate::rulebook::Rulebook, rule: &Rule, facts: &BTreeMap<usize, Value>, in_unit: Truth) -> Option<Trace> {
    let fact = |position: usize| facts.get(&position).cloned().unwrap_or(Value::Unknown);
    judge(&book.scope, rule, generated::day(), &Given { fact: &fact, in_unit: &|_| in_unit })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn knowing_more_overturns_nothing(drawn in prop::collection::vec(proptest::prelude::any::<u32>(), 0..1500)) {
        let mut choices = Choices::new(&drawn);
        let book = generated::rulebook(&mut choices, 3);
        let table = Table::new(&mut choices, 8);
        for row in 0..7 {
            let (known, other) = (row_of(&table, row), row_of(&table, 7));
            for rule in &book.rules {
                let before = outcome(&book, rule, &known, table.in_unit[row]);
                let more = known.iter().map(|(position, value)| (*position, completed(value, &other[position]))).collect();
                let after = outcome(&book, rule, &more, table.in_unit[row]);
                match (before.map(|trace| trace.outcome), after.map(|trace| trace.outcome)) {
                    (Some(Outcome::NotKnown), _) | (Some(Outcome::NotMet), Some(Outcome::Waived)) => {}
                    (before, after) => prop_assert_eq!(before, after),
                }
            }
        }
    }

    #[test]
    fn what_is_not_named_missing_would_not_help(drawn in prop::collection::vec(proptest::prelude::any::<u32>(), 0..1500)) {
        let mut choices = Choices::new(&drawn);
        let book = generated::rulebook(&mut choices, 3);
        let table = Table::new(&mut choices, 8);
        for row in 0..7 {
            let (known, other) = (row_of(&table, row), row_of(&table, 7));
            // The generated answer to the unit's scope does not come from the fact that would be named.
            let in_unit = if table.in_unit[row] == FALSE { FALSE } else { TRUE };
            for rule in &book.rules {
                let Some(trace) = outcome(&book, rule, &known, in_unit) else { continue };
                let lacks = |position: &usize| trace.missing.iter().any(|name| name == facts::ALL[*position].name);
                prop_assert!(trace.outcome == Outcome::NotKnown || trace.missing.is_empty());
                prop_assert!(known.iter().all(|(position, value)| !lacks(position) || !value.settled()), "known, but named missing: {:?}", trace.missing);
                let more = known.iter().map(|(position, value)| {
                    (*position, if lacks(position) { value.clone() } else { completed(value, &other[position]) })
                });
                let after = outcome(&book, rule, &more.collect(), in_unit).map(|trace| trace.outcome);
                prop_assert!(trace.outcome != Outcome::NotKnown || after == Some(Outcome::NotKnown), "{:?} without {:?}", after, trace.missing);
            }
        }
    }
}

const NUMBER: Type = Type::Number(Measure::Bare);

fn node(kind: NodeKind, ty: Type) -> Node {
    generated::node(kind, ty)
}

fn number(number: i32) -> Box<Node> {
    Box::new(node(NodeKind::Constant(Constant::Number(number)), NUMBER))
}

fn fact(name: &str) -> Box<Node> {
    let position = facts::find(name).unwrap();
    Box::new(node(NodeKind::Fact(position), facts::ALL[position].ty))
}

/// The value of a condition when one fact is given.
fn value(condition: &Node, name: &str, value: Value) -> (Value, Vec<String>) {
    let given = |position: usize| if facts::ALL[position].name == name { value.clone() } else { Value::Unknown };
    let step = Scene { fact: &given, param: &|_| None }.step(condition);
    let missing = missing::of(condition, &step);
    (step.value, missing)
}

const LIST: &str = "person.reprimand_months";

fn months(gather: Gather) -> Node {
    let element = node(NodeKind::Element { depth: 0 }, NUMBER);
    let body = node(NodeKind::Compare(Comparison::GreaterOrEqual, Box::new(element), number(12)), Type::Truth);
    node(NodeKind::Gather(gather, fact(LIST), Box::new(body)), Type::Truth)
}

#[test]
fn macros_follow_kleene() {
    use Gather::{All, Exists, ExistsOne};
    let (t, f, u) = (Some(20), Some(3), None);
    let cases: [(Gather, &[Option<i32>], Value); 14] = [
        (All, &[], Value::Truth(true)),
        (All, &[t, u], Value::Unknown),
        (All, &[f, u], Value::Truth(false)),
        (Exists, &[], Value::Truth(false)),
        (Exists, &[f, u], Value::Unknown),
        (Exists, &[t, u], Value::Truth(true)),
        (ExistsOne, &[], Value::Truth(false)),
        (ExistsOne, &[t, f], Value::Truth(true)),
        (ExistsOne, &[t, t], Value::Truth(false)),
        (ExistsOne, &[t, t, u], Value::Truth(false)),
        (ExistsOne, &[t, u], Value::Unknown),
        (ExistsOne, &[f, u], Value::Unknown),
        (ExistsOne, &[f, f], Value::Truth(false)),
        (ExistsOne, &[u], Value::Unknown),
    ];
    for (gather, items, expected) in cases {
        let list = Value::List(items.iter().map(|item| item.map_or(Value::Unknown, Value::Number)).collect());
        let (found, missing) = value(&months(gather), LIST, list);
        assert_eq!(found, expected, "{gather:?} {items:?}");
        assert_eq!(missing, if expected == Value::Unknown { vec![LIST.to_owned()] } else { vec![] });
    }
    assert_eq!(value(&months(All), LIST, Value::Unknown), (Value::Unknown, vec![LIST.to_owned()]));
}

#[test]
fn a_range_settles_a_comparison_where_it_can() {
    let age = "person.age_months";
    let under = node(NodeKind::Compare(Comparison::Less, fact(age), number(600)), Type::Truth);
    for (low, high, expected) in [
        (Some(590), Some(599), Value::Truth(true)),
        (Some(590), Some(600), Value::Unknown),
        (Some(600), Some(611), Value::Truth(false)),
        (Some(600), None, Value::Truth(false)),
        (None, Some(599), Value::Truth(true)),
        (None, Some(600), Value::Unknown),
    ] {
        assert_eq!(value(&under, age, Value::Range { low, high }).0, expected, "{low:?} {high:?}");
    }
}

#[test]
fn division_by_zero_is_not_known_and_lacks_nothing() {
    let left = "person.service_left_months";
    let divided = node(NodeKind::Arithmetic(Arithmetic::Divide, number(-7), fact(left)), NUMBER);
    let rest = node(NodeKind::Arithmetic(Arithmetic::Remainder, number(-7), fact(left)), NUMBER);
    assert_eq!(value(&divided, left, Value::Number(2)).0, Value::Number(-3));
    assert_eq!(value(&rest, left, Value::Number(2)).0, Value::Number(-1));
    assert_eq!(value(&divided, left, Value::Number(0)), (Value::Unknown, vec![]));
    assert_eq!(value(&divided, left, Value::Unknown), (Value::Unknown, vec![left.to_owned()]));
}

#[test]
fn a_choice_is_known_where_both_sides_agree() {
    let choose = |yes, no| node(NodeKind::Choose(fact("person.in_post"), number(yes), number(no)), NUMBER);
    assert_eq!(value(&choose(60, 60), "", Value::Unknown), (Value::Number(60), vec![]));
    assert_eq!(value(&choose(60, 120), "", Value::Unknown), (Value::Unknown, vec!["person.in_post".to_owned()]));
    assert_eq!(value(&choose(60, 120), "person.in_post", Value::Truth(false)).0, Value::Number(120));
}

#[test]
fn a_condition_is_shown_as_it_was_written() {
    let list = node(NodeKind::List(vec![*number(1), *number(-2)]), Type::List(Element::Number(Measure::Bare)));
    let sum = node(NodeKind::Arithmetic(Arithmetic::Add, number(1), fact("person.service_left_months")), NUMBER);
    let product = node(NodeKind::Arithmetic(Arithmetic::Multiply, Box::new(sum), number(2)), NUMBER);
    let contained = node(NodeKind::In(Box::new(product), Box::new(list)), Type::Truth);
    let or = node(NodeKind::Or(vec![contained, *fact("person.in_post")]), Type::Truth);
    let and = node(NodeKind::And(vec![or, node(NodeKind::Not(Box::new(months(Gather::All))), Type::Truth)]), Type::Truth);
    assert_eq!(show(&and), "((1 + person.service_left_months) * 2 in [1, -2] || person.in_post) && !person.reprimand_months.all(x, x >= 12)");
}
