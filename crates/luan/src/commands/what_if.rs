//! `luan what-if`: a number of a rule is changed, and everybody whose verdict turns is counted and listed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use register::Day;
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict::{Lang, Outcome as Verdict};

use crate::access::Action;
use crate::asking::{Everybody, subject_name};
use crate::cli::{Books, From};
use crate::commands::check::Touched;
use crate::commands::why::find_rule;
use crate::counter::{Counter, Format};
use crate::exit::{Failure, Outcome, Stop};
use crate::report::{outcome_words, write_csv};
use crate::trying::{Untried, set as set_number};
use crate::{books, office};

/// Subjects that are written out for a person; the rest is counted.
const TURNED_SHOWN_MAX: usize = 50;

/// What `luan what-if` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The day that is asked about, yyyy-mm-dd; moves are asked about on their own days
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    on: Day,
    /// RULE.param=VALUE, as in '45-CT/TW#two-terms.months=60'; may be given several times
    #[arg(long, value_name = "RULE.param=VALUE", required = true)]
    set: Vec<String>,
    /// The proposed moves, for rules about moves
    #[arg(long, value_name = "FILE")]
    moves: Option<PathBuf>,
    #[command(flatten)]
    books: Books,
}

/// A subject whose verdict turns.
struct Turned {
    subject: String,
    rule: String,
    before: Verdict,
    after: Verdict,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let before = books::load(&arguments.books.rulebooks, counter.lang)?;
    let mut after = before.clone();
    let mut changed = Vec::new();
    for set in &arguments.set {
        let name = change(&mut after, set)?;
        if !changed.contains(&name) {
            changed.push(name);
        }
    }
    let mut office = office::open_from(&arguments.from, Action::Review, counter)?;
    let moves = match &arguments.moves {
        Some(file) => office.moves(file, counter)?,
        None => Moves::default(),
    };
    let (everybody, touched) = (Everybody::of(&office.register), Touched::by(&moves));
    let world = World::new(&office.register, &before, &moves);
    let mut turned = Vec::new();
    for name in &changed {
        let rule = find_rule(&before, name)?.rule;
        for (day, rows, names) in asked(&world, &everybody, &touched, rule.subject, arguments.on) {
            turned.extend(turned_of_rule(&world, &after, day, rule, &rows, &names));
        }
    }
    write(&turned, counter)?;
    Ok(office.exit())
}

/// Changes a parameter as `RULE.param=VALUE` says, and gives back the rule's name.
fn change(books: &mut [Rulebook], set: &str) -> Result<String, Failure> {
    let wrong = |vi: &str, en: &str| Failure::usage(vi, en).at(set).now("viết QUY-TẮC.tham-số=SỐ", "write RULE.param=NUMBER");
    let split = set.split_once('=').and_then(|(place, value)| Some((place.trim().rsplit_once('.')?, value.trim())));
    let Some(((name, param), value)) = split else { return Err(wrong("không hiểu điều cần đổi", "what is to be changed is not understood")) };
    find_rule(books, name)?;
    let rule: &mut Rule = books.iter_mut().flat_map(|book| &mut book.rules).find(|rule| rule.name == name).expect("the rule was found above");
    let known: Vec<String> = rule.params.keys().cloned().collect();
    match set_number(rule, param.trim_start_matches("param."), value) {
        Ok(()) => {}
        Err(Untried::NoSuch) => return Err(wrong("quy tắc không có tham số này", "the rule has no such parameter").at(known.join(", "))),
        Err(Untried::NotANumber) => {
            return Err(wrong("chỉ thử được số nguyên, thay cho số nguyên", "only a whole number can be tried, in place of a whole number"));
        }
    }
    Ok(name.to_owned())
}

/// Rows that are asked about on a day, and their names.
type Asked<'a> = (Day, Rows<'a>, Vec<String>);

