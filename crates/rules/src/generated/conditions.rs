//! Generated conditions: every node of the tree, every type, well typed as the check at load would leave them.

use register::Day;

use super::{Choices, Params, day, node};
use crate::facts;
use crate::subject::Subject;
use crate::tree::{Arithmetic, Comparison, Constant, Element, Gather, Measure, Node, NodeKind, Type};

const COMPARISONS: [Comparison; 6] =
    [Comparison::Equal, Comparison::NotEqual, Comparison::Less, Comparison::LessOrEqual, Comparison::Greater, Comparison::GreaterOrEqual];
const NUMBER: Type = Type::Number(Measure::Bare);
const LIMIT: i64 = 2_000_000_000;

/// Writes conditions; parameters are declared as they are used.
#[derive(Default)]
pub(crate) struct Conditions {
    pub(crate) params: Params,
    /// The types of the elements in scope, outermost first.
    bound: Vec<Type>,
}

/// A sort of value that conditions compare.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Number,
    Day,
    Code,
    Id,
}

/// The facts of a type that moves know, a few of each.
pub(crate) fn known(fits: impl Fn(Type) -> bool) -> Vec<usize> {
    let all = (0..facts::ALL.len()).filter(|&at| facts::ALL[at].of.contains(&Subject::Move) && fits(facts::ALL[at].ty));
    all.take(3).chain(facts::find("person.kind").filter(|&at| fits(facts::ALL[at].ty))).collect()
}

fn code(ty: Type) -> bool {
    matches!((ty, facts::find("move.kind").map(|at| facts::ALL[at].ty)), (Type::Code(a), Some(Type::Code(b))) if a == b)
}

impl Conditions {
    pub(crate) fn truth(&mut self, choices: &mut Choices<'_>, depth: usize) -> Node {
        let kind = match choices.below(if depth == 0 { 4 } else { 14 }) {
            0 => NodeKind::Fact(choices.of(&known(|ty| ty == Type::Truth))),
            1 | 4..=6 => self.comparison(choices, depth),
            2 => self.range_comparison(choices, depth),
            3 if choices.below(4) == 3 => NodeKind::Constant(Constant::Truth(choices.below(2) == 1)),
            3 => self.comparison(choices, 0),
            7 => NodeKind::Not(Box::new(self.truth(choices, depth - 1))),
            8 => NodeKind::And(self.truths(choices, depth - 1)),
            9 => NodeKind::Or(self.truths(choices, depth - 1)),
            10 => self.membership(choices, depth - 1),
            11 => self.gather(choices, depth - 1),
            12 => self.choice(choices, depth, &mut |this, choices, depth| this.truth(choices, depth)),
            _ => {
                let (a, b) = (self.truth(choices, depth - 1), self.truth(choices, depth - 1));
                NodeKind::Compare(choices.of(&COMPARISONS[..2]), Box::new(a), Box::new(b))
            }
        };
        node(kind, Type::Truth)
    }

    fn truths(&mut self, choices: &mut Choices<'_>, depth: usize) -> Vec<Node> {
        (0..2 + choices.below(2)).map(|_| self.truth(choices, depth)).collect()
    }

