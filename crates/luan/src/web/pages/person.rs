//! A record: what is known about a person, as far as it may be seen, since when and by which entry, what stands ahead, and where one can go from it.

use std::collections::BTreeMap;

use askama::Template;
use paperwork::aliases::{column_words, table_words};
use register::Day;
use register::code::{Code, Manner, vietnamese};
use rules::trace::Value;
use rules::verdict::Lang;
use store::{Content, RowText, StoreError};

use super::readings;
use crate::access::{Action, Class, Opened, PostHeld, Record, Section, View};
use crate::report::Explained;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::picture::Picture;
use crate::web::timeline::{Frame, Mark, drawn, period};
use crate::web::visit::{Page, Visit, quoted};
use crate::web::words;

/// Years that the timeline looks back on and ahead, where one asks for less than all.
const SPANS: [i32; 3] = [5, 10, 20];
/// Readings that one's own page shows; the whole list is one link away.
const READINGS_SHOWN: usize = 5;
/// The fact that says on which day somebody retires.
const RETIREMENT: &str = "person.retirement_day";

#[derive(Template)]
#[template(path = "person.html")]
struct Person {
    page: Page,
    record: Record,
    state: String,
    /// The day on which the record was known so; empty for today.
    known: String,
    /// Where each row comes from, where that is asked for: it is read from the log, and most readers do not want it.
    sources: Sources,
    has_history: bool,
    timeline: Option<Picture>,
    spans: Vec<(String, String)>,
    held: Vec<PostHeld>,
    marks: Vec<Mark>,
    /// Classes that are not shown.
    withheld: Vec<String>,
    /// What else can be asked about this person: path and words.
    ways: Vec<(String, String)>,
    /// Who opened one's own record, where it is one's own.
    opened: Option<Vec<Opened>>,
}

impl Person {
    fn heading(&self, section: &Section) -> String {
        self.page.lang.pick(table_words(section.table)).to_owned()
    }

    /// A cell as it is read: codes in the words of the forms.
    fn cell(&self, section: &Section, at: &usize, text: &str) -> String {
        let words = vietnamese(section.codes[*at], text).filter(|_| self.page.lang == Lang::Vi);
        words.unwrap_or(text).to_owned()
    }

    fn column(&self, section: &Section, column: &&'static str) -> String {
        self.page.lang.pick(column_words(section.table, column)).to_owned()
    }

    fn source(&self, section: &Section, at: &usize) -> Option<&(u64, String)> {
        self.sources.entries.get(&section.written[*at])
    }

    fn manner(&self, held: &PostHeld) -> String {
        vietnamese(Manner::NAMES, held.manner).filter(|_| self.page.lang == Lang::Vi).unwrap_or(held.manner).replace('_', " ")
    }

    fn period(&self, held: &PostHeld) -> String {
        period(held)
    }

    fn day(&self, mark: &Mark) -> String {
        mark.day.civil()
    }

    fn when(&self, opened: &Opened) -> String {
        time::civil(opened.time)
    }
}

/// The day as of which a record is to be shown as it was known, with the office as it was known then; nothing for today.
pub(super) fn known(visit: &Visit<'_>) -> Result<(String, Option<View>), Refused> {
    let text = visit.asked.field("known");
    if text.is_empty() {
        return Ok((String::new(), None));
    }
    let day = crate::cli::day(text).map_err(|_| Refused::NotThere)?;
    Ok((day.to_string(), Some(visit.desk.known(visit.view()?.viewer().clone(), day)?)))
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let id = visit.id();
    let (known, then) = known(visit)?;
    let view = then.as_ref().map_or_else(|| visit.view(), Ok)?;
    let record = view.record(id).ok_or(Refused::NotThere)?;
    let held = view.tenures(id);
    let marks = marks(visit, view, &held);
    let page = visit.page(visit.t().person_title());
    let years = SPANS.into_iter().find(|years| visit.asked.field("years") == years.to_string());
    let frame = Frame::around(view.today(), years, &held, &marks);
    let timeline = (!held.is_empty()).then(|| drawn(&frame, &held, &marks, &visit.t().person_timeline()));
    let withheld = view.withheld(id).into_iter().map(|class| visit.lang.pick(words::class(class)).to_owned()).collect();
    let state = view.shown_state(id).map(|state| visit.lang.pick(words::state(state)).to_owned()).unwrap_or_default();
    let mut sources = if visit.asked.field("sources").is_empty() { Sources::default() } else { sources(visit, view) };
    let has_history = !view.of_subject(Action::History, &format!("person:{id}")).is_empty();
    let opened = match view.is_own(&format!("person:{id}")).then(|| readings::latest(visit, READINGS_SHOWN)) {
        Some(Err(Refused::Store(error))) => {
            tracing::warn!(%error, "a record is shown without who opened it");
            sources.silent = true;
            None
        }
        latest => latest.transpose()?,
    };
    let spans = SPANS.iter().map(ToString::to_string).map(|years| (page.with(&[("years", &years)]), years)).collect();
    Ok(Answer::page(&Person { ways: ways(visit)?, page, record, state, known, sources, has_history, timeline, spans, held, marks, withheld, opened }))
}

