//! What is claimed of the memory, tried as often as a night has time for.

use crate::ci::cargo;
use crate::step::run;

/// A proof: a test of the store, and where it reads how often it is to try.
struct Proof {
    name: &'static str,
    title: &'static str,
    test: &'static str,
    /// Words for the runner of the test: which of its tests, and that what was counted is to be seen.
    words: &'static [&'static str],
    counts: &'static [&'static str],
}

const PROOFS: [Proof; 7] = [
    Proof {
        name: "crash",
        title: "what is acknowledged is there, whatever happens",
        test: "crash",
        words: &[],
        counts: &["LUAN_PROVE_KILLS", "LUAN_PROVE_CUTS"],
    },
    Proof {
        name: "races",
        title: "of many at once exactly one, and nothing after the end",
        test: "proofs",
        words: &["races::", "--nocapture"],
        counts: &["LUAN_PROVE_RACES"],
    },
    Proof {
        name: "numbering",
        title: "of many who register documents at once each has a number: none left out, none twice",
        test: "proofs",
        words: &["numbering::", "--nocapture"],
        counts: &["LUAN_PROVE_REGISTRATIONS"],
    },
    Proof {
        name: "failover",
        title: "a standby takes over, and nothing is lost",
        test: "proofs",
        words: &["failover::", "--nocapture"],
        counts: &["LUAN_PROVE_FAILOVERS"],
    },
    Proof { name: "attacks", title: "what an outsider finds", test: "proofs", words: &["attacks::", "--nocapture"], counts: &[] },
    Proof {
        name: "tamper",
        title: "no bit and no entry changes unnoticed",
        test: "proofs",
        words: &["tamper::", "--nocapture"],
        counts: &["LUAN_PROVE_TAMPER_ENTRIES", "LUAN_PROVE_TAMPER_SAMPLE", "LUAN_PROVE_TAMPER_SHORT", "LUAN_PROVE_TAMPER_EVERY"],
    },
    Proof {
        name: "differential",
        title: "both databases and a model give the same answers",
        test: "proofs",
        words: &["differential::", "--nocapture"],
        counts: &["LUAN_PROVE_QUESTIONS"],
    },
];

/// Runs a proof; `None` where there is no such proof, or it is given more counts than it knows.
pub(crate) fn prove(name: &str, counts: &[&str]) -> Option<Result<(), String>> {
    let proof = PROOFS.iter().find(|proof| proof.name == name && counts.len() <= proof.counts.len())?;
    let mut command = cargo(&["test", "--locked", "--package", "store", "--test", proof.test, "--"]);
    Some(run(proof.title, command.args(proof.words).envs(proof.counts.iter().zip(counts))))
}
