//! Accounts: who signs in, with what, and for how long. What an account may do stands in the log; what it signs in with, sealed, in the vault.

mod credential;
mod guesses;
mod invitation;
pub(crate) mod openid;
mod password;
mod session;
mod sign_in;
mod token;

pub(crate) use credential::second_factor_address;
pub(crate) use invitation::{Invitation, Refused, accept, first, invitation, invite, take_first};
pub(crate) use password::{Fault as PasswordFault, Passwords};
#[cfg(test)]
pub(crate) use session::begin_for_tests;
pub(crate) use session::{Session, end, freshen, resume};
pub(crate) use sign_in::{Shown, Signed, show_again, sign_in};
pub(crate) use token::Token;

/// The kinds of things in the vault.
pub(crate) mod kept {
    /// What an account signs in with, by account.
    pub(crate) const CREDENTIAL: &str = "credential";
    /// Sessions, by the hash of their token.
    pub(crate) const SESSION: &str = "session";
    /// Devices that an account has signed in from, by the hash of their token.
    pub(crate) const DEVICE: &str = "device";
    /// Invitations, by the hash of their token.
    pub(crate) const INVITATION: &str = "invitation";
    /// The token of the first run.
    pub(crate) const FIRST: &str = "first";
    /// Rounds through the provider of sign-ins, by the hash of their token.
    pub(crate) const OPENID: &str = "openid";
    /// Which account somebody at a provider is, by the hash of issuer and subject.
    pub(crate) const SUBJECT: &str = "openid-subject";
    /// Wrong guesses, by account and, where it is known, device.
    pub(crate) const GUESSES: &str = "guesses";
}
