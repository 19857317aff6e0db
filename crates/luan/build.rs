//! Makes a function of every message in `messages/`, so that a text that is missing in one language, or asked for under a wrong name, does not compile.

use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

#[expect(clippy::disallowed_methods, reason = "cargo says through the environment where a build script may write")]
fn main() -> ExitCode {
    let out = std::env::var("OUT_DIR").expect("cargo says where");
    let options = BuildOptions::default()
        .with_locales_folder("messages")
        .with_default_language("vi")
        .with_prefix("")
        // Nothing here is written from right to left, and the marks would go along into files and clipboards.
        .without_bidi_isolation()
        .without_format()
        .with_lint_level(LintLevel::Deny)
        .with_output_file_path(&format!("{out}/texts.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/texts.ftl")));
    build_from_locales_folder(options)
}
