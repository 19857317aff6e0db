//! What a document has to do with one that it cites, by the words before the citation.
//!
//! A trigger governs a citation when only fillers stand between them (`thực hiện nghiêm túc các nội dung Kết luận số …`). What stands inside of quotation marks, or in the words that
//! say what another cited document is about, is mentioned and no more.

use super::document::Relation;
use super::tokens::{Flow, Kind};

/// Trigger words, the longer first.
const TRIGGERS: &[(&str, Relation)] = &[
    ("thay thế cho", Relation::Replaces),
    ("thay thế", Relation::Replaces),
    ("thay cho", Relation::Replaces),
    ("bãi bỏ", Relation::Replaces),
    ("hủy bỏ", Relation::Replaces),
    ("sửa đổi , bổ sung", Relation::Amends),
    ("sửa đổi và bổ sung", Relation::Amends),
    ("sửa đổi", Relation::Amends),
    ("bổ sung", Relation::Amends),
    ("thực hiện", Relation::Implements),
    ("triển khai", Relation::Implements),
    ("quán triệt", Relation::Implements),
    ("thi hành", Relation::Implements),
    ("cụ thể hóa", Relation::Implements),
    ("căn cứ vào", Relation::BasedOn),
    ("căn cứ", Relation::BasedOn),
    ("trên cơ sở", Relation::BasedOn),
];

/// What stands behind a citation that ends it.
const ENDED: &[&str] = &["hết hiệu lực", "bị bãi bỏ", "được bãi bỏ", "chấm dứt hiệu lực"];

/// Words between a trigger and what it governs.
const FILLERS: &[&str] = &[
    "các", "những", "nội", "dung", "tinh", "thần", "của", "tại", "trong", "vào", "một", "số", "điều", "khoản", "điểm", "mục", "phần", "chương", "và", "có",
    "hiệu", "quả", "nghiêm", "túc", "tốt", "đầy", "đủ", "kịp", "thời", "đúng", "toàn", "diện", "đồng", "bộ", "sâu", "sắc", "rộng", "rãi", "việc", "cho", "i",
    "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "a", "b", "c", "d", "đ", "e", ",",
];

/// Tokens before a citation that are looked at.
const REACH: usize = 16;
/// Tokens over which a list that is parted by semicolons reaches.
const LIST_REACH: usize = 400;

/// A citation that stands before.
#[derive(Clone, Copy)]
pub(super) struct Before {
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) relation: Relation,
}

/// The relation of the citation whose words stand at tokens `from..end`. `last` is the citation before it, `leading` the last one that a list may go on from.
pub(super) fn relation(flow: &Flow, from: usize, end: usize, last: Option<Before>, leading: Option<Before>) -> (Relation, bool) {
    if ENDED.iter().any(|words| flow.stands_at(end, words).is_some()) {
        return (Relation::Replaces, false);
    }
    if is_quoted(flow, from) {
        return (Relation::Mentions, false);
    }
    if let Some(last) = last.filter(|last| last.end <= from && is_chain(flow, last.end, from)) {
        return (last.relation, true);
    }
    let opens = segment(flow, from);
    let same_segment = last.filter(|last| last.from >= opens && last.end <= from);
    // Behind `… của Bộ Chính trị về` follow the words of that document's own title.
    if let Some(last) = same_segment
        && flow.tokens.get(last.end).is_some_and(|next| (next.kind == Kind::Word && !next.is("và")) || next.is("“") || next.is("\""))
    {
        return (Relation::Mentions, false);
    }
    if let Some(found) = governing(flow, from) {
        return (found, true);
    }
    let starts = flow.tokens[opens..from].iter().all(|token| token.kind == Kind::Mark || matches!(token.key.as_str(), "và" | "các"));
    let behind_semicolon = opens.checked_sub(1).is_some_and(|mark| flow.tokens[mark].is(";"));
    match leading {
        Some(leading) if starts && behind_semicolon && is_one_sentence(flow, leading.end, from) => (leading.relation, true),
        // `Căn cứ Điều lệ Đảng; Quy định số …`: the list begins with what has no symbol.
        _ if starts && behind_semicolon && rests(flow, opens) => (Relation::BasedOn, true),
        _ => (Relation::Mentions, true),
    }
}

