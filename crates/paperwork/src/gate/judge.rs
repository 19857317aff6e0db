//! What a tag of a workbook may say.

use super::scan::{attributes, local_name};
use crate::limits::*;
use crate::problem::FileFault;

/// Largest row number of a sheet.
const SHEET_ROWS: u32 = 1_048_576;
/// Bytes of a number format's tag: every style repeats the format in memory.
const FORMAT_TAG_BYTES: usize = 2_048;

/// Folders and endings of parts that the spreadsheet reader never opens: pictures, drawings, properties, macros.
const NEVER_OPENED: &[&str] =
    &["docprops/", "customxml/", "/drawings/", "/media/", "/charts/", "/embeddings/", "/printersettings/", "/ctrlprops/", "/activex/"];
const NEVER_OPENED_ENDINGS: &[&str] =
    &[".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".vml", ".bin", ".ole", ".docx", ".xlsx"];

/// Whether the spreadsheet reader never opens the part with this path, so that its bytes are counted and not looked at.
pub(super) fn passed_over(path: &str) -> bool {
    let path = path.to_lowercase();
    let rooted = format!("/{}", path.trim_start_matches('/'));
    NEVER_OPENED.iter().any(|folder| rooted.contains(folder)) || NEVER_OPENED_ENDINGS.iter().any(|ending| rooted.ends_with(ending))
}

/// Counts over the whole workbook.
#[derive(Default)]
pub(super) struct Judge {
    part: String,
    cells: u64,
    row_cells: u64,
    rows: u64,
    strings: u64,
    styles: u64,
    sheets: u64,
}

impl Judge {
    /// Starts with the next part.
    pub(super) fn begin(&mut self, part: &str) {
        (self.part, self.row_cells, self.rows) = (part.to_owned(), 0, 0);
    }

    /// Cells of all sheets so far.
    pub(super) fn cells(&self) -> u64 {
        self.cells
    }

    /// Looks at the inside of one tag.
    pub(super) fn tag(&mut self, tag: &[u8]) -> Result<(), FileFault> {
        match local_name(tag) {
            b"c" => self.cell(tag),
            b"row" => self.row(tag),
            b"dimension" | b"f" => self.range(tag),
            b"si" => count(&mut self.strings, Limit::SharedStrings),
            b"sst" => self.declared_strings(tag),
            b"xf" => count(&mut self.styles, Limit::Styles),
            b"sheet" => count(&mut self.sheets, Limit::Sheets),
            b"numFmt" if tag.len() > FORMAT_TAG_BYTES => Err(FileFault::Beyond(Limit::TagBytes)),
            b"Relationship" => self.relationship(tag),
            b"externalLink" | b"externalReference" => Err(FileFault::ExternalLink),
            _ => Ok(()),
        }
    }

    fn cell(&mut self, tag: &[u8]) -> Result<(), FileFault> {
        count(&mut self.cells, Limit::Cells)?;
        count(&mut self.row_cells, Limit::Columns)?;
        self.each(tag, b"r", |place| position(place).map(|_| ()))
    }

    fn row(&mut self, tag: &[u8]) -> Result<(), FileFault> {
        self.row_cells = 0;
        count(&mut self.rows, Limit::Rows)?;
        self.each(tag, b"r", row_number_only)
    }

    /// `A1` or `A1:C3`; a range that runs backwards makes the reader's sums go wrong.
    fn range(&mut self, tag: &[u8]) -> Result<(), FileFault> {
        self.each(tag, b"ref", |range| {
            let mut corners = range.split(|&byte| byte == b':').map(position);
            let (first, last) = (corners.next()??, corners.next());
            match last {
                None => Some(()),
                Some(last) => last.filter(|last| first.0 <= last.0 && first.1 <= last.1 && corners.next().is_none()).map(|_| ()),
            }
        })
    }

    /// The reader sets memory aside for as many strings as this attribute claims.
    fn declared_strings(&mut self, tag: &[u8]) -> Result<(), FileFault> {
        self.each(tag, b"uniqueCount", |count| number(count).filter(|&count| count <= SHARED_STRINGS).map(|_| ()))
    }

    fn relationship(&mut self, tag: &[u8]) -> Result<(), FileFault> {
        let value =
            |name: &[u8]| attributes(tag).find(|(found, _)| *found == name).map(|(_, value)| String::from_utf8_lossy(value).into_owned()).unwrap_or_default();
        let (kind, target) = (value(b"Type"), value(b"Target"));
        let kind = kind.rsplit('/').next().unwrap_or_default();
        match kind {
            "externalLink" | "externalLinkPath" => Err(FileFault::ExternalLink),
            // What the reader opens must have been looked at.
            "officeDocument" | "worksheet" | "sharedStrings" | "styles" | "theme"
                if passed_over(&target) || attributes(tag).any(|(_, value)| value.contains(&b'&')) =>
            {
                Err(FileFault::EntryName(target))
            }
            _ => Ok(()),
        }
    }

    /// Every attribute of this name must satisfy `right`.
    fn each(&self, tag: &[u8], name: &[u8], right: impl Fn(&[u8]) -> Option<()>) -> Result<(), FileFault> {
        match attributes(tag).filter(|(found, _)| *found == name).find(|(_, value)| right(value).is_none()) {
            Some((_, value)) => Err(FileFault::BrokenSheet(format!("{}: {}", self.part, String::from_utf8_lossy(&value[..value.len().min(40)])))),
            None => Ok(()),
        }
    }
}

fn count(counter: &mut u64, limit: Limit) -> Result<(), FileFault> {
    *counter += 1;
    if *counter > limit.value() { Err(FileFault::Beyond(limit)) } else { Ok(()) }
}

fn number(digits: &[u8]) -> Option<u64> {
    let fits = (1..=12).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    fits.then(|| digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

/// Column and row of a place such as `AB12`, where a sheet has it.
fn position(place: &[u8]) -> Option<(u32, u32)> {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let column = place[..letters].iter().take(4).fold(0u32, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = number(&place[letters..])?;
    ((1..=3).contains(&letters) && (1..=u64::from(SHEET_ROWS)).contains(&row)).then_some((column, row as u32))
}

fn row_number_only(digits: &[u8]) -> Option<()> {
    number(digits).filter(|row| (1..=u64::from(SHEET_ROWS)).contains(row)).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_ranges() {
        assert_eq!(position(b"AB12"), Some((28, 12)));
        assert_eq!(position(b"XFD1048576"), Some((16_384, 1_048_576)));
        for place in [&b"A0"[..], b"1A", b"AAAA1", b"A", b"A1048577", b"A1 ", b""] {
            assert_eq!(position(place), None);
        }
        let mut judge = Judge::default();
        assert!(judge.tag(br#"dimension ref="A1:C3""#).is_ok());
        assert!(judge.tag(br#"dimension ref="B2""#).is_ok());
        assert!(judge.tag(br#"dimension ref="C3:A1""#).is_err());
        assert!(judge.tag(br#"sst uniqueCount="18446744073709551615""#).is_err());
        assert!(judge.tag(br#"sst count="5" uniqueCount="3""#).is_ok());
    }

    #[test]
    fn pictures_are_passed_over_and_sheets_are_not() {
        assert!(passed_over("docProps/app.xml") && passed_over("xl/media/image1.png") && passed_over("xl/vbaProject.bin"));
        assert!(!passed_over("xl/worksheets/sheet1.xml") && !passed_over("xl/styles.xml") && !passed_over("_rels/.rels"));
        let mut judge = Judge::default();
        assert!(judge.tag(br#"Relationship Type="http://x/worksheet" Target="media/a.png""#).is_err());
        assert!(judge.tag(br#"Relationship Type="http://x/hyperlink" Target="http://example.org" TargetMode="External""#).is_ok());
        assert_eq!(judge.tag(br#"Relationship Type="http://x/externalLink" Target="externalLinks/externalLink1.xml""#), Err(FileFault::ExternalLink));
    }
}
