//! What is different between two plans, person by person.

use std::collections::BTreeMap;

use super::WrittenPlan;

/// Where somebody goes in one plan and in another; nothing where the plan leaves them where they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Differ {
    pub(crate) person: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

impl Differ {
    /// Whether both plans do the same.
    pub(crate) fn is_same(&self) -> bool {
        self.before == self.after
    }
}

/// Everybody whom one of two plans moves, in the order of ids.
pub(crate) fn differ(before: &WrittenPlan, after: &WrittenPlan) -> Vec<Differ> {
    let targets = |plan: &WrittenPlan| -> BTreeMap<String, String> { plan.moves.iter().map(|moved| (moved.person.clone(), moved.to_post.clone())).collect() };
    let (before, after) = (targets(before), targets(after));
    let mut people: Vec<&String> = before.keys().chain(after.keys()).collect();
    people.sort_unstable();
    people.dedup();
    people.into_iter().map(|person| Differ { person: person.clone(), before: before.get(person).cloned(), after: after.get(person).cloned() }).collect()
}
