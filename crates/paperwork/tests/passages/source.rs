//! Text into lines, as a loader of plain text would.

use std::ops::RangeInclusive;
use std::path::Path;

use paperwork::documents::Line;
use unicode_normalization::UnicodeNormalization;

/// The lines of a text, numbered from 1.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let clean = |line: &str| line.replace('*', "").trim().nfc().collect();
    (1_u32..).zip(text.lines()).map(|(number, line)| Line { text: clean(line), number, bold: false }).collect()
}

/// Some lines of a text of the mission, by their numbers; none on a machine that does not have it.
pub(crate) fn seed(name: &str, range: RangeInclusive<u32>) -> Option<Vec<Line>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    if !folder.exists() {
        return None;
    }
    let text = std::fs::read_to_string(folder.join(name)).unwrap_or_else(|fault| panic!("{name} is not readable: {fault}"));
    Some(lines(&text).into_iter().filter(|line| range.contains(&line.number)).collect())
}
