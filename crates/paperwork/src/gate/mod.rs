//! The gate before a workbook: everything is unpacked once, counted and looked at, before the spreadsheet reader sees any of it.
//!
//! What the directory of the container says is checked first; then the real bytes are counted, because the directory may lie.

mod archive;
mod judge;
mod scan;

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::limits::*;
use crate::problem::FileFault;
pub use archive::unpack;
use judge::Judge;
use scan::Scanner;

/// What the gate saw.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Seen {
    /// Bytes that were really unpacked.
    pub unpacked: u64,
    /// Cells of all sheets.
    pub cells: u64,
}

/// Why a workbook was turned back, and how much of it had been unpacked by then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TurnedBack {
    /// What is wrong.
    pub fault: FileFault,
    /// Bytes that were really unpacked before it was found.
    pub unpacked: u64,
}

/// How many bytes are unpacked before they are looked at.
const CHUNK: usize = 64 << 10;

/// Looks at a whole workbook.
pub fn inspect(bytes: &[u8]) -> Result<Seen, TurnedBack> {
    let mut seen = Seen::default();
    look(bytes, &mut seen).map_err(|fault| TurnedBack { fault, unpacked: seen.unpacked })?;
    Ok(seen)
}

fn look(bytes: &[u8], seen: &mut Seen) -> Result<(), FileFault> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(FileFault::Beyond(Limit::FileBytes));
    }
    check_end_record(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let names = check_directory(&mut archive)?;
    let mut judge = Judge::default();
    for (number, name) in names.iter().enumerate() {
        let entry = archive.by_index(number).map_err(broken)?;
        walk(entry, name, &mut judge, seen)?;
    }
    seen.cells = judge.cells();
    Ok(())
}

fn broken(error: zip::result::ZipError) -> FileFault {
    FileFault::BrokenContainer(error.to_string())
}

/// The end record says how many entries there are. It is read here first, so that no directory of a million entries is ever built.
pub(crate) fn check_end_record(bytes: &[u8]) -> Result<(), FileFault> {
    const SIGNATURE: &[u8] = b"PK\x05\x06";
    const RECORD: usize = 22;
    const LOCATOR_64: &[u8] = b"PK\x06\x07";
    const OLD_FORMAT: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    if bytes.starts_with(OLD_FORMAT) {
        return Err(FileFault::OldOrLocked);
    }
    let no_end = || FileFault::BrokenContainer("no end record".to_owned());
    let tail = bytes.len().saturating_sub(RECORD + usize::from(u16::MAX));
    let start = bytes[tail..].windows(SIGNATURE.len()).rposition(|window| window == SIGNATURE).ok_or_else(no_end)? + tail;
    let record = bytes.get(start..start + RECORD).ok_or_else(no_end)?;
    let number = |at: usize| u64::from(u16::from_le_bytes([record[at], record[at + 1]]));
    if start + RECORD + number(20) as usize != bytes.len() {
        return Err(FileFault::BrokenContainer("bytes after the end record".to_owned()));
    }
    // Containers of more than 65,535 entries or 4 GiB announce themselves by a second record; no workbook that we take needs it.
    let large = start >= 20 && bytes[start - 20..].starts_with(LOCATOR_64);
    if large || number(8) > ZIP_ENTRIES || number(10) > ZIP_ENTRIES {
        return Err(FileFault::Beyond(Limit::ZipEntries));
    }
    Ok(())
}

/// What the directory says: names and sizes.
pub(crate) fn check_directory(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, FileFault> {
    let mut names: Vec<String> = Vec::new();
    let mut declared = 0u64;
    for number in 0..archive.len() {
        let entry = archive.by_index_raw(number).map_err(broken)?;
        let name = entry.name().map_err(broken)?.into_owned();
        let plain = name.chars().all(|c| !c.is_control() && c != '\\' && c != ':') && !name.starts_with('/');
        if !plain || name.split('/').any(|part| part == "..") {
            return Err(FileFault::EntryName(name));
        }
        if entry.encrypted() {
            return Err(FileFault::OldOrLocked);
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(FileFault::BrokenContainer(format!("{name}: {}", entry.compression())));
        }
        declared = declared.saturating_add(entry.size());
        check_sizes(entry.size(), entry.compressed_size(), declared, allowed_bytes(&name))?;
        names.push(name);
    }
    let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    folded.sort_unstable();
    match folded.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(FileFault::EntryName(pair[0].clone())),
        None => Ok(names),
    }
}

fn allowed_bytes(name: &str) -> u64 {
    if name.to_lowercase().ends_with("styles.xml") { STYLE_BYTES } else { ENTRY_BYTES }
}

/// One rule for what the directory says and for what is really there.
fn check_sizes(unpacked: u64, packed: u64, total: u64, allowed: u64) -> Result<(), FileFault> {
    if unpacked > allowed {
        return Err(FileFault::Beyond(Limit::EntryBytes));
    }
    if total > UNPACKED_BYTES {
        return Err(FileFault::Beyond(Limit::UnpackedBytes));
    }
    if unpacked > RATIO_FREE_BYTES && unpacked / UNPACKED_RATIO > packed.max(1) {
        return Err(FileFault::Beyond(Limit::UnpackedRatio));
    }
    Ok(())
}

/// Unpacks one entry, counting, and hands its bytes to the scanner.
fn walk<R: Read>(mut entry: zip::read::ZipFile<'_, R>, name: &str, judge: &mut Judge, seen: &mut Seen) -> Result<(), FileFault> {
    let (declared, packed) = (entry.size(), entry.compressed_size());
    let mut scanner = (!judge::passed_over(name)).then(|| Scanner::new(name));
    judge.begin(name);
    let mut chunk = vec![0; CHUNK];
    let mut unpacked = 0u64;
    loop {
        let count = entry.read(&mut chunk).map_err(|error| FileFault::BrokenContainer(format!("{name}: {error}")))?;
        if count == 0 {
            break;
        }
        unpacked += count as u64;
        seen.unpacked += count as u64;
        if unpacked > declared {
            return Err(FileFault::LyingSize(name.to_owned()));
        }
        check_sizes(unpacked, packed, seen.unpacked, allowed_bytes(name))?;
        if let Some(scanner) = &mut scanner {
            scanner.feed(&chunk[..count], &mut |tag| judge.tag(tag))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
