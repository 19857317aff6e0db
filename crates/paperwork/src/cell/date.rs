//! Dates as people and spreadsheets write them. Nothing is guessed: two-digit years and exchanged months are refused.

use register::text::folded;
use register::{Day, Partial};

use crate::problem::CellFault;

/// A date in any of the ways that are understood: to the day, the month or the year.
pub(super) fn parse(text: &str) -> Result<Partial, CellFault> {
    if let Some(day) = canonical_day(text.as_bytes()) {
        return day.map(Partial::day);
    }
    let text = text.trim();
    let text = without_midnight(text)?;
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return lone_number(text);
    }
    match text.chars().find(|c| !c.is_ascii_digit() && *c != ' ') {
        Some(separator @ ('/' | '-' | '.')) => numbers(text.split(separator)),
        _ => in_words(text),
    }
}

/// `yyyy-mm-dd`, without looking at anything else.
fn canonical_day(bytes: &[u8]) -> Option<Result<Day, CellFault>> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = bytes else { return None };
    let digits = [a, b, c, d, e, f, g, h];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0'));
    Some(day(number(&digits[..4]), number(&digits[4..6]), number(&digits[6..])))
}

/// Cuts off a time of day that says midnight; any other time is refused.
fn without_midnight(text: &str) -> Result<&str, CellFault> {
    let Some(colon) = text.find(':') else { return Ok(text) };
    let Some(start) = text[..colon].rfind(['T', ' ']) else { return Err(CellFault::NotADate) };
    let midnight = text[start + 1..].bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z'));
    if midnight { Ok(text[..start].trim_end()) } else { Err(CellFault::TimeOfDay) }
}

fn lone_number(text: &str) -> Result<Partial, CellFault> {
    match text.len() {
        4 => year(text.parse().map_err(|_| CellFault::NotADate)?),
        5 => Err(CellFault::SerialInText),
        _ => Err(CellFault::NotADate),
    }
}

fn numbers<'a>(parts: impl Iterator<Item = &'a str>) -> Result<Partial, CellFault> {
    let mut found = [(0usize, 0i32); 3];
    let mut count = 0;
    for part in parts {
        let part = part.trim();
        if count == 3 || part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CellFault::NotADate);
        }
        found[count] = (part.len(), part.parse().map_err(|_| CellFault::NotADate)?);
        count += 1;
    }
    match (count, found) {
        (3, [(4, y), (1..=2, m), (1..=2, d)]) => day(y, m, d).map(Partial::day),
        (3, [(1..=2, d), (1..=2, m), (4, y)]) => day(y, m, d).map(Partial::day),
        (3, [(1..=2, _), (1..=2, _), (1..=2, _)]) => Err(CellFault::ShortYear),
        (2, [(4, y), (1..=2, m), _]) | (2, [(1..=2, m), (4, y), _]) => month(y, m),
        (2, [(1..=2, _), (1..=2, _), _]) => Err(CellFault::ShortYear),
        _ => Err(CellFault::NotADate),
    }
}

/// `ngày 5 tháng 1 năm 2020`, `tháng 1 năm 2020`, `năm 2020`.
fn in_words(text: &str) -> Result<Partial, CellFault> {
    let folded = folded(text);
    let mut words = folded.split([' ', ',']).filter(|word| !word.is_empty());
    let (mut found, mut order): ([Option<i32>; 3], usize) = ([None; 3], 0);
    while let Some(word) = words.next() {
        let place = ["ngay", "thang", "nam"].iter().position(|name| *name == word).ok_or(CellFault::NotADate)?;
        let number = words.next().filter(|number| number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit())).ok_or(CellFault::NotADate)?;
        if place < order {
            return Err(CellFault::NotADate);
        }
        if place == 2 && number.len() <= 2 {
            return Err(CellFault::ShortYear);
        }
        order = place + 1;
        found[place] = Some(number.parse().map_err(|_| CellFault::NotADate)?);
    }
    match found {
        [Some(d), Some(m), Some(y)] => day(y, m, d).map(Partial::day),
        [None, Some(m), Some(y)] => month(y, m),
        [None, None, Some(y)] => year(y),
        _ => Err(CellFault::NotADate),
    }
}

fn day(year: i32, month: i32, day: i32) -> Result<Day, CellFault> {
    in_range(year)?;
    Day::new(year, month, day).ok_or(if month > 12 && (1..=12).contains(&day) { CellFault::MonthFirst } else { CellFault::NoSuchDay })
}

fn month(year: i32, month: i32) -> Result<Partial, CellFault> {
    in_range(year)?;
    Partial::month(year, month).ok_or(CellFault::NoSuchDay)
}

fn year(year: i32) -> Result<Partial, CellFault> {
    Partial::year(year).ok_or(CellFault::YearRange)
}

fn in_range(year: i32) -> Result<(), CellFault> {
    if Partial::year(year).is_some() { Ok(()) } else { Err(CellFault::YearRange) }
}

/// Days from 1899-12-30 to 1970-01-01: the count of spreadsheets from 1 March 1900 on.
const SERIAL_OF_1970: i32 = 25_569;
/// Days from 1904-01-01 to 1970-01-01: the other count.
const SERIAL_OF_1970_FROM_1904: i32 = 24_107;
/// The count of spreadsheets has a 29 February 1900 that never was.
const PHANTOM_DAY: i32 = 60;

