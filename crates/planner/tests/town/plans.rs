//! What comes of the town's requests.

use planner::explain::{self, Answer, Outcome, Serves};
use planner::law::Law;
use planner::{Limits, Proof, Question, Status, plan};
use rules::verdict::Lang;

use super::{books, request, town};

const YEARLY: &str = r#"
    scope = "U-TX"
    on = 2023-09-01
    kind = "rotation"
    until_planned = 2026-09-01
    allow_exceptions = true
    leaders_out_max = 1
    quotas = [{ unit = "U-UBKT", out = [1, 2], in = [1, 2] }]
    fit = { planned_for_target = 2, reinforces_short_unit = 1 }
    options = 3
"#;

fn planned(text: &str) -> Outcome {
    let (register, books) = (town(), books());
    let request = request(&register, text);
    plan(&register, &books, &request, Lang::Vi, &Limits::none()).unwrap()
}

fn value(outcome: &Outcome, name: &str) -> i64 {
    outcome.objective.iter().find(|measure| measure.name == name).and_then(|measure| measure.value).unwrap()
}

#[test]
fn the_yearly_plan_is_proven_and_explained() {
    let outcome = planned(YEARLY);
    assert_eq!((outcome.status, outcome.proof), (Status::Optimal, Proof::WholeNumbers));
    assert_eq!(outcome.objective, outcome.bound);
    assert_eq!(value(&outcome, "quota_shortfall"), 0);
    assert_eq!(outcome.moves.len(), value(&outcome, "moves") as usize);
    assert_eq!(outcome.unmoved_duties.len(), value(&outcome, "duties_unmet") as usize);
    for moved in &outcome.moves {
        assert!(!moved.serves.is_empty() && !moved.verdicts.is_empty());
        assert!(moved.serves.iter().any(|serves| matches!(serves, Serves::Quota { .. })), "the quota is why anybody moves");
        let without = moved.without.as_ref().unwrap();
        assert!(!without.change.is_empty(), "another plan has another price");
    }
    for unmoved in &outcome.unmoved_duties {
        assert!(!unmoved.closed_by.is_empty() || unmoved.open > 0, "{unmoved:?}");
    }
    assert_eq!(outcome.alternatives.len(), 2);
    let linked: usize = outcome.chains.iter().chain(&outcome.cycles).map(|links| links.people.len()).sum();
    assert_eq!(linked, outcome.moves.len(), "every move stands in one chain or one circle");
}

#[test]
fn two_runs_are_one() {
    let written = || serde_json::to_string(&planned(YEARLY)).unwrap();
    assert_eq!(written(), written());
}

#[test]
fn a_pin_that_breaks_a_rule_names_the_rule() {
    // Not on the planning list.
    let outcome = planned(&format!("{YEARLY}\n pins = [{{ person = 'CB0098', to_post = 'P-VP-PCVP' }}]"));
    assert_eq!(outcome.status, Status::Infeasible);
    let conflict = outcome.conflict.unwrap();
    assert_eq!(conflict.limits.len(), 1, "{conflict:?}");
    assert_eq!((conflict.limits[0].limit.as_ref(), conflict.limits[0].about.as_str()), ("pin", "CB0098>P-VP-PCVP"));
    assert_eq!(conflict.limits[0].rules, ["65-QĐ/TW#in-planning"]);
    assert_eq!(conflict.opening.give_up, conflict.limits);
}

#[test]
fn a_pin_against_a_quota_is_shown_with_it() {
    let text = YEARLY.replace("out = [1, 2]", "out = [0, 0]") + "pins = [{ person = 'CB0014', to_post = 'P-VP-PCVP' }]";
    let conflict = planned(&text).conflict.unwrap();
    let mut limits: Vec<&str> = conflict.limits.iter().map(|limit| limit.limit.as_ref()).collect();
    limits.sort_unstable();
    assert_eq!(limits, ["pin", "quota_out"], "{conflict:?}");
    assert_eq!(conflict.opening.give_up.len(), 1, "{conflict:?}");
}

