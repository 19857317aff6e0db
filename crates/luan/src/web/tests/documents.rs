//! The books of documents in the browser: from the form to the number, the stamp, the printed book, and what is never taken.

use std::collections::BTreeMap;

use store::{Content, Kind};

use super::office::{Answered, Office, Served, Visitor, between, row};
use crate::access::Role;

fn town(office: Office) -> Served {
    office.rows(&[
        row("units", "id=TU name=Tỉnh_ủy kind=party_committee level=province"),
        row("units", "id=UB name=Ủy_ban kind=peoples_committee level=province parent=TU"),
        row("terms", "unit=TU number=18 from=2025-10-11 until=2030-10-11"),
    ]);
    office.found(&[("van-thu".to_owned(), Role::Clerk, "TU", None), ("chuyen-vien".to_owned(), Role::Specialist, "TU", None)]);
    office.serve()
}

/// What is typed of an ordinary incoming document.
fn incoming() -> BTreeMap<&'static str, &'static str> {
    let cells = [
        ("unit", "TU"),
        ("book", "incoming"),
        ("registered", "05/01/2026"),
        ("kind", "conclusion"),
        ("symbol", "23-KL/TW"),
        ("issuer", "Ban Bí thư"),
        ("issued", "10/12/2025"),
        ("subject", "Đẩy mạnh luân chuyển cán bộ kiểm tra"),
        ("secrecy", "none"),
        ("reason", "vào sổ"),
        ("key", "k1"),
    ];
    BTreeMap::from(cells)
}

/// Sends the form, with a file where there is one.
fn check(visitor: &mut Visitor, fields: &BTreeMap<&str, &str>, file: Option<&[u8]>) -> Answered {
    let form = visitor.form.clone();
    let mut body = Vec::new();
    for (name, text) in fields.iter().map(|(name, text)| (*name, *text)).chain([("form", form.as_str())]) {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").into_bytes());
    }
    if let Some(bytes) = file {
        let head = "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"v.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend(b"--edge--\r\n");
    visitor.post_bytes("/documents/register", "multipart/form-data; boundary=edge", &body)
}

/// Records what was looked over: every hidden field of the page is sent.
fn record(visitor: &mut Visitor, fields: &BTreeMap<&str, &str>, checked: &Answered) -> Answered {
    assert_eq!(checked.status, 200, "{}", checked.body);
    let file = between(&checked.body, "name=\"file\" value=\"", "\"").to_owned();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, *text)).chain([("file", file.as_str())]).collect();
    visitor.post("/documents/record", &fields)
}

/// The address of the document that a page shows.
fn here(page: &Answered) -> String {
    format!("/documents/{}", between(&page.body, "action=\"/documents/", "/void"))
}

/// Registers a document without a file; its page.
fn registered(visitor: &mut Visitor, fields: &BTreeMap<&str, &str>) -> Answered {
    let checked = check(visitor, fields, None);
    let recorded = record(visitor, fields, &checked);
    assert_eq!(recorded.status, 303, "{}", recorded.body);
    visitor.get(&recorded.location)
}

#[test]
fn nothing_is_chosen_beforehand_and_everything_that_is_wrong_is_said_at_once() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let form = visitor.get("/documents/register");
    assert!(form.status == 200 && !form.body.contains(" checked"), "{}", form.body);
    assert!(form.body.contains("TUYỆT MẬT: không đưa nội dung"), "{}", form.body);
    let nothing = BTreeMap::from([("subject", ""), ("registered", "31/02/2026"), ("note", "giữ <b>lại</b>"), ("reason", "")]);
    let refused = check(&mut visitor, &nothing, None);
    assert_eq!(refused.status, 422);
    for field in ["unit", "book", "registered", "kind", "subject", "secrecy", "reason"] {
        assert!(refused.body.contains(&format!("href=\"#{field}\"")) && refused.body.contains(&format!("id=\"{field}\"")), "{field}: {}", refused.body);
    }
    assert!(refused.body.contains("31/02/2026") && refused.body.contains("giữ &#60;b&#62;lại"), "what was typed stays: {}", refused.body);
}

