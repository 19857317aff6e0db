//! The help is there in Vietnamese and in English, for the program and for every command.

use crate::story::{done, luan};

const COMMANDS: [&str; 21] = [
    "import",
    "export",
    "review",
    "check",
    "why",
    "what-if",
    "plan",
    "rules",
    "facts",
    "generate",
    "init",
    "load",
    "history",
    "as-of",
    "verify",
    "erase",
    "move",
    "log",
    "check-deploy",
    "packet",
    "demo",
];

#[test]
fn help_comes_in_the_language_asked_for() {
    let (vi, en) = (done(&["--help"]), done(&["--lang", "en", "--help"]));
    assert!(vi.contains("Mã kết thúc: 0 xong") && vi.contains("Cách dùng:"), "{vi}");
    assert!(en.contains("Exit codes: 0 done") && en.contains("Usage:"), "{en}");
    for command in COMMANDS {
        assert!(vi.contains(command) && en.contains(command), "{command}");
        let (vi, en) = (done(&[command, "--help"]), done(&["--lang=en", command, "--help"]));
        assert_ne!(vi, en, "{command}");
        assert!(["Usage:", "Print", "Possible values"].iter().all(|word| !vi.contains(word)), "{vi}");
    }
}

#[test]
fn a_command_that_is_not_there_is_said_in_the_language_asked_for() {
    let (vi, en) = (luan(&["reviw"]), luan(&["--lang", "en", "reviw"]));
    assert_eq!(vi.err, "lỗi: không có lệnh này\n  ở đâu:  reviw\n  nên làm: có phải “review”? Xem luan --help\n");
    assert!(en.err.contains("unrecognized subcommand 'reviw'"), "{}", en.err);
}
