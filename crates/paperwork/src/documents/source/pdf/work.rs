//! What has been done for one file so far. Time is not measured: the same file is refused on every machine, or on none.

use std::cell::Cell;

use crate::documents::limits::{Limit, STEPS, STREAM_BYTES, STREAMS_BYTES};

/// Counters of work.
#[derive(Default)]
pub(super) struct Work {
    steps: Cell<u64>,
    unpacked: Cell<u64>,
}

impl Work {
    /// Counts steps: bytes that are looked at, values, operators.
    pub(super) fn steps(&self, count: u64) -> Result<(), Limit> {
        self.steps.set(self.steps.get().saturating_add(count));
        if self.steps.get() > STEPS { Err(Limit::Steps) } else { Ok(()) }
    }

    /// Counts bytes of a stream that was unpacked.
    pub(super) fn unpacked(&self, count: u64) -> Result<(), Limit> {
        self.unpacked.set(self.unpacked.get().saturating_add(count));
        if self.unpacked.get() > STREAMS_BYTES { Err(Limit::StreamsBytes) } else { Ok(()) }
    }

    /// How many bytes the next stream may have, and one more to see that it has too many.
    pub(super) fn room(&self) -> u64 {
        STREAM_BYTES.min(STREAMS_BYTES.saturating_sub(self.unpacked.get())) + 1
    }
}