#[test]
fn the_content_of_a_secret_document_is_not_even_kept_for_a_moment() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    for degree in ["mat", "toi_mat", "tuyet_mat", ""] {
        let fields = BTreeMap::from_iter(incoming().into_iter().chain([("secrecy", degree)]));
        let refused = check(&mut visitor, &fields, Some(b"%PDF secret"));
        assert!(refused.status == 422 && refused.body.contains("href=\"#secrecy\""), "{degree}: {}", refused.body);
        assert!(!refused.body.contains("name=\"file\" value"), "{degree}");
    }
    for kind in ["content", "content-waiting"] {
        assert_eq!(served.office.vault.ids(kind).unwrap(), Vec::<String>::new());
    }
    // A hash that is sent along by hand names nothing that may be kept either.
    let file = "0123456789abcdef".repeat(4);
    let by_hand: Vec<(&str, &str)> = incoming().into_iter().filter(|(name, _)| *name != "secrecy").chain([("secrecy", "mat"), ("file", &file)]).collect();
    assert_eq!(visitor.post("/documents/record", &by_hand).status, 422);
    let line = BTreeMap::from_iter(incoming().into_iter().chain([("secrecy", "mat")]));
    assert!(registered(&mut visitor, &line).body.contains("Chỉ có dòng sổ"));
}

fn from_the_form_to_the_number(office: Office) {
    let served = town(office);
    let mut visitor = served.signed("van-thu");
    let checked = check(&mut visitor, &incoming(), Some(b"%PDF noi dung"));
    // The server has a log of its own: what it wrote is seen by who opens the record anew.
    let lines = || served.office.open().0.register().unwrap().tables().documents.len();
    assert_eq!(lines(), 0, "nothing is written before it is said to be");
    let recorded = record(&mut visitor, &incoming(), &checked);
    assert_eq!((recorded.status, lines()), (303, 1), "{}", recorded.body);
    assert_eq!(served.office.vault.ids("content-waiting").unwrap(), Vec::<String>::new());
    let again = check(&mut visitor, &incoming(), Some(b"%PDF noi dung"));
    let again = record(&mut visitor, &incoming(), &again);
    assert_eq!((again.status, &again.location, lines()), (303, &recorded.location, 1), "sent twice, made once");
    let here = recorded.location.as_str();
    let one = visitor.get(here);
    assert!(one.body.contains("<h1>Số 1</h1>") && one.body.contains("10/12/2025") && one.body.contains("không mật"), "{}", one.body);
    // Its content is opened for a reason, which is recorded.
    let unread = visitor.get(&format!("{here}/content"));
    assert!(unread.status != 200 || !unread.body.contains("noi dung"), "no content without a reason");
    let content = visitor.get(&format!("{here}/content?reason=nghiên+cứu"));
    assert_eq!((content.status, content.bytes.as_slice()), (200, b"%PDF noi dung".as_slice()));
    let subject = format!("document:{}", here.rsplit('/').next().unwrap());
    let (store, _) = served.office.open();
    let mut log = store.log();
    let entries = log.about(&subject).to_vec();
    let (leaf, change) = log.entry(*entries.last().unwrap()).unwrap();
    drop(log);
    assert!(leaf.kind == Kind::Reading && matches!(change.unwrap().content, Content::Reading { what, .. } if what == "person"));
    let stamp = visitor.get(&format!("{here}/stamp"));
    assert!(stamp.body.contains("ĐẾN") && stamp.body.contains("05/01/2026"), "{}", stamp.body);
    // What came in the same file has the same number.
    let part = BTreeMap::from_iter(incoming().into_iter().chain([("part_of", &subject[9..]), ("key", "k2"), ("subject", "Kèm theo")]));
    assert!(registered(&mut visitor, &part).body.contains("<h1>Số 1</h1>"));
    let next = BTreeMap::from_iter(incoming().into_iter().chain([("key", "k3"), ("subject", "Báo cáo")]));
    assert!(registered(&mut visitor, &next).body.contains("<h1>Số 2</h1>"));
}

#[test]
fn a_document_is_registered_once_and_opened_for_a_reason() {
    from_the_form_to_the_number(Office::sqlite());
}

#[test]
fn on_postgresql_it_is_registered_the_same() {
    from_the_form_to_the_number(Office::postgres());
}

