//! How great a number can be: every numeric node carries the interval that its value cannot leave.

use super::NUMBER_MAX;
use crate::tree::{Arithmetic, Comparison};

/// The least and the greatest value that a node can have when it is known.
pub(super) type Bounds = (i64, i64);

/// The bounds of a node that is no number.
pub(super) const ANY: Bounds = (-NUMBER_MAX, NUMBER_MAX);

/// The bounds of an operation; `None` where some value would leave ±[`NUMBER_MAX`].
pub(super) fn of(operation: Arithmetic, a: Bounds, b: Bounds) -> Option<Bounds> {
    let bounds = match operation {
        Arithmetic::Add => (a.0 + b.0, a.1 + b.1),
        Arithmetic::Subtract => (a.0 - b.1, a.1 - b.0),
        Arithmetic::Multiply => hull([a.0 * b.0, a.0 * b.1, a.1 * b.0, a.1 * b.1]),
        Arithmetic::Divide => divided(a, b),
        Arithmetic::Remainder => remainder(a, b),
    };
    (-NUMBER_MAX <= bounds.0 && bounds.1 <= NUMBER_MAX).then_some(bounds)
}

/// The hull of two bounds.
pub(super) fn either(a: Bounds, b: Bounds) -> Bounds {
    (a.0.min(b.0), a.1.max(b.1))
}

/// The answer of a comparison that the bounds alone settle.
pub(super) fn settled(comparison: Comparison, a: Bounds, b: Bounds) -> Option<bool> {
    let (less, greater) = (a.1 < b.0, a.0 > b.1);
    let (at_most, at_least) = (a.1 <= b.0, a.0 >= b.1);
    let always = |yes: bool, no: bool| if yes { Some(true) } else { no.then_some(false) };
    match comparison {
        Comparison::Less => always(less, at_least),
        Comparison::LessOrEqual => always(at_most, greater),
        Comparison::Greater => always(greater, at_most),
        Comparison::GreaterOrEqual => always(at_least, less),
        Comparison::Equal => always(a == b && a.0 == a.1, less || greater),
        Comparison::NotEqual => always(less || greater, a == b && a.0 == a.1),
    }
}

fn hull(corners: [i64; 4]) -> Bounds {
    corners.into_iter().fold((i64::MAX, i64::MIN), |bounds, corner| either(bounds, (corner, corner)))
}

// A quotient is greatest at the divisors nearest to zero; by zero it is not known.
fn divided(a: Bounds, b: Bounds) -> Bounds {
    let divisors = [b.0, b.1, -1, 1].into_iter().filter(|&divisor| divisor != 0 && b.0 <= divisor && divisor <= b.1);
    divisors
        .flat_map(|divisor| [a.0 / divisor, a.1 / divisor])
        .fold(None, |bounds: Option<Bounds>, corner| Some(bounds.map_or((corner, corner), |bounds| either(bounds, (corner, corner)))))
        .unwrap_or((0, 0))
}

// The sign is the dividend's; the size is below both the divisor's and, at most, the dividend's.
fn remainder(a: Bounds, b: Bounds) -> Bounds {
    let most = (b.0.abs().max(b.1.abs()) - 1).max(0);
    (if a.0 < 0 { a.0.max(-most) } else { 0 }, if a.1 > 0 { a.1.min(most) } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval() -> impl Strategy<Value = Bounds> {
        (-60i64..60, -60i64..60).prop_map(|(a, b)| (a.min(b), a.max(b)))
    }

    fn apply(operation: Arithmetic, a: i64, b: i64) -> Option<i64> {
        match operation {
            Arithmetic::Add => Some(a + b),
            Arithmetic::Subtract => Some(a - b),
            Arithmetic::Multiply => Some(a * b),
            Arithmetic::Divide => a.checked_div(b),
            Arithmetic::Remainder => a.checked_rem(b),
        }
    }

    proptest! {
        #[test]
        fn no_value_leaves_its_bounds(a in interval(), b in interval(), x in 0i64..200, y in 0i64..200) {
            let (x, y) = (a.0 + x % (a.1 - a.0 + 1), b.0 + y % (b.1 - b.0 + 1));
            for operation in [Arithmetic::Add, Arithmetic::Subtract, Arithmetic::Multiply, Arithmetic::Divide, Arithmetic::Remainder] {
                let bounds = of(operation, a, b).unwrap();
                if let Some(value) = apply(operation, x, y) {
                    prop_assert!(bounds.0 <= value && value <= bounds.1, "{operation:?} {x} {y} in {bounds:?}");
                }
            }
        }

        #[test]
        fn what_bounds_settle_holds_for_every_value(a in interval(), b in interval(), x in 0i64..200, y in 0i64..200) {
            let (x, y) = (a.0 + x % (a.1 - a.0 + 1), b.0 + y % (b.1 - b.0 + 1));
            let truths = [
                (Comparison::Less, x < y), (Comparison::LessOrEqual, x <= y), (Comparison::Greater, x > y),
                (Comparison::GreaterOrEqual, x >= y), (Comparison::Equal, x == y), (Comparison::NotEqual, x != y),
            ];
            for (comparison, truth) in truths {
                prop_assert!(settled(comparison, a, b).is_none_or(|settled| settled == truth));
            }
        }
    }

    #[test]
    fn what_would_overflow_is_refused() {
        assert_eq!(of(Arithmetic::Multiply, (0, NUMBER_MAX), (2, 2)), None);
        assert_eq!(of(Arithmetic::Add, (0, NUMBER_MAX), (0, 0)), Some((0, NUMBER_MAX)));
        assert_eq!(of(Arithmetic::Subtract, (-NUMBER_MAX, 0), (1, 1)), None);
    }
}