/// Where one can go from here.
fn ways(visit: &Visit<'_>) -> Result<Vec<(String, String)>, Refused> {
    let (view, t, path) = (visit.view()?, visit.t(), format!("/people/{}", quoted(visit.id())));
    let subject = format!("person:{}", visit.id());
    let ways = [
        (Action::Review, format!("{path}/review"), t.verdicts_title()),
        (Action::Review, format!("{path}/appraisal"), t.paper_appraisal()),
        (Action::Person, format!("{path}/curriculum"), t.paper_curriculum()),
        (Action::History, format!("/history/{}", quoted(&subject)), t.history_title()),
        (Action::Readings, format!("{path}/readings"), t.readings_title()),
        (Action::Change, format!("{path}/change"), t.change_title()),
        (Action::Correct, format!("{path}/correction"), t.correction_title()),
    ];
    Ok(ways.into_iter().filter(|(action, ..)| !view.of_subject(*action, &subject).is_empty()).map(|(_, path, said)| (path, said)).collect())
}

/// The days on which something that the rules count comes to be: what they say of this person today, as far as it may be seen, carried on.
fn marks(visit: &Visit<'_>, view: &View, held: &[PostHeld]) -> Vec<Mark> {
    let today = view.today();
    let goes_on = held.iter().any(|one| !one.concurrent && one.from.is_some_and(|from| from <= today) && one.until.is_none_or(|until| until > today));
    let verdicts = view.verdicts(visit.id(), today, &visit.desk.books, visit.lang).unwrap_or_default();
    let mut marks: Vec<Mark> = if goes_on { verdicts.iter().flat_map(|verdict| reached(visit, verdict, today)).collect() } else { Vec::new() };
    let retires = verdicts.iter().flat_map(|verdict| &verdict.line.facts).find_map(|(name, value)| match value {
        Value::Day(day) if name == RETIREMENT => Some(*day),
        _ => None,
    });
    marks.extend(retires.map(|day| Mark { day, words: visit.t().person_retires() }));
    marks.sort_by(|a, b| (a.day, &a.words).cmp(&(b.day, &b.words)));
    marks.dedup();
    marks
}

fn reached<'v>(visit: &'v Visit<'_>, verdict: &'v Explained, today: Day) -> impl Iterator<Item = Mark> + 'v {
    let mark = move |count: &crate::report::MonthsHeld| Mark {
        day: today.add_months(count.limit - count.months),
        words: visit.t().person_reaches(count.words, count.limit.to_string(), &verdict.line.citation.document),
    };
    verdict.counts.iter().map(mark)
}

/// Where each row of the record comes from, and where its receipts are; neither for who may not see what was recorded.
#[derive(Default)]
struct Sources {
    entries: BTreeMap<RowText, (u64, String)>,
    receipts: Option<String>,
    /// The log cannot be read just now: what is known is shown without it.
    silent: bool,
}

fn sources(visit: &Visit<'_>, view: &View) -> Sources {
    let subject = format!("person:{}", visit.id());
    if view.of_subject(Action::History, &subject).is_empty() {
        return Sources::default();
    }
    match entries(visit, view, &subject) {
        Ok(entries) => Sources { entries, receipts: Some(format!("/history/{}/receipt", quoted(&subject))), silent: false },
        Err(error) => {
            tracing::warn!(%error, "a record is shown without its sources");
            Sources { silent: true, ..Sources::default() }
        }
    }
}

/// The entry of each row, and when it was recorded.
fn entries(visit: &Visit<'_>, view: &View, subject: &str) -> Result<BTreeMap<RowText, (u64, String)>, StoreError> {
    let mut entries = BTreeMap::new();
    let mut log = visit.desk.store.log();
    for entry in log.about(subject).to_vec() {
        let (leaf, change) = log.entry(entry)?;
        if let Some(Content::Rows { add, .. }) = change.map(|change| change.content) {
            let seen = add.into_iter().filter(|row| Class::of_table(&row.table).is_some_and(|class| view.may(Action::History, subject, class)));
            entries.extend(seen.map(|row| (row, (entry, time::civil(leaf.time)))));
        }
    }
    Ok(entries)
}
