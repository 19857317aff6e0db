//! The proof of a bound, in whole numbers.
//!
//! Any prices on the rows give a lower bound on the objective of every plan: what the rows cost at these prices, plus the best that each column can do
//! once it pays for the rows. The prices come from a solver that rounds; the sum is done here without rounding, so that the bound is true whatever the
//! solver did. An objective that takes whole values only can be rounded up.

use crate::program::{Cost, FREE, Program};

/// Prices are taken in units of this fraction of one.
const UNIT: i128 = 1 << 20;

/// The bound that these prices prove for every point between `lower` and `upper`; `None` where a price is not a number.
pub(crate) fn bound(program: &Program, cost: &Cost, lower: &[i64], upper: &[i64], prices: &[f64]) -> Option<i64> {
    let total = Priced::new(program, cost, prices)?.total(lower, upper);
    i64::try_from(total.div_euclid(UNIT) + i128::from(total.rem_euclid(UNIT) != 0)).ok()
}

/// Narrows a program to what points of at most this value can be: a column, or a row, whose price for leaving its bound would exceed it stays there.
pub(crate) fn narrow(program: &mut Program, cost: &Cost, value: i64, prices: &[f64]) {
    let Some(priced) = Priced::new(program, cost, prices) else { return };
    let room = i128::from(value) * UNIT - priced.total(&program.lower, &program.upper);
    for (column, &rest) in priced.reduced.iter().enumerate() {
        if rest > room {
            program.upper[column] = program.lower[column];
        } else if -rest > room {
            program.lower[column] = program.upper[column];
        }
    }
    for (row, &price) in program.rows.iter_mut().zip(&priced.prices) {
        if price > room {
            row.high = row.low;
        } else if -price > room {
            row.low = row.high;
        }
    }
}

/// An objective once the rows are paid for, in units of [`UNIT`].
struct Priced {
    prices: Vec<i128>,
    /// What is left of each column's factor.
    reduced: Vec<i128>,
    /// The constant, and what the rows cost.
    paid: i128,
}

impl Priced {
    fn new(program: &Program, cost: &Cost, prices: &[f64]) -> Option<Priced> {
        let mut reduced = vec![0i128; program.lower.len()];
        for &(column, factor) in &cost.terms {
            reduced[column] += i128::from(factor) * UNIT;
        }
        let mut priced = Priced { prices: Vec::with_capacity(prices.len()), reduced, paid: i128::from(cost.constant) * UNIT };
        for (row, &price) in program.rows.iter().zip(prices) {
            let price = whole(price)?;
            // A price on the side where the row has no bound proves nothing: it is left out.
            let side = if price > 0 { row.low } else { row.high };
            let price = if side.abs() == FREE { 0 } else { price };
            priced.prices.push(price);
            if price != 0 {
                priced.paid += price * i128::from(side);
                row.terms.iter().for_each(|&(column, factor)| priced.reduced[column] -= price * i128::from(factor));
            }
        }
        Some(priced)
    }

    fn total(&self, lower: &[i64], upper: &[i64]) -> i128 {
        let columns = self.reduced.iter().zip(lower.iter().zip(upper));
        self.paid + columns.map(|(&rest, (&lower, &upper))| rest * i128::from(if rest > 0 { lower } else { upper })).sum::<i128>()
    }
}

fn whole(price: f64) -> Option<i128> {
    let scaled = price * UNIT as f64;
    (scaled.is_finite() && scaled.abs() < 1e30).then(|| scaled.round() as i128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Row;
    use proptest::prelude::*;

    fn program(rows: Vec<(i64, i64, Vec<i64>)>, columns: usize) -> Program {
        let rows = rows.into_iter().map(|(low, high, factors)| Row { low, high, terms: factors.into_iter().enumerate().collect() }).collect();
        let mut program = Program::default();
        (0..columns).for_each(|_| _ = program.column(1));
        program.rows = rows;
        program
    }

    fn row() -> impl Strategy<Value = (i64, i64, Vec<i64>)> {
        (-2..3i64, 0..4i64, prop::collection::vec(-2..3i64, 4)).prop_map(|(low, width, factors)| {
            let high = if width == 3 { FREE } else { low + width };
            (if width == 2 { -FREE } else { low }, high, factors)
        })
    }

    proptest! {
        /// Whatever the prices, no point that satisfies the rows is cheaper than the bound.
        #[test]
        fn never_above_a_plan(
            rows in prop::collection::vec(row(), 0..5),
            factors in prop::collection::vec(-9..10i64, 4),
            prices in prop::collection::vec(-4.0..4.0f64, 5),
            constant in -5..5i64,
        ) {
            let program = program(rows, 4);
            let cost = Cost { constant, terms: factors.into_iter().enumerate().collect(), range: (i64::MIN, i64::MAX) };
            let bound = bound(&program, &cost, &program.lower, &program.upper, &prices).unwrap();
            for mask in 0..16i64 {
                let point: Vec<i64> = (0..4).map(|column| mask >> column & 1).collect();
                if program.holds(&point) {
                    prop_assert!(cost.at(&point) >= bound);
                }
            }
        }

        /// Whatever the prices, narrowing loses no point of at most the value, and gains none.
        #[test]
        fn narrowing_keeps_what_is_good_enough(
            rows in prop::collection::vec(row(), 0..5),
            factors in prop::collection::vec(-9..10i64, 4),
            prices in prop::collection::vec(-4.0..4.0f64, 5),
            value in -12..12i64,
        ) {
            let program = program(rows, 4);
            let cost = Cost { constant: 0, terms: factors.into_iter().enumerate().collect(), range: (i64::MIN, i64::MAX) };
            let mut narrowed = program.clone();
            narrow(&mut narrowed, &cost, value, &prices);
            for mask in 0..16i64 {
                let point: Vec<i64> = (0..4).map(|column| mask >> column & 1).collect();
                prop_assert!(program.holds(&point) || !narrowed.holds(&point));
                if cost.at(&point) <= value {
                    prop_assert_eq!(program.holds(&point), narrowed.holds(&point));
                }
            }
        }
    }

    #[test]
    fn good_prices_prove_the_optimum() {
        // Two of three must be taken, at 3, 5 and 9: 8. The price of the row is 5.
        let program = program(vec![(2, FREE, vec![1, 1, 1])], 3);
        let cost = Cost { constant: 0, terms: vec![(0, 3), (1, 5), (2, 9)], range: (0, 17) };
        assert_eq!(bound(&program, &cost, &program.lower, &program.upper, &[5.0]), Some(8));
        assert_eq!(bound(&program, &cost, &program.lower, &program.upper, &[f64::NAN]), None);
    }
}
