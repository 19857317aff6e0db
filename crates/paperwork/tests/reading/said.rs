//! A document in the few words in which a test expects it.

use paperwork::documents::open;
use paperwork::documents::reading::{Document, Found, read};

/// The documents of a text.
pub(crate) fn documents(text: &str) -> Vec<Document> {
    read(&open("a.txt", text.as_bytes()).unwrap()).documents
}

fn value<T: Clone>(found: &Option<Found<T>>) -> Option<T> {
    found.as_ref().map(|found| found.value.clone())
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}

/// Its head on one line: symbol, number, type, issuer, superior, place, day.
pub(crate) fn head(document: &Document) -> String {
    let symbol = value(&document.symbol);
    let parts = [
        symbol.as_ref().map(|symbol| symbol.text.clone()),
        symbol.map(|symbol| symbol.number),
        value(&document.kind),
        value(&document.issuer),
        value(&document.superior),
        value(&document.place),
        value(&document.date).map(|day| day.to_string()),
    ];
    parts.map(or_dash).join(" | ")
}

/// Its signature: form, who is represented, title, name.
pub(crate) fn signature(document: &Document) -> String {
    let signer = &document.signer;
    [&signer.form, &signer.represented, &signer.title, &signer.name].map(|part| or_dash(value(part))).join(" | ")
}

/// Its recipients with their marks.
pub(crate) fn recipients(document: &Document) -> Vec<String> {
    document
        .recipients
        .iter()
        .map(|recipient| [Some(recipient.name.clone()), recipient.mark.clone()].into_iter().flatten().collect::<Vec<_>>().join(" = "))
        .collect()
}

/// Its addressees.
pub(crate) fn addressees(document: &Document) -> Vec<String> {
    document.addressees.iter().map(|addressee| addressee.value.clone()).collect()
}

/// The stamp on it.
pub(crate) fn incoming(document: &Document) -> String {
    [value(&document.incoming.number), value(&document.incoming.date).map(|day| day.to_string())].map(or_dash).join(" | ")
}

/// What it cites: symbol, type, day, issuer, relation.
pub(crate) fn citations(document: &Document) -> Vec<String> {
    let said = |citation: &paperwork::documents::reading::Citation| {
        let parts = [Some(citation.symbol.text.clone()), citation.kind.clone(), value(&citation.date).map(|day| day.to_string()), citation.issuer.clone()];
        format!("{} | {}", parts.map(or_dash).join(" | "), citation.relation.name())
    };
    document.citations.iter().map(said).collect()
}

/// The fields that are said to be uncertain, each once.
pub(crate) fn uncertain(document: &Document) -> Vec<&'static str> {
    let mut fields: Vec<&str> = document.uncertain.iter().map(|doubt| doubt.field.name()).collect();
    fields.dedup();
    fields
}

/// The title.
pub(crate) fn title(document: &Document) -> Option<String> {
    value(&document.title)
}

/// The subject.
pub(crate) fn subject(document: &Document) -> Option<String> {
    value(&document.subject)
}
