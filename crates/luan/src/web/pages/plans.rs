//! A plan that is kept: its moves and why, what they do to every post and unit, what the rules say of them now, and how it differs from another one.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use planner::Status;
use planner::explain::PostChange;
use register::code::vietnamese;
use register::code::{Code, MoveKind, Purpose};
use rules::verdict::{Lang, Line, Outcome};

use super::plan_why;
use crate::access::{Names, SeenPlan};
use crate::names::Naming;
use crate::plans::{Card, Circle, Differ, KeptPlan, Measure, Named, Serves, Unmoved, WrittenMove, answer, cards, differ, plan};
use crate::report::{outcome_words, plan as words};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::chains;
use crate::web::named::Meaning;
use crate::web::picture::Picture;
use crate::web::visit::{Page, Visit, quoted};

/// Plans that are offered for a comparison.
const OTHERS_MAX: usize = 20;
/// The level that decides between equals: of no use to a reader.
const LOTTERY: &str = "lottery";

#[derive(Template)]
#[template(path = "plans.html")]
struct Plan {
    page: Page,
    id: String,
    kept: KeptPlan,
    seen: SeenPlan,
    /// What the rules say now: how often what, and what somebody should look at.
    counted: BTreeMap<Outcome, usize>,
    noted: Vec<Line>,
    /// The moves as a file.
    moves: String,
    /// What changed since the plan that this one was made from.
    changed: Option<Vec<Differ>>,
    others: Vec<Card>,
    /// What was asked about a move, and its answer.
    answered: Option<(String, String, Vec<String>)>,
    /// What is asked about a move now: the person and the post, as they were typed.
    asking: [Meaning; 2],
}

impl Plan {
    fn names(&self) -> &Names {
        &self.seen.names
    }

    fn when(&self) -> String {
        time::civil(self.kept.at)
    }

    fn when_of(&self, card: &Card) -> String {
        time::civil(card.at)
    }

    fn scope(&self) -> String {
        self.names().unit(&self.kept.scope)
    }

    /// What is known of the plan, in a sentence.
    fn status(&self) -> String {
        let (t, count) = (self.page.t, self.seen.plan.moves.len() + self.seen.withheld);
        match self.seen.plan.status {
            Status::Optimal => t.plans_optimal(count.to_string()),
            Status::Feasible => t.plans_feasible(count.to_string(), self.gap()),
            Status::Infeasible => t.plans_infeasible(),
            Status::Unknown => t.plans_unknown(),
        }
    }