    fn choice(&mut self, choices: &mut Choices<'_>, depth: usize, side: &mut dyn FnMut(&mut Self, &mut Choices<'_>, usize) -> Node) -> NodeKind {
        let condition = self.truth(choices, depth - 1);
        let (yes, no) = (side(self, choices, depth - 1), side(self, choices, depth - 1));
        NodeKind::Choose(Box::new(condition), Box::new(yes), Box::new(no))
    }

    fn comparison(&mut self, choices: &mut Choices<'_>, depth: usize) -> NodeKind {
        let sort = choices.of(&[Sort::Number, Sort::Number, Sort::Day, Sort::Code, Sort::Id]);
        let (a, b) = (self.value(choices, sort, depth), self.value(choices, sort, depth));
        let ordered = matches!(sort, Sort::Number | Sort::Day);
        NodeKind::Compare(choices.of(if ordered { &COMPARISONS } else { &COMPARISONS[..2] }), Box::new(a), Box::new(b))
    }

    fn range_comparison(&mut self, choices: &mut Choices<'_>, depth: usize) -> NodeKind {
        let range = |choices: &mut Choices<'_>| node(NodeKind::Fact(choices.of(&known(|ty| matches!(ty, Type::Range(_))))), Type::Range(Measure::Months));
        let (a, b) = match choices.below(3) {
            0 => (range(choices), self.value(choices, Sort::Number, depth)),
            1 => (self.value(choices, Sort::Number, depth), range(choices)),
            _ => (range(choices), range(choices)),
        };
        NodeKind::Compare(choices.of(&COMPARISONS), Box::new(a), Box::new(b))
    }

    fn value(&mut self, choices: &mut Choices<'_>, sort: Sort, depth: usize) -> Node {
        match sort {
            Sort::Number => self.number(choices, depth.min(3)).0,
            _ if depth > 1 && choices.below(4) == 3 => {
                let choice = self.choice(choices, 1, &mut |this, choices, _| this.value(choices, sort, 0));
                node(choice, sort.ty())
            }
            _ => match choices.below(3) {
                0 => sort.constant(choices),
                1 => self.param(choices, sort),
                _ => node(NodeKind::Fact(choices.of(&sort.facts())), sort.ty()),
            },
        }
    }

    fn param(&mut self, choices: &mut Choices<'_>, sort: Sort) -> Node {
        let NodeKind::Constant(constant) = sort.constant(choices).kind else { unreachable!("a constant is one") };
        let name = format!("p{}", self.params.len());
        let later = Day::new(2025, 1, 1).unwrap();
        self.params.insert(name.clone(), vec![(Day::BEGINNING, Constant::Number(7)), (day(), constant), (later, Constant::Number(8))]);
        node(NodeKind::Param(name), sort.ty())
    }

    /// A number and the greatest amount that it can have.
    fn number(&mut self, choices: &mut Choices<'_>, depth: usize) -> (Node, i64) {
        let kind = match choices.below(if depth == 0 { 4 } else { 9 }) {
            0 => return (sort_number(choices), 12),
            1 => return (self.param(choices, Sort::Number), 12),
            2 => match self.element(choices, NUMBER) {
                Some(element) => return (element, 12),
                None => NodeKind::Fact(choices.of(&Sort::Number.facts())),
            },
            3 => NodeKind::Fact(choices.of(&Sort::Number.facts())),
            4 => NodeKind::Size(Box::new(self.list(choices, NUMBER, 0))),
            5 => {
                let (inner, bound) = self.number(choices, depth - 1);
                return (node(NodeKind::Negate(Box::new(inner)), NUMBER), bound);
            }
            6 => {
                let mut bound = 0;
                let choice = self.choice(choices, depth, &mut |this, choices, depth| {
                    let (side, of_side) = this.number(choices, depth);
                    bound = bound.max(of_side);
                    side
                });
                return (node(choice, NUMBER), bound);
            }
            _ => return self.arithmetic(choices, depth),
        };
        (node(kind, NUMBER), 12)
    }

    fn arithmetic(&mut self, choices: &mut Choices<'_>, depth: usize) -> (Node, i64) {
        let ((a, of_a), (b, of_b)) = (self.number(choices, depth - 1), self.number(choices, depth - 1));
        let all = [Arithmetic::Add, Arithmetic::Subtract, Arithmetic::Divide, Arithmetic::Remainder, Arithmetic::Multiply];
        let operation = choices.of(&all);
        let bound = match operation {
            Arithmetic::Add | Arithmetic::Subtract => of_a + of_b,
            Arithmetic::Multiply => of_a * of_b,
            Arithmetic::Divide => of_a,
            Arithmetic::Remainder => of_b,
        };
        if bound > LIMIT { (a, of_a) } else { (node(NodeKind::Arithmetic(operation, Box::new(a), Box::new(b)), NUMBER), bound) }
    }

    fn membership(&mut self, choices: &mut Choices<'_>, depth: usize) -> NodeKind {
        let sort = choices.of(&[Sort::Number, Sort::Code, Sort::Id]);
        let item = self.value(choices, sort, depth.min(1));
        let list = self.list(choices, sort.ty(), depth);
        NodeKind::In(Box::new(item), Box::new(list))
    }

    fn gather(&mut self, choices: &mut Choices<'_>, depth: usize) -> NodeKind {
        let list = self.list(choices, NUMBER, depth.min(1));
        self.bound.push(NUMBER);
        let body = if choices.below(3) == 0 {
            let element = node(NodeKind::Element { depth: 0 }, NUMBER);
            let other = self.number(choices, depth.min(1)).0;
            node(NodeKind::Compare(choices.of(&COMPARISONS), Box::new(element), Box::new(other)), Type::Truth)
        } else {
            self.truth(choices, depth)
        };
        self.bound.pop();
        NodeKind::Gather(choices.of(&[Gather::All, Gather::Exists, Gather::ExistsOne]), Box::new(list), Box::new(body))
    }

    fn element(&mut self, choices: &mut Choices<'_>, ty: Type) -> Option<Node> {
        if self.bound.is_empty() {
            return None;
        }
        let depth = choices.below(self.bound.len());
        Some(node(NodeKind::Element { depth }, ty))
    }

    /// A fact that is a list of numbers, a parameter, or a list written out.
    fn list(&mut self, choices: &mut Choices<'_>, of: Type, depth: usize) -> Node {
        let sort = Sort::of(of);
        let ty = Type::List(sort.element());
        match choices.below(3) {
            0 if sort == Sort::Number => node(NodeKind::Fact(choices.of(&known(|ty| matches!(ty, Type::List(_))))), ty),
            1 => {
                let items = (0..choices.below(4)).map(|_| sort.constant(choices).kind);
                let items = items.map(|kind| if let NodeKind::Constant(constant) = kind { constant } else { unreachable!("a constant is one") }).collect();
                node(NodeKind::Constant(Constant::List(items)), ty)
            }
            _ => node(NodeKind::List((0..choices.below(4)).map(|_| self.value(choices, sort, depth.min(1))).collect()), ty),
        }
    }
}