/// Who is asked about a rule: everybody on the day, moves on their own days.
fn asked<'a>(world: &'a World<'a>, everybody: &'a Everybody, touched: &'a Touched, subject: Subject, on: Day) -> Vec<Asked<'a>> {
    let name = |row: usize| subject_name(world, subject, row);
    match subject {
        Subject::Move => touched.moves.iter().map(|(&day, at)| (day, Rows::Moves(at), at.iter().map(|&row| name(row as usize)).collect())).collect(),
        Subject::Plan => touched.plan.iter().map(|(day, number)| (*day, Rows::Plans(number), vec!["plan".to_owned()])).collect(),
        _ => {
            let count = everybody.count(subject);
            let plan = world.moves.plan.first().copied();
            vec![(on, everybody.rows(subject, 0..count, plan), (0..count).map(name).collect())]
        }
    }
}

/// Everybody about whom a rule says something else when the books are changed. The facts are computed once.
fn turned_of_rule<'a>(world: &'a World<'a>, changed: &[Rulebook], day: Day, rule: &Rule, rows: &Rows<'a>, names: &[String]) -> Vec<Turned> {
    let select = |other: &Rule| other.name == rule.name;
    let before = Sweep::new(world, day, rule.subject, &select);
    let after = Sweep::compile(changed, world.register, day, rule.subject, &select);
    let facts = before.facts(world, rows);
    let outcomes = [before.run_on(&facts), after.run_on(&facts)];
    let [Some(before), Some(after)] = outcomes.each_ref().map(|of_rules| of_rules.first()) else { return Vec::new() };
    let outcome = |byte: u8| Verdict::ALL.get(byte as usize).copied();
    let pairs = before.iter().zip(after).zip(names).filter(|((before, after), _)| before != after);
    let turned = |((&before, &after), name): ((&u8, &u8), &String)| {
        Some(Turned { subject: name.clone(), rule: rule.name.clone(), before: outcome(before)?, after: outcome(after)? })
    };
    pairs.filter_map(turned).collect()
}

fn write(turned: &[Turned], counter: &mut Counter<'_>) -> Result<(), Stop> {
    match counter.format_of_results() {
        Format::Json => {
            for one in turned {
                let (before, after) = (one.before.name(), one.after.name());
                let [subject, rule] = [&one.subject, &one.rule].map(|text| serde_json::Value::from(text.as_str()));
                writeln!(counter.out, "{{\"subject\":{subject},\"rule\":{rule},\"before\":\"{before}\",\"after\":\"{after}\"}}")?;
            }
        }
        Format::Csv => {
            write_csv(counter.out, &["subject", "rule", "before", "after"])?;
            for one in turned {
                write_csv(counter.out, &[&one.subject, &one.rule, one.before.name(), one.after.name()])?;
            }
        }
        Format::Text => {
            let text = text(turned, counter.lang);
            counter.out.write_all(text.as_bytes())?;
        }
    }
    Ok(())
}

fn text(turned: &[Turned], lang: Lang) -> String {
    if turned.is_empty() {
        return lang.pick(["Không ai đổi kết luận.\n", "Nobody's verdict turns.\n"]).to_owned();
    }
    let mut counts: BTreeMap<(&str, Verdict, Verdict), usize> = BTreeMap::new();
    turned.iter().for_each(|one| *counts.entry((&one.rule, one.before, one.after)).or_default() += 1);
    let mut out = String::new();
    for ((rule, before, after), count) in counts {
        out.push_str(&format!("{rule}: {} → {}: {count}\n", lang.pick(outcome_words(before)), lang.pick(outcome_words(after))));
    }
    for one in turned.iter().take(TURNED_SHOWN_MAX) {
        out.push_str(&format!("  {}  {} → {}\n", one.subject, lang.pick(outcome_words(one.before)), lang.pick(outcome_words(one.after))));
    }
    let more = turned.len().saturating_sub(TURNED_SHOWN_MAX);
    if more > 0 {
        out.push_str(&lang.pick([format!("  … và {more} đối tượng nữa\n"), format!("  … and {more} more\n")]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_said() {
        for (set, exit) in [("nonsense", crate::exit::Exit::Usage), ("a#b.c=1", crate::exit::Exit::Failed), ("a#b=1", crate::exit::Exit::Usage)] {
            assert_eq!(change(&mut [], set).unwrap_err().exit, exit, "{set}");
        }
    }
}
