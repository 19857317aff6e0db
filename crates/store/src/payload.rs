//! What an entry says: for those only whose duty needs it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::leaf::Kind;

/// A row of a table of the exchange folder: canonical texts by column, empty cells left out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowText {
    /// The table.
    pub table: String,
    /// The cells.
    pub cells: BTreeMap<String, String>,
}

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
    /// Payloads destroyed.
    Erasure {
        /// The numbers of their entries.
        erased: Vec<u64>,
    },
}

/// The payload as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
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
}

/// The version of the format of the log.
const FORMAT: u32 = 1;

impl Change {
    /// The kind of its entry.
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Genesis { .. } => Kind::Genesis,
            Content::Rows { .. } => Kind::Rows,
            Content::Erasure { .. } => Kind::Erasure,
        }
    }

    /// What it is about, where it is about one subject.
    pub fn subject(&self) -> Option<&str> {
        if let Content::Rows { subject, .. } = &self.content { Some(subject) } else { None }
    }

    /// The bytes of its payload.
    pub fn bytes(&self) -> Vec<u8> {
        let mut payload = Payload { reason: self.reason.clone(), basis: self.basis.clone(), key: self.key.clone(), ..Payload::default() };
        match self.content.clone() {
            Content::Genesis { origin } => (payload.origin, payload.format) = (Some(origin), Some(FORMAT)),
            Content::Rows { subject, withdraw, add } => (payload.subject, payload.withdraw, payload.add) = (Some(subject), Some(withdraw), Some(add)),
            Content::Erasure { erased } => payload.erased = Some(erased),
        }
        serde_json::to_vec(&payload).expect("strings and numbers are JSON")
    }

    /// The change of a payload; `None` where the bytes are no payload of that kind.
    pub fn read(kind: Kind, bytes: &[u8]) -> Option<Change> {
        let Payload { origin, format, subject, reason, basis, key, withdraw, add, erased } = serde_json::from_slice(bytes).ok()?;
        let content = match (kind, origin, format, subject, withdraw, add, erased) {
            (Kind::Genesis, Some(origin), Some(FORMAT), None, None, None, None) => Content::Genesis { origin },
            (Kind::Rows, None, None, Some(subject), Some(withdraw), Some(add), None) => Content::Rows { subject, withdraw, add },
            (Kind::Erasure, None, None, None, None, None, Some(erased)) => Content::Erasure { erased },
            _ => return None,
        };
        (!reason.is_empty() && !key.is_empty()).then_some(Change { reason, basis, key, content })
    }
}
