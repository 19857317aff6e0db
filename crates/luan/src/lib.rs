//! The counter: where people meet Luân. Command line, files, progress; the only crate that knows the environment and the time of day.
//!
//! One command is one file of `commands/` and one line of its list.

mod access;
mod accounts;
mod appraising;
mod asking;
mod books;
mod citing;
mod cli;
mod commands;
mod contents;
mod counter;
mod demo_files;
mod desk;
mod exit;
mod imports;
mod jobs;
mod kept;
mod names;
mod office;
mod paper_file;
mod plans;
mod proposing;
mod qr;
mod record;
mod registering;
mod report;
mod secret;
mod time;
mod trying;
mod typed;
mod web;
mod writing;

use std::io::{BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use counter::Counter;
use exit::{Exit, Stop};

/// Pages are made of thousands of small texts, by many threads at once.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes kept before they are handed to the operating system.
const OUTPUT_BUFFER_BYTES: usize = 1 << 20;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let (out, err) = (std::io::stdout(), std::io::stderr());
    let (out_terminal, err_terminal) = (out.is_terminal(), err.is_terminal());
    let arguments: Vec<_> = std::env::args_os().collect();
    let lang = cli::lang_of(&arguments);
    let parsed = match cli::parse(&arguments, lang) {
        Ok(parsed) => parsed,
        Err(told) if told.use_stderr() => {
            // Nobody is left to tell when the message cannot be written.
            let _ = err.lock().write_all(cli::misunderstood(&told, lang).as_bytes());
            return ExitCode::from(Exit::Usage as u8);
        }
        Err(told) => {
            // Help and version are no error, and neither is a reader who has seen enough of them.
            let _ = told.print();
            return ExitCode::from(Exit::Done as u8);
        }
    };
    let mut out = BufWriter::with_capacity(OUTPUT_BUFFER_BYTES, out.lock());
    // Not locked for good: a server writes its log there from other threads.
    let mut err = err;
    let mut counter = Counter { lang: parsed.lang, format: parsed.format, out: &mut out, err: &mut err, out_terminal, err_terminal, today: time::today() };
    let ended = parsed.command.run(&mut counter);
    let ended = ended.and_then(|exit| counter.out.flush().map(|()| exit).map_err(Stop::from));
    ExitCode::from(tell(ended, &mut counter) as u8)
}

/// The exit code of a command that ended, after saying why where it failed.
fn tell(ended: exit::Outcome, counter: &mut Counter<'_>) -> Exit {
    match ended {
        Ok(exit) => exit,
        Err(Stop::ReaderGone) => Exit::Done,
        Err(Stop::Failure(failure)) => {
            let _ = counter.out.flush();
            let _ = counter.err.write_all(failure.render(counter.lang).as_bytes());
            failure.exit
        }
    }
}
