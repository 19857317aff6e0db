//! The runs: everything that must hold, and its parts.

use std::process::Command;

use crate::step::{answers, program, root, run, say};

/// How long each fuzz target is fed within `ci`.
const FUZZ_SECONDS_IN_CI: &str = "30";
/// How long each fuzz target is fed when nobody says otherwise.
const FUZZ_SECONDS: &str = "60";
/// With what the released program has and a first build waits for.
const RELEASED: [&str; 2] = ["--features", "luan/pdf"];
/// Where the stories of the browser stand.
const STORIES: &str = "tests/e2e";
/// Seeds that the outsider's reading of the rules is compared on.
const READING_SEEDS: &str = "200";

pub(crate) fn cargo(arguments: &[&str]) -> Command {
    program(env!("CARGO"), arguments)
}

/// Everything that must hold before a change is accepted.
pub(crate) fn ci() -> Result<(), String> {
    run("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    run("lints", cargo(&["clippy", "--locked", "--workspace", "--all-targets"]).args(RELEASED).args(["--", "-D", "warnings"]))?;
    run("lints of a first build", &mut cargo(&["clippy", "--locked", "--package", "luan", "--", "-D", "warnings"]))?;
    run("tests", cargo(&["test", "--locked", "--workspace"]).args(RELEASED))?;
    licences()?;
    tools()?;
    stories()?;
    fuzz(&[FUZZ_SECONDS_IN_CI])?;
    say("== everything holds");
    Ok(())
}

/// The tests of the house itself.
pub(crate) fn tidy() -> Result<(), String> {
    run("tidy", &mut cargo(&["test", "--locked", "--package", "xtask"]))
}

/// Licences, advisories and duplicates, where `cargo deny` is installed; the licences alone are also a tidy test.
fn licences() -> Result<(), String> {
    if answers(env!("CARGO"), &["deny", "--version"]) {
        return run("licences", &mut cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"]));
    }
    say("== licences: cargo-deny is not installed; the tidy test has compared the licences, nobody the advisories");
    Ok(())
}

/// The tools that share no code with the program: their own tests, and their reading of the rules against ours.
fn tools() -> Result<(), String> {
    for folder in ["tools/reading/tests", "tools/verify/tests", "tools/access/tests"] {
        if root().join(folder).is_dir() {
            run(&format!("tests of {folder}"), &mut program("python3", &["-m", "unittest", "discover", "-q", "-s", folder]))?;
        }
    }
    let luan = target_folder().join("debug/luan");
    let mut command = program("python3", &["tools/reading/compare.py", "--seeds", READING_SEEDS, "--luan"]);
    run("the outsider's reading of the rules", command.arg(luan))
}

/// The pages, walked through with a browser.
pub(crate) fn stories() -> Result<(), String> {
    for (name, what) in [("node", "nodejs"), ("npm", "npm")] {
        if !answers(name, &["--version"]) {
            return Err(format!("the stories of the browser need {name}: apt-get install {what} (./luan test does it)"));
        }
    }
    let folder = root().join(STORIES);
    // What is there already, and of the versions that the lock names, is not asked for again: the stories also run where there is no network.
    if !program("npm", &["ls", "--all"]).current_dir(&folder).output().is_ok_and(|output| output.status.success()) {
        run("packages of the stories", program("npm", &["ci", "--prefer-offline", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    run("the program for the stories", cargo(&["build", "--locked", "--package", "luan"]).args(RELEASED))?;
    let mut command = program("npm", &["test", "--silent"]);
    run("stories of the browser", command.current_dir(&folder).env("LUAN_PROGRAM", target_folder().join("debug/luan")))
}

#[expect(clippy::disallowed_methods, reason = "the broom is a tool of the workshop: it must find what cargo has built")]
fn target_folder() -> std::path::PathBuf {
    root().join(std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned()))
}

/// Every reader of foreign bytes, fed with damaged files.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<(), String> {
    let (seconds, targets) = match arguments {
        [seconds, targets @ ..] => (*seconds, targets),
        [] => (FUZZ_SECONDS, &[][..]),
    };
    let mut command = cargo(&["run", "--locked", "--quiet", "--package", "fuzz", "--", seconds]);
    run("fuzzing", command.args(targets))
}

/// Times pages by many at once, from the real server.
pub(crate) fn bench_counter(arguments: &[&str]) -> Result<(), String> {
    let mut command = cargo(&["run", "--locked", "--release", "--quiet", "--package", "bench-counter", "--"]);
    run("the counter", command.args(arguments))
}

/// Times durable changes by many at once, and a large record.
pub(crate) fn bench_memory(arguments: &[&str]) -> Result<(), String> {
    let mut command = cargo(&["run", "--locked", "--release", "--quiet", "--package", "bench-memory", "--"]);
    run("the memory", command.args(arguments))
}

/// Times papers as PDF/A beside the same for Word.
pub(crate) fn bench_papers(arguments: &[&str]) -> Result<(), String> {
    let mut command = cargo(&["run", "--locked", "--release", "--quiet", "--package", "bench-papers", "--"]);
    run("papers", command.args(arguments))
}

/// Times the review of an invented nation beside its peers; a machine that is too noisy is refused.
pub(crate) fn bench_review(arguments: &[&str]) -> Result<(), String> {
    let mut command = cargo(&["run", "--locked", "--release", "--quiet", "--package", "bench-review", "--"]);
    run("review of an invented nation", command.args(arguments))
}
