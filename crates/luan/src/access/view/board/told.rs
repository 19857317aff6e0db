//! What the vocabulary and the rules say of the holders of posts, as far as the viewer may see it.

use std::ops::Range;

use register::column::Row;
use register::day::YEAR_MAX;
use register::tables::People;
use register::{Day, Register};
use rules::column::{Column, MISSING};
use rules::facts::{self, Block, LOCAL, Rows, World};
use rules::moves::{Move, Moves};
use rules::rulebook::{Effect, Rule};
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict::{Lang, Outcome, words_of_rule};

use super::super::View;
use super::{Known, Line, Only, Seat, Tally, is_wanted};
use crate::access::classes::{of_fact, of_rule};
use crate::access::policy::{Action, Classes};

/// What is asked of the rules.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    /// In which months what comes is said already.
    pub(crate) within: i32,
    /// Whose rule; of any, where empty.
    pub(crate) rule: String,
    /// Whose holders are wanted; of any, where nothing is said.
    pub(crate) wanted: Option<Said>,
    /// Whose holders are locals: a word of `LOCAL`; of any, where empty.
    pub(crate) local: String,
    /// Whose holders retire within the months.
    pub(crate) retiring: bool,
    /// Whose planned end lies within the months, or is over.
    pub(crate) ending: bool,
}

impl Due {
    /// Nothing is asked for: the board as it is, with what comes within some months.
    pub(crate) fn nothing(within: i32) -> Due {
        Due { within, rule: String::new(), wanted: None, local: String::new(), retiring: false, ending: false }
    }
}

/// What a duty says of somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Said {
    /// It is not met.
    Now,
    /// It is met, and will not be within the months if everything stays as it is.
    Soon,
    /// A paper is missing that would tell.
    Unknown,
}

/// A duty that is in force: something that must be acted on.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    /// The rule's full name.
    pub(crate) rule: String,
    /// What it asks for, Vietnamese and English, without the values of anybody.
    pub(crate) words: [String; 2],
}

/// What a review says of a holder.
pub(crate) struct Telling {
    /// Unbroken months as head.
    pub(crate) head: Known,
    /// Months of service left.
    pub(crate) left: Known,
    /// The day of retirement, where it is known.
    pub(crate) retirement: Option<Day>,
    /// Whether a local: the place of a word in `LOCAL`.
    pub(crate) local: Known,
    /// Duties that say something: the number of the duty, and what.
    pub(crate) duties: Vec<(usize, Said)>,
}

/// The facts of holders, seat by seat.
pub(super) struct Told {
    months: Vec<Known>,
    planned: Vec<Day>,
    asked: Option<Asked>,
}

struct Asked {
    on: Day,
    later: Option<Day>,
    head: Vec<Known>,
    left: Vec<Known>,
    retirement: Vec<Known>,
    local: Vec<Known>,
    duties: Vec<Duty>,
    said: Vec<Vec<(usize, Said)>>,
}

/// Everybody to the post that they hold: what a move's facts say of it is said of the holder.
pub(super) fn staying(register: &Register, seats: &[Seat], on: Day) -> Moves {
    let posts = &register.tables().tenures.post;
    let stay = |seat: &Seat| Move {
        person: seat.person,
        from_post: posts[seat.tenure],
        to_post: posts[seat.tenure],
        on,
        kind: None,
        purpose: None,
        until_planned: Day::MISSING,
        expected_after: String::new(),
        waiver: String::new(),
    };
    Moves { rows: seats.iter().map(stay).collect(), plan: (0..seats.len() as u32).collect() }
}

/// The number of a row.
pub(in crate::access::view) fn number(column: &Column, row: usize) -> Known {
    match column {
        Column::Number(numbers) if numbers[row] != MISSING => Known::Number(numbers[row]),
        _ => Known::Unknown,
    }
}

/// What is left of a number when a range is taken from it: the least and the most.
pub(super) fn difference(whole: Known, part: &Column, row: usize) -> [Known; 2] {
    match (whole, part) {
        (Known::Number(whole), Column::Range { low, high }) => [Known::Number(whole - high[row]), Known::Number(whole - low[row])],
        _ => [Known::Unknown; 2],
    }
}

