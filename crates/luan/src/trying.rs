//! A rule with other numbers, or with another condition, tried before anybody writes it.

use register::Day;
use rules::language::{Context, Diagnostic, parse};
use rules::rulebook::Rule;
use rules::trace::{param_at, show};
use rules::tree::{Constant, Node};

/// A number that is tried stays in this range, in which no condition that was accepted at load can overflow.
pub(crate) const TRIED_MAX: i32 = 100_000;

/// Why a number cannot be tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Untried {
    /// The rule has no such parameter.
    NoSuch,
    /// It is no whole number within the range, or the parameter is none.
    NotANumber,
}

/// A condition of a rule that can be tried in other words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Condition {
    /// When it speaks of a subject.
    When,
    /// What must hold.
    Require,
}

impl Condition {
    /// Both, in the order in which a rule asks them.
    pub(crate) const ALL: [Condition; 2] = [Condition::When, Condition::Require];

    /// The word in rulebooks.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Condition::When => "when",
            Condition::Require => "require",
        }
    }

    /// It as a rule has it, in the rule language; empty where it has none.
    pub(crate) fn of(self, rule: &Rule) -> String {
        match self {
            Condition::When => rule.when.as_ref().map(show).unwrap_or_default(),
            Condition::Require => show(&rule.require),
        }
    }
}

/// The numbers of a rule on a day, by name.
pub(crate) fn numbers(rule: &Rule, day: Day) -> Vec<(String, i32)> {
    let number = |name: &String| match param_at(rule, name, day).or_else(|| rule.params.get(name)?.first().map(|(_, value)| value)) {
        Some(Constant::Number(number)) => Some((name.clone(), *number)),
        _ => None,
    };
    rule.params.keys().filter_map(number).collect()
}

/// Sets a number of a rule, for every day.
pub(crate) fn set(rule: &mut Rule, param: &str, text: &str) -> Result<(), Untried> {
    let values = rule.params.get_mut(param).ok_or(Untried::NoSuch)?;
    let number = text.trim().parse::<i32>().ok().filter(|number| number.abs() <= TRIED_MAX);
    let (Some(number), Some((_, Constant::Number(_)))) = (number, values.first()) else { return Err(Untried::NotANumber) };
    *values = vec![(Day::BEGINNING, Constant::Number(number))];
    Ok(())
}

/// Sets both conditions of a rule from their texts; what stands there already is left as it is. Every fault of both comes at once.
pub(crate) fn rewrite(rule: &mut Rule, texts: [&str; 2]) -> Result<(), Vec<(Condition, Vec<Diagnostic>)>> {
    let mut faults = Vec::new();
    let mut read = |rule: &Rule, condition: Condition, text: &str, given: &[(&Node, bool)]| {
        let context = Context { subject: rule.subject, params: &rule.params, given };
        let faulty = |found: Vec<rules::language::Fault>| {
            let diagnostics = found.into_iter().map(|fault| Diagnostic::new(condition.name(), text, fault)).collect();
            faults.push((condition, diagnostics));
        };
        parse(text, &context).map_err(faulty).ok()
    };
    let [when, require] = texts.map(str::trim);
    let new_when = when != Condition::When.of(rule);
    if new_when {
        rule.when = if when.is_empty() { None } else { read(rule, Condition::When, when, &[]) };
    }
    if new_when || require != Condition::Require.of(rule) {
        let given: Vec<(&Node, bool)> = rule.when.iter().map(|when| (when, true)).collect();
        let node = read(rule, Condition::Require, require, &given);
        if let Some(node) = node {
            rule.require = node;
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use rules::verdict::Lang;

    use super::*;

    fn rules() -> Vec<Rule> {
        crate::books::load(&[], Lang::Vi).unwrap().into_iter().flat_map(|book| book.rules).collect()
    }

    #[test]
    fn the_text_that_is_offered_is_the_condition_that_holds() {
        for mut rule in rules() {
            let before = Condition::ALL.map(|condition| condition.of(&rule));
            // Read again, not only left as it is: a space makes it another text for no reader.
            let parsed = |condition: Condition, given: &[(&Node, bool)]| {
                let text = condition.of(&rule);
                let context = Context { subject: rule.subject, params: &rule.params, given };
                (!text.is_empty()).then(|| show(&parse(&text, &context).unwrap_or_else(|faults| panic!("{}: {text}: {faults:?}", rule.name))))
            };
            let given: Vec<(&Node, bool)> = rule.when.iter().map(|when| (when, true)).collect();
            assert_eq!(parsed(Condition::When, &[]).unwrap_or_default(), before[0], "{}", rule.name);
            assert_eq!(parsed(Condition::Require, &given).unwrap_or_default(), before[1], "{}", rule.name);
            rewrite(&mut rule, [&before[0], &before[1]]).unwrap();
            assert_eq!(Condition::ALL.map(|condition| condition.of(&rule)), before);
        }
    }

    #[test]
    fn every_fault_of_both_conditions_is_told_with_its_place_and_nothing_is_taken() {
        let mut rule = rules().into_iter().find(|rule| rule.name.ends_with("#out-of-planning")).unwrap();
        let before = Condition::ALL.map(|condition| condition.of(&rule));
        let faults = rewrite(&mut rule, ["person.in_plannin", "person.age_months > 'x'"]).unwrap_err();
        assert_eq!(faults.iter().map(|(condition, _)| *condition).collect::<Vec<_>>(), Condition::ALL);
        let told = faults.iter().flat_map(|(_, faults)| faults).map(|fault| fault.render(Lang::En)).collect::<String>();
        assert!(told.contains("when:1:1") && told.contains("`person.in_planning`"), "{told}");
        assert_eq!(before[1], Condition::Require.of(&rule));
    }

    #[test]
    fn only_numbers_that_cannot_overflow_are_tried() {
        let mut rule = rules().into_iter().find(|rule| numbers(rule, Day::new(2026, 1, 1).unwrap()).len() == 1).unwrap();
        let (name, _) = numbers(&rule, Day::new(2026, 1, 1).unwrap()).remove(0);
        for text in ["", "x", "1.5", "100001", "-100001", "99999999999"] {
            assert_eq!(set(&mut rule, &name, text), Err(Untried::NotANumber), "{text}");
        }
        assert_eq!(set(&mut rule, "nothing", "5"), Err(Untried::NoSuch));
        set(&mut rule, &name, " 77 ").unwrap();
        assert_eq!(numbers(&rule, Day::new(1901, 1, 1).unwrap()), [(name, 77)]);
    }
}
