//! How much each account has read in the last hour: counted from the log by the minute, so that every server counts the same and a new start forgets nothing.

use std::collections::{HashMap, VecDeque};

/// Milliseconds of a minute.
const MINUTE: u64 = 60_000;
/// Minutes in which a reading counts.
const COUNTED: u64 = 60;

/// The readings of the last hour, by account.
#[derive(Default)]
pub(crate) struct Recent {
    /// Minutes since 1970 in which something was read, with how much; the oldest first, each once.
    minutes: HashMap<Box<str>, VecDeque<(u64, u32)>>,
}

impl Recent {
    /// An account reads. Times do not go back: they are those of the log.
    pub(crate) fn add(&mut self, account: &str, time: u64) {
        let minute = time / MINUTE;
        if !self.minutes.contains_key(account) {
            self.minutes.insert(account.into(), VecDeque::new());
        }
        let Some(minutes) = self.minutes.get_mut(account) else { return };
        while minutes.front().is_some_and(|(old, _)| old + COUNTED <= minute) {
            minutes.pop_front();
        }
        match minutes.back_mut() {
            Some((last, count)) if *last == minute => *count = count.saturating_add(1),
            _ => minutes.push_back((minute, 1)),
        }
    }

    /// When an account may read again, where it has read as much as it may and `more` beside that; in milliseconds since 1970. Nothing where it may at once.
    pub(crate) fn spent(&self, account: &str, time: u64, most: u32, more: u64) -> Option<u64> {
        let minute = time / MINUTE;
        let empty = VecDeque::new();
        let minutes = self.minutes.get(account).unwrap_or(&empty).iter().filter(|(old, _)| old + COUNTED > minute);
        let mut left = minutes.clone().map(|(_, count)| u64::from(*count)).sum::<u64>() + more;
        let mut until = None;
        // Minute by minute the oldest readings no longer count; those beside them are of now.
        for (old, count) in minutes.map(|(old, count)| (*old, u64::from(*count))).chain([(minute, more)]) {
            if left < u64::from(most) {
                break;
            }
            left -= count;
            until = Some((old + COUNTED) * MINUTE);
        }
        until
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.minutes.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same from a list of every reading: the first minute in which fewer than `most` count.
    fn by_hand(read: &[u64], time: u64, most: u32) -> Option<u64> {
        let counted = |at: u64| read.iter().filter(|moment| **moment / MINUTE + COUNTED > at / MINUTE).count() as u64;
        if counted(time) < u64::from(most) {
            return None;
        }
        let minutes = (1..=COUNTED).map(|ahead| (time / MINUTE + ahead) * MINUTE);
        minutes.into_iter().find(|minute| counted(*minute) < u64::from(most))
    }

    proptest! {
        #[test]
        fn it_counts_what_a_list_of_every_reading_counts(steps in proptest::collection::vec((0u64..20 * MINUTE, 0usize..2), 0..60), most in 1u32..12, later in 0u64..90 * MINUTE) {
            let (mut recent, mut lists, mut time) = (Recent::default(), [Vec::new(), Vec::new()], 1_700_000_000_000);
            for (step, who) in steps {
                time += step;
                for (account, list) in ["lan", "minh"].iter().zip(&lists) {
                    prop_assert_eq!(recent.spent(account, time, most, 0), by_hand(list, time, most));
                }
                recent.add(["lan", "minh"][who], time);
                lists[who].push(time);
            }
            time += later;
            for (account, list) in ["lan", "minh"].iter().zip(&lists) {
                prop_assert_eq!(recent.spent(account, time, most, 0), by_hand(list, time, most));
                // What is about to be written counts as if it were.
                let more: Vec<u64> = list.iter().copied().chain([time, time]).collect();
                prop_assert_eq!(recent.spent(account, time, most, 2), by_hand(&more, time, most));
            }
        }
    }

    #[test]
    fn who_may_read_nothing_waits_for_an_hour_that_does_not_end() {
        let recent = Recent::default();
        assert_eq!(recent.spent("lan", 0, 0, 0), Some(COUNTED * MINUTE));
        assert_eq!(recent.spent("lan", 0, 1, 0), None);
    }
}