#[test]
fn outgoing_documents_count_by_kind_and_term_or_by_year_and_have_their_symbols() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let outgoing = |unit, kind, symbol, key| {
        let more = [("book", "outgoing"), ("unit", unit), ("kind", kind), ("symbol", symbol), ("key", key)];
        BTreeMap::from_iter(incoming().into_iter().chain(more))
    };
    for (unit, kind, symbol, written) in [
        ("TU", "plan", "KH/TU", "01-KH/TU"),
        ("TU", "plan", "KH/TU", "02-KH/TU"),
        ("TU", "letter", "CV/TU", "01-CV/TU"),
        ("UB", "plan", "KH-UBND", "01/KH-UBND"),
        ("UB", "decision", "QĐ-UBND", "02/QĐ-UBND"),
    ] {
        let one = registered(&mut visitor, &outgoing(unit, kind, symbol, written));
        assert!(one.body.contains(written), "{written}: {}", one.body);
        assert_eq!(visitor.get(&format!("{}/stamp", here(&one))).status, 404, "no stamp on what goes out");
    }
    let early = BTreeMap::from_iter(outgoing("TU", "plan", "KH/TU", "x").into_iter().chain([("registered", "01/01/2020")]));
    let refused = check(&mut visitor, &early, None);
    assert!(refused.status == 422 && refused.body.contains("chưa ghi nhiệm kỳ"), "no term, no number: {}", refused.body);
    let taken = BTreeMap::from_iter(outgoing("TU", "plan", "KH/TU", "y").into_iter().chain([("number", "2")]));
    let checked = check(&mut visitor, &taken, None);
    let refused = record(&mut visitor, &taken, &checked);
    assert!(refused.status == 422 && refused.body.contains("số này đã có trong sổ") && refused.body.contains("Đẩy mạnh"), "{}", refused.body);
}

#[test]
fn the_books_are_searched_printed_and_taken_along_and_a_void_number_stays() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let first = registered(&mut visitor, &incoming());
    for (words, found) in [("day manh luan chuyen", true), ("Đẩy mạnh 23-kl", true), ("ban bi thu", true), ("đầy mạnh", false), ("quy hoach", false)]
    {
        let books = visitor.get(&format!("/documents?book=incoming&series=2026&words={}", crate::web::visit::quoted(words)));
        assert_eq!(books.body.contains("23-KL/TW"), found, "{words}: {}", books.body);
    }
    assert!(!visitor.get("/documents?book=outgoing").body.contains("23-KL/TW"));
    let printed = visitor.get("/documents/book?book=incoming");
    for heading in ["Ngày đến", "Số đến", "Tác giả", "Ký nhận", "Ghi chú"] {
        assert!(printed.body.contains(&format!(">{heading}</th>")), "{heading}");
    }
    assert!(printed.body.contains("Kết luận: Đẩy mạnh"), "{}", printed.body);
    let here = here(&first);
    assert_eq!(visitor.post(&format!("{here}/void"), &[("why", ""), ("key", "v")]).status, 422);
    assert_eq!(visitor.post(&format!("{here}/void"), &[("why", "ghi nhầm sổ"), ("key", "v")]).status, 303);
    assert!(visitor.get(&here).body.contains("ghi nhầm sổ"));
    let next = BTreeMap::from_iter(incoming().into_iter().chain([("key", "k2")]));
    assert!(registered(&mut visitor, &next).body.contains("<h1>Số 2</h1>"), "a void number is not given again");
    assert!(visitor.get("/documents/book?book=incoming").body.contains("Bỏ số: ghi nhầm sổ"));
    assert_eq!(visitor.get("/documents/export").status, 404, "a clerk takes nothing along");
    let mut specialist = served.signed("chuyen-vien");
    let book = specialist.post("/documents/export", &[("book", "incoming"), ("kind", "xlsx"), ("reason", "lưu trữ")]);
    assert!(book.status == 200 && book.bytes.starts_with(b"PK"), "{}", book.body);
    let text = specialist.post("/documents/export", &[("book", "incoming"), ("kind", "csv"), ("reason", "lưu trữ")]);
    assert!(text.status == 200 && text.body.contains("Ngày đến") && text.body.contains("Bỏ số: ghi nhầm sổ"), "{}", text.body);
}

/// A letter and the conclusion under it, as they come in one file.
const TWO: &[u8] = include_bytes!("../../../../paperwork/tests/documents/corpus/17-letter-and-conclusion.txt");

