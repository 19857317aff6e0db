//! `bench-papers PAPERS`: so many appraisals as PDF/A, on one thread and on every core, beside the same for Word; what a file weighs, and how much memory the run holds on the way.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark says what it found")]

use std::time::Instant;

use paperwork::papers::document::Document;
use paperwork::papers::forms::appraisal::{Appraisal, appraisal};
use paperwork::papers::write::docx;
use rayon::prelude::*;
use register::Day;
use test_papers::samples::{an_appraisal, party};

/// Lines of an appraisal: as many as the rules of the town say of somebody.
const LINES: usize = 42;
/// Parts of a run, after each of which its memory is said.
const PARTS: usize = 4;

fn main() {
    let papers: usize = std::env::args().nth(1).map_or(1_000, |word| word.parse().expect("PAPERS is a number"));
    let day = Day::new(2026, 11, 25).expect("a day of the calendar");
    let documents: Vec<Document> = (0..papers).map(|number| paper(number, day)).collect();
    let pdf = |document: &Document| typeset::pdf(document, day).expect("an invented paper is set").len();
    let word = |document: &Document| docx(document).expect("an invented paper is written").len();
    let (one_by_one, at_once): (Turn<'_>, Turn<'_>) = (&|some, write| some.iter().map(write).sum(), &|some, write| some.par_iter().map(write).sum());
    timed("DOCX, one thread", &documents, one_by_one, &word);
    timed("PDF/A, one thread", &documents, one_by_one, &pdf);
    timed("PDF/A, every core", &documents, at_once, &pdf);
}

/// How the papers of a part are written: how many bytes they have together.
type Turn<'a> = &'a dyn Fn(&[Document], &(dyn Fn(&Document) -> usize + Sync)) -> usize;

fn timed(name: &str, documents: &[Document], turn: Turn<'_>, write: &(dyn Fn(&Document) -> usize + Sync)) {
    let (start, mut bytes, mut held) = (Instant::now(), 0, Vec::new());
    for some in documents.chunks(documents.len().div_ceil(PARTS).max(1)) {
        bytes += turn(some, write);
        held.push(format!("{} MiB", memory()));
    }
    let (seconds, count) = (start.elapsed().as_secs_f64(), documents.len());
    println!(
        "{name}: {count} papers in {seconds:.2} s, {:.2} ms and {} bytes each; memory after each part {}",
        seconds * 1e3 / count as f64,
        bytes / count,
        held.join(", ")
    );
}

/// An appraisal of somebody, unlike every other.
fn paper(number: usize, day: Day) -> Document {
    let mut said: Appraisal = an_appraisal(&party(day));
    said.person.id = format!("CB{number:05}");
    said.person.name = format!("{} {number}", said.person.name);
    said.lines = said.lines.iter().cycle().take(LINES).cloned().collect();
    appraisal(&said).expect("the form of papers of this day is known")
}

/// What this process holds now, in MiB; 0 where the system does not tell.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or(0, |kib| kib / 1024)
}