    fn status_class(&self) -> &'static str {
        match self.seen.plan.status {
            Status::Optimal => "done",
            Status::Feasible => "note",
            Status::Infeasible | Status::Unknown => "fault",
        }
    }

    fn gap(&self) -> String {
        let open = self.seen.plan.gap.iter().filter(|measure| measure.value != Some(0)).map(|measure| words::level_words(&measure.name, self.page.lang));
        open.collect::<Vec<_>>().join(", ")
    }

    fn objective(&self) -> Vec<(String, String)> {
        objective(&self.seen.plan.objective, self.page.lang)
    }

    fn kind(&self, moved: &WrittenMove) -> String {
        let code = |names: &[&str], name: &str| self.page.lang.pick([vietnamese(names, name).unwrap_or(name).to_owned(), name.replace('_', " ")]);
        format!("{}; {}", code(MoveKind::NAMES, &moved.kind), code(Purpose::NAMES, &moved.purpose))
    }

    fn serves(&self, serves: &Serves) -> String {
        words::serves_words(self.names(), serves, self.page.lang)
    }

    /// What the plan would be without a move.
    fn without(&self, moved: &WrittenMove) -> String {
        match &moved.without {
            None => self.page.t.plans_without_unknown(),
            Some(without) if without.status == Status::Infeasible => self.page.t.plans_without_none(),
            Some(without) => {
                let change = changes(&without.change, self.page.lang);
                if change.is_empty() { self.page.t.plans_without_same() } else { change }
            }
        }
    }

    fn verdict(&self, outcome: &str) -> String {
        words::verdict_words(outcome, self.page.lang)
    }

    fn outcome(&self, outcome: &Outcome) -> &'static str {
        self.page.lang.pick(outcome_words(*outcome))
    }

    fn shapes(&self) -> Vec<&Circle> {
        let plan = &self.seen.plan;
        plan.chains.iter().filter(|chain| chain.people.len() > 1).chain(&plan.cycles).collect()
    }

    fn shape(&self, circle: &Circle) -> String {
        words::kind_words(circle, self.page.lang).to_owned()
    }

    fn picture(&self, circle: &Circle) -> Picture {
        let people: Vec<String> = circle.people.iter().map(|person| self.names().name(person)).collect();
        chains::draw(circle, self.names(), &format!("{}: {}", self.shape(circle), people.join(" → ")))
    }

    /// The steps of a chain or circle, in order: who, from where, to where.
    fn steps(&self, circle: &Circle) -> Vec<[String; 3]> {
        let to = |at: usize| self.names().place(&circle.posts[(at + 1) % circle.posts.len()]);
        circle.people.iter().enumerate().map(|(at, person)| [self.names().person(person), self.names().place(&circle.posts[at]), to(at)]).collect()
    }

    /// Every post that changes, and every one that stays short.
    fn ledger(&self) -> Vec<&PostChange> {
        let plan = &self.seen.plan;
        let touched = |change: &&PostChange| !plan.posts.iter().any(|other| other.post == change.post);
        plan.posts.iter().chain(plan.unfilled.iter().filter(touched)).collect()
    }

    /// From when until when a post stands empty, in words.
    fn empty(&self, change: &PostChange) -> String {
        let (t, on) = (self.page.t, self.on());
        let (was, is) = (change.before < change.seats, change.after < i64::from(change.seats));
        let since = match self.seen.empty_since.get(&change.post).map(String::as_str) {
            None | Some("") => t.plans_since_unknown(),
            Some(day) => shown_day(day),
        };
        match (was, is) {
            (false, false) => String::new(),
            (true, false) => t.plans_empty_until(since, on),
            (false, true) => t.plans_empty_from(on),
            (true, true) => t.plans_empty_still(since),
        }
    }

    fn on(&self) -> String {
        self.seen.plan.moves.first().map_or_else(|| self.page.t.plans_day_of_plan(), |moved| shown_day(&moved.on))
    }

    fn people(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.names().name(id)).collect::<Vec<_>>().join("; ")
    }

    fn quotas(&self) -> Vec<Meter> {
        self.seen.plan.quotas.iter().map(|quota| Meter::of(quota.used, quota.allowed, self.names().unit(&quota.unit), &quota.direction, &self.page)).collect()
    }

    /// Moves that need a recorded decision.
    fn exceptions(&self) -> Vec<&WrittenMove> {
        self.seen.plan.moves.iter().filter(|moved| !moved.decisions.is_empty()).collect()
    }

    /// Why somebody had to move and does not.
    fn why_unmoved(&self, unmoved: &Unmoved) -> Vec<String> {
        let (t, lang) = (self.page.t, self.page.lang);
        let mut why: Vec<String> =
            unmoved.closed_by.iter().map(|closed| t.plans_closes(self.verdict(&closed.outcome), closed.posts.to_string(), closed.rule.clone())).collect();
        if !unmoved.conflict.is_empty() {
            why.push(t.plans_in_the_way(self.limits(&unmoved.conflict)));
        }
        if !unmoved.if_moved.is_empty() {
            why.push(t.plans_if_forced(changes(&unmoved.if_moved, lang)));
        }
        why
    }

    fn limits(&self, limits: &[Named]) -> String {
        words::limits(self.names(), limits, self.page.lang)
    }

    /// How much of a unit's strength changes, in hundredths.
    fn share(&self, unit: &planner::explain::UnitChange) -> String {
        let changed = unit.loses.len() + unit.gains.len() + unit.within.len();
        if unit.before == 0 { "–".to_owned() } else { format!("{} %", (changed as i64 * 100 + unit.before / 2) / unit.before) }
    }

    fn changed_words(&self, differ: &Differ) -> String {
        changed_words(differ, self.names(), &self.page)
    }

    /// The address of the form with a move of this plan kept or ruled out.
    fn with_move(&self, field: &str, moved: &WrittenMove) -> String {
        format!("/plan?from={}&{field}={}", self.id, quoted(&format!("{}>{}", moved.person, moved.to_post)))
    }
}

/// A quota as a meter shows it.
struct Meter {
    title: String,
    used: i64,
    least: u32,
    most: i64,
    words: String,
}

impl Meter {
    fn of(used: i64, [least, most]: [u32; 2], unit: String, direction: &str, page: &Page) -> Meter {
        let t = page.t;
        let endless = i64::from(most) >= planner::request::COUNT_MAX;
        let allowed = if endless { t.plans_at_least(least.to_string()) } else { t.plans_between(least.to_string(), most.to_string()) };
        let verdict = if used < i64::from(least) {
            t.plans_short((i64::from(least) - used).to_string())
        } else if used > i64::from(most) {
            t.plans_over((used - i64::from(most)).to_string())
        } else {
            t.plans_kept()
        };
        let title = format!("{unit}: {}", words::direction_words(direction, page.lang));
        let most = if endless { used.max(i64::from(least)) } else { i64::from(most).max(used) };
        Meter { title, used, least, most: most.max(1), words: format!("{used} — {allowed} — {verdict}") }
    }
}

