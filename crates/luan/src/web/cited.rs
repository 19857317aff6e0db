//! Documents that rest on one another, drawn from above: what rests on the one that is asked about, the document itself, what it rests on; an arrow from each to what it cites.

use register::Day;

use super::picture::{Anchor, Picture};

/// Narrow enough for a telephone: the letters stay as large as those around the picture.
const WIDTH: f64 = 340.0;
const BOX_HEIGHT: f64 = 46.0;
const GAP: f64 = 16.0;
const MARGIN: f64 = 4.0;
/// Where arrows run: so many side by side, and so far from one another; what is more shares their places.
const LANES: usize = 5;
const LANE: f64 = 9.0;
/// Letters that fit into a line of a box.
const LINE: usize = 36;

/// A document in the picture.
pub(crate) struct Shown {
    pub(crate) name: String,
    pub(crate) issued: Day,
    /// How it stands, in words.
    pub(crate) standing: String,
    /// Whether it is over.
    pub(crate) is_over: bool,
    /// Whether it is the one that is asked about.
    pub(crate) is_asked: bool,
}

/// The picture; an arrow goes from the first of a pair to the second, and says what the first has to do with the second.
pub(crate) fn draw(shown: &[Shown], arrows: &[(usize, usize, String)], title: &str) -> Picture {
    let left = MARGIN + LANE * (LANES as f64 + 2.0);
    let height = MARGIN * 2.0 + shown.len() as f64 * (BOX_HEIGHT + GAP);
    let mut picture = Picture::new(WIDTH as u32, height.ceil() as u32, title);
    let top = |at: usize| MARGIN + at as f64 * (BOX_HEIGHT + GAP);
    for (at, document) in shown.iter().enumerate() {
        let class = match (document.is_asked, document.is_over) {
            (true, true) => "box asked over",
            (false, true) => "box over",
            (true, false) => "box asked",
            (false, false) => "box",
        };
        let issued = document.issued.if_known().map(|day| format!(", {}", day.civil())).unwrap_or_default();
        picture.rectangle(class, [left, top(at), WIDTH - left - MARGIN, BOX_HEIGHT], &document.standing);
        picture.text("", [left + 10.0, top(at) + 19.0], Anchor::Start, &shortened(&format!("{}{issued}", document.name)));
        picture.text("quiet", [left + 10.0, top(at) + 37.0], Anchor::Start, &shortened(&document.standing));
    }
    for (number, (from, to, says)) in arrows.iter().enumerate() {
        let lane = left - LANE * (2 + number % LANES) as f64;
        // Arrows that begin and end at one box stand beside one another.
        let beside = (number % LANES) as f64 * 5.0 - 10.0;
        let (y1, y2) = (top(*from) + BOX_HEIGHT / 2.0 + beside, top(*to) + BOX_HEIGHT / 2.0 + beside);
        picture.path("way", &format!("M {left:.1} {y1:.1} H {lane:.1} V {y2:.1} H {:.1}", left - 1.0), says);
        picture.path("way", &format!("M {:.1} {:.1} L {left:.1} {y2:.1} L {:.1} {:.1}", left - 7.0, y2 - 4.0, left - 7.0, y2 + 4.0), says);
    }
    picture
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LINE { text.to_owned() } else { text.chars().take(LINE - 1).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_and_every_arrow_is_drawn_inside_of_the_picture() {
        let shown =
            |at: usize| Shown {
                name: format!("{at}-KH/TU"), issued: Day::MISSING, standing: "còn hiệu lực".into(), is_over: at % 2 == 1, is_asked: at == 2
            };
        for count in 1..8 {
            let all: Vec<Shown> = (0..count).map(shown).collect();
            let arrows: Vec<(usize, usize, String)> = (0..count).flat_map(|from| (0..count).map(move |to| (from, to, "căn cứ".to_owned()))).collect();
            let drawn = draw(&all, &arrows, "hình").to_string();
            assert_eq!((drawn.matches("<rect").count(), drawn.matches("<path").count()), (count, arrows.len() * 2));
            assert!((0..count).all(|at| drawn.contains(&format!(">{at}-KH/TU</text>"))));
            assert!(!drawn.contains("H -") && !drawn.contains("V -"), "{drawn}");
        }
    }
}
