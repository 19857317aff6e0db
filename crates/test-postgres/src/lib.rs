//! A PostgreSQL server of a test's own: in a folder of its own, reached through a socket there, and gone with the test.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test that has no server has failed")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

mod pair;

pub use pair::Pair;

/// How many servers this process has started.
static STARTED: AtomicU32 = AtomicU32::new(0);

/// Which of two servers one is, where there are two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    One,
    Other,
}

/// A PostgreSQL server in a folder of its own, reached through a socket there, and gone with this value.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    programs: PathBuf,
    durable: bool,
    role: Role,
}

impl Postgres {
    /// Starts one. One that is `durable` keeps every promise about the disk; the other is quicker.
    pub fn start(durable: bool) -> Postgres {
        let programs = programs().expect("PostgreSQL is not installed: sudo apt-get install postgresql (./luan test does it)");
        // A path of a socket has at most 107 bytes, so the folder stands in the system's own place for such things.
        let folder = std::env::temp_dir().join(format!("luan-postgres-{}-{}", std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed)));
        let folder = folder.join(Role::One.name());
        empty(&folder);
        let mut initdb = as_server(&programs, "initdb");
        done(initdb.args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=luan", "-D"]).arg(folder.join("data")));
        Postgres::run(programs, folder, durable, Role::One)
    }

    /// Starts a server that follows this one: a copy of it, beside it.
    fn copied(&self, role: Role) -> Postgres {
        let folder = self.folder.with_file_name(role.name());
        empty(&folder);
        let mut copy = as_server(&self.programs, "pg_basebackup");
        copy.args(["--username=luan", "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync", "--host"]).arg(&self.folder);
        done(copy.arg("-D").arg(folder.join("data")));
        Postgres::run(self.programs.clone(), folder, self.durable, role)
    }

    /// Runs a server over the data of a folder.
    fn run(programs: PathBuf, folder: PathBuf, durable: bool, role: Role) -> Postgres {
        let kept = if durable { "on" } else { "off" };
        let settings = ["listen_addresses=".to_owned(), format!("fsync={kept}"), format!("full_page_writes={kept}"), "max_connections=40".to_owned()];
        let settings = settings.iter().flat_map(|setting| ["-c", setting]);
        let mut server = as_server(&programs, "postgres");
        let server = server.arg("-D").arg(folder.join("data")).arg("-k").arg(&folder).args(settings).stderr(Stdio::null()).spawn().unwrap();
        let mut started = Postgres { server, folder, programs, durable, role };
        started.wait();
        started
    }

    fn wait(&mut self) {
        for _ in 0..600 {
            if self.psql().args(["-c", "SELECT 1"]).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
                return;
            }
            assert!(self.server.try_wait().unwrap().is_none(), "the server has ended; its folder was {}", self.folder.display());
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("PostgreSQL has not started in a minute");
    }

    /// Its own client, on the database `postgres`.
    pub fn psql(&self) -> Command {
        let mut command = Command::new(self.programs.join("psql"));
        command.args([
            "--no-psqlrc",
            "--quiet",
            "--no-align",
            "--tuples-only",
            "--field-separator=|",
            "--username=luan",
            "--dbname=postgres",
            "--set=ON_ERROR_STOP=1",
        ]);
        command.arg("--host").arg(&self.folder);
        command
    }

    /// What it answers to a question.
    pub fn ask(&self, question: &str) -> String {
        let answer = self.psql().args(["-c", question]).output().unwrap();
        assert!(answer.status.success(), "{question}: {}", String::from_utf8_lossy(&answer.stderr));
        String::from_utf8(answer.stdout).unwrap()
    }

    /// The address of a new, empty database.
    pub fn database(&self, name: &str) -> String {
        self.ask(&format!("CREATE DATABASE {name}"));
        format!("postgres://luan@/{name}?host={}", self.folder.display())
    }

    /// The address of a new, empty database that puts texts in the order of a language.
    pub fn database_in(&self, name: &str, language: &str) -> String {
        self.ask(&format!("CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '{language}'"));
        format!("postgres://luan@/{name}?host={}", self.folder.display())
    }

    /// The host as it stands in an address among others.
    fn host(&self) -> String {
        self.folder.display().to_string().replace('/', "%2F")
    }

    /// From one that follows to one that is written.
    fn promote(&self) {
        done(as_server(&self.programs, "pg_ctl").args(["promote", "--wait", "-D"]).arg(self.folder.join("data")));
    }

    /// Kills it with every process that serves somebody, at once, as a machine ends that loses its power.
    fn kill(&mut self) {
        let id = self.server.id();
        let serving = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let _ = self.server.kill();
        let _ = Command::new("kill").arg("-9").args(serving.split_whitespace()).stderr(Stdio::null()).status();
        let _ = self.server.wait();
        // What a killed server leaves in the system's memory would be there until the next start of the machine.
        let noted = std::fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap_or_default();
        if let Some(shared) = noted.lines().nth(6).and_then(|line| line.split_whitespace().nth(1)) {
            let _ = Command::new("ipcrm").args(["-m", shared]).stderr(Stdio::null()).status();
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let killed = self.server.try_wait().is_ok_and(|ended| ended.is_some());
        let stop = || as_server(&self.programs, "pg_ctl").args(["stop", "-m", "immediate", "-D"]).arg(self.folder.join("data")).output();
        if !killed && !stop().is_ok_and(|output| output.status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
        // The folder of both is gone with the last of them.
        let _ = self.folder.parent().map(std::fs::remove_dir);
    }
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Role::One => "one",
            Role::Other => "other",
        }
    }
}

/// An empty folder that the server may write.
fn empty(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).unwrap();
    for folder in [Some(folder), folder.parent()].into_iter().flatten() {
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
    }
}

/// Runs a program to its end, which must be a good one.
fn done(command: &mut Command) {
    let ended = command.output().unwrap();
    assert!(ended.status.success(), "{command:?}: {}", String::from_utf8_lossy(&ended.stderr));
}

/// The folder of the newest installed server.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let mut found: Vec<PathBuf> = versions.filter(|folder| folder.join("initdb").exists()).collect();
    found.sort();
    found.pop()
}

/// A program of the server. It refuses to run as root, so that root runs it as the user whom its package has made.
fn as_server(programs: &Path, name: &str) -> Command {
    let root = std::fs::metadata("/proc/self").map(|of_self| std::os::unix::fs::MetadataExt::uid(&of_self) == 0).unwrap_or(false);
    let program = programs.join(name);
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").stdout(Stdio::null());
    command
}
