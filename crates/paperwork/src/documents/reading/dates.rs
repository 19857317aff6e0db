//! Days as documents write them: `ngày 14 tháng 12 năm 2021`, `14/12/2021`, `7-10-2017`.

use register::Day;

use super::tokens::{Flow, Kind};

/// A date that stands in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Dated {
    /// The day; none where the calendar has no such day, or a part is missing or cannot be read.
    pub(super) day: Option<Day>,
    /// The token behind it.
    pub(super) end: usize,
}

/// The date that begins at a token, with or without the word `ngày` before it.
pub(super) fn date_at(flow: &Flow, at: usize) -> Option<Dated> {
    let labelled = flow.tokens.get(at).is_some_and(|token| token.is("ngày"));
    let at = if labelled { at + 1 } else { at };
    in_digits(flow, at).or_else(|| in_words(flow, at, labelled))
}

fn in_digits(flow: &Flow, at: usize) -> Option<Dated> {
    let tokens = &flow.tokens;
    let separator = tokens.get(at + 1)?;
    let slash = separator.is("/");
    if !(slash || separator.is_dash() || separator.is(".")) || !tokens.get(at + 3)?.is(&separator.key) {
        return None;
    }
    // `28 / 4 / 2022` is a date; `2 - 3 - 2020` may be anything.
    if !slash && (at + 1..at + 5).any(|part| tokens.get(part).is_none_or(|token| !token.glued)) {
        return None;
    }
    let parts: Vec<&str> = [at, at + 2, at + 4].into_iter().map(|part| numeral(flow, part)).collect::<Option<_>>()?;
    let shaped = parts[0].len() <= 2 && parts[1].len() <= 2 && matches!(parts[2].len(), 2 | 4);
    // A date that goes on is none: `1/2/2020/NĐ`.
    let goes_on = tokens.get(at + 5).is_some_and(|next| next.glued && (next.is("/") || next.is_dash()) && tokens.get(at + 6).is_some_and(|after| after.glued));
    (shaped && !goes_on).then(|| Dated { day: day_of(&parts), end: at + 5 })
}

fn in_words(flow: &Flow, at: usize, labelled: bool) -> Option<Dated> {
    let month = label_behind(flow, at, "tháng")?;
    let year = label_behind(flow, month + 1, "năm")?;
    let value = |from: usize, to: usize| (to == from + 1).then(|| numeral(flow, from)).flatten();
    let last = numeral(flow, year + 1);
    let end = if last.is_some() { year + 2 } else { skip_dots(flow, year + 1) };
    let parts = [value(at, month), value(month + 1, year), last];
    // Without the word `ngày` only a whole date counts; with it a blank is a date that was left out.
    if !labelled && parts.iter().any(Option::is_none) {
        return None;
    }
    let day = parts.into_iter().collect::<Option<Vec<_>>>().and_then(|parts| day_of(&parts));
    Some(Dated { day, end })
}

/// Where a word stands, behind a number, or dots for one to be written in.
fn label_behind(flow: &Flow, at: usize, word: &str) -> Option<usize> {
    let behind = if numeral(flow, at).is_some() { at + 1 } else { skip_dots(flow, at) };
    flow.tokens.get(behind).filter(|token| token.is(word)).map(|_| behind)
}

/// Marks that stand for a number to be written by hand, at most.
const DOTS_MAX: usize = 40;

fn skip_dots(flow: &Flow, at: usize) -> usize {
    let dots = flow.tokens[at.min(flow.tokens.len())..].iter().take(DOTS_MAX);
    at + dots.take_while(|token| token.kind == Kind::Mark && matches!(token.key.as_str(), "." | "…" | "_" | "-" | "/" | "‥")).count()
}

/// Digits, or what a scan made of digits (`l4`, `2O21`, `B`): the latter is a number, but says none.
fn numeral(flow: &Flow, at: usize) -> Option<&str> {
    let token = flow.tokens.get(at)?;
    let text = &flow.text[token.start..token.end];
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let alike = |c: char| matches!(c, 'l' | 'I' | 'O' | 'o' | 'S' | 'B');
    (text.len() <= 4 && (digits || text.len() <= 2) && text.chars().all(|c| c.is_ascii_digit() || alike(c))).then_some(text)
}

fn day_of(parts: &[&str]) -> Option<Day> {
    let [day, month, year] = parts else { return None };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Option<String>> {
        date_at(&Flow::of(text), 0).map(|dated| dated.day.map(|day| day.to_string()))
    }

    #[test]
    fn a_date_is_read_in_every_way_it_is_written() {
        for (text, day) in [
            ("ngày 14 tháng 12 năm 2021", "2021-12-14"),
            ("14/12/2021", "2021-12-14"),
            ("ngày 9/3/2010", "2010-03-09"),
            ("ngày 09/3/2010 của", "2010-03-09"),
            ("7-10-2017", "2017-10-07"),
            ("1.2.2020.", "2020-02-01"),
            ("14 / 12 / 2021", "2021-12-14"),
            ("Ngày 05 tháng 01 năm 2020", "2020-01-05"),
        ] {
            assert_eq!(read(text), Some(Some(day.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_a_date_without_a_day() {
        for text in ["ngày 31 tháng 4 năm 2021", "30/02/2020", "ngày l4 tháng 12 năm 2021", "ngày tháng 12 năm 2021", "ngày … tháng … năm 2021", "14/12/21"]
        {
            assert_eq!(read(text), Some(None), "{text}");
        }
    }

    #[test]
    fn numbers_are_no_date() {
        for text in ["30/2020/NĐ-CP", "1/2/2020/NĐ-CP", "13.503", "65-QĐ/TW", "tháng 4 năm 2022", "2020 - 2025", "2 - 3 - 2020", "1/2-2020", "ngày hội", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