#[test]
fn a_file_that_is_sent_fills_in_the_form_and_a_person_confirms() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let start = BTreeMap::from([("unit", "TU"), ("book", "incoming"), ("secrecy", "none"), ("registered", "05/01/2026"), ("reason", "vào sổ"), ("key", "k1")]);
    let read = check(&mut visitor, &start, Some(TWO));
    assert_eq!(read.status, 200);
    assert!(read.body.contains("value=\"58-CV/ĐU\"") && read.body.contains("value=\"19/04/2023\"") && read.body.contains("<option value=\"letter\" selected"));
    assert!(read.body.contains("(1) Công văn 58-CV/ĐU") && read.body.contains("(2) Kết luận"), "both are named: {}", read.body);
    assert!(read.body.contains("Xem lại:") && !read.body.contains("Ghi vào sổ và cấp số"), "nothing is recorded before a person looks");
    let file = between(&read.body, "name=\"file\" value=\"", "\"").to_owned();
    let issuer = between(&read.body, "name=\"issuer\" value=\"", "\"").to_owned();
    let confirmed = BTreeMap::from_iter(start.into_iter().chain([
        ("symbol", "58-CV/ĐU"),
        ("kind", "letter"),
        ("issued", "19/04/2023"),
        ("issuer", &issuer),
        ("subject", "Phổ biến kết luận"),
        ("file", &file),
    ]));
    let one = registered(&mut visitor, &confirmed);
    assert!(one.body.contains("Phổ biến kết luận") && one.body.contains("/content"), "{}", one.body);
    // The second document of the file is proposed for the part.
    let whole = between(&one.body, "href=\"/documents/register?part_of=", "\"").to_owned();
    let part = BTreeMap::from([("part_of", whole.as_str()), ("secrecy", "none"), ("registered", "05/01/2026"), ("reason", "vào sổ"), ("key", "k2")]);
    let read = check(&mut visitor, &part, Some(TWO));
    assert!(read.body.contains("<option value=\"conclusion\" selected") && read.body.contains("value=\"41-KL/TU\""), "{}", read.body);
}

#[test]
fn a_file_that_says_itself_that_it_is_secret_is_not_kept() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let refused = check(&mut visitor, &incoming(), Some(&["TỐI MẬT\n".as_bytes(), TWO].concat()));
    assert!(refused.status == 422 && refused.body.contains("href=\"#secrecy\"") && refused.body.contains("Tệp mang dấu TỐI MẬT"), "{}", refused.body);
    assert_eq!(served.office.vault.ids("content-waiting").unwrap(), Vec::<String>::new());
}

#[test]
fn a_content_whose_line_is_refused_does_not_stay_and_that_of_another_line_does() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let kept = || served.office.vault.ids("content").unwrap().len();
    registered(&mut visitor, &BTreeMap::from_iter(incoming().into_iter().chain([("number", "5")])));
    let numbered = |key, number| BTreeMap::from_iter(incoming().into_iter().chain([("key", key), ("number", number)]));
    let taken = numbered("k2", "5");
    let checked = check(&mut visitor, &taken, Some(b"%PDF mot"));
    assert_eq!((record(&mut visitor, &taken, &checked).status, kept()), (422, 0), "its line is refused, for the number");
    // It still waits for its line, and is kept with the next try.
    let free = numbered("k2", "6");
    assert_eq!((record(&mut visitor, &free, &checked).status, kept()), (303, 1));
    // The same bytes, refused with another line, stay for the line that names them.
    let again = numbered("k3", "6");
    let checked = check(&mut visitor, &again, Some(b"%PDF mot"));
    assert_eq!((record(&mut visitor, &again, &checked).status, kept()), (422, 1));
}

#[test]
fn who_goes_back_finds_what_was_typed() {
    let served = town(Office::sqlite());
    let mut visitor = served.signed("van-thu");
    let back = BTreeMap::from_iter(incoming().into_iter().chain([("step", "edit")]));
    let form = visitor.post("/documents/register", &back.into_iter().collect::<Vec<_>>());
    assert!(form.status == 200 && form.body.contains("value=\"23-KL/TW\""), "{} {}", form.status, form.body);
}
