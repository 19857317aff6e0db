//! From rules to nodes of the common graph: facts, constants, scope and waiver. Conditions themselves are in `scene`.

use register::Day;

use crate::column::{FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::facts;
use crate::rulebook::{Effect, Rule, Scope};
use crate::subject::Subject;
use crate::sweep::graph::{Graph, Id, Op};
use crate::sweep::inputs::{Input, Inputs};
use crate::sweep::scene::{Operand, Scene};
use crate::trace::{CENTRAL, RECORDED, central_only, iso_day, kind_fact};
use crate::tree::{Constant, Node, Type};

/// An id that no row has: never equal to one that is known.
const NOBODY: i32 = -1;

/// The number of the row that an id names in a table.
pub(crate) type RowOf<'a> = &'a dyn Fn(&str, &str) -> Option<i32>;

/// Compiles the rules of one subject and day into one graph.
pub(crate) struct Compiler<'a> {
    pub(crate) graph: Graph,
    pub(crate) inputs: Inputs,
    subject: Subject,
    pub(crate) day: Day,
    row_of: RowOf<'a>,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(subject: Subject, day: Day, row_of: RowOf<'a>) -> Compiler<'a> {
        Compiler { graph: Graph::default(), inputs: Inputs::default(), subject, day, row_of }
    }

    /// The node whose bytes are the rule's outcomes, out of scope included; `book` is the scope of its rulebook.
    pub(crate) fn rule(&mut self, book: &Scope, rule: &Rule) -> Id {
        let scope = self.scope(book, rule);
        let when = self.condition(rule, rule.when.as_ref());
        let require = self.condition(rule, Some(&rule.require));
        let waived = self.waived(rule);
        let graph = &mut self.graph;
        let require = graph.lift(require, 0);
        let mut part = |id: Id, idle: Truth| if graph.constant_truth(id) == Some(idle) { None } else { Some(graph.lift(id, 0)) };
        match (part(scope, TRUE), part(when, TRUE), part(waived, FALSE)) {
            (None, None, None) => require,
            (scope, when, waived) => self.graph.add(0, Op::Outcome { scope, when, require, waived }),
        }
    }

    /// A condition; true where there is none.
    fn condition(&mut self, rule: &Rule, node: Option<&Node>) -> Id {
        match node {
            Some(node) => Scene::new(self, rule).truth(node),
            None => self.graph.truth(TRUE),
        }
    }

    fn scope(&mut self, book: &Scope, rule: &Rule) -> Id {
        let mut truth = self.graph.truth(TRUE);
        for scope in [book, &rule.scope] {
            if let Some(unit) = &scope.unit {
                let input = self.inputs.number_of(Input::InUnit(unit.clone()));
                let inside = self.graph.add(0, Op::TruthInput(input));
                truth = self.graph.and(truth, inside);
            }
            if let Some(position) = kind_fact(scope, rule.subject)
                && let Operand::Number(kind) = self.fact(position)
            {
                let names = scope.person_kinds.iter();
                let kinds = names.map(|name| self.constant_number(&Constant::Text(name.clone()), facts::ALL[position].ty)).collect();
                let speaks = self.graph.combine([kind], |[kind]| Op::InConstants(kind, kinds));
                truth = self.graph.and(truth, speaks);
            }
        }
        truth
    }

    fn waived(&mut self, rule: &Rule) -> Id {
        let recorded = self.named_truth(RECORDED);
        if rule.effect == Effect::Decision {
            return recorded;
        }
        let Some(waiver) = &rule.waiver else { return self.graph.truth(FALSE) };
        let open = self.condition(rule, waiver.when.as_ref());
        let central = if central_only(waiver) { self.named_truth(CENTRAL) } else { self.graph.truth(TRUE) };
        let both = self.graph.and(open, central);
        self.graph.and(recorded, both)
    }

    /// A truth that only matters where it is true: false where the subject does not know it.
    fn named_truth(&mut self, name: &str) -> Id {
        let known = facts::find(name).filter(|&position| self.knows(position));
        match known.map(|position| self.fact(position)) {
            Some(Operand::Truth(id)) => id,
            _ => self.graph.truth(FALSE),
        }
    }

    fn knows(&self, position: usize) -> bool {
        facts::ALL[position].of.contains(&self.subject)
    }

    pub(crate) fn fact(&mut self, position: usize) -> Operand {
        let ty = facts::ALL[position].ty;
        if !self.knows(position) {
            return self.unknown(ty);
        }
        let input = self.inputs.number_of(Input::Fact(position));
        match ty {
            Type::Truth => Operand::Truth(self.graph.add(0, Op::TruthInput(input))),
            Type::Range(_) => Operand::Range([Op::LowInput(input), Op::HighInput(input)].map(|op| self.graph.add(0, op))),
            Type::List(_) => Operand::ListInput(input),
            _ => Operand::Number(self.graph.add(0, Op::NumberInput(input))),
        }
    }

    pub(crate) fn unknown(&mut self, ty: Type) -> Operand {
        match ty {
            Type::Truth => Operand::Truth(self.graph.truth(UNKNOWN)),
            Type::Range(_) => Operand::Range([i32::MIN, i32::MAX].map(|side| self.graph.number(side))),
            Type::List(_) => Operand::UnknownList,
            _ => Operand::Number(self.graph.number(MISSING)),
        }
    }

    pub(crate) fn constant(&mut self, constant: &Constant, ty: Type) -> Operand {
        match (constant, ty) {
            (Constant::Truth(truth), _) => Operand::Truth(self.graph.truth(if *truth { TRUE } else { FALSE })),
            (Constant::List(items), Type::List(element)) => Operand::Items(items.iter().map(|item| self.constant(item, element.ty())).collect()),
            _ => {
                let number = self.constant_number(constant, ty);
                Operand::Number(self.graph.number(number))
            }
        }
    }

    fn constant_number(&self, constant: &Constant, ty: Type) -> i32 {
        match (constant, ty) {
            (Constant::Number(number), _) => *number,
            (Constant::Day(day), _) => day.packed(),
            (Constant::Text(text), Type::Day) => iso_day(text).map_or(MISSING, Day::packed),
            (Constant::Text(text), Type::Code(names)) => names.iter().position(|name| name == text).map_or(NOBODY, |position| position as i32),
            (Constant::Text(text), Type::Id(table)) => (self.row_of)(table, text).unwrap_or(NOBODY),
            _ => MISSING,
        }
    }
}
