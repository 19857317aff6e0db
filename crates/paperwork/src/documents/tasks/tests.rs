use super::*;
use crate::documents::table::TableRow;

/// A table of rows whose cells are one column wide; `^` goes on with the cell above.
fn table(rows: &[&str]) -> Table {
    let mut table = Table::default();
    for (number, row) in (1..).zip(rows) {
        let mut cells: Vec<Cell> = Vec::new();
        for (column, text) in row.split('|').map(str::trim).enumerate() {
            let above = table.rows.iter_mut().rev().find_map(|row: &mut TableRow| row.cells.iter_mut().find(|cell| cell.column == column));
            match above.filter(|_| text == "^") {
                Some(above) => above.rows += 1,
                None => cells.push(Cell { text: text.to_owned(), column, columns: 1, rows: 1 }),
            }
        }
        table.rows.push(TableRow { lines: Some(number..=number), cells });
    }
    table
}

fn told(rows: &[&str]) -> Option<Vec<Option<Task>>> {
    Some(tasks(&table(rows))?.rows.into_iter().map(|row| row.task).collect())
}

fn task(content: &str, lead: &str, lead_above: usize, deadline: &str) -> Option<Task> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(Task { content: content.to_owned(), lead: some(lead), lead_above, support: None, deadline: some(deadline), report: None })
}

#[test]
fn heads_say_what_their_columns_are() {
    for (head, said) in [
        ("Cơ quan chủ trì", Some(Says::Lead)),
        ("ĐƠN VỊ THỰC HIỆN", Some(Says::Lead)),
        ("Đơn vị phối hợp", Some(Says::Support)),
        ("Đơn vị chủ trì, phối hợp", None),
        ("Nội dung công việc", Some(Says::Content)),
        ("Thời gian hoàn thành", Some(Says::Deadline)),
        ("Sản phẩm, kết quả", Some(Says::Product)),
        ("Kết quả", None),
        ("Kết quả thực hiện", Some(Says::Done)),
        ("Báo cáo", Some(Says::Report)),
        ("Nội dungs", None),
        ("TT", None),
    ] {
        assert!(says(head) == said, "{head}");
    }
}

#[test]
fn a_lead_goes_over_its_own_rows_and_no_further() {
    let rows = ["TT|Nội dung|Chủ trì|Thời hạn", "1|Lập danh sách|Sở Nội vụ|31/3/2026", "2|Lấy ý kiến|^|", "3|Trình ký||30/4/2026", "4|Lưu hồ sơ|-nt-|"];
    let expected = [task("Lập danh sách", "Sở Nội vụ", 0, "31/3/2026"), task("Lấy ý kiến", "Sở Nội vụ", 1, ""), task("Trình ký", "", 0, "30/4/2026"), None];
    assert_eq!(told(&rows), Some(expected.to_vec()));
}

#[test]
fn rows_that_tell_nothing_are_left() {
    let rows = ["Nội dung|Chủ trì|Thời hạn", "(1)|(2)|(3)", "I. Công tác cán bộ||", "Nội dung|Chủ trì|Thời hạn", "Rà soát quy hoạch|Ban Tổ chức|Quý I/2026"];
    assert_eq!(told(&rows).unwrap(), [None, None, None, task("Rà soát quy hoạch", "Ban Tổ chức", 0, "Quý I/2026")]);
}

#[test]
fn tables_of_other_things_are_none_of_tasks() {
    for rows in [
        ["Nội dung|Chủ trì|Thời hạn|Kết quả thực hiện", "Rà soát quy hoạch|Ban Tổ chức|Quý I|Đã xong"],
        ["Thời gian|Nội dung|Người chủ trì|", "8h00|Đón tiếp đại biểu|Văn phòng|"],
        ["Thời gian|Nội dung|Người chủ trì|", "14 giờ 30|Thảo luận tổ|Văn phòng|"],
        ["TT|Nội dung|Cơ quan chủ trì|Kết quả", "1|Rà soát quy hoạch|Ban Tổ chức|12 đồng chí"],
        ["TT|Họ và tên|Chức vụ|Thời gian", "1|Đàm Thế Vượng|Chuyên viên|2026"],
        ["Nội dung|Chủ trì|Chủ trì|Thời hạn", "Rà soát quy hoạch|Ban Tổ chức|Văn phòng|Quý I"],
    ] {
        assert_eq!(told(&rows), None, "{rows:?}");
    }
}

#[test]
fn lines_of_a_cell_are_items_unless_they_go_on() {
    assert_eq!(flat("- Sở Nội vụ\n- Sở Tài chính"), "Sở Nội vụ; Sở Tài chính");
    assert_eq!(flat("Rà soát danh\nsách cán bộ"), "Rà soát danh sách cán bộ");
    assert_eq!(flat("Sở Nội vụ,\nSở Tài chính"), "Sở Nội vụ, Sở Tài chính");
}
