//! The program as its users call it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use test_postgres::Postgres;

/// How a call ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program with arguments, ready to start.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_luan"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Calls the program.
pub(crate) fn luan(arguments: &[&str]) -> Ended {
    let output = program(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ended { code: output.status.code().expect("the program ends by itself"), out: text(output.stdout), err: text(output.stderr) }
}

/// Calls the program, which must do what it is asked.
pub(crate) fn done(arguments: &[&str]) -> String {
    let ended = luan(arguments);
    assert_eq!(ended.code, 0, "luan {}\n{}", arguments.join(" "), ended.err);
    ended.out
}

/// A folder of a test's own, empty.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The path as an argument.
pub(crate) fn argument(path: &Path) -> &str {
    path.to_str().expect("the paths of tests are UTF-8")
}

/// The invented town's files in a folder of a test's own.
pub(crate) fn town(name: &str) -> PathBuf {
    let folder = folder(name);
    done(&["demo", "--out", argument(&folder)]);
    folder
}

/// The text of a key of a JSON line, which the tests know to be a string without escapes.
pub(crate) fn key<'a>(line: &'a str, name: &str) -> &'a str {
    let start = format!("\"{name}\":\"");
    let rest = line.split_once(&start).unwrap_or_else(|| panic!("no {name} in {line}")).1;
    rest.split('"').next().unwrap()
}

/// A database for a story, and the options that name it.
pub(crate) struct Record {
    options: Vec<String>,
    _server: Option<Postgres>,
}

impl Record {
    pub(crate) fn sqlite(at: &Path) -> Record {
        Record { options: vec![format!("--data=sqlite:{}", at.join("office.db").display())], _server: None }
    }

    pub(crate) fn postgres(at: &Path) -> Record {
        let server = Postgres::start(true);
        let options = vec![format!("--data={}", server.database("office")), format!("--key={}", at.join("office.key").display())];
        Record { options, _server: Some(server) }
    }

    pub(crate) fn with<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        [arguments, &self.options.iter().map(String::as_str).collect::<Vec<_>>()].concat()
    }

    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        done(&self.with(arguments))
    }

    pub(crate) fn init(&self, name: &str) {
        self.done(&["init", "--name", name, "--reason", "mở hồ sơ", "--basis", "1-QĐ/ThU"]);
    }
}

/// What the outsider's verifier says, and whether it finds everything sound.
pub(crate) fn verified_by_others(arguments: &[&str]) -> (bool, String) {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/verify/verify.py");
    let output = Command::new("python3").arg(tool).args(arguments).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}
