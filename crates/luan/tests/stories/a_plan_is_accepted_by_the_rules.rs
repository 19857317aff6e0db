//! The plan of the demo goes through the same check as anybody's proposal.

use crate::story::{argument, done, key, town};

#[test]
fn no_bar_stands_against_a_move_of_the_plan() {
    let town = town("plan-town");
    let (books, request, moves) = (town.join("rulebooks"), town.join("plan.toml"), town.join("planned.csv"));
    let plan = done(&["plan", "--from", argument(&town), "--request", argument(&request), "--rulebooks", argument(&books), "--moves", argument(&moves)]);
    assert!(plan.starts_with("{\"status\":\"optimal\""), "{}", &plan[..200.min(plan.len())]);
    let check = done(&["check", "--from", argument(&town), "--moves", argument(&moves), "--rulebooks", argument(&books)]);
    let moved = std::fs::read_to_string(&moves).unwrap().lines().count() - 1;
    assert!(moved > 1, "the town's plan has moves");
    let barred = check.lines().filter(|line| key(line, "subject").starts_with("move:") && key(line, "effect") == "bar");
    let against: Vec<&str> = barred.filter(|line| matches!(key(line, "outcome"), "not_met" | "not_known")).collect();
    assert_eq!(against, Vec::<&str>::new());
    assert!(check.lines().any(|line| key(line, "subject") == "plan:planned"), "the plan is judged as a whole, under the name of its file");
}
