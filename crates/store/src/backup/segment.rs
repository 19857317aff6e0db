//! What the files of a backup hold, once they are open.

use rayon::prelude::*;

use super::Fault;
use super::folder::{Folder, Segment, head_name};
use super::sealed::{Reader, Writer};
use crate::brief::Deed;
use crate::database::{Boxed, Database, Stored};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::log::opened;
use crate::note::Note;

/// How far a backup reaches, and what is in the vault.
#[derive(PartialEq, Eq)]
pub(super) struct Head {
    /// The signed checkpoint over all of its entries.
    pub(super) note: String,
    /// The boxes of the vault, by kind and name.
    pub(super) boxes: Vec<(String, String, Boxed)>,
}

impl Head {
    pub(super) fn write(&self, folder: &Folder<'_>, end: u64) -> Result<(), StoreError> {
        folder.write(&head_name(end), |writer| {
            writer.put_counted(self.note.as_bytes())?;
            writer.put_number(self.boxes.len() as u64)?;
            self.boxes.iter().try_for_each(|(kind, id, Boxed { until, sealed })| {
                writer.put_counted(kind.as_bytes())?;
                writer.put_counted(id.as_bytes())?;
                writer.put_number(*until)?;
                writer.put_counted(sealed)
            })
        })
    }

    /// Reads a head; the key must have signed its checkpoint.
    pub(super) fn read(folder: &Folder<'_>, end: u64, keys: &Keys) -> Result<Head, StoreError> {
        let name = head_name(end);
        let mut reader = folder.read(&name)?;
        let note = reader.text()?;
        let count = reader.number()?;
        let mut boxes = Vec::new();
        for _ in 0..count {
            let (kind, id, until) = (reader.text()?, reader.text()?, reader.number()?);
            boxes.push((kind, id, Boxed { until, sealed: reader.counted()? }));
        }
        reader.end()?;
        let signed = Note::read(&note).and_then(|note| note.of(&keys.public)).is_ok_and(|checkpoint| checkpoint.size == end);
        if signed { Ok(Head { note, boxes }) } else { Err(StoreError::Backup { place: name, fault: Fault::History }) }
    }
}

/// Writes entries of the database, each of which must be one, with the checkpoints between.
pub(super) fn write(folder: &Folder<'_>, database: &mut Database, keys: &Keys, segment: Segment) -> Result<(), StoreError> {
    folder.write(&segment.name(), |writer| {
        let checkpoints = database.checkpoints_between(segment.first, segment.end)?;
        writer.put_number(checkpoints.len() as u64)?;
        for (size, note) in &checkpoints {
            writer.put_number(*size)?;
            writer.put_counted(note.as_bytes())?;
        }
        let mut next = segment.first;
        database.parts_between(segment.first, segment.end, &mut |part| {
            part.par_iter().try_for_each(|(number, stored)| opened(&keys.ring, *number, stored, Deed::read).map(drop))?;
            for (number, stored) in &part {
                if *number != next {
                    return Err(StoreError::Unsound(format!("entry {next} is not there")));
                }
                next += 1;
                put(writer, stored)?;
            }
            Ok(())
        })?;
        if next == segment.end { Ok(()) } else { Err(StoreError::Unsound(format!("entry {next} is not there"))) }
    })
}

fn put(writer: &mut Writer<'_>, stored: &Stored) -> Result<(), StoreError> {
    writer.put_counted(&stored.leaf)?;
    match &stored.sealed {
        None => writer.put(&[0]),
        Some(sealed) => writer.put(&[1]).and_then(|()| writer.put_counted(sealed)),
    }
}

/// A file of entries, open.
pub(super) struct Entries<'a> {
    reader: Reader<'a>,
    segment: Segment,
    name: &'a str,
    /// The checkpoints over its entries; the last is over all of them.
    pub(super) checkpoints: Vec<(u64, String)>,
}

impl<'a> Entries<'a> {
    pub(super) fn open(folder: &'a Folder<'_>, segment: Segment, name: &'a str) -> Result<Entries<'a>, StoreError> {
        let mut reader = folder.read(name)?;
        let count = reader.number()?;
        let mut checkpoints = Vec::new();
        for _ in 0..count {
            checkpoints.push((reader.number()?, reader.text()?));
        }
        Ok(Entries { reader, segment, name, checkpoints })
    }

    /// A fault of this file.
    pub(super) fn fault(name: &str, fault: Fault) -> StoreError {
        StoreError::Backup { place: name.to_owned(), fault }
    }

    /// Every entry, in order, and nothing after them.
    pub(super) fn each(mut self, each: &mut dyn FnMut(u64, Stored) -> Result<(), StoreError>) -> Result<(), StoreError> {
        for number in self.segment.first..self.segment.end {
            let leaf = self.reader.counted()?;
            let sealed = match self.reader.take(1)?[0] {
                0 => None,
                1 => Some(self.reader.counted()?),
                _ => return Err(Entries::fault(self.name, Fault::Altered)),
            };
            each(number, Stored { leaf, sealed })?;
        }
        self.reader.end()
    }
}
