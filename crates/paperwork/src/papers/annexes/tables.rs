//! The annexes as tables on pages of their own.

use register::Day;

use super::{Annexes, Exception, Move, Quota, Seats};
use crate::papers::document::{Block, Cell, Letters, Section, Style, Table};
use crate::papers::letter::lying;

impl Annexes {
    /// The annexes as sections, each with its title.
    pub(in crate::papers) fn sections(&self, attached_to: &str) -> Vec<(&'static str, Section)> {
        let all = [
            ("Danh sách dự kiến luân chuyển, điều động", self.moves_table()),
            ("Vị trí trước và sau phương án", self.seats_table()),
            ("Chỉ tiêu", self.quotas_table()),
            ("Trường hợp phải có quyết định của cấp có thẩm quyền", self.exceptions_table()),
            ("Trường hợp phải chuyển nhưng chưa bố trí được", pairs("Họ và tên", "Lý do", "Trường hợp phải chuyển nhưng chưa bố trí được", &self.unmoved)),
            ("Chuỗi và vòng luân chuyển", pairs("Hình thức", "Thứ tự", "Chuỗi và vòng luân chuyển", &self.chains)),
        ];
        let present = all.into_iter().filter(|(_, table)| !table.rows.is_empty());
        present.enumerate().map(|(number, (title, table))| (title, annex(number + 1, title, attached_to, table))).collect()
    }

    fn moves_table(&self) -> Table {
        let row = |(number, row): (usize, &Move)| {
            let day = |day: Option<Day>| day.map_or_else(Cell::blank, Cell::day);
            vec![
                Cell::ordinal(number + 1),
                Cell::strong(&row.person),
                Cell::text(&row.from),
                Cell::text(&row.to),
                Cell::text(&row.form),
                day(row.on),
                day(row.until),
                Cell::text(dashed(&row.reasons)),
                Cell::text(dashed(&row.notes)),
            ]
        };
        let header = vec![
            vec![
                Cell::head("TT").down(2),
                Cell::head("Họ và tên").down(2),
                Cell::head("Chức vụ, đơn vị").across(2),
                Cell::head("Hình thức").down(2),
                Cell::head("Thời gian").across(2),
                Cell::head("Lý do").down(2),
                Cell::head("Điều kiện cần lưu ý").down(2),
            ],
            ["Hiện nay", "Dự kiến", "Từ ngày", "Đến trước ngày"].into_iter().map(Cell::head).collect(),
        ];
        Table {
            name: "Danh sách dự kiến".to_owned(),
            widths: vec![9, 30, 34, 34, 20, 22, 22, 40, 46],
            letters: Letters::Small,
            header,
            rows: self.moves.iter().enumerate().map(row).collect(),
        }
    }

    fn seats_table(&self) -> Table {
        let row = |(number, row): (usize, &Seats)| {
            let [approved, before, after] = row.counts;
            vec![
                Cell::ordinal(number + 1),
                Cell::text(&row.post),
                Cell::number(approved),
                Cell::number(before),
                Cell::text(row.leave.join("\n")),
                Cell::text(row.come.join("\n")),
                Cell::number(after),
                Cell::number((approved - after).max(0)),
            ]
        };
        let header = ["TT", "Vị trí, đơn vị", "Số lượng được duyệt", "Số người trước", "Người đi", "Người đến", "Số người sau", "Còn khuyết sau phương án"];
        Table {
            name: "Vị trí trước và sau".to_owned(),
            widths: vec![9, 70, 22, 20, 45, 45, 20, 24],
            letters: Letters::Usual,
            header: vec![header.into_iter().map(Cell::head).collect()],
            rows: self.seats.iter().enumerate().map(row).collect(),
        }
    }

    fn quotas_table(&self) -> Table {
        let row = |(number, row): (usize, &Quota)| {
            let [used, least, most] = row.counts.map(Cell::number);
            vec![Cell::ordinal(number + 1), Cell::text(&row.unit), Cell::centre(row.direction), used, least, most]
        };
        Table {
            name: "Chỉ tiêu".to_owned(),
            widths: vec![9, 100, 40, 30, 30, 30],
            letters: Letters::Usual,
            header: vec![["TT", "Đơn vị", "Chiều", "Số lượt trong phương án", "Ít nhất", "Nhiều nhất"].into_iter().map(Cell::head).collect()],
            rows: self.quotas.iter().enumerate().map(row).collect(),
        }
    }

    fn exceptions_table(&self) -> Table {
        let row = |(number, row): (usize, &Exception)| {
            vec![Cell::ordinal(number + 1), Cell::strong(&row.person), Cell::text(&row.to), Cell::text(row.clauses.join("\n")), Cell::blank()]
        };
        let header = ["TT", "Họ và tên", "Dự kiến chức vụ, đơn vị", "Điều khoản phải có quyết định", "Quyết định (số, ngày, cấp quyết định)"];
        Table {
            name: "Ngoại lệ".to_owned(),
            widths: vec![9, 45, 60, 80, 60],
            letters: Letters::Usual,
            header: vec![header.into_iter().map(Cell::head).collect()],
            rows: self.exceptions.iter().enumerate().map(row).collect(),
        }
    }
}

/// Lines of a cell: with a dash before each where they are many.
fn dashed(lines: &[String]) -> String {
    if let [one] = lines {
        return one.clone();
    }
    lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

fn pairs(first: &str, second: &str, name: &str, rows: &[(String, String)]) -> Table {
    let row = |(number, (one, other)): (usize, &(String, String))| vec![Cell::ordinal(number + 1), Cell::strong(one), Cell::text(other)];
    Table {
        name: name.to_owned(),
        widths: vec![9, 60, 170],
        letters: Letters::Usual,
        header: vec![vec![Cell::head("TT"), Cell::head(first), Cell::head(second)]],
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

fn annex(number: usize, title: &str, attached_to: &str, table: Table) -> Section {
    let head = [Block::text(Style::Caption, format!("Phụ lục {number}\n{}", title.to_uppercase())), Block::text(Style::Aside, attached_to)];
    lying(head.into_iter().chain([Block::Table(table)]).collect())
}
