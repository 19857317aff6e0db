//! From the tree of a condition to an expression of SQL, whose own three-valued logic is Kleene's.

use register::Day;

use crate::facts;
use crate::rulebook::{Effect, Rule, Scope};
use crate::sql::dialect::{Dialect, JsonList};
use crate::trace::{CENTRAL, RECORDED, central_only, kind_fact, param_at};
use crate::tree::{Arithmetic, Comparison, Constant, Element, Gather, Node, NodeKind, Type};

/// A part of a condition.
#[derive(Clone)]
enum Sql {
    /// A scalar; NULL is not known.
    Value(String),
    /// The least and the greatest that a number can be; NULL is no bound.
    Range(String, String),
    /// A list written in the rule, or a parameter's.
    Items(Vec<Sql>),
    /// A column of JSON text, and whether its elements are numbers.
    Column(String, bool),
    /// A list of which nothing is known.
    UnknownList,
}

/// Writes the conditions of one rule.
pub(crate) struct Writer<'a> {
    pub(crate) dialect: Dialect,
    pub(crate) rule: &'a Rule,
    pub(crate) day: Day,
    bound: Vec<Sql>,
}

/// The alias of the fact table.
const TABLE: &str = "f";

/// The column that says whether a subject belongs to a unit's subtree.
pub(crate) fn unit_column(unit: &str) -> String {
    format!("in_unit.{unit}")
}

