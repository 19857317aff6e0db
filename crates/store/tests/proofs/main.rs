//! What is claimed of the memory, tried many times. How often in one run stands in the environment, as `cargo xtask prove` sets it; without it a few times, so that
//! every run of the tests has tried it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "how much is tried is set from outside")]

mod attacks;
mod dice;
mod differential;
mod failover;
mod numbering;
#[expect(dead_code, reason = "the stories of the other tests use the rest of it")]
#[path = "../both/office.rs"]
mod office;
mod outsider;
mod races;
mod tamper;

/// How often something is tried in this run.
fn count(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
