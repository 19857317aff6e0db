//! What every command is given: where to write, in which language and form, and what day it is.

use std::io::Write;

use register::Day;
use rules::verdict::Lang;

use crate::exit::Stop;
use crate::time::Stopwatch;

/// The form of the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: JSON, one line a verdict.
    Json,
    /// For spreadsheets.
    Csv,
}

/// What every command is given.
pub(crate) struct Counter<'a> {
    /// The language of messages and reports.
    pub(crate) lang: Lang,
    /// The form that was asked for.
    pub(crate) format: Option<Format>,
    /// The output.
    pub(crate) out: &'a mut dyn Write,
    /// Messages and progress.
    pub(crate) err: &'a mut dyn Write,
    /// Whether a person is reading the output.
    pub(crate) out_terminal: bool,
    /// Whether a person is reading the messages.
    pub(crate) err_terminal: bool,
    /// Today.
    pub(crate) today: Day,
}

impl Counter<'_> {
    /// The form of verdicts and plans: text for a person at a terminal, JSON for a program.
    pub(crate) fn format_of_results(&self) -> Format {
        self.format.unwrap_or(if self.out_terminal { Format::Text } else { Format::Json })
    }

    /// The form of everything else: text unless asked otherwise.
    pub(crate) fn format_of_lists(&self) -> Format {
        self.format.unwrap_or(Format::Text)
    }

    /// Writes a message for the person at the keyboard.
    pub(crate) fn say(&mut self, vi: &str, en: &str) -> Result<(), Stop> {
        Ok(writeln!(self.err, "{}", self.lang.pick([vi, en]))?)
    }

    /// Says how far long work has come, when a person is watching.
    pub(crate) fn progress(&mut self, done: usize, all: usize) -> Result<(), Stop> {
        if self.err_terminal && !self.out_terminal && all > 0 {
            write!(self.err, "\r{:3} %", done * 100 / all)?;
            self.err.flush()?;
        }
        Ok(())
    }

    /// Says how many of all are done, when a person is watching and nothing else is written meanwhile.
    pub(crate) fn count(&mut self, done: usize, all: usize) -> Result<(), Stop> {
        if self.err_terminal {
            write!(self.err, "\r{done}/{all}{}", if done == all { "\n" } else { "" })?;
            self.err.flush()?;
        }
        Ok(())
    }

    /// Begins a piece of long work: says what it is when a person is watching, and how long it took when it is done.
    pub(crate) fn work<T>(&mut self, vi: &str, en: &str, work: impl FnOnce() -> T) -> Result<T, Stop> {
        let watch = Stopwatch::start();
        if self.err_terminal {
            write!(self.err, "{} … ", self.lang.pick([vi, en]))?;
            self.err.flush()?;
        }
        let done = work();
        if self.err_terminal {
            writeln!(self.err, "{:.1} s", watch.elapsed().as_secs_f32())?;
        }
        Ok(done)
    }
}
