//! A PostgreSQL server of a test's own: in a folder of its own, reached through a socket there, and gone with the test.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test that has no server has failed")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// How many servers this process has started.
static STARTED: AtomicU32 = AtomicU32::new(0);

/// A PostgreSQL server in a folder of its own, reached through a socket there, and gone with this value.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    programs: PathBuf,
}

impl Postgres {
    /// Starts one. One that is `durable` keeps every promise about the disk; the other is quicker.
    pub fn start(durable: bool) -> Postgres {
        let programs = programs().expect("PostgreSQL is not installed: sudo apt-get install postgresql (./luan test does it)");
        // A path of a socket has at most 107 bytes, so the folder stands in the system's own place for such things.
        let folder = std::env::temp_dir().join(format!("luan-postgres-{}-{}", std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777)).unwrap();
        let data = folder.join("data");
        let made =
            as_server(&programs, "initdb").args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=luan", "-D"]).arg(&data).output().unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let kept = if durable { "on" } else { "off" };
        let settings = ["listen_addresses=".to_owned(), format!("fsync={kept}"), format!("full_page_writes={kept}"), "max_connections=40".to_owned()];
        let settings = settings.iter().flat_map(|setting| ["-c", setting]);
        let server = as_server(&programs, "postgres").arg("-D").arg(&data).arg("-k").arg(&folder).args(settings).stderr(Stdio::null()).spawn().unwrap();
        let mut started = Postgres { server, folder, programs };
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

    /// The address of a new, empty database.
    pub fn database(&self, name: &str) -> String {
        let made = self.psql().args(["-c", &format!("CREATE DATABASE {name}")]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        format!("postgres://luan@/{name}?host={}", self.folder.display())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let stopped = as_server(&self.programs, "pg_ctl").args(["stop", "-m", "immediate", "-D"]).arg(self.folder.join("data")).output();
        if !stopped.is_ok_and(|output| output.status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
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
