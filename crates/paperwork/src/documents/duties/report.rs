//! To whom is reported.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::names::names;
use super::words::Word;

/// Words between "báo cáo" and "về": what is reported.
const REPORTED: usize = 14;

/// Those who get the report, and what stands in brackets with "qua" behind them.
pub(super) fn report_to(words: &[Word], lexicon: &Lexicon) -> (Vec<Range<usize>>, Option<Range<usize>>) {
    let mut to: Vec<Range<usize>> = Vec::new();
    let mut through = None;
    let mut at = 0;
    while at < words.len() {
        let Some(from) = begins(words, at) else {
            at += 1;
            continue;
        };
        let Some(who) =
            names(words, from, lexicon).or_else(|| sent(words, from, &["về", "cho", "với", "lên", "đến", "gửi"]).and_then(|from| names(words, from, lexicon)))
        else {
            at += 1;
            continue;
        };
        at = who.all.end;
        let bracket = words[who.all.start..].iter().position(|word| word.is("(")).map(|open| who.all.start + open).filter(|open| *open <= at);
        if let Some(open) = bracket.filter(|open| words.get(open + 1).is_some_and(|word| word.is("qua"))) {
            through = words[open..].iter().position(|word| word.is(")")).map(|close| open + 2..open + close);
        }
        to.extend(who.each.into_iter().map(|name| name.start..bracket.map_or(name.end, |open| name.end.min(open))));
    }
    (to, through)
}

/// Behind "báo cáo" or "trình" where it is a verb, or behind "gửi … về".
fn begins(words: &[Word], at: usize) -> Option<usize> {
    let pair = |first: &str, second: &str| words[at].is(first) && words.get(at + 1).is_some_and(|word| word.is(second));
    if words[at].capital && at > 0 && !words[at - 1].mark {
        return None;
    }
    if words[at].is("gửi") {
        return sent(words, at + 1, &["về"]);
    }
    let tail = if pair("báo", "cáo") {
        at + 2
    } else if words[at].is("trình") && !(at > 0 && words[at - 1].one_of(&["chương", "quy", "tờ", "quá", "lộ", "giáo", "công"])) {
        at + 1
    } else {
        return None;
    };
    let linked = words.get(tail).is_some_and(|word| word.one_of(&["cho", "với", "lên", "về"]));
    Some(if linked { tail + 1 } else { tail })
}

/// Behind the last "về", "cho", "gửi" that follows what is reported, in the same sentence.
fn sent(words: &[Word], from: usize, links: &[&str]) -> Option<usize> {
    let ahead = words.get(from..)?.iter().take(REPORTED).take_while(|word| !word.is(".") && !word.is(";") && !word.is("của"));
    let marks: Vec<usize> = ahead.enumerate().filter(|(_, word)| word.one_of(links)).map(|(at, _)| from + at + 1).collect();
    marks.into_iter().next_back()
}
