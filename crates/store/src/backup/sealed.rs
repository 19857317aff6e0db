//! A file that is sealed as a whole: in chunks, so that it need not fit into memory, each bound to the file, its number and whether it is the last.
//!
//! The file is 16 random bytes and then the chunks, all but the last of the same length. A chunk that is dropped, moved, cut off, or taken from another file, or from an earlier one of the same
//! name, does not open.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use super::Fault;
use crate::error::{State, StoreError};
use crate::seal::{OVERHEAD, Ring};

/// Bytes that are sealed together.
const CHUNK: usize = 1 << 20;
/// Bytes that tell one writing of a file from another.
const WRITING: usize = 16;

/// Whose file it is, and under which name; nowhere else can it be opened.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) ring: &'a Ring,
    pub(super) origin: &'a str,
    pub(super) name: &'a str,
}

impl Place<'_> {
    fn of_chunk(&self, writing: &[u8; WRITING], number: u64, last: bool) -> Vec<u8> {
        let names = [b"backup 1\0", self.origin.as_bytes(), b"\0", self.name.as_bytes(), b"\0"].concat();
        [&names, &writing[..], &number.to_be_bytes(), &[u8::from(last)]].concat()
    }

    pub(super) fn fault(&self, fault: Fault) -> StoreError {
        StoreError::Backup { place: self.name.to_owned(), fault }
    }

    fn io(&self, error: &std::io::Error) -> StoreError {
        super::io(self.name, error)
    }
}

/// A file that is being written.
pub(super) struct Writer<'a> {
    place: Place<'a>,
    writing: [u8; WRITING],
    file: BufWriter<File>,
    number: u64,
    /// What is not sealed yet.
    open: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Begins a file; `path` is where it stands until it is whole.
    pub(super) fn create(place: Place<'a>, path: &Path) -> Result<Writer<'a>, StoreError> {
        use std::os::unix::fs::OpenOptionsExt;
        let mut writing = [0; WRITING];
        getrandom::fill(&mut writing).expect("the system has randomness");
        let file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
        let mut writer = Writer { place, writing, file: BufWriter::new(file.map_err(|error| place.io(&error))?), number: 0, open: Vec::with_capacity(CHUNK) };
        writer.file.write_all(&writing).map_err(|error| place.io(&error))?;
        Ok(writer)
    }

    /// Adds bytes.
    pub(super) fn put(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        while self.open.len() + bytes.len() > CHUNK {
            let (now, later) = bytes.split_at(CHUNK - self.open.len());
            self.open.extend_from_slice(now);
            self.chunk(false)?;
            bytes = later;
        }
        self.open.extend_from_slice(bytes);
        Ok(())
    }

    fn chunk(&mut self, last: bool) -> Result<(), StoreError> {
        let sealed = self.place.ring.seal(&self.place.of_chunk(&self.writing, self.number, last), &self.open);
        self.file.write_all(&sealed).map_err(|error| self.place.io(&error))?;
        self.number += 1;
        self.open.clear();
        Ok(())
    }

    /// Ends the file; afterwards it is on the disk.
    pub(super) fn finish(mut self) -> Result<(), StoreError> {
        self.chunk(true)?;
        let place = self.place;
        let file = self.file.into_inner().map_err(|error| place.io(error.error()))?;
        file.sync_all().map_err(|error| place.io(&error))
    }
}

/// A file that is being read.
pub(super) struct Reader<'a> {
    place: Place<'a>,
    writing: [u8; WRITING],
    file: BufReader<File>,
    number: u64,
    last: bool,
    open: Vec<u8>,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Opens a file, and its first chunk.
    pub(super) fn open(place: Place<'a>, path: &Path) -> Result<Reader<'a>, StoreError> {
        let file =
            File::open(path).map_err(|error| if error.kind() == std::io::ErrorKind::NotFound { place.fault(Fault::Missing) } else { place.io(&error) })?;
        let mut reader = Reader { place, writing: [0; WRITING], file: BufReader::new(file), number: 0, last: false, open: Vec::new(), at: 0 };
        let mut writing = Vec::new();
        reader.file.by_ref().take(WRITING as u64).read_to_end(&mut writing).map_err(|error| place.io(&error))?;
        reader.writing = writing.try_into().map_err(|_| place.fault(Fault::Altered))?;
        reader.chunk()?;
        Ok(reader)
    }

    fn chunk(&mut self) -> Result<(), StoreError> {
        let place = self.place;
        let mut sealed = Vec::new();
        self.file.by_ref().take((CHUNK + OVERHEAD) as u64).read_to_end(&mut sealed).map_err(|error| place.io(&error))?;
        self.last = self.file.fill_buf().map_err(|error| place.io(&error))?.is_empty();
        let opened = match place.ring.open(&place.of_chunk(&self.writing, self.number, self.last), &sealed) {
            Err(StoreError::State(State::Sealed)) => return Err(place.fault(Fault::Sealed)),
            opened => opened?,
        };
        (self.open, self.at) = (opened.ok_or_else(|| place.fault(Fault::Altered))?, 0);
        self.number += 1;
        Ok(())
    }

    /// The next bytes; a fault where there are not so many.
    pub(super) fn take(&mut self, count: usize) -> Result<Vec<u8>, StoreError> {
        // What a length says is believed only as far as there are bytes.
        let mut bytes = Vec::with_capacity(count.min(CHUNK));
        while bytes.len() < count {
            if self.at == self.open.len() {
                if self.last {
                    return Err(self.place.fault(Fault::Altered));
                }
                self.chunk()?;
                continue;
            }
            let now = (count - bytes.len()).min(self.open.len() - self.at);
            bytes.extend_from_slice(&self.open[self.at..self.at + now]);
            self.at += now;
        }
        Ok(bytes)
    }

    /// The next number.
    pub(super) fn number(&mut self) -> Result<u64, StoreError> {
        let bytes = self.take(8)?;
        Ok(u64::from_be_bytes(bytes.try_into().expect("as many as were asked for")))
    }

    /// The next bytes with their length before them.
    pub(super) fn counted(&mut self) -> Result<Vec<u8>, StoreError> {
        let length = self.number()?;
        self.take(usize::try_from(length).map_err(|_| self.place.fault(Fault::Altered))?)
    }

    /// The next text.
    pub(super) fn text(&mut self) -> Result<String, StoreError> {
        String::from_utf8(self.counted()?).map_err(|_| self.place.fault(Fault::Altered))
    }

    /// A fault where something is left.
    pub(super) fn end(self) -> Result<(), StoreError> {
        if self.last && self.at == self.open.len() { Ok(()) } else { Err(self.place.fault(Fault::Altered)) }
    }
}

impl Writer<'_> {
    /// Adds a number.
    pub(super) fn put_number(&mut self, number: u64) -> Result<(), StoreError> {
        self.put(&number.to_be_bytes())
    }

    /// Adds bytes with their length before them.
    pub(super) fn put_counted(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.put_number(bytes.len() as u64)?;
        self.put(bytes)
    }
}

#[cfg(test)]
mod tests;
