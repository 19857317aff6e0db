//! A plan that is kept, as one viewer may see it: without those whom they may not plan with, and with the names of everybody and everything else in it.

use std::collections::{BTreeMap, BTreeSet};

use register::column::Row;
use register::tables::{People, Posts, Units};
use register::{Day, Register};

use super::plan::{empty_since, names_hidden};
use crate::names::{Naming, post_words};
use crate::plans::{KeptPlan, Named, Serves, WrittenPlan};

/// A plan as one viewer may see it.
pub(crate) struct SeenPlan {
    pub(crate) plan: WrittenPlan,
    pub(crate) names: Names,
    /// How many people of the plan are not shown.
    pub(crate) withheld: usize,
    /// The request, unless it names somebody who is not shown.
    pub(crate) request: Option<String>,
    /// By post of the plan with an empty seat: since when, as far as that is known.
    pub(crate) empty_since: BTreeMap<String, String>,
}

/// The names of whom and what a plan speaks of.
#[derive(Default)]
pub(crate) struct Names {
    people: BTreeMap<String, String>,
    posts: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
}

impl Names {
    /// A person's name alone.
    pub(crate) fn name(&self, id: &str) -> String {
        self.people.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A post in words, without its id.
    pub(crate) fn place(&self, id: &str) -> String {
        self.posts.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A unit's name alone.
    pub(crate) fn body(&self, id: &str) -> String {
        self.units.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Knows what other names know, too.
    pub(crate) fn learn(&mut self, other: &Names) {
        let add = |own: &mut BTreeMap<String, String>, other: &BTreeMap<String, String>| own.extend(other.iter().map(|(id, name)| (id.clone(), name.clone())));
        add(&mut self.people, &other.people);
        add(&mut self.posts, &other.posts);
        add(&mut self.units, &other.units);
    }

    /// The names of everybody and everything in these texts.
    pub(super) fn of(register: &Register, texts: &serde_json::Value) -> Names {
        let (mut names, tables) = (Names::default(), register.tables());
        each_text(texts, &mut |text| {
            for word in words_of(text) {
                if let Some(row) = register.find::<People>(&tables.people.id, word) {
                    names.people.insert(word.to_owned(), tables.people.name.text(row.index()).to_owned());
                }
                if let Some(row) = register.find::<Posts>(&tables.posts.id, word) {
                    names.posts.insert(word.to_owned(), post_words(register, row));
                }
                if let Some(row) = register.find::<Units>(&tables.units.id, word) {
                    let row: Row<Units> = row;
                    names.units.insert(word.to_owned(), tables.units.name.text(row.index()).to_owned());
                }
            }
        });
        names
    }
}

fn with_id(names: &BTreeMap<String, String>, id: &str) -> String {
    names.get(id).map_or_else(|| id.to_owned(), |name| format!("{name} ({id})"))
}

impl Naming for Names {
    fn person(&self, id: &str) -> String {
        with_id(&self.people, id)
    }

    fn post(&self, id: &str) -> String {
        with_id(&self.posts, id)
    }

    fn unit(&self, id: &str) -> String {
        with_id(&self.units, id)
    }
}

/// The words of a text that may be ids.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '>', ',', '"', '\'', '\n', '=', ';', '[', ']', '{', '}']).filter(|word| !word.is_empty())
}

fn each_text(value: &serde_json::Value, take: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => take(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| each_text(item, take)),
        serde_json::Value::Object(fields) => fields.values().for_each(|item| each_text(item, take)),
        _ => {}
    }
}

impl SeenPlan {
    /// The plan without whom `is_hidden` hides, wherever they are named, and without who `is_gone`.
    pub(super) fn of(register: &Register, kept: &KeptPlan, is_hidden: &dyn Fn(&str) -> bool, is_gone: &dyn Fn(&str) -> bool) -> SeenPlan {
        let mut hidden = BTreeSet::new();
        each_text(&serde_json::to_value(&kept.plan).expect("a plan becomes JSON"), &mut |text| {
            hidden.extend(words_of(text).filter(|word| is_hidden(word)).map(str::to_owned));
        });
        hidden.extend(kept.plan.moves.iter().map(|moved| &moved.person).filter(|person| is_gone(person)).cloned());
        let mut plan = kept.plan.clone();
        redact(&mut plan, &hidden);
        let on = plan.moves.first().map(|moved| moved.on.clone()).unwrap_or_default();
        let day = crate::cli::day(&on).unwrap_or(Day::MISSING);
        let short = plan.posts.iter().chain(&plan.unfilled).filter(|change| change.before < change.seats);
        let since = |post: &str| empty_since(register, post, day).map_or_else(String::new, |day| day.to_string());
        SeenPlan {
            empty_since: short.map(|change| (change.post.clone(), since(&change.post))).collect(),
            names: Names::of(register, &serde_json::json!([kept.scope, plan])),
            withheld: hidden.len(),
            request: (!names_hidden(&kept.request, &|word| is_hidden(word) || hidden.contains(word))).then(|| kept.request.clone()),
            plan,
        }
    }
}

/// Takes people out of a plan, with everything that they alone carry.
fn redact(plan: &mut WrittenPlan, hidden: &BTreeSet<String>) {
    let shown = |id: &String| !hidden.contains(id);
    let clear = |text: &str| !words_of(text).any(|word| hidden.contains(word));
    plan.moves.retain(|moved| shown(&moved.person));
    for moved in &mut plan.moves {
        moved.serves.retain(|serves| match serves {
            Serves::Succeeds { person } | Serves::MakesRoom { person } => shown(person),
            Serves::Pin | Serves::Duty { .. } | Serves::Quota { .. } | Serves::Fit { .. } => true,
        });
        // What a rule says about one may name another: a relative, whoever was there before.
        moved.verdicts.retain(|verdict| clear(&verdict.says));
    }
    plan.unmoved_duties.retain(|unmoved| shown(&unmoved.person));
    let limits = |limits: &mut Vec<Named>| limits.retain(|limit| clear(&limit.about));
    plan.unmoved_duties.iter_mut().for_each(|unmoved| limits(&mut unmoved.conflict));
    plan.chains.retain(|chain| chain.people.iter().all(shown));
    plan.cycles.retain(|cycle| cycle.people.iter().all(shown));
    for posts in [&mut plan.posts, &mut plan.unfilled] {
        posts.retain(|change| change.leave.iter().chain(&change.come).all(shown));
    }
    for unit in &mut plan.units {
        [&mut unit.loses, &mut unit.gains, &mut unit.within].into_iter().for_each(|people| people.retain(shown));
    }
    plan.alternatives.iter_mut().for_each(|other| other.moves.retain(|step| shown(&step.person)));
    plan.contradictory.retain(shown);
    if let Some(conflict) = &mut plan.conflict {
        limits(&mut conflict.limits);
        limits(&mut conflict.opening.give_up);
        conflict.opening.exceptions.retain(|exception| shown(&exception.step.person));
    }
}
