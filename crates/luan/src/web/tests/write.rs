//! Papers that are written in the browser: filled from the record, all faults at once with nothing lost, and a number that stands on the paper, in the book and in the kept file alike.

use std::collections::{BTreeMap, BTreeSet};

use paperwork::documents::open;
use paperwork::documents::reading::read;

use super::office::{Answered, Office, Served, Visitor, between, row};
use crate::access::Role;
use crate::{contents, time};

/// An office with a document that came, in the books of the Party and beside them those of the State.
fn town(office: Office) -> Served {
    let line = "id=VB1 unit=TU book=incoming series=2026 number=7 registered=2026-01-05 kind=conclusion symbol=23-KL/TW issuer=Ban_Bí_thư issued=2025-12-10 subject=luân_chuyển_cán_bộ secrecy=none";
    let mut line = row("documents", line);
    line.cells.values_mut().for_each(|text| *text = text.replace('_', " "));
    office.rows(&[
        row("units", "id=TU name=Tỉnh_ủy kind=party_committee level=province"),
        row("units", "id=UB name=Ủy_ban kind=peoples_committee level=province parent=TU"),
        row("terms", "unit=TU number=18 from=2025-10-11 until=2035-10-11"),
        line,
    ]);
    office.found(&[("van-thu".to_owned(), Role::Clerk, "TU", None), ("chuyen-vien".to_owned(), Role::Specialist, "TU", None)]);
    office.serve()
}

/// A form, the unit in whose book it goes, what it says beside what every paper says, its symbol.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

/// The four forms, and one of them in a book of the State.
const FORMS: [Case; 5] = [
    ("forwarding", "TU", &[("asked", "study")], "01-CV/TU"),
    ("plan", "TU", &[("duties", "Ban Tổ chức | Văn phòng; Ủy ban Kiểm tra | rà soát quy hoạch | 31/03/2026 | Tỉnh ủy")], "01-KH/TU"),
    ("report", "TU", &[("figures", "số người đã luân chuyển | 12 | 40 | đếm quyết định"), ("results", "Đã làm\nxong")], "01-BC/TU"),
    (
        "decision",
        "TU",
        &[("form_of_move", "rotation"), ("person", "Trần Thị Na"), ("from", "Trưởng phòng"), ("into", "Phó Chủ tịch"), ("months", "36")],
        "01-QĐ/TU",
    ),
    ("plan", "UB", &[("system", "state")], "01/KH-TU"),
];

fn said<'a>(unit: &'a str, more: &[(&'a str, &'a str)], key: &'a str) -> BTreeMap<&'a str, &'a str> {
    let every = [
        ("unit", unit),
        ("dated", "06/01/2026"),
        ("secrecy", "none"),
        ("system", "party"),
        ("issuer", "Tỉnh ủy Lĩnh Hải"),
        ("code", "TU"),
        ("place", "Lĩnh Hải"),
        ("to", "Các đảng ủy trực thuộc"),
        ("cited_kind", "Kết luận"),
        ("cited_symbol", "23-KL/TW"),
        ("cited_date", "10/12/2025"),
        ("cited_issuer", "Ban Bí thư"),
        ("cited_about", "về luân chuyển cán bộ"),
        ("subject", "về luân chuyển cán bộ"),
        ("body", "Ban Thường vụ Tỉnh ủy"),
        ("recipients", "Như trên\nVăn phòng"),
        ("stead", "on_behalf"),
        ("holder", "BAN THƯỜNG VỤ"),
        ("post", "PHÓ BÍ THƯ"),
        ("signer", "Nguyễn Văn Mơ"),
        ("reason", "triển khai Kết luận"),
        ("key", key),
    ];
    every.into_iter().chain(more.iter().copied()).collect()
}

fn sent(visitor: &mut Visitor, path: &str, fields: &BTreeMap<&str, &str>) -> Answered {
    visitor.post(path, &fields.iter().map(|(name, text)| (*name, *text)).collect::<Vec<_>>())
}

