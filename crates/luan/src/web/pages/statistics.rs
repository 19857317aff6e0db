//! Statistics of moves, as a paper whose figures open; and the list of moves behind each of them.

use askama::Template;
use axum::http::StatusCode;
use paperwork::papers::datum::Datum;
use paperwork::papers::forms::statistics::{Direction, EVERY, Moving, Statistics, UNKNOWN, statistics};
use register::Day;
use register::code::{Code, Level, Manner, Purpose, Sex, vietnamese};
use rules::verdict::Lang;

use super::paper::{About, Field, answered, made};
use crate::access::{Moved, MovedTold, PAGE};
use crate::web::answer::{Answer, Refused};
use crate::web::letterhead::{Letterhead, printed};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::sought::Choice;
use crate::web::visit::{Page, Visit};

/// Years of the period where none is asked for: this one, and as many before it as make a term of five.
const YEARS: i32 = 5;
/// The fields that narrow the list, but for the days.
const FIELDS: [&str; 6] = ["manner", "left", "reached", "purpose", "way", "sex"];

/// Which moves are asked for.
struct Wanted {
    from: Day,
    until: Day,
    /// Rotations, where nothing is said.
    manner: String,
    /// The fields of the address that are not understood.
    faults: Vec<String>,
}

impl Wanted {
    fn read(visit: &Visit<'_>) -> Result<Wanted, Refused> {
        let (asked, t, year) = (visit.asked, visit.t(), visit.view()?.today().year());
        let first = |year: i32| Day::new(year, 1, 1).expect("a year begins");
        let mut faults = Vec::new();
        let mut day = |name: &str, usual: Day, fault: String| match asked.field(name) {
            "" => usual,
            text => crate::cli::day(text).unwrap_or_else(|_| {
                faults.push(fault);
                usual
            }),
        };
        let from = day("from", first(year + 1 - YEARS), t.statistics_no_such_first_day());
        let until = day("until", first(year + 1), t.statistics_no_such_last_day());
        if from >= until {
            faults.push(t.statistics_no_period());
        }
        let manner = if asked.field("manner").is_empty() { Manner::Rotated.name() } else { asked.field("manner") }.to_owned();
        let other =
            FIELDS.iter().any(|field| !asked.field(field).is_empty() && !words_of(field, visit.lang).iter().any(|[word, _]| word == asked.field(field)));
        if other {
            faults.push(t.sought_not_a_choice());
        }
        Ok(Wanted { from, until, manner, faults })
    }

    fn only(&self) -> Option<Manner> {
        Manner::ALL.iter().copied().find(|manner| manner.name() == self.manner)
    }

    /// Whether a move is one of those that are asked for.
    fn takes(&self, visit: &Visit<'_>, moved: &Moved) -> bool {
        let inside = moved.on.known() && self.from <= moved.on && moved.on < self.until;
        inside
            && FIELDS.iter().all(|field| match (*field, visit.asked.field(field)) {
                ("manner", _) => self.manner == EVERY || self.manner == word(moved.manner),
                (_, "") => true,
                ("left", level) => level == word(moved.left),
                ("reached", level) => level == word(moved.reached),
                ("purpose", purpose) => purpose == word(moved.purpose),
                ("way", way) => way == Direction::between(Datum::of(moved.left), Datum::of(moved.reached)).name(),
                (_, sex) => sex == word(moved.sex),
            })
    }
}

/// The word of a code in addresses.
fn word<T: Code>(code: Option<T>) -> &'static str {
    code.map_or(UNKNOWN, Code::name)
}

