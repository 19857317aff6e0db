//! The foot of a document: who receives it, who signed it and how.

use std::ops::Range;

use super::document::{Doubt, Field, Found, Recipient, Signer, Span};
use super::labels::{is_appendix, received, signing};
use super::page::Page;
use super::recipients::{self, Entry};
use super::stamp::Stamp;
use super::words::{begins_with, begins_with_capital, is_capitals, item, key};

/// What the foot says.
pub(super) struct Foot {
    pub(super) recipients: Vec<Recipient>,
    pub(super) signer: Signer,
    /// The first row of the foot.
    pub(super) start: usize,
    /// The first row behind it.
    pub(super) end: usize,
}

/// Reads the foot of a document whose head ends before `rows`.
pub(super) fn read(page: &Page, rows: Range<usize>, stamp: Option<&Stamp>, doubts: &mut Vec<Doubt>) -> Foot {
    let Some(start) = start(page, rows.clone()) else {
        return Foot { recipients: Vec::new(), signer: Signer::default(), start: rows.end, end: rows.end };
    };
    let mut reader = Reader {
        page,
        entries: Vec::new(),
        listing: false,
        listed_last: None,
        side_by_side: false,
        joined: false,
        right_of_list: false,
        others: Vec::new(),
        signer: Signer::default(),
    };
    let mut end = rows.end;
    for row in start..rows.end {
        if is_appendix(&page.rows[row]) || page.rows[row].tabled {
            end = row;
            break;
        }
        if page.rows[row].is_gap() || stamp.is_some_and(|stamp| stamp.rows.contains(&row)) {
            continue;
        }
        reader.row(row);
    }
    if let (Some(first), Some(last)) = (reader.others.first(), reader.others.last()) {
        let reason = "văn bản có hơn một người ký; chỉ ghi một người ở phần ký".to_owned();
        let lines = Span { from: first.lines.from, to: last.lines.to };
        let value = reader.others.iter().map(|other| other.value.as_str()).collect::<Vec<_>>().join(" ");
        doubts.push(Doubt { field: Field::Signer, reason, value: Some(value), lines });
    }
    let recipients = recipients::finish(page, reader.entries, doubts);
    Foot { recipients, signer: reader.signer, start, end }
}

/// Where the foot begins: at *Nơi nhận*, a form of signing, or the title of who signs with a name below it.
fn start(page: &Page, rows: Range<usize>) -> Option<usize> {
    rows.clone().find(|row| {
        let line = &page.rows[*row];
        !line.is_gap()
            && !line.tabled
            && line.length() < 200
            && (line.cells().any(|cell| received(cell).is_some() || signing(cell).is_some()) || is_signed_title(page, *row, rows.end))
    })
}

/// Rows below a title among which the name stands.
const NAME_BELOW: usize = 8;

fn is_signed_title(page: &Page, row: usize, end: usize) -> bool {
    let line = &page.rows[row];
    is_title(&line.text)
        && page.next_words(row + 1, end.min(row + NAME_BELOW)).is_some_and(|below| {
            let text = &page.rows[below].text;
            is_name(text) || is_note(text) || is_title(text)
        })
}

struct Reader<'a> {
    page: &'a Page,
    entries: Vec<Entry>,
    listing: bool,
    listed_last: Option<usize>,
    /// Whether several sign side by side.
    side_by_side: bool,
    /// Whether the columns stand on one line with a single space between them: `Nơi nhận: T/M BAN THƯỜNG VỤ`.
    joined: bool,
    /// Whether the cell stands right of an item of the list, in the column of the signature.
    right_of_list: bool,
    /// What others who sign have there.
    others: Vec<Found<String>>,
    signer: Signer,
}