/// The day that a spreadsheet's count of days means.
pub(super) fn day_of_serial(serial: f64, epoch_1904: bool) -> Result<Day, CellFault> {
    if serial.fract() != 0.0 {
        return Err(CellFault::TimeOfDay);
    }
    if !(0.0..=200_000.0).contains(&serial) {
        return Err(CellFault::YearRange);
    }
    let count = serial as i32;
    let ordinal = match (epoch_1904, count) {
        (true, _) => count - SERIAL_OF_1970_FROM_1904,
        (false, PHANTOM_DAY) => return Err(CellFault::NoSuchDay),
        (false, ..PHANTOM_DAY) => count + 1 - SERIAL_OF_1970,
        (false, _) => count - SERIAL_OF_1970,
    };
    Day::from_ordinal(ordinal).ok_or(CellFault::YearRange)
}

/// The count of days that every spreadsheet program shows as this day; none before March 1900, where programs differ.
pub(crate) fn serial_of(day: Day) -> Option<i32> {
    Some(day.ordinal() + SERIAL_OF_1970).filter(|serial| *serial > PHANTOM_DAY)
}

/// A number cell in a date column: a year when it looks like one, a count of days otherwise.
pub(super) fn of_number(number: f64, epoch_1904: bool) -> Result<Partial, CellFault> {
    match number {
        year_like if (1900.0..2200.0).contains(&year_like) && year_like.fract() == 0.0 => year(year_like as i32),
        serial => day_of_serial(serial, epoch_1904).map(Partial::day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = Day> {
        (-25_567..84_006i32).prop_map(|ordinal| Day::from_ordinal(ordinal).unwrap())
    }

    proptest! {
        #[test]
        fn every_way_of_writing_a_day_means_that_day(day in any_day()) {
            let (y, m, d) = (day.year(), day.month(), day.day());
            for text in [
                format!("{day}"), format!("{d}/{m}/{y}"), format!("{d:02}/{m:02}/{y}"), format!("{d}-{m}-{y}"), format!("{d}.{m}.{y}"), format!("{y}/{m}/{d}"),
                format!("ngày {d} tháng {m} năm {y}"), format!("Ngày {d:02} tháng {m:02} năm {y}"), format!(" {d} / {m} / {y} "), format!("{day} 00:00:00"),
                format!("{day}T00:00:00"),
            ] {
                prop_assert_eq!(parse(&text), Ok(Partial::day(day)), "{}", text);
            }
            for text in [format!("{y}-{m:02}"), format!("{m}/{y}"), format!("tháng {m} năm {y}")] {
                prop_assert_eq!(parse(&text).ok(), Partial::month(y, m), "{}", text);
            }
            prop_assert_eq!(parse(&y.to_string()).ok(), Partial::year(y));
        }

        #[test]
        fn a_count_of_days_and_its_day_are_one(day in any_day()) {
            if let Some(serial) = serial_of(day) {
                prop_assert_eq!(day_of_serial(f64::from(serial), false), Ok(day));
            }
        }

        #[test]
        fn nothing_is_a_date_and_impossible(text in "[0-9]{1,5}[-/.][0-9]{1,5}[-/.][0-9]{1,5}") {
            if let Ok(date) = parse(&text) {
                let mut numbers: Vec<i32> = text.split(['-', '/', '.']).map(|part| part.parse().unwrap()).collect();
                numbers.sort_unstable();
                let mut meant = vec![date.first().day(), date.first().month(), date.first().year()];
                meant.sort_unstable();
                prop_assert_eq!(numbers, meant);
            }
        }
    }

    #[test]
    fn refuses_with_the_reason() {
        for (text, fault) in [
            ("1/2/99", CellFault::ShortYear),
            ("5/75", CellFault::ShortYear),
            ("ngày 1 tháng 2 năm 99", CellFault::ShortYear),
            ("31/4/2020", CellFault::NoSuchDay),
            ("29/2/2023", CellFault::NoSuchDay),
            ("2023-02-29", CellFault::NoSuchDay),
            ("12/25/2020", CellFault::MonthFirst),
            ("25/13/2020", CellFault::NoSuchDay),
            ("1/1/1850", CellFault::YearRange),
            ("1/1/2020 08:30", CellFault::TimeOfDay),
            ("36526", CellFault::SerialInText),
            ("hôm qua", CellFault::NotADate),
            ("1/2-2020", CellFault::NotADate),
            ("năm 2020 tháng 1", CellFault::NotADate),
            ("-", CellFault::NotADate),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
        assert_eq!(day_of_serial(60.0, false), Err(CellFault::NoSuchDay));
        assert_eq!(day_of_serial(1.0, false), Ok(Day::new(1900, 1, 1).unwrap()));
        assert_eq!(day_of_serial(0.0, true), Ok(Day::new(1904, 1, 1).unwrap()));
        assert_eq!(day_of_serial(36_526.25, false), Err(CellFault::TimeOfDay));
    }
}
