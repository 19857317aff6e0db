//! `luan check`: what every rule in force says of proposed moves, of the posts they touch, and of the plan they make.

use std::collections::BTreeMap;
use std::path::PathBuf;

use register::Day;
use register::column::Row;
use register::tables::Posts;
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::subject::Subject;
use rules::verdict::{Lang, Line};

use crate::access::Action;
use crate::asking::{Asking, Name, subject_name};
use crate::cli::{Books, From};
use crate::counter::{Counter, Format};
use crate::exit::Outcome;
use crate::report::{Report, header};
use crate::{books, office};

/// What `luan check` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The proposed moves, a file like moves.csv
    #[arg(long, value_name = "FILE")]
    moves: PathBuf,
    #[command(flatten)]
    books: Books,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let mut office = office::open_from(&arguments.from, Action::Review, counter)?;
    let moves = office.moves(&arguments.moves, counter)?;
    let touched = Touched::by(&moves);
    let world = World::new(&office.register, &books, &moves);
    let format = counter.format_of_results();
    let mut report = Report::new(format);
    for line in lines(&world, &touched, &office::stem(&arguments.moves), counter.lang) {
        if format != Format::Text || report.count(&line.rule, line.effect, line.outcome) {
            report.take(line);
        }
    }
    if format == Format::Csv {
        counter.out.write_all(&header())?;
    }
    counter.out.write_all(report.bytes())?;
    if format == Format::Text {
        let text = report.summary(counter.lang);
        counter.out.write_all(text.as_bytes())?;
    }
    Ok(office.exit())
}

/// What a plan is asked about, by day: its moves, the posts that they touch, the plan itself.
pub(crate) struct Touched {
    /// Moves by their positions.
    pub(crate) moves: BTreeMap<Day, Vec<u32>>,
    /// Posts.
    pub(crate) posts: BTreeMap<Day, Vec<Row<Posts>>>,
    /// The number of the plan.
    pub(crate) plan: Option<(Day, [u32; 1])>,
}

impl Touched {
    /// Each move on its own day; each post on the latest day of the moves that touch it; the plan on the latest day of all.
    pub(crate) fn by(moves: &Moves) -> Touched {
        let mut latest: BTreeMap<Row<Posts>, Day> = BTreeMap::new();
        let mut touched = Touched { moves: BTreeMap::new(), posts: BTreeMap::new(), plan: None };
        for (at, row) in moves.rows.iter().enumerate() {
            touched.moves.entry(row.on).or_default().push(at as u32);
            for post in [row.from_post, row.to_post] {
                let day = latest.entry(post).or_insert(row.on);
                *day = row.on.max(*day);
            }
        }
        for (post, day) in latest {
            touched.posts.entry(day).or_default().push(post);
        }
        touched.plan = moves.rows.iter().map(|row| row.on).max().zip(moves.plan.first().map(|&number| [number]));
        touched
    }
}

/// Every verdict about the moves of a world, which make one plan, in the order of the exchange format.
pub(crate) fn lines<'a>(world: &'a World<'a>, touched: &'a Touched, plan: &str, lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut put = |subject: Subject, day: Day, rows: Rows<'a>, name: &Name<'_>| {
        lines.extend(Asking::new(world, day, subject, &|_| true).lines(&rows, name, lang));
    };
    for (&day, at) in &touched.moves {
        put(Subject::Move, day, Rows::Moves(at), &|row| subject_name(world, Subject::Move, at[row] as usize));
    }
    let number = world.moves.plan.first().copied();
    for (&day, posts) in &touched.posts {
        put(Subject::Post, day, Rows::Posts(posts, number), &|row| subject_name(world, Subject::Post, posts[row].index()));
    }
    if let Some((day, number)) = &touched.plan {
        put(Subject::Plan, *day, Rows::Plans(number), &|_| format!("plan:{plan}"));
    }
    lines.sort_by(|a, b| (&a.subject, &a.rule, a.on).cmp(&(&b.subject, &b.rule, b.on)));
    lines
}
