//! The tests of the house itself: what a reviewer would otherwise have to remember.

mod arrows;
mod cases;
mod files;
mod licences;
mod links;
mod lists;
mod manifests;
mod readme;
mod sizes;
mod words;
