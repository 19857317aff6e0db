//! What is drawn on a page, as far as it is letters: each with its place, size and look.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::file::{File, find};
use super::fonts::{Font, Fonts};
use super::lexer::{Lexer, Token};
use super::object::{Dict, Object};
use super::pages::Page;
use crate::Encoding;
use crate::documents::limits::{Limit, PAGE_LETTERS};

/// Forms inside forms; no program writes more than three or four.
const FORMS_DEPTH_MAX: u32 = 12;
/// States that are kept to come back to.
const STATES_MAX: usize = 512;
/// Operands of one operator.
const OPERANDS_MAX: usize = 64;
/// How far letters may lean from a right angle and still be lines of the text.
const LEAN_MAX: f64 = 0.1;
/// What it takes to put one letter, and to begin one form, in steps.
const LETTER_STEPS: u64 = 20;
const FORM_STEPS: u64 = 4_000;

/// A letter on a page: where it begins and ends on its line, how high the line is, how large it is.
pub(super) struct Glyph {
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) height: f64,
    pub(super) size: f64,
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) encoding: Option<Encoding>,
    /// Which way it reads, in quarters of a turn against the clock.
    way: u8,
}

/// Six numbers that move, turn and stretch.
type Matrix = [f64; 6];

const UNMOVED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First the one, then the other.
fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = second;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

