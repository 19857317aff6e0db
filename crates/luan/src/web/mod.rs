//! The pages: one list of routes, one door that every request passes, and one file for each page.

mod answer;
mod asked;
mod door;
mod menu;
mod pages;
#[cfg_attr(not(test), expect(dead_code, reason = "the pages that draw come next"))]
mod picture;
mod routes;
mod serve;
#[cfg(test)]
mod tests;
mod texts;
mod tour;
mod visit;
mod words;

#[cfg(test)]
pub(crate) use routes::ROUTES;
pub(crate) use routes::sound;
pub(crate) use serve::{Settings, serve};
pub(crate) use tour::places;
