//! Moves that follow one another, drawn from above: the posts as boxes, each step an arrow with its number and who takes it; a closed circle goes back to its first post.

use super::picture::{Anchor, Picture};
use crate::access::Names;
use crate::plans::Circle;

/// Narrow enough for a telephone: the letters stay as large as those around the picture.
const WIDTH: f64 = 340.0;
const BOX_WIDTH: f64 = 290.0;
const BOX_HEIGHT: f64 = 46.0;
const STEP: f64 = 52.0;
const MARGIN: f64 = 4.0;
/// Letters that fit into a line of a box.
const LINE: usize = 38;

/// The picture of a chain or of a circle.
pub(crate) fn draw(circle: &Circle, names: &Names, title: &str) -> Picture {
    let closed = circle.posts.len() == circle.people.len();
    let count = circle.posts.len();
    let height = MARGIN * 2.0 + count as f64 * BOX_HEIGHT + circle.people.len() as f64 * STEP;
    let mut picture = Picture::new(WIDTH as u32, height.ceil() as u32, title);
    let middle = MARGIN + 26.0;
    for (at, post) in circle.posts.iter().enumerate() {
        let y = MARGIN + at as f64 * (BOX_HEIGHT + STEP);
        let words = names.place(post);
        picture.rectangle("box", [MARGIN, y, BOX_WIDTH, BOX_HEIGHT], &words);
        for (line, text) in lines(&words).iter().enumerate() {
            picture.text("", [MARGIN + 10.0, y + 19.0 + line as f64 * 18.0], Anchor::Start, text);
        }
    }
    for (at, person) in circle.people.iter().enumerate() {
        let top = MARGIN + at as f64 * (BOX_HEIGHT + STEP) + BOX_HEIGHT;
        let bottom = top + STEP;
        picture.line("way", [middle, top, middle, bottom - 2.0]);
        let back = closed && at + 1 == circle.people.len();
        if back {
            // Back to the first post, along the right side.
            let (right, first) = (WIDTH - MARGIN - 14.0, MARGIN + BOX_HEIGHT / 2.0);
            picture.path("way", &format!("M {middle:.1} {:.1} H {right:.1} V {first:.1} H {:.1}", bottom - 2.0, MARGIN + BOX_WIDTH + 2.0), "");
            let x = MARGIN + BOX_WIDTH + 2.0;
            picture.path("way", &format!("M {:.1} {:.1} L {x:.1} {first:.1} L {:.1} {:.1}", x + 9.0, first - 6.0, x + 9.0, first + 6.0), "");
        } else {
            picture.path(
                "way",
                &format!("M {:.1} {:.1} L {middle:.1} {:.1} L {:.1} {:.1}", middle - 6.0, bottom - 10.0, bottom - 1.0, middle + 6.0, bottom - 10.0),
                "",
            );
        }
        let centre = top + STEP / 2.0 - 3.0;
        picture.circle("box", [middle, centre, 12.0], "");
        picture.text("", [middle, centre + 5.0], Anchor::Middle, &(at + 1).to_string());
        picture.text("", [middle + 22.0, centre + 5.0], Anchor::Start, &shortened(&names.name(person)));
    }
    picture
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LINE { text.to_owned() } else { text.chars().take(LINE - 1).chain(['…']).collect() }
}

/// A text in two lines at most.
fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let fits = |line: &String| line.is_empty() || line.chars().count() + 1 + word.chars().count() <= LINE;
        let full = lines.len() == 2;
        match lines.last_mut() {
            Some(line) if fits(line) || full => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| shortened(&line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_and_every_post_is_drawn_and_a_circle_is_closed() {
        for people in 1..9 {
            for posts in [people, people + 1] {
                let ids = |letter: char, count: usize| {
                    (0..count).map(|at| format!("{letter}{at} có một cái tên rất dài để phải xuống dòng mà vẫn còn đọc được")).collect()
                };
                let circle = Circle { people: ids('C', people), posts: ids('P', posts), kind: "chain".into() };
                let drawn = draw(&circle, &Names::default(), "hình").to_string();
                assert_eq!(drawn.matches("<rect").count(), posts);
                assert_eq!(drawn.matches("<circle").count(), people);
                assert_eq!(drawn.matches("<path").count(), if posts == people { people + 1 } else { people });
                assert!((0..people).all(|at| drawn.contains(&format!(">C{at} có")) && drawn.contains(&format!(">{}</text>", at + 1))));
            }
        }
    }
}
