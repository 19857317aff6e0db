//! The tests of the house itself: what a reviewer would otherwise have to remember.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod arrows;
mod cases;
mod files;
mod licences;
mod links;
mod lists;
mod manifests;
mod readme;
mod sizes;
mod views;
mod words;
