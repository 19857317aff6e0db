//! Documents as passages and duties: the five texts of the mission, invented documents with what a person reads in them, and properties.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod seeds;
mod source;
