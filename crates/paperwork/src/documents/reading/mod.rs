//! From lines to documents: where each begins and ends, and what its head, body and foot say.
//!
//! Nothing is invented and nothing is repaired in silence: what is doubtful is absent or stands in `uncertain`, with its lines.

mod addressees;
mod bodies;
mod citations;
mod dates;
mod document;
mod head;
mod issuer;
mod joined;
mod labels;
mod marks;
mod names;
mod news;
mod number;
mod page;
mod recipients;
mod relation;
mod signing;
mod split;
mod stamp;
mod symbol;
mod title;
mod tokens;
mod types;
mod words;

use std::ops::Range;

pub use document::{Citation, Document, Doubt, Field, Found, Incoming, Reading, Recipient, Relation, Signer, Span, Sure};
pub use symbol::{Symbol, System};

use head::Head;
use page::Page;
use signing::Foot;
use stamp::Stamp;
use tokens::Flow;

use super::Text;

/// Lines of a file that are read; what stands below is said to be unread.
const LINES_MAX: usize = 200_000;

/// Reads the documents of a file.
pub fn read(text: &Text) -> Reading {
    let page = Page::of(text, LINES_MAX);
    let (mut documents, texts): (Vec<Document>, Vec<String>) = split::split(&page).into_iter().map(|rows| one(&page, rows)).unzip();
    joined::attachments(&mut documents, &texts);
    joined::days(&mut documents);
    stamps(&mut documents);
    if let (Some(last), Some(line)) = (documents.last_mut(), text.lines.get(LINES_MAX)) {
        let lines = Span { from: line.number, to: text.lines.last().map_or(line.number, |line| line.number) };
        last.uncertain.push(Doubt { field: Field::Passages, reason: format!("tệp quá dài: chỉ đọc {LINES_MAX} dòng đầu"), value: None, lines });
    }
    documents.iter_mut().for_each(|document| document.uncertain.sort_by_key(|doubt| doubt.field));
    Reading { documents }
}

/// One document, and its words.
fn one(page: &Page, rows: Range<usize>) -> (Document, String) {
    let mut doubts = Vec::new();
    let stamp = stamp::find(page, rows.clone());
    // Cells are as short as the lines of a head, and are none.
    let above_tables = rows.clone().find(|row| page.rows[*row].tabled).unwrap_or(rows.end);
    let mut head = head::read(page, rows.start..above_tables, stamp.as_ref(), &mut doubts);
    let (addressees, body_start) = addressees::read(page, head.end, above_tables);
    let letter = !addressees.is_empty();
    let foot = signing::read(page, body_start..rows.end, stamp.as_ref(), &mut doubts);
    let signed = foot.start < rows.end;
    let official = head.symbol.is_some() || head.kind.is_some() || head.system.is_some() || letter || signed;
    let report = if official { None } else { news::read(page, rows.clone()) };
    let incoming = stamp.as_ref().map(|stamp| stamp::read(page, stamp, &mut doubts)).unwrap_or_default();
    let flow = flow(page, &rows, &head, stamp.as_ref(), &foot);
    let mentions = citations::mentions(&flow, &mut doubts, &|row| page.span(row, row + 1));
    let mut citations = citations::gathered(mentions, head.symbol.as_ref().map(|symbol| &symbol.value), &mut doubts);
    if report.is_some() {
        // Who reports on a document neither rests on it nor carries it out.
        citations.iter_mut().for_each(|citation| citation.relation = Relation::Mentions);
    }
    let issued = issuer::read(page, &head, &flow, &foot.signer, official, &mut doubts);
    let kind = kind(page, &rows, &head, &flow, letter, &mut doubts);
    if let Some(report) = &report {
        head.title = Some(report.title.clone());
        head.date = Some(report.date.clone());
    }
    if official {
        gaps(page, &rows, &head, &foot, letter, &mut doubts);
    } else {
        let lines = page.span(rows.start, rows.end);
        doubts.extend(unofficial(report.is_some()).map(|(field, reason)| Doubt { field, reason: reason.to_owned(), value: None, lines }));
    }
    let subject = if official { head.subject.clone().or_else(|| head.title.clone()) } else { None };
    let document = Document {
        symbol: head.symbol,
        kind,
        title: head.title,
        issuer: issued.issuer,
        superior: issued.superior,
        place: head.place,
        date: head.date,
        subject,
        addressees,
        recipients: foot.recipients,
        signer: foot.signer,
        incoming,
        citations,
        lines: page.span(rows.start, rows.end),
        body: body_start.min(foot.start)..foot.start,
        uncertain: doubts,
    };
    (document, flow.text)
}

