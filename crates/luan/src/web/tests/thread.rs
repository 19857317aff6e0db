//! The thread of a document in the browser: who is shown what of it, what is written down for whom, what is proposed and confirmed, and who is reminded.

use std::collections::BTreeSet;

use store::RowText;

use super::office::{Answered, Office, Served, Visitor, between, row};
use crate::access::Role;
use crate::contents;

/// A committee with a line of the paper, two cells, one of them with a book of its own, and a cell under that.
fn town(office: Office, more: &[RowText]) -> Served {
    office.rows(&[
        row("units", "id=DU name=Đảng_ủy_phường kind=party_committee level=commune"),
        row("units", "id=A name=Đảng_bộ_A kind=party_committee level=base parent=DU"),
        row("units", "id=A1 name=Chi_bộ_A_một kind=party_cell level=base parent=A"),
        row("units", "id=B name=Chi_bộ_B kind=party_cell level=base parent=DU"),
        row("units", "id=C name=Chi_bộ_C kind=party_cell level=base parent=DU"),
        row("documents", &format!("id=IN unit=DU number=639 {PAPER}")),
        row("documents", "id=MAT unit=DU number=640 book=incoming series=2025 registered=2025-12-11 kind=notice subject=TB secrecy=mat"),
        row("documents", &format!("id=IN-A unit=A number=12 {PAPER}")),
        row("documents", "id=KH-B unit=B number=3 book=outgoing series=2026 registered=2026-01-10 kind=plan symbol=3-KH/CB subject=KH secrecy=none"),
        row("tasks", "id=T1 document=IN passage=2.1 step=studied action=QUÁN-TRIỆT deadline=2026-01-15"),
        row("tasks", "id=T2 document=IN passage=2.2 step=planned action=LẬP-KẾ-HOẠCH deadline=2026-01-31 parts=mục-tiêu;yêu-cầu"),
        row("steps", "unit=A document=IN step=forwarded on=2025-12-14"),
        row("steps", "unit=B document=IN step=forwarded on=2025-12-14"),
        row("steps", "unit=B document=IN step=asked on=2026-01-05 text=AI-CHỦ-TRÌ"),
    ]);
    office.rows(more);
    let clerk = |account: &str, unit| (account.to_owned(), Role::Clerk, unit, None);
    office.found(&[clerk("van-thu", "DU"), clerk("dang-bo", "A"), clerk("chi-bo", "B"), clerk("ke-gia", "C")]);
    office.serve()
}

const PAPER: &str = "book=incoming series=2025 registered=2025-12-11 kind=conclusion symbol=88-KL/TU issued=2025-12-10 subject=KL secrecy=none";

/// The rows of a table as the record has them.
fn recorded(served: &Served, table: &str) -> Vec<RowText> {
    let (store, _) = served.office.open();
    let rows = store.log().facts().rows();
    rows.into_iter().filter(|row| row.table == table).collect()
}

fn tree(page: &Answered) -> &str {
    assert_eq!(page.status, 200, "{}", page.body);
    between(&page.body, "<table class=\"thread\">", "</table>")
}

#[test]
fn the_superior_sees_the_tree_and_a_cell_its_own_line() {
    let served = town(Office::sqlite(), &[]);
    let above = served.signed("van-thu").get("/documents/IN/thread?on=2026-02-01");
    for words in ["Đảng ủy phường", "Đảng bộ A", "Chi bộ B", "chậm 17 ngày", "14/12/2025", "AI-CHỦ-TRÌ", "Chi bộ C", "Chi bộ A một"]
    {
        assert!(above.body.contains(words), "{words}: {}", above.body);
    }
    assert!(!tree(&above).contains("Chi bộ C") && !tree(&above).contains("Chi bộ A một"), "nobody handed it to them");
    let mut below = served.signed("dang-bo");
    assert_eq!(below.get("/documents/IN/thread").status, 404, "the line of another book is not there");
    let own = below.get("/documents/IN-A/thread?on=2026-02-01");
    assert!(tree(&own).contains("Đảng bộ A") && own.body.contains("Chi bộ A một") && own.body.contains("QUÁN-TRIỆT"), "{}", own.body);
    for others in ["Đảng ủy phường", "Chi bộ B", "AI-CHỦ-TRÌ"] {
        assert!(!own.body.contains(others), "{others}: {}", own.body);
    }
    assert!(served.signed("van-thu").get("/documents/IN-A/thread?on=2026-02-01").body.contains("Chi bộ B"), "every line leads to the same thread");
}

