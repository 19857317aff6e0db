//! What the planner found, in words.

use planner::explain::written::{Verdict as Said, WrittenMove, WrittenPlan};
use planner::explain::{Circle, PostChange, Serves, Unmoved};
use register::cell::day;
use register::code::{Code, MoveKind, vietnamese};
use rules::verdict::Outcome as Verdict;

use super::{Annexes, Exception, Move, Names, Quota, Seats};

impl Annexes {
    /// The annexes of a result.
    pub fn of(outcome: &WrittenPlan, names: &Names<'_>) -> Annexes {
        let changed = outcome.posts.iter();
        let short = outcome.unfilled.iter().filter(|short| outcome.posts.iter().all(|post| post.post != short.post));
        let exception = |moved: &WrittenMove| Exception {
            person: (names.person)(&moved.person),
            to: (names.post)(&moved.to_post),
            clauses: moved.decisions.iter().map(|rule| (names.clause)(rule)).collect(),
        };
        Annexes {
            status: outcome.status,
            moves: outcome.moves.iter().map(|moved| a_move(moved, names)).collect(),
            seats: changed.chain(short).map(|post| seats(post, names)).collect(),
            quotas: outcome
                .quotas
                .iter()
                .map(|quota| Quota {
                    unit: (names.unit)(&quota.unit),
                    direction: side(&quota.direction),
                    counts: [quota.used, i64::from(quota.allowed[0]), i64::from(quota.allowed[1])],
                })
                .collect(),
            exceptions: outcome.moves.iter().filter(|moved| !moved.decisions.is_empty()).map(exception).collect(),
            unmoved: outcome.unmoved_duties.iter().map(|one| ((names.person)(&one.person), unmoved(one, names))).collect(),
            chains: outcome.chains.iter().filter(|chain| chain.people.len() > 1).chain(&outcome.cycles).map(|circle| shape(circle, names)).collect(),
        }
    }
}

fn a_move(moved: &WrittenMove, names: &Names<'_>) -> Move {
    let open = [Verdict::NotMet, Verdict::NotKnown];
    let note = |said: &Said| {
        let outcome = open.into_iter().find(|outcome| outcome.name() == said.outcome)?;
        let since = day(&said.citation.in_force_from).map_or_else(String::new, |from| format!(" (hiệu lực từ {})", from.civil()));
        Some(format!("{}, {}{since}: {}. {}", said.citation.clause, said.citation.document, outcome.words()[0], said.says))
    };
    Move {
        person: (names.person)(&moved.person),
        from: (names.post)(&moved.from_post),
        to: (names.post)(&moved.to_post),
        form: vietnamese(MoveKind::NAMES, &moved.kind).unwrap_or(&moved.kind).to_owned(),
        on: day(&moved.on),
        until: day(&moved.until_planned),
        reasons: moved.serves.iter().map(|serves| reason(serves, names)).collect(),
        notes: moved.verdicts.iter().filter_map(note).collect(),
    }
}

fn reason(serves: &Serves, names: &Names<'_>) -> String {
    match serves {
        Serves::Pin => "Theo yêu cầu nêu đích danh".to_owned(),
        Serves::Duty { rule } => format!("Phải chuyển theo {}", (names.clause)(rule)),
        Serves::Quota { unit, direction } => format!("Đáp ứng chỉ tiêu {} của {}", side(direction), (names.unit)(unit)),
        Serves::Succeeds { person } => format!("Thay {}", (names.person)(person)),
        Serves::MakesRoom { person } => format!("Để bố trí {}", (names.person)(person)),
        Serves::Fit { .. } => "Phù hợp tiêu chí đã nêu trong yêu cầu lập phương án".to_owned(),
    }
}

fn side(direction: &str) -> &'static str {
    if direction == "out" { "chuyển đi" } else { "chuyển đến" }
}

fn seats(post: &PostChange, names: &Names<'_>) -> Seats {
    let people = |ids: &[String]| ids.iter().map(|id| (names.person)(id)).collect();
    Seats {
        post: (names.post)(&post.post),
        counts: [i64::from(post.seats), i64::from(post.before), post.after],
        leave: people(&post.leave),
        come: people(&post.come),
    }
}

fn unmoved(one: &Unmoved, names: &Names<'_>) -> String {
    let mut said = vec![format!("Phải chuyển theo {}", one.duties.iter().map(|rule| (names.clause)(rule)).collect::<Vec<_>>().join("; "))];
    for closed in &one.closed_by {
        let word = Verdict::ALL.into_iter().find(|outcome| outcome.name() == closed.outcome).map_or(&*closed.outcome, |outcome| outcome.words()[0]);
        said.push(format!("{}: {word} đối với {:02} vị trí", (names.clause)(&closed.rule), closed.posts));
    }
    if !one.conflict.is_empty() {
        said.push("Các vị trí còn lại không bố trí được cùng với những yêu cầu khác của phương án".to_owned());
    }
    if !one.if_moved.is_empty() {
        said.push("Bố trí được, nhưng phương án chung kém hơn theo thứ tự mục tiêu đặt ra".to_owned());
    }
    said.join("\n")
}

fn shape(circle: &Circle, names: &Names<'_>) -> (String, String) {
    let kind = match &*circle.kind {
        "chain" => "Chuỗi",
        "swap" => "Hoán đổi",
        _ => "Vòng khép kín",
    };
    (kind.to_owned(), circle.people.iter().map(|id| (names.person)(id)).collect::<Vec<_>>().join(" → "))
}
