//! Passage after passage, paragraph after paragraph, sentence after sentence.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use register::text::canonical;

use super::clause::{Around, Sure, Told, goes_on, told, unnamed};
use super::context::{Context, Heading, Lead, announces_tasks, heading, told_at_end};
use super::deadline::deadline;
use super::lexicon::Lexicon;
use super::names::names;
use super::report::report_to;
use super::row;
use super::words::{Word, words};
use super::{Duty, Passage};

/// Words of a paragraph in which duties are looked for; a longer one is no paragraph.
const PARAGRAPH_WORDS: usize = 4_000;
/// Words at the end of a paragraph that may only announce a list.
const ANNOUNCING_WORDS: usize = 24;

/// One paragraph with its words.
struct Paragraph<'a> {
    passage: &'a Passage,
    text: &'a str,
    lines: &'a RangeInclusive<u32>,
    words: Vec<Word>,
    /// Whether it is a heading over other passages, and ends like one.
    heads: bool,
}

/// A duty on its way: the words it takes, without the sentence that says when.
struct Draft {
    told: Told,
    /// The words of its sentences from the beginning, where a date may stand before the one who is told.
    all: Range<usize>,
    end: usize,
}

/// The lists, made ready once: a file may hold many documents.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

struct Finding {
    lexicon: &'static Lexicon,
    issuer: Option<String>,
    found: Vec<Duty>,
    /// What holds under each passage.
    under: Vec<Context>,
    /// What holds under the opening, for all that no label stands above.
    root: Context,
}

pub(super) fn find(passages: &[Passage], issuer: Option<&str>) -> Vec<Duty> {
    let mut finding =
        Finding { lexicon: &LEXICON, issuer: issuer.map(canonical), found: Vec::new(), under: Vec::with_capacity(passages.len()), root: Context::default() };
    let mut has_children = vec![false; passages.len()];
    for parent in passages.iter().filter_map(|passage| passage.parent) {
        if let Some(has) = has_children.get_mut(parent) {
            *has = true;
        }
    }
    for (at, passage) in passages.iter().enumerate() {
        finding.passage(passage, has_children[at]);
    }
    finding.found
}

impl Finding {
    fn passage(&mut self, passage: &Passage, has_children: bool) {
        let mut context = passage.parent.and_then(|parent| self.under.get(parent)).unwrap_or(&self.root).clone();
        if passage.tabled {
            let told = passage.task.as_ref().filter(|_| !context.background);
            self.found.extend(told.map(|task| row::duty(task, passage, self.lexicon)));
            self.under.push(context);
            return;
        }
        let mut here: Option<Lead> = None;
        let paragraphs = passage.paragraphs().count();
        for (at, (text, lines)) in passage.paragraphs().enumerate() {
            let words = words(text);
            if words.len() > PARAGRAPH_WORDS {
                continue;
            }
            let ends = text.ends_with(['.', ';', ',', '/']);
            let heads = at == 0 && passage.label.is_some() && (has_children || paragraphs > 1) && !ends;
            let paragraph = Paragraph { passage, text, lines, words, heads };
            let before = self.found.len();
            if at == 0 && passage.label.is_some() && self.under_heading(&paragraph, has_children || paragraphs > 1, &mut context) {
                continue;
            }
            let lead = here.as_ref().or(context.lead.as_ref());
            let drafts = self.drafts(&paragraph, &context, lead);
            let announced = self.announced(&paragraph, drafts.last(), &context);
            for draft in &drafts {
                let duty = self.duty(&paragraph, draft, lead);
                self.found.extend(duty);
            }
            here = self.found.get(before..).and_then(<[Duty]>::last).and_then(|duty| self.lead_of(duty)).or(here);
            if let Some(announced) = announced {
                context = announced;
            }
        }
        if passage.label.is_none() {
            self.root = context.clone();
        }
        self.under.push(context);
    }

