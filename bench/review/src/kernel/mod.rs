//! The peer that sets the bar: the rules in force on the day of the benchmark, written out by hand as one loop over people and one over moves.
//!
//! It shares the register's columns with the product and nothing of `rules`: every clause, count and Kleene connective is here in plain Rust, so that
//! equal answers mean something and the times compare a compiled rulebook with what a programmer would have written instead of it.

mod books;
mod counts;
mod kin;
mod papers;

use register::code::{Branch, DisciplineForm, Level, Manner, MoveKind, PersonKind, Purpose, RequestKind, Role, Sex, UnitKind};
use register::column::Row;
use register::day::{MonthsTo, Partial, months_begun, months_between, months_to_month_end};
use register::tables::{People, Posts, Titles, Units};
use register::{Day, Register};
use rules::moves::{Move, Moves};

use crate::answers::{Answers, MISSING};

const FALSE: u8 = 0;
const UNKNOWN: u8 = 1;
const TRUE: u8 = 2;

const NOT_MET: u8 = 0;
const NOT_KNOWN: u8 = 1;
const MET: u8 = 2;
const NOT_APPLICABLE: u8 = 3;
const WAIVED: u8 = 4;
const NO_LINE: u8 = 255;

/// The rules about people, in the order of the answers.
pub(crate) const PERSON_RULES: [&str; 7] = [
    "170/2025/NĐ-CP#yearly-evaluation",
    "36/2018/QH14#position-change-due",
    "377-QĐ/TW#out-of-planning",
    "377-QĐ/TW#planning-higher",
    "377-QĐ/TW#planning-per-person",
    "45-CT/TW#two-terms",
    "65-QĐ/TW#yearly-evaluation",
];

/// The rules about moves, in the order of the answers.
pub(crate) const MOVE_RULES: [&str; 25] = [
    "110-QĐ/TW#in-planning",
    "110-QĐ/TW#inspection-years",
    "110-QĐ/TW#service-left",
    "114-QĐ/TW#kin-committee-sector",
    "114-QĐ/TW#kin-head-deputy",
    "114-QĐ/TW#kin-same-leadership",
    "170/2025/NĐ-CP#health",
    "170/2025/NĐ-CP#min-term",
    "170/2025/NĐ-CP#min-term-served",
    "170/2025/NĐ-CP#no-transfer",
    "170/2025/NĐ-CP#secondment-max",
    "170/2025/NĐ-CP#service-left",
    "36/2018/QH14#position-change-fit",
    "377-QĐ/TW#declared",
    "377-QĐ/TW#discipline-wait",
    "377-QĐ/TW#promotion-months",
    "377-QĐ/TW#promotion-service",
    "45-CT/TW#non-local-head",
    "65-QĐ/TW#equivalent-post",
    "65-QĐ/TW#in-planning",
    "65-QĐ/TW#min-term",
    "65-QĐ/TW#min-term-served",
    "65-QĐ/TW#purpose",
    "65-QĐ/TW#service-left",
    "80/2025/QH15#under-proceedings",
];

/// What is prepared once per run: per post, title and unit, on the day.
struct Prepared<'a> {
    register: &'a Register,
    day: Day,
    to_day: MonthsTo,
    /// Retirement day by sex and birth month index, from the published ages.
    retirement: [Vec<i32>; 2],
    rank: Vec<i32>,
    title: Vec<Row<Titles>>,
    unit: Vec<Row<Units>>,
    role: Vec<Role>,
    leads: Vec<u8>,
    main_holders: Vec<(i32, i32)>,
}

fn truth(flag: Option<bool>) -> u8 {
    flag.map_or(UNKNOWN, |flag| if flag { TRUE } else { FALSE })
}

fn yes(flag: bool) -> u8 {
    if flag { TRUE } else { FALSE }
}

fn at_least(value: i32, least: i32) -> u8 {
    if value == MISSING { UNKNOWN } else { yes(value >= least) }
}

/// Outcome without waiver.
fn plain(when: u8, require: u8) -> u8 {
    match (when, require) {
        (FALSE, _) => NOT_APPLICABLE,
        (UNKNOWN, _) => NOT_KNOWN,
        (_, FALSE) => NOT_MET,
        (_, UNKNOWN) => NOT_KNOWN,
        _ => MET,
    }
}

