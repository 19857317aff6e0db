//! What opens a record: whose it is, who may sign for it, and what opens what is sealed. None of it stands in the database.

use crate::note::{PublicKey, SecretKey};
use crate::seal::Ring;

/// The keys of a record.
#[derive(Clone)]
pub struct Keys {
    pub(crate) public: PublicKey,
    /// Only who writes has it.
    pub(crate) secret: Option<SecretKey>,
    pub(crate) ring: Ring,
}

impl Keys {
    /// The keys of somebody who writes.
    pub fn writing(secret: SecretKey, ring: Ring) -> Keys {
        Keys { public: secret.public(), secret: Some(secret), ring }
    }

    /// The keys of somebody who reads only.
    pub fn reading(public: PublicKey, ring: Ring) -> Keys {
        Keys { public, secret: None, ring }
    }
}
