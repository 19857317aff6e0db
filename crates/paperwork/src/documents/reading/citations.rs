//! The documents that a document cites, each once.

use std::collections::BTreeMap;

use register::Day;

use super::dates::date_at;
use super::document::{Citation, Doubt, Field, Found, Relation, Span};
use super::names::{end_of_name, issuer_at};
use super::relation::{Before, relation};
use super::symbol::{Symbol, written_at};
use super::tokens::{Flow, Kind, is_number_label};
use super::types::{code_of, name_at_end};

/// One place where a document is cited.
pub(super) struct Mention {
    pub(super) symbol: Symbol,
    kind: Option<&'static str>,
    /// Whether words name another type than the code.
    contradicted: bool,
    date: Option<Found<Day>>,
    issuer: Option<String>,
    pub(super) relation: Relation,
    lines: Span,
}

/// Every place where a run cites a document by its symbol, or by type and number where a symbol has said which it is.
pub(super) fn mentions(flow: &Flow, doubts: &mut Vec<Doubt>, lines: &dyn Fn(usize) -> Span) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut shorts: Vec<(usize, usize)> = Vec::new();
    let (mut last, mut leading): (Option<Before>, Option<Before>) = (None, None);
    let mut at = 0;
    while at < flow.tokens.len() {
        let labelled = at > 0 && is_number_label(&flow.tokens[at - 1].key);
        let Some(written) = written_at(flow, at, labelled) else {
            if flow.tokens[at].kind == Kind::Number {
                shorts.push((at, found.len()));
            }
            at += 1;
            continue;
        };
        let chained = last.filter(|last| last.end <= at && is_list(flow, last.end, at)).and(found.last());
        let place = Place { flow, at, label: at - usize::from(labelled), end: written.end };
        let span = lines(flow.tokens[at].row);
        if written.repaired {
            let reason = "ký hiệu in chữ D, đọc là Đ".to_owned();
            doubts.push(Doubt { field: Field::Citations, reason, value: Some(flow.slice(at, written.end).to_owned()), lines: span });
        }
        let (named, from) = place.kind(&written.symbol);
        let (kind, contradicted) = settled(&written.symbol, named.or(written.kind).or_else(|| inherited(chained, &written.symbol)));
        let behind = place.behind(from, span, doubts);
        let (relation, leads) = relation(flow, from, behind.end, last, leading);
        let before = Before { from, end: behind.end, relation };
        last = Some(before);
        leading = if leads { Some(before) } else { leading };
        at = written.end.max(behind.end);
        found.push(Mention { symbol: written.symbol, kind, contradicted, date: behind.date, issuer: behind.issuer, relation, lines: span });
    }
    let short = short_forms(flow, &found, &shorts, lines);
    found.extend(short);
    found
}

/// Words between two members of a list whose type is named once.
fn is_list(flow: &Flow, from: usize, to: usize) -> bool {
    to - from <= 3 && flow.tokens[from..to].iter().all(|token| matches!(token.key.as_str(), "," | "và" | "số"))
}

fn inherited(chained: Option<&Mention>, symbol: &Symbol) -> Option<&'static str> {
    chained.filter(|mention| mention.symbol.code == symbol.code && mention.symbol.system == symbol.system).and_then(|mention| mention.kind)
}

/// The type that words and code agree on; whether they do not.
fn settled(symbol: &Symbol, named: Option<&'static str>) -> (Option<&'static str>, bool) {
    let kinds = symbol.kinds();
    match named {
        Some(named) if kinds.is_empty() || kinds.contains(&named) => (Some(named), false),
        Some(_) => (None, true),
        None => (symbol.kind(), false),
    }
}

/// A symbol in its sentence.
struct Place<'a> {
    flow: &'a Flow,
    at: usize,
    /// Where the word `số` stands, or the number.
    label: usize,
    end: usize,
}

/// What stands around a symbol.
struct Behind {
    date: Option<Found<Day>>,
    issuer: Option<String>,
    end: usize,
}

/// Words between a type and the word `số`, at most.
const KIND_WORDS_MAX: usize = 5;
/// Words between `Luật` and its number, at most.
const LAW_NAME_MAX: usize = 18;

