//! A column on its way in: the reader of its cells, with what it remembers from one row to the next.

use std::collections::HashMap;

use register::Day;
use register::column::{Kind, Value};
use register::table::ColumnSpec;

use super::{Raw, date, number, text};
use crate::aliases::position;
use crate::codes::CodeWords;
use crate::legacy::{Encoding, Signals, is_modern};
use crate::problem::CellFault;

/// Who knows what an id of another table stands for.
pub(crate) trait Refer {
    /// The number for an id of the table at `position`.
    fn refer(&mut self, position: usize, id: &str) -> Result<u32, CellFault>;
}

/// How many different words of one coded column are remembered.
const WORDS_REMEMBERED: usize = 1_000;

/// The reader of one column.
pub(crate) struct ColumnReader {
    kind: Kind,
    required: bool,
    /// The cell in the row that belongs to this column.
    pub(crate) source: Option<usize>,
    /// How its text is to be converted, when someone said so.
    pub(crate) decode: Option<Encoding>,
    /// What undecoded text seems to be in: then a cell that may be either is refused.
    pub(crate) suspected: Option<Encoding>,
    /// Whether its days are the last days covered, where the contract has the first no longer covered.
    pub(crate) last_day: bool,
    /// Whether the file counts days from 1904.
    pub(crate) epoch_1904: bool,
    target: usize,
    words: Option<CodeWords>,
    met: HashMap<String, Result<u8, CellFault>>,
    last: Option<(String, u32)>,
    decoded: String,
    written: String,
}

impl ColumnReader {
    /// The reader of a column of the contract that stands at `source` in the rows of the file.
    pub(crate) fn new(column: &ColumnSpec, source: Option<usize>) -> ColumnReader {
        let target = match column.kind {
            Kind::Ref(table) | Kind::RefList(table) => position(table).expect("a reference names a table of the contract"),
            _ => 0,
        };
        ColumnReader {
            kind: column.kind,
            required: column.required,
            source,
            decode: None,
            suspected: None,
            last_day: false,
            epoch_1904: false,
            target,
            words: if let Kind::Code(list) = column.kind { Some(CodeWords::of(list)) } else { None },
            met: HashMap::new(),
            last: None,
            decoded: String::new(),
            written: String::new(),
        }
    }

    /// Lets the column be absent: that was told once, for the whole sheet.
    pub(crate) fn excuse(&mut self) {
        self.required = false;
    }