#[test]
fn why_not_says_a_rule_or_a_price() {
    let (register, books) = (town(), books());
    let request = request(&register, YEARLY);
    let law = Law::new(&register, &books, request.on);
    let question = Question::new(&register, &request, &law);
    let solution = question.best_but(&[], &Limits::none()).unwrap();
    let mut seen = [false; 4];
    for person in question.situation.people.iter().step_by(7) {
        for seat in question.situation.posts.iter().step_by(9) {
            match explain::why_not(&question, &solution, person.person, seat.post, &Limits::none()) {
                Answer::Closed { because } => seen[0] |= because.contains('#'),
                Answer::Price { change, .. } => {
                    seen[1] = true;
                    // The first level that changes is worse: the plan was the best.
                    assert!(change[0].value > Some(0), "{change:?}");
                }
                Answer::Conflict { limits } => {
                    seen[2] = true;
                    assert!(!limits.is_empty());
                }
                Answer::InPlan => seen[3] = true,
                Answer::Unknown => panic!("there is time enough"),
            }
        }
    }
    assert!(seen[0] && seen[1], "{seen:?}");
}

#[test]
fn a_limit_that_is_relaxed_never_makes_the_plan_worse() {
    let (register, books) = (town(), books());
    let request = request(&register, YEARLY);
    let law = Law::new(&register, &books, request.on);
    let question = Question::new(&register, &request, &law);
    let solution = question.best_but(&[], &Limits::none()).unwrap();
    let of_limits = explain::prices(&question, &solution, &Limits::none());
    let of_rules = explain::prices_of_rules(&register, &request, &law, &solution, &Limits::none()).unwrap();
    assert!(!of_rules.is_empty(), "some rule has a price");
    for price in of_limits.iter().chain(&of_rules) {
        assert!(price.change.first().is_none_or(|first| first.value < Some(0)), "{price:?}");
    }
}

#[test]
fn a_fallen_move_is_repaired_with_few_changes() {
    let (register, books) = (town(), books());
    let request = request(&register, YEARLY);
    let law = Law::new(&register, &books, request.on);
    let question = Question::new(&register, &request, &law);
    let solution = question.best_but(&[], &Limits::none()).unwrap();
    let repairs = explain::repairs(&question, &solution.moves, solution.moves[0], &Limits::none()).unwrap();
    assert_eq!(repairs.len(), 3);
    assert!(repairs.is_sorted_by_key(|repair| repair.changed));
    // Of a swap, the other half cannot stand alone where it would leave too many in one post: keeping it or dropping it is one change at most.
    assert!(repairs[0].changed <= 1, "{repairs:?}");
}

/// Leaves out one limit of a conflict after the other: each time there is a plan.
#[test]
fn of_a_conflict_no_limit_is_to_spare() {
    let text = YEARLY.replace("out = [1, 2]", "out = [0, 1]")
        + "pins = [{ person = 'CB0014', to_post = 'P-VP-PCVP' }, { person = 'CB0012', to_post = 'P-NV-TP' }, { person = 'CB0029', to_post = 'P-KT-PCN' }]";
    let conflict = planned(&text).conflict.unwrap();
    let of_request: Vec<&str> = conflict.limits.iter().map(|limit| limit.about.as_str()).collect();
    assert!(of_request.len() >= 2, "{conflict:?}");
    for pin in ["CB0014", "CB0012"].iter().filter(|pin| of_request.iter().any(|about| about.starts_with(**pin))) {
        let (before, after) = text.split_once(&format!("{{ person = '{pin}'")).unwrap();
        let without = format!("{before}{}", after.split_once("}, ").unwrap().1);
        let outcome = planned(&without);
        assert_ne!(outcome.status, Status::Infeasible, "without {pin} there is a plan: {conflict:?} {:?}", outcome.conflict);
    }
}

#[test]
fn the_request_of_the_demo_says_why_two_heads_stay() {
    let outcome = planned(&std::fs::read_to_string(super::root().join("demo/plan.toml")).unwrap());
    assert_eq!((outcome.status, outcome.proof), (Status::Optimal, Proof::WholeNumbers));
    for head in ["CB0032", "CB0033"] {
        let unmoved = outcome.unmoved_duties.iter().find(|unmoved| unmoved.person == head).unwrap();
        assert!(!unmoved.closed_by.is_empty() || !unmoved.conflict.is_empty(), "{unmoved:?}");
    }
    for head in ["CB0030", "CB0031"] {
        assert!(outcome.moves.iter().any(|moved| moved.person == head && moved.purpose == "two_terms"), "{head}");
    }
}
