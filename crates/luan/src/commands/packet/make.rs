//! `luan packet make`: documents of the books and totals become one signed file for another office.

use std::collections::BTreeMap;
use std::path::PathBuf;

use register::Register;
use register::tables::Documents;
use store::packet::{Described, Packet, PacketFile};
use store::{Change, Content, Store, Vault};

use super::chain::{Chain, Way};
use super::described::{Found, kept_out};
use super::staged::Staged;
use super::{Fault, Offices, both, refused, totals};
use crate::access::Action;
use crate::accounts::Token;
use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::{contents, record, time};

/// What `luan packet make` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file to write; it must not be there yet
    path: PathBuf,
    /// The office that it is for: the name of its key, which must be known
    #[arg(long, value_name = "NAME")]
    to: String,
    /// A document of the books, by its id, with its content; may be given many times
    #[arg(long, value_name = "ID")]
    document: Vec<String>,
    /// A document of the books, by its id, of which the line alone goes: on paper, or secret; may be given many times
    #[arg(long, value_name = "ID")]
    line: Vec<String>,
    /// Totals: CSV with measure,unit,from,until,count, or a JSON list of such; may be given many times
    #[arg(long, value_name = "FILE")]
    totals: Vec<PathBuf>,
    #[command(flatten)]
    offices: Offices,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let log = record::write(&arguments.record, Action::Person, counter)?;
    let (url, keys) = log.place();
    let vault = Vault::open(&url, &keys).map_err(record::told)?;
    let chain = Chain::find(&vault, Way::Out, &arguments.to, time::now()).map_err(record::told)?;
    let (packet, documents) = packet(arguments, &log, &vault, &chain, counter)?;
    let sealed = packet.sealed(&record::secret_key(&arguments.record)?);
    let (bytes, next) = sealed.map_err(|faults| not_made(faults.iter().map(store::packet::PacketFault::words).collect(), counter))?;
    // On the disk first, then remembered, then named: killed in between, a number is missing and the receiver says which, but no two packets bear one.
    let staged = Staged::new(&arguments.path, &bytes)?;
    let because = &arguments.because;
    let opened = documents.into_iter().map(|id| {
        let content = Content::Reading { subject: format!("document:{id}"), what: Action::Person.word().to_owned() };
        Change { reason: because.reason.clone(), basis: because.basis.clone(), key: Token::new().text().to_owned(), content }
    });
    Store::new(log).commit(opened.collect(), record::stamp(because)).map_err(record::told)?;
    if !chain.go_on(&vault, next).map_err(record::told)? {
        return Err(Failure::failed("vừa có gói khác được lập cho nơi nhận này", "another packet for this office was made just now")
            .now("chạy lại lệnh: gói này sẽ mang số tiếp theo", "run the command again: this packet gets the number after it")
            .into());
    }
    staged.name()?;
    let (number, files, lines, totals) = (packet.number, packet.files.len(), packet.lines.len(), packet.totals.len());
    let lines = [
        format!("Gói số {number} gửi {}: {files} tệp, {lines} văn bản chỉ có dòng sổ, {totals} số liệu\n", packet.to),
        format!("Packet {number} for {}: {files} files, {lines} documents by their lines alone, {totals} totals\n", packet.to),
    ];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}

/// The packet, and the documents whose content is in it; or everything that is wrong.
fn packet(arguments: &Arguments, log: &store::Log, vault: &Vault, chain: &Chain, counter: &Counter<'_>) -> Result<(Packet, Vec<String>), Stop> {
    let (known, mut faults) = arguments.offices.known(&arguments.record)?;
    if !known.iter().any(|key| key.name() == arguments.to) {
        let folder = arguments.offices.folder(&arguments.record)?;
        let [vi, en] = [
            "chưa có khóa công khai của nơi nhận: xin khóa bằng đường khác rồi đặt vào",
            "no public key of this office is known: ask for it another way, and put it into",
        ];
        faults.push(both(&arguments.to, [&format!("{vi} {}", folder.display()), &format!("{en} {}", folder.display())]));
    }
    if arguments.path.exists() {
        faults.push(both(&arguments.path.display().to_string(), ["đã có tệp này: chọn tên khác", "this file is there already: choose another name"]));
    }
    let register = log.register().map_err(record::told)?;
    let lines = arguments.line.iter().filter_map(|id| found(&register, id, &mut faults)).map(|found| found.described()).collect();
    let files = files(arguments, &register, vault, &mut faults)?;
    let totals = arguments.totals.iter().flat_map(|path| totals::read(path, &mut faults)).collect();
    if !faults.is_empty() {
        return Err(not_made(faults, counter).into());
    }
    let (from, to) = (log.key().name().to_owned(), arguments.to.clone());
    let packet = Packet { from, to, number: chain.last.number + 1, before: chain.last.hash, made: time::now(), totals, lines, files };
    Ok((packet, arguments.document.clone()))
}

fn not_made(faults: Vec<Fault>, counter: &Counter<'_>) -> Failure {
    refused(faults, ["chưa lập được gói", "the packet is not made"], counter)
}

/// A document by its id, whose number is not void.
fn found<'a>(register: &'a Register, id: &str, faults: &mut Vec<Fault>) -> Option<Found<'a>> {
    let Some(row) = register.find::<Documents>(&register.tables().documents.id, id) else {
        faults.push(both(id, ["không có văn bản mang mã này: xem luan document list", "no document has this id: see luan document list"]));
        return None;
    };
    let found = Found { register, row };
    if !found.cell("void").is_empty() {
        faults.push(both(id, ["số của văn bản này đã bỏ: không gửi", "the number of this document is void: do not send it"]));
        return None;
    }
    Some(found)
}

/// The contents of the documents, each once with all the documents that stand in it.
fn files(arguments: &Arguments, register: &Register, vault: &Vault, faults: &mut Vec<Fault>) -> Result<Vec<PacketFile>, Failure> {
    let mut files: BTreeMap<String, PacketFile> = BTreeMap::new();
    for id in &arguments.document {
        let Some(document) = found(register, id, faults) else { continue };
        let (hash, described) = (document.cell("file"), document.described());
        let kept = contents::read(vault, &hash, time::now()).map_err(record::told)?;
        let Some(bytes) = kept else {
            faults.push(no_content(id, &described));
            continue;
        };
        faults.extend(kept_out(&described.secrecy, &bytes).map(|why_not| line_alone(id, &why_not)));
        let name = document.file_name(contents::ending(&bytes));
        files.entry(hash).or_insert(PacketFile { name, bytes, documents: Vec::new() }).documents.push(described);
    }
    Ok(files.into_values().collect())
}

/// Why there is no content to send: it is secret, or on paper, or destroyed.
fn no_content(id: &str, described: &Described) -> Fault {
    let why_not = kept_out(&described.secrecy, b"");
    line_alone(id, &why_not.unwrap_or_else(|| ["không có nội dung được lưu".to_owned(), "no content of it is kept".to_owned()]))
}

fn line_alone(id: &str, [vi, en]: &[String; 2]) -> Fault {
    both(id, [&format!("{vi} – chỉ gửi dòng sổ, bằng --line"), &format!("{en} – send its line alone, with --line")])
}
