//! A condition as a list that can be read: what must hold together, what may stand for another, each fact in its words and each number with its value.

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;
use register::Day;
use rules::facts;
use rules::rulebook::Rule;
use rules::trace::{Value, param_at, show};
use rules::tree::{Comparison, Constant, Gather, Node, NodeKind, Type};
use rules::verdict::{Lang, words, words_of_fact};

use super::picture::Quoted;

/// A condition of a rule on a day, as nested lists.
pub(crate) struct Tree {
    root: Branch,
}

/// A part of a condition: what it says, and its parts.
struct Branch {
    says: String,
    parts: Vec<Branch>,
}

impl Tree {
    /// The condition `node` of a rule; numbers are those of the day.
    pub(crate) fn new(node: &Node, rule: &Rule, day: Day, lang: Lang) -> Tree {
        Tree { root: Reader { rule, day, lang }.branch(node) }
    }
}

/// Reads a condition aloud.
struct Reader<'a> {
    rule: &'a Rule,
    day: Day,
    lang: Lang,
}

impl Reader<'_> {
    fn branch(&self, node: &Node) -> Branch {
        let group = |says: [&str; 2], parts: &[&Node]| {
            let parts = parts.iter().map(|part| self.branch(part)).collect();
            Branch { says: self.lang.pick(says).to_owned(), parts }
        };
        match &node.kind {
            NodeKind::And(all) => group(["mọi điều sau đều đúng:", "all of these hold:"], &all.iter().collect::<Vec<_>>()),
            NodeKind::Or(all) => group(["ít nhất một điều sau đúng:", "at least one of these holds:"], &all.iter().collect::<Vec<_>>()),
            NodeKind::Not(inner) if fact_of(inner).is_some() => {
                Branch { says: format!("{}: {}", self.part(inner, None), self.lang.pick(["không", "no"])), parts: Vec::new() }
            }
            NodeKind::Not(inner) => group(["điều sau không đúng:", "this does not hold:"], &[inner]),
            NodeKind::Choose(condition, yes, no) => {
                let mut choice = group(["nếu", "if"], &[condition, yes, no]);
                let before = self.lang.pick([["", "thì: ", "nếu không thì: "], ["", "then: ", "otherwise: "]]);
                choice.parts.iter_mut().zip(before).for_each(|(part, before)| part.says.insert_str(0, before));
                choice
            }
            NodeKind::Gather(gather, list, body) => {
                let list = self.part(list, None);
                let says = match gather {
                    Gather::All => self.lang.pick([format!("với mọi mục x trong {list}:"), format!("for every x in {list}:")]),
                    Gather::Exists => self.lang.pick([format!("có một mục x trong {list} mà:"), format!("for some x in {list}:")]),
                    Gather::ExistsOne => self.lang.pick([format!("có đúng một mục x trong {list} mà:"), format!("for exactly one x in {list}:")]),
                };
                Branch { says, parts: vec![self.branch(body)] }
            }
            _ => Branch { says: self.leaf(node), parts: Vec::new() },
        }
    }

    fn leaf(&self, node: &Node) -> String {
        match &node.kind {
            NodeKind::Compare(comparison, a, b) => {
                format!("{} {} {}", self.part(a, fact_of(b)), self.sign(*comparison), self.part(b, fact_of(a)))
            }
            NodeKind::In(a, b) => format!("{} {} {}", self.part(a, None), self.lang.pick(["là một trong", "is one of"]), self.part(b, fact_of(a))),
            NodeKind::Fact(_) => format!("{}: {}", self.part(node, None), self.lang.pick(["có", "yes"])),
            _ => self.part(node, None),
        }
    }

    /// A part of a line; `beside` is the fact that it is compared with, whose words its codes have.
    fn part(&self, node: &Node, beside: Option<usize>) -> String {
        match &node.kind {
            NodeKind::Fact(position) => self.lang.pick(facts::ALL[*position].words).to_owned(),
            NodeKind::Param(name) => {
                let value = param_at(self.rule, name, self.day).map(|constant| self.value(constant, node.ty, beside));
                format!("{} ({name})", value.unwrap_or_else(|| words(&Value::Unknown, self.lang)))
            }
            NodeKind::Constant(constant) => self.value(constant, node.ty, beside),
            NodeKind::List(all) => all.iter().map(|one| self.part(one, beside)).collect::<Vec<_>>().join(", "),
            NodeKind::Element { .. } => "x".to_owned(),
            NodeKind::Size(list) => self.lang.pick([format!("số mục của {}", self.part(list, None)), format!("the number of {}", self.part(list, None))]),
            _ => show(node),
        }
    }

    fn value(&self, constant: &Constant, ty: Type, beside: Option<usize>) -> String {
        match (constant, beside) {
            (Constant::List(items), _) => items.iter().map(|item| self.value(item, Type::Text, beside)).collect::<Vec<_>>().join(", "),
            (_, Some(fact)) => words_of_fact(facts::ALL[fact].name, &Value::constant(constant, Type::Text), self.lang),
            _ => words(&Value::constant(constant, ty), self.lang),
        }
    }

    fn sign(&self, comparison: Comparison) -> &'static str {
        self.lang.pick(match comparison {
            Comparison::Equal => ["là", "is"],
            Comparison::NotEqual => ["không là", "is not"],
            Comparison::Less => ["nhỏ hơn", "less than"],
            Comparison::LessOrEqual => ["không quá", "at most"],
            Comparison::Greater => ["lớn hơn", "more than"],
            Comparison::GreaterOrEqual => ["ít nhất", "at least"],
        })
    }
}

fn fact_of(node: &Node) -> Option<usize> {
    if let NodeKind::Fact(position) = node.kind { Some(position) } else { None }
}

impl Display for Tree {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("<ul class=\"tree\">")?;
        self.root.write(out)?;
        out.write_str("</ul>")
    }
}

impl Branch {
    fn write(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "<li>{}", Quoted(&self.says))?;
        if !self.parts.is_empty() {
            out.write_str("<ul>")?;
            self.parts.iter().try_for_each(|part| part.write(out))?;
            out.write_str("</ul>")?;
        }
        out.write_str("</li>")
    }
}

impl HtmlSafe for Tree {}

#[cfg(test)]
mod tests {
    use rules::language::{facts_read, params_read};

    use super::*;

    #[test]
    fn every_fact_and_number_of_every_rule_is_read_aloud() {
        let day = Day::new(2026, 11, 21).unwrap();
        let mut read = 0;
        for rule in crate::books::load(&[], Lang::Vi).unwrap().iter().flat_map(|book| &book.rules) {
            for node in [Some(&rule.require), rule.when.as_ref()].into_iter().flatten() {
                for lang in [Lang::Vi, Lang::En] {
                    let text = Tree::new(node, rule, day, lang).to_string();
                    for fact in facts_read(node).into_iter().map(|fact| &facts::ALL[fact]) {
                        let said = Quoted(lang.pick(fact.words)).to_string();
                        assert!(text.contains(&said) || text.contains(fact.name), "{}: {text}", rule.name);
                        read += 1;
                    }
                    for param in params_read(node) {
                        assert!(text.contains(param), "{}: {text}", rule.name);
                    }
                    assert_eq!(text.matches("<li>").count(), text.matches("</li>").count());
                }
            }
        }
        assert!(read > 200, "{read}");
    }
}
