//! Who is a local: the native place followed to a day, against the place of a unit.

use crate::Register;
use crate::column::Row;
use crate::day::Day;
use crate::map::{WALK_MAX, agreed, push_new};
use crate::tables::Places;
use crate::text::canonical;

/// Whether somebody is a local of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Local {
    /// The native place lies in the place.
    Yes,
    /// It lies outside.
    No,
    /// It lies inside, but only since a merger: before it, it lay outside every place that the place descends from under the same name.
    ByMerger,
}

impl Register {
    /// Whether a native place lies on a day in the place of a unit; `None` where it cannot be told.
    pub fn locality(&self, home: Row<Places>, target: Row<Places>, day: Day) -> Option<Local> {
        let targets = self.place_on(target, day)?;
        let homes = self.place_on(home, day)?;
        agreed(targets.into_iter().map(|target| {
            let inside = agreed(homes.iter().map(|&home| self.place_within(home, target, day)))?;
            if inside { self.since_when(home, target, day) } else { Some(Local::No) }
        }))
    }

    /// For a native place that lies in the target on the day: whether it already did before each merger that either went through.
    fn since_when(&self, home: Row<Places>, target: Row<Places>, day: Day) -> Option<Local> {
        let mut open = false;
        for merger in self.mergers(home, target, day) {
            let Some(before) = Day::from_ordinal(merger.ordinal() - 1) else { continue };
            let line = self.namesakes(target, before);
            let homes = self.place_on(home, before);
            match homes.and_then(|homes| agreed(homes.iter().map(|&home| self.place_within_any(home, &line, before)))) {
                Some(true) => {}
                Some(false) => return Some(Local::ByMerger),
                // A native place that is no older than the merger was brought in by it only where all that it came out of was.
                None => open |= self.tables().places.from[home.index()].0 <= before,
            }
        }
        if open { None } else { Some(Local::Yes) }
    }

    fn place_within_any(&self, place: Row<Places>, containers: &[Row<Places>], day: Day) -> Option<bool> {
        let mut open = false;
        for &container in containers {
            match self.place_within(place, container, day) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => open = true,
            }
        }
        if open { None } else { Some(false) }
    }

    /// The days, up to `day`, of the mergers that the native place, the places around it, or the target's line went through; latest first.
    fn mergers(&self, home: Row<Places>, target: Row<Places>, day: Day) -> Vec<Day> {
        let places = &self.tables().places;
        let mut days = Vec::new();
        let mut around = vec![home];
        let mut next = 0;
        while next < around.len().min(WALK_MAX) {
            let here = around[next];
            next += 1;
            if places.until[here.index()].0 <= day {
                for &(successor, _) in places.successors.list(here.index()) {
                    days.extend(self.merger_day(here, successor));
                    push_new(&mut around, successor);
                }
            }
            if places.parent[here.index()].known() {
                push_new(&mut around, places.parent[here.index()]);
            }
        }
        let mut line = vec![target];
        let mut next = 0;
        while next < line.len().min(WALK_MAX) {
            let here = line[next];
            next += 1;
            for predecessor in self.place_predecessors(here).filter(|predecessor| places.until[predecessor.index()].0 <= day) {
                days.extend(self.merger_day(predecessor, here));
                if self.carries_on(predecessor, here) {
                    push_new(&mut line, predecessor);
                }
            }
        }
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        days
    }

    /// The day on which a place went into another one together with others, or into one that was there already; `None` where it alone became it.
    fn merger_day(&self, place: Row<Places>, successor: Row<Places>) -> Option<Day> {
        let until = self.tables().places.until[place.index()].0;
        if self.merged(place, successor) { until.if_known() } else { None }
    }

    fn merged(&self, place: Row<Places>, successor: Row<Places>) -> bool {
        let mut founders = self.founders(successor);
        founders.next() != Some(place) || founders.next().is_some()
    }

    /// Whether a place carries on a predecessor under its name, or is nothing but it under another.
    fn carries_on(&self, predecessor: Row<Places>, place: Row<Places>) -> bool {
        let name = |place: Row<Places>| canonical(self.tables().places.name.text(place.index()));
        !self.merged(predecessor, place) || name(predecessor) == name(place)
    }

    /// The places of a day that a place descends from under the same name; a place that did not come out of a merger descends from itself.
    fn namesakes(&self, place: Row<Places>, day: Day) -> Vec<Row<Places>> {
        let places = &self.tables().places;
        let mut seen = vec![place];
        let mut found = Vec::new();
        let mut next = 0;
        while next < seen.len().min(WALK_MAX) {
            let here = seen[next];
            next += 1;
            let in_being = places.from[here.index()].0 <= day;
            // Where nothing is said of what was before, it can only be the place itself.
            if in_being || self.place_predecessors(here).next().is_none() {
                found.push(here);
            }
            let earlier = |predecessor: &Row<Places>| !in_being || places.until[predecessor.index()].0 > day;
            for predecessor in self.place_predecessors(here).filter(earlier).filter(|&predecessor| self.carries_on(predecessor, here)) {
                push_new(&mut seen, predecessor);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
