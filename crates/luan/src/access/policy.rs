//! What a decision about access looks at: roles, actions, where a subject stands, states, classes. `docs/access.md` says the same in words.

/// What an account may be granted, over a unit and what is below it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Role {
    /// A unit's clerk.
    Clerk,
    /// A specialist of the organisation board.
    Specialist,
    /// An officer of the inspection committee.
    Inspector,
    /// A member of the standing committee.
    Member,
    /// The secretary.
    Secretary,
    /// The cadre: one's own record.
    Cadre,
    /// Reads and verifies.
    Auditor,
    /// Runs the system, and sees no content.
    Administrator,
    /// Whoever holds the keys of the record at the machine. Nobody is granted it.
    Operator,
}

impl Role {
    /// Every role that can be granted, in the order of lists.
    pub(crate) const GRANTED: [Role; 8] =
        [Role::Clerk, Role::Specialist, Role::Inspector, Role::Member, Role::Secretary, Role::Cadre, Role::Auditor, Role::Administrator];

    /// The word in grants.
    pub(crate) fn word(self) -> &'static str {
        self.names()[0]
    }

    /// What to call it, Vietnamese and English.
    pub(crate) fn words(self) -> [&'static str; 2] {
        let [_, vi, en] = self.names();
        [vi, en]
    }

    fn names(self) -> [&'static str; 3] {
        match self {
            Role::Clerk => ["clerk", "cán bộ đơn vị", "unit clerk"],
            Role::Specialist => ["specialist", "chuyên viên Ban Tổ chức", "organisation-board specialist"],
            Role::Inspector => ["inspector", "cán bộ kiểm tra", "inspection officer"],
            Role::Member => ["member", "ủy viên ban thường vụ", "standing-committee member"],
            Role::Secretary => ["secretary", "bí thư", "secretary"],
            Role::Cadre => ["cadre", "cán bộ (hồ sơ của mình)", "cadre (own record)"],
            Role::Auditor => ["auditor", "người kiểm toán hồ sơ", "auditor"],
            Role::Administrator => ["administrator", "quản trị hệ thống", "system administrator"],
            Role::Operator => ["operator", "người giữ khóa tại máy", "holder of the keys at the machine"],
        }
    }

    /// The role of a word; the operator has none that anybody could be granted.
    pub(crate) fn of(word: &str) -> Option<Role> {
        Role::GRANTED.into_iter().find(|role| role.word() == word)
    }
}

/// What somebody wants to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Action {
    /// Lists, search, counts.
    Find,
    /// A record is opened.
    Person,
    /// What was recorded about a subject, when, by whom.
    History,
    /// What the rules say.
    Review,
    /// Moves are chosen.
    Plan,
    /// Facts leave the house.
    Export,
    /// Facts are recorded.
    Change,
    /// A correction of one's own record is asked for.
    Correct,
    /// Who opened a record.
    Readings,
    /// The accounts and their grants.
    Accounts,
    /// Grants are asked for, accounts opened and closed.
    Grant,
    /// What another has asked for is confirmed.
    Confirm,
    /// The log without what its entries say.
    Audit,
}

/// What comes with an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Terms {
    /// It does something to the subject, rather than look at it.
    pub(crate) acts: bool,
    /// It is recorded as a reading.
    pub(crate) recorded: bool,
    /// It asks for a reason.
    pub(crate) reason: bool,
    /// It asks for a second factor that was shown a moment ago.
    pub(crate) fresh: bool,
}

impl Terms {
    /// Whether a reason that was given before will do, until another one is given: for looking, where nothing leaves the house.
    pub(crate) fn remembers_reason(self) -> bool {
        self.reason && !self.acts && !self.fresh
    }
}

impl Action {
    /// Every action.
    pub(crate) const ALL: [Action; 13] = [
        Action::Find,
        Action::Person,
        Action::History,
        Action::Review,
        Action::Plan,
        Action::Export,
        Action::Change,
        Action::Correct,
        Action::Readings,
        Action::Accounts,
        Action::Grant,
        Action::Confirm,
        Action::Audit,
    ];

