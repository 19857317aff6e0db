//! One part of a sentence: who is told in it, who helps, and where that which is to be done begins.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::names::{Names, names};
use super::words::Word;

/// How a duty is put.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sure {
    /// Somebody is told: "Giao X chủ trì …", "đề nghị X …", "X có trách nhiệm …"; or a row of a table says so by its heading.
    Told,
    /// A part of a list of tasks says what X does: "X đẩy mạnh …".
    Listed,
    /// A part of such a list names nobody; who was told stands above it.
    Inherited,
}

/// What a part of a sentence obliges to.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Who; nobody is named where it is the one that stands above.
    pub(super) lead: Option<Range<usize>>,
    /// Who helps.
    pub(super) support: Vec<Range<usize>>,
    /// The word that the action begins with.
    pub(super) action: usize,
    pub(super) sure: Sure,
}

/// What follows the one who is told.
struct Predicate {
    support: Vec<Range<usize>>,
    action: usize,
    /// Whether the words oblige by themselves.
    obliges: bool,
    /// Whether they charge somebody with it: "có trách nhiệm", "chủ trì". Then the one before them is one who can be charged.
    charges: bool,
    /// Whether a verb begins the action.
    verb: bool,
}

/// What stands around the sentence.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// It is part of a list of tasks.
    pub(super) tasks: bool,
    /// It is under a heading, or in a paragraph, that only describes.
    pub(super) background: bool,
}

/// Who is told what in these words.
pub(super) fn told(words: &[Word], lexicon: &Lexicon, around: Around) -> Option<Told> {
    let led_in = lexicon.before.at(words, 0) > 0;
    for start in starts(words, lexicon) {
        if let Some(told) = given(words, start, lexicon) {
            return Some(told);
        }
        if around.background {
            continue;
        }
        let Some(who) = names(words, start, lexicon) else { continue };
        let colon = usize::from(around.tasks && words.get(who.all.end).is_some_and(|word| word.is(":")));
        let Some(predicate) = predicate(words, who.all.end + colon, lexicon) else { continue };
        let charged = predicate.charges && start == 0 && words[0].capital;
        if !(who.certain || charged) {
            continue;
        }
        let listed = around.tasks && predicate.verb && (start == 0 || led_in);
        if listed || (predicate.obliges && (predicate.verb || !predicate.support.is_empty())) {
            let sure = if predicate.obliges { Sure::Told } else { Sure::Listed };
            return Some(Told { lead: Some(who.all), support: predicate.support, action: predicate.action, sure });
        }
    }
    None
}

/// Where a clause may begin that tells somebody: at the beginning, and behind commas that are not inside of a list of bodies.
fn starts<'a>(words: &'a [Word], lexicon: &'a Lexicon) -> impl Iterator<Item = usize> + 'a {
    let behind = (1..words.len()).filter(move |at| {
        let generic = lexicon.each.at(words, *at) == 0 && lexicon.generic.at(words, *at) > 0 && !words[*at].capital;
        (words[*at - 1].is(",") || words[*at - 1].is(":")) && !generic
    });
    std::iter::once(0).chain(behind)
}

/// "Giao X …", "Z đề nghị X …".
fn given(words: &[Word], start: usize, lexicon: &Lexicon) -> Option<Told> {
    let mut gives = lexicon.gives.at(words, start);
    let mut at = start;
    if gives == 0 {
        at = names(words, start, lexicon)?.all.end;
        gives = lexicon.gives.at(words, at);
    }
    if gives == 0 {
        return None;
    }
    let who: Names = names(words, at + gives, lexicon)?;
    let predicate = predicate(words, who.all.end, lexicon)?;
    Some(Told { lead: Some(who.all), support: predicate.support, action: predicate.action, sure: Sure::Told })
}

/// What is said of the one before it.
fn predicate(words: &[Word], from: usize, lexicon: &Lexicon) -> Option<Predicate> {
    let mut at = from;
    let mut found = Predicate { support: Vec::new(), action: from, obliges: false, charges: false, verb: true };
    let mut lead_at = None;
    loop {
        let over = if words.get(at).is_some_and(|word| word.is(",") || word.is("và")) && at > from { at + 1 } else { at };
        let (leads, with, must) = (lexicon.leads.at(words, over), lexicon.with.at(words, over), lexicon.must.at(words, over));
        if must > 0 && leads == 0 && must_bind(words, over, must, lexicon) {
            found.obliges = true;
            found.charges |= must > 1;
            at = over + must;
        } else if leads > 0 {
            (found.obliges, found.charges) = (true, true);
            lead_at = Some(over);
            at = over + leads;
        } else if with > 0 {
            let Some(helpers) = names(words, over + with, lexicon) else {
                found.action = over;
                return Some(found);
            };
            found.support.extend(helpers.each);
            at = helpers.all.end;
        } else {
            break;
        }
    }
    if at > from && words.get(at).is_some_and(|word| word.is(",")) {
        at += 1;
    }
    found.obliges |= lexicon.liable.at(words, at) > 0;
    found.verb = lexicon.verbs.at(words, at) > 0 && !words[at].capital;
    let stands = words.get(at).is_some_and(|word| !word.mark);
    // "chủ trì việc rà soát": what is led is no verb, so the leading is the action
    found.action = if found.verb || !found.support.is_empty() { at } else { lead_at? };
    stands.then_some(found)
}

/// "cần" and "phải" oblige only before a verb.
fn must_bind(words: &[Word], at: usize, must: usize, lexicon: &Lexicon) -> bool {
    must > 1 || lexicon.verbs.at(words, at + must) > 0 || lexicon.must.at(words, at + must) > 0
}

/// What the one above is told in words that name nobody.
pub(super) fn unnamed(words: &[Word], lexicon: &Lexicon) -> Option<Told> {
    let told = |support, action| Some(Told { lead: None, support, action, sure: Sure::Inherited });
    let leads = lexicon.leads.at(words, 0) + lexicon.with.at(words, 0);
    if leads > 0 {
        let predicate = predicate(words, 0, lexicon)?;
        return told(predicate.support, predicate.action);
    }
    if lexicon.before.at(words, 0) > 0 && lexicon.verbs.at(words, 0) == 0 {
        let must = (1..words.len()).find(|at| lexicon.must.at(words, *at) == 1 && must_bind(words, *at, 1, lexicon))?;
        let names_a_subject = (1..must).any(|at| names(words, at, lexicon).is_some_and(|who| who.all.end == must));
        return if names_a_subject { None } else { told(Vec::new(), must + 1) };
    }
    let must = lexicon.must.at(words, 0);
    if lexicon.verbs.at(words, must) == 0 || is_named(words, lexicon) {
        return None;
    }
    told(Vec::new(), must)
}

/// Whether the verb at the beginning is only the name of something that the sentence speaks about: "Xây dựng … phải xuất phát từ …".
fn is_named(words: &[Word], lexicon: &Lexicon) -> bool {
    let first = words.iter().position(|word| word.is(",") || word.is(";") || word.is(".")).unwrap_or(words.len());
    let must = lexicon.must.at(words, 0);
    (must.max(1)..first).any(|at| words[at].is("phải") || (words[at].is("là") && !words[at - 1].is("nhất")))
}

/// Whether the words begin with a verb, so that they go on with what was told before.
pub(super) fn goes_on(words: &[Word], lexicon: &Lexicon) -> bool {
    let link = lexicon.links.at(words, 0);
    let words = &words[link + usize::from(link > 0 && words.get(link).is_some_and(|word| word.is(",")))..];
    lexicon.verbs.at(words, lexicon.must.at(words, 0)) > 0 && !is_named(words, lexicon)
}