fn sort_number(choices: &mut Choices<'_>) -> Node {
    Sort::Number.constant(choices)
}

impl Sort {
    fn of(ty: Type) -> Sort {
        match ty {
            Type::Code(_) => Sort::Code,
            Type::Id(_) => Sort::Id,
            Type::Day => Sort::Day,
            _ => Sort::Number,
        }
    }

    fn facts(self) -> Vec<usize> {
        match self {
            Sort::Number => known(|ty| matches!(ty, Type::Number(_))),
            Sort::Day => known(|ty| ty == Type::Day),
            Sort::Code => known(code),
            Sort::Id => known(|ty| ty == Type::Id("units")),
        }
    }

    fn ty(self) -> Type {
        if self == Sort::Number { NUMBER } else { facts::ALL[self.facts()[0]].ty }
    }

    fn element(self) -> Element {
        match self.ty() {
            Type::Code(names) => Element::Code(names),
            Type::Id(table) => Element::Id(table),
            _ => Element::Number(Measure::Bare),
        }
    }

    fn constant(self, choices: &mut Choices<'_>) -> Node {
        let constant = match self {
            Sort::Number => Constant::Number(choices.between(-3, 12)),
            Sort::Day => Constant::Day(Day::new(2024, 1, 1 + choices.below(4) as i32).unwrap()),
            Sort::Code => Constant::Text(choices.of(&["rotation", "transfer", "secondment"]).to_owned()),
            Sort::Id => Constant::Text(choices.of(&["U0", "U1", "U2", "nobody's"]).to_owned()),
        };
        node(NodeKind::Constant(constant), self.ty())
    }
}
