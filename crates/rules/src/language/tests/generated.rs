//! Conditions that nobody wrote: whatever is read keeps its meaning, and nothing makes the reader fail.

use super::*;

// Every leaf stands at its own text; every node covers its parts.
pub(super) fn check_spans(node: &Node, text: &str) {
    let written = &text[node.span.clone()];
    match &node.kind {
        NodeKind::Fact(position) => assert_eq!(written, facts::ALL[*position].name),
        NodeKind::Param(name) => assert_eq!(written, format!("param.{name}")),
        NodeKind::Constant(Constant::Number(number)) => assert_eq!(written.replace(' ', ""), number.to_string()),
        NodeKind::Constant(Constant::Text(value)) => assert_eq!(written[1..written.len() - 1], *value),
        _ => {}
    }
    let brackets = |open: char, close: char| written.matches(open).count() == written.matches(close).count();
    assert!(brackets('(', ')') && brackets('[', ']'), "{written} of {text}");
    for child in walk::children(node) {
        assert!(node.span.start <= child.span.start && child.span.end <= node.span.end, "{written} of {text}");
        check_spans(child, text);
    }
}

fn without_spans(mut node: Node) -> Node {
    fn clear(node: &mut Node) {
        node.span = 0..0;
        match &mut node.kind {
            NodeKind::Constant(_) | NodeKind::Param(_) | NodeKind::Fact(_) | NodeKind::Element { .. } => {}
            NodeKind::Not(a) | NodeKind::Negate(a) | NodeKind::Size(a) => clear(a),
            NodeKind::And(all) | NodeKind::Or(all) | NodeKind::List(all) => all.iter_mut().for_each(clear),
            NodeKind::Compare(_, a, b) | NodeKind::In(a, b) | NodeKind::Arithmetic(_, a, b) | NodeKind::Gather(_, a, b) => {
                clear(a);
                clear(b);
            }
            NodeKind::Choose(a, b, c) => [a, b, c].into_iter().for_each(|node| clear(node)),
        }
    }
    clear(&mut node);
    node
}

const WORDS: [&str; 44] = [
    "person.in_planning",
    "person.service_left_months",
    "move.kind",
    "param.months",
    "param.purposes",
    "person.planned_ranks",
    "person.age_months",
    "'rotation'",
    "'x'",
    "\"y\"",
    "''",
    "12",
    "0",
    "true",
    "false",
    "x",
    "r",
    "person",
    "param",
    "in",
    "&&",
    "||",
    "!",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    "+",
    "-",
    "*",
    "/",
    "%",
    "?",
    ":",
    ",",
    ".",
    "(",
    ")",
    "[",
    "]",
    "size(",
    ".all(r, ",
    ".exists(",
];

fn number() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec!["person.service_left_months", "person.months_in_post", "param.months", "param.wait", "7", "-3", "12"])
        .prop_map(str::to_owned);
    leaf.prop_recursive(2, 6, 2, |inner| {
        (inner.clone(), prop::sample::select(vec!["+", "-", "*", "/", "%"]), inner).prop_map(|(a, operator, b)| format!("({a} {operator} {b})"))
    })
}

fn condition() -> impl Strategy<Value = String> {
    let compared =
        (number(), prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]), number()).prop_map(|(a, operator, b)| format!("{a} {operator} {b}"));
    // Few facts and few numbers, so that parts often settle one another.
    let facts = vec!["person.service_left_months", "person.age_months"];
    let near = (prop::sample::select(facts), prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]), 12..14)
        .prop_map(|(fact, operator, number)| format!("{fact} {operator} {number}"));
    let plain = prop::sample::select(vec![
        "person.in_planning",
        "person.disciplined",
        "person.declared",
        "move.kind == 'rotation'",
        "move.purpose in param.purposes",
        "move.kind in ['rotation', 'transfer']",
        "person.planned_ranks.all(r, r > 2)",
        "person.reprimand_months.exists(m, m < param.wait)",
        "size(person.planned_ranks) > 1",
        "person.age_months < 600",
        "person.planned_ranks.all(r, person.reprimand_months.exists(m, m > 12 && r > 1))",
        "person.retirement_day > '2030-01-01'",
        "person.unit == param.unit",
    ])
    .prop_map(str::to_owned);
    prop_oneof![compared, plain, near].prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} && {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} || {b})")),
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("({a} ? {b} : {c})")),
        ]
    })
}

