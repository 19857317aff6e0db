//! The whole reading, from bytes to duties, held against documents that were written by somebody who did not see the reader.

mod corpus;
mod judge;
mod said;
mod sameness;
