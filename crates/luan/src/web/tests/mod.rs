//! The pages over HTTP: who is answered what, and who is not.

mod doors;
mod matrix;
mod office;
mod openid;
mod signing;
