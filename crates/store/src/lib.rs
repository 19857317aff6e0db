//! The memory: an append-only log of changes is the only truth, and the register is its fold.
//!
//! One commit is one transaction. What an entry looks like, how the tree grows and how a checkpoint is signed stands in `docs/log-format.md`; the only crate
//! that speaks SQL to a database is this one, and the only file of it that knows which database it is, is `database/connection.rs`.

mod accounts;
mod backup;
mod brief;
mod database;
mod error;
mod export;
mod facts;
mod keys;
mod leaf;
mod load;
mod log;
pub mod note;
pub mod packet;
mod payload;
mod queue;
mod receipt;
mod recent;
mod seal;
pub mod tree;
mod vault;
mod verify;
mod witness;

pub use accounts::{Accounts, Held};
pub use backup::{Fault, Restored, Taken, Wanted, back_up, drill, restore};
pub use database::Url;
pub use error::{Reason, Refusal, State, StoreError};
pub use facts::Facts;
pub use keys::Keys;
pub use leaf::{Kind, Leaf};
pub use load::{changes, changes_of, owner, owner_column, row_of, with_changes};
pub use log::{Committed, Log, Stamp, known_on};
pub use payload::{Account, AccountState, Change, Content, Grant, RowText, account_subject};
pub use queue::{Holding, Store};
pub use receipt::{Receipt, ReceiptError};
pub use seal::Ring;
pub use vault::{Found, Vault};
pub use verify::{Report, stands, verify, verify_watched};
pub use witness::{Witness, WitnessError};
