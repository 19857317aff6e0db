//! The thread of a document: which units have it, what each did with it and when, what is proven, what is late; on the page and on paper.

use askama::Template;
use paperwork::papers::forms::reminder::{Late, Owed, Reminder, reminder as reminder_form};
use register::Day;
use register::code::{Code, Step, UnitKind};
use register::thread::{AFTER, Hops, Proof, Standing};

use super::documents::may_change;
use super::paper::{About, Field, answered, made};
use crate::access::{Followed, SeenPlace, SeenTask};
use crate::web::answer::{Answer, Refused};
use crate::web::books;
use crate::web::letterhead::{Letterhead, printed};
use crate::web::number::number;
use crate::web::on::{On, civil};
use crate::web::visit::{Page, Visit, quoted};

/// The steps that have a column, in the order in which they happen.
pub(super) const COLUMNS: [Step; 6] = [Step::Read, Step::Studied, Step::Planned, Step::Done, Step::Inspected, Step::Reported];
/// Lists only the units that are late.
pub(super) const LATE: &str = "late";
/// Lists only the units whose plan lacks parts.
const LACKING: &str = "lacking";
/// Letters of a field of a paper.
const LETTERS_MAX: usize = 200;

#[derive(Template)]
#[template(path = "thread.html")]
struct Shown {
    page: Page,
    on: On,
    thread: Followed,
    /// Which units are listed: all, the late ones, those whose plan lacks parts, those that lack a step.
    only: String,
    address: String,
    may_write: bool,
    may_report: bool,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on) = (visit.view()?, On::of(visit)?);
    let thread = view.thread(visit.id(), on.day).ok_or(Refused::NotThere)?;
    let title = format!("{} {}", visit.t().thread_title(), books::symbol(&thread.line));
    let may_write = thread.places.iter().any(|place| view.may_write_step(&place.id));
    let may_report = may_change(visit, visit.id())?;
    let address = format!("/documents/{}", quoted(visit.id()));
    let known = |only: &str| [LATE, LACKING].contains(&only) || Step::NAMES.contains(&only);
    let only = Some(visit.asked.field("only")).filter(|only| known(only)).unwrap_or_default().to_owned();
    Ok(Answer::page(&Shown { page: visit.page(title), on, only, address, may_write, may_report, thread }))
}

impl Shown {
    fn columns(&self) -> [Step; 6] {
        COLUMNS
    }

    fn step_words(&self, step: &Step) -> String {
        books::word(self.page.lang, Step::NAMES, step.name())
    }

    /// Of how many units a step is proven, and of how many only said.
    fn counts(&self, step: &Step) -> [usize; 2] {
        self.thread.counts(*step)
    }

    fn count_said(&self, count: usize) -> String {
        number(self.page.lang, count)
    }

    fn late(&self) -> usize {
        self.thread.late().count()
    }

    /// How many have a plan that lacks parts, or of which nobody said which it has.
    fn lacking_plans(&self) -> usize {
        self.thread.places.iter().filter(|place| place.has_lacking_plan()).count()
    }

    /// The longest that a step took since the document was received, and where.
    fn longest(&self, step: &Step) -> Option<(String, i32)> {
        let at = AFTER.iter().position(|after| after == step)?;
        self.longest_of(|hops| hops.after[at])
    }

    /// The longest that the document lay in the unit above, and under whom; or that it was on its way.
    fn longest_way(&self) -> Option<(String, i32)> {
        self.longest_of(|hops| hops.handed_down.into_iter().chain(hops.on_the_way).reduce(|one, other| one + other))
    }

    fn longest_of(&self, days: impl Fn(&Hops) -> Option<i32>) -> Option<(String, i32)> {
        let known = self.thread.places.iter().filter_map(|place| Some((place.name.clone(), days(&place.hops)?)));
        known.reduce(|longest, other| if other.1 > longest.1 { other } else { longest })
    }

    fn listed(&self) -> impl Iterator<Item = &SeenPlace> {
        let lacked = Step::NAMES.iter().position(|name| *name == self.only).map(|at| Step::ALL[at]);
        let fits = move |place: &&SeenPlace| match (lacked, self.only.as_str()) {
            (Some(step), _) => lacks(place, step),
            (None, LATE) => place.is_late(),
            (None, LACKING) => place.has_lacking_plan(),
            _ => true,
        };
        self.thread.places.iter().filter(fits)
    }

    /// What is to be said of the latest plan of a unit: how often it was revised, and which parts it lacks.
    fn plan_said(&self, place: &SeenPlace) -> Option<String> {
        let (t, plan) = (self.page.t, place.plans.last()?);
        let revised = (place.plans.len() > 1).then(|| t.thread_revised((place.plans.len() - 1).to_string()));
        let parts = match &plan.lacking {
            None => Some(t.thread_parts_unread()),
            Some(lacking) if lacking.is_empty() => None,
            Some(lacking) => Some(format!("{}: {}", t.thread_lacks(), lacking.join("; "))),
        };
        Some(revised.into_iter().chain(parts).collect::<Vec<_>>().join("; ")).filter(|said| !said.is_empty())
    }

    /// Of how many units a step is not proven.
    fn lacks(&self, step: &Step) -> usize {
        self.thread.places.iter().filter(|place| lacks(place, *step)).count()
    }

