//! Tables of tasks that are put together from what they say, written in every kind of file that has tables, and read back equal.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::said::said;
use crate::shapes::docx;

const CONTENTS: [&str; 5] =
    ["Rà soát danh sách cán bộ", "Xây dựng phương án luân chuyển", "Lấy ý kiến nơi đi, nơi đến", "Kiểm tra việc thực hiện", "Tổng hợp kết quả của năm"];
const LEADS: [&str; 4] = ["Ban Tổ chức Tỉnh ủy", "Sở Nội vụ", "Văn phòng UBND tỉnh", "Các đảng ủy trực thuộc Tỉnh ủy"];
const SUPPORTS: [(&str, &[&str]); 4] = [
    ("", &[]),
    ("Ủy ban Kiểm tra Tỉnh ủy", &["Ủy ban Kiểm tra Tỉnh ủy"]),
    ("Sở Tài chính, Thanh tra tỉnh", &["Sở Tài chính", "Thanh tra tỉnh"]),
    ("Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh", &["Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"]),
];
/// As they are written, and the day that they name.
const DEADLINES: [(&str, Option<&str>); 8] = [
    ("31/3/2026", Some("2026-03-31")),
    ("Trước ngày 15/4/2026", Some("2026-04-15")),
    ("Quý II/2026", Some("2026-06-30")),
    ("Tháng 02/2026", Some("2026-02-28")),
    ("Năm 2027", Some("2027-12-31")),
    ("Hằng năm", None),
    ("Từ 01/3/2026 đến 30/4/2026", None),
    ("", None),
];
/// Heads in the order of the columns: number, content, lead, support, deadline.
const HEADS: [[&str; 5]; 3] = [
    ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"],
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
    ["Số TT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian thực hiện"],
];

