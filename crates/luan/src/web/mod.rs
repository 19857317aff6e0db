//! The pages: one list of routes, one door that every request passes, and one file for each page.

mod answer;
mod asked;
mod bars;
mod chains;
mod condition;
mod door;
mod glossary;
mod letterhead;
mod marked;
mod menu;
mod number;
mod on;
mod pager;
mod pages;
mod picture;
mod routes;
mod serve;
mod sought;
#[cfg(test)]
mod tests;
mod texts;
mod timeline;
mod upload;
mod visit;
mod words;

pub(crate) use routes::{ROUTES, check};
pub(crate) use serve::{Limits, Settings, serve};
