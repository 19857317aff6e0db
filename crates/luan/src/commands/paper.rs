//! `luan paper`: the appraisal of everybody of whom the rules speak on a day, each in a file of its own, into a folder that can be gone on with.

mod folder;
mod head;

use std::path::PathBuf;
use std::sync::Arc;

use paperwork::papers::forms::appraisal::appraisal as appraisal_form;
use paperwork::papers::letter::Letter;
use rayon::prelude::*;
use register::{Day, Register};
use rules::rulebook::Rulebook;

use self::folder::{Folder, fingerprint};
use crate::access::{Action, Sight, View, Viewer};
use crate::cli::{Books, From};
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::paper_file::{Kind, Unwritten, WITH_PDF};
use crate::web::letterhead::printed;
use crate::{appraising, books, office, time};

/// Papers that are held in memory together.
const IN_FLIGHT: usize = 32;
/// People without a file who are named; the rest is counted.
const UNWRITTEN_SHOWN_MAX: usize = 20;

/// What `luan paper` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The day that is asked about, yyyy-mm-dd
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    on: Day,
    #[command(flatten)]
    books: Books,
    /// The folder to write to; what stands there already and has not changed is left as it is
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The kind of the files: docx, xlsx or pdf
    #[arg(long, value_enum, value_name = "KIND", default_value = "docx")]
    kind: Kind,
    /// Only this person, by id; may be given many times
    #[arg(long, value_name = "ID")]
    person: Vec<String>,
    #[command(flatten)]
    head: head::Head,
}

/// What is the same for every paper of a run.
struct Asked<'a> {
    view: &'a View,
    books: &'a [Rulebook],
    folder: &'a Folder,
    letter: Letter,
    on: Day,
    kind: Kind,
}

/// A paper on its way to its file.
struct Drawn {
    file: String,
    fingerprint: String,
    /// Nothing where the file is there already and says the same.
    bytes: Option<Result<Vec<u8>, Unwritten>>,
}

/// How many papers came to what.
#[derive(Default)]
struct Count {
    new: usize,
    kept: usize,
    unwritten: usize,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    if arguments.kind == Kind::Pdf && !WITH_PDF {
        return Err(failure(&Unwritten::NotBuilt).into());
    }
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let office = office::open_from(&arguments.from, Action::Review, counter)?;
    let exit = office.exit();
    let people = people(&office.register, &arguments.person)?;
    let letter = arguments.head.letter(printed(time::now(), arguments.on));
    letter.profile().map_err(|fault| Failure::failed(fault.words()[0].clone(), fault.words()[1].clone()))?;
    let view = View::new(Arc::new(Sight::new(Arc::new(office.register), counter.today)), Viewer::at_the_machine());
    let mut folder = Folder::open(&arguments.out)?;
    let mut count = Count::default();
    for (number, some) in people.chunks(IN_FLIGHT).enumerate() {
        counter.count(number * IN_FLIGHT, people.len())?;
        let asked = Asked { view: &view, books: &books, folder: &folder, letter: letter.clone(), on: arguments.on, kind: arguments.kind };
        let drawn: Vec<Drawn> = some.par_iter().filter_map(|id| draw(&asked, id)).collect();
        for paper in drawn {
            put(&mut folder, paper, &mut count, counter)?;
        }
    }
    counter.count(people.len(), people.len())?;
    folder.close()?;
    let Count { new, kept, unwritten } = count;
    let told = [
        format!("Phiếu mới: {new}; đã có và không đổi: {kept}; không tạo được: {unwritten}.\n"),
        format!("New papers: {new}; there already and unchanged: {kept}; not written: {unwritten}.\n"),
    ];
    write!(counter.out, "{}", counter.lang.pick(told))?;
    Ok(exit.or(if unwritten > 0 { Exit::RowsRefused } else { Exit::Done }))
}

/// Everybody, or those who are named, by id.
fn people(register: &Register, named: &[String]) -> Result<Vec<String>, Failure> {
    let people = &register.tables().people;
    let unknown: Vec<&String> = named.iter().filter(|id| register.find::<register::tables::People>(&people.id, id).is_none()).collect();
    if !unknown.is_empty() {
        let failure =
            Failure::failed("không có người mang mã này", "nobody has this id").now("xem cột id của bảng people", "see the column id of the table people");
        return Err(unknown.into_iter().fold(failure, |failure, id| failure.at(id)));
    }
    Ok(if named.is_empty() { (0..people.len()).map(|row| people.id.text(row).to_owned()).collect() } else { named.to_vec() })
}

/// The paper of one person; nothing where no rule speaks of them.
fn draw(asked: &Asked<'_>, id: &str) -> Option<Drawn> {
    let said = appraising::appraisal(asked.view, id, asked.on, asked.books, asked.letter.clone()).filter(|said| !said.lines.is_empty())?;
    let printed = said.letter.printed.on;
    let document = appraisal_form(&said).expect("the form of papers of this day is known");
    let file = folder::name(id, asked.kind);
    let fingerprint = fingerprint(&document, asked.kind);
    let bytes = (!asked.folder.has(&file, &fingerprint)).then(|| asked.kind.write(&document, printed));
    Some(Drawn { file, fingerprint, bytes })
}

fn put(folder: &mut Folder, paper: Drawn, count: &mut Count, counter: &mut Counter<'_>) -> Result<(), Stop> {
    match paper.bytes {
        None => count.kept += 1,
        Some(Ok(bytes)) => {
            folder.keep(paper.file, paper.fingerprint, &bytes)?;
            count.new += 1;
        }
        Some(Err(error)) => {
            count.unwritten += 1;
            if count.unwritten <= UNWRITTEN_SHOWN_MAX {
                let [[vi, en], [vi_now, en_now]] = error.words();
                counter.say(&format!("{}: {vi}. {vi_now}", paper.file), &format!("{}: {en}. {en_now}", paper.file))?;
            }
        }
    }
    Ok(())
}

fn failure(error: &Unwritten) -> Failure {
    let [[vi, en], [vi_now, en_now]] = error.words();
    Failure::failed(vi, en).now(vi_now, en_now)
}