impl<'a> Writer<'a> {
    pub(crate) fn new(dialect: Dialect, rule: &'a Rule, day: Day) -> Writer<'a> {
        Writer { dialect, rule, day, bound: Vec::new() }
    }

    fn column(&self, name: &str) -> String {
        format!("{TABLE}.{}", self.dialect.identifier(name))
    }

    /// Whether the rule speaks of a subject; `None` where it speaks of all.
    pub(crate) fn scope(&mut self, book: &Scope) -> Option<String> {
        let mut parts = Vec::new();
        for scope in [book, &self.rule.scope] {
            if let Some(unit) = &scope.unit {
                parts.push(format!("({} = 1)", self.column(&unit_column(unit))));
            }
            if let Some(position) = kind_fact(scope, self.rule.subject) {
                let kinds: Vec<String> = scope.person_kinds.iter().map(|kind| self.dialect.text(kind)).collect();
                parts.push(format!("({} IN ({}))", self.column(facts::ALL[position].name), kinds.join(", ")));
            }
        }
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }

    /// When what is not met is waived; `None` where it never is.
    pub(crate) fn waived(&mut self) -> Option<String> {
        let recorded = self.named_truth(RECORDED)?;
        if self.rule.effect == Effect::Decision {
            return Some(recorded);
        }
        let waiver = self.rule.waiver.as_ref()?;
        let mut parts = vec![recorded];
        if central_only(waiver) {
            parts.push(self.named_truth(CENTRAL)?);
        }
        parts.extend(waiver.when.as_ref().map(|when| self.truth(when)));
        Some(parts.join(" AND "))
    }

    fn named_truth(&self, name: &str) -> Option<String> {
        let position = facts::find(name)?;
        facts::ALL[position].of.contains(&self.rule.subject).then(|| format!("({} = 1)", self.column(name)))
    }

    /// A condition.
    pub(crate) fn truth(&mut self, node: &Node) -> String {
        self.scalar(node, Type::Truth)
    }

    fn scalar(&mut self, node: &Node, ty: Type) -> String {
        match self.part(node) {
            Sql::Value(text) => text,
            _ => self.null(ty),
        }
    }

    fn null(&self, ty: Type) -> String {
        let name = match ty {
            Type::Truth => "BOOLEAN",
            Type::Number(_) | Type::Range(_) => "INTEGER",
            _ => self.dialect.text_type(),
        };
        format!("CAST(NULL AS {name})")
    }

    fn part(&mut self, node: &Node) -> Sql {
        match &node.kind {
            NodeKind::Constant(constant) => self.constant(constant),
            NodeKind::Param(name) => match param_at(self.rule, name, self.day) {
                Some(constant) => self.constant(constant),
                None => self.unknown(node.ty),
            },
            NodeKind::Fact(position) => self.fact(*position),
            NodeKind::Element { depth } => self.bound[self.bound.len() - 1 - depth].clone(),
            NodeKind::Not(inner) => Sql::Value(format!("(NOT {})", self.truth(inner))),
            NodeKind::And(all) => self.joined(all, " AND "),
            NodeKind::Or(all) => self.joined(all, " OR "),
            NodeKind::Compare(comparison, a, b) => {
                let (a, b) = (self.part(a), self.part(b));
                Sql::Value(self.compare(*comparison, a, b))
            }
            NodeKind::In(item, list) => {
                let (item, list) = (self.part(item), self.part(list));
                Sql::Value(self.contains(item, list))
            }
            NodeKind::Arithmetic(operation, a, b) => self.calculate(*operation, a, b),
            NodeKind::Negate(inner) => Sql::Value(format!("(0 - {})", self.scalar(inner, node.ty))),
            NodeKind::Choose(condition, yes, no) => {
                let (condition, yes, no) = (self.truth(condition), self.part(yes), self.part(no));
                self.choose(node.ty, &condition, yes, no)
            }
            NodeKind::Gather(gather, list, body) => {
                let list = self.part(list);
                Sql::Value(self.gather(*gather, list, body))
            }
            NodeKind::Size(list) => match self.part(list) {
                Sql::Items(items) => Sql::Value(items.len().to_string()),
                Sql::Column(column, numbers) => Sql::Value(format!("({})", self.dialect.size(&JsonList { column: &column, numbers }))),
                _ => Sql::Value(self.null(node.ty)),
            },
            NodeKind::List(all) => Sql::Items(all.iter().map(|item| self.part(item)).collect()),
        }
    }

    fn joined(&mut self, all: &[Node], between: &str) -> Sql {
        let parts: Vec<String> = all.iter().map(|node| self.truth(node)).collect();
        Sql::Value(format!("({})", parts.join(between)))
    }

    fn constant(&self, constant: &Constant) -> Sql {
        Sql::Value(match constant {
            Constant::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Constant::Number(number) if *number < 0 => format!("({number})"),
            Constant::Number(number) => number.to_string(),
            Constant::Text(text) => self.dialect.text(text),
            Constant::Day(day) => self.dialect.text(&day.to_string()),
            Constant::List(items) => return Sql::Items(items.iter().map(|item| self.constant(item)).collect()),
        })
    }

    fn fact(&self, position: usize) -> Sql {
        let fact = &facts::ALL[position];
        if !fact.of.contains(&self.rule.subject) {
            return self.unknown(fact.ty);
        }
        match fact.ty {
            Type::Truth => Sql::Value(format!("({} = 1)", self.column(fact.name))),
            Type::Range(_) => Sql::Range(self.column(&format!("{}.low", fact.name)), self.column(&format!("{}.high", fact.name))),
            Type::List(element) => Sql::Column(self.column(fact.name), matches!(element, Element::Number(_))),
            _ => Sql::Value(self.column(fact.name)),
        }
    }

    fn unknown(&self, ty: Type) -> Sql {
        match ty {
            Type::Range(_) => Sql::Range(self.null(ty), self.null(ty)),
            Type::List(_) => Sql::UnknownList,
            _ => Sql::Value(self.null(ty)),
        }
    }

    fn compare(&self, comparison: Comparison, a: Sql, b: Sql) -> String {
        match (a, b) {
            (Sql::Value(a), Sql::Value(b)) => format!("({a} {} {b})", sign(comparison)),
            (a, b) => match (sides(a), sides(b)) {
                (Some(a), Some(b)) => compare_ranges(comparison, &a, &b),
                _ => self.null(Type::Truth),
            },
        }
    }

    fn contains(&mut self, item: Sql, list: Sql) -> String {
        match (item, list) {
            (_, Sql::Items(items)) if items.is_empty() => "FALSE".to_owned(),
            (Sql::Value(item), Sql::Items(items)) if items.iter().all(|other| matches!(other, Sql::Value(_))) => {
                let others = items.iter().filter_map(|other| if let Sql::Value(other) = other { Some(other.as_str()) } else { None });
                format!("({item} IN ({}))", others.collect::<Vec<_>>().join(", "))
            }
            (item, Sql::Items(items)) => {
                let equal: Vec<String> = items.into_iter().map(|other| self.compare(Comparison::Equal, item.clone(), other)).collect();
                format!("({})", equal.join(" OR "))
            }
            (item, Sql::Column(column, numbers)) => {
                let level = self.bound.len();
                let element = Sql::Value(self.dialect.element(level, numbers));
                let equal = self.compare(Comparison::Equal, element, item);
                format!("({})", self.dialect.gather(Gather::Exists, &JsonList { column: &column, numbers }, level, &equal))
            }
            _ => self.null(Type::Truth),
        }
    }

    fn calculate(&mut self, operation: Arithmetic, a: &Node, b: &Node) -> Sql {
        let (a, b) = (self.scalar(a, a.ty), self.scalar(b, b.ty));
        Sql::Value(self.dialect.calculate(operation, &a, &b))
    }

    fn choose(&self, ty: Type, condition: &str, yes: Sql, no: Sql) -> Sql {
        match (yes, no) {
            _ if matches!(ty, Type::List(_)) => Sql::UnknownList,
            (Sql::Value(yes), Sql::Value(no)) if !matches!(ty, Type::Range(_)) => {
                Sql::Value(format!("(CASE WHEN {condition} THEN {yes} WHEN NOT {condition} THEN {no} WHEN {yes} = {no} THEN {yes} END)"))
            }
            (yes, no) => match (sides(yes), sides(no)) {
                (Some(yes), Some(no)) => Sql::Range(choose_side(condition, &yes.0, &no.0, "<="), choose_side(condition, &yes.1, &no.1, ">=")),
                _ => self.unknown(ty),
            },
        }
    }

    fn gather(&mut self, gather: Gather, list: Sql, body: &Node) -> String {
        match list {
            Sql::Items(items) => {
                let truths = items.into_iter().map(|item| self.bind(item, body)).collect::<Vec<String>>();
                gather_items(gather, &truths)
            }
            Sql::Column(column, numbers) => {
                let level = self.bound.len();
                let body = self.bind(Sql::Value(self.dialect.element(level, numbers)), body);
                format!("({})", self.dialect.gather(gather, &JsonList { column: &column, numbers }, level, &body))
            }
            _ => self.null(Type::Truth),
        }
    }

    fn bind(&mut self, element: Sql, body: &Node) -> String {
        self.bound.push(element);
        let truth = self.truth(body);
        self.bound.pop();
        truth
    }
}

/// A number or a range as the least and the greatest that it can be.
fn sides(part: Sql) -> Option<(String, String)> {
    match part {
        Sql::Range(low, high) => Some((low, high)),
        Sql::Value(number) => Some((number.clone(), number)),
        _ => None,
    }
}

fn choose_side(condition: &str, yes: &str, no: &str, before: &str) -> String {
    format!("(CASE WHEN {condition} THEN {yes} WHEN NOT {condition} THEN {no} WHEN {yes} {before} {no} THEN {yes} WHEN {no} {before} {yes} THEN {no} END)")
}

/// What two intervals say: true where they say so whatever the numbers are, false where they never do, NULL else.
fn compare_ranges(comparison: Comparison, (a, a_high): &(String, String), (b, b_high): &(String, String)) -> String {
    let apart = format!("{a_high} < {b} OR {b_high} < {a}");
    let same = format!("{a} = {a_high} AND {b} = {b_high} AND {a} = {b}");
    let (holds, fails) = match comparison {
        Comparison::Equal => (same, apart),
        Comparison::NotEqual => (apart, same),
        Comparison::Less => (format!("{a_high} < {b}"), format!("{a} >= {b_high}")),
        Comparison::LessOrEqual => (format!("{a_high} <= {b}"), format!("{a} > {b_high}")),
        Comparison::Greater => (format!("{a} > {b_high}"), format!("{a_high} <= {b}")),
        Comparison::GreaterOrEqual => (format!("{a} >= {b_high}"), format!("{a_high} < {b}")),
    };
    format!("(CASE WHEN {holds} THEN TRUE WHEN {fails} THEN FALSE END)")
}

fn gather_items(gather: Gather, truths: &[String]) -> String {
    match (gather, truths.is_empty()) {
        (Gather::All, true) => "TRUE".to_owned(),
        (_, true) => "FALSE".to_owned(),
        (Gather::All, _) => format!("({})", truths.join(" AND ")),
        (Gather::Exists, _) => format!("({})", truths.join(" OR ")),
        (Gather::ExistsOne, _) => {
            let held = truths.iter().map(|truth| format!("CASE WHEN {truth} THEN 1 ELSE 0 END")).collect::<Vec<_>>().join(" + ");
            let open = truths.iter().map(|truth| format!("{truth} IS NULL")).collect::<Vec<_>>().join(" OR ");
            format!("(CASE WHEN {held} > 1 THEN FALSE WHEN {open} THEN NULL ELSE {held} = 1 END)")
        }
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}
