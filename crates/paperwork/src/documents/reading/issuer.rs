//! Who issued a document: from its head, from under its type, or, where the head is lost, from its body and its signature together.

use super::bodies::{recased, slip};
use super::document::{Doubt, Field, Found, Signer, Span, Sure};
use super::head::Head;
use super::names::end_of_name;
use super::page::Page;
use super::tokens::{Flow, Kind};
use super::words::{is_capitals, key};

/// Issuer and superior.
pub(super) struct Issued {
    pub(super) issuer: Option<Found<String>>,
    pub(super) superior: Option<Found<String>>,
}

/// Reads them for a document with this head, body and signature.
pub(super) fn read(page: &Page, head: &Head, body: &Flow, signer: &Signer, official: bool, doubts: &mut Vec<Doubt>) -> Issued {
    let mut bodies: Vec<Found<String>> = head.bodies.iter().map(|printed| named(printed, body, doubts, Field::Superior)).collect();
    let last = bodies.pop();
    let superior = bodies.pop();
    let issuer = match &head.issuer_of_title {
        Some(printed) => Some(named(printed, body, doubts, Field::Issuer)),
        None => last,
    };
    // The slip of the last body is one of the issuer, not of what stands above it.
    if superior.is_none() {
        doubts.iter_mut().filter(|doubt| doubt.field == Field::Superior).for_each(|doubt| doubt.field = Field::Issuer);
    } else if let Some(issuer) = &issuer {
        doubts.iter_mut().filter(|doubt| doubt.field == Field::Superior && doubt.lines == issuer.lines).for_each(|doubt| doubt.field = Field::Issuer);
    }
    if let Some(issuer) = issuer {
        contradicted(page, &issuer, body, doubts);
        return Issued { issuer: Some(issuer), superior };
    }
    Issued { issuer: derived(page, head, body, signer, official, doubts), superior }
}

/// A printed name as the body writes it, or with small letters of ours; a likely slip of the scan is said, and stays.
fn named(printed: &Found<String>, body: &Flow, doubts: &mut Vec<Doubt>, field: Field) -> Found<String> {
    if let Some((wrong, right)) = slip(&printed.value) {
        let reason = format!("có thể là lỗi nhận dạng chữ: “{wrong}”, thường viết “{right}”");
        let likely = recased(&printed.value.replace(&wrong, &right));
        doubts.push(Doubt { field, reason, value: Some(likely), lines: printed.lines });
    }
    if !is_capitals(&printed.value) {
        return printed.clone();
    }
    let value = as_body_writes(body, &printed.value).unwrap_or_else(|| recased(&printed.value));
    Found { value, sure: Sure::Recased, lines: printed.lines }
}

/// The same words in a run, where they stand with small letters and begin with a capital.
fn as_body_writes(body: &Flow, name: &str) -> Option<String> {
    let wanted: Vec<String> = Flow::of(name).tokens.into_iter().map(|token| token.key).collect();
    let first = wanted.first()?;
    let starts = (0..body.tokens.len()).filter(|at| body.tokens[*at].capital && body.tokens[*at].is(first));
    let mut written = starts.filter_map(|at| {
        let here = body.tokens.get(at..at + wanted.len())?;
        let text = body.slice(at, at + wanted.len());
        (here.iter().map(|token| &token.key).eq(wanted.iter()) && !is_capitals(text)).then(|| text.to_owned())
    });
    written.next()
}

/// What a body does in its own document.
const ACTS: &[&str] = &[
    "đề nghị",
    "kính đề nghị",
    "trân trọng đề nghị",
    "yêu cầu",
    "xây dựng kế hoạch",
    "xây dựng",
    "kết luận như sau",
    "kết luận",
    "quyết định",
    "báo cáo",
    "thông báo",
    "hướng dẫn",
    "kính trình",
    "trình",
    "chỉ đạo",
    "ban hành",
    "kính báo cáo",
    "xin báo cáo",
    "kính mời",
    "trân trọng",
];

/// A body that acts in the text.
struct Actor {
    name: String,
    act: &'static str,
    row: usize,
}

