//! Verdicts: what a rule says of a subject on a day.

/// What a rule says of a subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Outcome {
    /// The requirement does not hold.
    NotMet,
    /// A fact is missing that would decide.
    NotKnown,
    /// The requirement holds.
    Met,
    /// The rule does not speak of this subject.
    NotApplicable,
    /// The requirement does not hold, and a recorded decision allows that.
    Waived,
}

impl Outcome {
    /// Every outcome; the position is the byte of a sweep.
    pub const ALL: [Outcome; 5] = [Outcome::NotMet, Outcome::NotKnown, Outcome::Met, Outcome::NotApplicable, Outcome::Waived];

    /// The word in verdicts and worked cases.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::NotMet => "not_met",
            Outcome::NotKnown => "not_known",
            Outcome::Met => "met",
            Outcome::NotApplicable => "not_applicable",
            Outcome::Waived => "waived",
        }
    }
}
