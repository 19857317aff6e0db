//! Whom a letter addresses: *Kính gửi*.

use super::document::Found;
use super::head::BODY_BEGINNINGS;
use super::labels::addressed;
use super::page::Page;
use super::words::{begins_small, begins_with, item, key, without_end_mark};

/// Rows below *Kính gửi* that are looked at.
const ROWS_MAX: usize = 80;
/// A line that goes on with an addressee is shorter.
const LINE_MAX: usize = 100;
/// A line without a dash that begins with a capital goes on with an addressee only when it is as short as this, and ends as an item does.
const END_OF_ITEM_MAX: usize = 60;

/// The addressees from the row of *Kính gửi* on, and the first row behind them.
pub(super) fn read(page: &Page, row: usize, end: usize) -> (Vec<Found<String>>, usize) {
    let row = page.next_words(row, end).unwrap_or(row);
    let Some(first) = page.rows[..end].get(row).and_then(|line| line.cells().find_map(addressed)) else { return (Vec::new(), row) };
    let mut items: Vec<Found<String>> = Vec::new();
    let mut dashed = take(page, &mut items, row, first);
    // Dots are a place to write in: whom they stand for is not said below them.
    let blank = !first.is_empty() && items.is_empty();
    let mut last = row;
    while let Some(next) = page.next_words(last + 1, end.min(row + ROWS_MAX)) {
        let text = &page.rows[next].text;
        if items.is_empty() {
            if item(text).is_none() && (blank || text.ends_with(':')) {
                break;
            }
            dashed |= take(page, &mut items, next, text);
        } else if item(text).is_some() && dashed {
            take(page, &mut items, next, text);
        } else if let Some(open) = items.last_mut().filter(|open| goes_on(page, &open.value, last, next, end)) {
            open.value = format!("{} {text}", open.value);
            open.lines.to = page.rows[next].number;
        } else {
            break;
        }
        last = next;
    }
    for item in &mut items {
        item.value = without_end_mark(&item.value).to_owned();
    }
    items.retain(|item| !item.value.is_empty());
    (items, last + 1)
}

/// Takes a line as one addressee, or as several where it has several; says whether it has a dash.
fn take(page: &Page, items: &mut Vec<Found<String>>, row: usize, text: &str) -> bool {
    let dashed = item(text).is_some();
    let text = item(text).unwrap_or(text);
    let lines = page.span(row, row + 1);
    items.extend(text.split(';').filter(|part| part.chars().any(char::is_alphanumeric)).map(|part| {
        let part = part.trim();
        Found::printed(item(part).unwrap_or(part).to_owned(), lines)
    }));
    dashed
}

/// Whether a line without a dash goes on with the addressee above it.
fn goes_on(page: &Page, open: &str, last: usize, next: usize, end: usize) -> bool {
    let text = &page.rows[next].text;
    if text.chars().count() > LINE_MAX || item(text).is_some() || text.ends_with(':') || open.ends_with('.') {
        return false;
    }
    if begins_small(text) {
        return true;
    }
    let body = begins_with(&key(text), BODY_BEGINNINGS);
    let followed = page.next_words(next + 1, end).is_some_and(|row| item(&page.rows[row].text).is_some());
    let short = text.chars().count() <= END_OF_ITEM_MAX && text.ends_with([',', ';', '.']);
    let close = next == last + 1;
    !body && !open.ends_with([',', ';']) && (short && (followed || close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::reading::tests::page;

    fn addressees(text: &str) -> (Vec<String>, usize) {
        let page = page(text);
        let (found, end) = read(&page, 0, page.rows.len());
        (found.into_iter().map(|found| found.value).collect(), end)
    }

    #[test]
    fn a_list_ends_where_the_body_begins() {
        let names = vec!["Các chi bộ".to_owned(), "Các đảng ủy cơ sở".to_owned()];
        assert_eq!(addressees("Kính gửi: - Các chi bộ\n- Các đảng ủy cơ sở\n\nNgày 1/2/2024, Ban Bí thư ban hành"), (names.clone(), 2));
        assert_eq!(addressees("Kính gửi:\n- Các chi bộ,\n- Các đảng ủy cơ sở.\nĐề nghị các chi bộ báo cáo."), (names.clone(), 3));
        assert_eq!(addressees("Kính gửi: Các chi bộ; Các đảng ủy cơ sở.\nĐảng ủy đề nghị"), (names, 1));
    }

    #[test]
    fn what_stands_below_a_blank_is_no_addressee() {
        let none = Vec::<String>::new();
        assert_eq!(addressees("Kính gửi: ............\n\nỦy ban nhân dân xã kính mời đại biểu dự họp."), (none.clone(), 1));
        assert_eq!(addressees("Kính gửi:\nỦy ban nhân dân xã kính mời đại biểu dự họp:"), (none, 1));
        assert_eq!(addressees("Kính gửi: …\n- Các chi bộ.\nĐề nghị").0, ["Các chi bộ".to_owned()]);
    }

    #[test]
    fn lines_are_joined_over_gaps() {
        let text = "Kính gửi: - Các ban của Huyện ủy, Ban Thường vụ\n\nHuyện đoàn,\n\n- Các đảng ủy\n\nvà chi bộ trực thuộc.\n\nCăn cứ Kế hoạch số 3-KH/HU";
        let names = ["Các ban của Huyện ủy, Ban Thường vụ Huyện đoàn".to_owned(), "Các đảng ủy và chi bộ trực thuộc".to_owned()];
        assert_eq!(addressees(text), (names.to_vec(), 7));
    }
}
