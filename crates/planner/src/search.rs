//! Branch and bound over one objective. The solver proposes points and prices; whole numbers decide what is a plan and what is proven.

use crate::certificate;
use crate::program::{Cost, Program};
use crate::solver::{Relaxation, Relaxed, rounded, solve_integral};
use crate::tiers::Limits;

/// After so many branches the integer solver is asked for a better start.
const ASK_AFTER: usize = 12;
/// After so many branches the search gives up proving it in whole numbers.
const BRANCHES_MAX: usize = 2_000;
/// How far from a whole number a value may be and still count as one, until the rounded point is verified.
const NEAR: f64 = 1e-6;

/// How a search ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// The bound is proven in whole numbers and the point reaches it.
    Proven,
    /// The solver says that the point is best.
    SolverSays,
    /// There is no point.
    Infeasible,
    /// It stopped before.
    Stopped,
}

/// What a search found.
pub(crate) struct Found {
    pub(crate) point: Option<Vec<i64>>,
    pub(crate) bound: i64,
    pub(crate) end: End,
    /// The prices of the rows before any branch.
    pub(crate) prices: Vec<f64>,
}

/// A part of the program that is still to be searched: narrower bounds, and the bound inherited from where it was cut off.
struct Branch {
    cuts: Vec<(usize, i64, i64)>,
    bound: i64,
}

/// The cheapest point of a program, starting from one that is known.
pub(crate) fn minimise(program: &Program, cost: &Cost, start: Option<Vec<i64>>, limits: &Limits<'_>) -> Found {
    // A row without terms, such as a pin on a move that is none, needs no solver.
    if program.rows.iter().any(|row| row.terms.is_empty() && !row.holds(&[])) {
        return Found { point: None, bound: cost.range.0, end: End::Infeasible, prices: Vec::new() };
    }
    let mut search = Search::new(program, cost, start, limits.remaining());
    search.run(limits);
    search.finish()
}

struct Search<'a> {
    program: &'a Program,
    cost: &'a Cost,
    relaxation: Relaxation,
    lower: Vec<i64>,
    upper: Vec<i64>,
    open: Vec<Branch>,
    best: Option<(i64, Vec<i64>)>,
    /// The least bound of a part that was left without proof.
    left: i64,
    solver_bound: Option<f64>,
    branches: usize,
    prices: Vec<f64>,
}

impl<'a> Search<'a> {
    fn new(program: &'a Program, cost: &'a Cost, start: Option<Vec<i64>>, seconds: f64) -> Search<'a> {
        let best = start.filter(|point| program.holds(point)).map(|point| (cost.at(&point), point));
        Search {
            program,
            cost,
            relaxation: Relaxation::new(program, cost, seconds),
            lower: program.lower.clone(),
            upper: program.upper.clone(),
            open: vec![Branch { cuts: Vec::new(), bound: cost.range.0 }],
            best,
            left: i64::MAX,
            solver_bound: None,
            branches: 0,
            prices: Vec::new(),
        }
    }

    fn run(&mut self, limits: &Limits<'_>) {
        while let Some(branch) = self.open.pop() {
            if self.beaten(branch.bound) {
                continue;
            }
            let seconds = limits.remaining();
            if seconds <= 0.0 || self.branches >= BRANCHES_MAX {
                self.open.push(branch);
                return;
            }
            if self.branches == ASK_AFTER {
                self.ask_integer_solver(seconds);
            }
            self.branches += 1;
            self.cut(&branch, true);
            match self.relaxation.solve() {
                Relaxed::Infeasible => {}
                Relaxed::Stopped => self.left = self.left.min(branch.bound),
                Relaxed::Optimal { point, prices } => self.examine(&branch, &point, &prices),
            }
            self.cut(&branch, false);
        }
    }

    /// Whether nothing with this bound can be better than what is known.
    fn beaten(&self, bound: i64) -> bool {
        self.best.as_ref().is_some_and(|(value, _)| bound >= *value)
    }

    fn cut(&mut self, branch: &Branch, on: bool) {
        for &(column, lower, upper) in &branch.cuts {
            let (lower, upper) = if on { (lower, upper) } else { (self.program.lower[column], self.program.upper[column]) };
            (self.lower[column], self.upper[column]) = (lower, upper);
            self.relaxation.bound(column, lower, upper);
        }
    }

    fn examine(&mut self, branch: &Branch, point: &[f64], prices: &[f64]) {
        if branch.cuts.is_empty() {
            self.prices = prices.to_vec();
        }
        let proven = certificate::bound(self.program, self.cost, &self.lower, &self.upper, prices);
        let bound = proven.map_or(branch.bound, |bound| bound.max(branch.bound));
        self.offer(rounded(point));
        if self.beaten(bound) {
            return;
        }
        let distance = |column: &usize| (point[*column] - point[*column].round()).abs();
        let most = (0..point.len()).filter(|column| distance(column) > NEAR).max_by(|a, b| distance(a).total_cmp(&distance(b)).then(b.cmp(a)));
        let Some(column) = most else {
            // A whole point above the bound that its own prices prove: rounding of the solver, not a part to search.
            self.left = self.left.min(bound);
            return;
        };
        let floor = point[column].floor() as i64;
        let below = self.narrowed(branch, column, self.lower[column], floor, bound);
        let above = self.narrowed(branch, column, floor + 1, self.upper[column], bound);
        // The last one pushed is searched first: the side that the point is nearer to.
        self.open.extend(if point[column] - floor as f64 > 0.5 { [below, above] } else { [above, below] });
    }

    fn narrowed(&self, branch: &Branch, column: usize, lower: i64, upper: i64, bound: i64) -> Branch {
        let mut cuts: Vec<_> = branch.cuts.iter().copied().filter(|cut| cut.0 != column).collect();
        cuts.push((column, lower, upper));
        Branch { cuts, bound }
    }

    fn offer(&mut self, mut point: Vec<i64>) {
        self.program.settle(&mut point);
        if self.program.holds(&point) && !self.beaten(self.cost.at(&point)) {
            self.best = Some((self.cost.at(&point), point));
        }
    }

    fn ask_integer_solver(&mut self, seconds: f64) {
        let start = self.best.as_ref().map(|(_, point)| point.as_slice());
        let answer = solve_integral(self.program, self.cost, start, seconds);
        self.solver_bound = answer.bound;
        if let Some(point) = answer.point {
            self.offer(point);
        } else if answer.infeasible && self.best.is_none() {
            self.solver_bound = Some(f64::INFINITY);
        }
    }

    fn finish(self) -> Found {
        let open = self.open.iter().map(|branch| branch.bound).min().unwrap_or(i64::MAX).min(self.left);
        let Some((value, point)) = self.best else {
            let none = open == i64::MAX || self.solver_bound == Some(f64::INFINITY);
            return Found { point: None, bound: self.cost.range.0, end: if none { End::Infeasible } else { End::Stopped }, prices: Vec::new() };
        };
        if open >= value {
            return Found { point: Some(point), bound: value, end: End::Proven, prices: self.prices };
        }
        // Values are whole: a bound above the next lower one is as good as the value itself.
        let said = self.solver_bound.is_some_and(|bound| bound > value as f64 - 0.9);
        let (bound, end) = if said { (value, End::SolverSays) } else { (open, End::Stopped) };
        Found { point: Some(point), bound, end, prices: self.prices }
    }
}