    /// Takes what a heading says for what stands under it; whether nothing else is in it.
    fn under_heading(&self, paragraph: &Paragraph, more: bool, context: &mut Context) -> bool {
        match heading(&paragraph.words, self.lexicon) {
            Heading::Body(body) if more => {
                let lead = Lead { name: said(paragraph, &body), support: Vec::new(), passage: paragraph.passage.path.clone() };
                *context = Context { lead: Some(lead), tasks: true, background: false };
                true
            }
            Heading::Tasks if more => {
                context.tasks = true;
                context.background = false;
                paragraph.heads
            }
            Heading::Background => {
                context.background = true;
                paragraph.heads
            }
            _ => false,
        }
    }

    /// The lead of a duty, for those that follow it in the same passage.
    fn lead_of(&self, duty: &Duty) -> Option<Lead> {
        let name = duty.lead.clone()?;
        Some(Lead { name, support: Vec::new(), passage: duty.lead_from.clone().unwrap_or_else(|| duty.passage.clone()) })
    }

    /// What a paragraph with a colon at its end says to those under it.
    fn announced(&self, paragraph: &Paragraph, last: Option<&Draft>, context: &Context) -> Option<Context> {
        if !paragraph.text.ends_with(':') {
            return None;
        }
        let tasks = announces_tasks(&paragraph.words, self.lexicon);
        if let Some(body) = told_at_end(&paragraph.words, self.lexicon) {
            let lead = Lead { name: said(paragraph, &body), support: Vec::new(), passage: paragraph.passage.path.clone() };
            return Some(Context { lead: Some(lead), tasks: true, background: false });
        }
        match last {
            Some(draft) => {
                let name = draft.told.lead.as_ref()?;
                let support = draft.told.support.iter().map(|one| said(paragraph, one)).collect();
                let lead = Lead { name: said(paragraph, name), support, passage: paragraph.passage.path.clone() };
                Some(Context { lead: Some(lead), tasks: true, background: false })
            }
            None => tasks.then_some(Context { lead: None, tasks: true, background: context.background }),
        }
    }

    /// What is told in the paragraph.
    fn drafts(&self, paragraph: &Paragraph, context: &Context, lead: Option<&Lead>) -> Vec<Draft> {
        let (words, lexicon) = (&paragraph.words, self.lexicon);
        let around = Around { tasks: context.tasks, background: context.background || lexicon.past.at(words, 0) > 0 };
        let mut drafts: Vec<Draft> = Vec::new();
        let mut going = false;
        for part in parts(words, lexicon) {
            let inside = &words[part.words.clone()];
            let shift = part.words.start;
            let fresh = told(inside, lexicon, around).filter(|told| !self.is_issuer(paragraph, told, shift));
            let inherited = || (shift == 0 && !around.background && !paragraph.heads && lead.is_some()).then(|| unnamed(inside, lexicon)).flatten();
            let schedule = inside.first().is_some_and(|word| word.one_of(&["thời"]));
            if going && fresh.is_none() && (!part.sentence || goes_on(inside, lexicon)) {
                if let Some(last) = drafts.last_mut() {
                    last.end = part.words.end;
                    last.all.end = part.words.end;
                }
            } else if let Some(told) = fresh.or_else(inherited) {
                drafts.push(Draft { told: shifted(told, shift), all: part.words.clone(), end: part.words.end });
                going = true;
            } else if let Some(last) = drafts.last_mut().filter(|_| schedule) {
                last.all.end = part.words.end;
            } else {
                going = false;
            }
        }
        drafts
    }

    /// Whether a plain sentence only says what the issuer itself does.
    fn is_issuer(&self, paragraph: &Paragraph, told: &Told, shift: usize) -> bool {
        let name = told.lead.as_ref().map(|lead| canonical(&said(paragraph, &(lead.start + shift..lead.end + shift))));
        told.sure == Sure::Listed && name.is_some() && name == self.issuer
    }

