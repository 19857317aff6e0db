//! The pages over HTTP: who is answered what, and who is not.

mod board;
mod browser;
mod change;
mod demo;
mod documents;
mod doors;
mod hostile;
mod import;
mod jobs;
mod limits;
mod matrix;
mod matrix_board;
mod matrix_documents;
mod matrix_import;
mod matrix_law;
mod model;
mod office;
mod openid;
mod order;
mod passkeys;
mod plans;
mod plans_access;
mod record;
mod signing;
mod tree;
mod views;
