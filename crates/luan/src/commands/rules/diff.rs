//! `luan rules diff`: two rulebooks, clause by clause.

use rules::rulebook::Rulebook;
use rules::rulebook::diff::{Change, diff};

use crate::counter::{Counter, Format};
use crate::exit::{Exit, Failure, Outcome};

pub(super) fn run(books: &[Rulebook], symbols: [&str; 2], counter: &mut Counter<'_>) -> Outcome {
    let [before, after] = [find(books, symbols[0])?, find(books, symbols[1])?];
    let differences = diff(before, after);
    for difference in &differences {
        if counter.format_of_lists() == Format::Json {
            let parts = match &difference.change {
                Change::Changed(parts) => parts.iter().map(|part| serde_json::json!({ "key": part.key, "before": part.before, "after": part.after })).collect(),
                Change::Added | Change::Dropped => Vec::new(),
            };
            let change = match difference.change {
                Change::Added => "added",
                Change::Dropped => "dropped",
                Change::Changed(_) => "changed",
            };
            writeln!(counter.out, "{}", serde_json::json!({ "about": difference.about, "clause": difference.clause, "change": change, "parts": parts }))?;
        } else {
            let [vi, en] = difference.words();
            writeln!(counter.out, "{}", counter.lang.pick([vi, en]))?;
        }
    }
    if differences.is_empty() && counter.format_of_lists() == Format::Text {
        writeln!(counter.out, "{}", counter.lang.pick(["không khác nhau", "no difference"]))?;
    }
    Ok(Exit::Done)
}

/// The book with a symbol.
pub(super) fn find<'a>(books: &'a [Rulebook], symbol: &str) -> Result<&'a Rulebook, Failure> {
    books.iter().find(|book| book.document.symbol == symbol).ok_or_else(|| {
        let known: Vec<&str> = books.iter().map(|book| book.document.symbol.as_str()).collect();
        Failure::failed(format!("không có quy định “{symbol}”"), format!("there is no rulebook “{symbol}”")).at(known.join(", "))
    })
}
