//! The pages over HTTP: who is answered what, and who is not.

mod browser;
mod demo;
mod doors;
mod matrix;
mod office;
mod openid;
mod order;
mod passkeys;
mod record;
mod signing;