impl Place<'_> {
    /// The type that words before the symbol name, and where they begin.
    fn kind(&self, symbol: &Symbol) -> (Option<&'static str>, usize) {
        let window = self.label.saturating_sub(4);
        let words: Vec<&str> = self.flow.tokens[window..self.label].iter().map(|token| token.key.as_str()).collect();
        let found = name_at_end(&words);
        // `… văn bản quy phạm pháp luật số 64/2025/QH15`: the end of the name of a law, and not its type.
        let named = found.filter(|(_, count)| *count > 1 || self.flow.tokens[self.label - count].capital || !symbol.text.contains("/QH"));
        if let Some((name, count)) = named {
            return (Some(name), self.label - count);
        }
        // `NQ 26-NQ/TW`: the code itself before the number.
        if words.last().is_some_and(|word| code_of(word).is_some_and(|code| code.code == symbol.code)) {
            return (None, self.label - 1);
        }
        if self.label < self.at
            && let Some(found) = self.kind_with_words(symbol)
        {
            return found;
        }
        if !symbol.text.contains("/QH") {
            return (None, self.label);
        }
        // `Luật Cán bộ, công chức số 80/2025/QH15`.
        let reach = (self.label.saturating_sub(LAW_NAME_MAX)..self.label).rev();
        let law = reach.take_while(|at| !matches!(self.flow.tokens[*at].key.as_str(), ";" | "." | ":") && self.flow.tokens[*at].kind != Kind::Break);
        let mut law = law.filter(|at| self.flow.tokens[*at].capital && self.flow.tokens[*at].is("luật"));
        law.next().map_or((None, self.label), |at| if self.flow.ends_before(at, "bộ").is_some() { (Some("Bộ luật"), at - 1) } else { (Some("Luật"), at) })
    }

    /// `Quy chế làm việc số …`: small words between the type and `số`, where the code agrees.
    fn kind_with_words(&self, symbol: &Symbol) -> Option<(Option<&'static str>, usize)> {
        for end in (self.label.saturating_sub(KIND_WORDS_MAX)..self.label).rev() {
            let between = &self.flow.tokens[end];
            if between.kind != Kind::Word || between.capital {
                return None;
            }
            let words: Vec<&str> = self.flow.tokens[end.saturating_sub(4)..end].iter().map(|token| token.key.as_str()).collect();
            if let Some((name, count)) = name_at_end(&words).filter(|(name, _)| symbol.kinds().contains(name)) {
                return self.flow.tokens[end - count].capital.then_some((Some(name), end - count));
            }
        }
        None
    }

    /// Day and issuer behind the symbol, or before it: `Ngày 1/2/2024, Ban Bí thư ban hành Kết luận số …`.
    fn behind(&self, from: usize, lines: Span, doubts: &mut Vec<Doubt>) -> Behind {
        let mut behind = Behind { date: None, issuer: None, end: self.end };
        self.take_date(&mut behind, false, lines, doubts);
        let of = self.skip_comma(behind.end);
        // Behind a comma only a session goes on without `của`.
        let said = self.flow.tokens.get(of).is_some_and(|token| token.is("của"));
        let session = of > behind.end && self.flow.stands_at(of, "hội nghị lần thứ").is_some();
        if (said || session)
            && let Some((from, end)) = issuer_at(self.flow, of + usize::from(said))
        {
            behind.issuer = Some(self.flow.slice(from, end).to_owned());
            behind.end = end;
        }
        if behind.date.is_none() && behind.issuer.is_some() {
            self.take_date(&mut behind, true, lines, doubts);
        }
        if behind.issuer.is_none() {
            self.take_before(from, &mut behind, lines);
        }
        behind
    }

    fn skip_comma(&self, at: usize) -> usize {
        at + usize::from(self.flow.tokens.get(at).is_some_and(|token| token.is(",")))
    }

    fn take_date(&self, behind: &mut Behind, behind_issuer: bool, lines: Span, doubts: &mut Vec<Doubt>) {
        let tokens = &self.flow.tokens;
        let mut at = self.skip_comma(behind.end);
        let comma = at > behind.end;
        let bracket = tokens.get(at).is_some_and(|token| token.is("("));
        at += usize::from(bracket);
        // `, khóa XII, ngày …`
        if let Some(term) = self.flow.stands_at(at, "khóa").filter(|_| !behind_issuer) {
            at = self.skip_comma(term + 1);
        }
        at = ["ban hành", "ký"].iter().find_map(|words| self.flow.stands_at(at, words)).unwrap_or(at);
        if !tokens.get(at).is_some_and(|token| token.is("ngày")) && !bracket {
            return;
        }
        let Some(dated) = date_at(self.flow, at) else { return };
        // Behind the issuer and a comma, a day may begin what happened next.
        let closes = tokens.get(dated.end).is_none_or(|next| matches!(next.key.as_str(), "," | ";" | "." | ")" | "về") || next.kind == Kind::Break);
        if (behind_issuer && comma && !closes) || (bracket && !tokens.get(dated.end).is_some_and(|next| next.is(")") || next.is("của"))) {
            return;
        }
        match dated.day {
            Some(day) => behind.date = Some(Found::printed(day, lines)),
            None => {
                let reason = format!("ngày của văn bản {} không có trong lịch hoặc không đọc được", self.flow.slice(self.at, self.end));
                doubts.push(Doubt { field: Field::Citations, reason, value: Some(self.flow.slice(at, dated.end).to_owned()), lines });
            }
        }
        behind.end = dated.end + usize::from(bracket && tokens.get(dated.end).is_some_and(|next| next.is(")")));
    }

    fn take_before(&self, from: usize, behind: &mut Behind, lines: Span) {
        let Some(name_end) = self.flow.ends_before(from, "ban hành") else { return };
        let name_end = name_end - usize::from(self.flow.ends_before(name_end, "đã").is_some());
        let Some(start) = (name_end.saturating_sub(12)..name_end).find(|at| end_of_name(self.flow, *at) == Some(name_end)) else { return };
        let before = start.checked_sub(1).map(|at| &self.flow.tokens[at]);
        let day = before.filter(|token| token.is(",")).and_then(|_| self.date_ending(start - 1));
        let alone = before.is_none_or(|token| token.kind == Kind::Break || token.is("."));
        if day.is_some() || alone {
            behind.issuer = Some(self.flow.slice(start, name_end).to_owned());
        }
        if behind.date.is_none() {
            behind.date = day.map(|day| Found::printed(day, lines));
        }
    }

    /// The date with the word `ngày` that ends before a token.
    fn date_ending(&self, end: usize) -> Option<Day> {
        let starts = (end.saturating_sub(8)..end).filter(|at| self.flow.tokens[*at].is("ngày"));
        starts.filter_map(|at| date_at(self.flow, at)).find(|dated| dated.end == end)?.day
    }
}

