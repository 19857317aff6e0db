//! A request for a plan.

use std::sync::OnceLock;

use planner::Request;
use register::Register;
use rules::language::render_all;
use rules::verdict::Lang;

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let seeds: &[&[u8]] = &[include_bytes!("../../../demo/plan.toml")];
    seeds.iter().map(|seed| seed.to_vec()).collect()
}

/// A small register for the ids of a request to be looked up in.
fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| sample::nasty(1).0)
}

pub(crate) fn fuzz_one(data: &[u8]) {
    if let Err(faults) = Request::read("fuzz.toml", &String::from_utf8_lossy(data), register()) {
        assert!(!render_all(&faults, Lang::Vi).is_empty());
    }
}
