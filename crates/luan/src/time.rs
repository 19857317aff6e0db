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

/// Milliseconds since 1970-01-01T00:00:00Z.
pub(crate) fn now() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "this file is where time enters")]
    let now = SystemTime::now();
    now.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_millis() as u64
}

/// The last millisecond of a second of a civil day in Vietnam, since 1970-01-01T00:00:00Z; `None` before then.
pub(crate) fn end_of_second(day: Day, second_of_day: u64) -> Option<u64> {
    let seconds = u64::try_from(day.ordinal()).ok()? * 86_400 + second_of_day;
    Some(seconds.checked_sub(HOURS_AHEAD * 3_600)? * 1_000 + 999)
}

/// The civil day in Vietnam of a moment in milliseconds since 1970.
pub(crate) fn day_of(milliseconds: u64) -> Option<Day> {
    let seconds = milliseconds / 1_000 + HOURS_AHEAD * 3_600;
    i32::try_from(seconds / 86_400).ok().and_then(Day::from_ordinal)
}

/// Hour and minute in Vietnam of a moment in milliseconds since 1970.
pub(crate) fn clock(milliseconds: u64) -> (u8, u8) {
    let of_day = (milliseconds / 1_000 + HOURS_AHEAD * 3_600) % 86_400;
    ((of_day / 3_600) as u8, (of_day / 60 % 60) as u8)
}

/// A moment in milliseconds since 1970 as Vietnamese civil time: `dd/mm/yyyy hh:mm:ss`.
pub(crate) fn civil(milliseconds: u64) -> String {
    let of_day = (milliseconds / 1_000 + HOURS_AHEAD * 3_600) % 86_400;
    let day = day_of(milliseconds).map_or_else(String::new, Day::civil);
    format!("{day} {:02}:{:02}:{:02}", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}
