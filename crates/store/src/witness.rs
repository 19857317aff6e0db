//! Another office's eyes: it countersigns what extends what it signed last, and nothing else, ever.

use crate::note::{Checkpoint, Note, PublicKey, SecretKey};
use crate::tree::{Hash, extends};

/// What a witness remembers of one log, and the key that it signs with.
pub struct Witness {
    key: SecretKey,
    log: PublicKey,
    last: Option<Checkpoint>,
}

/// Why a witness does not sign.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WitnessError {
    /// Not signed by the office that it watches.
    #[error("the checkpoint is not signed by {0}")]
    Unsigned(String),
    /// Smaller than what it signed last.
    #[error("the log is shorter than at the last signature: {now} entries, then {then}")]
    Shorter {
        /// Entries now.
        now: u64,
        /// Entries then.
        then: u64,
    },
    /// Not the log that it signed last.
    #[error("the log does not begin with the {0} entries of the last signature: its history was changed")]
    Changed(u64),
}

impl Witness {
    /// A witness of one log, with the checkpoint that it signed last.
    pub fn new(key: SecretKey, log: PublicKey, last: Option<Checkpoint>) -> Witness {
        Witness { key, log, last }
    }

    /// The checkpoint that it signed last: to be on the disk before a signature leaves the house.
    pub fn last(&self) -> Option<&Checkpoint> {
        self.last.as_ref()
    }

    /// Signs a checkpoint that extends the last one; `proof` shows that it does. `time` in seconds since 1970.
    pub fn sign(&mut self, note: &Note, proof: &[Hash], time: u64) -> Result<(String, Vec<u8>), WitnessError> {
        let checkpoint = note.clone().of(&self.log).map_err(|_| WitnessError::Unsigned(self.log.name().to_owned()))?;
        if let Some(last) = &self.last {
            if checkpoint.size < last.size {
                return Err(WitnessError::Shorter { now: checkpoint.size, then: last.size });
            }
            if !extends(last.size, checkpoint.size, &last.root, &checkpoint.root, proof) {
                return Err(WitnessError::Changed(last.size));
            }
        }
        let signature = self.key.sign(&checkpoint, time);
        self.last = Some(checkpoint);
        Ok(signature)
    }
}
