//! The values that a PDF is made of.

use std::collections::BTreeMap;
use std::ops::Range;

/// A dictionary.
pub(super) type Dict = BTreeMap<Vec<u8>, Object>;

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    Text(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    /// A dictionary, and where in the file its packed bytes stand.
    Stream(Dict, Range<usize>),
    /// A value that stands elsewhere, by its number.
    Reference(u32),
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        if let Object::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        self.number().map(|number| number as i64)
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Object::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn array(&self) -> Option<&[Object]> {
        if let Object::Array(array) = self { Some(array) } else { None }
    }

    /// The dictionary, also that of a stream.
    pub(super) fn dict(&self) -> Option<&Dict> {
        if let Object::Dict(dict) | Object::Stream(dict, _) = self { Some(dict) } else { None }
    }
}
