//! Fonts: which letters a code means, how wide it is, whether it is bold, which old encoding its name stands for.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::cmap::Map;
use super::file::File;
use super::names;
use super::object::{Dict, Object};
use crate::Encoding;
use crate::documents::limits::Limit;
use crate::legacy::as_western;

/// The width of a letter whose font does not say, in thousandths of its size.
const USUAL_WIDTH: f64 = 500.0;
/// Codes of a font that have widths of their own.
const CODES: usize = 1 << 16;
/// What it takes to keep one width, and to find one name, in steps.
const WIDTH_STEPS: u64 = 40;
const NAME_STEPS: u64 = 200;

/// One font.
pub(super) struct Font {
    map: Map,
    /// Codes of one byte by their glyphs' names.
    by_name: BTreeMap<u32, String>,
    composite: bool,
    /// Lengths of the codes of a composite font; two bytes where nothing is said.
    lengths: Vec<(usize, u32, u32)>,
    widths: BTreeMap<u32, f64>,
    usual_width: f64,
    /// From widths to parts of the size.
    scale: f64,
    pub(super) bold: bool,
    pub(super) encoding: Option<Encoding>,
}

/// Fonts that were read, by the number of their object.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<u32, Rc<Font>>);

/// A code of a text: what it means, how wide it is, whether it is the space of one byte.
pub(super) struct Code {
    pub(super) text: String,
    pub(super) width: f64,
    pub(super) is_space: bool,
}

impl Fonts {
    /// The font that a value names.
    pub(super) fn get(&mut self, file: &File<'_>, value: &Object) -> Result<Rc<Font>, Limit> {
        let number = if let Object::Reference(number) = value { Some(*number) } else { None };
        if let Some(font) = number.and_then(|number| self.0.get(&number)) {
            return Ok(font.clone());
        }
        let object = file.resolve(value)?;
        let font = Rc::new(Font::read(file, object.dict().unwrap_or(&Dict::new()))?);
        if let Some(number) = number {
            self.0.insert(number, font.clone());
        }
        Ok(font)
    }
}

impl Font {
    fn read(file: &File<'_>, dict: &Dict) -> Result<Font, Limit> {
        let name = file.get(dict, b"BaseFont")?.name().map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
        // Six letters and a plus say that only some of its glyphs are in the file.
        let name = name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name.as_str(), |(_, name)| name);
        let lower = name.to_lowercase();
        let composite = file.get(dict, b"Subtype")?.name() == Some(b"Type0");
        let mut font = Font {
            map: Map::read(&file.bytes_of(&file.get(dict, b"ToUnicode")?)?, file.work)?,
            by_name: BTreeMap::new(),
            composite,
            lengths: Vec::new(),
            widths: BTreeMap::new(),
            usual_width: USUAL_WIDTH,
            scale: 0.001,
            bold: ["bold", "black", "heavy"].iter().any(|word| lower.contains(word)),
            encoding: Encoding::of_font(name),
        };
        if composite {
            font.read_composite(file, dict)?
        } else {
            font.read_simple(file, dict)?
        }
        Ok(font)
    }

    fn read_simple(&mut self, file: &File<'_>, dict: &Dict) -> Result<(), Limit> {
        if let Some(scale) = file.get(dict, b"FontMatrix")?.array().and_then(|matrix| matrix.first()?.number()) {
            self.scale = scale;
        }
        let first = file.get(dict, b"FirstChar")?.integer().unwrap_or(0).clamp(0, 255) as u32;
        let widths = file.get(dict, b"Widths")?;
        for (code, width) in (first..256).zip(widths.array().unwrap_or_default()) {
            if let Some(width) = file.resolve(width)?.number() {
                self.widths.insert(code, width);
            }
        }
        let encoding = file.get(dict, b"Encoding")?;
        let Some(differences) = encoding.dict().map(|dict| file.get(dict, b"Differences")).transpose()? else { return Ok(()) };
        let mut code = 0;
        for value in differences.array().unwrap_or_default() {
            match value {
                Object::Number(number) => code = *number as u32,
                Object::Name(name) => {
                    file.work.steps(NAME_STEPS)?;
                    self.by_name.insert(code, names::letters(name).unwrap_or_else(|| '\u{fffd}'.to_string()));
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_composite(&mut self, file: &File<'_>, dict: &Dict) -> Result<(), Limit> {
        let encoding = file.get(dict, b"Encoding")?;
        if matches!(encoding, Object::Stream(..)) {
            self.lengths = Map::read(&file.bytes_of(&encoding)?, file.work)?.lengths;
        }
        let descendants = file.get(dict, b"DescendantFonts")?;
        let Some(first) = descendants.array().and_then(<[Object]>::first) else { return Ok(()) };
        let below = file.resolve(first)?;
        let Some(below) = below.dict() else { return Ok(()) };
        self.usual_width = file.get(below, b"DW")?.number().unwrap_or(1_000.0);
        let widths = file.get(below, b"W")?;
        let mut values = widths.array().unwrap_or_default().iter();
        // Either a code and the widths from there on, or two codes and the width of all between.
        while let Some(first) = values.next().and_then(Object::integer) {
            let Some(next) = values.next() else { break };
            match file.resolve(next)? {
                Object::Array(each) => self.widen(file, (first..).zip(each.iter().filter_map(Object::number)))?,
                Object::Number(last) => {
                    let Some(width) = values.next().and_then(Object::number) else { break };
                    self.widen(file, (first..=(last as i64).min(0xffff)).map(|code| (code, width)))?;
                }
                _ => break,
            }
        }
        Ok(())
    }

    fn widen(&mut self, file: &File<'_>, widths: impl Iterator<Item = (i64, f64)>) -> Result<(), Limit> {
        let mut count = 0;
        for (code, width) in widths.take(CODES) {
            count += 1;
            if let Ok(code) = u32::try_from(code).map(|code| code & 0xffff) {
                self.widths.insert(code, width);
            }
        }
        file.work.steps(count * WIDTH_STEPS)
    }

    /// The codes of a text.
    pub(super) fn codes(&self, text: &[u8]) -> Vec<Code> {
        let mut codes = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let length = self.length(rest).clamp(1, rest.len());
            let code = rest[..length].iter().fold(0u32, |code, &byte| code << 8 | u32::from(byte));
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width) * self.scale;
            codes.push(Code { text: self.letters(code), width: if width.is_finite() { width } else { 0.0 }, is_space: length == 1 && code == 32 });
            rest = &rest[length..];
        }
        codes
    }

    fn length(&self, rest: &[u8]) -> usize {
        if !self.composite {
            return 1;
        }
        let fits = |&&(length, low, high): &&(usize, u32, u32)| {
            let code = rest.iter().take(length).fold(0u32, |code, &byte| code << 8 | u32::from(byte));
            (low..=high).contains(&code)
        };
        self.lengths.iter().find(fits).map_or(2, |(length, _, _)| *length)
    }

    fn letters(&self, code: u32) -> String {
        if let Some(text) = self.map.letters(code) {
            return text;
        }
        if let Some(text) = self.by_name.get(&code) {
            return text.clone();
        }
        if !self.composite && code == 32 {
            return " ".to_owned();
        }
        // A font that says nothing at all has the letters of its codes; one that says something has no letter for the rest.
        if !self.composite && self.map.is_empty() { as_western(&[code as u8]).into_owned() } else { '\u{fffd}'.to_string() }
    }
}
