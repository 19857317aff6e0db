//! The facts: who held which post, in which unit, when; places and their descent.
//!
//! Pure: no IO, no clock, no randomness. A [`Register`] is built from a [`Draft`] and never changes; every question takes the day it is asked for.

pub mod code;
pub mod column;
pub mod day;
pub mod draft;
mod register;
pub mod table;
pub mod tables;
pub mod text;

pub use day::{Day, Partial, Period};
pub use draft::{Draft, Refusal};
pub use register::Register;
pub use tables::Tables;
