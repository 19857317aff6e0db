//! Bodies by name: where a list of them begins and ends, and where one name ends in it.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::words::Word;

/// Syllables in small letters that may follow a capital inside a name: *Tổ* chức. More of them are known words (*Cựu* chiến binh), or begin what is to be done.
const SMALL_AFTER_CAPITAL: u32 = 1;
/// Bodies in a row; a longer row is no sentence.
const NAMES: usize = 64;
/// Words of one name.
const NAME_WORDS: usize = 48;
/// Words in brackets behind a name.
const BRACKET: usize = 12;

/// Bodies in a row.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// The words of all of them.
    pub(super) all: Range<usize>,
    /// One for each body.
    pub(super) each: Vec<Range<usize>>,
    /// Whether the first is named with more than a noun for any body of its kind, or is one of "các …".
    pub(super) certain: bool,
}

/// One name while the row is read.
struct Name {
    words: Range<usize>,
    /// It begins with "các" or the like.
    each: bool,
    generic: bool,
    /// Nothing follows its noun.
    bare: bool,
    people: bool,
}

/// The bodies that are named from here on; none if something stands there that is not known to be one.
pub(super) fn names(words: &[Word], from: usize, lexicon: &Lexicon) -> Option<Names> {
    let mut found: Vec<Name> = vec![name(words, from, lexicon)?];
    if found[0].people {
        return None;
    }
    while let Some(last) = found.last().filter(|_| found.len() < NAMES) {
        let end = last.words.end;
        let joined = words.get(end).is_some_and(|word| word.one_of(&[",", ";", "và", "cùng"]));
        let Some(next) = joined.then(|| name(words, end + 1, lexicon)).flatten() else { break };
        found.push(next);
    }
    let first = &found[0];
    let certain = first.each || !first.bare || found.len() > 1;
    let all = from..found.last()?.words.end;
    let mut each: Vec<Range<usize>> = Vec::new();
    let mut before: Option<Name> = None;
    for name in found {
        let shares = before.as_ref().is_some_and(|before| before.bare && before.generic && name.generic && !name.each);
        match each.last_mut() {
            Some(last) if shares => last.end = name.words.end,
            _ => each.push(name.words.clone()),
        }
        before = Some(name);
    }
    Some(Names { all, each, certain })
}

/// One name that begins here.
fn name(words: &[Word], from: usize, lexicon: &Lexicon) -> Option<Name> {
    let each = lexicon.each.at(words, from);
    let noun = from + each;
    let (people, body) = (lexicon.people.at(words, noun), lexicon.bodies.at(words, noun));
    // "đồng chí" with the name of a person
    let person = usize::from(each > 0 && words.get(noun).is_some_and(|word| word.capital) && lexicon.persons.at(words, from) == each);
    let length = people.max(body).max(person);
    if length == 0 || lexicon.ends.at(words, noun) > length {
        return None;
    }
    let generic = lexicon.generic.at(words, noun) == length && !words[noun..noun + length].iter().any(|word| word.capital && noun > from + each);
    let mut at = noun + length;
    let mut small = if words[at - 1].capital { SMALL_AFTER_CAPITAL } else { 0 };
    while let Some(word) = words.get(at) {
        if at > from + NAME_WORDS {
            return None;
        }
        let ends = if word.capital { 0 } else { lexicon.ends.at(words, at) };
        let inside = lexicon.bodies.at(words, at).max(lexicon.qualifiers.at(words, at)).max(lexicon.people.at(words, at));
        if word.mark || word.is("và") {
            match over_mark(words, at, lexicon) {
                Some(next) => at = next,
                None => break,
            }
        } else if ends > 0 && (ends >= inside || word.is("tổ")) {
            break;
        } else if word.capital {
            at += inside.max(1);
            small = if inside > 1 { 0 } else { SMALL_AFTER_CAPITAL };
        } else if inside > 0 {
            at += inside;
        } else if small > 0 {
            at += 1;
            small -= 1;
        } else if word.plain.starts_with(|c: char| c.is_ascii_digit()) && words[at - 1].is("trong") {
            // "… Tỉnh ủy trong 05 ngày"
            at -= 1;
            break;
        } else {
            return None;
        }
    }
    Some(Name { words: from..at, each: each > 0, generic, bare: at == noun + length, people: people > body })
}

/// Behind a mark that stands inside a name: brackets, a dash, the comma of "huyện, thành phố" and of "Văn hóa, Thể thao".
fn over_mark(words: &[Word], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let next = words.get(at + 1)?;
    match words[at].plain.as_str() {
        "(" => words[at..].iter().take(BRACKET).position(|word| word.is(")")).map(|close| at + close + 1),
        "-" if !next.mark => Some(at + 1),
        // "Giám đốc các Sở: Nội vụ, Tài chính"
        ":" if next.capital && words.get(at.checked_sub(1)?)?.is("sở") => Some(at + 1),
        "," | "và" if !next.mark => {
            let begins = lexicon.each.at(words, at + 1) > 0 || lexicon.bodies.at(words, at + 1) > 0 || lexicon.people.at(words, at + 1) > 0;
            let place = lexicon.places.at(words, at + 1) > 0 && (at > 0 && !words[at - 1].capital);
            let proper = next.capital && !begins && at > 0;
            (place || proper).then_some(at + 1)
        }
        _ => None,
    }
}
