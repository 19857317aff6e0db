//! The pages over HTTP: who is answered what, and who is not.

mod browser;
mod doors;
mod matrix;
mod matrix_law;
mod office;
mod openid;
mod order;
mod passkeys;
mod record;
mod signing;
