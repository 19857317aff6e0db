//! Of which classes a verdict is: those of every table that a fact of its rule is counted from.

use rules::facts::{self, Fact};
use rules::language::facts_read;
use rules::rulebook::Rule;

use super::policy::{Class, Classes};

/// Whoever stands in a verdict stands there with a post: these are never hidden behind it.
const ALWAYS: Classes = Classes::of(&[Class::Open, Class::Personnel]);

/// The classes of a fact: its source names every table that it is counted from.
pub(crate) fn of_fact(fact: &Fact) -> Classes {
    let words = fact.source.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
    words.filter_map(Class::of_table).fold(ALWAYS, |all, class| all.or(Classes::of(&[class])))
}

/// The classes of a rule's verdicts.
pub(crate) fn of_rule(rule: &Rule) -> Classes {
    let conditions = [Some(&rule.require), rule.when.as_ref(), rule.waiver.as_ref().and_then(|waiver| waiver.when.as_ref())];
    let read = conditions.into_iter().flatten().flat_map(facts_read);
    let said = rule.says.iter().flat_map(|words| words.split('{').skip(1)).filter_map(|rest| facts::find(rest.split_once('}')?.0));
    read.chain(said).map(|position| of_fact(&facts::ALL[position])).fold(ALWAYS, Classes::or)
}
