//! The pages over HTTP: who is answered what, and who is not.

mod browser;
mod doors;
mod hostile;
mod import;
mod matrix;
mod matrix_import;
mod office;
mod openid;
mod order;
mod passkeys;
mod signing;
