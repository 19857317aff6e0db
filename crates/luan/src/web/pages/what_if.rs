//! What if a rule had another number, or other words: who turns, told while the number is moved. Without a script, by a button.

use askama::Template;
use axum::http::StatusCode;
use register::Day;
use rules::rulebook::{Rule, Rulebook};
use rules::verdict::Outcome;

use super::rule::{self, Ran};
use crate::access::{Alone, Compared, Counted, Filter, Told, Turned};
use crate::report::outcome_words;
use crate::trying::{Condition, TRIED_MAX, numbers, rewrite, set};
use crate::web::answer::{Answer, Refused};
use crate::web::bars::{Bar, Piece, bars};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::picture::Picture;
use crate::web::sought::{OUTCOMES, SUBJECTS, day_of, question};
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "what_if.html")]
struct WhatIf {
    page: Page,
    path: String,
    name: String,
    clause: String,
    says: String,
    /// The day as it was typed, or what is asked about.
    on: String,
    day: Day,
    in_force: bool,
    judged: bool,
    numbers: Vec<Dial>,
    /// The conditions as they are tried: the word of the rulebook, the text, whether it has a fault.
    conditions: Vec<(&'static str, String, bool)>,
    faults: Vec<Fault>,
    answer: Option<Came>,
    /// Worked cases that come out otherwise than the law wants.
    cases: Vec<Ran>,
}

/// A number that can be moved.
struct Dial {
    name: String,
    words: String,
    law: i32,
    value: String,
    slider: i32,
    least: i32,
    most: i32,
    faulty: bool,
}

/// A field that cannot be tried.
struct Fault {
    field: String,
    what: String,
    /// The line at fault with its place, where the engine tells one.
    shown: String,
}

/// What came of it.
struct Came {
    compared: Compared,
    picture: Picture,
    pager: Pager,
}

impl WhatIf {
    fn outcomes(&self) -> [Outcome; 5] {
        OUTCOMES
    }

    fn words(&self, outcome: &Outcome) -> String {
        self.page.lang.pick(outcome_words(*outcome)).to_owned()
    }

    fn count(&self, counted: &Counted, outcome: &Outcome) -> String {
        number(self.page.lang, counted.0[*outcome as usize])
    }

    fn number(&self, count: &usize) -> String {
        number(self.page.lang, *count)
    }

    /// How many more, or fewer, there are afterwards.
    fn change(&self, compared: &Compared, outcome: &Outcome) -> String {
        let [before, after] = compared.counted.map(|counted| counted.0[*outcome as usize]);
        match before.cmp(&after) {
            std::cmp::Ordering::Equal => "0".to_owned(),
            std::cmp::Ordering::Less => format!("+{}", number(self.page.lang, after - before)),
            std::cmp::Ordering::Greater => format!("−{}", number(self.page.lang, before - after)),
        }
    }

    /// The list behind a number of the law as it is, where there is somebody in it.
    fn list(&self, counted: &Counted, outcome: &Outcome) -> Option<String> {
        (self.in_force && counted.0[*outcome as usize] > 0).then(|| self.list_of(outcome))
    }

    fn list_of(&self, outcome: &Outcome) -> String {
        format!("/review?rule={}&outcome={}&on={}", quoted(&self.name), outcome.name(), self.day)
    }

    fn told(&self, told: &Told) -> String {
        told_words(&self.page, *told)
    }

    fn tag(&self, told: &Told) -> &'static str {
        told.map_or("not_applicable", Outcome::name)
    }

    fn way(&self, turned: &Turned) -> Option<String> {
        way(turned, self.day)
    }

    fn posts(&self, turned: &Turned) -> String {
        turned.posts.iter().map(|post| post.join(", ")).collect::<Vec<_>>().join("; ")
    }
}

/// What somebody is told, in words.
pub(super) fn told_words(page: &Page, told: Told) -> String {
    told.map_or_else(|| page.t.rule_out_of_scope(), |outcome| page.lang.pick(outcome_words(outcome)).to_owned())
}

