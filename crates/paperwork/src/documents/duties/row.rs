//! The duty that a row of a table of tasks tells: its columns say what a sentence says with words.

use super::clause::Sure;
use super::deadline::{deadline, deadline_alone};
use super::lexicon::Lexicon;
use super::names::names;
use super::report::report_to;
use super::words::words;
use super::{Duty, Passage};
use crate::documents::tasks::Task;

pub(super) fn duty(task: &Task, passage: &Passage, lexicon: &Lexicon) -> Duty {
    let action = without_end(&task.content).to_owned();
    let said = words(&action);
    let (deadline, when) = match &task.deadline {
        Some(cell) => deadline_alone(without_end(cell), &words(without_end(cell)), lexicon),
        None => deadline(&action, &said, lexicon),
    };
    let in_words = || {
        let at = |range: &std::ops::Range<usize>| action[said[range.start].at.start..said[range.end - 1].at.end].to_owned();
        let (to, through) = report_to(&said, lexicon);
        (to.iter().map(at).collect(), through.as_ref().map(at))
    };
    // A cell that names more than bodies tells not surely to whom.
    let (report_to, through): (Vec<String>, Option<String>) = match &task.report {
        Some(cell) => (bodies(cell, lexicon).unwrap_or_default(), None),
        None => in_words(),
    };
    Duty {
        lead: task.lead.as_deref().map(|lead| without_end(lead).to_owned()),
        lead_from: lead_from(task, passage),
        support: task.support.as_deref().map(|cell| bodies(cell, lexicon).unwrap_or_else(|| items(cell))).unwrap_or_default(),
        action,
        deadline,
        when,
        report_to: (!report_to.is_empty()).then(|| report_to.join("; ")),
        through,
        passage: passage.path.clone(),
        lines: passage.lines.clone(),
        sure: Sure::Told,
    }
}

/// The row in which the lead is written, where it is one above.
fn lead_from(task: &Task, passage: &Passage) -> Option<String> {
    let (table, number) = passage.path.rsplit_once(' ')?;
    let above = number.parse::<usize>().ok()?.checked_sub(task.lead_above)?;
    (task.lead.is_some() && task.lead_above > 0).then(|| format!("{table} {above}"))
}

/// The bodies that a cell names, where it names nothing else.
fn bodies(cell: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let cell = without_end(cell);
    let said = words(cell);
    let named = names(&said, 0, lexicon).filter(|named| named.all.end == said.len())?;
    Some(named.each.iter().map(|name| cell[said[name.start].at.start..said[name.end - 1].at.end].to_owned()).collect())
}

/// The items of a cell as it parts them itself.
fn items(cell: &str) -> Vec<String> {
    cell.split(';').map(without_end).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

fn without_end(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ',', ';', ':']).trim_end()
}
