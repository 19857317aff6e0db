//! What an import refuses, keeps and says.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

use paperwork::import::{self, Decode, DecodeColumn, Imported, Options, Remark, Source, ValueWord};
use paperwork::problem::{CellFault, Fault, FileFault, HeaderFault, RowFault};
use paperwork::{Encoding, errors, moves};
use register::{Day, Register};
use rust_xlsxwriter::Workbook;

fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse().unwrap());
    Day::new(parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap()).unwrap()
}

fn options() -> Options {
    Options::new(day("2026-01-01"))
}

fn import(files: &[(&str, &str)]) -> Imported {
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    import::folder(&sources, &options())
}

fn places(imported: &Imported) -> Vec<(String, u32, String, Fault)> {
    imported.problems.iter().map(|problem| (problem.sheet.to_string(), problem.row, problem.column.clone(), problem.fault.clone())).collect()
}

fn at(sheet: &str, row: u32, column: &str, fault: impl Into<Fault>) -> (String, u32, String, Fault) {
    (sheet.to_owned(), row, column.to_owned(), fault.into())
}

fn people(register: &Register) -> Vec<String> {
    let people = &register.tables().people;
    (0..people.len()).map(|row| people.id.text(row).to_owned()).collect()
}

#[test]
fn every_fault_of_every_row_is_told_at_once_and_good_rows_stay() {
    let imported = import(&[
        (
            "people.csv",
            "STT,Số hiệu,Họ và tên,Giới tính,Ngày sinh,Ngày vào Đảng,Quê quán\n\
             1,CB1,Nguyễn Văn A,Nam,5/1975,3/2/1998,\n\
             2,CB2,,gái,31/4/1980,2/1999,X9\n\
             3,,Lê B,Nữ,1/2/80,,\n\
             4,CB4,Lê C,Nữ,1980,,,thừa\n",
        ),
        ("kinship.csv", "person,relative,relation\nCB1,CB2,spouse\nCB1,CB9,em ruột\n"),
    ]);
    assert_eq!(
        places(&imported),
        [
            at("people.csv", 3, "Họ và tên", CellFault::Required),
            at("people.csv", 3, "Giới tính", CellFault::UnknownCode { nearest: None, list: &["male", "female"] }),
            at("people.csv", 3, "Ngày sinh", CellFault::NoSuchDay),
            at("people.csv", 3, "Ngày vào Đảng", CellFault::PartialDate),
            at("people.csv", 4, "Số hiệu", CellFault::Required),
            at("people.csv", 4, "Ngày sinh", CellFault::ShortYear),
            at("people.csv", 5, "#8", RowFault::BeyondHeaders),
            at("kinship.csv", 2, "relative", CellFault::RefusedId { table: "people" }),
            at("kinship.csv", 3, "relative", CellFault::UnknownId { table: "people" }),
        ]
    );
    assert_eq!(people(&imported.register), ["CB1"]);
    assert_eq!((imported.sheets[0].rows, imported.sheets[0].taken, imported.sheets[0].refused), (4, 1, 3));
    for problem in &imported.problems {
        assert!([problem.reason(), problem.way_out()].iter().flatten().all(|words| !words.is_empty()));
    }
}

#[test]
fn the_other_order_of_files_gives_the_same_register() {
    let people = ("people.csv", "id,name,sex,birth\nCB2,B,female,1980\nCB1,A,male,1975-05\n");
    let kinship = ("kinship.csv", "person,relative,relation\nCB1,CB2,spouse\n");
    let (one, other) = (import(&[people, kinship]), import(&[kinship, people]));
    assert!(one.is_clean() && other.is_clean());
    assert_eq!(paperwork::export::folder(&one.register), paperwork::export::folder(&other.register));
}

#[test]
fn rows_that_say_the_same_are_noted_and_rows_that_do_not_are_refused() {
    let imported = import(&[("people.csv", "id,name,sex,birth\nCB1,A,male,1975\nCB1,A,nam,1975\nCB1,A,male,1976\n")]);
    assert_eq!(imported.notes.len(), 1);
    assert_eq!((imported.notes[0].row, &imported.notes[0].remark), (3, &Remark::Repeats { first: ("people.csv".to_owned(), 2) }));
    assert_eq!(places(&imported), [at("people.csv", 4, "id", CellFault::DuplicateId { first: ("people.csv".to_owned(), 2) })]);
}