    fn only_said(&self) -> String {
        match self.only.as_str() {
            LATE => self.page.t.thread_only_late(),
            LACKING => self.page.t.thread_lacking_plans(),
            step => format!("{}: {}", self.page.t.thread_lacking(), books::word(self.page.lang, Step::NAMES, step)),
        }
    }

    /// A day of the line as people write it.
    fn line_day(&self, column: &str) -> String {
        books::day_said(&self.thread.line, column)
    }

    fn is_planned(&self, step: &Step) -> bool {
        *step == Step::Planned
    }

    fn day(&self, day: &Day) -> String {
        civil(day)
    }

    /// A number of days; nothing where it is not known.
    fn days(&self, days: &Option<i32>) -> String {
        match days {
            None => String::new(),
            Some(days) if *days < 0 => self.page.t.thread_days_contradict(),
            Some(days) => format!("+{days}"),
        }
    }

    /// The days that a step took since the unit had the document.
    fn took(&self, hops: &Hops, step: &Step) -> String {
        let at = AFTER.iter().position(|after| after == step);
        at.map_or_else(String::new, |at| self.days(&hops.after[at]))
    }

    fn for_whom(&self, task: &SeenTask) -> String {
        for_whom(&self.page, task)
    }

    fn is_said(&self, proof: &Proof) -> bool {
        matches!(proof, Proof::Said(_))
    }

    fn day_of(&self, proof: &Proof) -> String {
        civil(&proof.day())
    }

    fn has_day(&self, proof: &Proof) -> bool {
        proof.day().known()
    }

    fn standing(&self, standing: &Standing) -> String {
        let t = self.page.t;
        match standing {
            Standing::Done { on, late: None } => format!("{} {}", t.thread_done(), civil(on)),
            Standing::Done { on, late: Some(days) } => format!("{} {}, {}", t.thread_done(), civil(on), t.thread_days_late(days.to_string())),
            Standing::Late { days, said } => format!("{}{}", t.thread_days_late(days.to_string()), self.unproven(*said)),
            Standing::Open { left: Some(days), said } => format!("{}{}", t.thread_days_left(days.to_string()), self.unproven(*said)),
            Standing::Open { left: None, said } => format!("{}{}", t.thread_no_deadline(), self.unproven(*said)),
        }
    }

    fn unproven(&self, said: bool) -> String {
        if said { format!(", {}", self.page.t.thread_said()) } else { String::new() }
    }

    fn class(&self, standing: &Standing) -> &'static str {
        match standing {
            Standing::Done { late: None, .. } => "met",
            Standing::Done { .. } | Standing::Late { .. } => "not_met",
            Standing::Open { .. } => "not_applicable",
        }
    }
}

/// For whom a task is, in words.
pub(super) fn for_whom(page: &Page, task: &SeenTask) -> String {
    let kind = task.unit_kind.map(|kind| books::word(page.lang, UnitKind::NAMES, kind.name()));
    match (task.lead.as_str(), kind) {
        ("", None) => page.t.thread_for_all(),
        ("", Some(kind)) => kind,
        (lead, None) => format!("{}: {lead}", page.t.thread_lead()),
        (lead, Some(kind)) => format!("{}: {lead} ({kind})", page.t.thread_lead()),
    }
}

/// Whether a unit that is there has not proven a step.
fn lacks(place: &SeenPlace, step: Step) -> bool {
    !place.ended && !matches!(place.step(step), Proof::Proven(_))
}

/// The reminder to the units that are late, and to nobody else.
pub(in crate::web) fn reminder(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on) = (visit.view()?, On::of(visit)?);
    // A paper of another day than was asked for would be printed and believed.
    let thread = view.thread(visit.id(), on.day).filter(|_| !on.faulty).ok_or(Refused::NotThere)?;
    let head = Letterhead::of(visit);
    let letter = head.letter(printed(visit.now, on.day));
    let typed = visit.asked.field("by").chars().filter(|letter| !letter.is_control()).take(LETTERS_MAX).collect::<String>();
    let owed = |(task, days, said): (&SeenTask, i32, bool)| Owed { task: task.action.clone(), deadline: task.deadline, days, said };
    let late = |(place, tasks): (&SeenPlace, Vec<_>)| Late { unit: place.name.clone(), tasks: tasks.into_iter().map(owed).collect() };
    let kind = books::word(rules::verdict::Lang::Vi, register::code::DocumentKind::NAMES, thread.line.cell("kind"));
    let document = reminder_form(&Reminder {
        letter,
        cited: format!("{kind} số {}, ngày {}", books::symbol(&thread.line), books::day_said(&thread.line, "issued")),
        subject: thread.line.cell("subject").to_owned(),
        on: on.day,
        by: typed.trim().to_owned(),
        late: thread.late().map(late).collect(),
    });
    let t = visit.t();
    let fields = vec![Field::day("on", t.thread_on(), on.day.to_string()), Field::text("by", t.thread_reminder_by(), typed)];
    let back = [format!("/documents/{}/thread", quoted(visit.id())), t.thread_title()];
    let about = About { file: "don-doc", back, sheet: true, fields, says: String::new(), leaves: None };
    answered(visit, about, head, made(visit, document))
}
