//! Letters into lines, as a person reads them: from above to below, and where two columns stand beside one another, the left one first.

use std::collections::VecDeque;

use super::content::Glyph;
use super::work::Work;
use crate::Encoding;
use crate::documents::limits::Limit;
use crate::documents::source::letters::Fonted;

/// All measures are parts of the size of the letters. A line may be this much higher or lower and is still the same: numbers of notes, columns not quite level.
const LEVEL: f64 = 0.4;
/// Between two words.
const SPACE: f64 = 0.15;
/// A gap that separates more than words.
const WIDE: f64 = 1.5;
/// What is left between two columns where they come closest.
const GUTTER: f64 = 0.8;
/// The least widths of two columns: the label of an item, left of its text, is no column.
const LEFT_COLUMN: f64 = 4.0;
const RIGHT_COLUMN: f64 = 2.0;
/// From line to line, what is too near to stand below one another.
const BESIDE: f64 = 0.9;
/// From line to line, where a new block begins.
const BLOCK: f64 = 1.9;
/// From line to line, where what follows on one side only still belongs to the column above, unless it reaches out of it by more than a letter.
const NEAR: f64 = 3.0;
/// How far lines between two such lines may reach out of their column: a title in the middle of the page reaches further.
const LOOSE: f64 = 4.0;
/// From line to line inside one pair of columns.
const FAR: f64 = 8.0;
/// The same letter twice at almost one place is one letter, printed twice to look bold.
const TWICE: f64 = 0.1;

/// A line that was found.
pub(super) struct Found {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// Letters without a space between them.
struct Word {
    from: f64,
    until: f64,
    glyphs: Vec<Glyph>,
}

/// Words at one height.
struct Row {
    height: f64,
    size: f64,
    words: Vec<Word>,
}

/// The lines of a page.
pub(super) fn lines(glyphs: Vec<Glyph>, page: usize, work: &Work, met: &mut Option<Encoding>) -> Result<Vec<Found>, Limit> {
    let mut rows = rows(glyphs);
    drop_number(&mut rows, page);
    let mut rows = VecDeque::from(rows);
    let mut found = Vec::new();
    let mut alone = Vec::new();
    while !rows.is_empty() {
        let Some((count, middle)) = columns(rows.make_contiguous(), work)? else {
            alone.extend(rows.pop_front());
            continue;
        };
        write(std::mem::take(&mut alone), &mut found, met);
        let (left, right) = split(rows.drain(..count), middle);
        for column in [left, right] {
            gap(&mut found);
            write(column, &mut found, met);
            gap(&mut found);
        }
    }
    write(alone, &mut found, met);
    Ok(found)
}

fn gap(found: &mut Vec<Found>) {
    if found.last().is_some_and(|line| !line.text.is_empty()) {
        found.push(Found { text: String::new(), bold: false });
    }
}

/// Letters put into rows and words.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.sort_by(|a, b| b.height.total_cmp(&a.height));
    let mut rows: Vec<(f64, f64, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some((height, size, row)) if (*height - glyph.height).abs() <= size.max(glyph.size) * LEVEL => {
                *size = size.max(glyph.size);
                row.push(glyph);
            }
            _ => rows.push((glyph.height, glyph.size, vec![glyph])),
        }
    }
    let rows = rows.into_iter().map(|(height, size, row)| Row { height, size, words: words(row) });
    rows.filter(|row| !row.words.is_empty()).collect()
}

fn words(mut row: Vec<Glyph>) -> Vec<Word> {
    row.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut words: Vec<Word> = Vec::new();
    let mut ended = true;
    for glyph in row {
        if glyph.text.trim().is_empty() {
            ended = true;
            continue;
        }
        match words.last_mut() {
            Some(word) if !ended && glyph.from - word.until <= glyph.size * SPACE => {
                let twice = word.glyphs.last_mut().filter(|last| last.text == glyph.text && glyph.from - last.from < glyph.size * TWICE);
                word.until = word.until.max(glyph.until);
                match twice {
                    Some(last) => last.bold = true,
                    None => word.glyphs.push(glyph),
                }
            }
            _ => words.push(Word { from: glyph.from, until: glyph.until, glyphs: vec![glyph] }),
        }
        ended = false;
    }
    words
}

/// The number of the page, above or below its text, is none of it.
fn drop_number(rows: &mut Vec<Row>, page: usize) {
    let is_number = |row: Option<&Row>| {
        let Some(row) = row else { return false };
        let text: String = row.words.iter().flat_map(|word| &word.glyphs).map(|glyph| glyph.text.as_str()).collect();
        text.trim_matches(['-', '–']).parse::<usize>().is_ok_and(|number| number == page)
    };
    if rows.len() > 1 && is_number(rows.first()) {
        rows.remove(0);
    } else if rows.len() > 1 && is_number(rows.last()) {
        rows.pop();
    }
}

impl Row {
    /// The one wide gap of a row, where it has exactly one.
    fn wide_gap(&self) -> Option<(f64, f64)> {
        let mut gaps = self.words.windows(2).map(|pair| (pair[0].until, pair[1].from)).filter(|(from, until)| until - from >= self.size * WIDE);
        let gap = gaps.next()?;
        gaps.next().is_none().then_some(gap)
    }

    /// The gap between this row and the next where the two stand beside one another and not quite level, as cells do whose lines differ in number.
    fn gap_to(&self, next: &Row) -> Option<(f64, f64)> {
        let size = self.size.max(next.size);
        let extent = |row: &Row| Some((row.words.first()?.from, row.words.last()?.until));
        let ((from, until), (next_from, next_until)) = (extent(self)?, extent(next)?);
        let gap = if until < next_from { (until, next_from) } else { (next_until, from) };
        (self.height - next.height < size * BESIDE && gap.1 - gap.0 >= size * GUTTER).then_some(gap)
    }

