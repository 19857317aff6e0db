//! The office as one viewer may see it. What is not in a view cannot be shown, counted, searched or exported: the register behind it is nobody else's.

mod board;
mod change;
mod citing;
mod documents;
mod export;
mod find;
mod history;
mod import;
mod late;
mod missing;
mod moved;
mod named;
mod papers;
mod plan;
mod record;
mod review;
mod search;
mod seen;
mod seen_plan;
mod tenures;
mod thread;
mod units;
mod verdicts;
mod what_if;
mod work;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use register::column::Row;
use register::tables::{People, Units};
use register::{Day, Register};
use store::{AccountState, Held, Store, StoreError};

use super::decision::{classes, of_office};
use super::names::Chosen;
use super::policy::{Action, Class, Classes, Role, Standing, State, Tie};
use super::sight::{Sight, above, all_units};

pub(crate) use board::{Board, Due, Duty, Holder, Known, Only, Place, PostsWanted, Said, Sort, Telling, is_duty};
pub(crate) use change::is_value;
pub(crate) use documents::{BookWanted, Line};
pub(crate) use find::{Found, Listed, PAGE};
pub(crate) use history::{Opened, Past};
pub(crate) use import::Weighed;
pub(crate) use late::{Late, LateFound};
pub(crate) use missing::{ByUnit, Lacking, Paper};
pub(crate) use moved::{Moved, MovedTold};
pub(crate) use named::{Meant, Wants};
pub(crate) use plan::Planned;
pub(crate) use record::{Record, Section};
pub(crate) use review::{Counted, LINES_MAX, Order, Reviewed, Shown};
pub(crate) use search::{PeopleOrder, Sought};
pub(crate) use seen::{Filter, Question, Wanted};
pub(crate) use seen_plan::{Names, SeenPlan};
pub(crate) use tenures::PostHeld;
pub(crate) use thread::{Followed, SeenPlace, SeenTask};
pub(crate) use units::{Branch, Node, Posted, UnitPage};
pub(crate) use what_if::{Alone, Compared, Told, Turned};
pub(crate) use work::{WITHIN_MAX, Work};

/// Who looks: an account with what it is granted.
#[derive(Clone, Debug)]
pub(crate) struct Viewer {
    /// The account.
    pub(crate) account: String,
    /// The person whose account it is.
    pub(crate) person: Option<String>,
    /// What it is granted: roles, each over a unit.
    pub(crate) grants: Vec<(Role, String)>,
    /// The entry that says so.
    pub(crate) authority: Option<u64>,
}

impl Viewer {
    /// Who uses an account, if it may be used. A role that this program does not know allows nothing.
    pub(crate) fn of(account: &str, held: &Held) -> Option<Viewer> {
        let grants = held.account.grants.iter().filter_map(|grant| Some((Role::of(&grant.role)?, grant.unit.clone()))).collect();
        let viewer = Viewer { account: account.to_owned(), person: held.account.person.clone(), grants, authority: Some(held.entry) };
        (held.account.state == AccountState::Open).then_some(viewer)
    }

    /// Whoever holds the keys of the record at the machine.
    pub(crate) fn at_the_machine() -> Viewer {
        Viewer { account: "command-line".to_owned(), person: None, grants: vec![(Role::Operator, String::new())], authority: None }
    }

    /// Whether it may do what is about the office as a whole.
    pub(crate) fn may(&self, action: Action) -> bool {
        self.grants.iter().any(|(role, _)| of_office(*role, action))
    }
}

/// A grant, laid over the units of a register.
struct Scope {
    role: Role,
    /// By unit: where it stands, seen from here.
    standing: Vec<Standing>,
}

