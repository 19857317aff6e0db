//! `luan plan`: the moves of a plan, chosen exactly, explained, and accepted by the rules.

use std::path::{Path, PathBuf};

use planner::explain;
use planner::{Limits, Request, Status};
use register::Register;
use rules::language::render_all;
use rules::rulebook::Rulebook;
use rules::verdict::Lang;

use crate::access::Action;
use crate::cli::{Books, From};
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Failure, Outcome};
use crate::plans::{WrittenPlan, as_moves};
use crate::report::plan_text;
use crate::time::Stopwatch;
use crate::{books, office};

/// What `luan plan` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The request: scope, day, quotas, pins and forbids
    #[arg(long, value_name = "FILE")]
    request: PathBuf,
    /// Also write the moves of the plan, as luan check reads them
    #[arg(long, value_name = "FILE")]
    moves: Option<PathBuf>,
    #[command(flatten)]
    books: Books,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let text = std::fs::read_to_string(&arguments.request).map_err(|error| unreadable(&arguments.request, &error))?;
    let office = office::open_from(&arguments.from, Action::Plan, counter)?;
    let request = read(&arguments.request.display().to_string(), &text, &office.register, counter.lang)?;
    let lang = counter.lang;
    let outcome = counter.work("tìm kế hoạch", "searching for the plan", || search(&office.register, &books, &request, lang))??;
    let register = &office.register;
    let written = WrittenPlan::of(&outcome);
    let moves = paperwork::moves::write(register, &as_moves(register, &written.moves));
    if let Some(file) = &arguments.moves {
        office::write_file(file, &moves)?;
    }
    match counter.format_of_results() {
        Format::Json => {
            serde_json::to_writer(&mut counter.out, &outcome).map_err(std::io::Error::from)?;
            writeln!(counter.out)?;
        }
        Format::Csv => counter.out.write_all(&moves)?,
        Format::Text => counter.out.write_all(plan_text(register, &written, counter.lang).as_bytes())?,
    }
    match outcome.status {
        Status::Optimal | Status::Feasible => Ok(office.exit()),
        Status::Infeasible => Ok(Exit::NoFeasiblePlan),
        Status::Unknown => Err(out_of_time(&request).into()),
    }
}

/// Reads a request, or says every fault of it.
pub(crate) fn read(file: &str, text: &str, register: &Register, lang: Lang) -> Result<Request, Failure> {
    Request::read(file, text, register).map_err(|faults| {
        Failure::failed("yêu cầu lập kế hoạch có lỗi", "the request is faulty")
            .at(render_all(&faults, lang))
            .now("sửa các chỗ trên rồi chạy lại", "repair the places above and run this again")
    })
}

/// The plan of a request. The clock of the limits is this machine's.
pub(crate) fn search(register: &Register, books: &[Rulebook], request: &Request, lang: Lang) -> Result<explain::Outcome, Failure> {
    let watch = Stopwatch::start();
    let limits = Limits { seconds_max: request.seconds_max, elapsed: &|| watch.elapsed().as_secs_f64() };
    planner::plan(register, books, request, lang, &limits).map_err(|mismatch| {
        Failure::failed(
            format!("các quy tắc không chấp nhận kế hoạch vừa tìm được: {}", mismatch.points.join("; ")),
            format!("the rules do not accept the plan that was found: {}", mismatch.points.join("; ")),
        )
        .now("đây là lỗi của chương trình: xin báo lại kèm yêu cầu này", "this is a fault of the program: please report it with this request")
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("không đọc được yêu cầu: {error}"), format!("the request cannot be read: {error}"))
        .at(path.display())
        .now("kiểm tra đường dẫn sau --request", "check the path after --request")
}

fn out_of_time(request: &Request) -> Failure {
    let seconds = request.seconds_max;
    Failure::failed(format!("hết {seconds} giây mà chưa tìm được kế hoạch nào"), format!("{seconds} seconds are over and no plan was found"))
        .now("tăng seconds_max hoặc thu hẹp phạm vi", "raise seconds_max or narrow the scope")
}
