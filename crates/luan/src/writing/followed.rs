//! What the record knows already of a document that somebody reports on or plans for: the figures of its thread, and the tasks that were confirmed, as the lines of a form.

use register::Day;
use register::code::{Code, Step, UnitKind, vietnamese};

use super::said::BETWEEN;
use crate::access::{Followed, SeenTask};

/// The figures of a report, of units that may be seen, each with how it was counted. Nothing where no other unit has the document.
pub(crate) fn figures(thread: &Followed, steps: &[Step], on: Day) -> String {
    let (having, all) = (thread.places.len(), thread.places.len() + thread.unreached.len());
    if having < 2 {
        return String::new();
    }
    let by = format!("đếm các bước đã ghi và có minh chứng, đến ngày {}", on.civil());
    let step = |step: &Step| {
        let what = vietnamese(Step::NAMES, step.name()).unwrap_or(step.name());
        line(&[&format!("đơn vị: {what}"), &thread.counts(*step)[0].to_string(), &having.to_string(), &by])
    };
    let received = line(&["đơn vị đã nhận văn bản", &having.to_string(), &all.to_string(), "đếm sổ văn bản và việc chuyển đã ghi"]);
    let late = line(&["đơn vị chậm", &thread.late().count().to_string(), &having.to_string(), &format!("nhiệm vụ quá hạn đến ngày {}", on.civil())]);
    let unanswered: usize = thread.places.iter().map(|place| place.unanswered).sum();
    let unanswered = line(&["câu hỏi, khó khăn chưa được trả lời", &unanswered.to_string(), "", "đếm câu hỏi đã ghi, trừ trả lời"]);
    [vec![received], steps.iter().map(step).collect(), vec![late, unanswered]].concat().join("\n")
}

/// The duties of a plan: what the document tells units to do, once a person has confirmed it.
pub(crate) fn duties(thread: &Followed) -> String {
    thread.tasks.iter().map(duty).collect::<Vec<_>>().join("\n")
}

fn duty(task: &SeenTask) -> String {
    let kind = task.unit_kind.and_then(|kind| vietnamese(UnitKind::NAMES, kind.name()));
    let lead = if task.lead.is_empty() { kind.unwrap_or("các đơn vị nhận văn bản") } else { &task.lead };
    let by = task.deadline.if_known().map(Day::civil).unwrap_or_default();
    line(&[lead, &task.support, &task.action, &by, ""])
}

/// A line of a form in its columns: what parts them stands in none of them.
fn line(columns: &[&str]) -> String {
    let plain = |column: &&str| column.replace([BETWEEN, '\n', '\r'], " ");
    columns.iter().map(plain).collect::<Vec<_>>().join(" | ").trim_end_matches([' ', BETWEEN]).to_owned()
}
