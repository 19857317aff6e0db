//! A reading as JSON. The keys and their order are what other programs rely on; what is not known is `null`, and no key is ever left out.

use paperwork::documents::reading::{Citation, Document, Doubt, Found, Incoming, Reading, Recipient, Signer};
use paperwork::documents::{Duty, Passage, Text, duties, passages_of};
use register::Day;
use serde::Serialize;

#[derive(Serialize)]
struct Written<'a> {
    documents: Vec<Of<'a>>,
}

#[derive(Serialize)]
struct Of<'a> {
    symbol: Option<&'a str>,
    number: Option<&'a str>,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    superior: Option<&'a str>,
    place: Option<&'a str>,
    date: Option<String>,
    subject: Option<&'a str>,
    addressees: Vec<&'a str>,
    recipients: Vec<To<'a>>,
    signer: SignedBy<'a>,
    incoming: Arrived<'a>,
    citations: Vec<Cited<'a>>,
    passages: Vec<Part>,
    duties: Vec<Told>,
    uncertain: Vec<Uncertain<'a>>,
}

#[derive(Serialize)]
struct To<'a> {
    name: &'a str,
    mark: Option<&'a str>,
}

#[derive(Serialize)]
struct SignedBy<'a> {
    form: Option<&'a str>,
    title: Option<&'a str>,
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct Arrived<'a> {
    number: Option<&'a str>,
    date: Option<String>,
}

#[derive(Serialize)]
struct Cited<'a> {
    symbol: &'a str,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    date: Option<String>,
    issuer: Option<&'a str>,
    relation: &'static str,
}

#[derive(Serialize)]
struct Part {
    path: String,
    text: String,
}

#[derive(Serialize)]
struct Told {
    lead: Option<String>,
    support: Vec<String>,
    action: String,
    deadline: Option<String>,
    report_to: Option<String>,
    passage: String,
}

#[derive(Serialize)]
struct Uncertain<'a> {
    field: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    reason: &'a str,
    lines: [u32; 2],
}

/// The documents of a file as one object.
pub(super) fn written(reading: &Reading, text: &Text) -> String {
    let documents = reading.documents.iter().map(|document| of(document, text)).collect();
    let mut out = serde_json::to_string_pretty(&Written { documents }).expect("texts and numbers become JSON");
    out.push('\n');
    out
}

fn words(found: &Option<Found<String>>) -> Option<&str> {
    found.as_ref().map(|found| found.value.as_str())
}

fn day(found: &Option<Found<Day>>) -> Option<String> {
    found.as_ref().map(|found| found.value.to_string())
}

fn of<'a>(document: &'a Document, text: &Text) -> Of<'a> {
    let symbol = document.symbol.as_ref().map(|symbol| &symbol.value);
    let Signer { form, title, name, .. } = &document.signer;
    let Incoming { number, date } = &document.incoming;
    let passages = passages_of(text, document);
    let duties = duties(&passages, words(&document.issuer));
    Of {
        symbol: symbol.map(|symbol| symbol.text.as_str()),
        number: symbol.map(|symbol| symbol.number.as_str()),
        kind: words(&document.kind),
        title: words(&document.title),
        issuer: words(&document.issuer),
        superior: words(&document.superior),
        place: words(&document.place),
        date: day(&document.date),
        subject: words(&document.subject),
        addressees: document.addressees.iter().map(|addressee| addressee.value.as_str()).collect(),
        recipients: document.recipients.iter().map(|Recipient { name, mark, .. }| To { name, mark: mark.as_deref() }).collect(),
        signer: SignedBy { form: words(form), title: words(title), name: words(name) },
        incoming: Arrived { number: words(number), date: day(date) },
        citations: document.citations.iter().map(cited).collect(),
        passages: passages.into_iter().map(|Passage { path, text, .. }| Part { path, text }).collect(),
        duties: duties.into_iter().map(told).collect(),
        uncertain: document.uncertain.iter().map(uncertain).collect(),
    }
}

fn cited(citation: &Citation) -> Cited<'_> {
    Cited {
        symbol: &citation.symbol.text,
        kind: citation.kind.as_deref(),
        date: day(&citation.date),
        issuer: citation.issuer.as_deref(),
        relation: citation.relation.name(),
    }
}

fn told(duty: Duty) -> Told {
    let Duty { lead, support, action, deadline, report_to, passage, .. } = duty;
    Told { lead, support, action, deadline: deadline.map(|deadline| deadline.day.to_string()), report_to, passage }
}

fn uncertain(doubt: &Doubt) -> Uncertain<'_> {
    Uncertain { field: doubt.field.name(), value: doubt.value.as_deref(), reason: &doubt.reason, lines: [doubt.lines.from, doubt.lines.to] }
}