#[test]
fn a_missing_column_is_told_once_and_its_rows_wait() {
    let imported = import(&[("people.csv", "id,name,sex\nCB1,A,male\nCB2,B,mal\n"), ("health.csv", "person,issued\nCB1,1/2/2020\n")]);
    assert_eq!(
        places(&imported),
        [
            at("people.csv", 1, "birth", HeaderFault::Missing { table: "people", column: "birth" }),
            at("people.csv", 3, "sex", CellFault::UnknownCode { nearest: Some("male"), list: &["male", "female"] }),
            at("health.csv", 2, "person", CellFault::RefusedId { table: "people" }),
        ]
    );
    assert_eq!(people(&imported.register), Vec::<String>::new());
}

#[test]
fn the_last_day_covered_becomes_the_first_no_longer_covered_only_when_said() {
    let files =
        [("people.csv", "id,name,sex,birth\nCB1,A,male,1975\n"), ("proceedings.csv", "person,kind,Từ ngày,Đến hết ngày\nCB1,trial,1/1/2020,31/12/2020\n")];
    let sources = files.map(|(name, text)| Source { name, bytes: text.as_bytes() });
    let asked = import::folder(&sources, &options());
    assert_eq!(asked.register.tables().proceedings.until[0].0, day("2020-12-31"));
    assert!(matches!(&asked.notes[0].remark, Remark::MayBeLastDay { column: "until", .. }));
    let said = Options { last_day: vec![("proceedings".to_owned(), "until".to_owned())], ..options() };
    let said = import::folder(&sources, &said);
    assert_eq!(said.register.tables().proceedings.until[0].0, day("2021-01-01"));
    assert!(said.notes.is_empty());
}

#[test]
fn old_encodings_are_refused_with_a_preview_and_converted_when_said() {
    // The same letters once as another program saved them in Unicode, once as the bytes of the old file.
    let text = "id,name,sex,birth\nCB1,NguyÔn V¨n Hïng,male,1975\n";
    let tcvn3: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (bytes, is_unicode) in [(text.as_bytes(), true), (tcvn3.as_slice(), false)] {
        let source = [Source { name: "people.csv", bytes }];
        let reported = import::folder(&source, &options());
        assert_eq!(people(&reported.register), Vec::<String>::new());
        if !is_unicode {
            assert_eq!(places(&reported), [at("people.csv", 0, "", FileFault::NotUtf8(Some(Encoding::Tcvn3)))]);
        }
        let preview = &reported.sheets[0].previews[0];
        assert_eq!((preview.applied, preview.encoding), (false, Encoding::Tcvn3));
        assert_eq!(preview.cells, [("NguyÔn V¨n Hïng".to_owned(), "Nguyễn Văn Hùng".to_owned())]);
        let named = DecodeColumn { sheet: "people".to_owned(), column: "name".to_owned(), encoding: Encoding::Tcvn3 };
        for decode in [Decode::Auto, Decode::Named(vec![named])] {
            let imported = import::folder(&source, &Options { decode, ..options() });
            assert!(imported.is_clean(), "{:?}", imported.problems);
            assert_eq!(imported.register.tables().people.name.text(0), "Nguyễn Văn Hùng");
            assert!(imported.sheets[0].previews[0].applied);
        }
    }
}

#[test]
fn a_file_that_is_not_unicode_never_passes_unseen() {
    let bytes = [b"id,name,sex,birth\nCB1,A".as_slice(), &[0xe0], b",male,1975\n"].concat();
    let source = [Source { name: "people.csv", bytes: &bytes }];
    assert!(matches!(import::folder(&source, &options()).problems[0].fault, Fault::File(FileFault::NotUtf8(_))));
    let other = DecodeColumn { sheet: "*".to_owned(), column: "education".to_owned(), encoding: Encoding::Vni };
    let named = import::folder(&source, &Options { decode: Decode::Named(vec![other]), ..options() });
    assert!(matches!(named.problems[0].fault, Fault::Cell(CellFault::Legacy(_))));
}

