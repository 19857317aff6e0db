//! As much of CBOR (RFC 8949) as an authenticator writes: lengths are said beforehand, and keys of maps are numbers or texts.

/// How deep maps and lists may stand in each other; an authenticator needs four.
const DEPTH_MAX: u8 = 8;

/// A value.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Value<'a> {
    Number(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// True, false, null.
    Simple(u8),
}

impl<'a> Value<'a> {
    /// What stands in a map under a number.
    pub(super) fn at(&self, key: i64) -> Option<&Value<'a>> {
        self.under(&Value::Number(key))
    }

    /// What stands in a map under a word.
    pub(super) fn named(&self, key: &str) -> Option<&Value<'a>> {
        self.under(&Value::Text(key))
    }

    fn under(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        let Value::Map(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The bytes, where it is bytes.
    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Value::Bytes(bytes) = self { Some(bytes) } else { None }
    }
}

/// Reads one value, and what stands after it; none where it is not written so.
pub(super) fn read(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    let mut reader = Reader { rest: bytes };
    let value = reader.value(DEPTH_MAX)?;
    Some((value, reader.rest))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self, short: u8) -> Option<u64> {
        match short {
            0..=23 => Some(u64::from(short)),
            24..=27 => Some(self.take(1 << (short - 24))?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))),
            _ => None,
        }
    }

    fn value(&mut self, depth: u8) -> Option<Value<'a>> {
        let depth = depth.checked_sub(1)?;
        let first = self.take(1)?[0];
        let number = self.number(first & 31)?;
        let count = usize::try_from(number).ok()?;
        Some(match first >> 5 {
            0 => Value::Number(i64::try_from(number).ok()?),
            1 => Value::Number(-1 - i64::try_from(number).ok()?),
            2 => Value::Bytes(self.take(count)?),
            3 => Value::Text(str::from_utf8(self.take(count)?).ok()?),
            // Each part takes a byte at least: a length that lies ends the reading, and makes no room beforehand.
            4 => Value::List((0..count).map(|_| self.value(depth)).collect::<Option<_>>()?),
            5 => Value::Map((0..count).map(|_| Some((self.value(depth)?, self.value(depth)?))).collect::<Option<_>>()?),
            7 => Value::Simple(u8::try_from(number).ok()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_authenticators_write_is_read() {
        let bytes = [0xa3, 0x01, 0x02, 0x20, 0x42, 7, 8, 0x63, b'f', b'm', b't', 0x81, 0xf5, 0x99];
        let (value, rest) = read(&bytes).unwrap();
        assert_eq!((value.at(1), value.at(-1).and_then(Value::bytes), rest), (Some(&Value::Number(2)), Some(&[7, 8][..]), &[0x99][..]));
        assert_eq!(value.named("fmt"), Some(&Value::List(vec![Value::Simple(21)])));
        assert_eq!((value.at(3), value.named("x")), (None, None));
        assert_eq!(read(&[0x39, 0x01, 0x00]).unwrap().0, Value::Number(-257));
    }

    #[test]
    fn what_is_cut_deep_or_too_long_is_not_read_and_takes_no_room() {
        let whole = [0xa2, 0x01, 0x42, 7, 8, 0x02, 0x61, b'x'];
        assert!(read(&whole).is_some() && (0..whole.len()).all(|end| read(&whole[..end]).is_none()));
        assert_eq!(read(&[0x81; 64]), None);
        for lying in
            [&[0x9a, 0xff, 0xff, 0xff, 0xff][..], &[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], &[0x5f], &[0x1c], &[0xc0, 0x00], &[0x61, 0xff]]
        {
            assert_eq!(read(lying), None, "{lying:?}");
        }
    }

    #[test]
    fn nothing_that_somebody_sends_stops_it() {
        for first in 0..=255 {
            for second in 0..=255 {
                let _ = read(&[first, second, 0x41, 0x61, first, second, 0x18]);
            }
        }
    }
}