fn point(at: Matrix, x: f64, y: f64) -> (f64, f64) {
    (at[0] * x + at[2] * y + at[4], at[1] * x + at[3] * y + at[5])
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State {
    space: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between_letters: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// What names mean inside one page or form.
struct Scope {
    fonts: Dict,
    forms: Dict,
    known: BTreeMap<Vec<u8>, Rc<Font>>,
}

/// The reader of one page.
pub(super) struct Content<'a, 'f> {
    file: &'a File<'a>,
    fonts: &'f mut Fonts,
    glyphs: Vec<Glyph>,
    state: State,
    kept: Vec<State>,
    /// Forms that are being drawn, by the numbers of their objects.
    drawing: Vec<Object>,
    text: Matrix,
    line: Matrix,
}

impl<'a, 'f> Content<'a, 'f> {
    pub(super) fn new(file: &'a File<'a>, fonts: &'f mut Fonts, page: &Page) -> Content<'a, 'f> {
        let turned = [UNMOVED, [0.0, -1.0, 1.0, 0.0, 0.0, 0.0], [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0], [0.0, 1.0, -1.0, 0.0, 0.0, 0.0]];
        let space = turned[page.quarters.rem_euclid(4) as usize];
        let state = State { space, font: None, size: 0.0, between_letters: 0.0, between_words: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0 };
        Content { file, fonts, glyphs: Vec::new(), state, kept: Vec::new(), drawing: Vec::new(), text: UNMOVED, line: UNMOVED }
    }

    /// Reads everything on a page.
    pub(super) fn page(&mut self, page: &Page) -> Result<(), Limit> {
        let contents = self.file.resolve(&page.contents)?;
        let streams = if let Object::Array(streams) = contents { streams } else { vec![contents] };
        let mut bytes = Vec::new();
        for stream in &streams {
            bytes.extend(self.file.bytes_of(&self.file.resolve(stream)?)?);
            // A word may not reach from one stream into the next.
            bytes.push(b'\n');
        }
        let mut scope = self.scope(&page.resources)?;
        self.run(&bytes, &mut scope, 0)
    }

    /// The letters that read the way most of them do; a stamp or a mark across the page is none of its text.
    pub(super) fn finish(self) -> Vec<Glyph> {
        let count = |way: u8| self.glyphs.iter().filter(|glyph| glyph.way == way).count();
        // On equal terms the usual way wins.
        let most = (0..4).rev().max_by_key(|&way| count(way)).unwrap_or(0);
        self.glyphs.into_iter().filter(|glyph| glyph.way == most).collect()
    }

    fn scope(&self, resources: &Object) -> Result<Scope, Limit> {
        let resources = self.file.resolve(resources)?;
        let empty = Dict::new();
        let of = |key: &[u8]| -> Result<Dict, Limit> { Ok(self.file.get(resources.dict().unwrap_or(&empty), key)?.dict().cloned().unwrap_or_default()) };
        Ok(Scope { fonts: of(b"Font")?, forms: of(b"XObject")?, known: BTreeMap::new() })
    }

    fn run(&mut self, bytes: &[u8], scope: &mut Scope, depth: u32) -> Result<(), Limit> {
        let mut lexer = Lexer::new(bytes, 0, self.file.work);
        let mut operands: Vec<Object> = Vec::new();
        let kept = self.kept.len();
        loop {
            match lexer.next()? {
                Token::End => break,
                Token::Value(value) if operands.len() < OPERANDS_MAX => operands.push(value),
                Token::Value(_) => {}
                Token::Word(word) => {
                    match word.as_slice() {
                        b"BI" => skip_picture(&mut lexer),
                        b"Do" => self.form(&operands, scope, depth)?,
                        b"Tf" => self.font(&operands, scope)?,
                        // A form may not take back what the page keeps.
                        b"Q" if self.kept.len() <= kept => {}
                        word => self.operator(word, &operands)?,
                    }
                    operands.clear();
                }
            }
        }
        self.kept.truncate(kept);
        Ok(())
    }

    fn operator(&mut self, word: &[u8], operands: &[Object]) -> Result<(), Limit> {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"q" if self.kept.len() < STATES_MAX => self.kept.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.kept.pop() {
                    self.state = state;
                }
            }
            b"cm" => self.state.space = then(matrix(operands), self.state.space),
            b"BT" => (self.text, self.line) = (UNMOVED, UNMOVED),
            b"Tc" => self.state.between_letters = number(0),
            b"Tw" => self.state.between_words = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"Tm" => (self.text, self.line) = (matrix(operands), matrix(operands)),
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" => self.show_operand(operands.first())?,
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_operand(operands.first())?;
            }
            b"\"" => {
                (self.state.between_words, self.state.between_letters) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show_operand(operands.get(2))?;
            }
            b"TJ" => {
                for value in operands.first().and_then(Object::array).unwrap_or_default() {
                    match value {
                        Object::Number(number) => self.advance(-number / 1_000.0 * self.state.size),
                        value => self.show_operand(Some(value))?,
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, by: f64) {
        self.text = then([1.0, 0.0, 0.0, 1.0, by * self.state.stretch, 0.0], self.text);
    }

    fn font(&mut self, operands: &[Object], scope: &mut Scope) -> Result<(), Limit> {
        let [Object::Name(name), size, ..] = operands else { return Ok(()) };
        self.state.size = size.number().unwrap_or(0.0);
        let font = match scope.known.get(name) {
            Some(font) => Some(font.clone()),
            None => scope.fonts.get(name).map(|value| self.fonts.get(self.file, value)).transpose()?,
        };
        if let Some(font) = &font {
            scope.known.insert(name.clone(), font.clone());
        }
        self.state.font = font;
        Ok(())
    }

    fn show_operand(&mut self, operand: Option<&Object>) -> Result<(), Limit> {
        let (Some(Object::Text(text)), Some(font)) = (operand, self.state.font.clone()) else { return Ok(()) };
        for code in font.codes(text) {
            self.file.work.steps(LETTER_STEPS)?;
            let width = code.width * self.state.size;
            if !code.text.is_empty() {
                self.put(code.text, width, &font)?;
            }
            self.advance(width + self.state.between_letters + if code.is_space { self.state.between_words } else { 0.0 });
        }
        Ok(())
    }

    /// Puts a letter where it stands on the page as it is shown.
    fn put(&mut self, text: String, width: f64, font: &Font) -> Result<(), Limit> {
        let at = then(self.text, self.state.space);
        let ((x, y), (end_x, end_y)) = (point(at, 0.0, self.state.rise), point(at, width * self.state.stretch, self.state.rise));
        let size = (self.state.size * at[2].hypot(at[3])).abs();
        let (across, up) = (at[0] * self.state.size.signum(), at[1] * self.state.size.signum());
        let way = if up.abs() <= across.abs() * LEAN_MAX {
            if across > 0.0 { 0 } else { 2 }
        } else if across.abs() <= up.abs() * LEAN_MAX {
            if up > 0.0 { 1 } else { 3 }
        } else {
            return Ok(());
        };
        let (from, until, height) = match way {
            0 => (x, end_x, y),
            1 => (y, end_y, -x),
            2 => (-x, -end_x, -y),
            _ => (-y, -end_y, x),
        };
        // Places beyond all measure come from damage, and letters without a size are not seen.
        if ![from, until, height, size].iter().all(|number| number.abs() < 1e7) || size == 0.0 {
            return Ok(());
        }
        if self.glyphs.len() as u64 >= PAGE_LETTERS {
            return Err(Limit::PageLetters);
        }
        self.glyphs.push(Glyph { from, until: until.max(from), height, size, text, bold: font.bold, encoding: font.encoding, way });
        Ok(())
    }

    /// A drawing that is used by name. It has fonts of its own, or those of the page.
    fn form(&mut self, operands: &[Object], scope: &mut Scope, depth: u32) -> Result<(), Limit> {
        let value = operands.first().and_then(Object::name).and_then(|name| scope.forms.get(name));
        // A form inside itself would be drawn for ever, and is not drawn.
        let Some(value) = value.filter(|value| depth < FORMS_DEPTH_MAX && !self.drawing.contains(value)).cloned() else { return Ok(()) };
        self.file.work.steps(FORM_STEPS)?;
        let form = self.file.resolve(&value)?;
        let Some(dict) = form.dict().filter(|dict| dict.get(&b"Subtype"[..]).and_then(Object::name) == Some(b"Form")) else { return Ok(()) };
        let bytes = self.file.bytes_of(&form)?;
        let moved = self.file.get(dict, b"Matrix")?.array().map_or(UNMOVED, matrix);
        let before = (self.state.clone(), self.text, self.line);
        self.state.space = then(moved, self.state.space);
        self.drawing.push(value);
        match dict.get(&b"Resources"[..]) {
            Some(own) => {
                let mut own = self.scope(own)?;
                self.run(&bytes, &mut own, depth + 1)?;
            }
            None => self.run(&bytes, scope, depth + 1)?,
        }
        self.drawing.pop();
        (self.state, self.text, self.line) = before;
        Ok(())
    }
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut matrix = UNMOVED;
    matrix.iter_mut().zip(operands).for_each(|(slot, value)| *slot = value.number().unwrap_or(0.0));
    matrix
}

/// A picture between the words has bytes that are no words.
fn skip_picture(lexer: &mut Lexer<'_>) {
    let rest = &lexer.bytes[lexer.at..];
    let Some(data) = find(rest, b"ID") else { return };
    let mut at = data;
    while let Some(found) = find(&rest[at..], b"EI") {
        at += found + 2;
        let alone = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        if alone(rest.get(at)) && alone(rest.get(at - 3)) {
            break;
        }
    }
    lexer.at += at.max(2);
}
