//! Tables for the terminal: columns as wide as their widest cell.

/// A table in the making.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    /// Columns whose cells stand to the right: numbers.
    right: Vec<usize>,
}

/// Spaces between two columns.
const GAP: &str = "  ";

impl Table {
    /// A table with these headings; `right` are the columns of numbers.
    pub(crate) fn new(headings: &[&str], right: &[usize]) -> Table {
        Table { rows: vec![headings.iter().map(|heading| (*heading).to_owned()).collect()], right: right.to_vec() }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The lines; the headings are underlined.
    pub(crate) fn render(&self) -> String {
        let columns = self.rows[0].len();
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut out = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().enumerate().map(|(column, cell)| self.cell(cell, column, widths[column])).collect();
            out.push_str(cells.join(GAP).trim_end());
            out.push('\n');
            if number == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                out.push_str(&rule.join(GAP));
                out.push('\n');
            }
        }
        out
    }

    fn cell(&self, cell: &str, column: usize, width: usize) -> String {
        let room = " ".repeat(width - cell.chars().count());
        if self.right.contains(&column) { room + cell } else { cell.to_owned() + &room }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_with_vietnamese_letters() {
        let mut table = Table::new(&["Quy tắc", "số"], &[1]);
        table.row(vec!["đủ".into(), "7".into()]);
        table.row(vec!["chưa đủ căn cứ".into(), "120".into()]);
        assert_eq!(table.render(), "Quy tắc          số\n──────────────  ───\nđủ                7\nchưa đủ căn cứ  120\n");
    }
}
