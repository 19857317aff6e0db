//! Bars: how a whole falls into parts, one bar a row. The table beside them says the same.

use super::picture::{Anchor, Picture};

/// One bar.
pub(crate) struct Bar {
    pub(crate) label: String,
    /// Its parts, from the left.
    pub(crate) parts: Vec<Piece>,
}

/// A part of a bar.
pub(crate) struct Piece {
    /// The class of its colour.
    pub(crate) class: &'static str,
    pub(crate) count: usize,
    /// What it is, in words with its number.
    pub(crate) says: String,
}

/// Width of the labels and of the bars, height of a row.
const LABEL: f64 = 270.0;
const LENGTH: f64 = 560.0;
const ROW: f64 = 30.0;
/// What is there is seen, however little it is.
const LEAST: f64 = 2.0;

/// Bars of one length each: shares of each row's own whole. A row with nothing in it has an empty frame.
pub(crate) fn bars(title: &str, rows: &[Bar]) -> Picture {
    let mut picture = Picture::new((LABEL + LENGTH) as u32 + 10, (ROW * rows.len() as f64) as u32 + 4, title);
    for (at, row) in (0..).map(f64::from).zip(rows) {
        let (top, whole) = (at * ROW + 4.0, row.parts.iter().map(|part| part.count).sum::<usize>());
        picture.text("", [LABEL - 10.0, top + 16.0], Anchor::End, &row.label);
        picture.rectangle("box", [LABEL, top, LENGTH, ROW - 8.0], "");
        let mut from = LABEL;
        for part in row.parts.iter().filter(|part| part.count > 0) {
            let width = (LENGTH * part.count as f64 / whole as f64).max(LEAST).min(LABEL + LENGTH - from);
            picture.rectangle(&format!("bar {}", part.class), [from, top, width, ROW - 8.0], &part.says);
            from += width;
        }
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_is_there_is_drawn_inside_its_frame() {
        for counts in [vec![0, 0], vec![1, 1_000_000], vec![5, 5, 5, 5, 5], vec![1; 400]] {
            let there = counts.iter().filter(|count| **count > 0).count();
            let part = |count: usize| Piece { class: "met", count, says: format!("{count}") };
            let drawn = bars("t", &[Bar { label: "a".to_owned(), parts: counts.into_iter().map(part).collect() }]).to_string();
            assert_eq!(drawn.matches("class=\"bar met\"").count(), there);
            for rest in drawn.split("class=\"bar met\" x=\"").skip(1) {
                let from: f64 = rest.split('"').next().unwrap().parse().unwrap();
                let width: f64 = rest.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
                assert!(width >= 0.0 && from + width <= LABEL + LENGTH + 0.2, "{drawn}");
            }
        }
    }
}