// The tree of a condition whether or not its parts decide anything, and what is said of those parts.
fn unreduced(text: &str) -> Option<(Node, Vec<Fault>)> {
    let params = params();
    let context = Context { subject: Subject::Move, params: &params, given: &[] };
    let syntax = syntax::Syntax::parse(text, tokens::scan(text).ok()?).ok()?;
    let (mut types, mut parts) = (Vec::new(), Vec::new());
    let node = check::check(&syntax, &context, &mut types)?;
    reach::check(&node, &context, &mut parts);
    Some((node, parts))
}

// The tree with the outermost truths at a place replaced.
fn replaced(node: &Node, span: &std::ops::Range<usize>, truth: bool) -> Node {
    if node.span == *span && node.ty == Type::Truth {
        return Node { kind: NodeKind::Constant(Constant::Truth(truth)), ..node.clone() };
    }
    let again = |node: &Node| Box::new(replaced(node, span, truth));
    let all = |nodes: &[Node]| nodes.iter().map(|node| replaced(node, span, truth)).collect();
    let kind = match &node.kind {
        NodeKind::Not(a) => NodeKind::Not(again(a)),
        NodeKind::And(nodes) => NodeKind::And(all(nodes)),
        NodeKind::Or(nodes) => NodeKind::Or(all(nodes)),
        NodeKind::Choose(a, b, c) => NodeKind::Choose(again(a), again(b), again(c)),
        NodeKind::Gather(gather, list, body) => NodeKind::Gather(*gather, list.clone(), again(body)),
        other => other.clone(),
    };
    Node { kind, ..node.clone() }
}

// A value of a fact, picked by a number, near the values that the conditions name.
fn picked(position: usize, pick: u32) -> Value {
    let number = |pick: u32| Value::Number([-1, 0, 1, 2, 3, 7, 12, 13, 24, 36, 119, 120, 121, 599, 600][pick as usize % 15]);
    match facts::ALL[position].ty {
        Type::Truth => Value::Truth(pick.is_multiple_of(2)),
        Type::Code(names) => Value::Text(names[pick as usize % names.len()].to_owned()),
        Type::Id(_) => Value::Text(["U-1", "U-2"][pick as usize % 2].to_owned()),
        Type::Day => Value::Day(Day::new(2029 + (pick % 3) as i32, 1, 1).unwrap()),
        Type::List(_) => Value::List((0..pick % 3).map(|more| number(pick / 3 + more)).collect()),
        _ => number(pick),
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail(text in ".{0,120}") {
        let _ = read(&text);
    }

    #[test]
    fn no_row_of_words_makes_the_reader_fail(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..24), glue in prop::sample::select(vec!["", " "])) {
        let text = words.join(glue);
        if let Err(faults) = read(&text) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(fault.span.start <= fault.span.end && fault.span.end <= text.len());
                let _ = Diagnostic::new("f", &text, fault).render(Lang::Vi);
            }
        }
    }

    #[test]
    fn what_is_read_can_be_shown_and_read_again(text in condition()) {
        if let Ok(node) = read(&text) {
            check_spans(&node, &text);
            let again = read(&show(&node));
            prop_assert_eq!(again.map(without_spans), Ok(without_spans(node)), "{}", text);
        }
    }

    // What is said to be always true, or never, may be written as such without changing any answer.
    #[test]
    fn a_part_that_decides_nothing_decides_nothing(text in condition(), picks in prop::collection::vec(any::<u32>(), 24)) {
        let Some((node, parts)) = unreduced(&text) else { return Ok(()) };
        let params = params();
        let day = Day::new(2023, 1, 1).unwrap();
        for fault in parts {
            let without = replaced(&node, &fault.span, fault.message[1].contains("always true"));
            for turn in 0..picks.len() {
                let fact = |position: usize| picked(position, picks[(position + turn) % picks.len()]);
                let param = |name: &str| params[name].iter().rev().find(|(from, _)| *from <= day).map(|(_, value)| value);
                let scene = Scene { fact: &fact, param: &param };
                let (with, without) = (scene.step(&node).value, scene.step(&without).value);
                prop_assert!(with == Value::Unknown || without == Value::Unknown || with == without, "{} at {:?}", text, fault.span);
            }
        }
    }
}
