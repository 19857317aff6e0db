//! Verdicts as rows of a spreadsheet: the same lines as in JSON, one column a key.

use rules::trace::Value;
use rules::verdict::Line;

const COLUMNS: [&str; 11] = ["subject", "rule", "effect", "outcome", "on", "facts", "missing", "document", "clause", "in_force_from", "says"];

/// The header row.
pub(crate) fn header() -> Vec<u8> {
    let mut out = Vec::new();
    write_row(&COLUMNS, &mut out);
    out
}

/// Appends one verdict.
pub(super) fn write(line: &Line, out: &mut Vec<u8>) {
    let facts: Vec<String> = line.facts.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
    let citation = &line.citation;
    let (on, from) = (line.on.to_string(), citation.in_force_from.to_string());
    let (facts, missing) = (facts.join(";"), line.missing.join(";"));
    let cells =
        [&line.subject, &line.rule, line.effect.name(), line.outcome.name(), &on, &facts, &missing, &citation.document, &citation.clause, &from, &line.says];
    write_row(&cells, out);
}

fn write_row(cells: &[&str], out: &mut Vec<u8>) {
    for (position, cell) in cells.iter().enumerate() {
        if position > 0 {
            out.push(b',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Writes one row of cells.
pub(crate) fn write_csv(out: &mut dyn std::io::Write, cells: &[&str]) -> std::io::Result<()> {
    let mut row = Vec::new();
    write_row(cells, &mut row);
    out.write_all(&row)
}

/// A value without the words of any language.
fn plain(value: &Value) -> String {
    let side = |bound: &Option<i32>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    match value {
        Value::Unknown => String::new(),
        Value::Truth(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Range { low, high } => format!("{}..{}", side(low), side(high)),
        Value::Day(day) => day.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join("|"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_comma_is_quoted() {
        let mut out = Vec::new();
        write_row(&["a", "b,c", "d\"e", "đ"], &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "a,\"b,c\",\"d\"\"e\",đ\r\n");
    }

    #[test]
    fn a_value_needs_no_language() {
        let list = Value::List(vec![Value::Number(1), Value::Unknown]);
        assert_eq!([plain(&Value::Range { low: Some(3), high: None }), plain(&list)], ["3..", "1|"]);
    }
}
