//! The pages over HTTP: who is answered what, and who is not.

mod browser;
mod doors;
mod limits;
mod matrix;
mod office;
mod openid;
mod order;
mod passkeys;
mod record;
mod signing;
mod views;