/// Whether the sentence in which a token stands begins with what it rests on.
fn rests(flow: &Flow, at: usize) -> bool {
    let lowest = at.saturating_sub(LIST_REACH);
    let begins = (lowest..at).rev().find(|mark| flow.tokens[*mark].kind == Kind::Break || ends_sentence(flow, *mark)).map_or(lowest, |mark| mark + 1);
    let first = (begins..at).find(|token| flow.tokens[*token].kind != Kind::Mark);
    first.is_some_and(|first| flow.stands_at(first, "căn cứ").is_some())
}

/// Whether a quotation is open at a token.
fn is_quoted(flow: &Flow, at: usize) -> bool {
    let before = flow.tokens[at.saturating_sub(LIST_REACH / 4)..at].iter().rev();
    before.take_while(|token| token.kind != Kind::Break).find_map(|token| match token.key.as_str() {
        "“" | "«" => Some(true),
        "”" | "»" => Some(false),
        _ => None,
    }) == Some(true)
}

/// Whether only commas and conjunctions stand between two citations.
fn is_chain(flow: &Flow, from: usize, to: usize) -> bool {
    flow.tokens[from..to].iter().all(|token| matches!(token.key.as_str(), "," | ";" | "và" | "các" | "số")) && to - from <= 4
}

/// Where the part of the sentence begins in which a token stands.
fn segment(flow: &Flow, at: usize) -> usize {
    let lowest = at.saturating_sub(LIST_REACH);
    (lowest..at).rev().find(|mark| ends_part(flow, *mark)).map_or(lowest, |mark| mark + 1)
}

fn ends_part(flow: &Flow, at: usize) -> bool {
    let token = &flow.tokens[at];
    token.kind == Kind::Break || matches!(token.key.as_str(), ";" | ":") || ends_sentence(flow, at) || begins_item(flow, at + 1)
}

/// Whether behind a comma or a dash a trigger with a capital begins the next item of a list: `…, - Căn cứ …`.
fn begins_item(flow: &Flow, at: usize) -> bool {
    let Some(token) = flow.tokens.get(at).filter(|token| token.capital) else { return false };
    let mark = at.checked_sub(1).is_some_and(|before| flow.tokens[before].is(",") || flow.tokens[before].is_dash());
    mark && TRIGGERS.iter().any(|(words, _)| words.starts_with(token.key.as_str()) && flow.stands_at(at, words).is_some())
}

/// A point that no letter follows at once.
fn ends_sentence(flow: &Flow, at: usize) -> bool {
    flow.tokens[at].is(".") && flow.tokens.get(at + 1).is_none_or(|next| !next.glued || next.kind == Kind::Mark)
}

fn is_one_sentence(flow: &Flow, from: usize, to: usize) -> bool {
    to - from <= LIST_REACH && (from..to).all(|at| flow.tokens[at].kind != Kind::Break && !ends_sentence(flow, at))
}

/// The trigger that governs what begins at a token.
fn governing(flow: &Flow, from: usize) -> Option<Relation> {
    let mut at = from;
    while at + REACH > from {
        if let Some((start, relation)) = TRIGGERS.iter().find_map(|(words, relation)| Some((flow.ends_before(at, words)?, *relation))) {
            return (!is_of_another(flow, start, relation)).then_some(relation);
        }
        let before = at.checked_sub(1).map(|before| &flow.tokens[before])?;
        if before.kind != Kind::Number && !FILLERS.contains(&before.key.as_str()) {
            return None;
        }
        at -= 1;
    }
    None
}

/// Whether not this document does it: `dự thảo sửa đổi …`, `Luật sửa đổi, bổ sung …`, `không thay thế …`.
fn is_of_another(flow: &Flow, start: usize, relation: Relation) -> bool {
    let before: Vec<&str> = flow.tokens[start.saturating_sub(4)..start].iter().map(|token| token.key.as_str()).collect();
    let negated = matches!(before.last(), Some(&("không" | "chưa" | "được" | "bị" | "đã")));
    let named = super::types::name_at_end(&before).is_some();
    let draft = before.ends_with(&["dự", "thảo"]);
    match relation {
        Relation::Replaces | Relation::Amends => negated || named || draft,
        // Who has not carried it out does not carry it out here.
        _ => matches!(before.last(), Some(&("không" | "chưa"))),
    }
}

#[cfg(test)]
mod tests;
