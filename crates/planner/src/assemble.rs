//! From the scope and its candidates to the abstract world that plans are made in.

use register::Period;

use crate::between;
use crate::candidates::{Candidate, Candidates};
use crate::judge::Judge;
use crate::model::lottery::ticket;
use crate::situation::Situation;
use crate::world::{Arc, Person, Pin, Post, Quota, World};

/// The world of a situation. Its people, posts and units are those of the situation and its arcs those of the candidates, position by position.
pub(crate) fn world(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates) -> World {
    let tables = situation.register.tables();
    let request = situation.request;
    let (ties, within_seats) = between::find(situation, judge, candidates);
    let short = short_units(situation);
    let arc = |(candidate, within_seats): (&Candidate, bool)| Arc {
        person: candidate.person,
        to: candidate.to,
        exception: !candidate.decisions.is_empty(),
        forbidden_by: forbidden_by(situation, candidate),
        fit: points(situation, candidate, &short),
        ticket: ticket(id_of_person(situation, candidate.person), id_of_post(situation, candidate.to)),
        within_seats,
    };
    World {
        people: (0..situation.people.len())
            .map(|person| Person {
                id: id_of_person(situation, person).to_owned(),
                post: situation.people[person].post,
                must_move: !candidates.duties[person].is_empty(),
            })
            .collect(),
        posts: (situation.posts.iter().enumerate())
            .map(|(number, seat)| Post {
                id: id_of_post(situation, number).to_owned(),
                unit: seat.unit,
                role: seat.role,
                seats: seat.seats,
                holders: seat.holders,
            })
            .collect(),
        units: situation.units.iter().map(|unit| tables.units.id.text(unit.index()).to_owned()).collect(),
        arcs: candidates.open.iter().zip(within_seats).map(arc).collect(),
        ties,
        quotas: quotas(situation),
        leaders_out_max: request.leaders_out_max,
        allow_exceptions: request.allow_exceptions,
        pins: pins(situation, judge, candidates),
        forbids: request.forbids.iter().map(|forbid| forbid_name(situation, forbid)).collect(),
    }
}

/// The id of a person of the situation.
pub(crate) fn id_of_person<'a>(situation: &Situation<'a>, person: usize) -> &'a str {
    situation.register.tables().people.id.text(situation.people[person].person.index())
}

/// The id of a post of the situation.
pub(crate) fn id_of_post<'a>(situation: &Situation<'a>, post: usize) -> &'a str {
    situation.register.tables().posts.id.text(situation.posts[post].post.index())
}

fn quotas(situation: &Situation<'_>) -> Vec<Quota> {
    let unit = |quota: &crate::request::Quota| situation.units.binary_search(&quota.unit).expect("the units of quotas are listed");
    situation.request.quotas.iter().map(|quota| Quota { unit: unit(quota), out: quota.out, into: quota.into }).collect()
}

fn forbidden_by(situation: &Situation<'_>, candidate: &Candidate) -> Vec<usize> {
    let (person, post) = (situation.people[candidate.person].person, situation.posts[candidate.to].post);
    let forbids = situation.request.forbids.iter().enumerate();
    let meant = forbids.filter(|(_, forbid)| (!forbid.person.known() || forbid.person == person) && (!forbid.to_post.known() || forbid.to_post == post));
    meant.map(|(number, _)| number).collect()
}

fn forbid_name(situation: &Situation<'_>, forbid: &crate::request::Forbid) -> String {
    let tables = situation.register.tables();
    let person = forbid.person.get().map_or("*", |row| tables.people.id.text(row));
    let post = forbid.to_post.get().map_or("*", |row| tables.posts.id.text(row));
    format!("{person}>{post}")
}

/// Units with fewer holders than seats before the plan.
fn short_units(situation: &Situation<'_>) -> Vec<bool> {
    let mut missing = vec![0i64; situation.units.len()];
    for seat in situation.posts.iter().filter(|seat| seat.open) {
        missing[seat.unit] += i64::from(seat.seats) - i64::from(seat.holders);
    }
    missing.into_iter().map(|missing| missing > 0).collect()
}

fn points(situation: &Situation<'_>, candidate: &Candidate, short: &[bool]) -> i32 {
    let (register, request) = (situation.register, situation.request);
    let (tables, seat) = (register.tables(), &situation.posts[candidate.to]);
    let title = tables.posts.title[seat.post.index()];
    let planning = &tables.planning;
    let on_list = |&entry: &usize| Period { from: planning.from[entry].0, until: planning.until[entry].0 }.holds(request.on);
    let mut entries = register.planning_of(situation.people[candidate.person].person).filter(on_list);
    let planned = entries.any(|entry| planning.title[entry] == title);
    // Points are bounded by the request far below what an i32 holds.
    let points = u32::from(planned) * request.fit.planned_for_target + u32::from(short[seat.unit]) * request.fit.reinforces_short_unit;
    points as i32
}

fn pins(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates) -> Vec<Pin> {
    let tables = situation.register.tables();
    let pin = |pin: &crate::request::Pin| {
        let (person, post) = (situation.person(pin.person), situation.post(pin.to_post));
        let arc = person.zip(post).and_then(|(person, post)| candidates.position(person, post));
        let barred_by = if arc.is_some() { Vec::new() } else { vec![why_no_candidate(situation, judge, candidates, pin)] };
        Pin { person: tables.people.id.text(pin.person.index()).to_owned(), to_post: tables.posts.id.text(pin.to_post.index()).to_owned(), arc, barred_by }
    };
    situation.request.pins.iter().map(pin).collect()
}

/// Why a pair is no candidate: the first bar by name, or what keeps the person or the post out.
pub(crate) fn why_no_candidate(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates, pin: &crate::request::Pin) -> String {
    let why = match (situation.person(pin.person), situation.post(pin.to_post)) {
        (None, _) if situation.contradictory.contains(&pin.person) => "person_has_two_main_tenures",
        (None, _) => "person_not_in_scope",
        (_, None) => "post_not_in_scope",
        (Some(person), Some(post)) => match candidates.closed.get(&(person, post)) {
            Some(ruling) => return judge.cards()[ruling.rule].name.clone(),
            None if situation.people[person].post == post => "person_holds_the_post",
            None => "post_not_in_being",
        },
    };
    why.to_owned()
}
