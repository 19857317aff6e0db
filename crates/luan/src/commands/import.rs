//! `luan import`: tables as offices keep them, read into a clean exchange folder, with every refused row and its reason.

use std::path::{Path, PathBuf};

use paperwork::Encoding;
use paperwork::import::{Decode, DecodeColumn, How, Imported, Options, folder};
use register::Day;
use rules::verdict::Lang;

use crate::counter::{Counter, Format};
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::office::{load_files, make_folder, say_problems, sources, write_file, write_folder};
use crate::report::table::Table;

/// What `luan import` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A CSV file, a workbook, or a folder of them
    path: PathBuf,
    /// Folder to write to: the clean tables, and errors.xlsx where rows were refused
    #[arg(long, value_name = "DIR", required_unless_present = "dry_run")]
    out: Option<PathBuf>,
    /// Say what would be read, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write over a folder that has files already
    #[arg(long)]
    replace: bool,
    /// Text in an old encoding: auto, or SHEET.COLUMN=ENCODING (tcvn3, tcvn3-capitals, vni, windows-1258, unicode); may be given several times
    #[arg(long, value_name = "auto|SHEET.COLUMN=ENCODING")]
    decode: Vec<String>,
    /// A file or sheet whose name does not tell its table: SHEET=TABLE; may be given several times
    #[arg(long, value_name = "SHEET=TABLE")]
    table: Vec<String>,
    /// A header that does not tell its column: SHEET.HEADER=COLUMN, with nothing after = to pass it over; may be given several times
    #[arg(long, value_name = "SHEET.HEADER=COLUMN")]
    column: Vec<String>,
    /// A column of last days covered (đến hết ngày): SHEET.COLUMN; may be given several times
    #[arg(long, value_name = "SHEET.COLUMN")]
    last_day: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let options = options(arguments, counter.today)?;
    let files = load_files(&arguments.path)?;
    let sources = sources(&files);
    let imported = counter.work("đọc dữ liệu", "reading the tables", || folder(&sources, &options))?;
    say_problems(&imported.problems, imported.more_problems, counter)?;
    if let (Some(out), false) = (&arguments.out, arguments.dry_run) {
        make_folder(out, arguments.replace)?;
        write_folder(&imported.register, out, true, counter)?;
        if !imported.is_clean() {
            let errors = paperwork::errors::workbook(&sources, &imported).map_err(|error| {
                Failure::failed(format!("không ghi được danh sách dòng bị từ chối: {error}"), format!("the list of refused rows cannot be written: {error}"))
            })?;
            write_file(&out.join("errors.xlsx"), &errors)?;
        }
    }
    tell(&imported, arguments.out.as_deref().filter(|_| !arguments.dry_run), counter)?;
    Ok(if imported.is_clean() { Exit::Done } else { Exit::RowsRefused })
}

fn options(arguments: &Arguments, today: Day) -> Result<Options, Failure> {
    let mut options = Options::new(today);
    if arguments.decode.iter().any(|word| word == "auto") {
        options.decode = Decode::Auto;
    } else if !arguments.decode.is_empty() {
        options.decode = Decode::Named(arguments.decode.iter().map(|word| decode(word)).collect::<Result<_, _>>()?);
    }
    for word in &arguments.table {
        let (sheet, table) = word.split_once('=').ok_or_else(|| misread(word, "SHEET=TABLE"))?;
        options.tables.push((sheet.to_owned(), table.to_owned()));
    }
    for word in &arguments.column {
        let (place, column) = word.split_once('=').ok_or_else(|| misread(word, "SHEET.HEADER=COLUMN"))?;
        let (sheet, header) = place.split_once('.').ok_or_else(|| misread(word, "SHEET.HEADER=COLUMN"))?;
        options.columns.push((sheet.to_owned(), header.to_owned(), column.to_owned()));
    }
    for word in &arguments.last_day {
        let (sheet, column) = word.split_once('.').ok_or_else(|| misread(word, "SHEET.COLUMN"))?;
        options.last_day.push((sheet.to_owned(), column.to_owned()));
    }
    Ok(options)
}

