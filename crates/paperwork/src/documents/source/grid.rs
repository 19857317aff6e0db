//! Tables as they are typed into plain text: `| a | b |` and a rule of dashes under the heading.
//!
//! A single bar stands beside a brace and is no table: a row begins and ends with one.

use super::emphasis;

/// How a break of a line is typed inside of a cell.
const BREAKS: [&str; 3] = ["<br>", "<br/>", "<br />"];

/// What stands in a row: its cells with tabs between them, or, where a cell has lines, line by line, the left cell before the right one. Nothing where it is no row.
pub(super) fn row(line: &str) -> Option<String> {
    let cells = cells(line)?;
    let broken = cells.iter().any(|cell| cell.contains('\n'));
    Some(cells.join(if broken { "\n" } else { "\t" }))
}

/// The cells of a row; none for the rule under a heading.
pub(super) fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    if inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
        return inner.contains('-').then(Vec::new);
    }
    Some(inner.split('|').map(|cell| meant(cell.trim())).collect())
}

/// A cell with its lines, each without marks of emphasis.
fn meant(cell: &str) -> String {
    let cell = BREAKS.iter().fold(cell.to_owned(), |cell, mark| cell.replace(mark, "\n"));
    let lines: Vec<&str> = cell.split('\n').map(str::trim).collect();
    emphasis::taken(&lines).into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_its_cells_and_a_rule_is_nothing() {
        for (line, cells) in [
            ("| Số: 12-CV/TU | *Hà Nội* |", Some("Số: 12-CV/TU\tHà Nội")),
            ("|A<br>**B**|C<br/>D|", Some("A\nB\nC\nD")),
            ("|:---:|---|", Some("")),
            ("- Tỉnh ủy, | để", None),
            ("- Tỉnh ủy |", None),
            ("|", None),
            ("", None),
        ] {
            assert_eq!(row(line).as_deref(), cells, "{line}");
        }
        assert_eq!(row("||").as_deref(), None);
    }
}
