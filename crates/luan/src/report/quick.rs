//! Many lines quickly. Two lines of one rule differ in the subject, the outcome and the values; the rest is made once, from a line that was made slowly.
//!
//! What is not known takes the slow way, which knows what is missing.

use std::io::Write;

use register::Register;
use rules::facts::{self, World};
use rules::language::facts_read;
use rules::sweep::Facts;
use rules::trace::{Value, param_at};
use rules::tree::Type;
use rules::verdict::{Lang, Line, Outcome, words, words_of_fact};

use crate::asking::Clause;

/// The lines of one rule over rows whose facts were kept.
pub(crate) struct Quick<'a> {
    clause: Clause<'a>,
    facts: &'a Facts,
    register: &'a Register,
    lang: Lang,
    /// The template of lines that come from what is required, and of those that come from when the rule speaks.
    templates: [Option<Template>; 2],
}

/// What the lines of one rule share.
struct Template {
    before_outcome: String,
    before_facts: String,
    /// Facts by their names in order, each with the text before its value.
    facts: Vec<(String, usize)>,
    /// The parameters, as they stand after the facts.
    params: String,
    before_says: String,
    says: Vec<Piece>,
}

/// A piece of the words for the reader.
enum Piece {
    /// As it stands, escaped.
    Text(String),
    /// The value of a fact.
    Fact(usize),
}

impl<'a> Quick<'a> {
    /// A writer for a rule.
    pub(crate) fn new(world: &World<'a>, facts: &'a Facts, clause: Clause<'a>, lang: Lang) -> Quick<'a> {
        Quick { clause, facts, register: world.register, lang, templates: [None, None] }
    }

    /// Writes the line of a row with its end; `slow` makes the whole line. Nothing is written for a row that is out of scope.
    pub(crate) fn write(&mut self, row: usize, byte: u8, name: &str, slow: &dyn Fn() -> Option<Line>, out: &mut Vec<u8>) {
        let Some(&outcome) = Outcome::ALL.get(usize::from(byte)) else { return };
        let class = usize::from(outcome == Outcome::NotApplicable);
        if outcome == Outcome::NotKnown || self.templates[class].is_none() {
            let Some(line) = slow() else { return };
            if outcome != Outcome::NotKnown {
                self.templates[class] = Some(self.template(&line, class));
            }
            out.extend_from_slice(line.json().as_bytes());
        } else if let Some(template) = &self.templates[class] {
            self.fill(template, row, outcome, name, out);
        }
        out.push(b'\n');
    }

    fn fill(&self, template: &Template, row: usize, outcome: Outcome, name: &str, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"subject\":");
        escape(name, out);
        for part in [&template.before_outcome, outcome.name(), &template.before_facts] {
            out.extend_from_slice(part.as_bytes());
        }
        let mut comma = "";
        for (key, position) in &template.facts {
            let value = self.facts.value(*position, row, self.register);
            if value != Value::Unknown {
                out.extend_from_slice(comma.as_bytes());
                out.extend_from_slice(key.as_bytes());
                json(&value, out);
                comma = ",";
            }
        }
        if !template.params.is_empty() {
            out.extend_from_slice(comma.as_bytes());
            out.extend_from_slice(template.params.as_bytes());
        }
        out.extend_from_slice(template.before_says.as_bytes());
        for piece in &template.says {
            match piece {
                Piece::Text(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Fact(position) => in_words(*position, &self.facts.value(*position, row, self.register), self.lang, out),
            }
        }
        out.extend_from_slice(b"\"}");
    }

    /// What the lines share with this one. A quotation mark inside a value is escaped, so that the marks looked for here stand only between values.
    fn template(&self, line: &Line, class: usize) -> Template {
        let text = line.json();
        let between = |from: &str, to: &str| {
            let start = text.find(from).expect("a line has every key");
            let end = start + text[start..].find(to).expect("a line has every key") + to.len();
            text[start..end].to_owned()
        };
        let rule = self.clause.rule;
        let mut read = facts_read(&rule.require);
        if class == 1 {
            read.extend(rule.when.iter().flat_map(facts_read));
        }
        let mut facts: Vec<(String, usize)> = read.into_iter().map(|position| (format!("\"{}\":", facts::ALL[position].name), position)).collect();
        facts.sort();
        let params = line.facts.iter().filter(|(name, _)| name.starts_with("param."));
        let params: Vec<String> = params.map(|(name, value)| format!("\"{name}\":{}", value.json())).collect();
        Template {
            before_outcome: between(",\"rule\":\"", "\"outcome\":\""),
            before_facts: between("\",\"on\":\"", "\"facts\":{"),
            facts,
            params: params.join(","),
            before_says: between("},\"missing\":[", "\"says\":\""),
            says: self.says(line),
        }
    }

    fn says(&self, line: &Line) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = self.lang.pick([self.clause.rule.says[0].as_str(), &self.clause.rule.says[1]]);
        while let Some((before, name, after)) = placeholder(rest) {
            pieces.push(text(before));
            pieces.push(match facts::find(name) {
                Some(position) => Piece::Fact(position),
                None => text(&words(&self.param(line, name), self.lang)),
            });
            rest = after;
        }
        pieces.push(text(rest));
        pieces
    }

