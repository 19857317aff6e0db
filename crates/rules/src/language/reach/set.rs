//! Sets of whole numbers, as intervals in order.

/// A set of whole numbers: closed intervals, ascending, apart from one another.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Set(Vec<(i64, i64)>);

impl Set {
    /// All numbers of an interval; none where it is empty.
    pub(super) fn interval(low: i64, high: i64) -> Set {
        Set(if low <= high { vec![(low, high)] } else { Vec::new() })
    }

    /// These numbers.
    pub(super) fn points(points: impl IntoIterator<Item = i64>) -> Set {
        points.into_iter().fold(Set::default(), |set, point| set.join(&Set::interval(point, point)))
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is in both.
    pub(super) fn meet(&self, other: &Set) -> Set {
        let pairs = self.0.iter().flat_map(|a| other.0.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
        Set(pairs.filter(|(low, high)| low <= high).collect())
    }

    /// What is in either.
    pub(super) fn join(&self, other: &Set) -> Set {
        let mut all: Vec<(i64, i64)> = self.0.iter().chain(&other.0).copied().collect();
        all.sort_unstable();
        let mut joined: Vec<(i64, i64)> = Vec::new();
        for (low, high) in all {
            match joined.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => joined.push((low, high)),
            }
        }
        Set(joined)
    }

    /// What is in this one and not in the other.
    pub(super) fn without(&self, other: &Set) -> Set {
        let mut gaps = Vec::new();
        let mut from = i64::MIN;
        for &(low, high) in &other.0 {
            if from < low {
                gaps.push((from, low - 1));
            }
            from = high.saturating_add(1);
        }
        gaps.push((from, i64::MAX));
        self.meet(&Set(gaps))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set() -> impl Strategy<Value = Set> {
        proptest::collection::vec((-9i64..9, 0i64..4), 0..4)
            .prop_map(|parts| parts.into_iter().fold(Set::default(), |set, (low, more)| set.join(&Set::interval(low, low + more))))
    }

    fn holds(set: &Set, number: i64) -> bool {
        set.0.iter().any(|&(low, high)| low <= number && number <= high)
    }

    proptest! {
        #[test]
        fn sets_are_sets(a in set(), b in set(), number in -12i64..15) {
            prop_assert_eq!(holds(&a.meet(&b), number), holds(&a, number) && holds(&b, number));
            prop_assert_eq!(holds(&a.join(&b), number), holds(&a, number) || holds(&b, number));
            prop_assert_eq!(holds(&a.without(&b), number), holds(&a, number) && !holds(&b, number));
        }
    }
}
