//! Texts as pictures that a telephone reads: drawn as one path, with nothing loaded.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light squares around the picture, as readers want them.
const MARGIN: i32 = 4;

/// A picture.
pub(crate) struct Picture {
    /// Squares in a row, with the margin.
    pub(crate) size: i32,
    /// The dark ones, as the path of an SVG.
    pub(crate) path: String,
}

/// The picture of a text; none where it is too long for one.
pub(crate) fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y))).filter(|&(x, y)| code.get_module(x, y));
    let path = dark.map(|(x, y)| format!("M{},{}h1v1h-1z", x + MARGIN, y + MARGIN)).collect();
    Some(Picture { size: code.size() + 2 * MARGIN, path })
}

impl Picture {
    /// The picture as a file by itself: black on white, to be printed.
    pub(crate) fn svg(&self) -> String {
        let Picture { size, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"60mm\" height=\"60mm\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>\n"
        )
    }
}
