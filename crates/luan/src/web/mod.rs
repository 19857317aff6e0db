//! The pages: one list of routes, one door that every request passes, and one file for each page.

mod answer;
mod asked;
mod bars;
mod condition;
mod door;
mod glossary;
mod marked;
mod menu;
mod number;
mod pager;
mod pages;
#[cfg_attr(not(test), expect(dead_code, reason = "paths and links are for the plan and the tree of units"))]
mod picture;
mod routes;
mod serve;
mod sought;
#[cfg(test)]
mod tests;
mod texts;
mod timeline;
mod visit;
mod words;

pub(crate) use routes::{ROUTES, check};
pub(crate) use serve::{Settings, serve};
