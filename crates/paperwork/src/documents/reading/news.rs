//! A report on a web page: a heading, and the day of the page.

use std::ops::Range;

use register::Day;

use super::dates::date_at;
use super::document::Found;
use super::page::Page;
use super::tokens::{Flow, Kind};

/// What a page says of its report.
pub(super) struct Report {
    pub(super) title: Found<String>,
    pub(super) date: Found<Day>,
}

/// Lines with words among which the day of the page stands.
const LINES_MAX: usize = 60;
/// Words of a heading, at least: above the day may also stand the menu of the page.
const HEADING_WORDS_MIN: usize = 5;

/// The report that stands in these rows, where a line with a day and nothing else stands right under its heading.
pub(super) fn read(page: &Page, rows: Range<usize>) -> Option<Report> {
    let lines: Vec<usize> = rows.filter(|row| !page.rows[*row].is_gap()).take(LINES_MAX).collect();
    let (heading, row, day) = lines.windows(2).find_map(|pair| {
        let day = day_of_page(&page.rows[pair[1]].text)?;
        let heading = page.rows[pair[0]].text.split_whitespace().count() >= HEADING_WORDS_MIN;
        heading.then_some((pair[0], pair[1], day))
    })?;
    let title = Found::printed(page.rows[heading].text.replace('\t', " "), page.span(heading, heading + 1));
    Some(Report { title, date: Found::printed(day, page.span(row, row + 1)) })
}

/// Words that stand beside the day of a page.
const BESIDE: &[&str] = &[
    "thứ",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "chủ",
    "nhật",
    "ngày",
    "đăng",
    "cập",
    "lúc",
    "giờ",
    "phút",
    "lượt",
    "xem",
    "gmt",
    "gmt+7",
    "am",
    "pm",
    "sa",
    "ch",
    "vào",
    "ngày đăng",
    "h",
];

/// The one day of a line that has only numbers, marks and such words beside it.
fn day_of_page(text: &str) -> Option<Day> {
    if text.chars().count() > 80 {
        return None;
    }
    let flow = Flow::of(text);
    let (at, dated) = (0..flow.tokens.len()).find_map(|at| Some((at, date_at(&flow, at)?)))?;
    let beside = flow.tokens[..at].iter().chain(&flow.tokens[dated.end..]);
    let plain = beside
        .into_iter()
        .all(|token| token.kind != Kind::Word || BESIDE.contains(&token.key.as_str()) || token.key.chars().all(|c| c.is_ascii_digit() || c == 'h'));
    dated.day.filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_page_stands_alone() {
        for text in ["26/02/2022 | 1487", "Thứ Hai, 26/02/2022, 08:15 (GMT+7)", "Ngày đăng: 26-02-2022", "08:15 26/02/2022"] {
            assert_eq!(day_of_page(text).map(|day| day.to_string()).as_deref(), Some("2022-02-26"), "{text}");
        }
        for text in ["Chiều ngày 25-2-2022, Ban Tổ chức", "Hà Nội, ngày 26/02/2022", "Quy định số 98-QĐ/TW ngày 7-10-2017", "1487"] {
            assert_eq!(day_of_page(text), None, "{text}");
        }
    }
}
