//! The pages: one list of routes, one door that every request passes, and one file for each page.

mod answer;
mod asked;
mod bars;
mod books;
mod chains;
mod cited;
mod condition;
mod door;
mod glossary;
pub(crate) mod letterhead;
mod marked;
mod menu;
mod named;
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
mod tour;
mod upload;
mod visit;
pub(crate) mod words;

#[cfg(test)]
pub(crate) use routes::ROUTES;
pub(crate) use routes::sound;
pub(crate) use serve::{Limits, Settings, serve};
pub(crate) use tour::places;