impl Reader<'_> {
    fn row(&mut self, row: usize) {
        // A brace stands beside a line, and is no second column.
        let line = &self.page.rows[row];
        let cells: Vec<&str> = line.cells().collect();
        if cells.len() == 2 && super::marks::is_part_of_brace(cells[1]) {
            self.cell(row, &line.text);
            return;
        }
        let signs = |cell: &&str| signing(cell).is_some() || is_title(cell);
        self.side_by_side |= cells.iter().filter(|cell| signs(cell)).count() > 1;
        let (apart, signed): (Vec<&str>, Vec<&str>) =
            cells.into_iter().partition(|cell| !self.side_by_side || received(cell).is_some() || item(cell).is_some());
        let listed = apart.first().is_some_and(|cell| item(cell).is_some());
        for (column, cell) in apart.into_iter().enumerate() {
            self.right_of_list = listed && column > 0;
            self.cell(row, cell);
        }
        self.right_of_list = false;
        self.beside(row, &signed);
    }

    /// What stands in the columns of several who sign: the last one is read. One cell alone may be of any of them.
    fn beside(&mut self, row: usize, cells: &[&str]) {
        let lines = self.page.span(row, row + 1);
        let others = if cells.len() > 1 { &cells[..cells.len() - 1] } else { cells };
        self.others.extend(others.iter().map(|cell| Found::printed((*cell).to_owned(), lines)));
        if let [_, .., last] = cells {
            self.cell(row, last);
        }
    }

    fn cell(&mut self, row: usize, cell: &str) {
        let lines = self.page.span(row, row + 1);
        if let Some(rest) = received(cell) {
            self.listing = true;
            self.listed_last = Some(row);
            if signing(rest).is_some() {
                self.joined = true;
                self.cell(row, rest);
            } else if !rest.is_empty() {
                recipients::take(&mut self.entries, row, rest, true);
            }
        } else if let Some((form, rest)) = signing(cell) {
            self.form(form, rest, lines);
        } else if self.signer.name.is_none() && (is_title(cell) || (self.signer.form.is_some() && !self.is_listed(row, cell) && is_small_title(cell))) {
            self.title(cell, lines);
        } else if self.goes_on_with_represented(row, cell) {
            if let Some(represented) = &mut self.signer.represented {
                represented.value = format!("{} {cell}", represented.value);
                represented.lines.to = lines.to;
            }
        } else if item(cell).is_some() && (self.listing || self.is_next_listed(row)) {
            match split_joined(cell).filter(|_| self.joined) {
                Some((left, right)) => {
                    self.list(row, left);
                    self.cell(row, right);
                }
                None => self.list(row, cell),
            }
        } else if self.signer.name.is_none() && self.may_be_name(row, cell) {
            self.signer.name = Some(Found::printed(cell.trim_end_matches(['.', ',']).to_owned(), lines));
            self.listing = false;
        } else if self.listing && !self.right_of_list && !is_note(cell) && !is_capitals(cell) {
            self.list(row, cell);
        }
    }

    /// Whether a line may still be one of the list.
    fn is_listed(&self, row: usize, cell: &str) -> bool {
        self.listing && (item(cell).is_some() || self.listed_last.is_some_and(|last| row <= last + 1))
    }

    /// Whether the row above has an item: the list may be longer than the column of the signature beside it.
    fn is_next_listed(&self, row: usize) -> bool {
        self.listed_last.is_some_and(|last| row == last + 1)
    }

    fn list(&mut self, row: usize, cell: &str) {
        let below = self.listed_last.is_some_and(|last| row <= last + 1 || super::words::begins_small(cell) || self.entries.is_empty());
        if recipients::take(&mut self.entries, row, cell, below) {
            self.listed_last = Some(row);
        }
    }

    fn form(&mut self, form: &str, rest: &str, lines: Span) {
        // A second form stands below the first: `TL. …` over `KT. …`. The first says how.
        if self.signer.form.is_none() {
            self.signer.form = Some(Found::printed(form.to_owned(), lines));
        }
        if self.signer.name.is_some() {
            self.others.push(Found::printed(format!("{form} {rest}"), lines));
            return;
        }
        match parted(form, rest) {
            (represented, Some(title)) => {
                self.signer.represented = Some(Found::printed(represented.to_owned(), lines));
                self.signer.title = Some(Found::printed(title.to_owned(), lines));
            }
            (represented, None) => {
                self.signer.represented = Some(Found::printed(represented.to_owned(), lines));
                // Who is acting holds the title that the line itself says.
                if form == "Q." {
                    self.signer.title = Some(Found::printed(represented.to_owned(), lines));
                }
            }
        }
    }

    fn title(&mut self, cell: &str, lines: Span) {
        let goes_on = self.signer.title.as_ref().is_some_and(|title| title.lines.to + 1 == lines.from && !is_whole_title(cell));
        match self.signer.title.as_mut().filter(|_| goes_on) {
            Some(title) => {
                title.value = format!("{} {cell}", title.value);
                title.lines.to = lines.to;
            }
            None => self.signer.title = Some(Found::printed(cell.trim_end_matches(['.', ',']).to_owned(), lines)),
        }
    }

    /// A line in capitals right under the form, before any title: the name of the body goes on.
    fn goes_on_with_represented(&self, row: usize, cell: &str) -> bool {
        let right_below = self.signer.represented.as_ref().is_some_and(|named| named.lines.to + 1 == self.page.rows[row].number);
        right_below && self.signer.title.is_none() && is_capitals(cell) && item(cell).is_none() && !is_name_in_capitals(cell)
    }

    fn may_be_name(&self, row: usize, cell: &str) -> bool {
        let signed = self.signer.form.is_some() || self.signer.title.is_some();
        let listed = self.listing && !self.entries.is_empty() && self.listed_last.is_some_and(|last| row > last + 1);
        (is_name(cell) && (signed || listed)) || (signed && is_name_in_capitals(cell))
    }
}

