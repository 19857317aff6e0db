//! From the tree of one condition to nodes of the common graph.

use crate::column::{FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::rulebook::Rule;
use crate::sweep::compile::Compiler;
use crate::sweep::graph::{Frame, Graph, Id, Op};
use crate::trace::{Value, calculate, children, param_at};
use crate::tree::{Arithmetic, Comparison, Gather, Node, NodeKind, Type};

/// What a part of a condition is while it is compiled.
#[derive(Clone, Debug)]
pub(crate) enum Operand {
    Truth(Id),
    Number(Id),
    Range([Id; 2]),
    /// A list written in the rule, or a parameter's.
    Items(Vec<Operand>),
    /// A fact that is a list.
    ListInput(u32),
    /// A list of which nothing is known.
    UnknownList,
}

/// What a name bound by a list macro stands for.
#[derive(Clone)]
enum Bound {
    Element(Frame),
    Item(Operand),
}

/// One rule on its way into the graph.
pub(crate) struct Scene<'c, 'a> {
    compiler: &'c mut Compiler<'a>,
    rule: &'c Rule,
    bound: Vec<Bound>,
}

impl<'c, 'a> Scene<'c, 'a> {
    pub(crate) fn new(compiler: &'c mut Compiler<'a>, rule: &'c Rule) -> Scene<'c, 'a> {
        Scene { compiler, rule, bound: Vec::new() }
    }

    fn graph(&mut self) -> &mut Graph {
        &mut self.compiler.graph
    }

    /// The node of a condition.
    pub(crate) fn truth(&mut self, node: &Node) -> Id {
        match self.operand(node) {
            Operand::Truth(id) => id,
            _ => self.graph().truth(UNKNOWN),
        }
    }

    fn number(&mut self, node: &Node) -> Id {
        match self.operand(node) {
            Operand::Number(id) => id,
            _ => self.graph().number(MISSING),
        }
    }

    fn operand(&mut self, node: &Node) -> Operand {
        match &node.kind {
            NodeKind::Constant(constant) => self.compiler.constant(constant, node.ty),
            NodeKind::Param(name) => match param_at(self.rule, name, self.compiler.day) {
                Some(constant) => self.compiler.constant(constant, node.ty),
                None => self.compiler.unknown(node.ty),
            },
            NodeKind::Fact(position) => self.compiler.fact(*position),
            NodeKind::Element { depth } => match self.bound[self.bound.len() - 1 - depth].clone() {
                Bound::Element(frame) => Operand::Number(self.graph().add(frame, Op::Element(frame))),
                Bound::Item(item) => item,
            },
            NodeKind::Not(inner) => {
                let inner = self.truth(inner);
                Operand::Truth(self.graph().not(inner))
            }
            NodeKind::And(all) => Operand::Truth(self.chain(all, TRUE, Graph::and)),
            NodeKind::Or(all) => Operand::Truth(self.chain(all, FALSE, Graph::or)),
            NodeKind::Compare(comparison, a, b) => {
                let (a, b) = (self.operand(a), self.operand(b));
                Operand::Truth(self.compare(*comparison, a, b))
            }
            NodeKind::In(item, list) => {
                let (item, list) = (self.operand(item), self.operand(list));
                Operand::Truth(self.contains(item, list))
            }
            NodeKind::Arithmetic(operation, a, b) => {
                let (a, b) = (self.number(a), self.number(b));
                Operand::Number(self.calculate(*operation, a, b))
            }
            NodeKind::Negate(inner) => {
                let (zero, inner) = (self.graph().number(0), self.number(inner));
                Operand::Number(self.calculate(Arithmetic::Subtract, zero, inner))
            }
            NodeKind::Choose(condition, yes, no) => {
                let (condition, yes, no) = (self.truth(condition), self.operand(yes), self.operand(no));
                self.choose(node.ty, condition, yes, no)
            }
            NodeKind::Gather(gather, list, body) => {
                let list = self.operand(list);
                Operand::Truth(self.gather(*gather, list, body))
            }
            NodeKind::Size(list) => match self.operand(list) {
                Operand::Items(items) => Operand::Number(self.graph().number(items.len() as i32)),
                Operand::ListInput(input) => Operand::Number(self.graph().add(0, Op::Size(input))),
                _ => Operand::Number(self.graph().number(MISSING)),
            },
            NodeKind::List(all) => Operand::Items(all.iter().map(|item| self.operand(item)).collect()),
        }
    }

    fn chain(&mut self, all: &[Node], neutral: Truth, join: fn(&mut Graph, Id, Id) -> Id) -> Id {
        let mut chained = self.graph().truth(neutral);
        for node in all {
            let truth = self.truth(node);
            chained = join(self.graph(), chained, truth);
        }
        chained
    }

    fn compare(&mut self, comparison: Comparison, a: Operand, b: Operand) -> Id {
        match (a, b) {
            (Operand::Number(a), Operand::Number(b)) => self.graph().compare(comparison, a, b),
            (Operand::Truth(a), Operand::Truth(b)) => {
                let equal = self.graph().equal_truths(a, b);
                match comparison {
                    Comparison::Equal => equal,
                    Comparison::NotEqual => self.graph().not(equal),
                    _ => self.graph().truth(UNKNOWN),
                }
            }
            (a, b) => match (self.range(a), self.range(b)) {
                (Some(a), Some(b)) => self.graph().compare_ranges(comparison, a, b),
                _ => self.graph().truth(UNKNOWN),
            },
        }
    }

    /// A number as the range that it is.
    fn range(&mut self, operand: Operand) -> Option<[Id; 2]> {
        match operand {
            Operand::Range(range) => Some(range),
            Operand::Number(id) => {
                let high = match self.graph().constant_number(id) {
                    Some(MISSING) => self.graph().number(i32::MAX),
                    Some(_) => id,
                    None => self.graph().combine([id], |[id]| Op::Upper(id)),
                };
                Some([id, high])
            }
            _ => None,
        }
    }

    fn contains(&mut self, item: Operand, list: Operand) -> Id {
        match (item, list) {
            (item, Operand::Items(items)) => {
                if let Some(contained) = self.among_constants(&item, &items) {
                    return contained;
                }
                let mut contained = self.graph().truth(FALSE);
                for other in items {
                    let equal = self.compare(Comparison::Equal, item.clone(), other);
                    contained = self.graph().or(contained, equal);
                }
                contained
            }
            (item, Operand::ListInput(input)) => {
                let mut ids = Vec::new();
                nodes_of(&item, &mut ids);
                let around = self.graph().deepest(&ids);
                let frame = self.graph().enter(around, input);
                let element = self.graph().add(frame, Op::Element(frame));
                let equal = self.compare(Comparison::Equal, Operand::Number(element), item);
                self.gathered(Gather::Exists, frame, equal)
            }
            _ => self.graph().truth(UNKNOWN),
        }
    }

    fn among_constants(&mut self, item: &Operand, items: &[Operand]) -> Option<Id> {
        let Operand::Number(item) = *item else { return None };
        let constant = |graph: &Graph, other: &Operand| if let Operand::Number(id) = other { graph.constant_number(*id) } else { None };
        let graph = self.graph();
        let mut numbers = items.iter().map(|other| constant(graph, other).filter(|&number| number != MISSING)).collect::<Option<Vec<i32>>>()?;
        numbers.sort_unstable();
        numbers.dedup();
        (numbers.len() > 1 && graph.constant_number(item).is_none()).then(|| graph.combine([item], |[item]| Op::InConstants(item, numbers.into())))
    }

    fn calculate(&mut self, operation: Arithmetic, a: Id, b: Id) -> Id {
        let value = |number: i32| if number == MISSING { Value::Unknown } else { Value::Number(number) };
        let graph = self.graph();
        match (graph.constant_number(a), graph.constant_number(b)) {
            (Some(a), Some(b)) => match calculate(operation, &value(a), &value(b)) {
                Value::Number(number) => graph.number(number),
                _ => graph.number(MISSING),
            },
            _ => graph.combine([a, b], |[a, b]| Op::Arithmetic(operation, a, b)),
        }
    }

    fn choose(&mut self, ty: Type, condition: Id, yes: Operand, no: Operand) -> Operand {
        if matches!(ty, Type::List(_)) {
            return Operand::UnknownList;
        }
        match self.graph().constant_truth(condition) {
            Some(TRUE) => return yes,
            Some(FALSE) => return no,
            _ => {}
        }
        match (yes, no) {
            (Operand::Truth(a), Operand::Truth(b)) => Operand::Truth(self.graph().combine([condition, a, b], |[c, a, b]| Op::ChooseTruth(c, a, b))),
            (Operand::Number(a), Operand::Number(b)) if !matches!(ty, Type::Range(_)) => {
                Operand::Number(self.graph().combine([condition, a, b], |[c, a, b]| Op::ChooseNumber(c, a, b)))
            }
            (a, b) => match (self.range(a), self.range(b)) {
                (Some([a_low, a_high]), Some([b_low, b_high])) => Operand::Range([
                    self.graph().combine([condition, a_low, b_low], |[c, a, b]| Op::ChooseLow(c, a, b)),
                    self.graph().combine([condition, a_high, b_high], |[c, a, b]| Op::ChooseHigh(c, a, b)),
                ]),
                _ => self.compiler.unknown(ty),
            },
        }
    }

    fn gather(&mut self, gather: Gather, list: Operand, body: &Node) -> Id {
        match list {
            Operand::Items(items) => {
                let truths = items.into_iter().map(|item| self.bind(Bound::Item(item), body)).collect::<Vec<Id>>();
                self.gather_items(gather, &truths)
            }
            Operand::ListInput(input) => {
                let around = self.free(body, 1);
                let parent = self.graph().deepest(&around);
                let frame = self.graph().enter(parent, input);
                let truth = self.bind(Bound::Element(frame), body);
                self.gathered(gather, frame, truth)
            }
            _ => self.graph().truth(UNKNOWN),
        }
    }

    fn bind(&mut self, bound: Bound, body: &Node) -> Id {
        self.bound.push(bound);
        let truth = self.truth(body);
        self.bound.pop();
        truth
    }

    fn gather_items(&mut self, gather: Gather, truths: &[Id]) -> Id {
        let graph = self.graph();
        match gather {
            Gather::All => truths.iter().fold(graph.truth(TRUE), |all, &truth| graph.and(all, truth)),
            Gather::Exists => truths.iter().fold(graph.truth(FALSE), |any, &truth| graph.or(any, truth)),
            Gather::ExistsOne if truths.is_empty() => graph.truth(FALSE),
            Gather::ExistsOne => {
                let frame = graph.deepest(truths);
                let columns = truths.iter().map(|&truth| graph.lift(truth, frame)).collect();
                graph.add(frame, Op::ExactlyOne(columns))
            }
        }
    }

    fn gathered(&mut self, gather: Gather, frame: Frame, truth: Id) -> Id {
        let graph = self.graph();
        let truth = graph.lift(truth, frame);
        let parent = graph.frames()[frame as usize - 1].parent;
        graph.add(parent, Op::Gather(gather, frame, truth))
    }

    /// The nodes of the elements that a body takes from the macros around its own; `own` macros are its own.
    fn free(&mut self, node: &Node, own: usize) -> Vec<Id> {
        let mut ids = Vec::new();
        self.collect_free(node, own, &mut ids);
        ids
    }

    fn collect_free(&mut self, node: &Node, own: usize, ids: &mut Vec<Id>) {
        match &node.kind {
            NodeKind::Element { depth } if *depth >= own => match self.bound[self.bound.len() + own - 1 - depth].clone() {
                Bound::Element(frame) => ids.push(self.graph().add(frame, Op::Element(frame))),
                Bound::Item(item) => nodes_of(&item, ids),
            },
            NodeKind::Gather(_, _, body) => self.collect_free(body, own + 1, ids),
            _ => {}
        }
        children(node).into_iter().for_each(|child| self.collect_free(child, own, ids));
    }
}

fn nodes_of(operand: &Operand, ids: &mut Vec<Id>) {
    match operand {
        Operand::Truth(id) | Operand::Number(id) => ids.push(*id),
        Operand::Range(range) => ids.extend(range),
        Operand::Items(items) => items.iter().for_each(|item| nodes_of(item, ids)),
        Operand::ListInput(_) | Operand::UnknownList => {}
    }
}
