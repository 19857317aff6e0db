//! The memory: an append-only log of changes is the only truth, and the register is its fold.
//!
//! One commit is one transaction. What an entry looks like, how the tree grows and how a checkpoint is signed stands in `docs/log-format.md`; the only crate
//! that speaks SQL to a database is this one, and the only file of it that knows which database it is, is `database/connection.rs`.

mod database;
mod error;
mod export;
mod facts;
mod leaf;
mod load;
mod log;
pub mod note;
mod payload;
mod queue;
mod receipt;
pub mod tree;
mod verify;
mod witness;

pub use database::Url;
pub use error::{Refusal, State, StoreError};
pub use facts::Facts;
pub use leaf::{Kind, Leaf};
pub use load::{changes, owner};
pub use log::{Committed, Log, Stamp};
pub use payload::{Change, Content, Payload, RowText};
pub use queue::Store;
pub use receipt::{Receipt, ReceiptError};
pub use verify::{Report, verify};
pub use witness::{Witness, WitnessError};
