//! The paper that comes of what was typed: with its number, or with room for one.

use paperwork::papers::cited::Cited;
use paperwork::papers::datum::Datum;
use paperwork::papers::document::Document;
use paperwork::papers::forms::forwarding::{Asked, Forwarding, forwarding};
use paperwork::papers::forms::implementation_plan::{Duty, ImplementationPlan, implementation_plan};
use paperwork::papers::forms::report::{Figure, Report, report};
use paperwork::papers::forms::rotation_decision::{Form as Move, RotationDecision, rotation_decision};
use paperwork::papers::letter::{Authority, Issuer, Letter, Printed, Signature};
use paperwork::papers::profile::{NoProfile, System};
use register::code::Sex;

use super::said::day;
use super::{Form, Said};

/// A paper.
pub(crate) struct Made {
    /// What it says.
    pub(crate) document: Document,
    /// Its number and symbol as they stand on it.
    pub(crate) symbol: String,
}

/// The paper of a form. What was typed has no faults.
pub(crate) fn made(form: Form, said: &Said, number: Option<u32>, printed: Printed) -> Result<Made, NoProfile> {
    let letter = letter(said, number, printed);
    let profile = letter.profile()?;
    let (code, drafter) = (said.text("code"), said.some("drafter"));
    let symbol = match form {
        Form::Forwarding => profile.symbol_of_letter(number, code, drafter.as_deref()),
        _ => profile.symbol(number, form.code(), code),
    };
    let symbol = symbol.strip_prefix(profile.numbering.label).unwrap_or(&symbol).to_owned();
    let document = match form {
        Form::Forwarding => forwarding(&forwarding_of(said, letter, drafter)),
        Form::Plan => implementation_plan(&plan_of(said, letter)),
        Form::Report => report(&report_of(said, letter)),
        Form::Decision => rotation_decision(&decision_of(said, letter)),
    }?;
    Ok(Made { document, symbol })
}

fn letter(said: &Said, number: Option<u32>, printed: Printed) -> Letter {
    let issuer = Issuer {
        system: if said.text("system") == "state" { System::State } else { System::Party },
        parent: said.some("parent").into_iter().collect(),
        name: vec![said.owned("issuer")],
        code: said.owned("code"),
        place: said.owned("place"),
    };
    let authority = match said.text("stead") {
        "on_behalf" => Authority::OnBehalf,
        "for_head" => Authority::ForHead,
        "by_order" => Authority::ByOrder,
        "acting" => Authority::Acting,
        _ => Authority::Own,
    };
    let signature = Signature { authority, holder: said.owned("holder"), post: said.some("post"), name: said.some("signer") };
    Letter { issuer, number, dated: said.day("dated"), to: said.lines("to"), recipients: said.lines("recipients"), signature, printed }
}

fn cited(said: &Said) -> Cited {
    Cited {
        kind: said.owned("cited_kind"),
        symbol: said.some("cited_symbol"),
        date: said.day("cited_date"),
        issuer: said.some("cited_issuer"),
        about: said.some("cited_about"),
    }
}

/// A document in the words of the office.
fn in_words(text: String) -> Cited {
    Cited { kind: text, symbol: None, date: None, issuer: None, about: None }
}

fn bases(said: &Said) -> Vec<Cited> {
    said.lines("bases").into_iter().map(in_words).collect()
}

fn forwarding_of(said: &Said, letter: Letter, unit: Option<String>) -> Forwarding {
    let asked = match said.text("asked") {
        "study" => Asked::Study,
        "carry_out" => Asked::CarryOut,
        _ => Asked::MakeKnown,
    };
    let report = said.some("report_to").map(|to| (to, said.day("report_by")));
    Forwarding { letter, unit, subject: said.owned("subject"), body: said.owned("body"), documents: vec![cited(said)], asked, more: said.lines("more"), report }
}

fn plan_of(said: &Said, letter: Letter) -> ImplementationPlan {
    let duty = |row: Vec<String>| Duty {
        lead: row[0].clone(),
        support: row[1].split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        what: row[2].clone(),
        by: day(&row[3]),
        report_to: Some(row[4].clone()).filter(|to| !to.is_empty()),
    };
    ImplementationPlan {
        letter,
        subject: said.owned("subject"),
        body: said.owned("body"),
        bases: bases(said),
        carries_out: vec![cited(said)],
        purpose: said.lines("purpose"),
        requirements: said.lines("requirements"),
        duties: said.rows("duties", 5).into_iter().map(duty).collect(),
        organisation: said.lines("organisation"),
    }
}

fn report_of(said: &Said, letter: Letter) -> Report {
    let figure = |row: Vec<String>| Figure {
        what: row[0].clone(),
        count: Datum::of(row[1].parse().ok()),
        out_of: row[2].parse().ok().map(Datum::Known),
        counted: row[3].clone(),
    };
    Report {
        letter,
        subject: said.owned("subject"),
        body: said.owned("body"),
        bases: bases(said),
        carries_out: vec![cited(said)],
        figures: said.rows("figures", 4).into_iter().map(figure).collect(),
        results: said.lines("results"),
        strengths: said.lines("strengths"),
        limits: said.lines("limits"),
        causes: said.lines("causes"),
        next: said.lines("next"),
        proposals: said.lines("proposals"),
    }
}

fn decision_of(said: &Said, letter: Letter) -> RotationDecision {
    let form = match said.text("form_of_move") {
        "transfer" => Move::Transfer,
        "secondment" => Move::Secondment,
        _ => Move::Rotation,
    };
    let sex = match said.text("sex") {
        "male" => Datum::Known(Sex::Male),
        "female" => Datum::Known(Sex::Female),
        _ => Datum::Unknown,
    };
    let proposal = said.some("proposal").map(in_words);
    RotationDecision {
        letter,
        subject: said.owned("subject"),
        authority: said.owned("body"),
        bases: std::iter::once(cited(said)).chain(bases(said)).collect(),
        proposal: said.some("proposed_by").zip(proposal),
        form,
        person: said.owned("person"),
        sex,
        from: said.owned("from"),
        to: said.owned("into"),
        on: said.day("on"),
        months: said.text("months").parse().ok(),
        terms: said.lines("terms"),
        responsible: said.lines("responsible"),
    }
}
