//! Documents in: the five texts of the mission, invented documents with what a person reads in them, and properties under damage.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod damage;
mod derivable;
mod invented;
mod said;
mod seeds;