fn waived(outcome: u8, open: bool) -> u8 {
    if outcome == NOT_MET && open { WAIVED } else { outcome }
}

/// Answers every rule for every person and every move, on one day that all moves share.
pub(crate) fn run(register: &Register, moves: &Moves, day: Day) -> Answers {
    let prepared = Prepared::new(register, day);
    let mut answers = Answers::new(register.tables().people.len(), &PERSON_RULES, moves.rows.len(), &MOVE_RULES);
    for person in 0..register.tables().people.len() {
        prepared.judge_person(Row::new(person as u32), person, &mut answers.people);
    }
    for (at, one) in moves.rows.iter().enumerate() {
        prepared.judge_move(one, at, &mut answers.moves);
    }
    answers
}

/// The main tenure: none, one (its row), or contradictory.
#[derive(Clone, Copy, PartialEq)]
enum Main {
    None,
    One(usize),
    Two,
}

/// What both loops need of a person.
struct Person {
    main: Main,
    months_in_post: i32,
    on_rotation: u8,
    service_left: i32,
    under_proceedings: u8,
    civil_servant: Option<bool>,
}

impl<'a> Prepared<'a> {
    fn new(register: &'a Register, day: Day) -> Prepared<'a> {
        let tables = register.tables();
        let rank = (0..tables.titles.len()).map(|title| rank_on(register, title, day)).collect();
        let title: Vec<Row<Titles>> = tables.posts.title.to_vec();
        let mut prepared = Prepared {
            register,
            day,
            to_day: MonthsTo::new(day),
            retirement: [retirement(Sex::Male), retirement(Sex::Female)],
            rank,
            role: title.iter().map(|title| tables.titles.role[title.index()].unwrap_or(Role::Officer)).collect(),
            leads: title.iter().map(|title| truth(tables.titles.leadership[title.index()])).collect(),
            unit: tables.posts.unit.to_vec(),
            title,
            main_holders: vec![(0, 0); tables.posts.len()],
        };
        for person in 0..tables.people.len() {
            prepared.count_holder(Row::new(person as u32));
        }
        prepared
    }

    /// A person with one main tenure surely holds its post; one with two may hold either.
    fn count_holder(&mut self, person: Row<People>) {
        let tenures = &self.register.tables().tenures;
        let held: Vec<usize> = self
            .register
            .tenures_of(person)
            .filter(|&row| tenures.concurrent[row] != Some(true) && tenures.from[row].0 <= self.day && self.day < tenures.until[row].0)
            .collect();
        for &row in &held {
            let holders = &mut self.main_holders[tenures.post[row].index()];
            holders.0 += i32::from(held.len() == 1);
            holders.1 += 1;
        }
    }

    fn person(&self, person: Row<People>) -> Person {
        let tables = self.register.tables();
        let (tenures, people) = (&tables.tenures, &tables.people);
        let mut main = Main::None;
        for row in self.register.tenures_of(person) {
            if tenures.concurrent[row] != Some(true) && tenures.from[row].0 <= self.day && self.day < tenures.until[row].0 {
                main = if main == Main::None { Main::One(row) } else { Main::Two };
            }
        }
        let (months_in_post, on_rotation) = match main {
            Main::One(row) => {
                let rotated = truth(tenures.manner[row].map(|manner| manner == Manner::Rotated));
                let running = yes(!tenures.until_planned[row].known() || self.day < tenures.until_planned[row]);
                (self.to_day.from(tenures.from[row].0), rotated.min(running))
            }
            Main::None => (MISSING, FALSE),
            Main::Two => (MISSING, UNKNOWN),
        };
        let retires = self.retires(person);
        let proceedings =
            self.register.proceedings_of(person).any(|row| tables.proceedings.from[row].0 <= self.day && self.day < tables.proceedings.until[row].0);
        Person {
            main,
            months_in_post,
            on_rotation,
            service_left: if retires == MISSING { MISSING } else { self.service_left(Day::from_packed(retires)) },
            under_proceedings: yes(proceedings),
            civil_servant: people.kind[person.index()].map(|kind| kind == PersonKind::CivilServant),
        }
    }

    fn retires(&self, person: Row<People>) -> i32 {
        let people = &self.register.tables().people;
        let birth: Partial = people.birth[person.index()];
        let Some(sex) = people.sex[person.index()] else { return MISSING };
        let month = birth.first().month_index() - 1900 * 12;
        let by_age = self.retirement[sex as usize].get(month as usize).copied().unwrap_or(MISSING);
        let extension = people.extension_until[person.index()];
        if by_age == MISSING { MISSING } else { by_age.max(extension.packed()) }
    }

    fn service_left(&self, retires: Day) -> i32 {
        if retires.ends_month() { months_to_month_end(self.day, retires) } else { months_between(self.day, retires) }
    }

    fn judge_person(&self, person: Row<People>, at: usize, out: &mut crate::answers::Sheet) {
        let tables = self.register.tables();
        let who = self.person(person);
        let missing = self.evaluations_missing(person, &who);
        let yearly = plain(who.on_rotation, if missing == MISSING { UNKNOWN } else { yes(missing == 0) });
        out.set(0, at, scoped(who.civil_servant, yearly), missing);
        out.set(6, at, yearly, missing);
        let (due, months) = self.position_change_due(&who);
        out.set(1, at, due, months);
        let planning = self.register.planning_of(person).filter(|&row| tables.planning.from[row].0 <= self.day && self.day < tables.planning.until[row].0);
        let (mut titles, mut higher, mut disciplined) = (Vec::new(), TRUE, FALSE);
        let own_rank = if let Main::One(row) = who.main { self.rank[self.title[tables.tenures.post[row].index()].index()] } else { MISSING };
        for row in planning {
            let title = tables.planning.title[row];
            if !titles.contains(&title) {
                titles.push(title);
            }
            let planned = self.rank[title.index()];
            higher = higher.min(if planned == MISSING || own_rank == MISSING { UNKNOWN } else { yes(planned < own_rank) });
            let since = |case: usize| tables.planning.from[row].0 <= tables.discipline.decided[case] && tables.discipline.decided[case] <= self.day;
            disciplined = disciplined.max(yes(self.register.discipline_of(person).any(since)));
        }
        out.set(2, at, plain(TRUE, 2 - disciplined), 0);
        out.set(3, at, plain(TRUE, higher), 0);
        out.set(4, at, plain(TRUE, yes(titles.len() <= 3)), titles.len() as i32);
        let head = self.months_as_head(person, &who);
        out.set(5, at, plain(TRUE, if head == MISSING { UNKNOWN } else { yes(head < 96) }), head);
    }

    fn evaluations_missing(&self, person: Row<People>, who: &Person) -> i32 {
        let Main::One(row) = who.main else { return MISSING };
        let tables = self.register.tables();
        if who.on_rotation != TRUE {
            return MISSING;
        }
        let from = tables.tenures.from[row].0;
        let first = if from.month() == 1 && from.day() == 1 { from.year() } else { from.year() + 1 };
        let evaluated = |year: i32| self.register.evaluations_of(person).any(|row| tables.evaluations.year[row] == Some(year));
        (first..self.day.year()).filter(|&year| !evaluated(year)).count() as i32
    }

    fn position_change_due(&self, who: &Person) -> (u8, i32) {
        let posts = &self.register.tables().posts;
        let (sensitive, leads, limit) = match who.main {
            Main::One(row) => {
                let post = self.register.tables().tenures.post[row].index();
                (yes(posts.sensitive[post].is_some()), self.leads[post], posts.stay_months_max[post].unwrap_or(MISSING))
            }
            _ => (UNKNOWN, UNKNOWN, MISSING),
        };
        let in_post = match who.main {
            Main::One(_) => TRUE,
            Main::None => FALSE,
            Main::Two => UNKNOWN,
        };
        let when = in_post.min(sensitive).min(2 - leads).min(at_least(who.service_left, 18)).min(2 - who.under_proceedings);
        let require = if who.months_in_post == MISSING || limit == MISSING { UNKNOWN } else { yes(who.months_in_post < limit) };
        (plain(when, require), who.months_in_post)
    }

    fn months_as_head(&self, person: Row<People>, who: &Person) -> i32 {
        let tenures = &self.register.tables().tenures;
        match who.main {
            Main::None => 0,
            Main::Two => MISSING,
            Main::One(row) if self.role[tenures.post[row].index()] != Role::Head => 0,
            Main::One(row) => self.register.head_run_start(person, row).map_or(MISSING, |start| self.to_day.from(start)),
        }
    }

    fn judge_move(&self, one: &Move, at: usize, out: &mut crate::answers::Sheet) {
        let who = self.person(one.person);
        let tables = self.register.tables();
        let (from, to) = (one.from_post.index(), one.to_post.index());
        let waiver = !one.waiver.is_empty();
        let rotation = truth(one.kind.map(|kind| kind == MoveKind::Rotation));
        let other = one.purpose == Some(Purpose::Other);
        let planning = yes(self.register.planning_of(one.person).any(|row| tables.planning.from[row].0 <= self.day && self.day < tables.planning.until[row].0));
        let long = at_least(who.service_left, 120);

        let inspection = self.inspects(from).min(self.inspects(to));
        out.set(0, at, waived(plain(inspection, planning), waiver && other), 0);
        let (least, most) = self.months_in_inspection(one.person);
        let years = if least >= 36 {
            TRUE
        } else if most < 36 {
            FALSE
        } else {
            UNKNOWN
        };
        out.set(1, at, waived(plain(inspection, years), waiver), if least == most { least } else { MISSING });
        out.set(2, at, waived(plain(inspection, long), waiver), who.service_left);

        let kin = self.kin(one);
        for (rule, related) in kin.into_iter().enumerate() {
            out.set(3 + rule, at, waived(plain(TRUE, 2 - related), waiver), 0);
        }
        self.judge_decree_170(one, at, &who, rotation, long, out);
        self.judge_377(one, at, &who, out);

        let position_change = truth(one.kind.map(|kind| kind == MoveKind::PositionChange));
        let (fits, holders) = self.position_change_fits(one);
        out.set(12, at, plain(position_change, fits), holders);
        let seat = self.non_local_seat(to);
        let local = if seat == FALSE { UNKNOWN } else { self.not_local(one) };
        out.set(17, at, waived(plain(seat, local), waiver), 0);

        out.set(18, at, waived(plain(rotation, self.equivalent(from, to)), waiver), 0);
        out.set(19, at, waived(plain(rotation, planning), waiver && other), 0);
        let planned = if one.until_planned.known() { months_between(self.day, one.until_planned) } else { MISSING };
        out.set(20, at, waived(plain(rotation, at_least(planned, 36)), waiver), planned);
        out.set(21, at, waived(plain(who.on_rotation, at_least(who.months_in_post, 36)), waiver), who.months_in_post);
        let named = truth(one.purpose.map(|purpose| matches!(purpose, Purpose::Planned | Purpose::NonLocal | Purpose::TwoTerms)));
        out.set(22, at, waived(plain(rotation, named), waiver), 0);
        out.set(23, at, waived(plain(rotation, long), waiver), who.service_left);
        out.set(24, at, plain(TRUE, 2 - who.under_proceedings), 0);
    }
}

/// A rule of civil servants: silent for others, not known where the kind of person is not.
fn scoped(civil_servant: Option<bool>, outcome: u8) -> u8 {
    match civil_servant {
        Some(true) => outcome,
        Some(false) => NO_LINE,
        None => NOT_KNOWN,
    }
}

fn rank_on(register: &Register, title: usize, day: Day) -> i32 {
    let ranks = &register.tables().ranks;
    let mut found = MISSING;
    for row in register.ranks_of(Row::new(title as u32)) {
        if ranks.from[row].0 <= day && day < ranks.until[row].0 {
            let rank = ranks.rank[row].unwrap_or(MISSING);
            if found != MISSING && found != rank {
                return MISSING;
            }
            found = rank;
        }
    }
    found
}

/// Retirement days by birth month from January 1900: ages rise by 3 (men) or 4 (women) months a year from 2021 on, up to 62 and 60 years.
fn retirement(sex: Sex) -> Vec<i32> {
    let (first, step, last) = if sex == Sex::Male { (60 * 12 + 3, 3, 62 * 12) } else { (55 * 12 + 4, 4, 60 * 12) };
    (0..12 * 200)
        .map(|month| {
            let birth: i32 = 1900 * 12 + month;
            (2021..2200)
                .find_map(|year| {
                    let age = (first + step * (year - 2021)).min(last);
                    ((birth + age).div_euclid(12) == year).then(|| Day::month_end(birth + age).packed())
                })
                .unwrap_or(MISSING)
        })
        .collect()
}