fn vietnamese_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Cán bộ").unwrap();
    sheet.write_string(0, 0, "DANH SÁCH CÁN BỘ").unwrap();
    for (at, header) in ["Số hiệu", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng"].iter().enumerate() {
        sheet.write_string(2, at as u16, *header).unwrap();
    }
    let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (row, birth) in [(3, 27_395), (4, 29_221), (5, 29_221)] {
        sheet.write_number(row, 0, row).unwrap().write_string(row, 1, "Nguyễn Văn A").unwrap().write_string(row, 2, "Nam").unwrap();
        sheet.write_number_with_format(row, 3, birth, &date).unwrap();
    }
    sheet.write_number_with_format(3, 4, 35_829, &date).unwrap();
    sheet.write_formula(4, 4, "=DATE(1998,2,3)").unwrap();
    sheet.write_number_with_format(5, 1, 35_829, &date).unwrap();
    book.add_worksheet().set_name("Hướng dẫn").unwrap().write_string(0, 0, "đọc kỹ").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_keeps_ids_and_dates_and_refuses_formulas() {
    let imported = import::workbook(&vietnamese_workbook(), &options());
    let sheet = "Cán bộ";
    assert_eq!(places(&imported), [at(sheet, 5, "Ngày vào Đảng", CellFault::Formula), at(sheet, 6, "Họ và tên", CellFault::BecameADate)]);
    assert_eq!(people(&imported.register), ["3"]);
    let people = &imported.register.tables().people;
    assert_eq!((people.birth[0].first(), people.party_since[0]), (day("1975-01-01"), day("1998-02-03")));
    assert_eq!(imported.sheets[0].header_row, 3);
    assert!(matches!(imported.notes[0].remark, Remark::NotATable { .. }), "{:?}", imported.notes);
}

#[test]
fn a_value_is_mapped_for_its_whole_column_and_rows_are_passed_over() {
    let text = "id,name,sex,birth,kind\nCB1,A,Ông,1975,đảng\nCB2,B,bà,tháng 3/1980,\nCB3,C,ông ,1981,đảng\nCB4,D,?,1982,\n";
    let sources = [Source { name: "people.csv", bytes: text.as_bytes() }];
    let before = import::folder(&sources, &options());
    assert_eq!(before.problems.len(), 7, "{:?}", before.problems);
    let word = |column: &str, written: &str, meant: &str| ValueWord {
        sheet: "people.csv".to_owned(),
        column: column.to_owned(),
        written: written.to_owned(),
        meant: meant.to_owned(),
    };
    let values = vec![word("sex", "Ông", "male"), word("sex", "Bà", "nữ"), word("birth", "tháng 3/1980", "3/1980"), word("kind", "đảng", "")];
    let said = Options { values, skip: vec![("people.csv".to_owned(), 5)], ..options() };
    let imported = import::folder(&sources, &said);
    assert!(imported.is_clean(), "{:?}", imported.problems);
    let people = &imported.register.tables().people;
    assert_eq!((0..people.len()).map(|row| people.id.text(row)).collect::<Vec<_>>(), ["CB1", "CB2", "CB3"]);
    let report = &imported.sheets[0];
    assert_eq!((report.rows, report.taken, report.refused), (3, 3, 0));
    assert_eq!(report.first[1].cells, [Some("CB2"), Some("B"), Some("female"), Some("1980-03"), Some("")].map(|cell| cell.map(str::to_owned)));
    // The mapping is of its own sheet and column only.
    let other = import::folder(&[Source { name: "Cán bộ.csv", bytes: text.as_bytes() }], &said);
    assert_eq!(other.problems.len(), 7);
}

