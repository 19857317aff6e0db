//! The whole reading, from bytes to duties, held against documents that were written by somebody who did not see the reader.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod composed;
mod corpus;
mod damaged;
mod judge;
mod parts;
mod said;
mod sameness;
mod seeds;
mod shapes;
mod tables;
