//! The targets: readers of foreign bytes. A new target is one file and one line in each of the two lists.

mod archive;
mod csv;
mod document_docx;
mod document_html;
mod document_pdf;
mod document_text;
mod packet;
mod proof;
mod reading;
mod request;
mod rulebook;
mod sheet;
mod xlsx;

/// A reader, and honest inputs for it.
pub(crate) struct Target {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// Honest inputs; damage starts from them.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Reads any bytes; must come back without a panic.
    pub(crate) fuzz_one: fn(&[u8]),
}

/// Every target.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "archive", seeds: archive::seeds, fuzz_one: archive::fuzz_one },
    Target { name: "csv", seeds: csv::seeds, fuzz_one: csv::fuzz_one },
    Target { name: "xlsx", seeds: xlsx::seeds, fuzz_one: xlsx::fuzz_one },
    Target { name: "sheet", seeds: sheet::seeds, fuzz_one: sheet::fuzz_one },
    Target { name: "document-text", seeds: document_text::seeds, fuzz_one: document_text::fuzz_one },
    Target { name: "document-docx", seeds: document_docx::seeds, fuzz_one: document_docx::fuzz_one },
    Target { name: "document-pdf", seeds: document_pdf::seeds, fuzz_one: document_pdf::fuzz_one },
    Target { name: "document-html", seeds: document_html::seeds, fuzz_one: document_html::fuzz_one },
    Target { name: "reading", seeds: reading::seeds, fuzz_one: reading::fuzz_one },
    Target { name: "rulebook", seeds: rulebook::seeds, fuzz_one: rulebook::fuzz_one },
    Target { name: "proof", seeds: proof::seeds, fuzz_one: proof::fuzz_one },
    Target { name: "packet", seeds: packet::seeds, fuzz_one: packet::fuzz_one },
    Target { name: "request", seeds: request::seeds, fuzz_one: request::fuzz_one },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::damage::damaged;

    /// Damaged inputs of each target that every run of the tests reads.
    const INPUTS: u64 = 300;

    #[test]
    fn every_target_stands_damage() {
        for target in TARGETS {
            let seeds = (target.seeds)();
            (0..INPUTS).for_each(|number| (target.fuzz_one)(&damaged(&seeds, number)));
        }
    }
}
