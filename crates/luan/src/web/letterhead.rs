//! The head of official papers: whose papers they are and who signs. Typed once, kept by the browser, put into every paper.

use paperwork::papers::letter::{Authority, Issuer, Letter, Printed, Signature};
use paperwork::papers::profile::System;
use register::Day;

use super::answer::LETTERHEAD;
use super::visit::Visit;
use crate::time;

/// Letters of one field.
const LETTERS_MAX: usize = 120;

/// The fields, as they are typed.
#[derive(Clone, Default)]
pub(crate) struct Letterhead {
    /// `party` or `state`.
    pub(crate) system: String,
    /// The body above, and the issuer.
    pub(crate) parent: String,
    pub(crate) name: String,
    /// What stands for it in symbols.
    pub(crate) code: String,
    pub(crate) place: String,
    /// In whose name it is signed, and the signer's post under it.
    pub(crate) holder: String,
    pub(crate) post: String,
}

impl Letterhead {
    /// What was typed now, or what the browser has kept, or the units that the visitor works for.
    pub(crate) fn of(visit: &Visit<'_>) -> Letterhead {
        let kept = visit.asked.cookie(LETTERHEAD).map(|text| super::asked::fields(text.as_bytes())).unwrap_or_default();
        let typed = !visit.asked.field("issuer").is_empty();
        let field = |name: &str| -> String {
            let kept = || kept.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.as_str());
            let text = if typed { visit.asked.field(name) } else { kept() };
            text.chars().filter(|letter| !letter.is_control()).take(LETTERS_MAX).collect()
        };
        let [parent, name] = visit.view.as_ref().map(|view| view.issuer()).unwrap_or_default();
        let or = |text: String, other: String| if text.is_empty() { other } else { text };
        Letterhead {
            system: field("system"),
            parent: or(field("parent"), parent),
            name: or(field("issuer"), name),
            code: field("code"),
            place: field("place"),
            holder: field("holder"),
            post: field("post"),
        }
    }

    /// What the browser keeps.
    pub(crate) fn cookie(&self) -> String {
        let fields = [
            ("system", &self.system),
            ("parent", &self.parent),
            ("issuer", &self.name),
            ("code", &self.code),
            ("place", &self.place),
            ("holder", &self.holder),
            ("post", &self.post),
        ];
        form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
    }

    /// Whose papers they are.
    pub(crate) fn issuer(&self) -> Issuer {
        let lines = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty()).into_iter().collect();
        Issuer {
            system: if self.system == "state" { System::State } else { System::Party },
            parent: lines(&self.parent),
            name: lines(&self.name),
            code: self.code.clone(),
            place: self.place.clone(),
        }
    }

    /// A paper without a number and a day: both are given by hand, or by the register of outgoing papers.
    pub(crate) fn letter(&self, printed: Printed) -> Letter {
        let post = Some(self.post.clone()).filter(|post| !post.is_empty());
        let authority = if post.is_some() { Authority::ForHead } else { Authority::Own };
        let signature = Signature { authority, holder: self.holder.clone(), post, name: None };
        Letter { issuer: self.issuer(), number: None, dated: None, to: Vec::new(), recipients: Vec::new(), signature, printed }
    }
}

/// What a paper says of when it was made: now, from the facts of a day.
pub(crate) fn printed(now: u64, facts_of: Day) -> Printed {
    let (hour, minute) = time::clock(now);
    Printed { on: time::day_of(now).unwrap_or(facts_of), at: (hour, minute), facts_of }
}
