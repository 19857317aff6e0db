//! Small registers full of trouble, real rulebooks: every set of moves of a scope is put before the rules as one plan, and the best that they accept is
//! what the planner must find. This holds the candidates, the ties between relatives and the limits against the words of the contract.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tight;

use std::collections::BTreeMap;
use std::path::Path;

use planner::judge::{Judge, Ruling, bars, decisions};
use planner::law::Law;
use planner::request::{Fit, Quota};
use planner::world::Tie;
use planner::{Limits, Question, Request, Status};
use register::code::{MoveKind, Purpose, Role};
use register::column::Row;
use register::tables::{People, Posts, Units};
use register::{Day, Main, Period, Register};
use rules::moves::{Move, Moves};
use rules::rulebook::Rulebook;
use rules::rulebook::load::load_all;
use rules::verdict::Outcome;

use tight::tight;

/// Sets of moves that are tried for one register, at most.
const PLANS_MAX: usize = 4_000;

fn books(names: &[&str]) -> Vec<Rulebook> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let texts: Vec<(String, String)> =
        names.iter().map(|name| (format!("{name}.toml"), std::fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap())).collect();
    load_all(&texts.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect::<Vec<_>>()).0
}

/// Somebody who may move, with the posts that are there to go to.
struct Mover {
    person: Row<People>,
    post: Row<Posts>,
    must_move: bool,
    targets: Vec<(Row<Posts>, Purpose)>,
}

fn proposed(request: &Request, mover: &Mover, to_post: Row<Posts>, purpose: Purpose) -> Move {
    Move {
        person: mover.person,
        from_post: mover.post,
        to_post,
        on: request.on,
        kind: Some(request.kind),
        purpose: Some(purpose),
        until_planned: request.until_planned,
        expected_after: String::new(),
        waiver: String::new(),
    }
}

fn in_scope(register: &Register, request: &Request, post: Row<Posts>) -> bool {
    register.unit_within(register.tables().posts.unit[post.index()], request.scope, request.on) == Some(true)
}

fn movers(register: &Register, request: &Request, law: &Law<'_>) -> Vec<Mover> {
    let tables = register.tables();
    let posts = || (0..tables.posts.len() as u32).map(Row::<Posts>::new).filter(|&post| in_scope(register, request, post));
    let open = |post: &Row<Posts>| {
        let unit = tables.posts.unit[post.index()].index();
        let post_period = Period { from: tables.posts.from[post.index()].0, until: tables.posts.until[post.index()].0 };
        post_period.holds(request.on) && Period { from: tables.units.from[unit].0, until: tables.units.until[unit].0 }.holds(request.on)
    };
    let mut movers = Vec::new();
    for person in (0..tables.people.len() as u32).map(Row::<People>::new) {
        let Main::One(tenure) = register.main_tenure(person, request.on) else { continue };
        let post = tables.tenures.post[tenure];
        if !in_scope(register, request, post) {
            continue;
        }
        let unmet: Vec<Ruling> = law.people(&[person]).remove(0);
        let due: Vec<_> = unmet
            .iter()
            .map(|ruling| (&law.cards()[ruling.rule], ruling.outcome))
            .filter(|(card, outcome)| card.asks_to_move && *outcome == Outcome::NotMet)
            .collect();
        let by_duty = due.iter().find_map(|(card, _)| card.purpose);
        let mut mover = Mover { person, post, must_move: !due.is_empty(), targets: Vec::new() };
        for to in posts().filter(|&to| to != post).filter(open) {
            let alone = Moves { rows: vec![proposed(request, &mover, to, by_duty.unwrap_or(request.purpose))], plan: vec![0] };
            let rulings = law.moves(&alone, &[0]).remove(0);
            let spoken = |ruling: &Ruling| if ruling.outcome == Outcome::NotApplicable { None } else { law.cards()[ruling.rule].purpose };
            let by_seat = rulings.iter().find_map(spoken);
            mover.targets.push((to, by_duty.or(by_seat).unwrap_or(request.purpose)));
        }
        movers.push(mover);
    }
    movers
}

/// Every set of moves: for every mover the position of the target, or none.
fn every_set(movers: &[Mover]) -> Option<Vec<Vec<Option<usize>>>> {
    let mut sets: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    for mover in movers {
        let choices: Vec<Option<usize>> = std::iter::once(None).chain((0..mover.targets.len()).map(Some)).collect();
        sets = sets.iter().flat_map(|set| choices.iter().map(|&choice| set.iter().copied().chain([choice]).collect())).collect();
        if sets.len() > PLANS_MAX {
            return None;
        }
    }
    Some(sets)
}