#[test]
fn what_the_record_and_the_document_say_is_filled_in() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    for form in ["forwarding", "plan", "report", "decision"] {
        let page = visitor.get(&format!("/documents/VB1/write/{form}"));
        assert_eq!(page.status, 200, "{}", page.body);
        for filled in [
            "value=\"23-KL/TW\"",
            "value=\"10/12/2025\"",
            "value=\"Ban Bí thư\"",
            "value=\"về luân chuyển cán bộ\"",
            "value=\"Kết luận\"",
            "<option value=\"TU\" selected",
        ] {
            assert!(page.body.contains(filled), "{form} {filled}: {}", page.body);
        }
        let secrecy = page.body.split("id=\"secrecy\"").nth(1).unwrap().split("</fieldset>").next().unwrap();
        assert!(!secrecy.contains(" checked"), "no degree is chosen beforehand");
    }
    assert_eq!(visitor.get("/documents/VB1/write/letter").status, 404);
    assert_eq!(visitor.get("/documents/VB0/write/plan").status, 404);
    assert!(visitor.get("/documents/VB1").body.contains("/documents/VB1/write/plan"));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let more = [
        ("unit", ""),
        ("dated", "31/02/2026"),
        ("secrecy", ""),
        ("code", ""),
        ("reason", ""),
        ("subject", "giữ <b>lại</b>"),
        ("duties", "Ban | | việc | 1/1/2026 | \nkhông ai\n| | x | |"),
    ];
    let faulty: BTreeMap<&str, &str> = said("TU", &more, "k");
    for path in ["/documents/VB1/write/plan", "/documents/VB1/write/plan/record"] {
        let refused = sent(&mut visitor, path, &faulty);
        assert_eq!(refused.status, 422, "{path}");
        for field in ["dated", "secrecy", "code", "reason", "unit", "duties"] {
            assert!(
                refused.body.contains(&format!("href=\"#{field}\"")) && refused.body.contains(&format!("id=\"{field}\"")),
                "{path} {field}: {}",
                refused.body
            );
        }
        assert!(refused.body.contains("dòng 2:") && refused.body.contains("dòng 3:") && !refused.body.contains("dòng 1:"), "{}", refused.body);
        assert!(refused.body.contains("giữ &#60;b&#62;lại") && refused.body.contains("không ai\n| | x | |"), "{}", refused.body);
    }
    // The content of what is secret is not written here, whoever says so: the line or the paper itself.
    let secret = sent(&mut visitor, "/documents/VB1/write/plan/record", &said("TU", &[("secrecy", "mat")], "k"));
    let marked = sent(&mut visitor, "/documents/VB1/write/plan/record", &said("TU", &[("purpose", "Một\nTỐI MẬT\nHai")], "k"));
    for refused in [secret, marked] {
        assert!(refused.status == 422 && refused.body.contains("href=\"#secrecy\""), "{}", refused.body);
    }
    assert_eq!(served.office.vault.ids("content").unwrap(), Vec::<String>::new(), "nothing is kept of what is refused");
    assert_eq!(served.office.open().0.register().unwrap().tables().documents.len(), 1);
}

fn from_the_form_to_the_number(office: Office) {
    let served = town(office);
    let mut visitor = served.signed("van-thu");
    for (form, unit, more, symbol) in FORMS {
        let key = format!("{form}-{unit}");
        let (path, fields) = (format!("/documents/VB1/write/{form}"), said(unit, more, &key));
        let looked = sent(&mut visitor, &path, &fields);
        assert!(looked.status == 200 && looked.body.contains("Chưa có số"), "{}", looked.body);
        let edited = sent(&mut visitor, &path, &fields.clone().into_iter().chain([("step", "edit")]).collect());
        assert!(edited.body.contains("value=\"Nguyễn Văn Mơ\"") && edited.body.contains("Như trên\nVăn phòng"), "{}", edited.body);
        let numbered = sent(&mut visitor, &format!("{path}/record"), &fields);
        assert!(numbered.status == 200 && numbered.body.contains(&format!("<strong>{symbol}</strong>")), "{form}: {}", numbered.body);
        let here = format!("/documents/{}", between(&numbered.body, "class=\"button\" href=\"/documents/", "/content"));
        let again = sent(&mut visitor, &format!("{path}/record"), &fields);
        assert_eq!((again.status, again.location.as_str()), (303, here.as_str()), "sent twice, made once");
        let line = visitor.get(&here);
        assert!(line.body.contains(symbol) && line.body.contains("VB1"), "{}", line.body);
        // The file that is kept is the paper, and says its number itself.
        let register = served.office.open().0.register().unwrap();
        let documents = &register.tables().documents;
        let last = documents.len() - 1;
        let row = (0..=last).find(|row| documents.id.text(*row) == here.trim_start_matches("/documents/")).unwrap();
        let bytes = contents::read(&served.office.vault, documents.file.text(row), time::now()).unwrap().unwrap();
        let reading = read(&open("", &bytes).unwrap());
        assert_eq!(reading.documents[0].symbol.as_ref().unwrap().value.text, symbol, "{form}");
        assert_eq!(documents.symbol.text(row), symbol);
        assert_eq!(contents::ending(&bytes), "docx");
    }
}

#[test]
fn from_the_form_to_the_number_on_sqlite() {
    from_the_form_to_the_number(Office::sqlite());
}

#[test]
fn from_the_form_to_the_number_on_postgresql() {
    from_the_form_to_the_number(Office::postgres());
}

