//! What is the same for everybody who looks at an office on a day: where people stand, in which state, and in which order their names come.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use register::column::Row;
use register::tables::{People, Units};
use register::{Day, PARENTS_MAX, Period, Register};

use super::names::Names;
use super::policy::State;
use super::view::Work;

/// An office on a day, before anybody's eyes. Only a view looks into it.
pub(crate) struct Sight {
    pub(super) register: Arc<Register>,
    pub(super) day: Day,
    /// Where the units of each person begin in `units`; one more at the end.
    starts: Vec<u32>,
    units: Vec<Row<Units>>,
    states: Vec<State>,
    names: Arc<OnceLock<Names>>,
    /// What there is to do, by who looks: it changes with the facts and with the day, and so does a sight.
    pub(super) work: Mutex<BTreeMap<String, Arc<Work>>>,
}

impl Sight {
    /// An office on a day.
    pub(crate) fn new(register: Arc<Register>, day: Day) -> Sight {
        Sight::with_names(register, day, Arc::default())
    }

    /// The same office on another day: names need not be put in order again.
    pub(crate) fn on(&self, day: Day) -> Sight {
        Sight::with_names(self.register.clone(), day, self.names.clone())
    }

    fn with_names(register: Arc<Register>, day: Day, names: Arc<OnceLock<Names>>) -> Sight {
        let people = register.tables().people.len();
        let (mut starts, mut units, mut states) = (Vec::with_capacity(people + 1), Vec::new(), Vec::with_capacity(people));
        let top: Vec<Row<Units>> = all_units(&register).filter(|unit| !register.tables().units.parent[unit.index()].known()).collect();
        for person in (0..people as u32).map(Row::new) {
            starts.push(units.len() as u32);
            units.extend(register.tenures_on(person, day).map(|tenure| register.unit_served(tenure)));
            let in_post = units.len() > starts[person.index()] as usize;
            if !in_post {
                match held_last(&register, person, day) {
                    Some(unit) => units.push(unit),
                    None => units.extend(&top),
                }
            }
            states.push(state(&register, person, day, in_post));
        }
        starts.push(units.len() as u32);
        Sight { register, day, starts, units, states, names, work: Mutex::default() }
    }

    /// Whether it is this register that is looked at.
    pub(crate) fn is_of(&self, register: &Arc<Register>) -> bool {
        Arc::ptr_eq(&self.register, register)
    }

    /// Whether it is this day on which somebody looks.
    pub(crate) fn is_on(&self, day: Day) -> bool {
        self.day == day
    }

    /// The units that a person stands in.
    pub(super) fn units_of(&self, person: Row<People>) -> &[Row<Units>] {
        &self.units[self.starts[person.index()] as usize..self.starts[person.index() + 1] as usize]
    }

    /// The state of a person.
    pub(super) fn state_of(&self, person: Row<People>) -> State {
        self.states[person.index()]
    }

    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.register))
    }
}

pub(super) fn all_units(register: &Register) -> impl Iterator<Item = Row<Units>> {
    (0..register.tables().units.len() as u32).map(Row::new)
}

/// The units above a unit, the nearest first.
pub(super) fn above(register: &Register, unit: Row<Units>) -> impl Iterator<Item = Row<Units>> + '_ {
    let parent = |unit: &Row<Units>| Some(register.tables().units.parent[unit.index()]).filter(|parent| parent.known());
    std::iter::successors(parent(&unit), parent).take(PARENTS_MAX)
}

/// The unit of the post that was held last.
fn held_last(register: &Register, person: Row<People>, day: Day) -> Option<Row<Units>> {
    let begun = register.tenures_of(person).filter(|&tenure| register.tenure_period(tenure).from <= day);
    begun.max_by_key(|&tenure| (register.tenure_period(tenure).until, tenure)).map(|tenure| register.unit_served(tenure))
}

fn state(register: &Register, person: Row<People>, day: Day, in_post: bool) -> State {
    let proceedings = &register.tables().proceedings;
    let open = |row: usize| Period { from: proceedings.from[row].0, until: proceedings.until[row].0 }.holds(day);
    if register.proceedings_of(person).any(open) {
        State::UnderProceedings
    } else if in_post {
        State::Ordinary
    } else {
        State::Left
    }
}