fn decode(word: &str) -> Result<DecodeColumn, Failure> {
    let wanted = "SHEET.COLUMN=ENCODING";
    let (place, encoding) = word.split_once('=').ok_or_else(|| misread(word, wanted))?;
    let (sheet, column) = place.split_once('.').ok_or_else(|| misread(word, wanted))?;
    let encoding = Encoding::ALL.into_iter().find(|known| known.name() == encoding).ok_or_else(|| misread(word, wanted))?;
    Ok(DecodeColumn { sheet: sheet.to_owned(), column: column.to_owned(), encoding })
}

fn misread(word: &str, wanted: &str) -> Failure {
    Failure::usage(format!("không hiểu “{word}”"), format!("“{word}” is not understood")).now(format!("viết {wanted}"), format!("write {wanted}"))
}

/// Says what became of every file and sheet.
fn tell(imported: &Imported, out: Option<&Path>, counter: &mut Counter<'_>) -> Result<(), Stop> {
    if counter.format_of_lists() == Format::Json {
        writeln!(counter.out, "{}", json(imported))?;
        return Ok(());
    }
    let lang = counter.lang;
    let text = text(imported, lang);
    counter.out.write_all(text.as_bytes())?;
    if let Some(out) = out {
        let (vi, en) = (format!("đã ghi {}", out.display()), format!("written: {}", out.display()));
        writeln!(counter.out, "{}", lang.pick([vi, en]))?;
    }
    Ok(())
}

fn text(imported: &Imported, lang: Lang) -> String {
    let headings = lang.pick([["tệp/trang", "bảng", "dòng", "nhận", "từ chối", "trùng"], ["file/sheet", "table", "rows", "taken", "refused", "repeated"]]);
    let mut table = Table::new(&headings, &[2, 3, 4, 5]);
    for sheet in &imported.sheets {
        let name = sheet.table.unwrap_or("–").to_owned();
        let counts = [sheet.rows, sheet.taken, sheet.refused, sheet.repeated].map(|count| count.to_string());
        table.row([vec![sheet.sheet.to_string(), name], counts.to_vec()].concat());
    }
    let mut out = table.render();
    for sheet in &imported.sheets {
        for header in sheet.headers.iter().filter(|header| !matches!(header.how, How::Canonical)) {
            out.push_str(&format!("  {}: {} → {}\n", sheet.sheet, header.header, header.column.unwrap_or("–")));
        }
        for preview in &sheet.previews {
            let done =
                lang.pick(if preview.applied { ["đã chuyển mã", "converted"] } else { ["cần chuyển mã: --decode", "to be converted: --decode"] });
            out.push_str(&format!("  {}: {} ({}) {done}\n", sheet.sheet, preview.column, preview.encoding.name()));
            preview.cells.iter().for_each(|(before, after)| out.push_str(&format!("    {before} → {after}\n")));
        }
    }
    for note in &imported.notes {
        let [vi, en] = note.said();
        out.push_str(&format!("  {}:{} {}\n", note.sheet, note.row, lang.pick([vi, en])));
    }
    out
}

fn json(imported: &Imported) -> serde_json::Value {
    let sheets = imported.sheets.iter().map(|sheet| {
        serde_json::json!({ "sheet": *sheet.sheet, "table": sheet.table, "rows": sheet.rows, "taken": sheet.taken, "refused": sheet.refused, "repeated": sheet.repeated })
    });
    let problems = imported.problems.iter().map(|problem| {
        let ([reason_vi, reason_en], [way_vi, way_en]) = (problem.reason(), problem.way_out());
        serde_json::json!({
            "sheet": *problem.sheet, "row": problem.row, "column": problem.column, "value": problem.value,
            "reason": { "vi": reason_vi, "en": reason_en }, "do": { "vi": way_vi, "en": way_en },
        })
    });
    let notes = imported.notes.iter().map(|note| {
        let [vi, en] = note.said();
        serde_json::json!({ "sheet": *note.sheet, "row": note.row, "says": { "vi": vi, "en": en } })
    });
    serde_json::json!({
        "sheets": sheets.collect::<Vec<_>>(), "problems": problems.collect::<Vec<_>>(), "more_problems": imported.more_problems, "notes": notes.collect::<Vec<_>>(),
    })
}
