//! Totals of packets as files: CSV, or a JSON list, with the same five names.

use std::path::Path;

use paperwork::export::{Cell, List};
use store::packet::Total;

use super::{Fault, both};

/// The columns, in their order.
const COLUMNS: [&str; 5] = ["measure", "unit", "from", "until", "count"];
const FORM: [&str; 2] = [
    "mỗi dòng gồm measure,unit,from,until,count; ngày theo dạng yyyy-mm-dd; count để trống khi chưa biết",
    "a row has measure,unit,from,until,count, with days as yyyy-mm-dd, and count empty where it is not known",
];

/// The totals of a file; every row that is none is named.
pub(super) fn read(path: &Path, faults: &mut Vec<Fault>) -> Vec<Total> {
    let mut fault = |place: String, reason: String| {
        let [vi, en] = both(&place, FORM);
        faults.push([format!("{vi} ({reason})"), format!("{en} ({reason})")]);
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            fault(path.display().to_string(), error.to_string());
            return Vec::new();
        }
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let rows: Vec<Result<Total, (u64, String)>> = if text.starts_with('[') { of_json(text) } else { of_csv(text) };
    let mut totals = Vec::new();
    for row in rows {
        match row {
            Ok(total) => totals.push(total),
            Err((line, reason)) => fault(format!("{}:{line}", path.display()), reason),
        }
    }
    totals
}

fn of_json(text: &str) -> Vec<Result<Total, (u64, String)>> {
    match serde_json::from_str::<Vec<serde_json::Value>>(text) {
        Err(error) => vec![Err((error.line() as u64, error.to_string()))],
        Ok(values) => (1..).zip(values).map(|(row, value)| serde_json::from_value(value).map_err(|error| (row, error.to_string()))).collect(),
    }
}

fn of_csv(text: &str) -> Vec<Result<Total, (u64, String)>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let line = |error: &csv::Error| error.position().map_or(0, csv::Position::line);
    reader.deserialize().map(|row| row.map_err(|error| (line(&error), error.to_string()))).collect()
}

/// The totals as CSV.
pub(in crate::commands) fn written(totals: &[Total]) -> Vec<u8> {
    let row = |total: &Total| {
        let texts = [&total.measure, &total.unit, &total.from, &total.until].map(|text| Cell::Text(text.clone()));
        let count = total.count.map_or(Cell::Empty, |count| Cell::Text(count.to_string()));
        texts.into_iter().chain([count]).collect()
    };
    List { name: "totals", columns: COLUMNS.iter().map(|name| ((*name).to_owned(), 0)).collect(), rows: totals.iter().map(row).collect() }.csv()
}