#[test]
fn a_value_that_is_mapped_wrongly_is_refused_as_it_stands_in_the_file() {
    let sources = [Source { name: "people.csv", bytes: b"id,name,sex,birth\nCB1,A,M,1975\n" }];
    let word = ValueWord { sheet: "people".to_owned(), column: "Gi\u{1edb}i t\u{ed}nh".to_owned(), written: "M".to_owned(), meant: "x".to_owned() };
    let by_name = ValueWord { column: "sex".to_owned(), ..word.clone() };
    let imported = import::folder(&sources, &Options { values: vec![word, by_name], ..options() });
    assert_eq!((imported.problems.len(), imported.problems[0].value.as_str()), (1, "M"));
}

#[test]
fn what_is_known_may_be_named_and_its_rows_have_no_place() {
    let known = import::folder(&[Source { name: "people.csv", bytes: b"id,name,sex,birth\nCB1,A,male,1975\nCB2,B,male,1975\n" }], &options());
    let sources = [Source { name: "evaluations.csv", bytes: b"person,year,grade\nCB1,2024,good\nCB2,2024,good\nCB3,2024,good\n" }];
    let sees = |position: usize, row: usize| (position, row) != (5, 1);
    let imported = import::beside(&sources, &options(), &import::Known { register: &known.register, may: &sees });
    let refused: Vec<_> = imported.problems.iter().map(|problem| problem.row).collect();
    assert_eq!(refused, [3, 4], "the one may not be known, the other is not there: {:?}", imported.problems);
    assert_eq!(imported.problems[0].reason(), imported.problems[1].reason());
    assert_eq!((imported.place(5, 0), imported.place(8, 0)), (None, Some((0, 2))));
}

#[test]
fn a_row_that_is_barred_is_told_with_the_others() {
    let sources = [Source { name: "people.csv", bytes: b"id,name,sex,birth\nCB1,A,male,1975\nCB2,B,male,1975\n" }];
    let mut imported = import::folder(&sources, &options());
    let (sheet, row) = imported.place(5, 1).unwrap();
    imported.bar(sheet, row);
    imported.bar(sheet, row);
    let report = &imported.sheets[0];
    assert_eq!((imported.problems.len(), report.taken, report.refused), (1, 1, 1));
    let bytes = errors::workbook(&sources, &imported).unwrap();
    let (rows, _) = cells_of(&bytes, "1 people");
    assert!(rows.len() == 2 && rows[1][4].contains("không thuộc phạm vi"), "{rows:?}");
}

#[test]
fn the_error_workbook_has_the_refused_rows_with_reasons_and_no_formulas() {
    let text = "id,name,sex,birth\nCB1,A,male,1975\n=1+1,@B,male,31/4/1980\n";
    let sources = [Source { name: "people.csv", bytes: text.as_bytes() }];
    let imported = import::folder(&sources, &options());
    let bytes = errors::workbook(&sources, &imported).unwrap();
    let (rows, formulas) = cells_of(&bytes, "1 people");
    assert_eq!(formulas, 0);
    assert_eq!(rows[0], ["id", "name", "sex", "birth", "Lý do", "Cách xử lý", "Dòng"]);
    assert_eq!(rows[1][..4], ["=1+1", "@B", "male", "31/4/1980"]);
    assert!(rows[1][4].contains("lịch không có ngày này"), "{rows:?}");
    assert_eq!(rows.len(), 2);
    // Mended, it goes straight back in: the added columns are passed over.
    let mended = text.replace("31/4", "30/4");
    assert!(import::folder(&[Source { name: "people.csv", bytes: mended.as_bytes() }], &options()).is_clean());
    assert_eq!(errors::mended(&bytes), [errors::Mended { sheet: "1 people".to_owned(), mends: 0, rows: vec![3] }]);
    assert_eq!(errors::mended(&vietnamese_workbook()), []);
    let again = import::workbook(&bytes, &options());
    assert!(again.notes.iter().all(|note| !matches!(note.remark, Remark::UnknownHeader { .. })));
    assert_eq!(again.problems.len(), 1);
}

fn cells_of(bytes: &[u8], sheet: &str) -> (Vec<Vec<String>>, usize) {
    use calamine::{DataType, Reader};
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let formulas = book.worksheet_formula(sheet).unwrap().cells().filter(|(_, _, formula)| !formula.is_empty()).count();
    let range = book.worksheet_range(sheet).unwrap();
    (range.rows().map(|row| row.iter().map(|cell| cell.as_string().unwrap_or_default()).collect()).collect(), formulas)
}