    /// A parameter as the line has it, or as the rule has it on the day.
    fn param(&self, line: &Line, name: &str) -> Value {
        let shown = line.facts.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let constant = || param_at(self.clause.rule, name.strip_prefix("param.")?, line.on).map(|constant| Value::constant(constant, Type::Text));
        shown.or_else(constant).unwrap_or(Value::Unknown)
    }
}

/// The first placeholder: what stands before it, its name, what stands after it.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn text(plain: &str) -> Piece {
    let quoted = Value::Text(plain.to_owned()).json();
    Piece::Text(quoted[1..quoted.len() - 1].to_owned())
}

fn json(value: &Value, out: &mut Vec<u8>) {
    match value {
        // Writing into a vector cannot fail.
        Value::Number(number) => drop(write!(out, "{number}")),
        Value::Truth(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Value::Text(text) => escape(text, out),
        other => out.extend_from_slice(other.json().as_bytes()),
    }
}

fn in_words(position: usize, value: &Value, lang: Lang, out: &mut Vec<u8>) {
    match value {
        Value::Number(number) => drop(write!(out, "{number}")),
        other => {
            let quoted = Value::Text(words_of_fact(facts::ALL[position].name, other, lang)).json();
            out.extend_from_slice(&quoted.as_bytes()[1..quoted.len() - 1]);
        }
    }
}

/// Writes text in quotation marks; most text has nothing to escape.
fn escape(text: &str, out: &mut Vec<u8>) {
    if text.bytes().any(|byte| byte == b'"' || byte == b'\\' || byte < b' ') {
        return out.extend_from_slice(Value::Text(text.to_owned()).json().as_bytes());
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use register::Day;
    use rules::facts::Rows;
    use rules::subject::Subject;
    use rules::sweep::Sweep;

    use super::*;

    /// Small registers in which everything is missing or contradicted somewhere.
    const REGISTERS: u64 = 200;

    #[test]
    fn a_quick_line_is_the_slow_line() {
        let books = crate::books::load(&[], Lang::Vi).unwrap();
        let mut quick_lines = 0;
        for seed in 0..REGISTERS {
            let (register, moves) = sample::nasty(seed);
            let at: Vec<u32> = (0..moves.rows.len() as u32).collect();
            let world = World::new(&register, &books, &moves);
            for (year, month) in [(2018, 1), (2023, 9), (2026, 1)] {
                let day = Day::new(year, month, 15).unwrap();
                for (subject, rows) in [(Subject::Person, Rows::PeopleRange(0..register.tables().people.len() as u32)), (Subject::Move, Rows::Moves(&at))] {
                    let lang = if seed % 2 == 0 { Lang::Vi } else { Lang::En };
                    quick_lines += compare(&world, day, subject, &rows, lang);
                }
            }
        }
        assert!(quick_lines > 10_000, "{quick_lines}");
    }

    fn compare<'a>(world: &'a World<'a>, day: Day, subject: Subject, rows: &Rows<'a>, lang: Lang) -> usize {
        let sweep = Sweep::new(world, day, subject, &|_| true);
        let facts = sweep.facts(world, rows);
        let mut compared = 0;
        for (at, outcomes) in sweep.rules().iter().zip(sweep.run_on(&facts)) {
            let book = &world.rulebooks[at.book];
            let clause = Clause { book, rule: &book.rules[at.rule] };
            let mut quick = Quick::new(world, &facts, clause, lang);
            for (row, byte) in outcomes.into_iter().enumerate() {
                let name = format!("{}:\"{row}\"", subject.name());
                let slow = || facts.line(world, row, clause.book, clause.rule, name.clone(), lang);
                let mut out = Vec::new();
                quick.write(row, byte, &name, &slow, &mut out);
                let expected = slow().map(|line| line.json() + "\n").unwrap_or_default();
                assert_eq!(String::from_utf8(out).unwrap(), expected);
                compared += usize::from(!expected.is_empty());
            }
        }
        compared
    }
}
