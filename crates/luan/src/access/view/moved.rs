//! The moves that the record tells of: who took up a post that is not held beside another one, from which level to which, how and why; of those whose record the viewer may open.

use register::Day;
use register::code::{Level, Manner, Purpose, Sex};
use register::column::Row;
use register::tables::People;

use super::View;
use crate::access::policy::{Action, Class};

/// A move.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Moved {
    pub(crate) person: Row<People>,
    /// The tenure that began, and the one before it.
    tenure: usize,
    before: Option<usize>,
    pub(crate) sex: Option<Sex>,
    /// The first day in the post; a mark where it is not known.
    pub(crate) on: Day,
    pub(crate) manner: Option<Manner>,
    pub(crate) purpose: Option<Purpose>,
    /// The level of the unit that was left.
    pub(crate) left: Option<Level>,
    /// The level of the unit that was reached.
    pub(crate) reached: Option<Level>,
}

/// A move in words.
pub(crate) struct MovedTold {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The post before, as title and unit; none where the record has none.
    pub(crate) from: Option<[String; 2]>,
    pub(crate) to: [String; 2],
    pub(crate) moved: Moved,
}

impl View {
    /// Every move of everybody whose record the viewer may open, person by person, the oldest first; nothing where there is nobody to open for this viewer.
    pub(crate) fn moves_made(&self) -> Option<Vec<Moved>> {
        let people = (0..self.register().tables().people.len() as u32).map(Row::new);
        let opened = people.filter(|&person| self.of_person(Action::Person, person).has(Class::Personnel));
        self.offers(Action::Person).then(|| opened.flat_map(|person| self.moves_of(person)).collect())
    }

    fn moves_of(&self, person: Row<People>) -> Vec<Moved> {
        let (register, tables) = (self.register(), self.register().tables());
        let from = |tenure: usize| register.tenure_period(tenure).from;
        let level = |tenure: usize| tables.units.level[register.unit_served(tenure).index()];
        let mains: Vec<usize> = register.tenures_of(person).filter(|&tenure| register.is_main(tenure)).collect();
        let moved = |at: usize| {
            let tenure = mains[at];
            // Of two posts that begin on one day neither comes before the other.
            let before = at.checked_sub(1).map(|before| mains[before]).filter(|&before| from(before) < from(tenure));
            Moved {
                person,
                tenure,
                before,
                sex: tables.people.sex[person.index()],
                on: from(tenure),
                manner: tables.tenures.manner[tenure],
                purpose: tables.tenures.purpose[tenure],
                left: before.and_then(level),
                reached: level(tenure),
            }
        };
        (0..mains.len()).map(moved).collect()
    }

    /// Moves in words.
    pub(crate) fn moves_told(&self, moves: &[Moved]) -> Vec<MovedTold> {
        let (register, tables) = (self.register(), self.register().tables());
        let post = |tenure: usize| {
            let (title, unit) = (register.title_held(tenure), register.unit_served(tenure));
            [tables.titles.name.text(title.index()).to_owned(), tables.units.name.text(unit.index()).to_owned()]
        };
        let told = |moved: &Moved| MovedTold {
            id: tables.people.id.text(moved.person.index()).to_owned(),
            name: tables.people.name.text(moved.person.index()).to_owned(),
            from: moved.before.map(post),
            to: post(moved.tenure),
            moved: *moved,
        };
        moves.iter().map(told).collect()
    }
}
