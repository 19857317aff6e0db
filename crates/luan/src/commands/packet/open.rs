//! `luan packet open`: a packet from another office is checked, and taken in once and in order.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use register::Register;
use register::tables::Documents;
use store::packet::{Gaps, Opened, PACKET_MAX, PacketFault, Reader, Seen};
use store::{Log, Store, Vault};

use super::chain::{Chain, Way};
use super::lines::Lines;
use super::staged::Staged;
use super::{Fault, Offices, both, refused, totals};
use crate::access::Action;
use crate::cli::{Because, Record};
use crate::contents;
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome};
use crate::{record, time};

/// What `luan packet open` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The packet
    path: PathBuf,
    /// The unit in whose book of incoming documents its documents are registered: its id
    #[arg(long, value_name = "ID", default_value = "")]
    unit: String,
    /// The file to write its totals to, as CSV; it must not be there yet
    #[arg(long, value_name = "FILE")]
    totals: Option<PathBuf>,
    /// Take it in although packets before it have not come; those are refused from then on
    #[arg(long)]
    pass_over: bool,
    #[command(flatten)]
    offices: Offices,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let bytes = read(&arguments.path)?;
    let log = record::write(&arguments.record, Action::Change, counter)?;
    let (url, keys) = log.place();
    let vault = Vault::open(&url, &keys).map_err(record::told)?;
    let (opened, chain) = opened(arguments, &bytes, &log, &vault, counter)?;
    let lines = lines(arguments, &opened, &log, counter)?;
    // The totals are on the disk and the lines in the books before the packet counts as taken in: killed in between, it is opened again, and every line is found there.
    let staged = match &arguments.totals {
        Some(path) if !opened.packet.totals.is_empty() => Some(Staged::new(path, &totals::written(&opened.packet.totals))?),
        _ => None,
    };
    let contents: Vec<&[u8]> = opened.packet.files.iter().map(|file| file.bytes.as_slice()).collect();
    let (ids, store) = (lines.ids(), Store::new(log));
    contents::write(&vault, &store, &contents, lines.changes(&arguments.because), record::stamp(&arguments.because)).map_err(record::told)?;
    if let Some(staged) = staged {
        staged.name()?;
    }
    if !chain.go_on(&vault, opened.seen).map_err(record::told)? {
        return Err(Failure::failed("vừa có gói khác của nơi gửi này được nhận", "another packet of this office was taken in just now")
            .now("chạy lại lệnh để xem gói này đã được nhận chưa", "run the command again to see whether this one was")
            .into());
    }
    let register = store.register().map_err(record::told)?;
    say(&opened, &register, &ids, counter)
}

/// The bytes of a packet, and no more than a packet may have.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(PACKET_MAX as u64 + 1).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| {
        Failure::failed(format!("không đọc được tệp: {error}"), format!("cannot read the file: {error}"))
            .at(path.display())
            .now("kiểm tra đường dẫn và quyền đọc", "check the path and who may read it")
    })
}

/// The packet, where its sender, its address, its place in the chain and its content are sound.
fn opened(arguments: &Arguments, bytes: &[u8], log: &Log, vault: &Vault, counter: &Counter<'_>) -> Result<(Opened, Chain), Failure> {
    let (known, mut faults) = arguments.offices.known(&arguments.record)?;
    let gaps = if arguments.pass_over { Gaps::PassedOver } else { Gaps::Refused };
    let mut chain = None;
    let remembered = |from: &str| {
        let found = Chain::find(vault, Way::In, from, time::now());
        let last = found.as_ref().map_or(Seen::default(), |chain| chain.last);
        chain = Some(found);
        last
    };
    let read = Reader { us: log.key().name(), known: &known, gaps }.open(bytes, remembered);
    let chain = chain.transpose().map_err(record::told)?;
    match (read, chain) {
        (Ok(opened), Some(chain)) if faults.is_empty() => Ok((opened, chain)),
        (read, _) => {
            faults.extend(read.err().unwrap_or_default().iter().map(PacketFault::words));
            Err(not_taken(faults, counter))
        }
    }
}

/// The lines of its documents; or everything that keeps the packet from being taken in.
fn lines(arguments: &Arguments, opened: &Opened, log: &Log, counter: &Counter<'_>) -> Result<Lines, Failure> {
    let register = log.register().map_err(record::told)?;
    let mut lines = Lines::of(opened, &register, &arguments.unit, counter.today);
    lines.faults.extend(totals_fault(arguments, opened));
    if lines.faults.is_empty() { Ok(lines) } else { Err(not_taken(lines.faults, counter)) }
}

fn not_taken(faults: Vec<Fault>, counter: &Counter<'_>) -> Failure {
    refused(faults, ["chưa nhận gói được", "the packet is not taken in"], counter)
}

/// What keeps the totals from being written: no place for them, or a file that says something else.
fn totals_fault(arguments: &Arguments, opened: &Opened) -> Option<Fault> {
    let totals = &opened.packet.totals;
    match &arguments.totals {
        _ if totals.is_empty() => None,
        None => Some(["gói có số liệu tổng hợp: thêm --totals TỆP để ghi".to_owned(), "there are totals in it: add --totals FILE to write them to".to_owned()]),
        Some(path) if path.exists() && std::fs::read(path).is_ok_and(|read| read == totals::written(totals)) => None,
        Some(path) if path.exists() => {
            Some(both(&path.display().to_string(), ["đã có tệp này: chọn tên khác", "this file is there already: choose another name"]))
        }
        Some(_) => None,
    }
}

/// What was taken in.
fn say(opened: &Opened, register: &Register, ids: &[String], counter: &mut Counter<'_>) -> Outcome {
    let packet = &opened.packet;
    let head = [format!("Đã nhận gói số {} của {}\n", packet.number, packet.from), format!("Packet {} of {} is taken in\n", packet.number, packet.from)];
    write!(counter.out, "{}", counter.lang.pick(head))?;
    for id in ids {
        let documents = &register.tables().documents;
        let number = register.find::<Documents>(&documents.id, id).and_then(|row| documents.number[row.index()]).unwrap_or_default();
        writeln!(counter.out, "{}", counter.lang.pick([format!("Số {number}, mã {id}"), format!("Number {number}, id {id}")]))?;
    }
    if !packet.totals.is_empty() {
        let count = packet.totals.len();
        writeln!(counter.out, "{}", counter.lang.pick([format!("{count} số liệu"), format!("{count} totals")]))?;
    }
    if let Some((first, last)) = opened.missing {
        let words = [
            format!("Bỏ qua gói từ số {first} đến số {last}: từ nay không nhận nữa"),
            format!("The packets {first} to {last} are passed over, and refused from now on"),
        ];
        writeln!(counter.out, "{}", counter.lang.pick(words))?;
    }
    Ok(Exit::Done)
}