#[test]
fn a_line_with_the_same_symbol_is_told_nothing_that_nobody_handed_down() {
    let served = town(Office::sqlite(), &[row("documents", &format!("id=FALSE unit=C number=1 {PAPER}"))]);
    let page = served.signed("ke-gia").get("/documents/FALSE/thread?on=2026-02-01");
    assert!(tree(&page).contains("Chi bộ C"), "{}", page.body);
    for told in ["QUÁN-TRIỆT", "LẬP-KẾ-HOẠCH", "mục-tiêu", "chậm", "+1 "] {
        assert!(!tree(&page).contains(told) && !page.body.contains(&format!("{told}</li>")), "{told}: {}", page.body);
    }
    assert!(!page.body.contains("QUÁN-TRIỆT"), "{}", page.body);
}

/// What is typed of a meeting that two cells held and told about on paper.
const MEETING: [(&str, &str); 9] = [
    ("step", "studied"),
    ("on", "20/1/2026"),
    ("unit", "B"),
    ("unit", "C"),
    ("present", "7"),
    ("invited", "9"),
    ("text", "phiếu giấy"),
    ("reason", "ghi thay chi bộ"),
    ("key", "k1"),
];

#[test]
fn one_form_writes_for_many_that_answer_on_paper() {
    let served = town(Office::sqlite(), &[]);
    let mut visitor = served.signed("van-thu");
    let form = visitor.get("/documents/IN/steps");
    assert!(form.status == 200 && form.body.contains("Chi bộ C") && !form.body.contains(" checked"), "{}", form.body);
    let before = recorded(&served, "steps").len();
    for _ in 0..2 {
        let sent = visitor.post("/documents/IN/steps", &MEETING);
        assert_eq!((sent.status, sent.location.as_str()), (303, "/documents/IN/thread"), "{}", sent.body);
        let steps = recorded(&served, "steps");
        assert_eq!(steps.len(), before + 2, "sent twice, made once");
        let studied: Vec<_> = steps.iter().filter(|row| row.cells["step"] == "studied").collect();
        assert!(studied.iter().all(|row| row.cells["on"] == "2026-01-20" && row.cells["present"] == "7" && row.cells["document"] == "IN"), "{studied:?}");
    }
    let page = visitor.get("/documents/IN/thread?on=2026-02-01");
    assert!(tree(&page).contains("xong 20/01/2026, chậm 5 ngày"), "{}", page.body);
    let late = visitor.get("/documents/IN/steps?only=late&step=reminded");
    assert_eq!(late.body.matches(" checked").count(), 4, "two committees, and two cells without a plan: {}", late.body);
}

#[test]
fn what_is_wrong_with_a_step_is_said_at_once_and_nothing_is_written() {
    let served = town(Office::sqlite(), &[]);
    let mut visitor = served.signed("van-thu");
    let before = served.office.open_log_length();
    let wrong = [("step", "done"), ("on", "31/02/2026"), ("unit", "NO"), ("proof", "NO"), ("present", "9"), ("invited", "7"), ("part", "khác"), ("reason", "")];
    let refused = visitor.post("/documents/IN/steps", &wrong);
    assert_eq!(refused.status, 422);
    for field in ["on", "unit", "task", "proof", "present", "part", "reason"] {
        assert!(refused.body.contains(&format!("href=\"#{field}\"")) && refused.body.contains(&format!("id=\"{field}\"")), "{field}: {}", refused.body);
    }
    assert!(refused.body.contains("31/02/2026"), "what was typed stays");
    // Another's unit is not there, whichever line is written through.
    let elsewhere: Vec<_> = MEETING.into_iter().map(|(name, text)| if text == "B" { (name, "DU") } else { (name, text) }).collect();
    assert_eq!(served.signed("dang-bo").post("/documents/IN-A/steps", &elsewhere).status, 422);
    assert_eq!(served.signed("dang-bo").post("/documents/IN/steps", &MEETING).status, 404);
    assert_eq!(served.office.open_log_length(), before);
}

