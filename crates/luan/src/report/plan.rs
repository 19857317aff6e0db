//! A plan in words: the moves with their reasons, what stays undone and why, what changes, and what it is proven to be.

use planner::Status;
use rules::verdict::{Lang, Outcome as Verdict};

use super::outcome_words;
use crate::names::Naming;
use crate::plans::{Circle, Conflict, Measure, Named, Serves, Unmoved, WrittenMove, WrittenPlan};

/// A plan for a person to read.
pub(crate) fn plan_text(names: &dyn Naming, outcome: &WrittenPlan, lang: Lang) -> String {
    let mut out = status(outcome, lang);
    for (number, moved) in outcome.moves.iter().enumerate() {
        out.push_str(&format!("\n{}. {}", number + 1, move_text(names, moved, lang)));
    }
    out.push_str(&shapes(names, outcome, lang));
    for unmoved in &outcome.unmoved_duties {
        out.push_str(&unmoved_text(names, unmoved, lang));
    }
    for quota in &outcome.quotas {
        let [least, most] = quota.allowed;
        let direction = direction_words(&quota.direction, lang);
        out.push_str(&format!("{} {}: {direction} {} ({least}–{most})\n", lang.pick(["Chỉ tiêu", "Quota"]), names.unit(&quota.unit), quota.used));
    }
    if let Some(conflict) = &outcome.conflict {
        out.push_str(&conflict_text(names, conflict, lang));
    }
    out.push_str(&measures(lang.pick(["\nMục tiêu, theo thứ tự ưu tiên:", "\nObjective, first things first:"]), &outcome.objective, lang));
    if !outcome.alternatives.is_empty() {
        let count = outcome.alternatives.len();
        out.push_str(&lang.pick([format!("Còn {count} phương án kế tiếp trong --format json.\n"), format!("{count} next best plans in --format json.\n")]));
    }
    out
}

fn status(outcome: &WrittenPlan, lang: Lang) -> String {
    let count = outcome.moves.len();
    let [vi, en] = match outcome.status {
        Status::Optimal => [format!("Kế hoạch {count} lượt, đã chứng minh là tốt nhất."), format!("A plan of {count} moves, proven to be the best.")],
        Status::Feasible => [format!("Kế hoạch {count} lượt, chưa chứng minh là tốt nhất."), format!("A plan of {count} moves, not proven to be the best.")],
        Status::Infeasible => ["Không có kế hoạch nào thỏa mãn yêu cầu.".into(), "No plan satisfies the request.".into()],
        Status::Unknown => ["Hết thời gian, chưa tìm được kế hoạch.".into(), "Time is over and no plan was found.".into()],
    };
    lang.pick([vi, en]) + "\n"
}

/// One move: who, from where to where, why, and what stands beside it.
fn move_text(names: &dyn Naming, moved: &WrittenMove, lang: Lang) -> String {
    let mut out = format!("{}: {} → {}\n", names.person(&moved.person), names.post(&moved.from_post), names.post(&moved.to_post));
    for serves in &moved.serves {
        out.push_str(&format!("     {}\n", serves_words(names, serves, lang)));
    }
    for line in moved.verdicts.iter().filter(|line| line.outcome == "not_met" || line.outcome == "not_known") {
        let said = verdict_words(&line.outcome, lang);
        out.push_str(&format!("     {} {}, {}: {said} — {}\n", lang.pick(["lưu ý", "note"]), line.citation.document, line.citation.clause, line.says));
    }
    if !moved.decisions.is_empty() {
        out.push_str(&format!("     {} {}\n", lang.pick(["cần quyết định ghi lại theo", "needs a recorded decision under"]), moved.decisions.join(", ")));
    }
    if let Some(without) = &moved.without
        && without.status != Status::Infeasible
    {
        let change: Vec<String> = without.change.iter().filter(|measure| measure.name != "lottery").map(|measure| signed(measure, lang)).collect();
        if !change.is_empty() {
            out.push_str(&format!("     {} {}\n", lang.pick(["nếu không có lượt này:", "without it:"]), change.join(", ")));
        }
    }
    out
}

/// What a move serves.
pub(crate) fn serves_words(names: &dyn Naming, serves: &Serves, lang: Lang) -> String {
    match serves {
        Serves::Pin => lang.pick(["yêu cầu ghim lượt này", "the request asks for it"]).to_owned(),
        Serves::Duty { rule } => lang.pick([format!("phải chuyển theo {rule}"), format!("must move under {rule}")]),
        Serves::Quota { unit: of, direction } => {
            let (of, direction) = (names.unit(of), direction_words(direction, lang));
            lang.pick([format!("đáp ứng chỉ tiêu {direction} của {of}"), format!("serves the quota {direction} of {of}")])
        }
        Serves::Succeeds { person: who } => lang.pick([format!("thay {}", names.person(who)), format!("succeeds {}", names.person(who))]),
        Serves::MakesRoom { person: who } => lang.pick([format!("nhường chỗ cho {}", names.person(who)), format!("makes room for {}", names.person(who))]),
        Serves::Fit { points } => lang.pick([format!("phù hợp: {points} điểm"), format!("fits: {points} points")]),
    }
}

