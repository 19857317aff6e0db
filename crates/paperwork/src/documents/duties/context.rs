//! What the passages above say to those below: who is told, and whether it is a list of tasks at all.

use super::lexicon::Lexicon;
use super::names::names;
use super::words::Word;

/// Words before the colon among which "nhiệm vụ" or "giải pháp" makes the list one of tasks.
const ANNOUNCED: usize = 10;

/// Words before the colon among which somebody is told: more bodies in a row are told in a sentence of their own.
const TOLD: usize = 40;

/// Who was told, in which passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Lead {
    pub(super) name: String,
    pub(super) support: Vec<String>,
    pub(super) passage: String,
}

/// What holds under a passage.
#[derive(Clone, Default, Debug)]
pub(super) struct Context {
    pub(super) lead: Option<Lead>,
    /// It is a list of tasks.
    pub(super) tasks: bool,
    /// It describes.
    pub(super) background: bool,
}

/// What a heading is about.
pub(super) enum Heading {
    /// A body whose tasks follow: the words that name it.
    Body(std::ops::Range<usize>),
    Tasks,
    Background,
    Other,
}

/// What the heading says of that which stands under it.
pub(super) fn heading(words: &[Word], lexicon: &Lexicon) -> Heading {
    let end = words.iter().rposition(|word| !word.mark).map_or(0, |last| last + 1);
    let whole = |from: usize| names(&words[..end], from, lexicon).filter(|who| who.all.end == end && who.certain).map(|who| who.all);
    if let Some(body) = whole(lexicon.about.at(words, 0)) {
        return Heading::Body(body);
    }
    if lexicon.background.at(words, 0) > 0 {
        Heading::Background
    } else if lexicon.tasks.at(words, 0) > 0 {
        Heading::Tasks
    } else {
        Heading::Other
    }
}

/// Whether the paragraph announces the tasks of nobody in particular: "Ban Bí thư yêu cầu:", "… các nhiệm vụ sau:".
pub(super) fn announces_tasks(words: &[Word], lexicon: &Lexicon) -> bool {
    let Some(end) = words.len().checked_sub(1).filter(|end| words[*end].is(":")) else { return false };
    let said = &words[..end];
    let gives = (0..end).any(|at| lexicon.gives.at(said, at) > 0 && at + lexicon.gives.at(said, at) == end);
    let follows = said.last().is_some_and(|word| word.one_of(&["sau", "đây"]));
    gives || (follows && (end.saturating_sub(ANNOUNCED)..end).any(|at| lexicon.tasks.at(said, at) > 0))
}

/// Whom the last words before the colon tell what follows: "… đề nghị Sở Nội vụ:".
pub(super) fn told_at_end(words: &[Word], lexicon: &Lexicon) -> Option<std::ops::Range<usize>> {
    let end = words.len().checked_sub(1).filter(|end| words[*end].is(":"))?;
    (0..end).rev().take(TOLD).find_map(|at| {
        let gives = lexicon.gives.at(words, at);
        let who = (gives > 0).then(|| names(&words[..end], at + gives, lexicon)).flatten()?;
        (who.all.end == end && who.certain).then_some(who.all)
    })
}
