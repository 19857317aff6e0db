//! Packets: what is drawn comes back, whatever is turned, cut, exchanged or sent again is refused, and the outsider says the same.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod by_hand;
mod chain;
mod drawn;
mod outsider;
mod turned;
