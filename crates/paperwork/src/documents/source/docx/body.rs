//! The words of a document: paragraphs, cells, boxes, in the order in which they stand in the file.

use super::look::Look;
use super::numbering::{Item, Numbering};
use super::styles::Styles;
use super::xml::{Event, Tag, Xml};
use crate::Encoding;
use crate::documents::limits::{Limit, TEXT_BYTES};
use crate::documents::source::gather::Gather;
use crate::documents::source::letters::Fonted;
use crate::documents::source::refusal::Reason;

/// The element that is open, as far as it means something for what stands in it.
enum Within {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text { preserve: bool },
    Cell,
    Table,
    Alternate { taken: bool },
    Other,
}

/// What a text box or a paragraph gives: text, the number of the paragraph, whether all is bold.
type Finished = (String, u32, bool);

/// A paragraph that is open. A box inside has paragraphs of its own, which stand behind it.
struct Paragraph {
    text: Fonted,
    number: u32,
    style: Option<String>,
    look: Look,
    of_style: Item,
    item: Item,
    run: Look,
    all_bold: bool,
    boxes: Vec<Finished>,
}

/// The reader of the words.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    gather: &'a mut Gather,
    open: Vec<Paragraph>,
    paragraphs: u32,
    boxes_bytes: u64,
    met: Option<Encoding>,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a mut Numbering, gather: &'a mut Gather) -> Body<'a> {
        Body { styles, numbering, gather, open: Vec::new(), paragraphs: 0, boxes_bytes: 0, met: None }
    }

    /// The old encoding that some of the words were in.
    pub(super) fn encoding(&self) -> Option<Encoding> {
        self.met
    }

    /// An empty line between blocks. Boxes are small: theirs have none.
    pub(super) fn gap(&mut self) -> Result<(), Reason> {
        if self.open.is_empty() { self.gather.gap(self.paragraphs) } else { Ok(()) }
    }

    /// Reads one part.
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), Reason> {
        let mut xml = Xml::new(text, part);
        let mut within = Vec::new();
        loop {
            match xml.next()? {
                Event::Open(tag) => match self.opened(&tag, &mut within)? {
                    Some(now) => within.push(now),
                    None => xml.skip()?,
                },
                Event::Close => {
                    if let Some(done) = within.pop() {
                        self.closed(&done)?;
                    }
                }
                Event::Text(text) => {
                    if let Some(Within::Text { preserve }) = within.last() {
                        let text = if *preserve { text.as_str() } else { text.trim_matches([' ', '\n', '\t', '\r']) };
                        self.words(&text.replace(['\n', '\r', '\t'], " "))?;
                    }
                }
                Event::Finished => return Ok(()),
            }
        }
    }

    /// What an element means where it stands; nothing where all of it is passed over.
    fn opened(&mut self, tag: &Tag<'_>, within: &mut [Within]) -> Result<Option<Within>, Reason> {
        match (tag.local(), within.last_mut()) {
            ("AlternateContent", _) => return Ok(Some(Within::Alternate { taken: false })),
            // The same thing twice, for new programs and for old ones.
            ("Choice" | "Fallback", Some(Within::Alternate { taken })) => return Ok((!std::mem::replace(taken, true)).then_some(Within::Other)),
            _ => {}
        }
        Ok(Some(match (tag.word(), within.last()) {
            ("p", _) => self.begin(),
            ("tbl", _) => {
                self.gap()?;
                self.gather.tables().0.open_table();
                Within::Table
            }
            ("tr", _) => {
                let (tables, lines) = self.gather.tables();
                tables.open_row(lines);
                Within::Other
            }
            ("tc", _) => {
                let (tables, lines) = self.gather.tables();
                tables.open_cell(None, None, lines);
                Within::Cell
            }
            ("gridSpan", _) => {
                self.gather.tables().0.over_columns(tag.number().unwrap_or(1));
                Within::Other
            }
            ("vMerge", _) if tag.val().is_none_or(|val| val != "restart") => {
                self.gather.tables().0.of_above();
                Within::Other
            }
            // A row that begins right of the others, as if empty cells stood before it.
            ("gridBefore", _) => {
                let (tables, lines) = self.gather.tables();
                tables.open_cell(tag.number(), None, lines);
                tables.close_cell(lines);
                Within::Other
            }
            ("pPr", Some(Within::Paragraph)) => Within::ParagraphProperties,
            ("r", _) => {
                self.look(|paragraph| paragraph.run = Look::default());
                Within::Run
            }
            ("rPr", Some(Within::Run)) => Within::RunProperties,
            (_, Some(Within::RunProperties)) => {
                self.run_property(tag);
                Within::Other
            }
            ("t", Some(Within::Run)) => Within::Text { preserve: tag.value("space").as_deref() == Some("preserve") },
            (sign, Some(Within::Run)) if signs(sign, tag).is_some() => {
                self.words(&signs(sign, tag).unwrap_or_default())?;
                Within::Other
            }
            ("pStyle", Some(Within::ParagraphProperties)) => {
                self.style(tag.val());
                Within::Other
            }
            ("numId", _) => {
                self.look(|paragraph| paragraph.item.list = tag.number());
                Within::Other
            }
            ("ilvl", _) => {
                self.look(|paragraph| paragraph.item.level = tag.number());
                Within::Other
            }
            // What was deleted or moved away, what stood there before a change, codes of fields, separators of notes.
            (
                "del" | "moveFrom" | "pPrChange" | "rPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPrChange" | "instrText" | "sdtPr" | "rt",
                _,
            ) => {
                return Ok(None);
            }
            ("footnote" | "endnote", _) if tag.value("type").is_some_and(|kind| kind != "normal") => return Ok(None),
            // The mark at the end of a paragraph has letters' properties too, and nothing is written with them.
            ("rPr", _) => return Ok(None),
            _ => Within::Other,
        }))
    }

    fn closed(&mut self, done: &Within) -> Result<(), Reason> {
        match done {
            Within::Paragraph => self.end(),
            Within::Cell | Within::Table => {
                let (tables, lines) = self.gather.tables();
                if matches!(done, Within::Cell) {
                    tables.close_cell(lines)
                } else {
                    tables.close_table(lines)
                }
                self.gap()
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self) -> Within {
        self.paragraphs = self.paragraphs.saturating_add(1);
        let style = self.styles.paragraph(None);
        self.open.push(Paragraph {
            text: Fonted::default(),
            number: self.paragraphs,
            style: None,
            look: style.look,
            of_style: style.item,
            item: Item::default(),
            run: Look::default(),
            all_bold: true,
            boxes: Vec::new(),
        });
        Within::Paragraph
    }

    fn end(&mut self) -> Result<(), Reason> {
        let Some(paragraph) = self.open.pop() else { return Ok(()) };
        let mut text = paragraph.text.finish(&mut self.met);
        if let Some(label) = self.numbering.label(paragraph.item.over(paragraph.of_style), paragraph.style.as_deref()) {
            text = if text.is_empty() { label } else { format!("{label} {text}") };
        }
        let own = (text, paragraph.number, paragraph.all_bold);
        let finished = std::iter::once(own).chain(paragraph.boxes);
        if let Some(outer) = self.open.last_mut() {
            for one in finished {
                self.boxes_bytes += one.0.len() as u64;
                if self.boxes_bytes > TEXT_BYTES {
                    return Err(Limit::TextBytes.into());
                }
                outer.boxes.push(one);
            }
            return Ok(());
        }
        for (text, number, bold) in finished {
            self.gather.take(&text, number, bold)?;
        }
        Ok(())
    }

    fn look(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn style(&mut self, id: Option<String>) {
        let style = self.styles.paragraph(id.as_deref());
        self.look(|paragraph| (paragraph.look, paragraph.of_style, paragraph.style) = (style.look, style.item, id));
    }

    fn run_property(&mut self, tag: &Tag<'_>) {
        let of_style = (tag.word() == "rStyle").then(|| tag.val()).flatten().map(|id| self.styles.letters(&id));
        self.look(|paragraph| match of_style {
            Some(look) => paragraph.run = paragraph.run.over(&look),
            None => paragraph.run.take(tag),
        });
    }

    /// Words of the run that is open, unless they are hidden.
    fn words(&mut self, words: &str) -> Result<(), Reason> {
        let Some(paragraph) = self.open.last_mut() else { return Ok(()) };
        let look = paragraph.run.over(&paragraph.look);
        if look.hidden == Some(true) {
            return Ok(());
        }
        let font = look.font.flatten();
        match (look.capitals, font) {
            // The letters of an old encoding have capitals of their own.
            (Some(true), None) => paragraph.text.push(&words.to_uppercase(), font, &mut self.met),
            (Some(true), Some(Encoding::Tcvn3)) => paragraph.text.push(words, Some(Encoding::Tcvn3Capitals), &mut self.met),
            _ => paragraph.text.push(words, font, &mut self.met),
        }
        if !words.trim().is_empty() {
            paragraph.all_bold &= look.bold == Some(true);
        }
        if paragraph.text.len() as u64 > TEXT_BYTES { Err(Limit::TextBytes.into()) } else { Ok(()) }
    }
}

/// What an element of a run shows that is no text.
fn signs(name: &str, tag: &Tag<'_>) -> Option<String> {
    Some(match name {
        "tab" | "ptab" => "\t".to_owned(),
        "br" | "cr" => "\n".to_owned(),
        "noBreakHyphen" => "-".to_owned(),
        "sym" => u32::from_str_radix(&tag.value("char")?, 16).ok().and_then(char::from_u32)?.to_string(),
        _ => return None,
    })
}
