//! Signing in through a provider: the whole walk, and everything that must come to nothing.

mod provider;
mod refusals;
mod silence;
mod walk;
