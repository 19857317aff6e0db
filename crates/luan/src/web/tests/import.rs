//! The import, from the files to the record and once more.

use std::io::{Cursor, Read, Write};

use paperwork::import::{Options, Source, folder};
use register::Day;

use super::office::{Answered, Office, Served, Visitor, row};
use crate::access::Role;
use crate::demo_files::TABLES;

fn demo() -> Vec<(&'static str, &'static [u8])> {
    TABLES.iter().map(|(name, text)| (*name, text.as_bytes())).collect()
}

/// An empty record with somebody who may record everything below the top of the town.
fn empty(office: Office) -> Served {
    let account = |id: &str, role| (id.to_owned(), role, "U-TINH", None);
    office.found(&[account("nhap", Role::Specialist), account("nhap", Role::Inspector), account("don-vi", Role::Clerk)]);
    office.serve()
}

/// Sends files and goes to the check; the address of the import and what the check says.
fn checked(visitor: &mut Visitor, files: &[(&str, &[u8])]) -> (String, Answered) {
    let sent = visitor.post_files("/import", files);
    assert_eq!(sent.status, 303, "{}", sent.body);
    let check = visitor.get(&format!("{}/check", sent.location));
    assert_eq!(check.status, 200, "{}", check.body);
    (sent.location, check)
}

fn record(visitor: &mut Visitor, here: &str) -> Answered {
    let recorded = visitor.post(&format!("{here}/record"), &[("reason", "nhập số liệu ban đầu"), ("basis", "12-CV/BTC")]);
    assert_eq!(recorded.status, 303, "{}", recorded.body);
    assert_eq!(visitor.after_job(&recorded.location), here);
    visitor.get(here)
}

/// What `luan load` would have made of the town's files, and of how many entries.
fn loaded() -> (Vec<store::RowText>, u64) {
    let office = Office::sqlite();
    let sources: Vec<Source<'_>> = TABLES.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    let imported = folder(&sources, &Options::new(Day::new(2026, 1, 1).unwrap()));
    assert!(imported.is_clean());
    let changes = store::changes(&office.store.log(), &imported.register, "thử", "");
    let entries = changes.len() as u64;
    office.store.commit(changes, store::Stamp { actor: "test".to_owned(), time: crate::time::now(), authority: None }).unwrap();
    (office.open().0.log().facts().rows(), entries)
}

fn the_town_comes_in_as_luan_load_would_bring_it(office: Office) {
    let served = empty(office);
    let mut visitor = served.signed("nhap");
    let sent = visitor.post_files("/import", &demo());
    assert_eq!(sent.status, 303, "{}", sent.body);
    let here = sent.location.as_str();
    let before = served.office.open_log_length();
    let preview = visitor.get(here).body;
    for (name, _) in TABLES {
        assert!(preview.contains(&format!(">{name}</h2>")), "{name}: {preview}");
    }
    assert!(preview.contains("Trưởng") || preview.contains("Bí thư"), "the first rows are shown as they are read");
    assert!(visitor.get(&format!("{here}/fix")).body.contains("Mọi dòng đều đọc được"));
    let check = visitor.get(&format!("{here}/check")).body;
    assert!(check.contains("<strong>person:"), "{check}");
    assert_eq!(served.office.open_log_length(), before, "nothing is written before it is said");
    let unsaid = visitor.post(&format!("{here}/record"), &[("basis", "12-CV/BTC")]);
    assert!(unsaid.status == 422 && unsaid.body.contains("chưa nêu lý do") && unsaid.body.contains("12-CV/BTC"), "{}", unsaid.body);
    let done = record(&mut visitor, here).body;
    assert!(done.contains("nhập số liệu ban đầu") && done.contains("/history/person%3A"), "{done}");
    assert_eq!(served.office.open().0.log().facts().rows(), loaded().0);
    // Sent again, and the same files once more: nothing changes.
    let length = served.office.open_log_length();
    record(&mut visitor, here);
    let (again, check) = checked(&mut visitor, &demo());
    assert!(check.body.contains("Không có gì mới"), "{}", check.body);
    record(&mut visitor, &again);
    assert_eq!(served.office.open_log_length(), length);
    let list = visitor.get("/import").body;
    assert!(list.contains("people.csv") && list.contains("Đã ghi"), "{list}");
}

