//! Papers as PDF, read and measured with other programs: those of poppler, which `./luan test` installs.

#![expect(clippy::unwrap_used, reason = "what cannot be read back has failed its test")]

mod any;
mod approved;
mod hostile;
mod official;
mod picture;
mod read;
