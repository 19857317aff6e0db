//! The pages: one list of routes, one door that every request passes, and one file for each page.

mod answer;
mod asked;
mod chains;
mod door;
mod letterhead;
mod menu;
mod number;
mod on;
mod pages;
mod picture;
mod routes;
mod serve;
#[cfg(test)]
mod tests;
mod texts;
mod timeline;
mod upload;
mod visit;
mod words;

pub(crate) use routes::{ROUTES, check};
pub(crate) use serve::{Limits, Settings, serve};