#[test]
fn the_demo_town_comes_in() {
    the_town_comes_in_as_luan_load_would_bring_it(Office::sqlite());
    the_town_comes_in_as_luan_load_would_bring_it(Office::postgres());
}

#[test]
fn a_zipped_folder_is_its_files() {
    let served = empty(Office::sqlite());
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in TABLES {
        archive.start_file(format!("so lieu/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let mut visitor = served.signed("nhap");
    let (here, _) = checked(&mut visitor, &[("so-lieu.zip", &bytes)]);
    record(&mut visitor, &here);
    assert_eq!(served.office.open().0.log().facts().rows(), loaded().0);
}

#[test]
fn what_was_recorded_says_so_also_where_it_was_thrown_away_meanwhile() {
    for served in [empty(Office::sqlite()), empty(Office::postgres())] {
        let mut visitor = served.signed("nhap");
        let (here, _) = checked(&mut visitor, &demo());
        let (vault, now, id) = (served.office.open().1, crate::time::now(), here.rsplit('/').next().unwrap());
        let opened = crate::imports::open(&vault, "nhap", id, now).unwrap().unwrap();
        assert_eq!(visitor.post(&format!("{here}/drop"), &[]).status, 303);
        assert_eq!(visitor.get(&here).status, 404);
        let result = crate::imports::Recorded { time: now, reason: "đã ghi rồi".to_owned(), ..Default::default() };
        opened.finish(&vault, result).unwrap();
        assert!(visitor.get(&here).body.contains("đã ghi rồi"));
    }
}

#[test]
fn sent_twice_in_one_moment_it_is_recorded_once() {
    for served in [empty(Office::sqlite()), empty(Office::postgres())] {
        let (here, _) = checked(&mut served.signed("nhap"), &demo());
        let (before, rows_and_entries) = (served.office.open_log_length(), loaded());
        std::thread::scope(|both| {
            for _ in 0..2 {
                both.spawn(|| record(&mut served.signed("nhap"), &here));
            }
        });
        assert_eq!((served.office.open().0.log().facts().rows(), served.office.open_log_length() - before), rows_and_entries);
    }
}

/// An office with one person, a title and a post.
fn small() -> Served {
    let office = Office::sqlite();
    office.rows(&[
        row("units", "id=U-TINH name=Tỉnh_ủy kind=party_committee level=province"),
        row("units", "id=U-A name=Ban kind=organisation_board level=province parent=U-TINH"),
        row("titles", "code=T name=Trưởng_ban role=head"),
        row("posts", "id=P unit=U-A title=T seats=5"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        row("tenures", "person=CB1 post=P from=2020-01-01"),
    ]);
    empty(office)
}

const PEOPLE: &str = "id,name,sex,birth\nCB2,Lê Thị Ba,nữ,31/4/1981\nCB3,Võ Văn Bốn,Ông,1982\nCB4,Hồ Thị Năm,nữ,1983\n";
const TENURES: &str = "person,post,from\nCB2,P,2024-01-01\nCB3,Trưởng ban,2024-01-01\nCB4,P,2024-01-01\nCB1,P,2020-01-01\n";

#[test]
fn values_are_mapped_rows_are_mended_and_what_is_there_may_be_named() {
    let served = small();
    let mut visitor = served.signed("nhap");
    let sent = visitor.post_files("/import", &[("people.csv", PEOPLE.as_bytes()), ("tenures.csv", TENURES.as_bytes())]);
    let here = sent.location;
    let fix = visitor.get(&format!("{here}/fix")).body;
    for said in ["lịch không có ngày này", "giá trị không có trong danh mục", "không có mã này trong bảng Vị trí", "<option value=\"P\">"]
    {
        assert!(fix.contains(said), "{said}: {fix}");
    }
    // What stands in the form for the value «written», with an answer of ours.
    let group = |written: &str| {
        let at = fix.find(&format!("value=\"{written}\">\n")).unwrap_or_else(|| panic!("{written}: {fix}"));
        fix[..at].rsplit("name=\"written-").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let (sex, post) = (group("Ông"), group("Trưởng ban"));
    let said = [
        (format!("sheet-{sex}"), "people.csv"),
        (format!("column-{sex}"), "sex"),
        (format!("written-{sex}"), "Ông"),
        (format!("way-{sex}"), "map"),
        (format!("meant-{sex}"), "male"),
        (format!("sheet-{post}"), "tenures.csv"),
        (format!("column-{post}"), "post"),
        (format!("written-{post}"), "Trưởng ban"),
        (format!("way-{post}"), "map"),
        (format!("meant-{post}"), "P"),
    ];
    let said: Vec<(&str, &str)> = said.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(visitor.post(&format!("{here}/fix"), &said).status, 303);
    let fix = visitor.get(&format!("{here}/fix")).body;
    assert!(fix.contains("Ông → male") && !fix.contains("danh mục") && fix.contains("lịch không có ngày này"), "{fix}");
    // The workbook of what is left goes out, is mended, and comes back twice.
    let errors = visitor.get(&format!("{here}/errors"));
    let mended = edited(&errors.bytes, "31/4/1981", "30/4/1981");
    for _ in 0..2 {
        let sent = visitor.post_files(&format!("{here}/files"), &[("loi-2.xlsx", &mended)]);
        assert_eq!((sent.status, sent.location), (303, format!("{here}/fix")), "{}", sent.body);
    }
    let fix = visitor.get(&format!("{here}/fix")).body;
    assert!(fix.contains("Mọi dòng đều đọc được"), "{fix}");
    record(&mut visitor, &here);
    let rows = served.office.open().0.log().facts().rows();
    let said =
        |table: &str, column: &str, text: &str| rows.iter().filter(|row| row.table == table && row.cells.get(column).is_some_and(|cell| cell == text)).count();
    assert_eq!((said("people", "birth", "1981-04-30"), said("people", "id", "CB3"), said("tenures", "post", "P")), (1, 1, 4));
}

/// A workbook with one text in the place of another.
fn edited(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut replaced = 0;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        let name = entry.name().unwrap().into_owned();
        if let Ok(text) = String::from_utf8(part.clone()) {
            replaced += text.matches(from).count();
            part = text.replace(from, to).into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&part).unwrap();
    }
    assert!(replaced > 0, "nothing was mended");
    written.finish().unwrap().into_inner()
}

#[test]
fn rows_that_are_not_theirs_are_refused_row_by_row() {
    let served = small();
    let mut clerk = served.signed("don-vi");
    let files: [(&str, &[u8]); 3] = [
        ("people.csv", b"id,name,sex,birth,education\nCB1,\xc4\x90inh V\xc4\x83n \xe1\xba\xa4n,male,1980,b\xe1\xba\xb1ng\n"),
        ("evaluations.csv", b"person,year,grade\nCB1,2024,good\n"),
        ("units.csv", b"id,name,kind,level,parent\nU-B,B,department,province,U-TINH\n"),
    ];
    let (here, check) = checked(&mut clerk, &files);
    assert!(check.body.contains("evaluations.csv:2, ") || check.body.contains("units.csv:2"), "{}", check.body);
    record(&mut clerk, &here);
    let rows = served.office.open().0.log().facts().rows();
    assert_eq!(rows.iter().filter(|row| row.table == "evaluations" || row.table == "units").count(), 2, "{rows:?}");
    assert!(rows.iter().any(|row| row.cells.contains_key("education")), "what is theirs is recorded");
}

#[test]
fn sheets_columns_encodings_and_last_days_are_chosen_in_the_preview() {
    let served = small();
    let mut visitor = served.signed("nhap");
    let text = "Mã,Tên riêng,Phái,Năm sinh\nCB7,Nguyeãn Vaên Huøng,Nam,1970\nCB8,Ñaëng Thò Phöôøng,Nữ,1971\n";
    let tenures = "Số hiệu,Vị trí,Từ ngày,Đến hết ngày\nCB7,P,2020-01-01,2020-12-31\nCB8,P,2020-01-01,\n";
    let sent = visitor.post_files("/import", &[("ds1.csv", text.as_bytes()), ("tenures.csv", tenures.as_bytes())]);
    let here = sent.location;
    // First the table, then its columns.
    assert_eq!(visitor.post(&here, &[("table-0", "people"), ("table-1", "tenures")]).status, 303);
    let preview = visitor.get(&here).body;
    assert!(preview.contains("<td>Nguyeãn Vaên Huøng</td><td>Nguyễn Văn Hùng</td>") || preview.contains("chưa nhận ra"), "{preview}");
    let said = [("table-0", "people"), ("column-0-0", "id"), ("column-0-1", "name"), ("table-1", "tenures"), ("ends-1-3", "last")];
    assert_eq!(visitor.post(&here, &said).status, 303);
    let preview = visitor.get(&here).body;
    assert!(preview.contains("<td>Nguyeãn Vaên Huøng</td><td>Nguyễn Văn Hùng</td>"), "{preview}");
    let said = [("table-0", "people"), ("encoding-0-1", "vni"), ("table-1", "tenures"), ("go", "on")];
    let go = visitor.post(&here, &said);
    assert_eq!(go.location, format!("{here}/fix"));
    assert!(visitor.get(&go.location).body.contains("Mọi dòng đều đọc được"), "{}", visitor.get(&go.location).body);
    record(&mut visitor, &here);
    let rows = served.office.open().0.log().facts().rows();
    let has = |column: &str, text: &str| rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| cell == text));
    assert!(has("name", "Nguyễn Văn Hùng") && has("name", "Đặng Thị Phường") && has("until", "2021-01-01"), "{rows:?}");
}

/// Seconds that a request may take while somebody waits for it, on a machine that does other things as well.
const SECONDS_MAX: u64 = 90;

#[test]
fn a_workbook_of_fifty_thousand_rows_comes_in_while_one_waits() {
    let served = small();
    let people: String = (0..25_000).map(|number| format!("N{number},Nguyễn Văn {number},male,1980-01-01\n")).collect();
    let tenures: String = (0..25_000).map(|number| format!("N{number},P,2024-01-01\n")).collect();
    let (people, tenures) = (format!("id,name,sex,birth\n{people}"), format!("person,post,from\n{tenures}"));
    let units = "id,name,kind,level,parent\nU-TINH,Tỉnh ủy,party_committee,province,\nU-A,Ban,organisation_board,province,U-TINH\n";
    let (titles, posts) = ("code,name,role\nT,Trưởng ban,head\n", "id,unit,title,seats\nP,U-A,T,5\n");
    let files = [("people.csv", &people[..]), ("tenures.csv", &tenures), ("units.csv", units), ("titles.csv", titles), ("posts.csv", posts)];
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    let imported = folder(&sources, &Options::new(Day::new(2026, 1, 1).unwrap()));
    assert!(imported.is_clean(), "{:?}", imported.problems);
    let book = paperwork::export::workbook(&imported.register).unwrap();
    let mut visitor = served.signed("nhap");
    let mut timed = |what: &str, ask: &mut dyn FnMut(&mut Visitor) -> Answered| {
        let watch = crate::time::Stopwatch::start();
        let answer = ask(&mut visitor);
        assert!(watch.elapsed().as_secs() < SECONDS_MAX, "{what}: {:?}", watch.elapsed());
        answer
    };
    let here = timed("sent", &mut |visitor| visitor.post_files("/import", &[("lon.xlsx", &book)])).location;
    for step in ["", "/fix", "/check"] {
        assert_eq!(timed(step, &mut |visitor| visitor.get(&format!("{here}{step}"))).status, 200);
    }
    let done = timed("recorded", &mut |visitor| record(visitor, &here));
    assert!(done.body.contains("25000") || done.body.contains("25001"), "{}", done.body);
}
