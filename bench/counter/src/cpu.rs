//! How much of the processors somebody has used: what others do on the machine meanwhile does not count.

use std::fmt::Display;
use std::time::Duration;

/// How often a second the system counts.
const TICKS: u64 = 100;
/// Where the time of a process, and the time that the system spent for it, stand behind its name.
const TIMES: [usize; 2] = [11, 12];

/// What a process has used since it began.
pub(crate) fn used(process: impl Display) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("the process runs");
    let (_, rest) = text.rsplit_once(')').expect("a line of the system");
    let words: Vec<&str> = rest.split_whitespace().collect();
    let ticks: u64 = TIMES.iter().map(|at| words[*at].parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 1_000 / TICKS)
}
