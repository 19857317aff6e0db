//! An integer program in whole numbers: columns, rows, and the limit that each row stands for.
//!
//! Every coefficient is a whole number, so that a plan and a bound can be verified without rounding.

use std::collections::BTreeSet;

use crate::world::World;

/// What a row or a fixed column stands for, so that a limit can be relaxed, priced and named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// A pin of the request.
    Pin(usize),
    /// A forbid of the request.
    Forbid(usize),
    /// Exceptions are not allowed.
    Exceptions,
    /// Most moves out of a unit: a quota of the request.
    QuotaOut(usize),
    /// Most moves into a unit: a quota of the request.
    QuotaIn(usize),
    /// Heads and deputies of a unit leaving together.
    LeadersOut(usize),
    /// The seats of a post.
    Seats(usize),
    /// A head's post stays filled.
    Head(usize),
    /// Two people of one family.
    Tie(usize),
    /// What makes a plan a plan, a price or a cut; never relaxed.
    Structure,
}

/// A row: `low <= sum of terms <= high`.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) terms: Vec<(usize, i64)>,
}

impl Row {
    fn sum(&self, point: &[i64]) -> i64 {
        self.terms.iter().map(|&(column, factor)| factor * point[column]).sum()
    }

    /// Whether a point with whole coordinates satisfies it.
    pub(crate) fn holds(&self, point: &[i64]) -> bool {
        let sum = self.sum(point);
        self.low <= sum && sum <= self.high
    }
}

/// No bound on this side of a row.
pub(crate) const FREE: i64 = i64::MAX;

/// An objective: the sum of `constant` and `terms`; every plan's value lies in `range`.
#[derive(Clone, Debug)]
pub(crate) struct Cost {
    pub(crate) constant: i64,
    pub(crate) terms: Vec<(usize, i64)>,
    pub(crate) range: (i64, i64),
}

impl Cost {
    /// Its value at a point.
    pub(crate) fn at(&self, point: &[i64]) -> i64 {
        self.constant + self.terms.iter().map(|&(column, factor)| factor * point[column]).sum::<i64>()
    }
}

/// Columns and rows. The first columns are the possible moves of the world, in order; each is 0 or 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    pub(crate) lower: Vec<i64>,
    pub(crate) upper: Vec<i64>,
    pub(crate) rows: Vec<Row>,
    relaxed: BTreeSet<Group>,
    elastic: Option<Vec<(Group, usize)>>,
    missing: Vec<(usize, usize)>,
    groups: BTreeSet<Group>,
}

impl Program {
    /// A program with one column per possible move; limits in `relaxed` will not be put in.
    pub(crate) fn new(world: &World, relaxed: &BTreeSet<Group>) -> Program {
        let arcs = world.arcs.len();
        Program { lower: vec![0; arcs], upper: vec![1; arcs], relaxed: relaxed.clone(), ..Program::default() }
    }

    /// The same, where limits of the request may be given up.
    pub(crate) fn elastic(world: &World) -> Program {
        Program { elastic: Some(Vec::new()), ..Program::new(world, &BTreeSet::new()) }
    }

    /// The limits that may be given up, with the column that says so.
    pub(crate) fn given_up(&self) -> &[(Group, usize)] {
        self.elastic.as_deref().unwrap_or(&[])
    }

    /// The limits that were put in, or would have been.
    pub(crate) fn limits(&self) -> impl Iterator<Item = Group> + '_ {
        self.groups.iter().copied().filter(|group| *group != Group::Structure)
    }

    /// A new column with whole values from 0 to `upper`.
    pub(crate) fn column(&mut self, upper: i64) -> usize {
        self.lower.push(0);
        self.upper.push(upper);
        self.lower.len() - 1
    }

    /// A new column, at most `most`, for what is missing when the sum of `terms` stays below `least`.
    pub(crate) fn missing(&mut self, most: i64, least: i64, mut terms: Vec<(usize, i64)>) -> usize {
        let column = self.column(most);
        terms.push((column, 1));
        self.missing.push((column, self.rows.len()));
        self.rows.push(Row { low: least, high: FREE, terms });
        column
    }

    /// Gives the columns of [`Program::missing`] the least value that the others leave them.
    pub(crate) fn settle(&self, point: &mut [i64]) {
        for &(column, row) in &self.missing {
            point[column] = 0;
            let row = &self.rows[row];
            point[column] = (row.low - row.sum(point)).max(0);
        }
    }

    /// A new row.
    pub(crate) fn row(&mut self, group: Group, low: i64, high: i64, terms: Vec<(usize, i64)>) {
        self.groups.insert(group);
        if self.relaxed.contains(&group) {
            return;
        }
        let Some(slack) = self.slack_of(group) else {
            self.rows.push(Row { low, high, terms });
            return;
        };
        // Given up, the row must hold for every value of its columns: how far they can reach beyond it is known.
        let reach = |sign: i64| -> i64 { terms.iter().map(|&(column, factor)| (sign * factor).max(0) * self.upper[column]).sum() };
        let (over, under) = (reach(1), reach(-1));
        if high != FREE {
            let mut capped = terms.clone();
            capped.push((slack, high - over.max(high)));
            self.rows.push(Row { low: -FREE, high, terms: capped });
        }
        if low != -FREE {
            let mut lifted = terms;
            lifted.push((slack, low + under.max(-low)));
            self.rows.push(Row { low, high: FREE, terms: lifted });
        }
    }

    /// Closes a column: it stays 0.
    pub(crate) fn close(&mut self, group: Group, column: usize) {
        if self.elastic.is_some() {
            self.row(group, -FREE, 0, vec![(column, 1)]);
            return;
        }
        self.groups.insert(group);
        if !self.relaxed.contains(&group) {
            self.upper[column] = 0;
        }
    }

    /// Forces a column: it is at least 1. Without a column there is nothing to force: the program has no plan.
    pub(crate) fn force(&mut self, group: Group, column: Option<usize>) {
        self.row(group, 1, FREE, column.map(|column| (column, 1)).into_iter().collect());
    }

    fn slack_of(&mut self, group: Group) -> Option<usize> {
        let of_request = matches!(group, Group::Pin(_) | Group::Forbid(_) | Group::Exceptions | Group::QuotaOut(_) | Group::QuotaIn(_) | Group::LeadersOut(_));
        if self.elastic.is_none() || !of_request {
            return None;
        }
        if let Some(&(_, column)) = self.given_up().iter().find(|(known, _)| *known == group) {
            return Some(column);
        }
        let column = self.column(1);
        self.elastic.get_or_insert_default().push((group, column));
        Some(column)
    }

    /// Whether a point with whole coordinates satisfies every bound and row.
    pub(crate) fn holds(&self, point: &[i64]) -> bool {
        let within = |&value: &i64, column: usize| self.lower[column] <= value && value <= self.upper[column];
        point.iter().enumerate().all(|(column, value)| within(value, column)) && self.rows.iter().all(|row| row.holds(point))
    }
}
