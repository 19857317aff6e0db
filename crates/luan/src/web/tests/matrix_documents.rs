//! The books of documents for every account of the matrix: a document stands in the unit of its book, and is of the class of people and posts.

use store::RowText;

use super::matrix::{Count, any, unzipped};
use super::model::{Model, Who};
use super::office::{Office, Visitor, row};
use crate::contents;

/// The documents: id, the unit of its book, where that stands.
const DOCUMENTS: [(&str, &str, &str); 3] = [("VB-0", "U-A1", "within"), ("VB-1", "U-TOP", "above"), ("VB-2", "U-B", "outside")];

/// A word that stands only in the line of one document.
fn canary(id: &str) -> String {
    format!("TRICH{}X", &id[3..])
}

/// A word that stands only in the task of one document.
fn duty(id: &str) -> String {
    format!("VIEC{}X", &id[3..])
}

/// A word that stands only in what the unit of one document has asked.
fn question(id: &str) -> String {
    format!("HOI{}X", &id[3..])
}

/// What they cite: the first one something that has ended; the others, in books that the first one's readers do not see, replace it and rest on it.
const CITATIONS: [(&str, &str, &str); 4] =
    [("VB-0", "mentions", "98-QĐ/TW"), ("VB-1", "replaces", "7-KY0"), ("VB-2", "based_on", "7-KY0"), ("VB-2", "mentions", "98-QĐ/TW")];

/// The lines and their contents, what each tells its unit to do, late already, what the unit has asked, and what they cite.
pub(super) fn rows(office: &Office) -> Vec<RowText> {
    let line = |(id, unit, _): &(&str, &str, &str)| {
        let file = contents::keep(&office.vault, format!("NOIDUNG {id}").as_bytes()).unwrap();
        let cells = "book=incoming series=2026 registered=2026-01-05 kind=letter issuer=TU secrecy=none";
        let symbol = format!("7-KY{}", &id[3..]);
        row("documents", &format!("id={id} unit={unit} number=7 symbol={symbol} issued=2026-01-04 subject={} file={file} {cells}", canary(id)))
    };
    let task =
        |(id, unit, _): &(&str, &str, &str)| row("tasks", &format!("id=NV-{id} document={id} unit={unit} step=done deadline=2026-01-06 action={}", duty(id)));
    let step = |(id, unit, _): &(&str, &str, &str)| row("steps", &format!("unit={unit} document={id} step=asked on=2026-01-06 text={}", question(id)));
    let citation = |(id, relation, symbol): &(&str, &str, &str)| row("citations", &format!("document={id} relation={relation} symbol={symbol}"));
    DOCUMENTS.iter().map(line).chain(DOCUMENTS.iter().map(task)).chain(DOCUMENTS.iter().map(step)).chain(CITATIONS.iter().map(citation)).collect()
}

/// One account asks for everything about every document.
pub(super) fn walk(model: &Model, visitor: &mut Visitor, account: &str, role: &str, count: &mut Count) {
    let books = visitor.get("/documents");
    assert_eq!(books.status == 200, any(model, role, "find"), "{account} looks at the books");
    let printed = visitor.get("/documents/book?book=incoming");
    let registering = visitor.get("/documents/register");
    assert_eq!(registering.status == 200, any(model, role, "change"), "{account} registers");
    for refused in [visitor.post_files("/documents/register", &[]), visitor.post("/documents/record", &[("key", "k")])] {
        assert_eq!(refused.status, if any(model, role, "change") { 422 } else { 404 }, "{account} registers nothing: {}", refused.body);
    }
    assert_eq!(visitor.get("/documents/export").status == 200, any(model, role, "export"), "{account} takes the books along");
    let export = visitor.post("/documents/export", &[("kind", "xlsx"), ("reason", "x")]);
    let leaves = if export.status == 200 { unzipped(&export.bytes) } else { String::new() };
    for (id, unit, standing) in DOCUMENTS {
        let who = Who { id: String::new(), standing, state: "ordinary", tie: "none" };
        let may = |action: &str| model.classes(role, action, &who).contains("personnel");
        for (name, page) in [("books", &books), ("printed", &printed)] {
            assert_eq!(page.body.contains(&canary(id)), may("find"), "{account} {name} {id}");
        }
        for path in [format!("/documents/{id}"), format!("/documents/{id}/stamp")] {
            assert_eq!(visitor.get(&path).status == 200, may("find"), "{account} {path}");
        }
        // The three lines lack what would make them one paper: each has a thread of its own.
        let (thread, tasks, reminder) = (format!("/documents/{id}/thread"), format!("/documents/{id}/tasks"), format!("/documents/{id}/reminder"));
        for (path, says) in [(&thread, question(id)), (&thread, duty(id)), (&tasks, duty(id)), (&reminder, duty(id))] {
            let page = visitor.get(path);
            assert_eq!((page.status == 200, page.body.contains(&says)), (may("find"), may("find")), "{account} {path}");
        }
        let form = visitor.get(&format!("/documents/{id}/steps"));
        assert_eq!(form.body.contains(&format!("value=\"{unit}\"")), may("change") && may("find"), "{account} writes steps of {unit}");
        for path in [format!("/documents/{id}/steps"), format!("/documents/{id}/tasks")] {
            let sent = visitor.post(&path, &[("key", "k")]);
            let expected = if path.ends_with("tasks") { may("change") && may("find") } else { any(model, role, "change") && may("find") };
            assert_eq!(sent.status, if expected { 422 } else { 404 }, "{account} writes {path}: {}", sent.body);
        }
        let content = visitor.get(&format!("/documents/{id}/content?reason=x"));
        assert_eq!(content.body.contains(&format!("NOIDUNG {id}")), may("person") && may("find"), "{account} opens {id}");
        let history = visitor.get(&format!("/history/document:{id}?reason=x"));
        assert_eq!(history.body.contains(&canary(id)), may("history"), "{account} history of {id}");
        assert_eq!(registering.body.contains(&format!("<option value=\"{unit}\"")), may("change"), "{account} writes the book of {unit}");
        let void = visitor.post(&format!("/documents/{id}/void"), &[("why", ""), ("key", "k")]);
        assert_eq!(void.status == 422, may("change") && may("find"), "{account} voids {id}: {}", void.status);
        assert!(void.status == 422 || void.status == 404, "{account} voids {id}");
        let form = visitor.get(&format!("/documents/{id}/write/plan"));
        assert_eq!(form.status == 200 && form.body.contains(&canary(id)), may("change") && may("find"), "{account} writes to {id}: {}", form.status);
        for path in [format!("/documents/{id}/write/plan"), format!("/documents/{id}/write/plan/record")] {
            let refused = visitor.post(&path, &[("key", "k")]);
            assert_eq!(refused.status, if may("change") && may("find") { 422 } else { 404 }, "{account} {path}");
        }
        for (word, what) in [(canary(id), "line"), (duty(id), "task"), (question(id), "step")] {
            assert!(!leaves.contains(&word) || may("export"), "{account} takes the {what} of {id} along");
        }
        assert_eq!(leaves.contains(&canary(id)), may("export"), "{account} takes {id} along");
        count.asked += 16;
        count.compared += 22;
    }
    count.asked += 7;
    cited(model, visitor, account, role, count);
}

