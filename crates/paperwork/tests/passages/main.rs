//! Documents as passages and duties: the five texts of the mission, invented documents with what a person reads in them, and properties.

mod invented;
mod properties;
mod seeds;
mod source;