/// The bodies at the beginning of a clause that do something.
fn actors(body: &Flow) -> Vec<Actor> {
    let mut found = Vec::new();
    for at in 0..body.tokens.len() {
        let token = &body.tokens[at];
        let opens = at.checked_sub(1).is_none_or(|before| {
            let before = &body.tokens[before];
            before.kind == Kind::Break || matches!(before.key.as_str(), "," | "." | ";" | ":" | "-" | ")")
        });
        if !opens || token.kind != Kind::Word || !token.capital {
            continue;
        }
        let Some(end) = end_of_name(body, at) else { continue };
        if let Some(act) = ACTS.iter().find(|act| body.stands_at(end, act).is_some()) {
            found.push(Actor { name: body.slice(at, end).to_owned(), act, row: token.row });
        }
    }
    found
}

/// The issuer of a document without a head, where the body and the signature agree.
fn derived(page: &Page, head: &Head, body: &Flow, signer: &Signer, official: bool, doubts: &mut Vec<Doubt>) -> Option<Found<String>> {
    let represented = signer.represented.as_ref().map(|named| key(&named.value));
    let agrees = |name: &str| {
        let name = key(name);
        match &represented {
            Some(named) if named.starts_with("trưởng ban") || named.starts_with("phó trưởng ban") => name.starts_with("ban "),
            Some(named) if named.starts_with("chủ nhiệm") => name.starts_with("ủy ban kiểm tra"),
            Some(named) if named.starts_with("chánh văn phòng") => name.starts_with("văn phòng"),
            Some(named) if named.starts_with("chủ tịch") => name.starts_with("ủy ban") || name.starts_with("hội "),
            Some(named) if named.starts_with("bí thư") => name.contains("ủy") || name.contains("thường vụ"),
            Some(named) => name.starts_with(named.as_str()),
            None => true,
        }
    };
    // Without a signature only what asks and plans speaks for itself: anybody may have issued what is told.
    let speaks = |actor: &&Actor| {
        represented.is_some() || !matches!(actor.act, "ban hành" | "thông báo" | "báo cáo" | "trình" | "quyết định" | "chỉ đạo" | "kết luận" | "xây dựng")
    };
    let found = if official { actors(body).into_iter().filter(|actor| speaks(&actor)).find(|actor| agrees(&actor.name)) } else { None };
    if let Some(actor) = found {
        let lines = page.span(actor.row, actor.row + 1);
        let reason = match &represented {
            Some(_) => "phần đầu không có tên cơ quan ban hành; suy ra từ thân văn bản và phần ký",
            None => "phần đầu không có tên cơ quan ban hành; suy ra từ thân văn bản",
        };
        doubts.push(Doubt { field: Field::Issuer, reason: reason.to_owned(), value: Some(actor.name.clone()), lines });
        return Some(Found::printed(actor.name, lines).but(Sure::Derived));
    }
    if official {
        let whole = page.span(body.tokens.first().map_or(head.end, |token| token.row), head.end.max(1));
        let lines = signer.represented.as_ref().map_or(Span { from: whole.from, to: whole.from }, |named| named.lines);
        let value = signer.represented.as_ref().map(|named| named.value.clone());
        doubts.push(Doubt { field: Field::Issuer, reason: "không thấy tên cơ quan ban hành".to_owned(), value, lines });
    }
    None
}

/// Says where the body names another body as the one that asks or concludes.
fn contradicted(page: &Page, issuer: &Found<String>, body: &Flow, doubts: &mut Vec<Doubt>) {
    let own = key(&issuer.value);
    let other = actors(body).into_iter().find(|actor| {
        let name = key(&actor.name);
        let committees = |key: &str| {
            key.starts_with("ban thường vụ") || key.starts_with("ban chấp hành") || key.starts_with("ban bí thư") || key.starts_with("bộ chính trị")
        };
        matches!(actor.act, "yêu cầu" | "kết luận như sau") && committees(&name) && committees(&own) && !name.contains(&own) && !own.contains(&name)
    });
    if let Some(actor) = other {
        let reason = format!("thân văn bản viết “{} {}”, khác với cơ quan ghi ở tên văn bản", actor.name, actor.act);
        doubts.push(Doubt { field: Field::Issuer, reason, value: Some(actor.name), lines: page.span(actor.row, actor.row + 1) });
    }
}
