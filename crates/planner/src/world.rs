//! The planner's view of a scope on a day: posts, who holds them, the moves that are possible, and the request's limits. No rule is left in it.
//!
//! The integer program, the exhaustive search of the tests and the second solver all start from this one description.

use serde::Serialize;

/// Everything that a plan depends on.
#[derive(Clone, Default, PartialEq, Debug, Serialize)]
pub struct World {
    /// People whose main tenure on the day is in the scope, in the order of their ids.
    pub people: Vec<Person>,
    /// The scope's posts, in the order of their ids.
    pub posts: Vec<Post>,
    /// Ids of the units that have these posts.
    pub units: Vec<String>,
    /// The moves that are possible, in the order of person and target.
    pub arcs: Vec<Arc>,
    /// What stands between two people.
    pub ties: Vec<Tie>,
    /// Bounds on the moves out of and into units.
    pub quotas: Vec<Quota>,
    /// How many heads and deputies of one unit may leave their posts together.
    pub leaders_out_max: Option<u32>,
    /// Whether moves that need a recorded decision may be used.
    pub allow_exceptions: bool,
    /// Moves that must be part of the plan.
    pub pins: Vec<Pin>,
    /// The request's forbids, in words for messages.
    pub forbids: Vec<String>,
}

/// A person who may move.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Person {
    /// The person's id.
    pub id: String,
    /// The post of the main tenure.
    pub post: usize,
    /// Whether an unmet duty asks for a move.
    pub must_move: bool,
}

/// A post.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Post {
    /// The post's id.
    pub id: String,
    /// Its unit.
    pub unit: usize,
    /// The role of its title.
    pub role: Role,
    /// Approved seats.
    pub seats: u32,
    /// Holders before the plan.
    pub holders: u32,
}

/// What the planner distinguishes among roles.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Leads the unit: never left with fewer holders.
    Head,
    /// Leads with the head: counted with heads who leave.
    Deputy,
    /// Any other.
    Other,
}

/// A possible move.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Arc {
    /// Who.
    pub person: usize,
    /// To which post.
    pub to: usize,
    /// Whether it needs a recorded decision.
    pub exception: bool,
    /// The request's forbids that close it.
    pub forbidden_by: Vec<usize>,
    /// Fit points.
    pub fit: i32,
    /// Its number in the lottery that decides between equals.
    pub ticket: u32,
    /// Whether a rule asks that the target has no holder above its seats afterwards, even where it has now.
    pub within_seats: bool,
}

/// A move that rules out what a second person may do.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Tie {
    /// The move.
    pub arc: usize,
    /// The second person.
    pub relative: usize,
    /// Whether the move rules out that the second person stays.
    pub stays: bool,
    /// The second person's moves that it rules out.
    pub arcs: Vec<usize>,
    /// The rule that says so.
    pub because: String,
}

/// Bounds on the moves that leave a unit for another and that come from another.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Quota {
    /// The unit.
    pub unit: usize,
    /// Least and most that leave.
    pub out: Option<[u32; 2]>,
    /// Least and most that come.
    #[serde(rename = "in")]
    pub into: Option<[u32; 2]>,
}

/// A move that the request asks for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Pin {
    /// The person's id.
    pub person: String,
    /// The target post's id.
    pub to_post: String,
    /// The possible move that it is.
    pub arc: Option<usize>,
    /// Where it is none: the rules that forbid it, or what else does.
    pub barred_by: Vec<String>,
}

impl World {
    /// The post that a move starts from.
    pub fn from(&self, arc: usize) -> usize {
        self.people[self.arcs[arc].person].post
    }

    /// Whether a move leaves its unit for another.
    pub fn crosses(&self, arc: usize) -> bool {
        self.posts[self.from(arc)].unit != self.posts[self.arcs[arc].to].unit
    }

    /// The moves that leave a unit for another.
    pub fn leaving(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.arcs.len()).filter(move |&arc| self.crosses(arc) && self.posts[self.from(arc)].unit == unit)
    }

    /// The moves that come to a unit from another.
    pub fn coming(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.arcs.len()).filter(move |&arc| self.crosses(arc) && self.posts[self.arcs[arc].to].unit == unit)
    }

    /// The possible moves of every person.
    pub fn arcs_by_person(&self) -> Vec<Vec<usize>> {
        group(self.people.len(), (0..self.arcs.len()).map(|arc| (self.arcs[arc].person, arc)))
    }

    /// The possible moves out of every post.
    pub fn arcs_by_source(&self) -> Vec<Vec<usize>> {
        group(self.posts.len(), (0..self.arcs.len()).map(|arc| (self.from(arc), arc)))
    }

    /// The possible moves into every post.
    pub fn arcs_by_target(&self) -> Vec<Vec<usize>> {
        group(self.posts.len(), (0..self.arcs.len()).map(|arc| (self.arcs[arc].to, arc)))
    }

    /// Holders of every post after these moves.
    pub fn holders_after(&self, moves: &[usize]) -> Vec<i64> {
        let mut holders: Vec<i64> = self.posts.iter().map(|post| i64::from(post.holders)).collect();
        for &arc in moves {
            holders[self.from(arc)] -= 1;
            holders[self.arcs[arc].to] += 1;
        }
        holders
    }
}

fn group(groups: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); groups];
    for (group, member) in pairs {
        members[group].push(member);
    }
    members
}