impl Told {
    pub(super) fn new(view: &View, world: &World<'_>, on: Day, seats: &[Seat], due: Option<&Due>) -> Told {
        let people: Vec<Row<People>> = seats.iter().map(|seat| seat.person).collect();
        let action = if due.is_some() { Action::Review } else { Action::Find };
        let seen: Vec<Classes> = people.iter().map(|&person| view.of_person(action, person)).collect();
        let found: Vec<Classes> = people.iter().map(|&person| view.of_person(Action::Find, person)).collect();
        let block = Block::new(world, on, Rows::People(&people));
        // What is counted is the main post: what is held beside it has none of these.
        let of_main = |name: &str, seen: &[Classes]| -> Vec<Known> {
            let fact = &facts::ALL[facts::find(name).expect("a fact of the vocabulary")];
            let (column, classes) = (fact.column(&block), of_fact(fact));
            (0..seats.len()).map(|row| if seats[row].main && seen[row].cover(classes) { number(&column, row) } else { Known::Hidden }).collect()
        };
        let tenures = &world.register.tables().tenures;
        Told {
            months: of_main("person.months_in_post", &found),
            planned: seats.iter().map(|seat| tenures.until_planned[seat.tenure]).collect(),
            asked: due.map(|due| {
                let later = on.add_months(due.within);
                let later = (later.year() <= YEAR_MAX).then_some(later);
                let (duties, said) = asked_of_duties(world, on, later, &people, seats, &seen);
                Asked {
                    on,
                    later,
                    head: of_main("person.months_as_head", &seen),
                    left: of_main("person.service_left_months", &seen),
                    retirement: of_main("person.retirement_day", &seen),
                    local: localities(world, on, seats, &seen),
                    duties,
                    said,
                }
            }),
        }
    }

    pub(super) fn months(&self, seat: usize) -> Known {
        self.months[seat]
    }

    pub(super) fn head(&self, seat: usize) -> Known {
        self.asked.as_ref().map_or(Known::Hidden, |asked| asked.head[seat])
    }

    pub(super) fn left(&self, seat: usize) -> Known {
        self.asked.as_ref().map_or(Known::Hidden, |asked| asked.left[seat])
    }

    pub(super) fn duties(&self) -> Vec<Duty> {
        self.asked.as_ref().map(|asked| asked.duties.clone()).unwrap_or_default()
    }

    pub(super) fn telling(&self, seat: usize) -> Option<Telling> {
        let asked = self.asked.as_ref()?;
        Some(Telling {
            head: asked.head[seat],
            left: asked.left[seat],
            retirement: day(asked.retirement[seat]),
            local: asked.local[seat],
            duties: asked.said[seat].clone(),
        })
    }

    /// How many posts would fit, were one thing asked at a time.
    pub(super) fn tally(&self, lines: &[Line]) -> Tally {
        let within = |due: Due| lines.iter().filter(|line| self.fits(line.first..line.last, &due)).count();
        let wanted = |only: Only| lines.iter().filter(|line| is_wanted(line, only)).count();
        let mut tally = Tally { empty: wanted(Only::Empty), over: wanted(Only::Over), ..Tally::default() };
        if let Some(asked) = &self.asked {
            let nothing = || Due::nothing(0);
            let says =
                |duty: &Duty| [Said::Now, Said::Soon, Said::Unknown].map(|said| within(Due { rule: duty.rule.clone(), wanted: Some(said), ..nothing() }));
            tally.duties = asked.duties.iter().map(says).collect();
            tally.retiring = within(Due { retiring: true, ..nothing() });
            tally.ending = within(Due { ending: true, ..nothing() });
            tally.local = LOCAL.iter().map(|word| within(Due { local: (*word).to_owned(), ..nothing() })).collect();
        }
        tally
    }

    /// Whether some holder of a post is one of whom is asked.
    pub(super) fn fits(&self, mut seats: Range<usize>, due: &Due) -> bool {
        let Some(asked) = &self.asked else { return false };
        let nothing = due.rule.is_empty() && due.wanted.is_none() && due.local.is_empty() && !due.retiring && !due.ending;
        nothing || seats.any(|seat| asked.fits(seat, due) && (!due.ending || asked.reaches(self.planned[seat].if_known())))
    }
}