/// The words that a field takes, each with what it is called.
fn words_of(field: &str, lang: Lang) -> Vec<[String; 2]> {
    let unknown = || [UNKNOWN.to_owned(), lang.pick(["chưa rõ", "not known"]).to_owned()];
    let named = |names: &[&'static str]| -> Vec<[String; 2]> { names.iter().map(|name| [(*name).to_owned(), code_words(names, name, lang)]).collect() };
    let with_unknown = |names: &[&'static str]| -> Vec<[String; 2]> { named(names).into_iter().chain([unknown()]).collect() };
    match field {
        "manner" => with_unknown(Manner::NAMES).into_iter().chain([[EVERY.to_owned(), lang.pick(["mọi hình thức", "every form"]).to_owned()]]).collect(),
        "left" | "reached" => with_unknown(Level::NAMES),
        "purpose" => with_unknown(Purpose::NAMES),
        "way" => Direction::ALL.map(|way| [way.name().to_owned(), lang.pick([way.words(), way_in_english(way)]).to_owned()]).to_vec(),
        _ => named(Sex::NAMES),
    }
}

fn way_in_english(way: Direction) -> &'static str {
    match way {
        Direction::Down => "to a lower level",
        Direction::Up => "to a higher level",
        Direction::Level => "within a level",
        Direction::Unknown => "not known",
    }
}

fn code_words(names: &[&str], name: &str, lang: Lang) -> String {
    vietnamese(names, name).filter(|_| lang == Lang::Vi).unwrap_or(name).replace('_', " ")
}

/// The paper: how many moved, by year, level, reason and form.
pub(in crate::web) fn paper(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, wanted, head, t) = (visit.view()?, Wanted::read(visit)?, Letterhead::of(visit), visit.t());
    let moves = view.moves_made().ok_or(Refused::NotThere)?;
    let counted = |moved: &Moved| Moving {
        person: moved.person.index().to_string(),
        sex: Datum::of(moved.sex),
        on: moved.on,
        form: Datum::of(moved.manner),
        purpose: Datum::of(moved.purpose),
        from: Datum::of(moved.left),
        to: Datum::of(moved.reached),
    };
    let what = wanted.only().map_or("bổ nhiệm, luân chuyển, điều động cán bộ".to_owned(), |only| {
        format!("{} cán bộ", code_words(Manner::NAMES, only.name(), Lang::Vi))
    });
    let document = statistics(&Statistics {
        letter: head.letter(printed(visit.now, view.today())),
        subject: format!("{what} từ ngày {} đến trước ngày {}", wanted.from.civil(), wanted.until.civil()),
        from: wanted.from,
        until: wanted.until,
        list: Some("/statistics/moves".to_owned()),
        only: wanted.only(),
        moves: moves.iter().map(counted).collect(),
    });
    let document = if wanted.faults.is_empty() { made(visit, document) } else { Err(wanted.faults.join(" ")) };
    let typed = |name: &str, day: Day| if visit.asked.field(name).is_empty() { day.to_string() } else { visit.asked.field(name).to_owned() };
    let forms = words_of("manner", visit.lang).into_iter().filter(|[word, _]| word != UNKNOWN).collect();
    let fields = vec![
        Field::day("from", t.statistics_from(), typed("from", wanted.from)),
        Field::day("until", t.statistics_until(), typed("until", wanted.until)),
        Field::choice("manner", t.statistics_manner(), wanted.manner.clone(), forms),
    ];
    let about =
        About { file: "bieu-thong-ke", back: ["/today".to_owned(), t.today_title()], sheet: true, fields, says: t.statistics_numbers_open(), leaves: None };
    answered(visit, about, head, document)
}

#[derive(Template)]
#[template(path = "statistics_moves.html")]
struct Moves {
    page: Page,
    faults: Vec<String>,
    from: String,
    until: String,
    /// The fields that narrow, each with its label and what it offers.
    fields: Vec<(&'static str, String, Vec<Choice>)>,
    count: String,
    people: String,
    moves: Vec<MovedTold>,
    pager: Pager,
}

impl Moves {
    fn post(&self, post: &[String; 2]) -> String {
        post.join(", ")
    }

    fn said<T: Code>(&self, code: &Option<T>) -> String {
        code.map_or_else(|| self.page.lang.pick(["chưa rõ", "not known"]).to_owned(), |code| code_words(T::NAMES, code.name(), self.page.lang))
    }
}

/// The moves behind a figure.
pub(in crate::web) fn moves(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, wanted, t, at) = (visit.view()?, Wanted::read(visit)?, visit.t(), visit.page_number());
    let mut found = view.moves_made().ok_or(Refused::NotThere)?;
    found.retain(|moved| wanted.faults.is_empty() && wanted.takes(visit, moved));
    // The latest first; of one day, as people are numbered.
    found.sort_by_key(|moved| (std::cmp::Reverse(moved.on), moved.person));
    let mut people: Vec<_> = found.iter().map(|moved| moved.person).collect();
    people.sort_unstable();
    people.dedup();
    let page = visit.page(t.statistics_moves_title());
    let shown: Vec<Moved> = found.iter().skip(at.saturating_mul(PAGE)).take(PAGE).copied().collect();
    let labels = [t.statistics_manner(), t.statistics_left(), t.statistics_reached(), t.statistics_purpose(), t.statistics_way(), t.statistics_sex()];
    let choices = |field: &'static str| -> Vec<Choice> {
        let chosen = if field == "manner" { &wanted.manner } else { visit.asked.field(field) };
        words_of(field, visit.lang).into_iter().map(|[value, words]| Choice { chosen: value == *chosen, value, words }).collect()
    };
    let typed = |name: &str, day: Day| if visit.asked.field(name).is_empty() { day.to_string() } else { visit.asked.field(name).to_owned() };
    let status = if wanted.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Answer::page_with(
        status,
        &Moves {
            from: typed("from", wanted.from),
            until: typed("until", wanted.until),
            fields: FIELDS.into_iter().zip(labels).map(|(field, label)| (field, label, choices(field))).collect(),
            count: number(visit.lang, found.len()),
            people: number(visit.lang, people.len()),
            moves: view.moves_told(&shown),
            pager: Pager::new(&page, at, found.len()),
            faults: wanted.faults,
            page,
        },
    ))
}
