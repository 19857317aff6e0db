//! What a document says, whatever its lines are: the documents in it with their fields, their passages, and the duties in those.

use paperwork::documents::reading::{Span, read};
use paperwork::documents::{Text, duties, open, passages_of};

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let seeds: &[&[u8]] = &[
        include_bytes!("../../../crates/paperwork/tests/reading/invented/party_letter.txt"),
        include_bytes!("../../../crates/paperwork/tests/reading/invented/party_regulation.txt"),
        include_bytes!("../../../crates/paperwork/tests/reading/invented/report.txt"),
        include_bytes!("../../../crates/paperwork/tests/reading/invented/state_decision.txt"),
        include_bytes!("../../../crates/paperwork/tests/reading/invented/state_submission.txt"),
        include_bytes!("../../../crates/paperwork/tests/documents/corpus/79-plan-with-table-in-annex.docx"),
        include_bytes!("../../../crates/paperwork/tests/documents/corpus/80-state-plan-on-page.html"),
    ];
    seeds.iter().map(|seed| seed.to_vec()).collect()
}

/// Whatever is found stands on lines of the file; a passage stands under one before it; a duty names a passage.
pub(crate) fn fuzz_one(data: &[u8]) {
    let Ok(text) = open("document", data) else { return };
    let reading = read(&text);
    for document in &reading.documents {
        for citation in &document.citations {
            assert!(stands_in(&text, citation.lines), "a citation stands on no line");
        }
        for doubt in &document.uncertain {
            assert!(stands_in(&text, doubt.lines) && !doubt.reason.is_empty(), "a doubt stands on no line");
        }
        let own = document.lines.from..=document.lines.to;
        let passages = passages_of(&text, document);
        for (at, passage) in passages.iter().enumerate() {
            assert!(passage.parent.is_none_or(|parent| parent < at), "a passage stands under a later one");
            assert!(
                text.lines.iter().any(|line| own.contains(&line.number) && passage.lines.contains(&line.number)),
                "a passage stands on no line of its document"
            );
        }
        for duty in duties(&passages, document.issuer.as_ref().map(|issuer| issuer.value.as_str())) {
            assert!(passages.iter().any(|passage| passage.path == duty.passage), "a duty stands in no passage");
            assert!(!duty.action.is_empty(), "a duty asks nothing");
        }
    }
}

fn stands_in(text: &Text, lines: Span) -> bool {
    lines.from <= lines.to && text.lines.iter().any(|line| (lines.from..=lines.to).contains(&line.number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_honest() {
        for seed in seeds() {
            let text = open("document", &seed).unwrap();
            let found: usize = read(&text).documents.iter().map(|document| passages_of(&text, document).len()).sum();
            assert!(found > 0, "{}", text.lines[0].text);
        }
    }
}
