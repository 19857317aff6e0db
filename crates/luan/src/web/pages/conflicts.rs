//! Where the documents contradict one another, keep what was dropped, or rest on what has ended; each with a case that shows it.

use askama::Template;
use rules::rulebook::StanceKind;
use rules::rulebook::conflicts::{Conflict, Voice};

use super::rules::days;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "conflicts.html")]
struct Conflicts {
    page: Page,
    found: Vec<Shown>,
}

/// A finding.
struct Shown {
    title: String,
    /// Words of the rulebooks stand in these marks; they are read without.
    voices: Vec<Said>,
    differences: Vec<String>,
}

/// What one document says.
struct Said {
    document: String,
    clause: String,
    rule: Option<String>,
    level: i32,
    from: String,
    until: String,
    stance: String,
    words: String,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let found = visit.desk.conflicts().iter().map(|conflict| shown(visit, conflict)).collect();
    Ok(Answer::page(&Conflicts { page: visit.page(visit.t().conflicts_title()), found }))
}

fn shown(visit: &Visit<'_>, conflict: &Conflict) -> Shown {
    let lang = visit.lang;
    let differences = conflict.differences.iter().map(|difference| lang.pick(conflict.difference(difference))).collect();
    Shown { title: lang.pick(conflict.title()).replace('`', ""), voices: conflict.voices.iter().map(|voice| said(visit, voice)).collect(), differences }
}

fn said(visit: &Visit<'_>, voice: &Voice) -> Said {
    let ([from, until], t) = (days(voice.in_force), visit.t());
    let stance = match voice.stance {
        Some(StanceKind::Dropped) => t.conflicts_dropped(),
        Some(StanceKind::Allows) => t.conflicts_allows(),
        Some(StanceKind::Forbids) => t.conflicts_forbids(),
        None => String::new(),
    };
    let (document, clause, rule) = (voice.document.clone(), voice.clause.clone(), voice.rule.clone());
    Said { document, clause, rule, level: voice.level, from, until, stance, words: visit.lang.pick(voice.words.clone()) }
}
