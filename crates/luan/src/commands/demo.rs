//! `luan demo`: the invented town, open in a browser, or walked through in print.

use paperwork::import::{Options, Source, folder};
use planner::Status;
use register::Register;
use rules::facts::World;
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::rulebook::conflicts;
use rules::subject::Subject;
use rules::verdict::{Lang, Line};
use store::Url;

use crate::asking::{Asking, Everybody, subject_name};
use crate::commands::plan;
use crate::counter::Counter;
use crate::demo_files::{MOVES, REQUEST, RULEBOOKS, TABLES};
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::plans::WrittenPlan;
use crate::report::plan_text;
use crate::{books, office};

mod account;
mod town;

/// What `luan demo` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Print the account of the town and stop
    #[arg(long)]
    print: bool,
    /// Write the town's files to a folder, to try the other commands on them
    #[arg(long, value_name = "DIR")]
    out: Option<std::path::PathBuf>,
    /// The port on this machine; any free one where nothing is said
    #[arg(long, value_name = "PORT", default_value = "0", hide_default_value = true)]
    port: u16,
    /// Keep the record of the town here, and not in one that is gone afterwards: a new sqlite:FILE, or postgres://… that is empty
    #[arg(long, value_name = "URL")]
    data: Option<Url>,
    /// The key of the record; beside the file of SQLite where nothing is said
    #[arg(long, value_name = "FILE", requires = "data")]
    key: Option<std::path::PathBuf>,
    /// A file to write the way into the demonstration into, once it is served
    #[arg(long, value_name = "FILE")]
    ready: Option<std::path::PathBuf>,
}

impl Arguments {
    /// Whether the town is opened and not printed: a person is there, or a place was named. Scripts and build servers, which wait for an end, get the account.
    fn opens(&self, counter: &Counter<'_>) -> bool {
        let named = self.port != 0 || self.data.is_some() || self.ready.is_some();
        let at_a_terminal = counter.out_terminal && std::env::var_os("CI").is_none_or(|ci| ci.is_empty() || ci == "false");
        !self.print && (named || at_a_terminal)
    }
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    if let Some(out) = &arguments.out {
        return write_town(out, counter);
    }
    if arguments.opens(counter) {
        return town::run(arguments, counter);
    }
    let text = account(counter)?;
    counter.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// The account: the town, what the rules find, the plan, what is not known.
fn account(counter: &mut Counter<'_>) -> Result<String, Stop> {
    let lang = counter.lang;
    let own: Vec<(String, String)> = RULEBOOKS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let books = books::load_with(&own, lang)?;
    let register = register(counter)?;
    let request = plan::read(REQUEST.0, REQUEST.1, &register, lang)?;
    let lines = review(&register, &books, request.on, lang);
    let outcome = counter.work("tìm kế hoạch", "searching for the plan", || plan::search(&register, &books, &request, lang))??;
    let mut out = account::town(&register, &books, request.on, lang);
    out.push_str(&account::findings(&register, &lines, lang));
    out.push_str(&account::title(lang, 3, ["Kế hoạch", "The plan"]));
    out.push_str(&plan_text(&register, &WrittenPlan::of(&outcome), lang));
    if matches!(outcome.status, Status::Optimal | Status::Feasible) {
        out.push_str(&account::changes(&register, &outcome, lang));
    }
    out.push_str(&account::unknown(&lines, lang));
    out.push_str(&account::conflicts(&conflicts::find(&books, Some(&register), None), lang));
    Ok(out)
}

fn register(counter: &mut Counter<'_>) -> Result<Register, Stop> {
    let sources: Vec<Source<'_>> = TABLES.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    let imported = folder(&sources, &Options::new(counter.today));
    if imported.is_clean() {
        return Ok(imported.register);
    }
    office::say_problems(&imported.problems, imported.more_problems, counter)?;
    Err(Failure::failed("các tệp của thị xã giả định có lỗi", "the files of the invented town are faulty").into())
}

/// Every verdict about everybody on the day, in the order of the exchange format.
fn review(register: &Register, books: &[Rulebook], on: register::Day, lang: Lang) -> Vec<Line> {
    let (moves, everybody) = (Moves::default(), Everybody::of(register));
    let world = World::new(register, books, &moves);
    let mut lines = Vec::new();
    for subject in [Subject::Person, Subject::Post, Subject::Unit] {
        let rows = everybody.rows(subject, 0..everybody.count(subject), None);
        let name = |row: usize| subject_name(&world, subject, row);
        lines.extend(Asking::new(&world, on, subject, &|_| true).lines(&rows, &name, lang));
    }
    lines
}

/// Writes the files of the town to a folder.
fn write_town(out: &std::path::Path, counter: &mut Counter<'_>) -> Outcome {
    office::make_folder(out, false)?;
    for (name, text) in TABLES.iter().chain([&MOVES]) {
        office::write_file(&out.join(name), text.as_bytes())?;
    }
    for (name, text) in RULEBOOKS.iter().chain([&REQUEST]) {
        let path = out.join(name.trim_start_matches("demo/"));
        office::make_folder(path.parent().unwrap_or(out), true)?;
        office::write_file(&path, text.as_bytes())?;
    }
    let shown = out.display();
    let vi = format!("đã ghi {shown}; thử: ./luan review --from {shown} --on 2024-03-01 --rulebooks {shown}/rulebooks");
    let en = format!("written: {shown}; try: ./luan review --from {shown} --on 2024-03-01 --rulebooks {shown}/rulebooks");
    writeln!(counter.out, "{}", counter.lang.pick([vi, en]))?;
    Ok(Exit::Done)
}
