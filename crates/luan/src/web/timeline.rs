//! The posts of one person over the years, drawn: a lane for each post, hollow where it was held beside another, with the days on which a count of months reaches a number of the law.

use register::Day;

use super::picture::{Anchor, Picture};
use crate::access::PostHeld;

/// Units of the drawing: the width of the whole, and of the words on its left.
const WIDTH: f64 = 960.0;
const WORDS: f64 = 300.0;
/// The height of a lane, and of the axis above the lanes.
const LANE: f64 = 34.0;
const AXIS: f64 = 30.0;
/// Letters of a title that find room on the left.
const LETTERS_MAX: usize = 40;
/// Years between two lines of the axis are so many that there are at most this many lines.
const LINES_MAX: i32 = 12;

/// A day to be marked, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    pub(crate) day: Day,
    pub(crate) words: String,
}

/// What is drawn: from the first of these days to the second.
pub(crate) struct Frame {
    pub(crate) from: Day,
    pub(crate) until: Day,
    pub(crate) today: Day,
}

impl Frame {
    /// The frame that begins so many years before a day, or with the first post, and leaves room for what comes.
    pub(crate) fn around(today: Day, years_back: Option<i32>, held: &[PostHeld], marks: &[Mark]) -> Frame {
        let first = held.iter().filter_map(|one| one.from).min().unwrap_or(today).min(today);
        let from = years_back.map_or(first, |years| first.max(today.add_months(-12 * years)));
        let ahead = marks.iter().map(|mark| mark.day).filter(|day| years_back.is_none_or(|years| *day <= today.add_months(12 * years))).max();
        let begun = |day: Day, years: i32| Day::new(day.year() + years, 1, 1).unwrap_or(day);
        Frame { from: begun(from, 0), until: begun(ahead.unwrap_or(today).max(today), 1), today }
    }

    /// Where a day stands; the days outside stand at the edges.
    fn x(&self, day: Day) -> f64 {
        let (from, until, at) = (self.from.ordinal(), self.until.ordinal(), day.ordinal());
        let share = f64::from(at.clamp(from, until) - from) / f64::from((until - from).max(1));
        WORDS + share * (WIDTH - WORDS - 10.0)
    }

    fn shows(&self, held: &PostHeld) -> bool {
        held.until.is_none_or(|until| until > self.from) && held.from.is_none_or(|from| from < self.until)
    }
}

/// The drawing.
pub(crate) fn drawn(frame: &Frame, held: &[PostHeld], marks: &[Mark], title: &str) -> Picture {
    let lanes: Vec<&PostHeld> = held.iter().filter(|one| frame.shows(one)).collect();
    let height = AXIS + LANE * lanes.len() as f64 + 16.0;
    let mut picture = Picture::new(WIDTH as u32, height as u32, title);
    let step = ((frame.until.year() - frame.from.year()) / LINES_MAX + 1).max(1);
    let mut year = frame.from.year();
    while year <= frame.until.year() {
        if let Some(day) = Day::new(year, 1, 1) {
            picture.line("axis", [frame.x(day), AXIS - 6.0, frame.x(day), height]);
            // The last year would hang over the edge.
            let anchor = if frame.x(day) > WIDTH - 25.0 { Anchor::End } else { Anchor::Middle };
            picture.text("quiet", [frame.x(day), AXIS - 12.0], anchor, &year.to_string());
        }
        year += step;
    }
    for (lane, one) in lanes.iter().enumerate() {
        let y = AXIS + LANE * lane as f64;
        let (left, right) = (frame.x(one.from.unwrap_or(frame.from)), frame.x(one.until.unwrap_or(frame.today).min(frame.until)));
        picture.text("", [0.0, y + 21.0], Anchor::Start, &short(&one.title));
        let class = if one.concurrent { "bar concurrent" } else { "bar" };
        picture.rectangle(class, [left, y + 7.0, (right - left).max(2.0), 20.0], &format!("{}, {}: {}", one.title, one.unit, period(one)));
    }
    picture.line("today", [frame.x(frame.today), AXIS - 6.0, frame.x(frame.today), height]);
    for mark in marks.iter().filter(|mark| mark.day >= frame.from && mark.day < frame.until) {
        let x = frame.x(mark.day);
        picture.line("mark", [x, AXIS - 6.0, x, height]);
        picture.circle("mark", [x, AXIS - 6.0, 5.0], &format!("{}: {}", mark.day.civil(), mark.words));
    }
    picture
}

fn short(title: &str) -> String {
    if title.chars().count() <= LETTERS_MAX { title.to_owned() } else { title.chars().take(LETTERS_MAX - 1).chain(['…']).collect() }
}

/// From when until when, as it is read: an end that is open stays open.
pub(crate) fn period(held: &PostHeld) -> String {
    format!("{} – {}", held.from.map_or_else(|| "…".to_owned(), Day::civil), held.until.map_or_else(String::new, Day::civil))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: i32) -> Day {
        Day::new(year, month, 1).unwrap()
    }

    fn held(from: i32, until: Option<i32>, concurrent: bool) -> PostHeld {
        let text = |text: &str| text.to_owned();
        let (from, until) = (Some(day(from, 3)), until.map(|year| day(year, 9)));
        PostHeld { title: text("Trưởng <phòng>"), unit: text("Phòng A"), post: text("P1"), from, until, concurrent, manner: "" }
    }

    #[test]
    fn every_post_of_the_frame_has_a_bar_and_every_mark_a_line() {
        // Every first and last year of posts and frames within three decades: what overlaps the frame is drawn, and nothing else.
        let today = day(2026, 6);
        for from in 1996..2026 {
            for length in [1, 4, 11] {
                let until = Some(from + length).filter(|until| *until < 2026);
                for years in [Some(5), Some(10), Some(20), None] {
                    let (all, marks) = ([held(from, until, false), held(2010, None, true)], [Mark { day: day(2028, 1), words: "36".to_owned() }]);
                    let frame = Frame::around(today, years, &all, &marks);
                    let drawing = drawn(&frame, &all, &marks, "Quá trình").to_string();
                    let expected = all.iter().filter(|one| one.until.is_none_or(|until| until > frame.from)).count();
                    assert_eq!(drawing.matches("<rect").count(), expected, "{from} {length} {years:?}");
                    assert!(drawing.matches("class=\"mark\"").count() == 2 && drawing.contains("01/01/2028"), "{from} {length} {years:?}");
                    assert!(!drawing.contains("<phòng>"));
                    let inside = drawing.split(" x=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap());
                    assert!(inside.into_iter().all(|x| (0.0..=WIDTH).contains(&x)), "{drawing}");
                }
            }
        }
    }
}
