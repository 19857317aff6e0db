//! The clock: the only file that asks what time it is.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use register::Day;

/// Hours that Vietnamese time is ahead of universal time; there is no summer time.
const HOURS_AHEAD: u64 = 7;

/// Today's civil day in Vietnam.
pub(crate) fn today() -> Day {
    #[expect(clippy::disallowed_methods, reason = "this file is where time enters")]
    let now = SystemTime::now();
    let seconds = now.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs() + HOURS_AHEAD * 3_600;
    let ordinal = i32::try_from(seconds / 86_400).expect("the clock is before the year 2200");
    Day::from_ordinal(ordinal).expect("the clock is before the year 2200")
}

/// Measures how long something takes.
#[derive(Clone, Copy)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    pub(crate) fn start() -> Stopwatch {
        #[expect(clippy::disallowed_methods, reason = "this file is where time enters")]
        Stopwatch(Instant::now())
    }

    /// Time since the start.
    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
