//! The pages over HTTP: who is answered what, and who is not.

mod board;
mod browser;
mod doors;
mod matrix;
mod matrix_board;
mod office;
mod openid;
mod order;
mod passkeys;
mod record;
mod signing;
mod tree;
