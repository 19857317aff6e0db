//! Numbers as a reader writes them: 13.503 in Vietnamese, 13,503 in English.

use rules::verdict::Lang;

/// A whole number in the figures of a language.
pub(crate) fn number(lang: Lang, number: usize) -> String {
    let figures = number.to_string();
    let mut text = String::with_capacity(figures.len() + figures.len() / 3);
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            text.push(lang.pick(['.', ',']));
        }
        text.push(figure);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (count, vi, en) in
            [(0, "0", "0"), (999, "999", "999"), (1_000, "1.000", "1,000"), (13_503, "13.503", "13,503"), (1_234_567, "1.234.567", "1,234,567")]
        {
            assert_eq!([number(Lang::Vi, count), number(Lang::En, count)], [vi, en]);
        }
    }
}