/// The graph of citations: what stands in a book that is not shown is not in it, is not counted, and does not say how anything else stands.
fn cited(model: &Model, visitor: &mut Visitor, account: &str, role: &str, count: &mut Count) {
    let may = |at: usize, action: &str| {
        let who = Who { id: String::new(), standing: DOCUMENTS[at].2, state: "ordinary", tie: "none" };
        model.classes(role, action, &who).contains("personnel")
    };
    let stale = visitor.get("/documents/citations");
    assert_eq!(stale.status == 200, any(model, role, "find"), "{account} looks at what has ended");
    assert_eq!(visitor.get("/documents/citations/export").status == 200, any(model, role, "export"), "{account} takes citations along");
    let export = visitor.post("/documents/citations/export", &[("kind", "xlsx"), ("reason", "x")]);
    let leaves = if export.status == 200 { unzipped(&export.bytes) } else { String::new() };
    let ended = [0, 2].into_iter().filter(|&at| may(at, "find")).count() + usize::from(may(1, "find") && may(2, "find"));
    if any(model, role, "find") {
        assert!(stale.body.contains(&format!("role=\"status\">{ended} viện dẫn")), "{account} counts {ended}: {}", stale.body);
    }
    for (at, (id, ..)) in DOCUMENTS.iter().enumerate() {
        let find = may(at, "find");
        assert_eq!(stale.body.contains(&canary(id)), find && at != 1, "{account} {id} cites what has ended");
        assert_eq!(leaves.contains(&canary(id)), may(at, "export") && at != 1, "{account} takes {id} along");
        let page = visitor.get(&format!("/documents/{id}/citations"));
        assert_eq!(page.status == 200, find, "{account} the citations of {id}");
        for (other, (name, ..)) in DOCUMENTS.iter().enumerate().filter(|(other, _)| *other != at) {
            let is_near = find && (at == 0 || other == 0);
            assert_eq!(page.body.contains(&canary(name)), is_near && may(other, "find"), "{account} {name} beside {id}");
        }
        if find && at == 0 {
            assert_eq!(
                page.body.contains("đã bị thay thế, bãi bỏ từ 04/01/2026"),
                may(1, "find"),
                "{account} is told what replaced {id} only by what is shown"
            );
        }
        let text = visitor.get(&format!("/documents/{id}/text?reason=x"));
        assert_eq!(text.body.contains(&format!("NOIDUNG {id}")), may(at, "person") && find, "{account} reads {id}");
        let edit = visitor.get(&format!("/documents/{id}/citations/edit"));
        assert_eq!(edit.status == 200, may(at, "change") && find, "{account} corrects {id}");
        let read = visitor.get(&format!("/documents/{id}/citations/read?reason=x"));
        assert_eq!(read.status == 200, may(at, "change") && may(at, "person") && find, "{account} reads {id} for citations");
        let told = visitor.get(&format!("/documents/{id}/tasks/read?reason=x"));
        assert_eq!(told.status == 200, may(at, "change") && may(at, "person") && find, "{account} reads {id} for tasks");
        let written = visitor.post(&format!("/documents/{id}/citations/edit"), &[("why", ""), ("key", "k"), ("count", "0")]);
        assert_eq!(written.status, if may(at, "change") && find { 422 } else { 404 }, "{account} writes what {id} cites: {}", written.body);
        count.asked += 6;
        count.compared += 10;
    }
    count.asked += 3;
}
