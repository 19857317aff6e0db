//! Two plans side by side.

use askama::Template;

use super::plans::{objective, opened};
use crate::access::{Names, SeenPlan};
use crate::names::Naming;
use crate::plans::{Differ, KeptPlan, differ};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "plans_compare.html")]
struct Compare {
    page: Page,
    sides: [Side; 2],
    names: Names,
    rows: Vec<Differ>,
}

/// One of two plans.
struct Side {
    id: String,
    when: String,
    by: String,
    reason: String,
    objective: Vec<(String, String)>,
    withheld: usize,
}

impl Compare {
    fn place(&self, post: &Option<String>) -> String {
        post.as_ref().map_or_else(|| self.page.t.plans_stays(), |post| self.names.place(post))
    }

    fn person(&self, differ: &Differ) -> String {
        self.names.person(&differ.person)
    }

    fn levels(&self) -> Vec<(String, String, String)> {
        let [one, other] = &self.sides;
        let value = |side: &Side, level: &str| side.objective.iter().find(|(name, _)| name == level).map_or_else(|| "–".to_owned(), |(_, value)| value.clone());
        let longer = if one.objective.len() >= other.objective.len() { one } else { other };
        longer.objective.iter().map(|(name, _)| (name.clone(), value(one, name), value(other, name))).collect()
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let other = visit.asked.field("with");
    let (one, mut seen) = opened(visit, visit.id())?;
    let (two, seen_other) = opened(visit, other)?;
    let rows = differ(&seen.plan, &seen_other.plan);
    seen.names.learn(&seen_other.names);
    let side = |id: &str, kept: &KeptPlan, seen: &SeenPlan| Side {
        id: id.to_owned(),
        when: time::civil(kept.at),
        by: kept.by.clone(),
        reason: kept.reason.clone(),
        objective: objective(&seen.plan.objective, visit.lang),
        withheld: seen.withheld,
    };
    let sides = [side(visit.id(), &one, &seen), side(other, &two, &seen_other)];
    Ok(Answer::page(&Compare { page: visit.page(visit.t().plans_compare()), sides, names: seen.names, rows }))
}
