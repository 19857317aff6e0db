//! `luan generate`: an invented office of any size, as an exchange folder.

use std::path::PathBuf;

use register::Day;

use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::office;

/// What `luan generate` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Leading posts, approximately
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(30..=200_000))]
    posts: u32,
    /// People
    #[arg(long, value_name = "M", default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..=20_000_000))]
    people: u32,
    /// The seed: same seed, same rows
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Also a plan: a drawn move on this day for everybody in a post
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    moves_on: Option<Day>,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write over a folder that has files already
    #[arg(long)]
    replace: bool,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let size = sample::Size { posts: arguments.posts as usize, people: arguments.people as usize };
    let (register, refusals) = counter.work("dựng dữ liệu", "drawing rows", || sample::office(size, arguments.seed).finish())?;
    assert!(refusals.is_empty(), "drawn rows are valid: {refusals:?}");
    office::write_folder(&register, &arguments.out, arguments.replace, counter)?;
    if let Some(day) = arguments.moves_on {
        let drawn = sample::moves(&register, day, arguments.seed);
        office::write_file(&arguments.out.join("moves.csv"), &paperwork::moves::write(&register, &drawn.rows))?;
    }
    Ok(Exit::Done)
}