/// A form with its title on one line: `T/M ĐẢNG ỦY BÍ THƯ`, `K/T TRƯỞNG BAN PHÓ TRƯỞNG BAN`.
fn parted<'a>(form: &str, rest: &'a str) -> (&'a str, Option<&'a str>) {
    let titles: &[&str] = if form.starts_with('K') {
        &[" PHÓ "]
    } else {
        &[
            " BÍ THƯ",
            " PHÓ BÍ THƯ",
            " TRƯỞNG BAN",
            " PHÓ TRƯỞNG BAN",
            " CHỦ TỊCH",
            " PHÓ CHỦ TỊCH",
            " CHỦ NHIỆM",
            " PHÓ CHỦ NHIỆM",
            " CHÁNH VĂN PHÒNG",
            " PHÓ CHÁNH VĂN PHÒNG",
        ]
    };
    let at = titles.iter().filter_map(|title| rest.find(title).filter(|at| form.starts_with('K') || rest[*at..].len() == title.len())).min();
    match at {
        Some(at) => (rest[..at].trim_end(), Some(rest[at..].trim_start())),
        None => (rest, None),
    }
}

/// A line of the list, and what stands right of it behind the mark that ends its item: a title, or a name.
fn split_joined(cell: &str) -> Option<(&str, &str)> {
    let at = cell.rfind([',', ';', '.']).filter(|at| at + 1 < cell.len())?;
    let (left, right) = (&cell[..=at], cell[at + 1..].trim());
    (is_title(right) || is_name(right)).then_some((left, right))
}

/// How the title of who signs begins.
const TITLES: &[&str] = &[
    "bí thư",
    "phó",
    "q bí thư",
    "thường trực",
    "ủy viên",
    "trưởng",
    "chủ tịch",
    "chủ nhiệm",
    "chánh",
    "giám đốc",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "tổng bí thư",
    "tổng giám đốc",
    "tổng thư ký",
    "cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "hiệu trưởng",
    "tổ trưởng",
    "thư ký",
    "chủ tọa",
    "chủ trì",
    "quyền",
    "tổng cục trưởng",
    "tổng biên tập",
];

fn is_title(cell: &str) -> bool {
    // Of one who holds two offices the second line begins small: `kiêm TRƯỞNG BAN TỔ CHỨC`.
    let cell = cell.strip_prefix("kiêm ").unwrap_or(cell);
    is_capitals(cell) && cell.chars().count() <= 80 && item(cell).is_none() && begins_with(&key(cell), TITLES)
}

/// The same on pages of the web, where titles are small.
fn is_small_title(cell: &str) -> bool {
    begins_with_capital(cell) && cell.chars().count() <= 60 && !cell.ends_with(['.', ':', ';']) && begins_with(&key(cell), TITLES)
}

/// Whether a line in capitals is a title by itself, and not the end of the one above.
fn is_whole_title(cell: &str) -> bool {
    begins_with(&key(cell), TITLES)
}

/// Notes between title and name.
fn is_note(cell: &str) -> bool {
    begins_with(&key(cell), &["đã ký", "ký tên", "ký", "chữ ký", "ký và đóng dấu"]) && cell.chars().count() <= 40
}

/// Two to six words, each with a capital and without marks or digits.
fn is_name(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['.', ',']);
    let words: Vec<&str> = bare.split_whitespace().collect();
    (2..=6).contains(&words.len())
        && !is_capitals(bare)
        && words.iter().all(|word| begins_with_capital(word) && word.chars().all(|c| c.is_alphabetic() || super::words::is_letter(c) && !c.is_numeric()))
        && words.iter().all(|word| word.chars().skip(1).all(|c| !c.is_uppercase()) && word.chars().count() <= 8)
}

/// Family names, for a name that is printed in capitals as titles are.
const FAMILIES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "mai", "trịnh", "đào",
    "đoàn", "lâm", "phùng", "tô", "hà", "trương", "cao", "tạ", "lương", "châu", "thái", "quách", "la", "vương", "triệu", "kiều", "nông", "hứa", "lưu", "đàm",
    "chu", "ma", "vi", "lò", "quàng", "cầm", "điêu", "sùng", "giàng", "thào",
];

fn is_name_in_capitals(cell: &str) -> bool {
    let key = key(cell);
    let words: Vec<&str> = key.split(' ').collect();
    is_capitals(cell) && (2..=5).contains(&words.len()) && FAMILIES.contains(&words[0]) && cell.chars().all(|c| c.is_alphabetic() || c.is_whitespace())
}

#[cfg(test)]
mod tests;