impl Asked {
    fn fits(&self, seat: usize, due: &Due) -> bool {
        let of_rule = |number: usize| due.rule.is_empty() || self.duties[number].rule == due.rule;
        let by_rule = due.rule.is_empty() && due.wanted.is_none()
            || self.said[seat].iter().any(|&(number, said)| of_rule(number) && due.wanted.is_none_or(|wanted| wanted == said));
        let local = LOCAL.iter().position(|word| *word == due.local).map(|place| Known::Number(place as i32));
        let by_place = due.local.is_empty() || local == Some(self.local[seat]);
        by_rule && by_place && (!due.retiring || self.retirement[seat] != Known::Hidden && self.reaches(day(self.retirement[seat])))
    }

    /// Whether a day lies within the months, or before.
    fn reaches(&self, day: Option<Day>) -> bool {
        let last = self.later.unwrap_or(self.on);
        day.is_some_and(|day| day <= last)
    }
}

fn day(known: Known) -> Option<Day> {
    if let Known::Number(packed) = known { Some(Day::from_packed(packed)) } else { None }
}

/// Whether each holder is a local where the post is: what `move.local` says of staying there.
fn localities(world: &World<'_>, on: Day, seats: &[Seat], seen: &[Classes]) -> Vec<Known> {
    let moves: Vec<u32> = (0..seats.len() as u32).collect();
    let fact = &facts::ALL[facts::find("move.local").expect("a fact of the vocabulary")];
    let column = fact.column(&Block::new(world, on, Rows::Moves(&moves)));
    let classes = of_fact(fact);
    (0..seats.len()).map(|row| if seen[row].cover(classes) { number(&column, row) } else { Known::Hidden }).collect()
}

/// Whether a rule is something that must be acted on.
pub(crate) fn is_duty(rule: &Rule) -> bool {
    rule.effect == Effect::Duty && rule.subject == Subject::Person
}

/// What a rule asks for: its words up to where they speak of somebody's own values.
fn duty(rule: &Rule, on: Day) -> Duty {
    Duty { rule: rule.name.clone(), words: [Lang::Vi, Lang::En].map(|lang| words_of_rule(rule, on, lang)) }
}

/// What every duty says of every holder, today and on the later day: the duties in force on either, and seat by seat what they say.
fn asked_of_duties(
    world: &World<'_>,
    on: Day,
    later: Option<Day>,
    people: &[Row<People>],
    seats: &[Seat],
    seen: &[Classes],
) -> (Vec<Duty>, Vec<Vec<(usize, Said)>>) {
    let (mut duties, mut said): (Vec<Duty>, Vec<Vec<(usize, Said)>>) = (Vec::new(), vec![Vec::new(); seats.len()]);
    for (day, is_later) in std::iter::once((on, false)).chain(later.map(|later| (later, true))) {
        let sweep = Sweep::new(world, day, Subject::Person, &is_duty);
        let outcomes = sweep.run(world, &Rows::People(people)).outcomes;
        for (at, outcomes) in sweep.rules().iter().zip(&outcomes) {
            let rule = &world.rulebooks[at.book].rules[at.rule];
            let number = duties.iter().position(|known| known.rule == rule.name).unwrap_or_else(|| {
                duties.push(duty(rule, day));
                duties.len() - 1
            });
            let classes = of_rule(rule);
            for seat in (0..seats.len()).filter(|&seat| seats[seat].main && seen[seat].cover(classes)) {
                let says = match Outcome::ALL.get(outcomes[seat] as usize) {
                    Some(Outcome::NotMet) if is_later => Said::Soon,
                    Some(Outcome::NotMet) => Said::Now,
                    Some(Outcome::NotKnown) if !is_later => Said::Unknown,
                    _ => continue,
                };
                if !said[seat].iter().any(|(known, _)| *known == number) {
                    said[seat].push((number, says));
                }
            }
        }
    }
    (duties, said)
}