/// Where everything that is said of somebody stands.
pub(super) fn way(turned: &Turned, day: Day) -> Option<String> {
    (turned.subject == rules::subject::Subject::Person).then(|| format!("/people/{}/review?on={day}", quoted(&turned.id)))
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (book, rule) = rule::find(visit, visit.id())?;
    let (view, t, mut faults) = (visit.view()?, visit.t(), Vec::new());
    let day = day_of(visit, "on")?;
    faults.extend(day.is_none().then(|| Fault { field: "on".to_owned(), what: t.sought_not_a_day(), shown: String::new() }));
    let day = day.unwrap_or(view.today());
    let mut changed = rule.clone();
    let dials = turn(visit, &mut changed, day, &mut faults);
    let conditions = reword(visit, &mut changed, &mut faults);
    let judged = SUBJECTS.contains(&rule.subject);
    let page = visit.page(t.what_if_title());
    let answer = (faults.is_empty() && judged).then(|| told(visit, &page, [&Alone::new(book, rule), &Alone::new(book, &changed)], day)).transpose()?.flatten();
    let cases = if faults.is_empty() { turned_cases(visit, book, &changed) } else { Vec::new() };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let on = visit.asked.field("on");
    Ok(Answer::page_with(
        status,
        &WhatIf {
            path: format!("/rules/{}", quoted(&rule.name)),
            name: rule.name.clone(),
            clause: format!("{}, {}", book.document.symbol, rule.clause),
            says: visit.lang.pick(rules::rulebook::conflicts::says(rule)),
            on: if on.is_empty() { day.to_string() } else { on.to_owned() },
            day,
            in_force: book.document.in_force.holds(day) && rule.in_force.holds(day),
            judged,
            numbers: dials,
            conditions,
            faults,
            answer,
            cases,
            page,
        },
    ))
}

/// Sets the numbers as the form has them. Each stands there twice, to be written and to be moved: what was moved counts, unless something was written.
fn turn(visit: &Visit<'_>, changed: &mut Rule, day: Day, faults: &mut Vec<Fault>) -> Vec<Dial> {
    let known = numbers(changed, day);
    let dial = |(name, law): (String, i32)| {
        let [written, moved, was] = ["n", "s", "was"].map(|before| visit.asked.field(&format!("{before}.{name}")).to_owned());
        let own = law.to_string();
        let was = if was.is_empty() { own } else { was };
        let value = if !written.is_empty() && written != was {
            written
        } else if moved.is_empty() {
            was
        } else {
            moved
        };
        let faulty = set(changed, &name, &value).is_err();
        if faulty {
            let what = format!("{name}: {} −{TRIED_MAX} … {TRIED_MAX}", visit.t().what_if_not_a_number());
            faults.push(Fault { field: format!("n.{name}"), what, shown: String::new() });
        }
        let [least, most] = [0.min(law * 2), (law.abs() * 2).max(12)];
        let slider = value.trim().parse().unwrap_or(law).clamp(least, most);
        let words = rule::param_words(&name, visit.lang);
        Dial { name, words, law, value, slider, least, most, faulty }
    };
    known.into_iter().map(dial).collect()
}

/// Sets the conditions as the form has them; what the engine says against them stands with its place.
fn reword(visit: &Visit<'_>, changed: &mut Rule, faults: &mut Vec<Fault>) -> Vec<(&'static str, String, bool)> {
    let written = |condition: Condition| {
        let there = visit.asked.query.iter().any(|(name, _)| name == condition.name());
        if there { visit.asked.field(condition.name()).to_owned() } else { condition.of(changed) }
    };
    let texts = Condition::ALL.map(written);
    let found = rewrite(changed, texts.each_ref().map(String::as_str)).err().unwrap_or_default();
    for (condition, diagnostics) in &found {
        faults.extend(diagnostics.iter().map(|diagnostic| Fault {
            field: condition.name().to_owned(),
            what: visit.lang.pick(diagnostic.message.clone()),
            shown: diagnostic.render(visit.lang),
        }));
    }
    let faulty = |condition: Condition| found.iter().any(|(other, _)| *other == condition);
    Condition::ALL.into_iter().zip(texts).map(|(condition, text)| (condition.name(), text, faulty(condition))).collect()
}

fn told(visit: &Visit<'_>, page: &Page, alone: [&Alone; 2], day: Day) -> Result<Option<Came>, Refused> {
    let at = visit.page_number();
    let compared = visit.view()?.compare(question(visit, day), alone, &Filter::default(), at);
    Ok(compared.map(|compared| Came { picture: picture(page, &compared), pager: Pager::new(page, at, compared.found), compared }))
}

/// What two readings say, as two bars.
pub(super) fn picture(page: &Page, compared: &Compared) -> Picture {
    let bar = |(label, counted): (String, Counted)| {
        let piece = |outcome: Outcome| {
            let count = counted.0[outcome as usize];
            Piece { class: outcome.name(), count, says: format!("{label}: {} {}", page.lang.pick(outcome_words(outcome)), number(page.lang, count)) }
        };
        Bar { parts: OUTCOMES.map(piece).into(), label: label.clone() }
    };
    let labels = [page.t.what_if_before(), page.t.what_if_after()];
    bars(&page.t.what_if_picture(), &labels.into_iter().zip(compared.counted).map(bar).collect::<Vec<_>>())
}

/// The worked cases that come out otherwise.
fn turned_cases(visit: &Visit<'_>, book: &Rulebook, changed: &Rule) -> Vec<Ran> {
    rule::cases(book, changed, visit.lang).into_iter().filter(|ran| !ran.passed()).collect()
}
