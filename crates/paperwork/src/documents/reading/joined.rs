//! What one document of a file says of another: the number of an attached document, the day of a cited one.

use std::collections::{BTreeMap, BTreeSet};

use register::Day;
use register::text::canonical;

use super::document::{Citation, Document, Doubt, Field, Found, Span, Sure};
use super::symbol::Symbol;
use super::words::key;

/// Documents behind a letter that are looked at as its attachments.
const ATTACHMENTS_MAX: usize = 20;

/// Number and day of documents without a head, from the letter before them. `texts` are the words of the documents.
pub(super) fn attachments(documents: &mut [Document], texts: &[String]) {
    let mut letter: Option<usize> = None;
    for at in 0..documents.len() {
        if documents[at].symbol.is_some() {
            letter = Some(at);
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
    let mut same =
        letter.citations.iter().filter(|citation| citation.kind.as_ref().is_some_and(|named| named == kind) && !is_title_of(attached, &citation.symbol));
    let (Some(one), None) = (same.next(), same.next()) else { return None };
    let issuer = attached.issuer.as_ref().zip(one.issuer.as_ref()).is_some_and(|(own, named)| canonical(&own.value) == canonical(named));
    let titled = attached.title.as_ref().is_some_and(|title| {
        let title = key(&title.value);
        title.split(' ').count() >= TITLE_WORDS_MIN && key(text).contains(&title)
    });
    let kept = attached.date.as_ref().zip(one.date.as_ref()).is_none_or(|(own, named)| own.value == named.value);
    ((issuer || titled) && kept).then_some(one)
}

/// A title of fewer words may be that of many documents.
const TITLE_WORDS_MIN: usize = 6;

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
        for citation in document.citations.iter_mut().filter(|citation| citation.date.is_none()) {
            let Some(days) = told.get(&citation.symbol).filter(|days| days.len() == 1) else { continue };
            let Some(day) = days.first().copied() else { continue };
            citation.date = Some(Found { value: day, sure: Sure::Elsewhere, lines: citation.lines });
            let reason = format!("ngày của {} lấy từ văn bản khác trong cùng tệp", citation.symbol.text);
            document.uncertain.push(Doubt { field: Field::Citations, reason, value: Some(day.to_string()), lines: citation.lines });
        }
    }
}
