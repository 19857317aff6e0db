//! What a sweep answers, in the shape that every engine of the benchmark can be compared in.

/// The number that stands for "not known".
pub(crate) const MISSING: i32 = i32::MIN;

/// Outcomes and evidence of the rules of one subject: a byte and a number per rule and row.
pub(crate) struct Sheet {
    /// Full names of the rules.
    pub(crate) rules: Vec<String>,
    /// Per rule, per row: the outcome's byte, 255 where the rule has no line.
    pub(crate) outcomes: Vec<Vec<u8>>,
    /// Per rule, per row: the first number that the requirement reads; 0 where it reads none.
    pub(crate) evidence: Vec<Vec<i32>>,
}

/// Answers about people and about moves.
pub(crate) struct Answers {
    /// About people, by their row in the register.
    pub(crate) people: Sheet,
    /// About moves, by their position.
    pub(crate) moves: Sheet,
}

impl Sheet {
    fn new(rows: usize, rules: &[&str]) -> Sheet {
        Sheet {
            rules: rules.iter().map(|&name| name.to_owned()).collect(),
            outcomes: vec![vec![0; rows]; rules.len()],
            evidence: vec![vec![0; rows]; rules.len()],
        }
    }

    /// Writes one answer.
    #[inline(always)]
    pub(crate) fn set(&mut self, rule: usize, row: usize, outcome: u8, evidence: i32) {
        self.outcomes[rule][row] = outcome;
        self.evidence[rule][row] = evidence;
    }
}

/// The evidence where the outcome rests on it.
pub(crate) fn decided(outcome: u8, value: i32) -> i32 {
    if matches!(outcome, 0 | 2 | 4) { value } else { 0 }
}

impl Answers {
    /// Room for every answer.
    pub(crate) fn new(people: usize, person_rules: &[&str], moves: usize, move_rules: &[&str]) -> Answers {
        Answers { people: Sheet::new(people, person_rules), moves: Sheet::new(moves, move_rules) }
    }
}
