//! The pages: one list of routes, one door that every request passes, and one file for each page.

mod answer;
mod asked;
mod door;
mod menu;
mod pages;
mod picture;
mod routes;
mod serve;
#[cfg(test)]
mod tests;
mod texts;
mod timeline;
mod tour;
mod visit;
mod words;

#[cfg(test)]
pub(crate) use routes::ROUTES;
pub(crate) use routes::sound;
pub(crate) use serve::{Settings, serve};
pub(crate) use tour::places;