    /// The word in entries and addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Action::Find => "find",
            Action::Person => "person",
            Action::History => "history",
            Action::Review => "review",
            Action::Plan => "plan",
            Action::Export => "export",
            Action::Change => "change",
            Action::Correct => "correct",
            Action::Readings => "readings",
            Action::Accounts => "accounts",
            Action::Grant => "grant",
            Action::Confirm => "confirm",
            Action::Audit => "audit",
        }
    }

    /// Whether it is about the office as a whole.
    pub(crate) fn of_office(self) -> bool {
        matches!(self, Action::Accounts | Action::Grant | Action::Confirm | Action::Audit)
    }

    /// What comes with it.
    pub(crate) fn terms(self) -> Terms {
        let terms = |acts, recorded, reason, fresh| Terms { acts, recorded, reason, fresh };
        match self {
            Action::Find | Action::Readings | Action::Accounts | Action::Audit => terms(false, false, false, false),
            Action::Person | Action::History | Action::Review => terms(false, true, true, false),
            Action::Plan => terms(true, true, true, false),
            Action::Export => terms(false, true, true, true),
            Action::Change => terms(true, false, false, true),
            Action::Correct | Action::Grant | Action::Confirm => terms(false, false, false, true),
        }
    }
}

/// Where a subject stands, seen from the scope of a grant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Standing {
    /// In the scope's unit or below it.
    Within,
    /// In a unit that the scope's unit stands below.
    Above,
    /// Elsewhere.
    Outside,
}

/// What a subject is to the person who asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Tie {
    /// The same person.
    Own,
    /// A relative.
    Kin,
    /// Neither.
    None,
}

/// The state of a person on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum State {
    /// In a post, and nothing open.
    Ordinary,
    /// Proceedings are open.
    UnderProceedings,
    /// In no post.
    Left,
}

/// What a fact is of: how far it may go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum Class {
    /// Places, units, titles, ranks, posts, terms.
    Open,
    /// Who somebody is, and which posts were held; the books of documents.
    Personnel,
    /// Planning lists and evaluations.
    Assessment,
    /// Disciplinary decisions.
    Discipline,
    /// Open and closed proceedings.
    Proceedings,
    /// Relatives.
    Kinship,
    /// Health, and requests that speak of it.
    Health,
}

/// Classes of facts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Classes(u8);

impl Classes {
    /// No class.
    pub(crate) const NONE: Classes = Classes(0);

    /// These classes.
    pub(crate) const fn of(list: &[Class]) -> Classes {
        let (mut bits, mut at) = (0, 0);
        while at < list.len() {
            bits |= 1 << list[at] as u8;
            at += 1;
        }
        Classes(bits)
    }

    /// Whether a class is one of them.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 >> class as u8 & 1 == 1
    }

    /// Whether all of some others are among them.
    pub(crate) fn cover(self, others: Classes) -> bool {
        others.0 & !self.0 == 0
    }

    /// Those of either.
    pub(crate) fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Those of both.
    pub(crate) fn and(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Class {
    /// Every class.
    pub(crate) const ALL: [Class; 7] = [Class::Open, Class::Personnel, Class::Assessment, Class::Discipline, Class::Proceedings, Class::Kinship, Class::Health];

    /// The class of the facts of a table.
    pub(crate) fn of_table(table: &str) -> Option<Class> {
        Some(match table {
            "places" | "units" | "titles" | "ranks" | "posts" | "terms" => Class::Open,
            "people" | "tenures" | "mandates" | "documents" | "tasks" | "steps" | "citations" => Class::Personnel,
            "planning" | "evaluations" => Class::Assessment,
            "discipline" => Class::Discipline,
            "proceedings" => Class::Proceedings,
            "kinship" => Class::Kinship,
            "health" | "requests" => Class::Health,
            _ => return None,
        })
    }
}