struct Office<'a> {
    register: &'a Register,
    request: &'a Request,
    movers: Vec<Mover>,
}

impl Office<'_> {
    fn role(&self, post: Row<Posts>) -> Option<Role> {
        let tables = self.register.tables();
        tables.titles.role[tables.posts.title[post.index()].index()]
    }

    fn unit(&self, post: Row<Posts>) -> Row<Units> {
        self.register.tables().posts.unit[post.index()]
    }

    /// The value of a set of moves under everything that is no rule; `None` where a limit is broken. `exceptions` were counted by the rules.
    fn weigh(&self, set: &[Option<usize>], exceptions: i64) -> Option<[i64; 6]> {
        let taken: Vec<(&Mover, Row<Posts>)> = self.movers.iter().zip(set).filter_map(|(mover, at)| Some((mover, mover.targets[(*at)?].0))).collect();
        let mut change: BTreeMap<Row<Posts>, i64> = BTreeMap::new();
        for (mover, to) in &taken {
            *change.entry(mover.post).or_default() -= 1;
            *change.entry(*to).or_default() += 1;
        }
        let mut empty = 0;
        for (&post, &change) in &change {
            let now = self.register.holders(post, self.request.on).len() as i64;
            let seats = i64::from(self.register.tables().posts.seats[post.index()].unwrap_or(0));
            if change > 0 && now + change > seats || self.role(post) == Some(Role::Head) && change < 0 {
                return None;
            }
            empty += if self.role(post) == Some(Role::Head) { 0 } else { (-change).max(0) };
        }
        let leaders = |unit: Row<Units>| {
            taken.iter().filter(|(mover, _)| self.unit(mover.post) == unit && matches!(self.role(mover.post), Some(Role::Head | Role::Deputy))).count()
        };
        if taken.iter().any(|(mover, _)| self.request.leaders_out_max.is_some_and(|most| leaders(self.unit(mover.post)) > most as usize)) {
            return None;
        }
        let mut shortfall = 0;
        for quota in &self.request.quotas {
            let crossing = || taken.iter().filter(|(mover, to)| self.unit(mover.post) != self.unit(*to));
            let out = crossing().filter(|(mover, _)| self.unit(mover.post) == quota.unit).count() as i64;
            let into = crossing().filter(|(_, to)| self.unit(*to) == quota.unit).count() as i64;
            for (bounds, used) in [(quota.out, out), (quota.into, into)] {
                let [least, most] = bounds.unwrap_or([0, u32::MAX]);
                if used > i64::from(most) {
                    return None;
                }
                shortfall += (i64::from(least) - used).max(0);
            }
        }
        let duties = self.movers.iter().zip(set).filter(|(mover, at)| mover.must_move && at.is_none()).count() as i64;
        Some([duties, shortfall, exceptions, empty, taken.len() as i64, -taken.iter().map(|(mover, to)| self.fit(mover, *to)).sum::<i64>()])
    }

    fn fit(&self, mover: &Mover, to: Row<Posts>) -> i64 {
        let tables = self.register.tables();
        let planned = self.register.planning_of(mover.person).any(|row| {
            let period = Period { from: tables.planning.from[row].0, until: tables.planning.until[row].0 };
            period.holds(self.request.on) && tables.planning.title[row] == tables.posts.title[to.index()]
        });
        i64::from(planned) * i64::from(self.request.fit.planned_for_target)
    }
}

/// The best set of moves that the rules accept as one plan.
fn best(office: &Office<'_>, law: &Law<'_>, sets: &[Vec<Option<usize>>]) -> Option<[i64; 6]> {
    let mut moves = Moves::default();
    let mut rows_of: Vec<Vec<usize>> = Vec::new();
    for (plan, set) in sets.iter().enumerate() {
        let mut rows = Vec::new();
        for (mover, at) in office.movers.iter().zip(set) {
            let Some((to, purpose)) = at.map(|at| mover.targets[at]) else { continue };
            rows.push(moves.rows.len());
            moves.rows.push(proposed(office.request, mover, to, purpose));
            moves.plan.push(plan as u32);
        }
        rows_of.push(rows);
    }
    let asked: Vec<u32> = (0..moves.rows.len() as u32).collect();
    let rulings = law.moves(&moves, &asked);
    let mut best: Option<[i64; 6]> = None;
    for (set, rows) in sets.iter().zip(&rows_of) {
        let barred = rows.iter().any(|&row| bars(law.cards(), &rulings[row]).next().is_some());
        let exceptions = rows.iter().filter(|&&row| decisions(law.cards(), &rulings[row]).next().is_some()).count() as i64;
        if barred || exceptions > 0 && !office.request.allow_exceptions {
            continue;
        }
        if let Some(value) = office.weigh(set, exceptions) {
            best = Some(best.map_or(value, |least| least.min(value)));
        }
    }
    best
}