impl Scope {
    fn new(register: &Register, role: Role, unit: &str) -> Scope {
        let mut standing = vec![Standing::Outside; register.tables().units.len()];
        if let Some(top) = register.find::<Units>(&register.tables().units.id, unit) {
            for unit in all_units(register).filter(|&unit| unit == top || above(register, unit).any(|above| above == top)) {
                standing[unit.index()] = Standing::Within;
            }
            above(register, top).filter(|unit| *unit != top).for_each(|unit| standing[unit.index()] = Standing::Above);
        }
        Scope { role, standing }
    }
}

/// The office as one viewer may see it.
pub(crate) struct View {
    sight: Arc<Sight>,
    viewer: Viewer,
    /// Of an office as it was known on a day that is past: the office of today, which alone says what may be seen.
    today: Option<Box<View>>,
    own: Option<Row<People>>,
    kin: BTreeSet<Row<People>>,
    scopes: Vec<Scope>,
    /// Whom the viewer may find: asked of everybody once.
    may_be_found: OnceLock<Chosen>,
    /// By unit: whether the viewer may find it.
    finds_unit: OnceLock<Vec<bool>>,
    /// The units that the viewer may find.
    units: OnceLock<Vec<[String; 2]>>,
    /// Those of them that lists offer.
    units_offered: OnceLock<Vec<Row<Units>>>,
    /// Number and name of each of them as searches compare them.
    units_folded: OnceLock<Vec<String>>,
}

impl View {
    /// The office of today as a viewer may see it.
    pub(crate) fn new(sight: Arc<Sight>, viewer: Viewer) -> View {
        let register = &sight.register;
        let own = viewer.person.as_ref().and_then(|id| register.find::<People>(&register.tables().people.id, id));
        let kin = own.into_iter().flat_map(|own| register.kin_of(own)).collect();
        let scopes = viewer.grants.iter().map(|(role, unit)| Scope::new(register, *role, unit)).collect();
        View {
            sight,
            viewer,
            today: None,
            own,
            kin,
            scopes,
            may_be_found: OnceLock::new(),
            finds_unit: OnceLock::new(),
            units: OnceLock::new(),
            units_offered: OnceLock::new(),
            units_folded: OnceLock::new(),
        }
    }

    /// The office as it was known once, for the same eyes: of whom they may see something today they may see the same of then.
    pub(crate) fn then(self, known: Sight) -> View {
        let then = View::new(Arc::new(known), self.viewer.clone());
        View { today: Some(Box::new(self)), ..then }
    }

    /// The office of a store as it is now, for work that outlives the visit in which it was asked for.
    pub(crate) fn of_store(store: &Store, viewer: Viewer, today: Day) -> Result<View, StoreError> {
        Ok(View::new(Arc::new(Sight::new(store.register()?, today)), viewer))
    }

    /// Who looks.
    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The day on which somebody looks.
    pub(crate) fn today(&self) -> Day {
        self.sight.day
    }

    fn register(&self) -> &Register {
        &self.sight.register
    }

    /// The register behind: for tests that compare what a view says with the tables.
    #[cfg(test)]
    pub(crate) fn register_for_tests(&self) -> &Register {
        &self.sight.register
    }

    fn tie(&self, person: Row<People>) -> Tie {
        if self.own == Some(person) {
            Tie::Own
        } else if self.kin.contains(&person) {
            Tie::Kin
        } else {
            Tie::None
        }
    }

    /// What may be seen, or done with, of a person.
    fn of_person(&self, action: Action, person: Row<People>) -> Classes {
        if let Some(today) = &self.today {
            return today.of_subject(action, &format!("person:{}", self.register().tables().people.id.text(person.index())));
        }
        let (tie, state, units) = (self.tie(person), self.sight.state_of(person), self.sight.units_of(person));
        let allowed = |scope: &Scope| {
            let nearest = units.iter().map(|unit| scope.standing[unit.index()]).min().unwrap_or(Standing::Outside);
            classes(scope.role, action, nearest, tie, state)
        };
        self.scopes.iter().map(allowed).fold(Classes::NONE, Classes::or)
    }