/// One row; `lead` is nothing where the cell above goes on.
#[derive(Clone, Debug)]
struct Told {
    content: &'static str,
    lead: Option<&'static str>,
    support: (&'static str, &'static [&'static str]),
    deadline: (&'static str, Option<&'static str>),
}

fn rows() -> impl Strategy<Value = Vec<Told>> {
    let lead = prop_oneof![3 => prop::sample::select(&LEADS[..]).prop_map(Some), 1 => Just(None)];
    let row = (prop::sample::select(&CONTENTS[..]), lead, prop::sample::select(&SUPPORTS[..]), prop::sample::select(&DEADLINES[..]));
    prop::collection::vec(row, 1..8).prop_map(|rows| {
        let told = |(content, lead, support, deadline)| Told { content, lead, support, deadline };
        let mut rows: Vec<Told> = rows.into_iter().map(told).collect();
        let first = &mut rows[0].lead;
        *first = first.or(Some(LEADS[0]));
        rows
    })
}

/// What the rows say, in the form of the contract.
fn expected(rows: &[Told]) -> Vec<Value> {
    let mut lead = "";
    let mut told = Vec::new();
    for (number, row) in (1..).zip(rows) {
        lead = row.lead.unwrap_or(lead);
        told.push(json!({
            "lead": lead, "support": row.support.1, "action": row.content, "deadline": row.deadline.1, "report_to": null,
            "passage": format!("bảng 1.dòng {number}"),
        }));
    }
    told
}

/// For each row how many rows its lead goes over; nothing where it stands above.
fn spans(rows: &[Told]) -> Vec<Option<usize>> {
    let below = |at: usize| rows[at + 1..].iter().take_while(|row| row.lead.is_none()).count();
    rows.iter().enumerate().map(|(at, row)| row.lead.map(|_| 1 + below(at))).collect()
}

const ABOVE: &str = "Giao các cơ quan thực hiện các nhiệm vụ theo bảng sau:";

fn page(heads: &[&str; 5], rows: &[Told]) -> Vec<u8> {
    let mut page = format!("<html><body><p>I. NHIỆM VỤ</p><p>{ABOVE}</p><table><tr>");
    heads.iter().for_each(|head| write!(page, "<th>{head}</th>").unwrap());
    for (number, (row, span)) in (1..).zip(rows.iter().zip(spans(rows))) {
        let lead = span.map(|span| format!("<td rowspan={span}><p>{}</p></td>", row.lead.unwrap_or_default())).unwrap_or_default();
        write!(page, "<tr><td>{number}</td><td>{}</td>{lead}<td>{}</td><td>{}</td></tr>", row.content, row.support.0, row.deadline.0).unwrap();
    }
    (page + "</table><p>II. HIỆU LỰC</p></body></html>").into_bytes()
}

fn html(body: &str) -> String {
    format!("<html><body>{body}</body></html>")
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn processed(heads: &[&str; 5], rows: &[Told]) -> Vec<u8> {
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(words));
    let mut body = format!("{}{}<w:tbl>", paragraph("I. NHIỆM VỤ"), paragraph(ABOVE));
    write!(body, "<w:tr>{}</w:tr>", heads.iter().map(|head| cell("", head)).collect::<String>()).unwrap();
    for (number, row) in (1..).zip(rows) {
        let merged = if row.lead.is_some() { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" };
        let cells = [
            cell("", &format!("{number}")),
            cell("", row.content),
            cell(merged, row.lead.unwrap_or_default()),
            cell("", row.support.0),
            cell("", row.deadline.0),
        ];
        write!(body, "<w:tr>{}</w:tr>", cells.concat()).unwrap();
    }
    docx(&format!("{body}</w:tbl>{}", paragraph("II. HIỆU LỰC")))
}

/// Typed tables have no cells over several rows: each row says its lead.
fn typed(heads: &[&str; 5], rows: &[Told], between: &str, around: &str) -> Vec<u8> {
    let mut text = format!("I. NHIỆM VỤ\n{ABOVE}\n{around}{}{around}\n", heads.join(between));
    let mut lead = "";
    for (number, row) in (1..).zip(rows) {
        lead = row.lead.unwrap_or(lead);
        let cells = [&number.to_string(), row.content, lead, row.support.0, row.deadline.0];
        writeln!(text, "{around}{}{around}", cells.join(between)).unwrap();
    }
    (text + "II. HIỆU LỰC\n").into_bytes()
}

/// The duties that stand in the rows of a file.
fn read(name: &str, bytes: &[u8]) -> (Vec<Value>, Vec<String>) {
    let documents = said(name, bytes);
    let all = |field: &str| documents.iter().flat_map(|document| document[field].as_array().cloned().unwrap_or_default()).collect::<Vec<_>>();
    let paths = all("passages").iter().map(|passage| passage["path"].as_str().unwrap_or_default().to_owned()).collect();
    (all("duties").into_iter().filter(|duty| duty["passage"].as_str().is_some_and(|path| path.starts_with("bảng"))).collect(), paths)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_the_duty_that_it_says(rows in rows(), heads in prop::sample::select(&HEADS[..])) {
        let expected = expected(&rows);
        let mut paths = vec!["I".to_owned(), "bảng 1".to_owned()];
        paths.extend((1..=rows.len()).map(|row| format!("bảng 1.dòng {row}")));
        paths.push("II".to_owned());
        for (name, bytes) in [
            ("a.html", page(&heads, &rows)),
            ("a.docx", processed(&heads, &rows)),
            ("a.txt", typed(&heads, &rows, " | ", "|")),
            ("a.txt", typed(&heads, &rows, "\t", "")),
        ] {
            let (told, read) = read(name, &bytes);
            prop_assert_eq!(&told, &expected, "{}", name);
            prop_assert_eq!(&read, &paths, "{}", name);
        }
    }
}

#[test]
fn a_title_a_heading_of_two_rows_and_headings_over_rows_are_no_tasks() {
    let text = "<table><tr><td colspan=5>PHÂN CÔNG NHIỆM VỤ</td></tr>
        <tr><td rowspan=2>TT</td><td rowspan=2>Nội dung</td><td colspan=2>Phân công</td><td rowspan=2>Thời gian</td></tr>
        <tr><td>Chủ trì</td><td>Phối hợp</td></tr>
        <tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td></tr>
        <tr><td>I</td><td colspan=4>Công tác tổ chức</td></tr>
        <tr><td>1</td><td>Rà soát quy hoạch cán bộ</td><td>Sở Nội vụ</td><td>Công an tỉnh</td><td rowspan=2>Tháng 6/2026</td></tr>
        <tr><td>2</td><td><p>Trình phương án</p><p>luân chuyển</p></td><td>Văn phòng</td><td></td></tr></table>";
    let (told, paths) = read("a.html", html(text).as_bytes());
    let duty = |lead: &str, support: &[&str], action: &str, row: u32| json!({ "lead": lead, "support": support, "action": action, "deadline": "2026-06-30", "report_to": null, "passage": format!("bảng 1.dòng {row}") });
    assert_eq!(told, [duty("Sở Nội vụ", &["Công an tỉnh"], "Rà soát quy hoạch cán bộ", 3), duty("Văn phòng", &[], "Trình phương án luân chuyển", 4)]);
    assert_eq!(paths, ["bảng 1", "bảng 1.dòng 1", "bảng 1.dòng 2", "bảng 1.dòng 3", "bảng 1.dòng 4"]);
}

#[test]
fn a_table_inside_of_a_table_is_read_and_the_outer_one_is_not() {
    let inner =
        "<table><tr><td>Nội dung</td><td>Chủ trì</td><td>Thời hạn</td></tr><tr><td>Rà soát quy hoạch</td><td>Sở Nội vụ</td><td>31/3/2026</td></tr></table>";
    let outer =
        format!("<table><tr><td>Nội dung</td><td>Chủ trì</td><td>Thời hạn</td></tr><tr><td>{inner}</td><td>Công an tỉnh</td><td>31/3/2026</td></tr></table>");
    let leads = |text: &str| read("a.html", html(text).as_bytes()).0.iter().map(|duty| duty["lead"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(leads(inner), ["Sở Nội vụ"]);
    assert_eq!(leads(&outer), ["Sở Nội vụ"]);
}