/// The words of a document in which others are cited: without bodies, number, stamp and foot.
fn flow(page: &Page, rows: &Range<usize>, head: &Head, stamp: Option<&Stamp>, foot: &Foot) -> Flow {
    // What the title cites, the first sentence does not go on with; where there is none, nobody knows where the head ends.
    let body = if head.title.is_some() || head.subject.is_some() { head.end } else { rows.end };
    let formal = |row: &usize| head.formal.contains(row) || stamp.is_some_and(|stamp| stamp.rows.contains(row));
    page.flow((rows.start..foot.start).chain(foot.end..rows.end).filter(|row| !formal(row)), body)
}

/// The type: from its line, the code, or the words that the document has for itself.
fn kind(page: &Page, rows: &Range<usize>, head: &Head, body: &Flow, letter: bool, doubts: &mut Vec<Doubt>) -> Option<Found<String>> {
    let symbol = head.symbol.as_ref();
    if let Some(kind) = &head.kind {
        let fits = symbol.is_none_or(|symbol| symbol.value.kinds().is_empty() || symbol.value.kinds().contains(&kind.value.as_str()));
        if !fits {
            let reason = "tên loại và ký hiệu của văn bản không khớp nhau".to_owned();
            doubts.push(Doubt { field: Field::Kind, reason, value: symbol.map(|symbol| symbol.value.text.clone()), lines: kind.lines });
        }
        return Some(kind.clone());
    }
    let lines = symbol.map_or(page.span(rows.start, rows.start + 1), |symbol| symbol.lines);
    match is_coded_letter(head, letter) {
        Some(false) => {}
        Some(true) => return Some(Found::printed("Công văn".to_owned(), lines).but(Sure::Derived)),
        None => {
            let reason = "không có dòng tên loại; chữ đầu của ký hiệu có thể là tên loại hoặc tên cơ quan".to_owned();
            doubts.push(Doubt { field: Field::Kind, reason, value: None, lines });
            return None;
        }
    }
    if let Some(kind) = head.kind_of_number.or_else(|| symbol.and_then(|symbol| symbol.value.kind())) {
        return Some(Found::printed(kind.to_owned(), lines).but(Sure::Derived));
    }
    let kinds = symbol.map(|symbol| symbol.value.kinds()).unwrap_or_default();
    let itself: Vec<&&str> =
        kinds.iter().filter(|kind| (0..body.tokens.len()).any(|at| body.stands_at(at, &format!("{} này", words::key(kind))).is_some())).collect();
    if let [kind] = itself[..] {
        return Some(Found::printed((*kind).to_owned(), lines).but(Sure::Derived));
    }
    if kinds.len() > 1 {
        let reason = format!("ký hiệu dùng chung cho {}; không có từ nào cho biết là loại nào", kinds.join(", "));
        doubts.push(Doubt { field: Field::Kind, reason, value: None, lines });
    } else if let Some(row) = (rows.start..head.end).find(|row| may_be_kind(page, head, *row)).filter(|_| letter) {
        let reason = "dòng này có thể là tên loại, nhưng không phải tên loại đã biết hoặc không in hoa".to_owned();
        doubts.push(Doubt { field: Field::Kind, reason, value: Some(page.rows[row].text.clone()), lines: page.span(row, row + 1) });
    } else if letter {
        let reason = "không có số, ký hiệu; suy ra từ “Kính gửi” và không có tên loại".to_owned();
        doubts.push(Doubt { field: Field::Kind, reason, value: Some("Công văn".to_owned()), lines });
        return Some(Found::printed("Công văn".to_owned(), lines).but(Sure::Derived));
    }
    None
}

/// Whether a row above *Kính gửi* may be the line of a type, as `Thông báo` in small letters or `ĐƠN XIN LUÂN CHUYỂN` may: then what is addressed need not be a letter.
fn may_be_kind(page: &Page, head: &Head, row: usize) -> bool {
    types::name_of(&page.rows[row].text).is_some() || head.strays.contains(&row) && page.rows[row].is_capitals()
}

