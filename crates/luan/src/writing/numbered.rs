//! A paper gets its number. It stands in the text, so that the file cannot be written before the number is known, nor the number be given before the file is there: the next one is asked for by name, and the
//! one writer of numbers says whether it is free.

use store::{Change, Reason, RowText, Stamp, Store, StoreError, Vault};

use super::Made;
use crate::{contents, registering};

/// How often the next number is asked for, where others take it meanwhile.
const NUMBERS_MAX: usize = 50;

/// Why a paper got no number.
pub(crate) enum Unnumbered<T> {
    /// It cannot be drawn.
    Drawn(T),
    /// Its line was not written.
    Written(StoreError),
}

impl<T> From<StoreError> for Unnumbered<T> {
    fn from(error: StoreError) -> Unnumbered<T> {
        Unnumbered::Written(error)
    }
}

/// Draws a paper with the next number of the book that its line goes into, and writes the line with the paper as its content: both, or neither.
pub(crate) fn numbered<T>(
    store: &Store,
    vault: &Vault,
    line: &RowText,
    draw: impl Fn(i32) -> Result<(Made, Vec<u8>), T>,
    change: impl Fn(RowText) -> Change,
    stamp: &Stamp,
) -> Result<Made, Unnumbered<T>> {
    let mut taken = Vec::new();
    for _ in 0..NUMBERS_MAX {
        // A book with no number left takes no line either: the one writer says so.
        let number = store.log().facts().next_number(line).unwrap_or(i32::MAX);
        let (paper, bytes) = draw(number).map_err(Unnumbered::Drawn)?;
        let mut row = line.clone();
        let cells = [("number", number.to_string()), ("symbol", paper.symbol.clone()), ("file", registering::hash_of(&bytes))];
        row.cells.extend(cells.map(|(name, text)| (name.to_owned(), text)));
        match contents::write(vault, store, &[&bytes], vec![change(row)], stamp.clone()) {
            Ok(_) => return Ok(paper),
            // Somebody else got it meanwhile: the paper is drawn again, with the one after it.
            Err(StoreError::Refused(refusals)) if refusals.iter().all(|refusal| refusal.reason == Reason::NumberTaken) => taken = refusals,
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Refused(taken).into())
}
