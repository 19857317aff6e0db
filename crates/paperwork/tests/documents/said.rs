//! What the reader says of a file, as the object that `luan document read` prints.

use paperwork::documents::reading::{Citation, Document, Doubt, Found, Recipient, read};
use paperwork::documents::{Duty, Passage, Text, duties, open, passages_of};
use register::Day;
use serde_json::{Value, json};

/// Every document of a file.
pub(crate) fn said(name: &str, bytes: &[u8]) -> Vec<Value> {
    let text = open(name, bytes).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.reason()));
    read(&text).documents.iter().map(|document| of(document, &text)).collect()
}

fn words(found: &Option<Found<String>>) -> Option<&str> {
    found.as_ref().map(|found| found.value.as_str())
}

fn day(found: &Option<Found<Day>>) -> Option<String> {
    found.as_ref().map(|found| found.value.to_string())
}

fn of(document: &Document, text: &Text) -> Value {
    let symbol = document.symbol.as_ref().map(|symbol| &symbol.value);
    let passages = passages_of(text, document);
    let duties = duties(&passages, words(&document.issuer));
    json!({
        "symbol": symbol.map(|symbol| &symbol.text),
        "number": symbol.map(|symbol| &symbol.number),
        "type": words(&document.kind),
        "title": words(&document.title),
        "issuer": words(&document.issuer),
        "superior": words(&document.superior),
        "place": words(&document.place),
        "date": day(&document.date),
        "subject": words(&document.subject),
        "addressees": document.addressees.iter().map(|addressee| &addressee.value).collect::<Vec<_>>(),
        "recipients": document.recipients.iter().map(recipient).collect::<Vec<_>>(),
        "signer": { "form": words(&document.signer.form), "title": words(&document.signer.title), "name": words(&document.signer.name) },
        "incoming": { "number": words(&document.incoming.number), "date": day(&document.incoming.date) },
        "citations": document.citations.iter().map(citation).collect::<Vec<_>>(),
        "passages": passages.iter().map(|Passage { path, text, .. }| json!({ "path": path, "text": text })).collect::<Vec<_>>(),
        "duties": duties.iter().map(duty).collect::<Vec<_>>(),
        "uncertain": document.uncertain.iter().map(|Doubt { field, .. }| field.name()).collect::<Vec<_>>(),
    })
}

fn recipient(Recipient { name, mark, .. }: &Recipient) -> Value {
    json!({ "name": name, "mark": mark })
}

fn citation(citation: &Citation) -> Value {
    json!({
        "symbol": citation.symbol.text,
        "type": citation.kind,
        "date": day(&citation.date),
        "issuer": citation.issuer,
        "relation": citation.relation.name(),
    })
}

fn duty(duty: &Duty) -> Value {
    json!({
        "lead": duty.lead,
        "support": duty.support,
        "action": duty.action,
        "deadline": duty.deadline.as_ref().map(|deadline| deadline.day.to_string()),
        "report_to": duty.report_to,
        "passage": duty.passage,
    })
}
