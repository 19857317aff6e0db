//! What a paper rests on, and what rests on it, however far; and papers that rest on one another in a circle.

use std::collections::VecDeque;

use super::Graph;
use crate::code::Citing;
use crate::day::Day;

/// Papers that are reached from one, nearest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reach {
    /// The papers with how many steps they are away; the paper itself is not among them.
    pub papers: Vec<(usize, usize)>,
    /// Whether it leads back to the paper itself.
    pub circle: bool,
}

/// Which way is looked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

impl Citing {
    /// Whether a document that cites another one so rests on it.
    pub fn rests(self) -> bool {
        matches!(self, Citing::BasedOn | Citing::Implements)
    }
}

impl Graph {
    /// What a paper rests on, on a day.
    pub fn rests_on(&self, paper: usize, day: Day) -> Reach {
        reach(&self.steps(day, Way::Down), paper)
    }

    /// What rests on a paper, on a day.
    pub fn carries(&self, paper: usize, day: Day) -> Reach {
        reach(&self.steps(day, Way::Up), paper)
    }

    /// The papers next to each one.
    fn steps(&self, day: Day, way: Way) -> Vec<Vec<usize>> {
        let mut steps = vec![Vec::new(); self.papers.len()];
        for (citation, cited) in self.known(day).filter(|(citation, _)| self.citations[*citation].relation.rests()) {
            let by = self.citations[citation].by;
            let (here, there) = if way == Way::Down { (by, cited) } else { (cited, by) };
            steps[here].push(there);
        }
        steps.iter_mut().for_each(|next| {
            next.sort_unstable();
            next.dedup();
        });
        steps
    }

    /// The circles in which papers rest on one another, on a day: each with its papers in their order.
    pub fn circles(&self, day: Day) -> Vec<Vec<usize>> {
        let (down, up) = (self.steps(day, Way::Down), self.steps(day, Way::Up));
        let mut finished = Vec::with_capacity(self.papers.len());
        let mut seen = vec![false; self.papers.len()];
        for first in 0..self.papers.len() {
            let mut path = vec![(first, 0)];
            if std::mem::replace(&mut seen[first], true) {
                continue;
            }
            while let Some((here, at)) = path.last_mut() {
                match down[*here].get(*at) {
                    Some(&next) => {
                        *at += 1;
                        if !std::mem::replace(&mut seen[next], true) {
                            path.push((next, 0));
                        }
                    }
                    None => {
                        finished.push(*here);
                        path.pop();
                    }
                }
            }
        }
        // What is reached backward from the last one to be finished, and was in no circle before it, is its circle (Kosaraju).
        let mut taken = vec![false; self.papers.len()];
        let mut circles = Vec::new();
        for &last in finished.iter().rev() {
            let (mut circle, mut next) = (Vec::new(), vec![last]);
            while let Some(here) = next.pop() {
                if !std::mem::replace(&mut taken[here], true) {
                    circle.push(here);
                    next.extend(&up[here]);
                }
            }
            circle.sort_unstable();
            if circle.len() > 1 || circle.first().is_some_and(|here| down[*here].contains(here)) {
                circles.push(circle);
            }
        }
        circles.sort();
        circles
    }
}

fn reach(steps: &[Vec<usize>], paper: usize) -> Reach {
    let mut away: Vec<Option<usize>> = vec![None; steps.len()];
    let (mut papers, mut circle) = (Vec::new(), false);
    let mut next = VecDeque::from([(paper, 0)]);
    while let Some((here, far)) = next.pop_front() {
        for &there in &steps[here] {
            circle |= there == paper;
            if there != paper && away[there].is_none() {
                away[there] = Some(far + 1);
                papers.push((there, far + 1));
                next.push_back((there, far + 1));
            }
        }
    }
    Reach { papers, circle }
}
