//! The papers: what is written is read back by others' eyes, for every form in every profile.

#![expect(clippy::unwrap_used, reason = "what cannot be read back has failed its test")]

mod docx;
mod drawn;
mod frame;
mod office;
mod page;
mod parts;
mod read_back;
mod reopened;
mod statistics;
mod town;
mod xlsx;
