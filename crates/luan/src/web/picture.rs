//! Pictures: drawings that the server makes, as SVG. Each says in words what it shows, and stands beside a table that says the same.
//!
//! Colours and lines come from classes in the style of the pages, so that a picture prints and bends to the colours of its reader; nothing here sets a style of its own.

use std::fmt::{self, Display, Formatter, Write};

use askama::filters::HtmlSafe;

/// A drawing, of a width and a height in its own units.
pub(crate) struct Picture {
    width: u32,
    height: u32,
    title: String,
    body: String,
}

/// Where a text stands to its point.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Picture {
    /// An empty drawing that shows what `title` says.
    pub(crate) fn new(width: u32, height: u32, title: &str) -> Picture {
        Picture { width, height, title: title.to_owned(), body: String::new() }
    }

    /// A rectangle; `says` appears where a pointer rests on it.
    pub(crate) fn rectangle(&mut self, class: &str, [x, y, width, height]: [f64; 4], says: &str) {
        let class = Quoted(class);
        self.write(format_args!("<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\">"));
        self.says(says);
        self.body.push_str("</rect>");
    }

    /// A line from one point to another.
    pub(crate) fn line(&mut self, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
        self.write(format_args!("<line class=\"{}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>", Quoted(class)));
    }

    /// A path, given in the letters of SVG.
    pub(crate) fn path(&mut self, class: &str, path: &str, says: &str) {
        self.write(format_args!("<path class=\"{}\" d=\"{}\">", Quoted(class), Quoted(path)));
        self.says(says);
        self.body.push_str("</path>");
    }

    /// A circle around a point.
    pub(crate) fn circle(&mut self, class: &str, [x, y, radius]: [f64; 3], says: &str) {
        self.write(format_args!("<circle class=\"{}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\">", Quoted(class)));
        self.says(says);
        self.body.push_str("</circle>");
    }

    /// A text at a point.
    pub(crate) fn text(&mut self, class: &str, [x, y]: [f64; 2], anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.write(format_args!("<text class=\"{}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>", Quoted(class), Quoted(text)));
    }

    fn says(&mut self, says: &str) {
        if !says.is_empty() {
            self.write(format_args!("<title>{}</title>", Quoted(says)));
        }
    }

    fn write(&mut self, part: fmt::Arguments<'_>) {
        self.body.write_fmt(part).expect("memory takes every letter");
    }
}

impl Display for Picture {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let (width, height, title) = (self.width, self.height, Quoted(&self.title));
        write!(out, "<svg class=\"picture\" role=\"img\" aria-label=\"{title}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">")?;
        write!(out, "{}</svg>", self.body)
    }
}

impl HtmlSafe for Picture {}

/// A text as it may stand in a page, also between quotes.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                letter if letter.is_control() => out.write_char(' ')?,
                letter => out.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_stays_text() {
        let hostile = "\"><script>alert('x')</script>&\u{0}";
        let mut picture = Picture::new(10, 10, hostile);
        picture.rectangle(hostile, [0.0, 0.0, 1.0, 1.0], hostile);
        picture.path(hostile, hostile, hostile);
        picture.circle(hostile, [1.0, 1.0, 1.0], hostile);
        picture.line(hostile, [0.0, 0.0, 1.0, 1.0]);
        for anchor in [Anchor::Start, Anchor::Middle, Anchor::End] {
            picture.text(hostile, [0.0, 0.0], anchor, hostile);
        }
        let drawn = picture.to_string();
        assert!(!drawn.contains("<script") && !drawn.contains('\u{0}'), "{drawn}");
        assert_eq!(drawn.matches("&lt;script&gt;").count(), 15, "{drawn}");
        assert_eq!(drawn.matches('"').count() % 2, 0);
    }
}