    /// Whether the row reaches nowhere out of a column by more than this.
    fn within(&self, column: Extent, by: f64) -> bool {
        let (Some((from, until)), Some(first), Some(last)) = (column, self.words.first(), self.words.last()) else { return false };
        first.from >= from - by && last.until <= until + by
    }

    /// What is left of a gutter when this row stands beside it, and on which sides of it the row has words; nothing where it stands across.
    fn beside(&self, (from, until): (f64, f64)) -> Option<((f64, f64), bool, bool)> {
        // The first row may be far shorter than those below it: where a row parts is the widest place in what is left of the gutter.
        let parted = |lefts: usize| {
            let left = lefts.checked_sub(1).map_or(from, |last| self.words[last].until.max(from));
            let right = self.words.get(lefts).map_or(until, |word| word.from.min(until));
            (left, right, lefts)
        };
        let widest = (0..=self.words.len()).map(parted).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        let (left, right, lefts) = widest.unwrap_or((from, until, 0));
        // A row of more than two pieces belongs to a table.
        let wide = |words: &[Word]| words.windows(2).any(|pair| pair[1].from - pair[0].until >= self.size * WIDE);
        let fits = right - left >= self.size * GUTTER && !wide(&self.words[..lefts]) && !wide(&self.words[lefts..]);
        fits.then_some(((left, right), lefts > 0, lefts < self.words.len()))
    }
}

/// From where to where words reach; nothing where there are none.
type Extent = Option<(f64, f64)>;

/// How many rows from here on stand in two columns, and where the middle of the gutter between them is.
fn columns(rows: &[Row], work: &Work) -> Result<Option<(usize, f64)>, Limit> {
    // The rows that show the gutter: one with a gap in it, or two that stand beside one another.
    let shown = rows.first().and_then(|row| Some((row.wide_gap()?, 1)).or_else(|| Some((row.gap_to(rows.get(1)?)?, 2))));
    let Some((first, showing)) = shown else { return Ok(None) };
    // How far the two columns reach with all rows looked at, and with those that stand in them: how many, their gutter, their reach.
    let mut all = rows[..showing].iter().fold([None, None], |columns, row| reach(columns, row, first));
    let (mut gutter, mut count, mut settled) = (first, showing, all);
    let (mut middle, mut size) = ((first.0 + first.1) / 2.0, rows[0].size);
    for at in showing..rows.len() {
        let (row, above) = (&rows[at], &rows[at - 1]);
        work.steps(row.words.len() as u64)?;
        let (distance, letter) = (above.height - row.height, row.size.max(above.size));
        let Some((narrowed, left, right)) = row.beside(gutter).filter(|_| distance <= letter * FAR) else { break };
        // Words on both sides take everything above them along; what follows on one side belongs to that column while it stays near and no wider.
        let column = all[usize::from(right)];
        let both = left && right;
        if !both && !row.within(column, letter * LOOSE) {
            break;
        }
        let follows = at == count && distance <= letter * NEAR && row.within(column, letter);
        (gutter, all) = (narrowed, reach(all, row, narrowed));
        if both || follows {
            (count, settled, middle, size) = (at + 1, all, (gutter.0 + gutter.1) / 2.0, size.max(letter));
        }
    }
    let width = |column: Extent| column.map_or(0.0, |(from, until)| until - from);
    let wide = width(settled[0]) >= size * LEFT_COLUMN && width(settled[1]) >= size * RIGHT_COLUMN;
    Ok((count > showing && wide).then_some((count, middle)))
}

/// How far columns reach with one row more.
fn reach(mut columns: [Extent; 2], row: &Row, gutter: (f64, f64)) -> [Extent; 2] {
    for word in &row.words {
        let column = &mut columns[usize::from((word.from + word.until) / 2.0 >= (gutter.0 + gutter.1) / 2.0)];
        *column = Some(column.map_or((word.from, word.until), |(from, until)| (from.min(word.from), until.max(word.until))));
    }
    columns
}

fn split(rows: impl Iterator<Item = Row>, middle: f64) -> (Vec<Row>, Vec<Row>) {
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for row in rows {
        let (left, right): (Vec<Word>, Vec<Word>) = row.words.into_iter().partition(|word| (word.from + word.until) / 2.0 < middle);
        for (side, words) in [(&mut lefts, left), (&mut rights, right)] {
            if !words.is_empty() {
                side.push(Row { height: row.height, size: row.size, words });
            }
        }
    }
    (lefts, rights)
}

/// Rows as lines, with an empty one where a block begins.
fn write(rows: Vec<Row>, found: &mut Vec<Found>, met: &mut Option<Encoding>) {
    let mut above: Option<(f64, f64)> = None;
    for row in rows {
        if above.is_some_and(|(height, size)| height - row.height > size.max(row.size) * BLOCK) {
            gap(found);
        }
        above = Some((row.height, row.size));
        let (size, mut text, mut bold, mut end) = (row.size, Fonted::default(), true, None);
        for word in row.words {
            if let Some(end) = end {
                let encoding = word.glyphs.first().and_then(|glyph| glyph.encoding);
                text.push(if word.from - end >= size * WIDE { "\t" } else { " " }, encoding, met);
            }
            end = Some(word.until);
            for glyph in word.glyphs {
                bold &= glyph.bold;
                text.push(&glyph.text, glyph.encoding, met);
            }
        }
        found.push(Found { text: text.finish(met), bold });
    }
}