#[test]
fn a_plan_is_held_against_its_parts() {
    let served = town(Office::sqlite(), &[]);
    let mut visitor = served.signed("van-thu");
    let plan = |parts: &[&'static str], key| {
        let fixed = [("step", "planned"), ("on", "10/01/2026"), ("unit", "B"), ("proof", "KH-B"), ("reason", "x"), ("key", key)];
        fixed.into_iter().chain(parts.iter().map(|part| ("part", *part))).collect::<Vec<_>>()
    };
    assert_eq!(visitor.post("/documents/IN/steps", &plan(&["mục-tiêu"], "p1")).status, 303);
    let page = visitor.get("/documents/IN/thread?on=2026-02-01&only=lacking");
    assert!(tree(&page).contains("thiếu: yêu-cầu") && tree(&page).contains("Chi bộ B") && !tree(&page).contains("Đảng bộ A"), "{}", page.body);
    let revised: Vec<_> = plan(&["mục-tiêu", "yêu-cầu"], "p2").into_iter().map(|(name, text)| (name, if name == "on" { "30.1.2026" } else { text })).collect();
    assert_eq!(visitor.post("/documents/IN/steps", &revised).status, 303);
    let page = visitor.get("/documents/IN/thread?on=2026-02-01");
    assert!(tree(&page).contains("đã sửa đổi 1 lần") && tree(&page).contains("xong 30/01/2026"), "{}", page.body);
    assert!(!tree(&visitor.get("/documents/IN/thread?on=2026-02-01&only=lacking")).contains("Chi bộ B"));
    // Who has none: everybody but B.
    let none = visitor.get("/documents/IN/thread?on=2026-02-01&only=planned");
    assert!(!tree(&none).contains("Chi bộ B") && tree(&none).contains("Đảng bộ A"), "{}", none.body);
}

/// A letter and the conclusion under it, as they come in one file.
const TWO: &[u8] = include_bytes!("../../../../paperwork/tests/documents/corpus/17-letter-and-conclusion.txt");

#[test]
fn tasks_are_proposed_from_the_words_and_a_person_confirms() {
    let office = Office::sqlite();
    let file = contents::keep(&office.vault, TWO).unwrap();
    let line =
        format!("id=KL unit=DU number=7 book=incoming series=2023 registered=2023-04-20 kind=conclusion symbol=41-KL/TU subject=KL secrecy=none file={file}");
    let served = town(office, &[row("documents", &line)]);
    let mut visitor = served.signed("van-thu");
    let entries = served.office.open_log_length();
    let plain = visitor.get("/documents/KL/tasks");
    assert!(plain.body.contains("/documents/KL/tasks/read") && plain.body.matches("name=\"take-").count() == 1, "{}", plain.body);
    assert_eq!(served.office.open_log_length(), entries, "the content is not opened");
    let page = visitor.get("/documents/KL/tasks/read?reason=giao_việc");
    assert_eq!(served.office.open_log_length(), entries + 1, "that it was opened is recorded");
    let proposed = page.body.matches("name=\"take-").count() - 1;
    assert!(proposed > 0 && page.body.contains("Đề xuất từ nội dung"), "{}", page.body);
    let before = recorded(&served, "tasks").len();
    let sent = visitor.post("/documents/KL/tasks", &[("action-0", "không ai xác nhận"), ("reason", "x"), ("key", "k")]);
    assert_eq!((sent.status, recorded(&served, "tasks").len()), (422, before), "what is not ticked is not recorded");
    let ticked = [
        ("take-0", "x"),
        ("step-0", "studied"),
        ("action-0", "quán triệt"),
        ("deadline-0", "5.2.2026"),
        ("parts-0", "mục tiêu"),
        ("reason", "x"),
        ("key", "k"),
    ];
    for _ in 0..2 {
        assert_eq!(visitor.post("/documents/KL/tasks", &ticked).status, 303);
        assert_eq!(recorded(&served, "tasks").len(), before + 1, "sent twice, made once");
    }
    let task = recorded(&served, "tasks").into_iter().find(|row| row.cells["document"] == "KL").unwrap();
    assert_eq!((task.cells["deadline"].as_str(), task.cells["parts"].as_str()), ("2026-02-05", "mục tiêu"));
    let wrong = [("take-0", "x"), ("step-0", "no"), ("action-0", ""), ("unit-0", "NO"), ("deadline-0", "31/2/2026"), ("key", "k2")];
    let refused = visitor.post("/documents/KL/tasks", &wrong);
    assert_eq!(refused.status, 422);
    for field in ["action-0", "step-0", "unit-0", "deadline-0", "reason"] {
        assert!(refused.body.contains(&format!("href=\"#{field}\"")) && refused.body.contains(&format!("id=\"{field}\"")), "{field}: {}", refused.body);
    }
    let secret = visitor.post("/documents/MAT/tasks", &ticked);
    assert!(secret.status == 422 && secret.body.contains("Văn bản MẬT"), "{}", secret.body);
}

