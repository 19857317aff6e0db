//! Whether a paper is in force on a day, and what ended or changed it.

use super::Graph;
use crate::code::Citing;
use crate::day::Day;

/// How a paper stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// Not yet issued, or not yet in force.
    NotYet,
    /// It is not held, and nothing that is held says what became of it.
    Unknown,
    /// In force, as it was issued, as far as is known.
    InForce,
    /// In force, and amended.
    Amended,
    /// Another document took its place, or ended it.
    Replaced,
    /// It came to the end that it names itself.
    Expired,
}

impl State {
    /// Every state.
    pub const ALL: [State; 6] = [State::NotYet, State::Unknown, State::InForce, State::Amended, State::Replaced, State::Expired];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            State::NotYet => "not_yet",
            State::Unknown => "unknown",
            State::InForce => "in_force",
            State::Amended => "amended",
            State::Replaced => "replaced",
            State::Expired => "expired",
        }
    }

    /// Whether a paper that stands so is in force.
    pub fn is_in_force(self) -> bool {
        matches!(self, State::InForce | State::Amended)
    }

    /// Whether a paper that stands so is no longer in force.
    pub fn is_over(self) -> bool {
        matches!(self, State::Replaced | State::Expired)
    }
}

/// How a paper stands, since when, and by what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// How it stands.
    pub state: State,
    /// Since when; missing where that is not known.
    pub since: Day,
    /// The citations that replace it, by day, one without a day first.
    pub replaced_by: Vec<usize>,
    /// The citations that amend it, by day, one without a day first.
    pub amended_by: Vec<usize>,
}

impl Graph {
    /// How every paper stands on a day.
    ///
    /// What has been replaced stays replaced when the other is replaced in its turn. A replacement without a day holds, and nobody knows since when: not knowing the day does not bring a text back into force.
    pub fn standings(&self, day: Day) -> Vec<Standing> {
        let mut changes: Vec<[Vec<usize>; 2]> = vec![[Vec::new(), Vec::new()]; self.papers.len()];
        for (citation, cited) in self.known(day).filter(|(citation, cited)| self.citations[*citation].by != *cited) {
            let kind = match self.citations[citation].relation {
                Citing::Replaces => 0,
                Citing::Amends => 1,
                Citing::Mentions | Citing::BasedOn | Citing::Implements => continue,
            };
            if self.effect(citation) <= day {
                changes[cited][kind].push(citation);
            }
        }
        changes.iter_mut().flatten().for_each(|citations| citations.sort_by_key(|citation| (self.effect(*citation), *citation)));
        changes.into_iter().enumerate().map(|(paper, [replaced_by, amended_by])| self.standing(paper, replaced_by, amended_by, day)).collect()
    }

    /// The first day on which what a citation does holds; missing, which is before every day, where it is not known.
    pub fn effect(&self, citation: usize) -> Day {
        let citation = &self.citations[citation];
        if citation.from.known() { citation.from } else { self.papers[citation.by].issued }
    }

    fn standing(&self, paper: usize, replaced_by: Vec<usize>, amended_by: Vec<usize>, day: Day) -> Standing {
        let found = &self.papers[paper];
        let begins = found.in_force.from.max(found.issued);
        let replaced = replaced_by.first().map(|citation| self.effect(*citation));
        let ends = Some(found.in_force.until).filter(|until| until.known() && *until <= day);
        let (state, since) = match (replaced, ends) {
            _ if begins.known() && begins > day => (State::NotYet, begins),
            (Some(replaced), Some(ends)) if ends < replaced => (State::Expired, ends),
            (Some(replaced), _) => (State::Replaced, replaced),
            (None, Some(ends)) => (State::Expired, ends),
            (None, None) => match amended_by.last() {
                Some(last) => (State::Amended, self.effect(*last)),
                None => (if self.is_held(paper) { State::InForce } else { State::Unknown }, begins),
            },
        };
        Standing { state, since, replaced_by, amended_by }
    }

    /// What stands in the place of a paper that was replaced, as far as it leads: the papers in force at the ends of all replacements. None where it leads in a circle.
    pub fn in_place_of(&self, paper: usize, standings: &[Standing]) -> Vec<usize> {
        let mut seen = vec![false; self.papers.len()];
        let (mut next, mut ends) = (vec![paper], Vec::new());
        while let Some(here) = next.pop() {
            if std::mem::replace(&mut seen[here], true) {
                continue;
            }
            next.extend(standings[here].replaced_by.iter().map(|citation| self.citations[*citation].by));
            if here != paper && standings[here].state.is_in_force() {
                ends.push(here);
            }
        }
        ends.sort_unstable();
        ends
    }
}
