//! What the rulebooks know of the documents that are cited. It is held against the text, and never takes the place of what the text does not say.

use paperwork::documents::reading::{Citation, Document, Doubt, Field};
use register::text::canonical;
use rules::rulebook::Rulebook;

/// Says where a text and the rulebooks tell a cited document's day or type differently, or only the rulebooks tell it.
pub(super) fn compare(document: &mut Document, books: &[Rulebook]) {
    let mut found = Vec::new();
    for citation in &document.citations {
        if let Some(book) = books.iter().find(|book| book.document.symbol == citation.symbol.text) {
            found.extend(day(citation, book));
            found.extend(kind(citation, book));
        }
    }
    document.uncertain.extend(found);
}

fn day(citation: &Citation, book: &Rulebook) -> Option<Doubt> {
    let (symbol, issued) = (&citation.symbol.text, book.document.issued);
    let reason = match &citation.date {
        Some(date) if date.value == issued => return None,
        Some(date) => {
            format!("bộ quy tắc ghi {symbol} ban hành ngày {issued}, văn bản này ghi {}: có thể là văn bản khác cùng số, hoặc ghi sai ngày", date.value)
        }
        None => format!("văn bản này không ghi ngày của {symbol}; bộ quy tắc biết một văn bản cùng số ban hành ngày {issued}"),
    };
    Some(Doubt { field: Field::Citations, reason, value: Some(issued.to_string()), lines: citation.lines })
}

fn kind(citation: &Citation, book: &Rulebook) -> Option<Doubt> {
    let (symbol, title) = (&citation.symbol.text, &book.document.title);
    let fits = citation.kind.as_ref().is_some_and(|kind| canonical(title).starts_with(&canonical(kind)));
    let same_day = citation.date.as_ref().is_none_or(|date| date.value == book.document.issued);
    let reason = format!("bộ quy tắc gọi {symbol} là “{title}”");
    (!fits && same_day).then(|| Doubt { field: Field::Citations, reason, value: Some(title.clone()), lines: citation.lines })
}
