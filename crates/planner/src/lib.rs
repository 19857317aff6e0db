//! The staffing plan: out of the moves that the rules leave open, the best ones together, chosen exactly and explained.
//!
//! The rules decide which moves there are ([`judge`], [`candidates`]); what is left is an abstract [`World`] of posts and possible moves, and an integer
//! program over it ([`solve`]). Nothing here repeats a clause, and every plan is put before the rules again before it is returned.
//!
//! Pure: no IO, no randomness, and no clock of its own: who calls says how much time has passed.

mod assemble;
mod between;
pub mod candidates;
mod certificate;
mod check;
pub mod explain;
pub mod judge;
pub mod law;
mod model;
mod program;
mod question;
pub mod request;
pub mod score;
mod search;
mod settings;
pub mod situation;
mod solver;
pub mod synthetic;
mod tiers;
pub mod world;

use register::Register;
use rules::rulebook::Rulebook;
use rules::verdict::Lang;

pub use model::LEVELS;
pub use program::Group;
pub use question::{Mismatch, Question};
pub use request::Request;
pub use tiers::{Limits, Proof, Solution, Status, solve, solve_but};
pub use world::World;

/// The plan of a request, accepted by the rules and explained; one call for who needs nothing but the result.
pub fn plan(register: &Register, rulebooks: &[Rulebook], request: &Request, lang: Lang, limits: &Limits<'_>) -> Result<explain::Outcome, Mismatch> {
    let law = law::Law::new(register, rulebooks, request.on);
    explain::plan(&Question::new(register, request, &law), lang, limits)
}
