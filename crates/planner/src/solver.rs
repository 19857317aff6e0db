//! The linear and integer solver. HiGHS is named in this file and nowhere else: the rest hands over whole numbers and gets back numbers to verify.
//!
//! One thread and a fixed seed, so that two runs are one run.

use highs::{Col, HighsModelStatus, HighsSolutionStatus, Model, RowProblem, Sense, SolvedModel};

use crate::program::{Cost, FREE, Program};

/// The seed that the solver starts from.
pub(crate) const SEED: i32 = 20_220_428;

/// Costs are handed over divided by this power of two, which is exact, so that the solver's tolerances stay small beside them.
const COST_UNIT: f64 = 1024.0;

/// The answer to a linear relaxation.
pub(crate) enum Relaxed {
    /// An optimum, by the solver's word: a point, and a price per row.
    Optimal {
        /// The point.
        point: Vec<f64>,
        /// The price of each row.
        prices: Vec<f64>,
    },
    /// No point satisfies it.
    Infeasible,
    /// It ran out of time, or failed.
    Stopped,
}

/// A linear relaxation that is solved again and again under changing bounds, each time from where it stood.
pub(crate) struct Relaxation {
    model: Option<Model>,
    columns: Vec<Col>,
}

impl Relaxation {
    /// The relaxation of a program under an objective. The solver's own clock runs on from one solve to the next, so that the time is for all of them.
    pub(crate) fn new(program: &Program, cost: &Cost, seconds: f64) -> Relaxation {
        let (problem, columns) = problem(program, cost, false);
        Relaxation { model: Some(configured(problem, seconds)), columns }
    }

    /// Changes the bounds of a column.
    pub(crate) fn bound(&mut self, column: usize, lower: i64, upper: i64) {
        let model = self.model.as_mut().expect("the model is put back after every solve");
        model.change_column_bounds(self.columns[column], lower as f64..=upper as f64);
    }

    /// Solves it.
    pub(crate) fn solve(&mut self) -> Relaxed {
        let model = self.model.take().expect("the model is put back after every solve");
        let solved = model.solve();
        let answer = match solved.status() {
            HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => {
                let solution = solved.get_solution();
                let prices = solution.dual_rows().iter().map(|price| price * COST_UNIT).collect();
                Relaxed::Optimal { point: solution.columns().to_vec(), prices }
            }
            // Every column is bounded, so that "unbounded or infeasible" can only mean the latter.
            HighsModelStatus::Infeasible | HighsModelStatus::UnboundedOrInfeasible => Relaxed::Infeasible,
            _ => Relaxed::Stopped,
        };
        self.model = Some(Model::from(solved));
        answer
    }
}

/// The answer to an integer program.
pub(crate) struct Integral {
    /// The best point found, rounded.
    pub(crate) point: Option<Vec<i64>>,
    /// The bound on the objective, by the solver's word.
    pub(crate) bound: Option<f64>,
    /// Whether the solver says that there is no point at all.
    pub(crate) infeasible: bool,
}

/// Solves the integer program itself, from a known point, within so many seconds.
pub(crate) fn solve_integral(program: &Program, cost: &Cost, start: Option<&[i64]>, seconds: f64) -> Integral {
    let (problem, _) = problem(program, cost, true);
    let mut model = configured(problem, seconds);
    model.set_option("mip_rel_gap", 0.0);
    model.set_option("mip_abs_gap", 0.0);
    if let Some(start) = start {
        let start: Vec<f64> = start.iter().map(|&value| value as f64).collect();
        model.set_solution(Some(&start), None, None, None);
    }
    let solved = model.solve();
    let infeasible = matches!(solved.status(), HighsModelStatus::Infeasible | HighsModelStatus::UnboundedOrInfeasible);
    let point = (solved.primal_solution_status() == HighsSolutionStatus::Feasible).then(|| rounded(solved.get_solution().columns()));
    Integral { point, bound: dual_bound(&solved, cost), infeasible }
}

/// The nearest whole point.
pub(crate) fn rounded(point: &[f64]) -> Vec<i64> {
    point.iter().map(|value| value.round() as i64).collect()
}

fn dual_bound(solved: &SolvedModel, cost: &Cost) -> Option<f64> {
    let bound = solved.double_info_value(c"mip_dual_bound").ok().filter(|bound| bound.is_finite())?;
    Some(bound * COST_UNIT + cost.constant as f64)
}

fn configured(problem: RowProblem, seconds: f64) -> Model {
    let mut model = problem.optimise(Sense::Minimise);
    model.make_quiet();
    model.set_option("threads", 1);
    model.set_option("parallel", "off");
    model.set_option("random_seed", SEED);
    model.set_option("time_limit", seconds.max(0.0));
    model
}

fn problem(program: &Program, cost: &Cost, integral: bool) -> (RowProblem, Vec<Col>) {
    let mut factors = vec![0.0; program.lower.len()];
    for &(column, factor) in &cost.terms {
        factors[column] += factor as f64 / COST_UNIT;
    }
    let mut problem = RowProblem::default();
    let columns: Vec<Col> = (0..factors.len())
        .map(|column| {
            let bounds = program.lower[column] as f64..=program.upper[column] as f64;
            problem.add_column_with_integrality(factors[column], bounds, integral)
        })
        .collect();
    for row in &program.rows {
        let side = |bound: i64, free: f64| if bound.abs() == FREE { free } else { bound as f64 };
        let bounds = side(row.low, f64::NEG_INFINITY)..=side(row.high, f64::INFINITY);
        problem.add_row(bounds, row.terms.iter().map(|&(column, factor)| (columns[column], factor as f64)));
    }
    (problem, columns)
}