    fn duty(&self, paragraph: &Paragraph, draft: &Draft, above: Option<&Lead>) -> Option<Duty> {
        let words = &paragraph.words;
        let last = words[..draft.end].iter().rposition(|word| !word.mark || word.is(")") || word.is("”"))?;
        let end = if paragraph.text.ends_with(':') && draft.end == words.len() { self.before_announcing(words, draft.told.action, last + 1) } else { last + 1 };
        let action = draft.told.action..end;
        if action.is_empty() {
            return None;
        }
        let own = draft.told.lead.as_ref().map(|lead| said(paragraph, lead));
        let (to, through) = report_to(&words[action.clone()], self.lexicon);
        let from = |part: &Range<usize>| said(paragraph, &(part.start + action.start..part.end + action.start));
        let report_to: Vec<String> = to.iter().map(&from).collect();
        let (deadline, when) = deadline(paragraph.text, &words[draft.all.clone()], self.lexicon);
        let mut support: Vec<String> = draft.told.support.iter().map(|one| said(paragraph, one)).collect();
        let path = &paragraph.passage.path;
        let inherited = above.filter(|_| own.is_none());
        if let Some(above) = inherited.filter(|_| support.is_empty()) {
            support.clone_from(&above.support);
        }
        Some(Duty {
            lead_from: inherited.map(|lead| lead.passage.clone()).filter(|from| from != path),
            lead: own.or_else(|| inherited.map(|lead| lead.name.clone())),
            support,
            action: said(paragraph, &action),
            deadline,
            when,
            report_to: (!report_to.is_empty()).then(|| report_to.join("; ")),
            through: through.as_ref().map(from),
            passage: path.clone(),
            lines: paragraph.lines.clone(),
            sure: draft.told.sure,
        })
    }

    /// Where the action ends if what follows its last comma only says that a list follows; at its beginning if all of it does.
    fn before_announcing(&self, words: &[Word], from: usize, end: usize) -> usize {
        let commas = (from.max(end.saturating_sub(ANNOUNCING_WORDS))..end).filter(|at| words[*at].is(","));
        std::iter::once(from).chain(commas).find(|at| self.only_announces(&words[*at..end])).unwrap_or(end)
    }

    /// Whether the words say no more than that a list follows.
    fn only_announces(&self, words: &[Word]) -> bool {
        let mut at = 0;
        while at < words.len() {
            let length = self.lexicon.announces.at(words, at);
            if length == 0 && !words[at].mark {
                return false;
            }
            at += length.max(1);
        }
        true
    }
}

/// The words as they are written.
fn said(paragraph: &Paragraph, range: &Range<usize>) -> String {
    match (paragraph.words.get(range.start), paragraph.words.get(range.end.saturating_sub(1))) {
        (Some(first), Some(last)) if first.at.start < last.at.end => paragraph.text[first.at.start..last.at.end].to_owned(),
        _ => String::new(),
    }
}

fn shifted(told: Told, by: usize) -> Told {
    let moved = |range: Range<usize>| range.start + by..range.end + by;
    Told { lead: told.lead.map(moved), support: told.support.into_iter().map(moved).collect(), action: told.action + by, sure: told.sure }
}

/// A sentence, or what stands between semicolons in one.
struct Part {
    words: Range<usize>,
    /// Whether a sentence begins with it.
    sentence: bool,
}

/// The sentences of a paragraph, taken apart at semicolons that stand between tasks and not between bodies.
fn parts(words: &[Word], lexicon: &Lexicon) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut start, mut sentence, mut brackets) = (0, true, 0_i32);
    let row_end = |start: usize| names(words, start + lexicon.gives.at(words, start), lexicon).map_or(0, |row| row.all.end);
    let mut row = row_end(0);
    for at in 0..words.len() {
        brackets += i32::from(words[at].is("(") || words[at].is("“")) - i32::from(words[at].is(")") || words[at].is("”"));
        let ends = words[at].one_of(&[".", "!", "?"]) && words.get(at + 1).is_none_or(|next| next.capital) && !(at > 0 && words[at - 1].is("tp"));
        if ends || (words[at].is(";") && brackets <= 0 && at >= row) {
            parts.push(Part { words: start..at, sentence });
            (start, sentence) = (at + 1, ends);
            brackets = 0;
            row = row_end(start);
        }
    }
    parts.push(Part { words: start..words.len(), sentence });
    parts.retain(|part| !part.words.is_empty());
    parts
}
