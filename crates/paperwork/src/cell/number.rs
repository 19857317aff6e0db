//! Whole numbers and truth values.

use register::text::folded;

use crate::problem::CellFault;

/// A whole number, with `.` between groups of three or without.
pub(super) fn whole(text: &str) -> Result<i32, CellFault> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || !well_grouped(digits) {
        return Err(CellFault::NotWhole);
    }
    let number = digits.bytes().filter(u8::is_ascii_digit).try_fold(0i64, |number, digit| {
        let number = number * 10 + i64::from(digit - b'0');
        (number <= i64::from(u32::MAX)).then_some(number)
    });
    let number = number.map(|number| if negative { -number } else { number });
    number.and_then(|number| i32::try_from(number).ok()).ok_or(CellFault::NumberRange)
}

/// `1.200` and `13.503.000` are grouped; `1.20` is a fraction, and `0.500` may be one.
fn well_grouped(digits: &str) -> bool {
    let Some((first, rest)) = digits.split_once('.') else { return true };
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.split('.').all(|group| group.len() == 3)
}

/// A number cell of a workbook as a whole number.
pub(super) fn whole_of(number: f64) -> Result<i32, CellFault> {
    if number.fract() != 0.0 {
        return Err(CellFault::NotWhole);
    }
    if (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number) { Ok(number as i32) } else { Err(CellFault::NumberRange) }
}

/// A truth value.
pub(super) fn flag(text: &str) -> Result<bool, CellFault> {
    let text = text.trim();
    match text {
        "true" | "1" | "x" => return Ok(true),
        "false" | "0" => return Ok(false),
        _ => {}
    }
    match folded(text).as_str() {
        "true" | "x" | "co" | "yes" | "dung" | "✓" | "✔" => Ok(true),
        "false" | "khong" | "no" | "sai" => Ok(false),
        _ => Err(CellFault::NotAFlag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_comes_back_with_and_without_groups(number in any::<i32>()) {
            prop_assert_eq!(whole(&number.to_string()), Ok(number));
            let plain = number.unsigned_abs().to_string();
            let groups: Vec<&str> = plain.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            let sign = if number < 0 { "-" } else { "" };
            prop_assert_eq!(whole(&format!("{sign}{}", groups.join("."))), Ok(number));
            prop_assert_eq!(whole_of(f64::from(number)), Ok(number));
        }
    }

    #[test]
    fn refuses_fractions_and_large_numbers() {
        for text in ["1.2", "1.20", "1.2345", "0.500", "1,5", "12a", "", "-", ".500", "1..200", "1 200"] {
            assert_eq!(whole(text), Err(CellFault::NotWhole), "{text}");
        }
        assert_eq!(whole("99999999999"), Err(CellFault::NumberRange));
        assert_eq!(whole("2147483648"), Err(CellFault::NumberRange));
        assert_eq!(whole_of(1.5), Err(CellFault::NotWhole));
        assert_eq!(whole_of(f64::NAN), Err(CellFault::NotWhole));
        assert_eq!(whole_of(1e18), Err(CellFault::NumberRange));
    }

    #[test]
    fn reads_yes_and_no() {
        for text in ["true", "TRUE", "x", "X", "Có", "có", "co", "yes", "1"] {
            assert_eq!(flag(text), Ok(true), "{text}");
        }
        for text in ["false", "không", "Khong", "no", "0"] {
            assert_eq!(flag(text), Ok(false), "{text}");
        }
        assert_eq!(flag("chưa rõ"), Err(CellFault::NotAFlag));
    }
}