/// The words for an outcome that is written by its name.
pub(crate) fn verdict_words(name: &str, lang: Lang) -> String {
    Verdict::ALL.into_iter().find(|outcome| outcome.name() == name).map_or_else(|| name.to_owned(), |outcome| lang.pick(outcome_words(outcome)).to_owned())
}

/// Out of a unit, or into it.
pub(crate) fn direction_words(direction: &str, lang: Lang) -> &'static str {
    lang.pick(if direction == "out" { ["chuyển đi", "out"] } else { ["chuyển đến", "in"] })
}

fn shapes(names: &dyn Naming, outcome: &WrittenPlan, lang: Lang) -> String {
    let mut out = String::from("\n");
    for circle in outcome.chains.iter().filter(|chain| chain.people.len() > 1).chain(&outcome.cycles) {
        out.push_str(&format!("{}: {}\n", kind_words(circle, lang), circle.people.iter().map(|id| names.person(id)).collect::<Vec<_>>().join(" → ")));
    }
    out
}

/// What moves that follow one another are called.
pub(crate) fn kind_words(circle: &Circle, lang: Lang) -> &'static str {
    lang.pick(match &*circle.kind {
        "chain" => ["Chuỗi", "Chain"],
        "swap" => ["Hoán đổi", "Swap"],
        _ => ["Vòng khép kín", "Closed circle"],
    })
}

/// Who had to move and does not, and what stands against it.
fn unmoved_text(names: &dyn Naming, unmoved: &Unmoved, lang: Lang) -> String {
    let duties = unmoved.duties.join(", ");
    let who = names.person(&unmoved.person);
    let mut out =
        lang.pick([format!("Phải chuyển nhưng chưa chuyển được: {who}, theo {duties}\n"), format!("Had to move and does not: {who}, under {duties}\n")]);
    for closed in &unmoved.closed_by {
        let (rule, posts) = (&closed.rule, closed.posts);
        let word = verdict_words(&closed.outcome, lang);
        out.push_str(&lang.pick([format!("     {rule} ({word}) khép {posts} vị trí\n"), format!("     {rule} ({word}) closes {posts} posts\n")]));
    }
    if !unmoved.conflict.is_empty() {
        out.push_str(&format!("     {} {}\n", lang.pick(["vướng:", "in the way:"]), limits(names, &unmoved.conflict, lang)));
    }
    if !unmoved.if_moved.is_empty() {
        let change: Vec<String> = unmoved.if_moved.iter().map(|measure| signed(measure, lang)).collect();
        out.push_str(&format!("     {} {}\n", lang.pick(["nếu buộc chuyển:", "if forced:"]), change.join(", ")));
    }
    out
}

fn conflict_text(names: &dyn Naming, conflict: &Conflict, lang: Lang) -> String {
    let mut out = lang.pick(["Những điều không thể cùng đúng: ", "What cannot hold together: "]).to_owned();
    out.push_str(&limits(names, &conflict.limits, lang));
    out.push('\n');
    out.push_str(lang.pick(["Bỏ ít nhất là: ", "The least to give up: "]));
    out.push_str(&limits(names, &conflict.opening.give_up, lang));
    out + "\n"
}

/// Limits by name.
pub(crate) fn limits(names: &dyn Naming, limits: &[Named], lang: Lang) -> String {
    let one = |limit: &Named| {
        let words = match &*limit.limit {
            "pin" => ["ghim", "pin"],
            "forbid" => ["cấm", "forbid"],
            "exceptions" => ["không dùng ngoại lệ", "no exceptions"],
            "quota_out" => ["chỉ tiêu chuyển đi", "quota out"],
            "quota_in" => ["chỉ tiêu chuyển đến", "quota in"],
            "leaders_out_max" => ["số lãnh đạo cùng rời", "leaders leaving together"],
            "seats" => ["số lượng được duyệt", "approved seats"],
            "head" => ["không để trống người đứng đầu", "no head's seat left empty"],
            "kin" => ["quan hệ gia đình", "kin"],
            other => [other, other],
        };
        let about = match &*limit.limit {
            "quota_out" | "quota_in" | "leaders_out_max" => names.unit(&limit.about),
            "seats" | "head" => names.post(&limit.about),
            _ => limit.about.clone(),
        };
        let rules = if limit.rules.is_empty() { String::new() } else { format!(" [{}]", limit.rules.join(", ")) };
        format!("{} {about}{rules}", lang.pick(words))
    };
    limits.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The words for a level of the objective.
pub(crate) fn level_words(name: &str, lang: Lang) -> &str {
    planner::LEVELS.iter().find(|level| level.name == name).map_or(name, |level| lang.pick(level.words))
}

/// How much a level of the objective changes.
pub(crate) fn signed(measure: &Measure, lang: Lang) -> String {
    format!("{} {:+}", level_words(&measure.name, lang), measure.value.unwrap_or_default())
}

fn measures(title: &str, measures: &[Measure], lang: Lang) -> String {
    let value = |measure: &Measure| measure.value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    let list: Vec<String> = measures.iter().map(|measure| format!("{} {}", level_words(&measure.name, lang), value(measure))).collect();
    format!("{title} {}\n", list.join("; "))
}
