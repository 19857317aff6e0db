//! The peers: the same rules in other engines, run as programs of their own on the same columns, and our answers hashed as they hash theirs.

use std::path::Path;
use std::process::Command;

use register::Register;
use rules::facts;
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::sweep::Answers;
use rules::trace::Value;
use rules::tree::Type;
use rules::verdict::Outcome;

use crate::ours::Found;

/// The rules that every peer answers as we do, with the facts that are their evidence. Three more that the peers know are left out: they take all moves
/// for one plan (kin), and settle who has no main post otherwise (yearly evaluation, position change).
pub(crate) const RULES: [(&str, &[&str]); 11] = [
    ("45-CT/TW#two-terms", &["person.months_as_head"]),
    ("377-QĐ/TW#out-of-planning", &["person.disciplined_while_planned"]),
    ("377-QĐ/TW#planning-per-person", &["person.planned_titles"]),
    ("65-QĐ/TW#in-planning", &["person.in_planning"]),
    ("65-QĐ/TW#service-left", &["person.service_left_months"]),
    ("170/2025/NĐ-CP#service-left", &["person.service_left_months"]),
    ("65-QĐ/TW#min-term-served", &["person.months_in_post"]),
    ("170/2025/NĐ-CP#health", &["person.certificate_age_months"]),
    ("377-QĐ/TW#promotion-months", &["person.months_in_equivalent_posts"]),
    ("377-QĐ/TW#discipline-wait", &["person.reprimand_months", "person.warning_months", "person.removal_months"]),
    ("80/2025/QH15#under-proceedings", &["person.under_proceedings"]),
];

/// One answer of a peer.
pub(crate) struct Answered {
    /// Seconds from columns in the engine's own form to outcome and evidence in memory.
    pub(crate) seconds: f64,
    /// The hash of what it found, rule by rule in the order of [`RULES`].
    pub(crate) hashes: Vec<u64>,
    /// Peak memory of its process, in MiB; 0 where the system does not tell.
    pub(crate) memory: u64,
}

/// Runs a peer over the columns of a folder.
pub(crate) fn run(python: &str, peer: &str, columns: &Path) -> Result<Answered, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../peers").join(format!("{peer}_peer.py"));
    let timed = Command::new("/usr/bin/env").env("POLARS_MAX_THREADS", "1").args(["time", "-f", "memory %M", python]).arg(&script).arg(columns).output();
    let output = timed.map_err(|error| format!("{peer}: {error}"))?;
    let (text, notes) = (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned());
    if !output.status.success() {
        return Err(format!("{peer} failed: {}", notes.lines().rev().take(3).collect::<Vec<_>>().join(" | ")));
    }
    let seconds = field(&text, "answer_seconds").and_then(|seconds| seconds.parse().ok()).ok_or_else(|| format!("{peer} said no seconds: {text}"))?;
    let hashes = text.split_once("\"hashes\":").map_or("", |(_, rest)| rest).split('"').filter(|word| word.len() == 16);
    let hashes = hashes.filter_map(|hex| u64::from_str_radix(hex, 16).ok()).collect();
    let memory = notes.lines().rev().find_map(|line| line.strip_prefix("memory ")).and_then(|kib| kib.parse::<u64>().ok()).map_or(0, |kib| kib / 1024);
    Ok(Answered { seconds, hashes, memory })
}

/// The text of a field of one line of JSON without nesting before it.
fn field(text: &str, key: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("\"{key}\":"))?;
    let end = rest.find([',', '}']).unwrap_or(rest.len());
    Some(rest[..end].trim().trim_matches('"').to_owned())
}

/// Our answers to the peers' rules, hashed rule by rule as `bench/peers/README.md` says.
pub(crate) fn hashes(found: &Found, books: &[Rulebook], register: &Register, moves: &Moves) -> Vec<u64> {
    let place = |answers: &Answers, name: &str| answers.rules.iter().position(|at| books[at.book].rules[at.rule].name == name);
    let hash = |(index, &(name, evidence)): (usize, &(&str, &[&str]))| {
        let of_people = place(&found.people, name);
        let answers = if of_people.is_some() { &found.people } else { &found.moves };
        let position = of_people.or_else(|| place(answers, name)).expect("the peers' rules are in force on the day");
        let mut sum = 0u64;
        for (row, &byte) in answers.outcomes[position].iter().enumerate() {
            let Some(outcome) = Outcome::ALL.get(usize::from(byte)) else { continue };
            let person = if of_people.is_some() { row } else { moves.rows[row].person.index() };
            let rule = (index * 8 + outcome_number(*outcome)) as u64;
            let value = evidence_of(evidence, answers, row, register) as u64;
            sum = sum.wrapping_add(mix(mix(mix(value).wrapping_add(rule)).wrapping_add(person as u64)));
        }
        sum
    };
    RULES.iter().enumerate().map(hash).collect()
}

fn outcome_number(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Met => 0,
        Outcome::NotMet => 1,
        Outcome::NotKnown => 2,
        Outcome::NotApplicable => 3,
        Outcome::Waived => 4,
    }
}

fn evidence_of(names: &[&str], answers: &Answers, row: usize, register: &Register) -> i64 {
    let of_fact = |fact: usize| match (facts::ALL[fact].ty, answers.facts.value(fact, row, register)) {
        (Type::Range(_), Value::Number(settled)) => number(&Value::Range { low: Some(settled), high: Some(settled) }),
        (_, value) => number(&value),
    };
    names.iter().map(|name| facts::find(name).map_or(i64::MIN, of_fact)).sum()
}

fn number(value: &Value) -> i64 {
    match value {
        Value::Number(number) => i64::from(*number),
        Value::Truth(truth) => i64::from(*truth),
        Value::Range { low: Some(low), high: Some(high) } => i64::from(*low) * 100_000 + i64::from(*high),
        Value::List(items) => items.iter().map(number).sum(),
        _ => i64::MIN,
    }
}

fn mix(mut bits: u64) -> u64 {
    bits ^= bits >> 30;
    bits = bits.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits ^= bits >> 27;
    bits = bits.wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
