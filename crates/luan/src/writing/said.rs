//! What was typed of a paper, and what is wrong with it.

use std::collections::BTreeMap;

use register::Day;
use register::column::Kind;

use super::{Field, Form, Way, fields};
use crate::typed::as_recorded;

/// Letters of a line.
const LINE_LETTERS_MAX: usize = 300;
/// Letters of a field with several paragraphs.
const LINES_LETTERS_MAX: usize = 8_000;
/// What parts the columns of a line that has several.
pub(super) const BETWEEN: char = '|';

/// What is wrong: the field to go to, and the words in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    pub(crate) field: &'static str,
    pub(crate) words: [String; 2],
}

impl Fault {
    fn new(field: &Field, vi: &str, en: &str) -> Fault {
        let [name_vi, name_en] = field.words;
        Fault { field: field.name, words: [format!("{name_vi}: {vi}"), format!("{name_en}: {en}")] }
    }
}

/// What was typed, by field.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct Said(pub(crate) BTreeMap<&'static str, String>);

impl Said {
    /// A text without spaces at its ends.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    pub(super) fn owned(&self, name: &str) -> String {
        self.text(name).to_owned()
    }

    /// A text, where something was typed.
    pub(super) fn some(&self, name: &str) -> Option<String> {
        Some(self.owned(name)).filter(|text| !text.is_empty())
    }

    /// The lines of a text, without empty ones.
    pub(crate) fn lines(&self, name: &str) -> Vec<String> {
        self.text(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The lines of a text in columns; the last takes what is left.
    pub(super) fn rows(&self, name: &str, columns: usize) -> Vec<Vec<String>> {
        let row = |line: String| {
            let mut cells: Vec<String> = line.splitn(columns, BETWEEN).map(|cell| cell.trim().to_owned()).collect();
            cells.resize(columns, String::new());
            cells
        };
        self.lines(name).into_iter().map(row).collect()
    }

    /// A day, where it is one.
    pub(crate) fn day(&self, name: &str) -> Option<Day> {
        day(self.text(name))
    }

    /// What is wrong with each field by itself.
    pub(crate) fn faults(&self, form: Form) -> Vec<Fault> {
        let mut faults: Vec<Fault> = fields(form).filter_map(|field| self.fault(field)).collect();
        let each = |name: &'static str| fields(form).find(move |field| field.name == name);
        if let Some(field) = each("duties") {
            let bad = |row: &Vec<String>| row[0].is_empty() || row[2].is_empty() || !row[3].is_empty() && day(&row[3]).is_none();
            let words = ["ghi ai chủ trì, việc gì, và ngày theo dạng 05/01/2026 nếu có", "write who leads, what, and the day as 05/01/2026 where there is one"];
            faults.extend(at_rows(field, &self.rows("duties", 5), bad, words));
        }
        if let Some(field) = each("figures") {
            let is_number = |text: &String| text.is_empty() || text.parse::<i64>().is_ok_and(|number| number >= 0);
            let bad = |row: &Vec<String>| row[0].is_empty() || !is_number(&row[1]) || !is_number(&row[2]);
            faults.extend(at_rows(field, &self.rows("figures", 4), bad, ["ghi nội dung, rồi các số nguyên", "write what was counted, then whole numbers"]));
        }
        if let Some(field) = each("drafter").filter(|_| self.text("system") == "state" && self.text("drafter").is_empty()) {
            faults.push(Fault::new(field, "công văn của Nhà nước phải có", "letters of the State have it"));
        }
        faults
    }

    fn fault(&self, field: &Field) -> Option<Fault> {
        let text = self.text(field.name);
        let letters_max = if field.way == Way::Lines { LINES_LETTERS_MAX } else { LINE_LETTERS_MAX };
        if text.chars().count() > letters_max {
            return Some(Fault::new(field, &format!("dài hơn {letters_max} chữ"), &format!("longer than {letters_max} letters")));
        }
        if text.is_empty() {
            return field.required.then(|| Fault::new(field, "còn trống", "is empty"));
        }
        let (is_one, [vi, en]) = match field.way {
            Way::Day => (day(text).is_some(), ["ghi ngày theo dạng 05/01/2026", "write the day as 05/01/2026"]),
            Way::Number => (text.parse::<u32>().is_ok_and(|number| number > 0), ["ghi một số nguyên dương", "write a positive whole number"]),
            Way::Chosen(choices) => (choices.iter().any(|(code, _)| *code == text), ["chọn trong danh sách", "choose one of the list"]),
            Way::Line => (!text.contains(char::is_control), ["chỉ ghi trên một dòng", "write it on one line"]),
            Way::Lines | Way::Unit | Way::Secrecy => return None,
        };
        (!is_one).then(|| Fault::new(field, vi, en))
    }
}

fn at_rows(field: &Field, rows: &[Vec<String>], bad: impl Fn(&Vec<String>) -> bool, [vi, en]: [&str; 2]) -> Vec<Fault> {
    let bad = (1..).zip(rows).filter(|(_, row)| bad(row));
    bad.map(|(number, _)| Fault::new(field, &format!("dòng {number}: {vi}"), &format!("line {number}: {en}"))).collect()
}

/// A day as people type it.
pub(super) fn day(text: &str) -> Option<Day> {
    register::cell::day(&as_recorded(Kind::Day, text))
}
