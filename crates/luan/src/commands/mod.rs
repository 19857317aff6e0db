//! The commands, one file each. A new command is one file and one line in each of the two lists below.

pub(crate) mod as_of;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod check_deploy;
pub(crate) mod demo;
pub(crate) mod document;
pub(crate) mod erase;
pub(crate) mod export;
pub(crate) mod facts;
pub(crate) mod generate;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod load;
pub(crate) mod log;
pub(crate) mod r#move;
pub(crate) mod packet;
pub(crate) mod paper;
pub(crate) mod plan;
pub(crate) mod restore;
pub(crate) mod review;
pub(crate) mod rules;
pub(crate) mod seal;
pub(crate) mod serve;
pub(crate) mod upgrade;
pub(crate) mod verify;
pub(crate) mod what_if;
pub(crate) mod why;

use crate::counter::Counter;
use crate::exit::Outcome;

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:ident = $module:ident,)+) => {
        /// What the program can do.
        #[derive(clap::Subcommand)]
        pub(crate) enum Command { $($(#[doc = $doc])+ $name($module::Arguments),)+ }

        impl Command {
            /// Runs it.
            pub(crate) fn run(self, counter: &mut Counter<'_>) -> Outcome {
                match self { $(Command::$name(arguments) => $module::run(&arguments, counter),)+ }
            }
        }
    };
}

commands! {
    /// Read tables as offices keep them, write a clean exchange folder and a list of what was refused
    Import = import,
    /// Write the facts as one workbook, or as an exchange folder
    Export = export,
    /// Say what every rule in force finds about everybody on a day
    Review = review,
    /// Write the appraisal of everybody into a folder, each a file of its own
    Paper = paper,
    /// Say what every rule in force finds about proposed moves
    Check = check,
    /// Show how one verdict comes about: facts, values, papers, clause
    Why = why,
    /// Change a number of a rule and count who turns
    WhatIf = what_if,
    /// Choose the moves of a plan
    Plan = plan,
    /// Print, test and compare the rules
    Rules = rules,
    /// Print the facts that rules can speak of
    Facts = facts,
    /// Draw an invented office of any size
    Generate = generate,
    /// Begin the record of an office, with its key
    Init = init,
    /// Write what an exchange folder says into the record
    Load = load,
    /// Everything that was recorded about a subject: when, by whom, why, on which paper
    History = history,
    /// Write the exchange folder as it was known at the end of a day
    AsOf = as_of,
    /// Check everything that can be checked of a record
    Verify = verify,
    /// Whether a record stands as it should where people rely on it
    CheckDeploy = check_deploy,
    /// Destroy what was recorded about a subject, and record that it was
    Erase = erase,
    /// Copy the record into another database, and compare
    Move = r#move,
    /// The pages, for a browser
    Serve = serve,
    /// Write what is new in the record into a folder of sealed files, while others work
    Backup = backup,
    /// Make a backup a record again, whole or up to a moment, or see whether it can be done
    Restore = restore,
    /// Bring the database of a record up that an older program has written
    Upgrade = upgrade,
    /// A new key for the seals of a record: what older ones have sealed is sealed anew
    Seal = seal,
    /// What leaves the house for others to check: the log, receipts, signatures of witnesses
    Log = log,
    /// Official documents: what stands in a file, and the books of incoming and outgoing documents
    Document = document,
    /// What one office sends another without a network: signed, addressed, each taken in once
    Packet = packet,
    /// The invented town, walked through
    Demo = demo,
}