/// Whether a document is a letter whose symbol begins with the initials of its issuer, which are also the code of a type: `12/TTr-NV` of a *Thanh tra*, `12/TTLT-TCCB` of a
/// *Trung tâm Lưu trữ*. What is addressed, has `V/v`, no type line, and does not name its issuer a second time, is one; nobody knows it where the issuer is lost.
fn is_coded_letter(head: &Head, letter: bool) -> Option<bool> {
    if !letter || head.subject.is_none() {
        return Some(false);
    }
    if head.symbol.is_none() && head.system == Some(System::State) && head.kind_of_number.is_some_and(|kind| kind != "Công văn") {
        return None;
    }
    let symbol = head.symbol.as_ref().filter(|symbol| symbol.value.system == System::State && !symbol.value.code.is_empty());
    let Some(symbol) = symbol else { return Some(false) };
    let codes = symbol.value.text.rsplit('/').next().unwrap_or_default();
    let (first, second) = codes.split_once('-').unwrap_or((codes, ""));
    let issuer = &head.bodies.last()?.value;
    let initials: String = issuer.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let abbreviates = |code: &str| initials.starts_with(&code.chars().filter(|c| c.is_uppercase()).collect::<String>());
    Some(abbreviates(first) && !abbreviates(second))
}

/// Says of a text without the marks of a document that it has none: a page of the web never had them, of a page torn out of a document nobody knows.
fn unofficial(report: bool) -> impl Iterator<Item = (Field, &'static str)> {
    let page: &[(Field, &str)] = &[
        (Field::Symbol, "tin, bài trên trang thông tin: không phải văn bản có số, ký hiệu"),
        (Field::Kind, "tin, bài trên trang thông tin: không phải văn bản có tên loại"),
    ];
    let torn: &[(Field, &str)] = &[
        (Field::Symbol, "không thấy số, ký hiệu"),
        (Field::Kind, "không nhận ra thể thức văn bản: không có số, tên loại, kính gửi, nơi nhận hay phần ký"),
        (Field::Issuer, "không thấy tên cơ quan ban hành"),
        (Field::Date, "không thấy ngày ban hành"),
        (Field::Signer, "không thấy phần ký"),
    ];
    (if report { page } else { torn }).iter().copied()
}

/// Says what an official document has and this one does not.
fn gaps(page: &Page, rows: &Range<usize>, head: &Head, foot: &Foot, letter: bool, doubts: &mut Vec<Doubt>) {
    let top = page.span(rows.start, head.end.min(rows.end));
    let bottom = page.span(foot.start.min(rows.end - 1), rows.end);
    let has = |doubts: &[Doubt], field: Field| doubts.iter().any(|doubt| doubt.field == field);
    let mut gap = |field: Field, missing: bool, reason: &str, value: Option<String>, lines: Span| {
        if missing && !has(doubts, field) {
            doubts.push(Doubt { field, reason: reason.to_owned(), value, lines });
        }
    };
    gap(Field::Symbol, head.symbol.is_none(), "không thấy số, ký hiệu", None, top);
    gap(Field::Date, head.date.is_none(), "không thấy ngày ban hành", None, top);
    let cut = head.strays.first().map(|row| page.rows[*row].text.clone());
    let title = head.subject.is_none() && head.title.is_none();
    let reason = if cut.is_some() { "phần đầu bị mất; chỉ còn dòng này" } else { "không thấy trích yếu" };
    gap(if letter { Field::Subject } else { Field::Title }, title, reason, cut, top);
    let signer = &foot.signer;
    let reason = match (&signer.name, &signer.form, &signer.title) {
        (None, None, None) => "không thấy phần ký",
        (None, ..) => "có thể thức ký nhưng không thấy tên người ký",
        (Some(_), None, None) => "chỉ có tên người ký, không có thể thức ký và chức vụ",
        _ => "",
    };
    gap(Field::Signer, !reason.is_empty(), reason, None, bottom);
}

/// A stamp that is older than its document is not its own: the arrival is of another, and stays away.
fn stamps(documents: &mut [Document]) {
    for at in 0..documents.len() {
        let Some((arrived, issued)) =
            documents[at].incoming.date.as_ref().zip(documents[at].date.as_ref()).map(|(arrived, issued)| (arrived.clone(), issued.value))
        else {
            continue;
        };
        if arrived.value >= issued {
            continue;
        }
        let incoming = std::mem::take(&mut documents[at].incoming);
        let before = at.checked_sub(1).filter(|before| {
            let letter = &documents[*before];
            letter.incoming.is_empty() && letter.date.as_ref().is_some_and(|date| date.value <= arrived.value)
        });
        let taken = before.unwrap_or(at);
        let reason = "dấu ĐẾN có ngày trước ngày của văn bản mà nó nằm trên".to_owned();
        documents[taken].uncertain.push(Doubt { field: Field::Incoming, reason, value: Some(arrived.value.to_string()), lines: arrived.lines });
        if before.is_some() {
            documents[taken].incoming = incoming;
        }
    }
}

#[cfg(test)]
mod tests;
