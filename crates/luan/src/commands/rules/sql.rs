//! `luan rules sql`: the rules as SQL.

use crate::counter::Counter;
use crate::exit::{Exit, Outcome};

/// What `luan rules sql` is given.
#[derive(clap::Args)]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments, _: &mut Counter<'_>) -> Outcome {
    Ok(Exit::Done)
}
