//! The annexes of a plan, out of what the planner found: moves with their reasons, posts before and after, quotas, exceptions, and who had to move and does not.

mod found;
mod tables;

use std::collections::BTreeSet;

use planner::Status;
use register::Day;

use super::document::{Block, Style};

/// What ids stand for, as far as the reader may know it.
pub struct Names<'a> {
    /// A person.
    pub person: &'a dyn Fn(&str) -> String,
    /// A post, with its unit.
    pub post: &'a dyn Fn(&str) -> String,
    /// A unit.
    pub unit: &'a dyn Fn(&str) -> String,
    /// The clause of a rule and its document.
    pub clause: &'a dyn Fn(&str) -> String,
}

/// What a plan consists of, in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Annexes {
    /// What is known of it.
    pub status: Status,
    /// The moves.
    pub moves: Vec<Move>,
    /// Posts that somebody leaves or reaches, or that stay short.
    pub seats: Vec<Seats>,
    /// Quotas.
    pub quotas: Vec<Quota>,
    /// Moves that need a recorded decision.
    pub exceptions: Vec<Exception>,
    /// Who had to move and does not, and why.
    pub unmoved: Vec<(String, String)>,
    /// Moves that follow one another.
    pub chains: Vec<(String, String)>,
}

/// A move.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// Who.
    pub person: String,
    /// From which post.
    pub from: String,
    /// To which post.
    pub to: String,
    /// Its form.
    pub form: String,
    /// The day it takes effect.
    pub on: Option<Day>,
    /// First day after the planned end.
    pub until: Option<Day>,
    /// Why.
    pub reasons: Vec<String>,
    /// Clauses that are not met or not known, each with its facts.
    pub notes: Vec<String>,
}

/// A post before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seats {
    /// The post.
    pub post: String,
    /// Approved seats, holders before, holders after.
    pub counts: [i64; 3],
    /// Who leaves.
    pub leave: Vec<String>,
    /// Who comes.
    pub come: Vec<String>,
}

/// A quota.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quota {
    /// The unit.
    pub unit: String,
    /// Out of it, or into it.
    pub direction: &'static str,
    /// Used, least, most.
    pub counts: [i64; 3],
}

/// A move that needs a recorded decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// Who.
    pub person: String,
    /// To which post.
    pub to: String,
    /// The clauses that only a decision sets aside.
    pub clauses: Vec<String>,
}

impl Annexes {
    /// How many people move.
    pub fn people(&self) -> usize {
        self.moves.iter().map(|row| &row.person).collect::<BTreeSet<_>>().len()
    }

    /// Vacant seats before and after, of the posts in the annex.
    pub fn vacant(&self) -> [i64; 2] {
        let vacant = |at: usize| self.seats.iter().map(|row| (row.counts[0] - row.counts[at]).max(0)).sum();
        [vacant(1), vacant(2)]
    }

    /// How surely the plan is the best one, in a sentence.
    pub fn standing(&self) -> &'static str {
        match self.status {
            Status::Optimal => "Phương án này đã được chứng minh là tốt nhất theo các mục tiêu đặt ra, trong phạm vi dữ liệu và quy định đã đối chiếu.",
            Status::Feasible => "Phương án này thỏa mãn các quy định đã đối chiếu; chưa chứng minh được là phương án tốt nhất.",
            Status::Infeasible => "Không có phương án nào thỏa mãn đồng thời các yêu cầu đặt ra.",
            Status::Unknown => "Chưa tìm được phương án trong thời gian cho phép.",
        }
    }
}

/// The words for the number of people and moves.
pub(super) fn counted(annexes: &Annexes) -> String {
    format!("{:02} lượt, {:02} người", annexes.moves.len(), annexes.people())
}

/// The documents a paper rests on, each as a paragraph in italics is written: `Căn cứ …;`.
pub(super) fn bases(citations: &[String]) -> Vec<Block> {
    citations.iter().map(|citation| Block::text(Style::Body, format!("Căn cứ {citation};"))).collect()
}