    /// What may be seen, or done with, of a unit.
    fn of_unit(&self, action: Action, unit: Row<Units>) -> Classes {
        if let Some(today) = &self.today {
            return today.of_subject(action, &format!("unit:{}", self.register().tables().units.id.text(unit.index())));
        }
        let allowed = |scope: &Scope| classes(scope.role, action, scope.standing[unit.index()], Tie::None, State::Ordinary);
        self.scopes.iter().map(allowed).fold(Classes::NONE, Classes::or)
    }

    /// What may be seen, or done with, of a subject: `person:ID`, `unit:ID`, `post:ID`, `place:ID`, `title:CODE`, `document:ID`. Of what is not there, nothing.
    pub(crate) fn of_subject(&self, action: Action, subject: &str) -> Classes {
        let (register, tables) = (self.register(), self.register().tables());
        let everywhere = |there: bool| {
            let allowed = |scope: &Scope| classes(scope.role, action, Standing::Within, Tie::None, State::Ordinary);
            if there { self.scopes.iter().map(allowed).fold(Classes::NONE, Classes::or) } else { Classes::NONE }
        };
        match subject.split_once(':') {
            Some(("person", id)) => register.find(&tables.people.id, id).map_or(Classes::NONE, |person| self.of_person(action, person)),
            Some(("unit", id)) => register.find(&tables.units.id, id).map_or(Classes::NONE, |unit| self.of_unit(action, unit)),
            Some(("post", id)) => {
                let post = register.find::<register::tables::Posts>(&tables.posts.id, id);
                post.map_or(Classes::NONE, |post| self.of_unit(action, tables.posts.unit[post.index()]))
            }
            Some(("document", id)) => {
                let document = register.find::<register::tables::Documents>(&tables.documents.id, id);
                document.map_or(Classes::NONE, |document| self.of_unit(action, tables.documents.unit[document.index()]))
            }
            Some(("place", id)) => everywhere(register.find::<register::tables::Places>(&tables.places.id, id).is_some()),
            Some(("title", id)) => everywhere(register.find::<register::tables::Titles>(&tables.titles.code, id).is_some()),
            _ => Classes::NONE,
        }
    }

    /// Whether a subject is the viewer's own person.
    pub(crate) fn is_own(&self, subject: &str) -> bool {
        let own = self.own.map(|own| self.register().tables().people.id.text(own.index()));
        own.is_some_and(|own| subject.strip_prefix("person:") == Some(own))
    }

    /// The unit that something about many is about: the first scope whose role may do this with what stands within.
    pub(crate) fn scope_of(&self, action: Action) -> Option<String> {
        let states = [State::Ordinary, State::UnderProceedings, State::Left];
        let may = |role: Role| states.into_iter().any(|state| !classes(role, action, Standing::Within, Tie::None, state).is_empty());
        self.viewer.grants.iter().find(|(role, _)| may(*role)).map(|(_, unit)| format!("unit:{unit}"))
    }

    /// Whether there is something of this to do with many.
    pub(crate) fn offers(&self, action: Action) -> bool {
        self.scope_of(action).is_some()
    }

    /// The names of the unit that the viewer works for and of the one above it, the upper first: what stands at the head of papers.
    pub(crate) fn issuer(&self) -> [String; 2] {
        let units = &self.register().tables().units;
        let name = |unit: Row<Units>| units.name.text(unit.index()).to_owned();
        let own = self.viewer.grants.first().and_then(|(_, unit)| self.register().find::<Units>(&units.id, unit));
        let parent = own.map(|unit| units.parent[unit.index()]).filter(|parent| parent.known());
        [parent.map(name).unwrap_or_default(), own.map(name).unwrap_or_default()]
    }

    /// Whether something of a class may be done with a subject.
    pub(crate) fn may(&self, action: Action, subject: &str, class: Class) -> bool {
        self.of_subject(action, subject).has(class)
    }
}
