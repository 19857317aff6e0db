//! The first look at a sheet: where its headers stand, and which columns are in an old encoding.

use std::ops::ControlFlow;

use register::table::TableSpec;

use super::header::{Known, Matched, match_headers, means};
use super::{Decode, Options, Preview};
use crate::aliases::key;
use crate::cell::Raw;
use crate::legacy::{Encoding, Signals};
use crate::limits::{HEADER_CHARS, HEADER_ROWS, PREVIEW_CELLS, SAMPLE_ROWS, SHOWN_CHARS};
use crate::problem::FileFault;
use crate::rows::Rows;

/// What the first look found.
pub(crate) struct Scouted {
    /// The row of the headers.
    pub(crate) header_row: u32,
    /// The headers.
    pub(crate) matched: Matched,
    /// Per header: the conversion to do.
    pub(crate) decode: Vec<Option<Encoding>>,
    /// Per header: what its text seems to be in when it is not converted.
    pub(crate) suspected: Vec<Option<Encoding>>,
    /// Columns in an old encoding, by header.
    pub(crate) previews: Vec<Preview>,
}

/// Looks at the first rows.
pub(crate) fn scout(rows: &mut dyn Rows, spec: &'static TableSpec, sheet: &str, options: &Options, is_unicode: bool) -> Result<Scouted, FileFault> {
    let (header_row, headers) = find_headers(rows, spec)?;
    let matched = match_headers(spec, sheet, &headers, options);
    let samples = sample(rows, header_row, headers.len())?;
    let fonts = rows.fonts()?;
    // In a file that is not Unicode every letter beyond ASCII is in some old encoding, so a column that says little goes with the others.
    let mut all = Signals::default();
    samples.iter().for_each(|samples| all.add(samples.signals));
    let of_file = (!is_unicode).then(|| all.encoding().unwrap_or(Encoding::Windows1258));
    let mut decode = vec![None; headers.len()];
    let mut suspected = vec![of_file; headers.len()];
    let mut previews = Vec::new();
    for (at, samples) in samples.into_iter().enumerate() {
        let found = match fonts.get(&at) {
            Some(&font) if samples.signals.any() || font == Encoding::Tcvn3Capitals => Some(font),
            _ => samples.signals.encoding().or(of_file.filter(|_| samples.signals.any())),
        };
        let column = matched.headers[at].column;
        if column.is_none() {
            continue;
        }
        decode[at] = match &options.decode {
            Decode::Report => None,
            Decode::Auto => found.or(of_file),
            Decode::Named(named) => named
                .iter()
                .find(|named| {
                    means(&named.sheet, sheet, spec.name)
                        && (named.column == "*" || key(&named.column) == key(&headers[at]) || Some(named.column.as_str()) == column)
                })
                .map(|named| named.encoding),
        };
        suspected[at] = found.or(of_file);
        if let Some(encoding) = decode[at].or(found).filter(|encoding| *encoding != Encoding::Unicode) {
            let cells = samples.cells.iter().map(|cell| (cell.clone(), encoding.decode(cell).into_owned())).filter(|(raw, meant)| raw != meant);
            previews.push(Preview { column: headers[at].clone(), encoding, applied: decode[at].is_some(), cells: cells.take(PREVIEW_CELLS).collect() });
        }
    }
    Ok(Scouted { header_row, matched, decode, suspected, previews })
}

/// The first row in which two headers are known; titles of forms stand above it. Without one, the first row that has anything.
fn find_headers(rows: &mut dyn Rows, spec: &'static TableSpec) -> Result<(u32, Vec<String>), FileFault> {
    let mut first: Option<(u32, Vec<String>)> = None;
    let mut best: Option<(u32, Vec<String>)> = None;
    let mut looked_at = 0;
    let known_names = Known::of(spec);
    let epoch_1904 = rows.epoch_1904();
    rows.each(&mut |row, cells| {
        if cells.iter().all(Raw::is_empty) {
            return ControlFlow::Continue(());
        }
        let headers: Vec<String> = cells.iter().map(|cell| cell.shown(epoch_1904).trim().chars().take(HEADER_CHARS).collect()).collect();
        let known = headers.iter().filter(|header| known_names.understand(header).0.is_some()).count();
        if known >= 2 {
            best = Some((row, headers));
            return ControlFlow::Break(());
        }
        first.get_or_insert((row, headers));
        looked_at += 1;
        if looked_at < HEADER_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    best.or(first).ok_or(FileFault::NoHeader)
}

/// What was seen of one column.
#[derive(Clone, Default)]
struct Samples {
    signals: Signals,
    /// Cells that are worth showing.
    cells: Vec<String>,
}

fn sample(rows: &mut dyn Rows, header_row: u32, columns: usize) -> Result<Vec<Samples>, FileFault> {
    let mut samples = vec![Samples::default(); columns];
    let mut seen = 0;
    rows.each(&mut |row, cells| {
        if row <= header_row {
            return ControlFlow::Continue(());
        }
        for (cell, samples) in cells.iter().zip(&mut samples) {
            let Raw::Text(text) = cell else { continue };
            samples.signals.add(Signals::of(text));
            if samples.cells.len() < PREVIEW_CELLS * 4 && text.chars().count() <= SHOWN_CHARS * 4 && !text.is_ascii() {
                samples.cells.push(text.to_string());
            }
        }
        seen += 1;
        if seen < SAMPLE_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(samples)
}
