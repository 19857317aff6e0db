//! Official documents in: which documents stand in a file, and what each of them says.
//!
//! A file of any kind becomes [`Text`]: lines in the order in which a person reads them. Everything after that looks at lines alone, and says of each thing it finds on which lines it stands.

mod duties;
pub mod limits;
mod lines;
mod outline;
pub mod reading;
mod source;
mod table;
mod tasks;
mod torn;

pub use duties::{Deadline, Duty, Sure, duties};
pub use lines::{Line, Source, Text};
pub use outline::{Note, PASSAGES, Passage, passages, passages_of};
pub use source::{Foreign, Reason, Refusal, open};
pub use table::{Cell, Table, TableRow};
