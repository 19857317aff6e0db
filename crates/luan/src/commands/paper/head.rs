//! The head of papers on the command line: whose papers they are and who signs, as the pages ask it.

use paperwork::papers::letter::{Letter, Printed};

use crate::web::letterhead::Letterhead;

/// Whose papers they are and who signs.
#[derive(clap::Args)]
pub(super) struct Head {
    /// Whose form papers have: party or state
    #[arg(long, value_name = "SYSTEM", value_parser = ["party", "state"], default_value = "party")]
    system: String,
    /// The body above the issuer
    #[arg(long, value_name = "NAME", default_value = "")]
    parent: String,
    /// The issuer
    #[arg(long, value_name = "NAME")]
    issuer: String,
    /// What stands for the issuer in symbols
    #[arg(long, value_name = "CODE", default_value = "")]
    code: String,
    /// The place that papers are dated from
    #[arg(long, value_name = "NAME", default_value = "")]
    place: String,
    /// The post or the body in whose name it is signed
    #[arg(long, value_name = "NAME", default_value = "")]
    holder: String,
    /// The post of who signs for it
    #[arg(long, value_name = "NAME", default_value = "")]
    post: String,
}

impl Head {
    /// A paper without a number and a day: both are given by hand.
    pub(super) fn letter(&self, printed: Printed) -> Letter {
        let Head { system, parent, issuer, code, place, holder, post } = self;
        let [system, parent, name, code, place, holder, post] = [system, parent, issuer, code, place, holder, post].map(String::clone);
        Letterhead { system, parent, name, code, place, holder, post }.letter(printed)
    }
}
