//! Accounts: who signs in, with what, and for how long. What an account may do stands in the log; what it signs in with, sealed, in the vault.

mod cbor;
mod challenge;
mod credential;
mod demo;
#[cfg(test)]
pub(crate) mod device;
mod guesses;
mod invitation;
pub(crate) mod openid;
mod own;
mod passkey;
mod passkeys;
mod password;
mod session;
mod sign_in;
mod site;
mod token;

pub(crate) use challenge::{LASTS as CHALLENGE_LASTS, Purpose, challenge};
pub(crate) use credential::second_factor_address;
pub(crate) use demo::{Demo, Wanted};
pub(crate) use invitation::{Invitation, Refused, accept, first, invitation, invite, take_first};
pub(crate) use own::Own;
pub(crate) use passkey::{ALGORITHMS, Passkey};
pub(crate) use passkeys::{NAME_MAX, NotAdded, Second, add_passkey, passkeys, remove_passkey};
pub(crate) use password::{Fault as PasswordFault, Passwords};
#[cfg(test)]
pub(crate) use session::begin_for_tests;
pub(crate) use session::{Session, end, freshen, resume};
pub(crate) use sign_in::{Shown, Signed, show_again, sign_in};
pub(crate) use site::Site;
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
    /// Challenges that a passkey has answered, by their hash, and the key that signs new ones.
    pub(crate) const CHALLENGE: &str = "challenge";
    /// Rounds through the provider of sign-ins, by the hash of their token.
    pub(crate) const OPENID: &str = "openid";
    /// Which account somebody at a provider is, by the hash of issuer and subject.
    pub(crate) const SUBJECT: &str = "openid-subject";
    /// Wrong guesses, by account and, where it is known, device.
    pub(crate) const GUESSES: &str = "guesses";
    /// What lasts for hours only, and no backup keeps: an invitation that was taken up would be open again, and a session that was ended.
    pub(crate) const FOR_HOURS: [&str; 6] = [SESSION, INVITATION, FIRST, CHALLENGE, OPENID, GUESSES];
}