/// Forty cells, each with its own mixture of what is there and what is not.
fn cells() -> Vec<RowText> {
    let mut rows = Vec::new();
    for cell in 0..40 {
        let until = if cell % 13 == 5 { " until=2026-01-20" } else { "" };
        rows.push(row("units", &format!("id=X{cell:02} name=Chi_bộ_X{cell:02}z kind=party_cell level=base parent=DU from=2020-01-01{until}")));
        rows.push(row("steps", &format!("unit=X{cell:02} document=IN step=forwarded on=2025-12-14")));
        if cell % 3 > 0 {
            let counted = if cell % 3 == 1 { " present=5 invited=6" } else { "" };
            rows.push(row("steps", &format!("unit=X{cell:02} document=IN step=studied on=2026-01-{:02}{counted}", cell % 28 + 1)));
        }
        if cell % 5 > 0 {
            rows.push(row(
                "documents",
                &format!("id=P{cell:02} unit=X{cell:02} number=1 book=outgoing series=2026 registered=2026-01-20 kind=plan subject=KH secrecy=none"),
            ));
            let parts = ["", "", " parts=mục-tiêu", " parts=mục-tiêu;yêu-cầu", " parts=mục-tiêu;yêu-cầu;khác"][cell % 5];
            rows.push(row("steps", &format!("unit=X{cell:02} document=IN step=planned on=2026-01-20 proof=P{cell:02}{parts}")));
        }
    }
    rows
}

/// Who is late on the first of February by a second count, from the rows alone: whoever is there, and lacks a meeting that was counted or a plan with both parts.
fn late_again(rows: &[RowText]) -> BTreeSet<String> {
    let cell = |row: &RowText, column: &str| row.cells.get(column).cloned().unwrap_or_default();
    let is_unit = |row: &&RowText| {
        row.table == "units" && cell(row, "id").starts_with('X') && (cell(row, "until").is_empty() || cell(row, "until").as_str() > "2026-02-01")
    };
    let lacks = |unit: &RowText| {
        let steps: Vec<&RowText> = rows.iter().filter(|row| row.table == "steps" && cell(row, "unit") == cell(unit, "id")).collect();
        let studied = steps.iter().any(|row| cell(row, "step") == "studied" && !cell(row, "present").is_empty() && !cell(row, "invited").is_empty());
        let planned =
            steps.iter().any(|row| cell(row, "step") == "planned" && !cell(row, "proof").is_empty() && cell(row, "parts").contains("mục-tiêu;yêu-cầu"));
        !(studied && planned)
    };
    rows.iter().filter(is_unit).filter(|unit| lacks(unit)).map(|unit| cell(unit, "name")).collect()
}

fn named(body: &str) -> BTreeSet<String> {
    (0..40).map(|cell| format!("Chi bộ X{cell:02}z")).filter(|name| body.contains(name.as_str())).collect()
}

#[test]
fn the_late_are_reminded_and_nobody_else() {
    let rows = cells();
    let served = town(Office::sqlite(), &rows);
    let mut visitor: Visitor = served.signed("van-thu");
    let expected = late_again(&rows);
    assert!(expected.len() > 10 && expected.len() < 38, "{expected:?}");
    let reminder = visitor.get("/documents/IN/reminder?on=2026-02-01&by=15/02/2026");
    assert_eq!(named(&reminder.body), expected);
    // The two committees and cell B are late as well.
    let count = format!("có {:02} đơn vị chậm", expected.len() + 3);
    assert!(reminder.body.contains(&count) && reminder.body.contains("trước ngày 15/02/2026"), "{count}: {}", reminder.body);
    assert_eq!(named(tree(&visitor.get("/documents/IN/thread?on=2026-02-01&only=late"))), expected);
    let nobody = visitor.get("/documents/IN/reminder?on=2026-01-15");
    assert!(named(&nobody.body).is_empty() && nobody.body.contains("không có đơn vị nào chậm"), "the last day is in time: {}", nobody.body);
}
