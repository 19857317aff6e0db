//! What an entry says: for those only whose duty needs it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::brief::Brief;
use crate::leaf::{ACTOR_MAX, Kind};

/// A row of a table of the exchange folder: canonical texts by column, empty cells left out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowText {
    /// The table.
    pub table: String,
    /// The cells.
    pub cells: BTreeMap<String, String>,
}

/// What an account is allowed: a role, over a unit and what is below it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The role: a word of the policy.
    pub role: String,
    /// The id of the unit.
    pub unit: String,
}

/// An account, as an entry says that it is from now on.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Whether it may be used.
    pub state: AccountState,
    /// The person whose account it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// What it is allowed.
    pub grants: Vec<Grant>,
    /// What somebody has asked for and a second person has yet to confirm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Vec<Grant>>,
    /// Names what the holder signs in with: 64 hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

/// Whether an account may be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountState {
    /// It may.
    #[default]
    Open,
    /// It may not.
    Closed,
}

/// The subject of the entries about an account.
pub fn account_subject(id: &str) -> String {
    format!("{ACCOUNT}{id}")
}

/// What the subject of an account begins with.
pub(crate) const ACCOUNT: &str = "account:";
/// What the subjects of rows and readings begin with.
const SUBJECTS: [&str; 6] = ["person:", "unit:", "post:", "place:", "title:", "document:"];
/// The longest word for what was read.
const WHAT_MAX: usize = 64;

/// A change that somebody asks for, with why and on which paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Why.
    pub reason: String,
    /// The paper that it rests on; empty where there is none.
    pub basis: String,
    /// The caller's own name for it: who sends it twice has made it once.
    pub key: String,
    /// What it changes.
    pub content: Content,
}

/// What a change changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// The log begins.
    Genesis {
        /// Whose log it is: the name of its checkpoints.
        origin: String,
    },
    /// Rows about one subject.
    Rows {
        /// `person:ID`, `unit:ID`, …
        subject: String,
        /// Rows that are there and no longer hold.
        withdraw: Vec<RowText>,
        /// Rows that are not there yet.
        add: Vec<RowText>,
    },
    /// What is said about a subject was shown, or given away; of a unit, about everybody in it and below.
    Reading {
        /// `person:ID`, `unit:ID`, …
        subject: String,
        /// What for: the word of an action.
        what: String,
    },
    /// An account.
    Account {
        /// Its id.
        id: String,
        /// As it is from now on.
        account: Account,
    },
    /// Payloads destroyed.
    Erasure {
        /// The numbers of their entries.
        erased: Vec<u64>,
    },
}

/// The payload as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
struct Payload {
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    reason: String,
    basis: String,
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdraw: Option<Vec<RowText>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    add: Option<Vec<RowText>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    erased: Option<Vec<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
}

/// The version of the format of the log.
pub(crate) const FORMAT: u32 = 1;

impl Change {
    /// The kind of its entry.
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Genesis { .. } => Kind::Genesis,
            Content::Rows { .. } => Kind::Rows,
            Content::Erasure { .. } => Kind::Erasure,
            Content::Reading { .. } => Kind::Reading,
            Content::Account { .. } => Kind::Account,
        }
    }

    /// What it is about, where it is about one subject of the register.
    pub fn subject(&self) -> Option<&str> {
        if let Content::Rows { subject, .. } | Content::Reading { subject, .. } = &self.content { Some(subject) } else { None }
    }

    /// Whether it is in the form that the log's format asks for.
    pub fn is_in_form(&self) -> bool {
        !self.reason.is_empty() && !self.key.is_empty() && self.content.is_in_form()
    }

    /// The bytes of its payload.
    pub fn bytes(&self) -> Vec<u8> {
        let payload = Payload::of(&self.reason, &self.basis, &self.key, self.content.clone());
        serde_json::to_vec(&payload).expect("strings and numbers are JSON")
    }

    /// The change of a payload; `None` where the bytes are no payload of that kind.
    pub fn read(kind: Kind, bytes: &[u8]) -> Option<Change> {
        Brief::read(kind, bytes).map(Brief::change)
    }
}

impl Content {
    /// Whether a text names a subject of the register.
    pub(crate) fn is_subject(text: &str) -> bool {
        SUBJECTS.iter().any(|kind| text.strip_prefix(kind).is_some_and(|id| !id.is_empty()))
    }

    pub(crate) fn is_in_form(&self) -> bool {
        match self {
            Content::Genesis { .. } | Content::Erasure { .. } => true,
            Content::Rows { subject, .. } => Content::is_subject(subject),
            Content::Reading { subject, what } => {
                let letters = what.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                Content::is_subject(subject) && letters && (1..=WHAT_MAX).contains(&what.len())
            }
            Content::Account { id, account } => (1..=ACTOR_MAX).contains(&id.len()) && account.is_in_form(),
        }
    }
}

impl Account {
    fn is_in_form(&self) -> bool {
        let list = |grants: &[Grant]| {
            let distinct: BTreeSet<&Grant> = grants.iter().collect();
            distinct.len() == grants.len() && grants.iter().all(|grant| !grant.role.is_empty() && !grant.unit.is_empty())
        };
        let digits = |text: &String| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        list(&self.grants)
            && self.asked.as_deref().is_none_or(list)
            && self.person.as_ref().is_none_or(|id| !id.is_empty())
            && self.credential.as_ref().is_none_or(digits)
    }
}

impl Payload {
    fn of(reason: &str, basis: &str, key: &str, content: Content) -> Payload {
        let mut payload = Payload { reason: reason.to_owned(), basis: basis.to_owned(), key: key.to_owned(), ..Payload::default() };
        match content {
            Content::Genesis { origin } => (payload.origin, payload.format) = (Some(origin), Some(FORMAT)),
            Content::Rows { subject, withdraw, add } => (payload.subject, payload.withdraw, payload.add) = (Some(subject), Some(withdraw), Some(add)),
            Content::Erasure { erased } => payload.erased = Some(erased),
            Content::Reading { subject, what } => (payload.subject, payload.what) = (Some(subject), Some(what)),
            Content::Account { id, account } => (payload.subject, payload.account) = (Some(account_subject(&id)), Some(account)),
        }
        payload
    }
}
