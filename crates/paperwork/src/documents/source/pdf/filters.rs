//! Streams unpacked, within limits, by the filters that text comes in. Pictures stay packed: nothing in them is read.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::file::File;
use super::lexer::hex_digit;
use super::object::{Dict, Object};
use crate::documents::limits::{Limit, STREAM_BYTES};

/// Filters of one stream, one over the other.
const FILTERS_MAX: usize = 4;

/// The bytes of a stream, unpacked.
pub(super) fn unpacked(file: &File<'_>, dict: &Dict, packed: &[u8]) -> Result<Vec<u8>, Limit> {
    let filters = list(file, file.get(dict, b"Filter")?)?;
    let parameters = list(file, file.get(dict, b"DecodeParms")?)?;
    let mut bytes = packed.to_vec();
    if filters.len() > FILTERS_MAX {
        return Ok(Vec::new());
    }
    for (at, filter) in filters.iter().enumerate() {
        let room = file.work.room();
        let empty = Dict::new();
        let parameters = parameters.get(at).and_then(Object::dict).unwrap_or(&empty);
        bytes = match filter.name().unwrap_or_default() {
            b"FlateDecode" | b"Fl" => predicted(file, inflated(&bytes, room), parameters)?,
            b"LZWDecode" | b"LZW" => {
                let early = file.get(parameters, b"EarlyChange")?.integer() != Some(0);
                predicted(file, lzw(&bytes, early, room), parameters)?
            }
            b"ASCII85Decode" | b"A85" => ascii85(&bytes),
            b"ASCIIHexDecode" | b"AHx" => ascii_hex(&bytes),
            b"RunLengthDecode" | b"RL" => run_length(&bytes, room),
            b"Crypt" => bytes,
            _ => Vec::new(),
        };
        if bytes.len() as u64 > STREAM_BYTES {
            return Err(Limit::StreamBytes);
        }
        file.work.unpacked(bytes.len() as u64)?;
    }
    Ok(bytes)
}

fn list(file: &File<'_>, value: Object) -> Result<Vec<Object>, Limit> {
    match value {
        Object::Null => Ok(Vec::new()),
        Object::Array(values) => values.iter().take(FILTERS_MAX + 1).map(|value| file.resolve(value)).collect(),
        other => Ok(vec![other]),
    }
}

fn inflated(bytes: &[u8], room: u64) -> Vec<u8> {
    let mut out = Vec::new();
    // What was read before a fault is kept: many files end too early, and their words are all there.
    let _ = ZlibDecoder::new(bytes).take(room).read_to_end(&mut out);
    out
}

fn lzw(bytes: &[u8], early: bool, room: u64) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const CODES_MAX: usize = 4096;
    // Each entry is an earlier one and a letter more: where it begins in what has been written, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut out, mut width, mut held, mut bits) = (Vec::new(), 9, 0u32, 0);
    let mut before: Option<(usize, usize)> = None;
    for &byte in bytes {
        (held, bits) = (held << 8 | u32::from(byte), bits + 8);
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        if code == END {
            break;
        }
        if code == CLEAR {
            (width, before) = (9, None);
            table.clear();
            continue;
        }
        let start = out.len();
        match (code, before) {
            (0..=255, _) => out.push(code as u8),
            (_, Some((from, length))) if code - 258 == table.len() => {
                out.extend_from_within(from..from + length);
                out.push(out[start]);
            }
            _ => {
                let Some(&(from, length)) = table.get(code - 258) else { break };
                out.extend_from_within(from..from + length);
            }
        }
        if let Some((from, length)) = before
            && table.len() + 258 < CODES_MAX
        {
            table.push((from, length + 1));
        }
        before = Some((start, out.len() - start));
        width = match table.len() + 258 + usize::from(early) {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        if out.len() as u64 > room {
            break;
        }
    }
    out
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut group, mut count) = (Vec::new(), 0u32, 0);
    for &byte in bytes {
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                (group, count) = (group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!')), count + 1);
                if count == 5 {
                    out.extend_from_slice(&group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        (count..5).for_each(|_| group = group.wrapping_mul(85).wrapping_add(84));
        out.extend_from_slice(&group.to_be_bytes()[..count - 1]);
    }
    out
}

fn ascii_hex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes.iter().take_while(|byte| **byte != b'>').filter_map(|&byte| hex_digit(byte)).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn run_length(bytes: &[u8], room: u64) -> Vec<u8> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(&length) = bytes.get(at).filter(|&&length| length != 128) {
        if out.len() as u64 > room {
            break;
        }
        if length < 128 {
            let end = (at + 2 + usize::from(length)).min(bytes.len());
            out.extend_from_slice(&bytes[at + 1..end]);
            at = end;
        } else {
            let Some(&byte) = bytes.get(at + 1) else { break };
            out.resize(out.len() + 257 - usize::from(length), byte);
            at += 2;
        }
    }
    out
}

/// Takes back what was done to rows before they were packed. Tables of references and streams of objects come so.
fn predicted(file: &File<'_>, bytes: Vec<u8>, parameters: &Dict) -> Result<Vec<u8>, Limit> {
    let number = |key: &[u8], usual: usize| -> Result<usize, Limit> {
        Ok(file.get(parameters, key)?.integer().and_then(|number| usize::try_from(number).ok()).unwrap_or(usual))
    };
    let predictor = number(b"Predictor", 1)?;
    let (colors, bits, columns) = (number(b"Colors", 1)?.min(64), number(b"BitsPerComponent", 8)?.min(16), number(b"Columns", 1)?.min(1 << 20));
    let (pixel, row) = ((colors * bits).div_ceil(8).max(1), (colors * bits * columns).div_ceil(8).max(1));
    if predictor < 10 {
        return Ok(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut above = vec![0u8; row];
    for line in bytes.chunks(row + 1) {
        let mut current = line[1..].to_vec();
        current.resize(row, 0);
        for at in 0..row {
            let left = if at >= pixel { current[at - pixel] } else { 0 };
            let corner = if at >= pixel { above[at - pixel] } else { 0 };
            let add = match line[0] {
                1 => left,
                2 => above[at],
                3 => ((u16::from(left) + u16::from(above[at])) / 2) as u8,
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            current[at] = current[at].wrapping_add(add);
        }
        out.extend_from_slice(&current);
        above = current;
    }
    Ok(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_filter_reads_what_the_standard_shows() {
        // The example of the standard (ISO 32000-1, 7.4.4.2).
        assert_eq!(lzw(&[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], true, 1_000), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii_hex(b"48 65 6C6c 6F7>"), b"Hellop");
        assert_eq!(run_length(&[2, b'a', b'b', b'c', 254, b'd', 128], 1_000), b"abcddd");
    }
}
