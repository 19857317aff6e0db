//! Backups: a folder of sealed files that a record can be restored from, whole or up to a moment. See `docs/decisions/0010-backups.md`.

mod fault;
mod folder;
mod restore;
mod sealed;
mod segment;
mod take;

use crate::error::StoreError;

pub use fault::Fault;
pub use restore::{Restored, Wanted, drill, restore};
pub use take::{Taken, back_up};

/// What the system has said about a file.
fn io(place: &str, error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        _ => StoreError::Backup { place: place.to_owned(), fault: Fault::Io(error.to_string()) },
    }
}
