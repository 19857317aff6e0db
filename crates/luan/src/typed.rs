//! Texts as people type them, turned into texts as the record writes them.

use register::column::Kind;

/// The text of a cell as the record writes it: `5/1/2026` and `05.01.2026` are `2026-01-05`, `1/2026` is `2026-01`. What is no day of that form stays as it was typed, to be refused in the typist's own words.
pub(crate) fn as_recorded(kind: Kind, text: &str) -> String {
    let dated = matches!(kind, Kind::Day | Kind::From | Kind::Until | Kind::Partial);
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    match parts[..] {
        [day, month, year] if dated && year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [month, year] if dated && year.len() == 4 => format!("{year}-{month:0>2}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_typed_as_an_office_writes_it_is_the_day_of_the_record() {
        let mut day = crate::cli::day("1960-01-01").unwrap();
        for _ in 0..30_000 {
            let text = day.to_string();
            let [year, month, date] = text.split('-').collect::<Vec<_>>()[..] else { panic!("{text}") };
            let short = |part: &str| part.trim_start_matches('0').to_owned();
            for between in ['/', '.', '-'] {
                assert_eq!(as_recorded(Kind::Day, &format!("{date}{between}{month}{between}{year}")), text);
            }
            assert_eq!(as_recorded(Kind::Until, &format!("{} / {}/{year}", short(date), short(month))), text);
            assert_eq!(as_recorded(Kind::Partial, &format!("{}/{year}", short(month))), format!("{year}-{month}"));
            assert_eq!(as_recorded(Kind::Text, &format!("{date}/{month}")), format!("{date}/{month}"), "a symbol stays as it is");
            assert_eq!(as_recorded(Kind::Day, &text), text, "and so does a day of the record");
            day = day.next();
        }
    }

    #[test]
    fn what_is_no_day_stays_as_it_was_typed() {
        for stays in ["2026-01", "2026", "", "31/02/26", "5/1/2026/7", "hôm nay"] {
            assert_eq!(as_recorded(Kind::Day, stays), stays);
        }
    }
}