#[test]
fn many_who_take_a_number_at_once_get_one_each() {
    const TOGETHER: usize = 12;
    let served = town(Office::sqlite());
    let symbols: Vec<String> = std::thread::scope(|scope| {
        let take = |at: usize| {
            let served = &served;
            move || {
                let mut visitor = served.signed("van-thu");
                let key = format!("k{at}");
                let page = sent(&mut visitor, "/documents/VB1/write/plan/record", &said("TU", &[], &key));
                assert_eq!(page.status, 200, "{}", page.body);
                between(&page.body, "ký hiệu: <strong>", "</strong>").to_owned()
            }
        };
        let threads: Vec<_> = (0..TOGETHER).map(|at| scope.spawn(take(at))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let expected: BTreeSet<String> = (1..=TOGETHER).map(|number| format!("{number:02}-KH/TU")).collect();
    assert_eq!(symbols.into_iter().collect::<BTreeSet<_>>(), expected);
    assert_eq!(served.office.vault.ids("content").unwrap().len(), TOGETHER, "no file of a number that somebody else got is left");
}

/// What a field of several lines holds.
fn filled(body: &str, name: &str) -> String {
    let area = between(body, &format!("<textarea id=\"{name}\""), "</textarea>");
    area.split_once('>').unwrap().1.to_owned()
}

#[test]
fn a_report_brings_the_figures_of_the_thread_and_a_plan_the_tasks_that_were_confirmed() {
    let office = Office::sqlite();
    let spaced = |table: &str, cells: &str| {
        let mut row = row(table, cells);
        row.cells.values_mut().for_each(|text| *text = text.replace('_', " "));
        row
    };
    let cells = 0..7;
    let handed = |cell: &i32| *cell < 6;
    let (read, studied) = (|cell: &i32| cell % 2 == 0, |cell: &i32| cell % 3 == 0);
    let step = |cell: i32, what: &str| row("steps", &format!("unit=C{cell} document=VB1 on=2026-01-08 {what}"));
    let mut rows = vec![
        row("units", "id=TU name=Tỉnh_ủy kind=party_committee level=province"),
        row("terms", "unit=TU number=18 from=2025-10-11 until=2035-10-11"),
        spaced(
            "documents",
            "id=VB1 unit=TU book=incoming series=2026 number=7 registered=2026-01-05 kind=conclusion symbol=23-KL/TW issuer=Ban_Bí_thư issued=2025-12-10 subject=luân_chuyển secrecy=none",
        ),
        spaced("tasks", "id=NV1 document=VB1 step=planned deadline=2026-02-01 support=Văn_phòng action=xây_dựng_|_kế_hoạch"),
    ];
    rows.extend(cells.clone().map(|cell| row("units", &format!("id=C{cell} name=Chi_bộ_{cell} kind=party_cell level=base parent=TU"))));
    rows.extend(cells.clone().filter(handed).map(|cell| step(cell, "step=forwarded")));
    rows.extend(cells.clone().filter(handed).filter(read).map(|cell| step(cell, "step=read")));
    rows.extend(cells.clone().filter(handed).filter(studied).map(|cell| step(cell, "step=studied present=5 invited=6")));
    // Said, and proven by nothing: no figure of a report.
    rows.push(step(1, "step=studied"));
    office.rows(&rows);
    office.found(&[("van-thu".to_owned(), Role::Clerk, "TU", None)]);
    let served = office.serve();
    let mut visitor = served.signed("van-thu");
    let figures = filled(&visitor.get("/documents/VB1/write/report").body, "figures");
    let having = 1 + cells.clone().filter(handed).count();
    for (what, count, of) in [
        ("đơn vị đã nhận văn bản", having, 1 + cells.clone().count()),
        ("đơn vị: phổ biến", cells.clone().filter(handed).filter(read).count(), having),
        ("đơn vị: quán triệt", cells.clone().filter(handed).filter(studied).count(), having),
        ("đơn vị: ban hành kế hoạch", 0, having),
        ("đơn vị chậm", having, having),
    ] {
        assert!(figures.lines().any(|line| line.starts_with(&format!("{what} | {count} | {of} | "))), "{what} {count} {of}: {figures}");
    }
    let duties = filled(&visitor.get("/documents/VB1/write/plan").body, "duties");
    assert_eq!(duties.trim(), "các đơn vị nhận văn bản | Văn phòng | xây dựng   kế hoạch | 01/02/2026");
    // As it was filled in, the paper is sound.
    for (form, field, text) in [("report", "figures", &figures), ("plan", "duties", &duties)] {
        let shown = sent(&mut visitor, &format!("/documents/VB1/write/{form}"), &said("TU", &[(field, text.as_str())], form));
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert!(shown.body.contains(if form == "report" { "quán triệt" } else { "01/02/2026" }), "{}", shown.body);
    }
    assert!(visitor.get("/documents/VB1/thread").body.contains("/documents/VB1/write/report"));
}
