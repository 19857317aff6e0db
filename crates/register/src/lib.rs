//! The facts: who held which post, in which unit, when; places and their descent.
//!
//! Pure: no IO, no clock, no randomness. A [`Register`] is built from a [`Draft`] and never changes; every question takes the day it is asked for.

pub mod books;
pub mod cell;
pub mod citing;
pub mod code;
pub mod column;
pub mod day;
mod descent;
pub mod draft;
pub mod findings;
mod holding;
mod known;
mod locality;
mod map;
mod register;
pub mod table;
pub mod tables;
pub mod text;
pub mod thread;
#[cfg(any(test, feature = "written"))]
pub mod written;

pub use day::{Day, Partial, Period};
pub use descent::PARENTS_MAX;
pub use draft::{Draft, Refusal};
pub use holding::{Main, RUN_GAP_DAYS, Span};
pub use locality::Local;
pub use register::Register;
pub use tables::Tables;
