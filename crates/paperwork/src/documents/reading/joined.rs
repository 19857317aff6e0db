//! What one document of a file says of another: the number of an attached document, the day of a cited one.

use std::collections::{BTreeMap, BTreeSet};

use register::Day;
use register::text::canonical;

use super::document::{Citation, Document, Doubt, Field, Found, Relation, Span, Sure};
use super::symbol::Symbol;
use super::words::key;

/// Documents behind a letter that are looked at as its attachments.
const ATTACHMENTS_MAX: usize = 20;

/// Types of documents that send others. What is issued with a decision has no number of its own.
const SENDING: [&str; 5] = ["Công văn", "Thông báo", "Phiếu gửi", "Phiếu chuyển", "Tờ trình"];

/// Number and day of documents without a head, from the letter before them. `texts` are the words of the documents.
pub(super) fn attachments(documents: &mut [Document], texts: &[String]) {
    let mut letter: Option<usize> = None;
    for at in 0..documents.len() {
        if documents[at].symbol.is_some() {
            let sends = documents[at].kind.as_ref().is_some_and(|kind| SENDING.contains(&kind.value.as_str()));
            letter = sends.then_some(at);
            continue;
        }
        let Some(letter) = letter.filter(|letter| at - letter <= ATTACHMENTS_MAX) else { continue };
        let (before, rest) = documents.split_at_mut(at);
        let attached = &mut rest[0];
        if let Some(citation) = announced(&before[letter], &texts[letter], attached) {
            take(citation.clone(), attached);
        }
    }
}

/// The one document of that type which the letter names, where its issuer or its title is that of the attached one.
fn announced<'a>(letter: &'a Document, text: &str, attached: &Document) -> Option<&'a Citation> {
    let kind = &attached.kind.as_ref()?.value;
    // What a letter rests on, changes or ends, it does not send.
    let sent = |relation: Relation| matches!(relation, Relation::Mentions | Relation::Implements);
    let named = |citation: &&Citation| citation.kind.as_ref() == Some(kind) && sent(citation.relation) && !is_title_of(attached, &citation.symbol);
    let mut same = letter.citations.iter().filter(named);
    let (Some(one), None) = (same.next(), same.next()) else { return None };
    let issuer = attached.issuer.as_ref().zip(one.issuer.as_ref()).is_some_and(|(own, named)| canonical(&own.value) == canonical(named));
    let titled = attached.title.as_ref().is_some_and(|title| {
        let title = key(&title.value);
        title.split(' ').count() >= TITLE_WORDS_MIN && is_title_behind(&key(text), &key(&one.symbol.text), &title)
    });
    let kept = attached.date.as_ref().zip(one.date.as_ref()).is_none_or(|(own, named)| own.value == named.value);
    ((issuer || titled) && kept).then_some(one)
}

/// A title of fewer words may be that of many documents.
const TITLE_WORDS_MIN: usize = 6;

/// Words between the symbol of a document and its title, at most: its day, its issuer, who sends it to whom.
const WORDS_BETWEEN_MAX: usize = 48;

/// Whether a title stands behind a symbol, not far from it.
fn is_title_behind(text: &str, symbol: &str, title: &str) -> bool {
    text.match_indices(symbol).any(|(at, _)| {
        let behind = &text[at + symbol.len()..];
        behind.find(title).is_some_and(|start| behind[..start].split(' ').count() <= WORDS_BETWEEN_MAX)
    })
}

/// A document that the attached one names in its title is another.
fn is_title_of(attached: &Document, symbol: &Symbol) -> bool {
    attached.title.as_ref().is_some_and(|title| key(&title.value).contains(&key(&symbol.text)))
}

fn take(citation: Citation, attached: &mut Document) {
    let lines = citation.lines;
    let reason = "không ghi trong văn bản này; lấy từ văn bản gửi nó, trong cùng tệp";
    let doubt = |field: Field, value: String, lines: Span| Doubt { field, reason: reason.to_owned(), value: Some(value), lines };
    attached.uncertain.retain(|doubt| !(doubt.value.is_none() && (doubt.field == Field::Symbol || (doubt.field == Field::Date && citation.date.is_some()))));
    attached.uncertain.push(doubt(Field::Symbol, citation.symbol.text.clone(), lines));
    attached.citations.retain(|own| own.symbol != citation.symbol);
    attached.symbol = Some(Found { value: citation.symbol, sure: Sure::Elsewhere, lines });
    if let Some(day) = citation.date.filter(|_| attached.date.is_none()) {
        attached.uncertain.push(doubt(Field::Date, day.value.to_string(), day.lines));
        attached.date = Some(day.but(Sure::Elsewhere));
    }
}

/// Days of cited documents that another document of the file tells, and no two tell differently.
pub(super) fn days(documents: &mut [Document]) {
    let mut told: BTreeMap<Symbol, BTreeSet<Day>> = BTreeMap::new();
    for document in documents.iter() {
        let own = document.symbol.as_ref().zip(document.date.as_ref()).map(|(symbol, date)| (&symbol.value, date.value));
        let cited = document.citations.iter().filter_map(|citation| Some((&citation.symbol, citation.date.as_ref()?.value)));
        for (symbol, day) in own.into_iter().chain(cited) {
            told.entry(symbol.clone()).or_default().insert(day);
        }
    }
    for document in documents {
        contradicted(document, &told);
        for citation in document.citations.iter_mut().filter(|citation| citation.date.is_none()) {
            let Some(days) = told.get(&citation.symbol).filter(|days| days.len() == 1) else { continue };
            let Some(day) = days.first().copied() else { continue };
            citation.date = Some(Found { value: day, sure: Sure::Elsewhere, lines: citation.lines });
            let reason = format!("ngày của {} lấy từ văn bản khác trong cùng tệp", citation.symbol.text);
            document.uncertain.push(Doubt { field: Field::Citations, reason, value: Some(day.to_string()), lines: citation.lines });
        }
    }
}

/// Says where the day of a document cannot be, or another document of the file tells another one.
fn contradicted(document: &mut Document, told: &BTreeMap<Symbol, BTreeSet<Day>>) {
    let Some(own) = &document.date else { return };
    let mut found = Vec::new();
    let mut doubt = |reason: String, day: Day, lines: Span| found.push(Doubt { field: Field::Date, reason, value: Some(day.to_string()), lines });
    let others = document.symbol.as_ref().and_then(|symbol| told.get(&symbol.value));
    for other in others.into_iter().flatten().filter(|other| **other != own.value) {
        doubt(format!("văn bản khác trong tệp ghi ngày của văn bản này là {}", other.civil()), *other, own.lines);
    }
    for citation in &document.citations {
        if let Some(later) = citation.date.as_ref().filter(|cited| cited.value > own.value) {
            let reason = format!("ngày của văn bản trước ngày của {} mà nó viện dẫn, {}", citation.symbol.text, later.value.civil());
            doubt(reason, later.value, citation.lines);
        }
    }
    document.uncertain.extend(found);
}
