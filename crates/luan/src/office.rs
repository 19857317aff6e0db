//! An office: its facts opened from a folder or a workbook, with what was refused on the way, and written back.

use std::fs;
use std::path::Path;

use paperwork::files::{Loaded, load, load_file};
use paperwork::import::{Options, Source, folder};
use paperwork::problem::Problem;
use register::Register;
use rules::moves::Moves;

use crate::access::Action;
use crate::cli::From;
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Stop};
use crate::record;

/// Refused rows that are written out; the rest is counted.
const PROBLEMS_SHOWN_MAX: usize = 20;

/// The facts of an office.
pub(crate) struct Office {
    /// The facts.
    pub(crate) register: Register,
    refused: bool,
}

/// Opens the facts of a folder or a workbook. Refused rows are said on the way; the others are there.
pub(crate) fn open(path: &Path, counter: &mut Counter<'_>) -> Result<Office, Stop> {
    let files = load_files(path)?;
    let options = Options::new(counter.today);
    let imported = counter.work("đọc dữ liệu", "reading the facts", || folder(&sources(&files), &options))?;
    say_problems(&imported.problems, imported.more_problems, counter)?;
    Ok(Office { refused: !imported.is_clean(), register: imported.register })
}

/// Opens the facts of a folder, or those of a record, as known now or on a day.
pub(crate) fn open_from(from: &From, action: Action, counter: &mut Counter<'_>) -> Result<Office, Stop> {
    let record = match (&from.from, &from.record) {
        (Some(folder), _) => return open(folder, counter),
        (None, Some(record)) => record,
        (None, None) => unreachable!("the command line asks for one of the two"),
    };
    let register = record::register(record, from.known, action, counter)?;
    Ok(Office { register, refused: false })
}

impl Office {
    /// Reads proposed moves; together they are one plan.
    pub(crate) fn moves(&mut self, path: &Path, counter: &mut Counter<'_>) -> Result<Moves, Stop> {
        let file = load_file(path).map_err(unreadable)?;
        let source = Source { name: &file.name, bytes: &file.bytes };
        let proposed = paperwork::moves::read(source, &self.register, &Options::new(counter.today));
        say_problems(&proposed.problems, 0, counter)?;
        self.refused |= !proposed.problems.is_empty();
        Ok(Moves { plan: vec![0; proposed.moves.len()], rows: proposed.moves })
    }

    /// How a command ends that did what it was asked for with these facts.
    pub(crate) fn exit(&self) -> Exit {
        if self.refused { Exit::RowsRefused } else { Exit::Done }
    }
}

/// The files of a folder, or the one file.
pub(crate) fn load_files(path: &Path) -> Result<Vec<Loaded>, Failure> {
    let files = load(path).map_err(unreadable)?;
    if files.is_empty() {
        return Err(Failure::failed("thư mục không có tệp CSV hay XLSX nào", "the folder has no CSV or XLSX file")
            .at(path.display())
            .now("chỉ vào thư mục trao đổi hoặc tệp XLSX", "name an exchange folder or a workbook"));
    }
    Ok(files)
}

/// The files as the import takes them.
pub(crate) fn sources(files: &[Loaded]) -> Vec<Source<'_>> {
    files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect()
}

/// A file that could not be read at all.
pub(crate) fn unreadable(problem: Problem) -> Failure {
    let ([reason_vi, reason_en], [way_vi, way_en]) = (problem.reason(), problem.way_out());
    Failure::failed(reason_vi, reason_en).at(&problem.sheet).now(way_vi, way_en)
}

/// Says what was refused, as far as one can read.
pub(crate) fn say_problems(problems: &[Problem], more: u64, counter: &mut Counter<'_>) -> Result<(), Stop> {
    if problems.is_empty() {
        return Ok(());
    }
    let all = problems.len() as u64 + more;
    counter.say(&format!("Từ chối vì {all} chỗ:"), &format!("Refused for {all} faults:"))?;
    for problem in problems.iter().take(PROBLEMS_SHOWN_MAX) {
        let ([vi, en], [way_vi, way_en]) = (problem.reason(), problem.way_out());
        let place = format!("{}:{} {} “{}”", problem.sheet, problem.row, problem.column, problem.value);
        counter.say(&format!("  {place}: {vi}. {way_vi}"), &format!("  {place}: {en}. {way_en}"))?;
    }
    let rest = all - problems.len().min(PROBLEMS_SHOWN_MAX) as u64;
    if rest > 0 {
        counter.say(
            &format!("  … và {rest} chỗ nữa; luan import ghi tất cả vào errors.xlsx"),
            &format!("  … and {rest} more; luan import writes all of them to errors.xlsx"),
        )?;
    }
    Ok(())
}

/// Writes a register as an exchange folder.
pub(crate) fn write_folder(register: &Register, out: &Path, replace: bool, counter: &mut Counter<'_>) -> Result<(), Stop> {
    make_folder(out, replace)?;
    let files = counter.work("ghi thư mục", "writing the folder", || paperwork::export::folder(register))?;
    for (name, bytes) in files {
        write_file(&out.join(name), &bytes)?;
    }
    Ok(())
}

/// Makes a folder to write to; one with anything in it must be meant.
pub(crate) fn make_folder(out: &Path, replace: bool) -> Result<(), Failure> {
    let taken = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    if taken && !replace {
        return Err(Failure::failed("thư mục đã có tệp", "the folder is not empty")
            .at(out.display())
            .now("chọn thư mục khác, hoặc thêm --replace để ghi đè", "name another folder, or add --replace to write over it"));
    }
    fs::create_dir_all(out).map_err(|error| unwritable(out, &error))
}

/// Writes a file.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| unwritable(path, &error))
}

/// A file or a folder that could not be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("không ghi được: {error}"), format!("cannot write: {error}"))
        .at(path.display())
        .now("kiểm tra quyền ghi và chỗ trống", "check permissions and free space")
}

/// The name of a file without its folders and its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
