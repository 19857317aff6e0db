//! The lines that the documents of a packet get in the book of incoming documents.

use register::code::{Code, Secrecy};
use register::tables::Documents;
use register::{Day, Register};
use store::packet::{Described, Opened, PacketFile};
use store::{Change, RowText};

use super::described::{entered, kept_out};
use super::{Fault, both};
use crate::cli::Because;
use crate::contents::CONTENT_BYTES_MAX;
use crate::registering;

/// The lines, the whole of a file before its parts.
pub(super) struct Lines {
    rows: Vec<RowText>,
    /// Everything that keeps them from being written.
    pub(super) faults: Vec<Fault>,
    /// An earlier run has written them, all of them, and was ended before the packet counted as taken in.
    are_there: bool,
}

impl Lines {
    /// The lines of a packet in the book of a unit.
    pub(super) fn of(opened: &Opened, register: &Register, unit: &str, today: Day) -> Lines {
        let packet = &opened.packet;
        let mut lines = Lines { rows: Vec::new(), faults: Vec::new(), are_there: false };
        let alone = packet.lines.iter().map(|document| (document, String::new(), None));
        let in_files = packet.files.iter().flat_map(|file| {
            let hash = registering::hash_of(&file.bytes);
            file.documents.iter().enumerate().map(move |(place, document)| (document, hash.clone(), Some(place)))
        });
        // The same packet, the same ids: what an earlier run has written is found.
        let name = registering::hash_of(&opened.seen.bytes());
        let mut whole = String::new();
        for (number, (document, hash, place)) in alone.chain(in_files).enumerate() {
            let id = registering::id_of(&format!("packet-{name}-{number}"));
            if place == Some(0) {
                whole.clone_from(&id);
            }
            let part_of = place.filter(|place| *place > 0).map(|_| whole.clone());
            let made = registering::line(register, &entered(document, unit, today, hash), &id, &|_| true);
            lines.take(document, made, id, part_of);
        }
        if !lines.rows.is_empty() && unit.is_empty() {
            // Said once, and not again with every line.
            lines.faults = vec![[
                "gói có văn bản: thêm --unit MÃ, đơn vị có sổ văn bản đến".to_owned(),
                "there are documents in it: add --unit ID, into whose book of incoming documents they go".to_owned(),
            ]];
        }
        lines.faults.extend(packet.files.iter().flat_map(content_faults));
        let documents = &register.tables().documents;
        lines.are_there = lines.ids().iter().all(|id| register.find::<Documents>(&documents.id, id).is_some());
        lines
    }

    fn take(&mut self, document: &Described, made: Result<RowText, Vec<registering::Fault>>, id: String, part_of: Option<String>) {
        let name = document.symbol.as_ref().or(document.subject.as_ref()).map_or("…", String::as_str);
        let said = |[vi, en]: [String; 2]| {
            let vi = format!("chưa vào sổ được: {vi}; sửa tham số, hoặc xin nơi gửi lập gói khác");
            both(name, [&vi, &format!("cannot be registered: {en}; mend the arguments, or ask for another packet")])
        };
        let mut row = made.unwrap_or_else(|faults| {
            self.faults.extend(faults.into_iter().map(|fault| said(fault.words)));
            RowText { table: registering::TABLE.to_owned(), cells: [("id".to_owned(), id)].into() }
        });
        row.cells.extend(part_of.map(|whole| ("part_of".to_owned(), whole)));
        self.rows.push(row);
    }

    /// The ids of the lines.
    pub(super) fn ids(&self) -> Vec<String> {
        self.rows.iter().filter_map(|row| row.cells.get("id").cloned()).collect()
    }

    /// One change for each line that is not there yet; made together, or none of them.
    pub(super) fn changes(self, because: &Because) -> Vec<Change> {
        let change = |row: RowText| {
            let key = format!("packet-line-{}", row.cells.get("id").map_or("", String::as_str));
            registering::change(row, &key, &because.reason, &because.basis)
        };
        self.rows.into_iter().filter(|_| !self.are_there).map(change).collect()
    }
}

/// What keeps a file out.
fn content_faults(file: &PacketFile) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault =
        |vi: &str, en: &str| faults.push(both(&file.name, [&format!("{vi} – xin nơi gửi lập gói khác"), &format!("{en} – ask for another packet")]));
    if file.bytes.len() > CONTENT_BYTES_MAX {
        let mib = CONTENT_BYTES_MAX >> 20;
        fault(&format!("lớn hơn {mib} MiB"), &format!("larger than {mib} MiB"));
    }
    if file.documents.is_empty() {
        fault("không ghi là văn bản nào", "is said to be no document");
    }
    if let Some([vi, en]) = kept_out(Secrecy::None.name(), &file.bytes) {
        fault(&vi, &en);
    }
    faults
}
