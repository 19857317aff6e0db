//! Reading requests: what is there is read, and all that is wrong is said at once, with its place.

use planner::Request;
use register::code::{MoveKind, Purpose};
use rules::language::render_all;
use rules::verdict::Lang;

use super::town;

#[test]
fn every_field_is_read_in_either_spelling_of_a_list() {
    let register = town();
    let inline = r#"
        scope = "U-TX"
        on = 2023-09-01
        kind = "secondment"
        purpose = "reinforcement"
        until_planned = "2026-09-01"
        allow_exceptions = true
        leaders_out_max = 1
        quotas = [{ unit = "U-UBKT", out = [1, 2], in = [0, 2] }]
        pins = [{ person = "CB0014", to_post = "P-VP-PCVP" }]
        forbids = [{ person = "CB0012" }, { to_post = "P-BT" }]
        fit = { planned_for_target = 2, reinforces_short_unit = 1 }
        options = 3
        seconds_max = 1.5
    "#;
    let tables = r#"
        scope = "U-TX"
        on = "2023-09-01"
        kind = "secondment"
        purpose = "reinforcement"
        until_planned = 2026-09-01
        allow_exceptions = true
        leaders_out_max = 1
        options = 3
        seconds_max = 1.5
        [[quotas]]
        unit = "U-UBKT"
        out = [1, 2]
        in = [0, 2]
        [[pins]]
        person = "CB0014"
        to_post = "P-VP-PCVP"
        [[forbids]]
        person = "CB0012"
        [[forbids]]
        to_post = "P-BT"
        [fit]
        planned_for_target = 2
        reinforces_short_unit = 1
    "#;
    let request = Request::read("plan.toml", inline, &register).unwrap();
    assert_eq!(Ok(&request), Request::read("plan.toml", tables, &register).as_ref());
    assert_eq!((request.kind, request.purpose, request.options), (MoveKind::Secondment, Purpose::Reinforcement, 3));
    assert_eq!((request.quotas[0].out, request.quotas[0].into), (Some([1, 2]), Some([0, 2])));
    assert!(request.forbids[0].person.known() && !request.forbids[0].to_post.known());
    let least = Request::read("plan.toml", "scope = 'U-TX'\non = 2023-09-01", &register).unwrap();
    assert_eq!((least.kind, least.purpose, least.allow_exceptions, least.options), (MoveKind::Rotation, Purpose::Planned, false, 1));
}

#[test]
fn every_fault_is_said_at_once_with_its_place() {
    let text = r#"scope = "U-TXX"
on = 2023-02-30
kind = "rotate"
until_planed = 2026-09-01
leaders_out_max = -1
quotas = [{ unit = "U-UBKT", out = [2, 1] }, { unit = "U-UBKT" }]
pins = [{ person = "CB0014" }]
forbids = [{ }, { person = "CB9999", to_post = "P-BT" }]
options = 0
"#;
    let faults = Request::read("plan.toml", text, &town()).unwrap_err();
    let places: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    // A date that the calendar does not have stops the TOML reader itself, so it is said alone.
    assert_eq!(places, [2], "{}", render_all(&faults, Lang::En));

    let faults = Request::read("plan.toml", &text.replace("2023-02-30", "'2023-02-30'"), &town()).unwrap_err();
    let said = render_all(&faults, Lang::En);
    let places: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(places, [1, 2, 3, 4, 5, 6, 6, 6, 7, 8, 8, 9], "{said}");
    assert!(said.contains("U-TX") && said.contains("until_planned") && said.contains("position_change"), "{said}");
}

#[test]
fn a_request_without_a_scope_and_a_day_is_none() {
    let faults = Request::read("plan.toml", "options = 2", &town()).unwrap_err();
    assert_eq!(faults.len(), 2);
    assert!(Request::read("plan.toml", "scope = ", &town()).is_err());
}
