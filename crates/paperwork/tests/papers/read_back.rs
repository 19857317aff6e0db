//! What we write, our own reader reads: the same symbol, day, type, title, recipients with their marks, signer and citations, from a file for Word and from a page.

use paperwork::documents::open;
use paperwork::documents::reading::{self, Relation};
use paperwork::papers::cited::Cited;
use paperwork::papers::document::Document;
use paperwork::papers::forms::forwarding::{Asked, forwarding};
use paperwork::papers::forms::implementation_plan::implementation_plan;
use paperwork::papers::forms::report::report;
use paperwork::papers::forms::rotation_decision::rotation_decision;
use paperwork::papers::letter::{Authority, Letter};
use paperwork::papers::profile::System;
use paperwork::papers::write::{docx, standalone};
use proptest::prelude::*;
use register::Day;

use crate::drawn::{Drawn, Received, drawn};

/// A citation: symbol, type, day, issuer, and what the paper has to do with it.
type Naming = (String, Option<String>, Option<Day>, Option<String>, Relation);

/// What a paper says, as written and as read.
#[derive(PartialEq, Eq, Debug)]
struct Said {
    symbol: Option<String>,
    kind: String,
    subject: String,
    date: Option<Day>,
    place: Option<String>,
    issuer: String,
    superior: Option<String>,
    addressees: Vec<String>,
    recipients: Vec<(String, Option<String>)>,
    signer: [Option<String>; 4],
    citations: Vec<Naming>,
}

/// What was asked to be written.
fn asked(paper: &Drawn, received: &[Received]) -> Said {
    let (letter, kind, code, subject) = match paper {
        Drawn::Forwarding(paper) => (&paper.letter, "Công văn", "CV", &paper.subject),
        Drawn::Plan(paper) => (&paper.letter, "Kế hoạch", "KH", &paper.subject),
        Drawn::Report(paper) => (&paper.letter, "Báo cáo", "BC", &paper.subject),
        Drawn::Decision(paper) => (&paper.letter, "Quyết định", "QĐ", &paper.subject),
    };
    let issuer = &letter.issuer;
    let party = issuer.system == System::Party;
    let symbol = |number: u32| match (party, code) {
        (true, _) => format!("{number:02}-{code}/{}", issuer.code),
        (false, "CV") => format!("{number:02}/{}-CCVC", issuer.code),
        (false, _) => format!("{number:02}/{code}-{}", issuer.code),
    };
    let kept = if party { "Lưu Văn phòng" } else { "Lưu: VT, TCCB" };
    let marked = received.iter().map(|(name, mark)| (name.clone(), mark.map(|mark| mark.words().to_owned())));
    Said {
        symbol: letter.number.map(symbol),
        kind: kind.to_owned(),
        subject: subject.clone(),
        date: letter.dated,
        place: Some(issuer.place.clone()),
        issuer: issuer.name.join(" ").to_lowercase(),
        superior: (!issuer.parent.is_empty()).then(|| issuer.parent.join(" ").to_lowercase()),
        addressees: letter.to.clone(),
        recipients: marked.chain([(kept.to_owned(), None)]).collect(),
        signer: signer(letter, party),
        citations: citations(paper),
    }
}

fn signer(letter: &Letter, party: bool) -> [Option<String>; 4] {
    let signature = &letter.signature;
    let holder = signature.holder.to_uppercase();
    let form = match signature.authority {
        Authority::Own => None,
        Authority::OnBehalf => Some(["TM.", "T/M"][usize::from(party)]),
        Authority::ForHead => Some(["KT.", "K/T"][usize::from(party)]),
        Authority::ByOrder => Some(["TL.", "T/L"][usize::from(party)]),
        Authority::Acting => Some("Q."),
    };
    let own = matches!(signature.authority, Authority::Own | Authority::Acting);
    let title = if own { Some(holder.clone()) } else { signature.post.as_ref().map(|post| post.to_uppercase()) };
    [form.map(str::to_owned), form.map(|_| holder), title, signature.name.clone()]
}

fn citations(paper: &Drawn) -> Vec<Naming> {
    let as_what = |cited: &[Cited], relation: Relation| {
        let one = move |cited: &Cited| (cited.symbol.clone().unwrap(), Some(cited.kind.clone()), cited.date, cited.issuer.clone(), relation);
        cited.iter().map(one).collect::<Vec<_>>()
    };
    match paper {
        // To make a document known is not yet to carry it out.
        Drawn::Forwarding(paper) => as_what(&paper.documents, if paper.asked == Asked::MakeKnown { Relation::Mentions } else { Relation::Implements }),
        Drawn::Plan(paper) => [as_what(&paper.bases, Relation::BasedOn), as_what(&paper.carries_out, Relation::Implements)].concat(),
        Drawn::Report(paper) => [as_what(&paper.bases, Relation::BasedOn), as_what(&paper.carries_out, Relation::Implements)].concat(),
        Drawn::Decision(paper) => {
            let proposal: Vec<Cited> = paper.proposal.iter().map(|(_, paper)| paper.clone()).collect();
            [as_what(&paper.bases, Relation::BasedOn), as_what(&proposal, Relation::Mentions)].concat()
        }
    }
}

fn written(paper: &Drawn) -> Document {
    match paper {
        Drawn::Forwarding(paper) => forwarding(paper),
        Drawn::Plan(paper) => implementation_plan(paper),
        Drawn::Report(paper) => report(paper),
        Drawn::Decision(paper) => rotation_decision(paper),
    }
    .unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Result<Said, TestCaseError> {
    let text = open(name, bytes).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.reason));
    let mut found = reading::read(&text).documents;
    prop_assert_eq!(found.len(), 1, "{}: one document was written", name);
    let document = found.remove(0);
    let value = |found: Option<reading::Found<String>>| found.map(|found| found.value);
    let signer = document.signer;
    Ok(Said {
        symbol: document.symbol.map(|symbol| symbol.value.text),
        kind: value(document.kind).unwrap_or_default(),
        subject: value(document.subject).unwrap_or_default(),
        date: document.date.map(|date| date.value),
        place: value(document.place),
        issuer: value(document.issuer).unwrap_or_default().to_lowercase(),
        superior: value(document.superior).map(|superior| superior.to_lowercase()),
        addressees: document.addressees.into_iter().map(|addressee| addressee.value).collect(),
        recipients: document.recipients.into_iter().map(|recipient| (recipient.name, recipient.mark)).collect(),
        signer: [signer.form, signer.represented, signer.title, signer.name].map(value),
        citations: document
            .citations
            .into_iter()
            .map(|cited| (cited.symbol.text, cited.kind, cited.date.map(|date| date.value), cited.issuer, cited.relation))
            .collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_was_written_is_read((paper, received) in drawn()) {
        let (document, asked) = (written(&paper), asked(&paper, &received));
        prop_assert_eq!(&read("for Word", &docx(&document).unwrap())?, &asked, "a file for Word");
        prop_assert_eq!(&read("for the screen", standalone(&document).as_bytes())?, &asked, "a page");
    }
}
