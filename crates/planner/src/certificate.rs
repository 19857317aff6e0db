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
    let mut reduced = vec![0i128; lower.len()];
    for &(column, factor) in &cost.terms {
        reduced[column] += i128::from(factor) * UNIT;
    }
    let mut total = i128::from(cost.constant) * UNIT;
    for (row, &price) in program.rows.iter().zip(prices) {
        let price = whole(price)?;
        // A price on the side where the row has no bound proves nothing: it is left out.
        let side = if price > 0 { row.low } else { row.high };
        if price == 0 || side.abs() == FREE {
            continue;
        }
        total += price * i128::from(side);
        for &(column, factor) in &row.terms {
            reduced[column] -= price * i128::from(factor);
        }
    }
    for (column, &rest) in reduced.iter().enumerate() {
        total += rest * i128::from(if rest > 0 { lower[column] } else { upper[column] });
    }
    i64::try_from(total.div_euclid(UNIT) + i128::from(total.rem_euclid(UNIT) != 0)).ok()
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
