//! By when: only what is written as a day, a month, a quarter or a year with an end. What comes again and again is no day.

use std::ops::Range;

use register::Day;

use super::lexicon::Lexicon;
use super::words::Word;

/// By when something is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deadline {
    /// The day that is named, or the last of the month, quarter or year.
    pub day: Day,
    /// The words that say so.
    pub words: String,
}

/// What makes a day a deadline only together with a whole month, quarter or year.
const WHOLE: [&str; 5] = ["trong", "cuối", "hết", "đến hết", "vào"];
const BETWEEN: [&str; 10] = ["là", "vào", "đến", "trước", "hết", "ngày", "cuối", "trong", "xong", ":"];
/// Words back from a date in which "từ" makes it the end of a period, and no deadline.
const PERIOD_WORDS: usize = 6;

/// Words between an hour and the word "ngày": "30 phút", a comma.
const HOUR_WORDS: usize = 4;

/// The deadline, where the words name one and no second; and the words of everything else that says when.
pub(super) fn deadline(text: &str, words: &[Word], lexicon: &Lexicon) -> (Option<Deadline>, Vec<String>) {
    let mut days: Vec<(Day, Range<usize>)> = Vec::new();
    let mut when: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (until, again) = (lexicon.until.at(words, at), lexicon.again.at(words, at));
        if again > 0 {
            let end = counted(words, at + again);
            when.push(at..end);
            at = end;
        } else if let Some((day, end)) = (until > 0).then(|| named(words, at, until)).flatten() {
            match day {
                Some(day) => days.push((day, at..end)),
                None => when.push(at..end),
            }
            at = end;
        } else {
            at += 1;
        }
    }
    let said = |range: &Range<usize>| text[words[range.start].at.start..words[range.end - 1].at.end].to_owned();
    let single = days.first().filter(|(first, _)| days.iter().all(|(day, _)| day == first));
    let deadline = single.map(|(day, range)| Deadline { day: *day, words: said(range) });
    when.extend(days.iter().filter(|_| deadline.is_none()).map(|(_, range)| range.clone()));
    (deadline, when.iter().map(said).collect())
}

/// The deadline of a cell that says nothing but when: a day there needs no word before it.
pub(super) fn deadline_alone(text: &str, words: &[Word], lexicon: &Lexicon) -> (Option<Deadline>, Vec<String>) {
    let end = words.iter().rposition(|word| !word.mark).map_or(0, |last| last + 1);
    let day = usize::from(words.first().is_some_and(|word| word.is("ngày")));
    let whole = date(words, day).or_else(|| period(words, 0).map(|(day, end)| (Some(day), end)));
    match whole.filter(|(_, until)| *until == end) {
        Some((Some(day), _)) => (Some(Deadline { day, words: text.to_owned() }), Vec::new()),
        Some((None, _)) => (None, vec![text.to_owned()]),
        None => {
            let (deadline, when) = deadline(text, words, lexicon);
            let when = if deadline.is_none() && when.is_empty() { vec![text.to_owned()] } else { when };
            (deadline, when)
        }
    }
}

/// Behind a number with its unit: "15 ngày", "6 tháng".
fn counted(words: &[Word], at: usize) -> usize {
    let number = words.get(at).is_some_and(|word| word.key.parse::<u32>().is_ok());
    let unit = words.get(at + 1).is_some_and(|word| word.one_of(&["ngày", "tháng", "năm", "tuần"]));
    if number && unit { at + 2 } else { at }
}

/// The day that is named behind a word like "trước", and where it ends; no day where it has no year.
fn named(words: &[Word], from: usize, until: usize) -> Option<(Option<Day>, usize)> {
    let mut at = from + until;
    let mut whole = words[from].one_of(&WHOLE) || words[from].is("hoàn") || words[from].is("đến") && until == 2;
    let mut is_day = !words[from].one_of(&WHOLE) || words[from].is("hết");
    while let Some(word) = words.get(at).filter(|word| word.one_of(&BETWEEN)) {
        whole |= word.is("hết") || word.is("cuối") || word.is("trong");
        is_day |= word.is("ngày");
        at += 1;
    }
    // `trước 17 giờ 30 ngày …`
    if words.get(at + 1).is_some_and(|word| word.is("giờ")) {
        let behind = words.iter().skip(at + 2).take(HOUR_WORDS).position(|word| word.is("ngày"));
        at = behind.map_or(at, |behind| at + 2 + behind + 1);
    }
    let back = from.saturating_sub(PERIOD_WORDS);
    if words[back..from].iter().any(|word| word.is("từ") || word.is("tính") || word.is("kể")) {
        return None;
    }
    if is_day && let Some((day, end)) = date(words, at) {
        return Some((day, end));
    }
    let late = words[from].is("chậm") || words[from].is("muộn");
    if whole || late { period(words, at).map(|(day, end)| (Some(day), end)) } else { before_period(words, from, at) }
}

/// "trước tháng 6/2022": a person has to say which day that is.
fn before_period(words: &[Word], from: usize, at: usize) -> Option<(Option<Day>, usize)> {
    words[from].is("trước").then(|| period(words, at)).flatten().map(|(_, end)| (None, end))
}

/// `30/6/2022`, `30 tháng 6 năm 2022`, `30/6`.
fn date(words: &[Word], at: usize) -> Option<(Option<Day>, usize)> {
    let word = words.get(at)?;
    let parts: Vec<i32> = word.key.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    match parts[..] {
        [day, month, year] if (1900..2200).contains(&year) => Some((Some(Day::new(year, month, day)?), at + 1)),
        [day, month] if (1..=31).contains(&day) && (1..=12).contains(&month) => Some((None, at + 1)),
        [day] if words.get(at + 1).is_some_and(|word| word.is("tháng")) => {
            let month: i32 = words.get(at + 2)?.key.parse().ok()?;
            let year = words.get(at + 3).filter(|word| word.is("năm")).and_then(|_| words.get(at + 4)?.key.parse().ok());
            match year {
                Some(year) => Some((Some(Day::new(year, month, day)?), at + 5)),
                None => (1..=12).contains(&month).then_some((None, at + 3)),
            }
        }
        _ => None,
    }
}

/// The last day of `tháng 3/2022`, `quý I năm 2023`, `năm 2025`.
fn period(words: &[Word], at: usize) -> Option<(Day, usize)> {
    let unit = words.get(at)?;
    let value = &words.get(at + 1)?.key;
    let year_at = |at: usize| words.get(at).filter(|word| word.is("năm")).and_then(|_| words.get(at + 1)?.key.parse::<i32>().ok());
    let number = |part: &str| match part {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        digits => digits.parse::<i32>().ok(),
    };
    let (part, year, end) = if unit.is("năm") {
        (12, value.parse().ok()?, at + 2)
    } else if let Some((part, year)) = value.split_once(['/', '-']) {
        (number(part)?, year.parse().ok()?, at + 2)
    } else {
        (number(value)?, year_at(at + 2)?, at + 4)
    };
    let month = match unit.plain.as_str() {
        "năm" | "tháng" => part,
        "quý" if (1..=4).contains(&part) => part * 3,
        _ => return None,
    };
    let first = Day::new(year, month, 1)?;
    Some((Day::month_end(first.month_index()), end))
}