    /// The value of a cell. What it is converted in stays in the reader, so nothing is allocated for a plain cell.
    pub(crate) fn read<'a>(&'a mut self, cells: &'a [Raw<'_>], refer: &mut dyn Refer) -> Result<Value<'a>, CellFault> {
        let raw = self.source.and_then(|source| cells.get(source)).unwrap_or(&Raw::Empty);
        if raw.is_empty() {
            return if self.required { Err(CellFault::Required) } else { Ok(Value::Missing) };
        }
        match raw {
            Raw::Text(text) => self.read_text(text, refer),
            Raw::Number(number) => self.read_number(*number, refer),
            Raw::Serial(serial) => match self.kind {
                Kind::Day | Kind::From | Kind::Until => self.dated(date::day_of_serial(*serial, self.epoch_1904)?),
                Kind::Partial => Ok(Value::Partial(register::Partial::day(date::day_of_serial(*serial, self.epoch_1904)?))),
                _ => Err(CellFault::BecameADate),
            },
            Raw::Flag(flag) => {
                if self.kind == Kind::Flag {
                    Ok(Value::Flag(*flag))
                } else {
                    Err(CellFault::BecameAFlag)
                }
            }
            Raw::Formula(_) => Err(CellFault::Formula),
            Raw::Error(_) => Err(CellFault::ErrorValue),
            Raw::Empty => Ok(Value::Missing),
        }
    }

    fn read_text<'a>(&'a mut self, text: &'a str, refer: &mut dyn Refer) -> Result<Value<'a>, CellFault> {
        let text = match self.decode {
            Some(encoding) if !text.is_ascii() || encoding == Encoding::Tcvn3Capitals => match encoding.decode(text) {
                std::borrow::Cow::Borrowed(same) => same,
                std::borrow::Cow::Owned(decoded) => {
                    self.decoded = decoded;
                    &self.decoded
                }
            },
            Some(_) => text,
            None if text.is_ascii() => text,
            None => match self.suspected.filter(|_| !is_modern(text)).or_else(|| Signals::of(text).encoding()) {
                Some(encoding) => return Err(CellFault::Legacy(encoding)),
                None => text,
            },
        };
        match self.kind {
            Kind::Text => text::free(text).map(Value::Text),
            Kind::Key => text::id(text, &mut self.written).map(Value::Text),
            Kind::Int => number::whole(text).map(Value::Int),
            Kind::Flag => number::flag(text).map(Value::Flag),
            Kind::Partial => date::parse(text).map(Value::Partial),
            Kind::Day | Kind::From | Kind::Until => {
                let last_day = self.last_day;
                full_day(date::parse(text)?).and_then(|day| moved(day, last_day)).map(Value::Day)
            }
            Kind::Code(_) => {
                let words = self.words.as_ref().expect("a coded column has its words");
                read_code(words, text, &mut self.met).map(Value::Code)
            }
            Kind::Ref(_) => {
                let id = text::id(text, &mut self.written)?;
                read_ref(id, self.target, &mut self.last, refer).map(Value::Ref)
            }
            Kind::RefList(_) => read_list(text, self.target, &mut self.written, refer).map(Value::RefList),
        }
    }

    fn read_number<'a>(&'a mut self, number: f64, refer: &mut dyn Refer) -> Result<Value<'a>, CellFault> {
        match self.kind {
            Kind::Int => number::whole_of(number).map(Value::Int),
            Kind::Partial => date::of_number(number, self.epoch_1904).map(Value::Partial),
            Kind::Day | Kind::From | Kind::Until => self.dated(full_day(date::of_number(number, self.epoch_1904)?)?),
            Kind::Flag if number == 1.0 => Ok(Value::Flag(true)),
            Kind::Flag if number == 0.0 => Ok(Value::Flag(false)),
            Kind::Flag => Err(CellFault::NotAFlag),
            Kind::Code(list) => Err(CellFault::UnknownCode { nearest: None, list }),
            Kind::Text | Kind::Key => Ok(Value::Text(text::of_number(number, &mut self.written))),
            Kind::Ref(_) => {
                let id = text::of_number(number, &mut self.written);
                read_ref(id, self.target, &mut self.last, refer).map(Value::Ref)
            }
            Kind::RefList(_) => Ok(Value::RefList(vec![(refer.refer(self.target, text::of_number(number, &mut self.written))?, false)])),
        }
    }

    fn dated<'a>(&self, day: Day) -> Result<Value<'a>, CellFault> {
        moved(day, self.last_day).map(Value::Day)
    }
}

fn moved(day: Day, last_day: bool) -> Result<Day, CellFault> {
    if !last_day {
        return Ok(day);
    }
    let next = day.next();
    if next > day { Ok(next) } else { Err(CellFault::YearRange) }
}

fn full_day(date: register::Partial) -> Result<Day, CellFault> {
    if date.first() == date.last() { Ok(date.first()) } else { Err(CellFault::PartialDate) }
}

fn read_code(words: &CodeWords, text: &str, met: &mut HashMap<String, Result<u8, CellFault>>) -> Result<u8, CellFault> {
    let list = words.list();
    if let Some(position) = list.iter().position(|name| *name == text) {
        return Ok(position as u8);
    }
    if let Some(known) = met.get(text) {
        return known.clone();
    }
    // A column of nothing but different words is no coded column: then the nearest code would only cost time.
    let room = met.len() < WORDS_REMEMBERED;
    let found = words.code(text).ok_or_else(|| CellFault::UnknownCode { nearest: if room { words.nearest(text) } else { None }, list });
    if room {
        met.insert(text.to_owned(), found.clone());
    }
    found
}

fn read_ref(id: &str, target: usize, last: &mut Option<(String, u32)>, refer: &mut dyn Refer) -> Result<u32, CellFault> {
    match last {
        // Files are mostly sorted by person, so the id before is often the id asked for.
        Some((before, number)) if before == id => Ok(*number),
        Some((before, number)) => {
            *number = refer.refer(target, id)?;
            before.clear();
            before.push_str(id);
            Ok(*number)
        }
        None => {
            let number = refer.refer(target, id)?;
            *last = Some((id.to_owned(), number));
            Ok(number)
        }
    }
}

fn read_list(text: &str, target: usize, composed: &mut String, refer: &mut dyn Refer) -> Result<Vec<(u32, bool)>, CellFault> {
    let mut list = Vec::new();
    for item in text.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        let (item, part) = item.strip_suffix('*').map_or((item, false), |whole| (whole, true));
        let id = text::id(item, composed)?;
        if id.is_empty() {
            return Err(CellFault::IdCharacters);
        }
        list.push((refer.refer(target, id)?, part));
    }
    Ok(list)
}