/// `Thông báo 312`: type and number of a document whose symbol stands elsewhere in the run.
fn short_forms(flow: &Flow, found: &[Mention], shorts: &[(usize, usize)], lines: &dyn Fn(usize) -> Span) -> Vec<Mention> {
    let number = |text: &str| text.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
    let mut known: BTreeMap<(u32, &str), Vec<usize>> = BTreeMap::new();
    for (at, mention) in found.iter().enumerate() {
        for kind in mention.symbol.kinds().iter().copied().chain(mention.kind) {
            let same = known.entry((number(&mention.symbol.number).unwrap_or(0), kind)).or_default();
            if same.iter().all(|other| found[*other].symbol != mention.symbol) {
                same.push(at);
            }
        }
    }
    let mut short = Vec::new();
    for (at, _) in shorts {
        let label = at - usize::from(*at > 0 && is_number_label(&flow.tokens[at - 1].key));
        let words: Vec<&str> = flow.tokens[label.saturating_sub(4)..label].iter().map(|token| token.key.as_str()).collect();
        let Some((kind, count)) = name_at_end(&words) else { continue };
        // Two documents of one type and number: which is meant, is not said.
        let Some([one]) = number(&flow.tokens[*at].key).and_then(|number| known.get(&(number, kind))).map(Vec::as_slice) else { continue };
        let goes_on = flow
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.glued && (next.is("/") || next.is_dash() || next.is(".")) && flow.tokens.get(at + 2).is_some_and(|after| after.glued));
        if goes_on {
            continue;
        }
        let (relation, _) = relation(flow, label - count, at + 1, None, None);
        short.push(Mention {
            symbol: found[*one].symbol.clone(),
            kind: None,
            contradicted: false,
            date: None,
            issuer: None,
            relation,
            lines: lines(flow.tokens[*at].row),
        });
    }
    short
}

/// The mentions as citations: one for each document, the strongest relation, what any mention says of it. `own` is no citation.
pub(super) fn gathered(mentions: Vec<Mention>, own: Option<&Symbol>, doubts: &mut Vec<Doubt>) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut by_symbol: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
    for mention in mentions.into_iter().filter(|mention| Some(&mention.symbol) != own) {
        let same = by_symbol.entry(mention.symbol.clone()).or_default();
        let day = |date: &Option<Found<Day>>| date.as_ref().map(|date| date.value);
        let fits = |at: &&usize| day(&found[**at].date).is_none() || day(&mention.date).is_none() || day(&found[**at].date) == day(&mention.date);
        let doubt = |reason: String| Doubt { field: Field::Citations, reason, value: Some(mention.symbol.text.clone()), lines: mention.lines };
        if mention.contradicted {
            doubts.push(doubt("tên loại và ký hiệu không khớp nhau".to_owned()));
        }
        match same.iter().rev().find(fits).copied() {
            Some(at) => {
                let citation = &mut found[at];
                citation.relation = citation.relation.max(mention.relation);
                citation.kind = citation.kind.take().or(mention.kind.map(str::to_owned));
                citation.date = citation.date.take().or(mention.date);
                citation.issuer = citation.issuer.take().or(mention.issuer);
            }
            None => {
                if !same.is_empty() {
                    doubts.push(doubt(format!("văn bản {} được ghi với hai ngày khác nhau", mention.symbol.text)));
                }
                same.push(found.len());
                let kind = mention.kind.map(str::to_owned);
                let Mention { symbol, date, issuer, relation, lines, .. } = mention;
                found.push(Citation { symbol, kind, date, issuer, relation, lines });
            }
        }
    }
    for citation in found.iter().filter(|citation| citation.kind.is_none()) {
        let reason = "không có từ nào cho biết tên loại của văn bản được viện dẫn".to_owned();
        doubts.push(Doubt { field: Field::Citations, reason, value: Some(citation.symbol.text.clone()), lines: citation.lines });
    }
    found
}

#[cfg(test)]
mod tests;
