//! What a rule is about.

/// What a rule is about; the word in a rulebook's `subject`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// A person of the register.
    Person,
    /// A proposed move.
    Move,
    /// A post, after the proposed moves.
    Post,
    /// A unit, after the proposed moves.
    Unit,
    /// A plan: the proposed moves together.
    Plan,
    /// The case of one decision, step by step.
    Case,
    /// A document.
    Document,
}

impl Subject {
    /// Every subject, in the order of the rule language.
    pub const ALL: [Subject; 7] = [Subject::Person, Subject::Move, Subject::Post, Subject::Unit, Subject::Plan, Subject::Case, Subject::Document];

    /// The word for it in rulebooks, fact names and verdicts.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Person => "person",
            Subject::Move => "move",
            Subject::Post => "post",
            Subject::Unit => "unit",
            Subject::Plan => "plan",
            Subject::Case => "case",
            Subject::Document => "document",
        }
    }

    /// The subject with this word.
    pub fn from_name(name: &str) -> Option<Subject> {
        Subject::ALL.into_iter().find(|subject| subject.name() == name)
    }
}
