//! `luan review`: what every rule in force on a day says of everybody.

use register::Day;
use rules::facts::World;
use rules::moves::Moves;
use rules::subject::Subject;
use rules::sweep::BLOCK;

use crate::access::Action;
use crate::asking::{Asking, Everybody, subject_name};
use crate::cli::{Books, From};
use crate::counter::{Counter, Format};
use crate::exit::{Failure, Outcome, Stop};
use crate::report::{Report, header};
use crate::{books, office};

/// Rows that are made ready together before they are written.
const ROWS_IN_FLIGHT: usize = 64 * BLOCK;

/// What `luan review` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The day that is asked about, yyyy-mm-dd
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    on: Day,
    #[command(flatten)]
    books: Books,
    /// Only people, posts or units: person, post, unit
    #[arg(long, value_name = "KIND")]
    subject: Option<String>,
    /// Only the rule with this full name
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
}

/// Subjects that a review visits, in the order of their lines.
const REVIEWED: [Subject; 3] = [Subject::Person, Subject::Post, Subject::Unit];

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let subjects = chosen(arguments.subject.as_deref())?;
    if let Some(name) = &arguments.rule {
        crate::commands::why::find_rule(&books, name)?;
    }
    let office = office::open_from(&arguments.from, Action::Review, counter)?;
    let (moves, everybody) = (Moves::default(), Everybody::of(&office.register));
    let world = World::new(&office.register, &books, &moves);
    let format = counter.format_of_results();
    let mut whole = Report::new(format);
    if format == Format::Csv {
        counter.out.write_all(&header())?;
    }
    for subject in subjects {
        let asking = Asking::new(&world, arguments.on, subject, &|rule| arguments.rule.as_ref().is_none_or(|name| rule.name == *name));
        review(&world, &everybody, subject, &asking, counter, &mut whole)?;
    }
    if format == Format::Text {
        let text = whole.summary(counter.lang);
        counter.out.write_all(text.as_bytes())?;
    }
    Ok(office.exit())
}

fn chosen(word: Option<&str>) -> Result<Vec<Subject>, Failure> {
    let Some(word) = word else { return Ok(REVIEWED.to_vec()) };
    match Subject::from_name(word).filter(|subject| REVIEWED.contains(subject)) {
        Some(subject) => Ok(vec![subject]),
        None => Err(Failure::usage(format!("không rà soát được “{word}”"), format!("cannot review “{word}”"))
            .now("dùng person, post hoặc unit", "use person, post or unit")),
    }
}

/// Reviews everybody of one kind, and writes the lines in order.
fn review<'a>(
    world: &'a World<'a>,
    everybody: &'a Everybody,
    subject: Subject,
    asking: &Asking<'a>,
    counter: &mut Counter<'_>,
    whole: &mut Report,
) -> Result<(), Stop> {
    if asking.is_empty() {
        return Ok(());
    }
    let count = everybody.count(subject);
    for start in (0..count).step_by(ROWS_IN_FLIGHT) {
        counter.progress(start, count)?;
        let rows = everybody.rows(subject, start..count.min(start + ROWS_IN_FLIGHT), None);
        let name = |row: usize| subject_name(world, subject, start + row);
        for report in asking.reports(&rows, &name, counter.format_of_results(), counter.lang) {
            counter.out.write_all(report.bytes())?;
            whole.add(report);
        }
    }
    counter.progress(count, count)
}
