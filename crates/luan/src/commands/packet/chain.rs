//! What is remembered of packets: the last one from each office and to each. It is kept in the vault of the record, sealed, and comes with every backup.

use store::packet::Seen;
use store::{Found, StoreError, Vault};

/// What is remembered has no end of its own.
const WITHOUT_END: u64 = i64::MAX as u64;

/// The direction of packets.
#[derive(Clone, Copy)]
pub(super) enum Way {
    In,
    Out,
}

/// The packets of one direction and one office.
pub(super) struct Chain {
    kind: &'static str,
    office: String,
    found: Option<Found>,
    /// The last of them.
    pub(super) last: Seen,
}

impl Chain {
    /// What is remembered of an office.
    pub(super) fn find(vault: &Vault, way: Way, office: &str, now: u64) -> Result<Chain, StoreError> {
        let kind = match way {
            Way::In => "packet-in",
            Way::Out => "packet-out",
        };
        let found = vault.get(kind, office, now)?;
        let read = found.as_ref().map(|found| Seen::read(&found.bytes).ok_or_else(|| StoreError::Unsound(format!("{kind} {office}"))));
        Ok(Chain { kind, office: office.to_owned(), last: read.transpose()?.unwrap_or_default(), found })
    }

    /// Remembers the next one. False where somebody else has done so since this was found.
    pub(super) fn go_on(&self, vault: &Vault, next: Seen) -> Result<bool, StoreError> {
        vault.put(self.kind, &self.office, WITHOUT_END, &next.bytes(), self.found.as_ref())
    }
}
