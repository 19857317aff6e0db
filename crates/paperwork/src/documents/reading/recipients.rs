//! Who receives a document: *Nơi nhận*, line by line, with what for.

use super::document::{Doubt, Field, Recipient};
use super::marks::{is_part_of_brace, of_brace, taken_off};
use super::page::Page;
use super::words::{begins_small, item};

/// A line of the list as it is read, before its mark is taken off.
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) row: usize,
    pub(super) last: usize,
    /// What stands beside a brace on this line; nothing where there is no brace.
    pub(super) beside: Option<String>,
}

/// Takes a line of the list: a new entry, or the rest of the last one. Says whether it is one of either.
pub(super) fn take(entries: &mut Vec<Entry>, row: usize, text: &str, below: bool) -> bool {
    let (text, beside) = without_brace(text);
    // `Nơi nhận: - Như trên; - Lưu VT.`
    let parts: Vec<&str> = text.split("; -").flat_map(|part| part.split(", -")).collect();
    let mut taken = false;
    for part in parts {
        let part = part.trim();
        let dashed = item(part).is_some();
        let bare = item(part).unwrap_or(part);
        if bare.is_empty() {
            continue;
        }
        let undashed_list = entries.last().is_none_or(|last| last.text.ends_with([',', ';'])) && part.ends_with([',', ';', '.']);
        if dashed || taken || (below && undashed_list && !begins_small(part)) || (entries.is_empty() && below) {
            entries.push(Entry { text: bare.to_owned(), row, last: row, beside: None });
        } else if let Some(open) =
            entries.last_mut().filter(|open| below && (begins_small(part) || !open.text.ends_with([',', ';', '.']) && part.ends_with([',', ';', '.'])))
        {
            open.text = format!("{} {part}", open.text);
            open.last = row;
        } else {
            return taken;
        }
        taken = true;
    }
    if let Some(entry) = entries.last_mut().filter(|_| taken) {
        entry.beside = beside.map(str::to_owned);
    }
    taken
}

/// A line without what stands beside a brace at its end.
fn without_brace(text: &str) -> (&str, Option<&str>) {
    let Some(at) = text.rfind(['|', '}', '⎬', '\t']) else { return (text, None) };
    let beside = text[at..].trim_matches(|c: char| !c.is_alphanumeric());
    if !beside.is_empty() && !is_part_of_brace(beside) {
        return (text, None);
    }
    let left = text[..at].trim_end_matches(|c: char| matches!(c, '|' | '}' | '⎬' | '\t') || c.is_whitespace());
    (left, Some(beside))
}

/// The entries as recipients, marks and braces read.
pub(super) fn finish(page: &Page, entries: Vec<Entry>, doubts: &mut Vec<Doubt>) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = entries
        .iter()
        .map(|entry| {
            let (name, mark) = taken_off(&entry.text);
            Recipient { name, mark, lines: page.span(entry.row, entry.last + 1) }
        })
        .collect();
    let mut at = 0;
    while at < entries.len() {
        let run = entries[at..].iter().take_while(|entry| entry.beside.is_some()).count();
        if run > 0 {
            brace(&entries[at..at + run], &mut found, at, doubts);
        }
        at += run.max(1);
    }
    found.retain(|recipient| !recipient.name.is_empty());
    found
}

/// Gives the mark beside a brace to its lines. The first of a list above a brace may be under it too: that is said, and not decided.
fn brace(entries: &[Entry], found: &mut [Recipient], at: usize, doubts: &mut Vec<Doubt>) {
    let words = entries.iter().filter_map(|entry| entry.beside.as_deref()).collect::<Vec<_>>().join(" ");
    let Some(mark) = of_brace(&words) else {
        let reason = "chữ bên dấu ngoặc móc chưa đọc được".to_owned();
        doubts.push(Doubt { field: Field::Recipients, reason, value: Some(words), lines: found[at].lines });
        return;
    };
    found[at..at + entries.len()].iter_mut().for_each(|recipient| recipient.mark = Some(mark.clone()));
    let above: Vec<&Recipient> = found[..at].iter().rev().take_while(|recipient| recipient.mark.is_none()).collect();
    if let (Some(last), Some(first)) = (above.first(), above.last()) {
        let reason = format!("dòng này có thể cũng nằm trong dấu ngoặc móc “{mark}” bên cạnh");
        let lines = super::document::Span { from: first.lines.from, to: last.lines.to };
        doubts.push(Doubt { field: Field::Recipients, reason, value: Some(mark), lines });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::reading::tests::page;

    fn recipients(text: &str) -> (Vec<(String, Option<String>)>, usize) {
        let page = page(text);
        let (mut entries, mut doubts) = (Vec::new(), Vec::new());
        for row in 0..page.rows.len() {
            if !page.rows[row].is_gap() {
                take(&mut entries, row, &page.rows[row].text, true);
            }
        }
        let found = finish(&page, entries, &mut doubts);
        (found.into_iter().map(|found| (found.name, found.mark)).collect(), doubts.len())
    }

    #[test]
    fn every_line_has_its_mark() {
        let report = Some("để báo cáo".to_owned());
        let (found, doubts) = recipients("- Như trên,\n- Thường trực Huyện ủy (b/c),\n- Các phòng, ban,\nđoàn thể huyện,\n- Lưu: VT, TCCB.");
        let names = [("Như trên", None), ("Thường trực Huyện ủy", report), ("Các phòng, ban, đoàn thể huyện", None), ("Lưu: VT, TCCB", None)];
        assert_eq!(found, names.map(|(name, mark)| (name.to_owned(), mark)));
        assert_eq!(doubts, 0);
        assert_eq!(recipients("- Như trên; - Lưu VT.").0.len(), 2);
        assert_eq!(recipients("Như trên,\nLưu VPHU.").0.len(), 2);
    }

    #[test]
    fn a_brace_marks_its_lines_and_doubts_those_above() {
        let (found, doubts) = recipients("- Thường trực Tỉnh ủy,\n- Ban Tổ chức, | đề\n- Ban Dân vận | báo\n- Ban Nội chính, | cáo\n- Lưu.");
        assert_eq!(found.iter().map(|(_, mark)| mark.is_some()).collect::<Vec<_>>(), [false, true, true, true, false]);
        assert_eq!(found[1], ("Ban Tổ chức".to_owned(), Some("để báo cáo".to_owned())));
        assert_eq!(doubts, 1);
        let (found, doubts) = recipients("- Thường trực Tỉnh ủy }\n- Ban Tổ chức, } để báo cáo\n- Lưu.");
        assert_eq!(
            (found.iter().map(|(name, mark)| (name.as_str(), mark.is_some())).collect::<Vec<_>>(), doubts),
            (vec![("Thường trực Tỉnh ủy", true), ("Ban Tổ chức", true), ("Lưu", false)], 0)
        );
    }
}