#[test]
fn proposed_moves_are_read_against_the_register_and_written_back() {
    let imported = import(&[
        ("units.csv", "id,name,kind,level\nU,Đơn vị,department,commune\n"),
        ("titles.csv", "code,name,role\nT,Trưởng,head\n"),
        ("posts.csv", "id,unit,title,seats\nP1,U,T,1\nP2,U,T,1\n"),
        ("people.csv", "id,name,sex,birth\nCB1,A,male,1975\n"),
    ]);
    assert!(imported.is_clean(), "{:?}", imported.problems);
    let text = "person,from_post,to_post,on,kind,purpose,until_planned,expected_after,waiver\n\
                CB1,P1,P2,2026-03-01,rotation,,2029-03-01,,12-QĐ/TU\n";
    let read = moves::read(Source { name: "moves.csv", bytes: text.as_bytes() }, &imported.register, &options());
    assert!(read.problems.is_empty());
    assert_eq!((read.moves.len(), read.rows.as_slice()), (1, [2].as_slice()));
    assert_eq!(moves::write(&imported.register, &read.moves), text.as_bytes());
    let faulty = "Cán bộ,Vị trí đi,Vị trí đến,Ngày\nCB9,P1,,2026-03\nCB1,P9,P1,1/3/2026\n";
    let read = moves::read(Source { name: "moves.csv", bytes: faulty.as_bytes() }, &imported.register, &options());
    let found: Vec<_> = read.problems.iter().map(|problem| (problem.row, problem.column.as_str(), problem.fault.clone())).collect();
    assert_eq!(
        found,
        [
            (2, "Cán bộ", Fault::Cell(CellFault::UnknownId { table: "people" })),
            (2, "Vị trí đến", Fault::Cell(CellFault::Required)),
            (2, "Ngày", Fault::Cell(CellFault::PartialDate)),
            (3, "Vị trí đi", Fault::Cell(CellFault::UnknownId { table: "posts" })),
        ]
    );
    assert!(read.moves.is_empty());
}

#[test]
fn fonts_tell_what_letters_alone_cannot() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("people").unwrap();
    let capitals = rust_xlsxwriter::Format::new().set_font_name(".VnTimeH");
    for (at, header) in ["id", "name", "sex", "birth"].iter().enumerate() {
        sheet.write_string(0, at as u16, *header).unwrap();
    }
    sheet.write_string(1, 0, "CB1").unwrap().write_string_with_format(1, 1, "nguyÔn v¨n an", &capitals).unwrap();
    sheet.write_string(1, 2, "nam").unwrap().write_number(1, 3, 1975).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let reported = import::workbook(&bytes, &options());
    assert_eq!(reported.sheets[0].previews[0].encoding, Encoding::Tcvn3Capitals);
    assert_eq!(people(&reported.register), Vec::<String>::new());
    let imported = import::workbook(&bytes, &Options { decode: Decode::Auto, ..options() });
    assert!(imported.is_clean(), "{:?}", imported.problems);
    assert_eq!(imported.register.tables().people.name.text(0), "NGUYỄN VĂN AN");
}

#[test]
fn a_register_in_one_workbook_and_one_file_beside_it_is_one_import() {
    let text = "id,name,sex,birth\nCB1,A,male,1975\n";
    let first = import::folder(&[Source { name: "people.csv", bytes: text.as_bytes() }], &options());
    let workbook = paperwork::export::workbook(&first.register).unwrap();
    let health = "Cán bộ;Ngày cấp;Đủ sức khỏe\nCB1;1/2/2024;x\nCB1;1/2/2025;không\n";
    let sources = [Source { name: "so.xlsx", bytes: &workbook }, Source { name: "Sức khỏe.csv", bytes: health.as_bytes() }];
    let both = import::folder(&sources, &options());
    assert!(both.is_clean(), "{:?}", both.problems);
    assert_eq!(both.register.tables().health.fit.to_vec(), [Some(true), Some(false)]);
    assert!(both.notes.iter().any(|note| note.remark == Remark::Delimiter(';')));
}