fn request(seed: u64, register: &Register) -> Request {
    let pick = |shift: u32, of: u64| (seed >> shift) % of;
    let units = register.tables().units.len() as u64;
    let on = [(2021, 5, 1), (2024, 6, 1), (2025, 8, 1)][pick(0, 3) as usize];
    Request {
        scope: Row::new(pick(3, units) as u32),
        on: Day::new(on.0, on.1, on.2).unwrap(),
        kind: [MoveKind::Transfer, MoveKind::PositionChange, MoveKind::Rotation][pick(2, 3) as usize],
        purpose: Purpose::Planned,
        until_planned: Day::new(on.0 + 3, on.1, on.2).unwrap(),
        allow_exceptions: !seed.is_multiple_of(4),
        leaders_out_max: seed.is_multiple_of(3).then_some(1),
        quotas: vec![Quota { unit: Row::new(pick(5, units) as u32), out: Some([1, 2]), into: Some([1, 1]) }],
        pins: Vec::new(),
        forbids: Vec::new(),
        fit: Fit { planned_for_target: 2, reinforces_short_unit: 0 },
        options: 1,
        seconds_max: 60.0,
    }
}

#[derive(Default, Debug)]
struct Seen(BTreeMap<&'static str, usize>);

impl Seen {
    fn note(&mut self, question: &Question<'_>, value: &[i64]) {
        let (world, stays) = (&question.world, |tie: &&Tie| tie.stays);
        let can_leave = |tie: &Tie| world.arcs.iter().any(|arc| arc.person == tie.relative);
        for (what, there) in [
            ("several may move", world.people.len() > 1),
            ("moves", value[4] > 0),
            ("chain", value[4] > 1),
            ("exception", value[2] > 0),
            ("seat empty", value[3] > 0),
            ("tie", !world.ties.is_empty()),
            ("tie that a move opens", world.ties.iter().filter(stays).any(can_leave)),
            ("tie between moves", world.ties.iter().any(|tie| !tie.stays)),
            ("within seats", world.arcs.iter().any(|arc| arc.within_seats)),
            ("duty", world.people.iter().any(|person| person.must_move)),
        ] {
            *self.0.entry(what).or_default() += usize::from(there);
        }
    }
}

/// Compares the planner with the full list on one register; says nothing where the list would be too long.
fn compare(register: &Register, request: &Request, books: &[Rulebook], name: &str, seen: &mut Seen) {
    let law = Law::new(register, books, request.on);
    let office = Office { register, request, movers: movers(register, request, &law) };
    let Some(sets) = every_set(&office.movers) else { return };
    let expected = best(&office, &law, &sets).expect("nobody moving is always a plan");
    let question = Question::new(register, request, &law);
    let found = question.best_but(&[], &Limits::none()).unwrap_or_else(|mismatch| panic!("{name}: {mismatch}"));
    assert_eq!(found.status, Status::Optimal, "{name}");
    assert_eq!(found.values[..6], expected, "{name}: {:?}", question.world);
    seen.note(&question, &expected);
}

#[test]
fn in_registers_full_of_trouble_nothing_that_the_rules_accept_is_better() {
    let books = books(&["qd-114-tw-2023", "qd-205-tw-2019", "luat-36-2018", "ct-45-tw-2025"]);
    let mut seen = Seen::default();
    for seed in 0..800 {
        let (register, _) = sample::nasty(seed);
        compare(&register, &request(seed, &register), &books, &format!("seed {seed}"), &mut seen);
    }
    assert!(["several may move", "moves", "duty"].iter().all(|what| seen.0[what] >= 5), "{seen:?}");
}

#[test]
fn in_registers_where_everybody_is_in_the_way_nothing_that_the_rules_accept_is_better() {
    let sets = [books(&["qd-114-tw-2023", "luat-36-2018"]), books(&["qd-114-tw-2023", "qd-65-tw-2022", "nd-135-2020", "luat-36-2018", "ct-45-tw-2025"])];
    let mut seen = Seen::default();
    for seed in 0..600 {
        let register = tight(seed);
        let mut request = request(seed / 2, &register);
        request.scope = register.find(&register.tables().units.id, "U0").unwrap();
        compare(&register, &request, &sets[(seed % 2) as usize], &format!("seed {seed}"), &mut seen);
    }
    // The comparison says nothing about what never occurs.
    assert!(seen.0.values().all(|&count| count >= 10), "{seen:?}");
}
