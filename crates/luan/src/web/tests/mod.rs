//! The pages over HTTP: who is answered what, and who is not.

mod browser;
mod change;
mod doors;
mod jobs;
mod matrix;
mod office;
mod openid;
mod order;
mod passkeys;
mod plans;
mod plans_access;
mod record;
mod signing;
