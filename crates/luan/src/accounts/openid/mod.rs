//! Signing in through the site's own provider (OpenID Connect). Only who somebody is comes from there; what they may do stands in the log, as for everybody.

mod binding;
mod id_token;
mod keys;
mod open;
mod provider;
mod round;
mod settings;
#[cfg(test)]
pub(crate) mod signer;
#[cfg(test)]
mod tests;

pub(crate) use binding::{Subject, accept, account_of, bind, bound, sign_in, unbind};
pub(crate) use open::open;
pub(crate) use provider::Provider;
pub(crate) use round::{Came, Known, NotBack, Purpose, back, begin, end, keep, known};
#[cfg(test)]
pub(crate) use settings::Settings;
