//! Documents of word processors (Office Open XML): the parts that hold words, unpacked within limits. Headers, footers, comments and what was deleted are left out; footnotes stand at the end.

mod body;
mod look;
mod numbering;
mod styles;
mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::gather::Gather;
use super::refusal::{Foreign, Reason};
use crate::documents::limits::{Limit, PART_BYTES};
use crate::documents::lines::{Source, Text};
use crate::gate::{check_directory, check_end_record};
use crate::problem::FileFault;
use body::Body;
use numbering::Numbering;
pub(super) use numbering::{letters, roman};
use styles::Styles;
use xml::{Event, Xml};

/// Where every word processor puts the words, unless the container says otherwise.
const MAIN_PART: &str = "word/document.xml";

/// Reads a zip container as a document.
pub(super) fn read(bytes: &[u8]) -> Result<Text, Reason> {
    check_end_record(bytes).map_err(refused)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    let names = check_directory(&mut archive).map_err(refused)?;
    if let Some(foreign) = foreign(&names) {
        return Err(Reason::Foreign(foreign));
    }
    let mut parts = Parts { archive, names };
    let main = parts.main()?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let Some(words) = parts.text(&main)? else { return Err(Reason::BrokenPart(main)) };
    let styles = match parts.text(&beside("styles.xml"))? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let mut numbering = match parts.text(&beside("numbering.xml"))? {
        Some(text) => Numbering::read(&text)?,
        None => Numbering::default(),
    };
    let mut gather = Gather::default();
    let mut body = Body::new(&styles, &mut numbering, &mut gather);
    body.read(&words, &main)?;
    for notes in ["footnotes.xml", "endnotes.xml"] {
        if let Some(text) = parts.text(&beside(notes))? {
            body.gap()?;
            body.read(&text, notes)?;
        }
    }
    let encoding = body.encoding();
    Ok(gather.finish(Source::Docx, encoding))
}

/// What a container is that is no document of Word.
fn foreign(names: &[String]) -> Option<Foreign> {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/") {
        Some(Foreign::Workbook)
    } else if has("ppt/") {
        Some(Foreign::Slides)
    } else if has("mimetype") && has("content.xml") {
        Some(Foreign::OpenDocument)
    } else if has("word/") || has("_rels/") {
        None
    } else {
        Some(Foreign::Archive)
    }
}

fn refused(fault: FileFault) -> Reason {
    match fault {
        FileFault::OldOrLocked => Reason::Locked,
        other => Reason::Container(other),
    }
}

fn broken(why: &str) -> Reason {
    Reason::Container(FileFault::BrokenContainer(why.to_owned()))
}

/// The parts of a container.
struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
}

impl Parts<'_> {
    /// The name of the part with the words, as the container says.
    fn main(&mut self) -> Result<String, Reason> {
        const RELATIONS: &str = "_rels/.rels";
        let Some(text) = self.text(RELATIONS)? else { return Ok(MAIN_PART.to_owned()) };
        let mut xml = Xml::new(&text, RELATIONS);
        let mut main = None;
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.local() == "Relationship" && tag.value("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) => {
                    main = main.or(tag.value("Target"));
                }
                Event::Finished => break,
                _ => {}
            }
        }
        Ok(main.map_or_else(|| MAIN_PART.to_owned(), |main| main.trim_start_matches('/').to_owned()))
    }

    /// A part as text, where there is one of this name.
    fn text(&mut self, name: &str) -> Result<Option<String>, Reason> {
        let Some(number) = self.names.iter().position(|own| own.eq_ignore_ascii_case(name)) else { return Ok(None) };
        let entry = self.archive.by_index(number).map_err(|error| broken(&error.to_string()))?;
        let mut bytes = Vec::new();
        entry.take(PART_BYTES + 1).read_to_end(&mut bytes).map_err(|error| broken(&format!("{name}: {error}")))?;
        if bytes.len() as u64 > PART_BYTES {
            return Err(Limit::PartBytes.into());
        }
        // Word writes UTF-8 and nothing else; another encoding could hide markup from whoever looks.
        let text = String::from_utf8(bytes).map_err(|_| Reason::BrokenPart(name.to_owned()))?;
        Ok(Some(text))
    }
}
