//! The map as it changes: what a place became, what it was, and which places contain it on a day.
//!
//! Parents and successors come from papers and may run in circles: every walk is bounded, and what it cannot settle is not known.

use crate::Register;
use crate::column::Row;
use crate::day::Day;
use crate::tables::Places;

/// The most places that a walk over the map looks at before it says that it cannot tell.
pub(crate) const WALK_MAX: usize = 1024;

impl Register {
    /// The places that a place may be on a day, in the order of ids: itself, or what it became, or what it was; several where it was split or merged.
    /// `None` where the register does not say.
    pub fn place_on(&self, place: Row<Places>, day: Day) -> Option<Vec<Row<Places>>> {
        let places = &self.tables().places;
        if places.until[place.index()].0 <= day {
            self.became(place, day)
        } else if day < places.from[place.index()].0 {
            self.was(place, day)
        } else {
            Some(vec![place])
        }
    }

    fn became(&self, place: Row<Places>, day: Day) -> Option<Vec<Row<Places>>> {
        let places = &self.tables().places;
        gather(place, |here| {
            // A place that begins only later still is what the earlier one became: a hole between the two days is a fault of the dates.
            if places.until[here.index()].0 > day {
                return Step::There;
            }
            match places.successors.list(here.index()) {
                // Where only one part is said to have gone somewhere, the rest is not known.
                [] | [(_, true)] => Step::Lost,
                successors => Step::On(successors.iter().map(|&(successor, _)| successor).collect()),
            }
        })
    }

    fn was(&self, place: Row<Places>, day: Day) -> Option<Vec<Row<Places>>> {
        gather(place, |here| {
            if self.tables().places.from[here.index()].0 <= day {
                return Step::There;
            }
            let predecessors: Vec<_> = self.founders(here).collect();
            if predecessors.is_empty() { Step::Lost } else { Step::On(predecessors) }
        })
    }

    /// The places that a place came out of when it began, without those that it took in later.
    pub(crate) fn founders(&self, place: Row<Places>) -> impl Iterator<Item = Row<Places>> + '_ {
        let places = &self.tables().places;
        let begins = places.from[place.index()].0;
        self.place_predecessors(place).filter(move |predecessor| places.until[predecessor.index()].0 <= begins)
    }

    /// Whether a place lies in another on a day, through its parents as they are on that day.
    /// `None` where a parent is not known, was split so that it cannot be told, or parents run in a circle.
    pub fn place_within(&self, place: Row<Places>, container: Row<Places>, day: Day) -> Option<bool> {
        let kind = &self.tables().places.kind;
        let climbed = Climb { register: self, container, day, known: Vec::new() }.from(place);
        // A place of the same or a higher level than the container, other than it, does not lie in it, whatever its own parents are.
        climbed.or_else(|| (place != container && kind[place.index()] <= kind[container.index()]).then_some(false))
    }
}

/// Where a walk stands after one place.
enum Step {
    /// This is one of the places looked for.
    There,
    /// On to these.
    On(Vec<Row<Places>>),
    /// The register does not say where to.
    Lost,
}

/// Every place that a walk ends at; `None` where it is lost, runs in a circle, or spreads too far.
fn gather(start: Row<Places>, step: impl Fn(Row<Places>) -> Step) -> Option<Vec<Row<Places>>> {
    let mut seen = vec![start];
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(&here) = seen.get(next) {
        next += 1;
        match step(here) {
            Step::There => found.push(here),
            Step::On(places) => places.into_iter().for_each(|place| push_new(&mut seen, place)),
            Step::Lost => return None,
        }
        if seen.len() > WALK_MAX {
            return None;
        }
    }
    found.sort_unstable();
    (!found.is_empty()).then_some(found)
}

/// A climb from a place through everything around it.
struct Climb<'a> {
    register: &'a Register,
    container: Row<Places>,
    day: Day,
    // What is settled; not known while it is being climbed from, so that a circle stays not known.
    known: Vec<(Row<Places>, Option<bool>)>,
}

impl Climb<'_> {
    fn from(&mut self, place: Row<Places>) -> Option<bool> {
        if place == self.container {
            return Some(true);
        }
        if let Some(&(_, answer)) = self.known.iter().find(|(seen, _)| *seen == place) {
            return answer;
        }
        if self.known.len() > WALK_MAX {
            return None;
        }
        let at = self.known.len();
        self.known.push((place, None));
        let answer = self.above(place);
        self.known[at].1 = answer;
        answer
    }

    fn above(&mut self, place: Row<Places>) -> Option<bool> {
        let places = &self.register.tables().places;
        let below_container = |place: Row<Places>| places.kind[place.index()] > places.kind[self.container.index()];
        let parent = places.parent[place.index()];
        if !parent.known() {
            return if below_container(place) { None } else { Some(false) };
        }
        if let Some(parents) = self.register.place_on(parent, self.day) {
            return agreed(parents.into_iter().map(|parent| self.from(parent)));
        }
        // A level that was abolished without a successor: what lay in it still lies in what it lay in.
        let strictly_below = below_container(parent);
        self.from(parent).filter(|&inside| inside || strictly_below)
    }
}

/// What all say alike; `None` where they differ or one does not know.
pub(crate) fn agreed<T: PartialEq>(mut answers: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = answers.next()??;
    answers.all(|answer| answer.as_ref() == Some(&first)).then_some(first)
}

/// Appends what is not there yet.
pub(crate) fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
