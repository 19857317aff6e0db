//! `luan rules sql`: the rules as SQL, alone, or in folders with fact tables and expected answers that any engine can be tested with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use register::Day;
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::sql::{Dialect, FactTable, csv_line, select};
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict;

use crate::asking::{Everybody, subject_name};
use crate::cli::Books;
use crate::commands::check::Touched;
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::{books, office};

/// Subjects that have a source of facts.
const SUBJECTS: [Subject; 5] = [Subject::Person, Subject::Move, Subject::Post, Subject::Unit, Subject::Plan];

/// What `luan rules sql` is given.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The day on which the rules are in force, yyyy-mm-dd
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    on: Day,
    /// The dialect: sqlite, postgres, duckdb, spark; all of them with --out
    #[arg(long, value_name = "DIALECT", required_unless_present = "out", value_parser = dialect)]
    dialect: Option<Dialect>,
    /// The kind of subject: person, move, post, unit, plan; all of them with --out
    #[arg(long, value_name = "KIND", required_unless_present = "out", value_parser = subject)]
    subject: Option<Subject>,
    /// Exchange folder to take the facts from
    #[arg(long, value_name = "DIR", requires = "out")]
    from: Option<PathBuf>,
    /// The proposed moves; moves.csv of the exchange folder where nothing is said. Those that take effect on the day are written
    #[arg(long, value_name = "FILE", requires = "from")]
    moves: Option<PathBuf>,
    /// Folder to write statements, fact tables and expected answers to
    #[arg(long, value_name = "DIR", requires = "from")]
    out: Option<PathBuf>,
    /// Write over a folder that has files already
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    books: Books,
}

fn dialect(word: &str) -> Result<Dialect, String> {
    Dialect::from_name(word).ok_or_else(|| Dialect::ALL.map(Dialect::name).join(", "))
}

fn subject(word: &str) -> Result<Subject, String> {
    Subject::from_name(word).filter(|subject| SUBJECTS.contains(subject)).ok_or_else(|| SUBJECTS.map(Subject::name).join(", "))
}

pub(super) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    if let (Some(from), Some(out)) = (&arguments.from, &arguments.out) {
        return write(arguments, &books, from, out, counter);
    }
    let (Some(dialect), Some(subject)) = (arguments.dialect, arguments.subject) else { return Err(incomplete().into()) };
    writeln!(counter.out, "{};", FactTable::new(&books, subject).create(dialect))?;
    writeln!(counter.out, "{};", select(&books, arguments.on, subject, dialect))?;
    Ok(Exit::Done)
}

fn incomplete() -> Failure {
    Failure::usage("thiếu --dialect và --subject, hoặc --from và --out", "--dialect and --subject are missing, or --from and --out")
}

fn write(arguments: &Arguments, books: &[Rulebook], from: &Path, out: &Path, counter: &mut Counter<'_>) -> Outcome {
    let mut office = office::open(from, counter)?;
    let beside = from.join("moves.csv");
    let moves = match arguments.moves.as_deref().or(beside.is_file().then_some(beside.as_path())) {
        Some(file) => office.moves(file, counter)?,
        None => Moves::default(),
    };
    office::make_folder(out, arguments.replace)?;
    let (everybody, touched) = (Everybody::of(&office.register), Touched::by(&moves));
    let world = World::new(&office.register, books, &moves);
    for subject in SUBJECTS.into_iter().filter(|subject| arguments.subject.is_none_or(|only| only == *subject)) {
        if let Some((rows, names)) = rows(&world, &everybody, &touched, subject, arguments.on) {
            write_subject(&world, subject, arguments, &rows, &names, &out.join(subject.name()))?;
        }
    }
    Ok(office.exit())
}

/// The rows of a kind of subject on a day, with names of which no two are the same; none where nobody is asked about.
fn rows<'a>(world: &World<'a>, everybody: &'a Everybody, touched: &'a Touched, subject: Subject, on: Day) -> Option<(Rows<'a>, Vec<String>)> {
    let (rows, names): (Rows<'a>, Vec<String>) = match subject {
        Subject::Move => {
            let at = touched.moves.get(&on)?;
            (Rows::Moves(at), at.iter().map(|&row| subject_name(world, subject, row as usize)).collect())
        }
        Subject::Plan => {
            let (_, number) = touched.plan.as_ref().filter(|(day, _)| *day == on)?;
            (Rows::Plans(number), vec!["plan:moves".to_owned()])
        }
        _ => {
            let count = everybody.count(subject);
            (everybody.rows(subject, 0..count, None), (0..count).map(|row| subject_name(world, subject, row)).collect())
        }
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let unlike = |name: String| {
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name}#{times}") }
    };
    Some((rows, names.into_iter().map(unlike).collect()))
}

/// One kind of subject: its fact table, its statements in every dialect, and what must come out.
fn write_subject<'a>(world: &'a World<'a>, subject: Subject, arguments: &Arguments, rows: &Rows<'a>, names: &[String], out: &Path) -> Result<(), Stop> {
    let sweep = Sweep::new(world, arguments.on, subject, &|_| true);
    if sweep.rules().is_empty() {
        return Ok(());
    }
    office::make_folder(out, true)?;
    let table = FactTable::new(world.rulebooks, subject);
    let facts = table.facts(world, arguments.on, rows);
    let mut csv = csv_line(table.columns().map(Some)) + "\r\n";
    for (row, name) in names.iter().enumerate() {
        let cells = table.cells(&facts, row, name, world.register);
        csv.push_str(&(csv_line(cells.iter().map(Option::as_deref)) + "\r\n"));
    }
    office::write_file(&out.join(format!("{}.csv", table.name())), csv.as_bytes())?;
    for dialect in Dialect::ALL.into_iter().filter(|dialect| arguments.dialect.is_none_or(|only| only == *dialect)) {
        let statements = [("create", table.create(dialect)), ("select", select(world.rulebooks, arguments.on, subject, dialect))];
        for (what, text) in statements {
            office::write_file(&out.join(format!("{what}.{}.sql", dialect.name())), format!("{text};\n").as_bytes())?;
        }
    }
    let answers = sweep.run(world, rows);
    let mut expected = csv_line(["subject", "rule", "outcome"].map(Some)) + "\r\n";
    for (at, outcomes) in answers.rules.iter().zip(&answers.outcomes) {
        let rule = &world.rulebooks[at.book].rules[at.rule].name;
        for (name, &byte) in names.iter().zip(outcomes) {
            if let Some(outcome) = verdict::Outcome::ALL.get(usize::from(byte)) {
                expected.push_str(&(csv_line([name, rule, outcome.name()].map(|text: &str| Some(text))) + "\r\n"));
            }
        }
    }
    office::write_file(&out.join("expected.csv"), expected.as_bytes())?;
    Ok(())
}
