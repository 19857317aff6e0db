//! Files come in: the first step of an import, more files for one under way, and its end without a record.

use askama::Template;
use axum::http::StatusCode;
use paperwork::files::Loaded;
use paperwork::gate::{inspect, unpack};
use paperwork::problem::{Fault, FileFault};

use crate::imports::{self, IMPORT_BYTES, IMPORT_FILES, IMPORTS_MAX, KEPT_DAYS, Opened, SAID_MAX, Unkept, sources};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::upload::UPLOAD_MAX;
use crate::web::visit::{Page, Visit};

/// Bytes of one workbook after unpacking: less than the command line takes, because others wait for the same machine.
const WORKBOOK_BYTES: u64 = 256 << 20;

#[derive(Template)]
#[template(path = "import.html")]
struct Begin {
    page: Page,
    faults: Vec<String>,
    under_way: Vec<UnderWay>,
    days: u64,
    mib: usize,
}

/// An import of the visitor's.
struct UnderWay {
    id: String,
    began: String,
    files: String,
    recorded: bool,
}

pub(in crate::web) fn begin(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, Vec::new())?))
}

fn page(visit: &Visit<'_>, faults: Vec<String>) -> Result<Begin, Refused> {
    let kept = imports::of(&visit.desk.vault, visit.account(), visit.now)?;
    let names = |kept: &imports::Kept| kept.files.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>().join(", ");
    let under_way = kept.into_iter().map(|(id, kept)| UnderWay { id, began: time::civil(kept.began), files: names(&kept), recorded: kept.result.is_some() });
    Ok(Begin { page: visit.page(visit.t().import_title()), faults, under_way: under_way.collect(), days: KEPT_DAYS, mib: UPLOAD_MAX >> 20 })
}

/// Takes the first files of an import.
pub(in crate::web) fn take(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (files, faults) = unpacked(visit);
    let faults = if faults.is_empty() {
        match imports::begin(&visit.desk.vault, visit.account(), files, visit.now) {
            Ok(id) => return Ok(Answer::go(&format!("/imports/{id}"))),
            Err(why) => vec![told(visit, why)?],
        }
    } else {
        faults
    };
    Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, faults)?))
}

/// Takes more files for an import under way: mended ones take the place of those that they mend.
pub(in crate::web) fn add(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let mut opened = open(visit)?;
    let (files, faults) = unpacked(visit);
    if faults.is_empty() {
        let held = opened.files(&visit.desk.vault, visit.now)?;
        let imported = visit.view()?.import(&sources(&held), &opened.kept.said.options(visit.view()?.today()));
        let sheets: Vec<String> = imported.sheets.iter().map(|report| report.sheet.to_string()).collect();
        match opened.add(&visit.desk.vault, files, &sheets) {
            Ok(()) => return Ok(Answer::go(&format!("/imports/{}/fix", opened.id))),
            Err(why) => return unkept(visit, why),
        }
    }
    Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, faults)?))
}

/// Throws an import away.
pub(in crate::web) fn throw_away(visit: &Visit<'_>) -> Result<Answer, Refused> {
    open(visit)?.drop(&visit.desk.vault)?;
    Ok(Answer::go("/import"))
}

/// The visitor's import that the address names.
pub(super) fn open(visit: &Visit<'_>) -> Result<Opened, Refused> {
    imports::open(&visit.desk.vault, visit.account(), visit.id(), visit.now)?.ok_or(Refused::NotThere)
}

/// The page for what was said and not kept.
pub(super) fn unkept(visit: &Visit<'_>, why: Unkept) -> Result<Answer, Refused> {
    let faults = vec![told(visit, why)?];
    Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, faults)?))
}

/// Why an import was not kept; what the store has not done is said by its own page.
fn told(visit: &Visit<'_>, why: Unkept) -> Result<String, Refused> {
    let mib = IMPORT_BYTES >> 20;
    match why {
        Unkept::Store(error) => Err(error.into()),
        Unkept::TooMuch => Ok(visit.lang.pick([
            format!("một lần nhập chứa tối đa {mib} MiB, {IMPORT_FILES} tệp và {SAID_MAX} điều đã chọn; hãy chia thành nhiều lần nhập"),
            format!("one import holds at most {mib} MiB, {IMPORT_FILES} files and {SAID_MAX} choices; make several of it"),
        ])),
        Unkept::TooManyImports => Ok(visit.lang.pick([
            format!("đang có {IMPORTS_MAX} lần nhập chưa xong; hãy ghi hoặc bỏ bớt một lần nhập ở danh sách bên dưới"),
            format!("{IMPORTS_MAX} imports are under way; record one of the list below, or throw it away"),
        ])),
    }
}

/// The files of the form, those of a zipped folder taken out; and what is wrong with them.
fn unpacked(visit: &Visit<'_>) -> (Vec<Loaded>, Vec<String>) {
    let (mut files, mut faults, mut large) = (Vec::new(), Vec::new(), Vec::new());
    let mut fault = |name: &str, fault: FileFault| {
        let said = Fault::from(fault).said();
        faults.push(format!("{name}: {}; {}", visit.lang.pick(said.reason), visit.lang.pick(said.way_out)));
    };
    for file in &visit.asked.files {
        if file.bytes.starts_with(b"PK") && inspect(&file.bytes).is_ok_and(|seen| seen.unpacked > WORKBOOK_BYTES) {
            let mib = WORKBOOK_BYTES >> 20;
            large.push(visit.lang.pick([
                format!("{}: bảng tính sau giải nén lớn hơn {mib} MiB; hãy chia thành nhiều tệp", file.name),
                format!("{}: unpacked, the workbook is larger than {mib} MiB; make several files of it", file.name),
            ]));
            continue;
        }
        match unpack(&file.bytes, IMPORT_BYTES) {
            Ok(Some(inside)) => files.extend(inside.into_iter().map(|inner| Loaded { name: crate::web::upload::harmless(&inner.name), ..inner })),
            Ok(None) => files.push(Loaded { name: file.name.clone(), bytes: file.bytes.clone() }),
            Err(why) => fault(&file.name, why),
        }
    }
    faults.extend(large);
    if files.is_empty() && faults.is_empty() {
        faults.push(visit.t().import_no_file());
    }
    (files, faults)
}