/// A day as offices write it.
fn shown_day(day: &str) -> String {
    crate::cli::day(day).map_or_else(|_| day.to_owned(), register::Day::civil)
}

pub(super) fn objective(measures: &[Measure], lang: Lang) -> Vec<(String, String)> {
    let shown = measures.iter().filter(|measure| measure.name != LOTTERY);
    // Points that fit are minimised with a minus: a reader is told how many there are.
    let value = |measure: &Measure| measure.value.map_or_else(|| "?".to_owned(), |value| if measure.name == "fit" { -value } else { value }.to_string());
    shown.map(|measure| (words::level_words(&measure.name, lang).to_owned(), value(measure))).collect()
}

pub(super) fn changes(change: &[Measure], lang: Lang) -> String {
    change.iter().filter(|measure| measure.name != LOTTERY).map(|measure| words::signed(measure, lang)).collect::<Vec<_>>().join(", ")
}

fn changed_words(differ: &Differ, names: &Names, page: &Page) -> String {
    let place = |post: &String| names.place(post);
    match (&differ.before, &differ.after) {
        (None, Some(after)) => page.t.plans_new(place(after)),
        (Some(before), None) => page.t.plans_dropped(place(before)),
        (Some(before), Some(after)) => page.t.plans_elsewhere(place(before), place(after)),
        (None, None) => String::new(),
    }
}

/// A plan as the visitor may see it today.
pub(super) fn opened(visit: &Visit<'_>, id: &str) -> Result<(KeptPlan, SeenPlan), Refused> {
    let kept = plan(&visit.desk.vault, id, visit.now)?.ok_or(Refused::NotThere)?;
    let seen = visit.view()?.see_plan(&kept).ok_or(Refused::NotThere)?;
    Ok((kept, seen))
}

fn page(visit: &Visit<'_>, answered: Option<crate::plans::Answered>, asking: [Meaning; 2]) -> Result<Answer, Refused> {
    let (view, id) = (visit.view()?, visit.id());
    let (kept, mut seen) = opened(visit, id)?;
    let (lines, moves) = view.check_plan(&kept, &seen, &visit.desk.books, visit.lang);
    let mut counted = BTreeMap::new();
    lines.iter().for_each(|line| *counted.entry(line.outcome).or_default() += 1);
    let noted = lines.into_iter().filter(|line| matches!(line.outcome, Outcome::NotMet | Outcome::NotKnown)).collect();
    let before = if kept.before.is_empty() { None } else { opened(visit, &kept.before).ok() };
    let changed = before.map(|(_, before)| {
        seen.names.learn(&before.names);
        differ(&before.plan, &seen.plan).into_iter().filter(|differ| !differ.is_same()).collect()
    });
    let mut others = cards(&visit.desk.vault, visit.now)?;
    others.retain(|card| card.id != id && card.scope == kept.scope);
    others.truncate(OTHERS_MAX);
    if let Some(answered) = &answered {
        seen.names.learn(&view.names_of(&answered.person, &answered.post));
    }
    let answered = answered.map(|answered| plan_why::answer_words(visit, &seen.names, &answered));
    let open = asking.iter().any(|meaning| meaning.choices.is_some());
    let status = if open { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = visit.page(visit.t().plans_title());
    // A question is sent, and its address shows nothing: a link to the other language leads to the plan.
    let page = if open { Page { here: format!("/plans/{}", quoted(id)), ..page } } else { page };
    Ok(Answer::page_with(status, &Plan { page, id: id.to_owned(), kept, seen, counted, noted, moves, changed, others, answered, asking }))
}

/// The plan once more, with the question as it was typed: a name in it may mean several.
pub(super) fn asked_again(visit: &Visit<'_>, typed: [Meaning; 2]) -> Result<Answer, Refused> {
    page(visit, None, typed)
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    page(visit, None, Default::default())
}

/// The answer to a question about a move of a plan.
pub(in crate::web) fn why(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let id = visit.ids.get(1).copied().unwrap_or_default();
    let answered = answer(&visit.desk.vault, id, visit.now)?.filter(|answered| answered.plan == visit.id()).ok_or(Refused::NotThere)?;
    if !visit.view()?.may_plan_with(&answered.person) {
        return Err(Refused::NotThere);
    }
    page(visit, Some(answered), Default::default())
}
