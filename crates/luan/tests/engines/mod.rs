//! The engines that the rules' SQL is put to: SQLite inside the test, and a PostgreSQL server of the test's own.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The line that ends an answer of PostgreSQL.
pub(crate) const END: &str = "=====";

/// What SQLite answers: per subject, in the order of subjects, the outcome of every rule; empty for NULL.
pub(crate) fn sqlite(create: &str, inserts: &[String], select: &str) -> Vec<Vec<String>> {
    let engine = rusqlite::Connection::open_in_memory().unwrap();
    engine.execute_batch(&format!("{create};")).unwrap();
    inserts.iter().for_each(|insert| engine.execute_batch(insert).unwrap_or_else(|error| panic!("{error}: {insert}")));
    let mut statement = engine.prepare(&format!("SELECT * FROM ({select}) ORDER BY 1")).unwrap_or_else(|error| panic!("{error}: {select}"));
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (1..columns).map(|column| Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())).collect();
    statement.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
}

/// A PostgreSQL server in a folder of its own, reached through a socket there, and gone with this value.
pub(crate) struct Postgres {
    server: Child,
    folder: PathBuf,
    programs: PathBuf,
}

impl Postgres {
    /// Starts one.
    pub(crate) fn start() -> Postgres {
        let programs = programs().expect("PostgreSQL is not installed: sudo apt-get install postgresql (./luan test does it)");
        // A path of a socket has at most 107 bytes, so the folder stands in the system's own place for such things.
        let folder = std::env::temp_dir().join(format!("luan-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777)).unwrap();
        let data = folder.join("data");
        let made =
            as_server(&programs, "initdb").args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=luan", "-D"]).arg(&data).output().unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=5"];
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

    fn psql(&self) -> Command {
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

    /// Runs a script; its answers, each ended by [`END`], without the subjects in the first column.
    pub(crate) fn ask(&self, script: &str) -> Vec<Vec<Vec<String>>> {
        let mut psql = self.psql().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut input = psql.stdin.take().unwrap();
        let text = script.to_owned();
        let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let output = psql.wait_with_output().unwrap();
        assert!(output.status.success(), "psql: {}", String::from_utf8_lossy(&output.stderr));
        writer.join().unwrap().unwrap();
        let answers = String::from_utf8(output.stdout).unwrap();
        let cells = |line: &str| line.split('|').skip(1).map(str::to_owned).collect();
        let mut parts: Vec<&str> = answers.split(&format!("{END}\n")).collect();
        assert_eq!(parts.pop(), Some(""), "the last answer is not ended");
        parts.into_iter().map(|part| part.lines().map(cells).collect()).collect()
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
