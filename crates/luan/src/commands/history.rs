//! `luan history`: everything that was recorded about a subject, when, by whom, why and on which paper.

use store::{Change, Content, RowText};

use crate::access::Action;
use crate::cli::Record;
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Failure, Outcome};
use crate::{record, time};

/// What `luan history` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// person:ID, unit:ID, post:ID, place:ID, title:CODE or document:ID
    subject: String,
    #[command(flatten)]
    record: Record,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let mut log = record::read(&arguments.record, Action::History, counter)?;
    let about = log.about(&arguments.subject).to_vec();
    if about.is_empty() {
        return Err(Failure::failed("chưa ghi gì về đối tượng này", "nothing is recorded about this subject")
            .at(&arguments.subject)
            .now(
                "dùng person:MÃ, unit:MÃ, post:MÃ, place:MÃ, title:MÃ hoặc document:MÃ",
                "use person:ID, unit:ID, post:ID, place:ID, title:CODE or document:ID",
            )
            .into());
    }
    for index in about {
        let (leaf, change) = log.entry(index).map_err(record::told)?;
        let Some(change) = change else { continue };
        let line = match counter.format_of_lists() {
            Format::Text => text(index, leaf.time, &leaf.actor, &change, counter.lang.pick(["căn cứ", "basis"])),
            Format::Json | Format::Csv => json(index, leaf.time, &leaf.actor, &change),
        };
        counter.out.write_all(line.as_bytes())?;
    }
    Ok(Exit::Done)
}

fn rows(change: &Change) -> (&[RowText], &[RowText]) {
    if let Content::Rows { withdraw, add, .. } = &change.content { (withdraw, add) } else { (&[], &[]) }
}

fn text(index: u64, time: u64, actor: &str, change: &Change, basis: &str) -> String {
    let (withdraw, add) = rows(change);
    let paper = if change.basis.is_empty() { String::new() } else { format!(" ({basis} {})", change.basis) };
    let mut out = format!("#{index}  {}  {actor}: {}{paper}\n", time::civil(time), change.reason);
    for (sign, row) in withdraw.iter().map(|row| ('-', row)).chain(add.iter().map(|row| ('+', row))) {
        let cells: Vec<String> = row.cells.iter().map(|(column, text)| format!("{column}={text}")).collect();
        out.push_str(&format!("  {sign} {}: {}\n", row.table, cells.join("; ")));
    }
    out
}

fn json(index: u64, time: u64, actor: &str, change: &Change) -> String {
    let (withdraw, add) = rows(change);
    let of = |rows: &[RowText]| -> Vec<serde_json::Value> { rows.iter().map(|row| serde_json::json!({"table": row.table, "cells": row.cells})).collect() };
    let line = serde_json::json!({
        "entry": index, "time": time, "actor": actor, "reason": change.reason, "basis": change.basis, "withdraw": of(withdraw), "add": of(add),
    });
    format!("{line}\n")
}
