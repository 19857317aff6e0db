//! `luan why`: how one verdict comes about — facts, values, where they are counted, clause, and the papers to ask for.

use std::path::PathBuf;

use register::column::Row;
use register::tables::{People, Posts, Units};
use register::{Day, Register};
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::sweep::Sweep;

use crate::access::Action;
use crate::asking::{Clause, move_name};
use crate::cli::{Books, From};
use crate::counter::{Counter, Format};
use crate::exit::{Failure, Outcome};
use crate::report::Explained;
use crate::{books, office};

mod tree;

pub(crate) use tree::confidence_words;

/// What `luan why` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Of whom: person:ID, move:PERSON>POST, post:ID, unit:ID, plan:NAME
    subject: String,
    /// The rule's full name
    rule: String,
    #[command(flatten)]
    from: From,
    /// The day that is asked about, yyyy-mm-dd
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day, required_unless_present = "moves")]
    on: Option<Day>,
    /// The proposed moves, a file like moves.csv
    #[arg(long, value_name = "FILE")]
    moves: Option<PathBuf>,
    #[command(flatten)]
    books: Books,
}

/// The one row that is asked about.
enum Asking {
    Person([Row<People>; 1]),
    Post([Row<Posts>; 1]),
    Unit([Row<Units>; 1]),
    Move([u32; 1]),
    Plan([u32; 1]),
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let clause = find_rule(&books, &arguments.rule)?;
    let mut office = office::open_from(&arguments.from, Action::Review, counter)?;
    let moves = match &arguments.moves {
        Some(file) => office.moves(file, counter)?,
        None => Moves::default(),
    };
    let asking = find_subject(&office.register, &moves, &arguments.subject)?;
    let day = day_of(&moves, &asking, arguments)?;
    in_force(clause, day)?;
    let world = World::new(&office.register, &books, &moves);
    let rows = match &asking {
        Asking::Person(row) => Rows::People(row),
        Asking::Post(row) => Rows::Posts(row, moves.plan.first().copied()),
        Asking::Unit(row) => Rows::Units(row),
        Asking::Move(at) => Rows::Moves(at),
        Asking::Plan(number) => Rows::Plans(number),
    };
    let facts = Sweep::new(&world, day, clause.rule.subject, &|rule| rule.name == clause.rule.name).facts(&world, &rows);
    let (lang, subject) = (counter.lang, arguments.subject.clone());
    let trace = facts.trace(&world, 0, clause.book, clause.rule);
    let line = facts.line(&world, 0, clause.book, clause.rule, subject, lang);
    let (Some(trace), Some(line)) = (trace, line) else { return Err(out_of_scope(arguments).into()) };
    let json = counter.format_of_lists() == Format::Json;
    let shown = if json { tree::json(clause, &line, &trace) } else { tree::text(&Explained::new(clause, line, &trace, lang), lang) };
    counter.out.write_all(shown.as_bytes())?;
    Ok(office.exit())
}

fn out_of_scope(arguments: &Arguments) -> Failure {
    Failure::failed("quy tắc không áp dụng cho đối tượng này: ngoài phạm vi của quy định", "the rule does not speak of this subject: out of its scope")
        .at(format!("{} {}", arguments.subject, arguments.rule))
        .now("xem phạm vi: luan rules show QUY-TẮC", "see its scope: luan rules show RULE")
}

/// The rule with a full name.
pub(crate) fn find_rule<'a>(books: &'a [Rulebook], name: &str) -> Result<Clause<'a>, Failure> {
    let every = || books.iter().flat_map(|book| book.rules.iter().map(move |rule| Clause { book, rule }));
    every().find(|clause| clause.rule.name == name).ok_or_else(|| {
        let failure = Failure::failed(format!("không có quy tắc “{name}”"), format!("there is no rule “{name}”"));
        match every().map(|clause| clause.rule.name.as_str()).find(|known| known.ends_with(&format!("#{name}")) || known.eq_ignore_ascii_case(name)) {
            Some(near) => failure.now(format!("có phải “{near}”?"), format!("did you mean “{near}”?")),
            None => failure.now("xem tên đầy đủ: luan rules list", "see the full names: luan rules list"),
        }
    })
}

fn find_subject(register: &Register, moves: &Moves, text: &str) -> Result<Asking, Failure> {
    let tables = register.tables();
    let (kind, id) = text.split_once(':').unwrap_or(("", text));
    let found = match Subject::from_name(kind) {
        Some(Subject::Person) => register.find(&tables.people.id, id).map(|row| Asking::Person([row])),
        Some(Subject::Post) => register.find(&tables.posts.id, id).map(|row| Asking::Post([row])),
        Some(Subject::Unit) => register.find(&tables.units.id, id).map(|row| Asking::Unit([row])),
        Some(Subject::Move) => (0..moves.rows.len()).find(|&at| move_name(register, moves, at) == id).map(|at| Asking::Move([at as u32])),
        Some(Subject::Plan) => moves.plan.first().map(|&number| Asking::Plan([number])),
        _ => None,
    };
    found.ok_or_else(|| {
        Failure::failed(format!("không tìm thấy đối tượng “{text}”"), format!("there is no subject “{text}”")).now(
            "viết person:MÃ, move:NGƯỜI>VỊ-TRÍ (kèm --moves), post:MÃ, unit:MÃ hoặc plan:TÊN (kèm --moves)",
            "write person:ID, move:PERSON>POST (with --moves), post:ID, unit:ID or plan:NAME (with --moves)",
        )
    })
}

/// The day of the question: the move's own, the plan's latest, or the day given.
fn day_of(moves: &Moves, asking: &Asking, arguments: &Arguments) -> Result<Day, Failure> {
    let of_moves = match asking {
        Asking::Move([at]) => Some(moves.rows[*at as usize].on),
        Asking::Post([post]) => moves.rows.iter().filter(|row| row.from_post == *post || row.to_post == *post).map(|row| row.on).max(),
        Asking::Plan(_) => moves.rows.iter().map(|row| row.on).max(),
        Asking::Person(_) | Asking::Unit(_) => None,
    };
    of_moves.or(arguments.on).ok_or_else(|| {
        Failure::usage(format!("chưa biết hỏi vào ngày nào: {}", arguments.subject), format!("which day is asked about: {}", arguments.subject))
            .now("thêm --on yyyy-mm-dd", "add --on yyyy-mm-dd")
    })
}

fn in_force(clause: Clause<'_>, day: Day) -> Result<(), Failure> {
    let (book, rule) = (clause.book.document.in_force, clause.rule.in_force);
    if book.holds(day) && rule.holds(day) {
        return Ok(());
    }
    let (from, until) = (book.from.max(rule.from), book.until.min(rule.until));
    Err(Failure::failed(format!("quy tắc không có hiệu lực vào ngày {day}"), format!("the rule is not in force on {day}"))
        .at(format!("{}: {from} – {until}", clause.rule.name))
        .now("hỏi vào một ngày trong thời gian hiệu lực", "ask about a day on which it is in force"))
}
