//! Two servers, of which the second follows the first and takes its place.

use crate::{Postgres, Role};

/// A server that acknowledges only what a second one has, too. Each is reached through a socket of its own.
pub struct Pair {
    /// The one that is written.
    pub primary: Postgres,
    /// The one that follows it; none after it has taken the place of the first.
    pub standby: Option<Postgres>,
}

impl Pair {
    /// Starts both, with an empty database. The address names both servers, and asks for the one that can be written.
    pub fn start(database: &str) -> Pair {
        let primary = Postgres::start(true);
        primary.database(database);
        // Every server that is copied from this one has it, too: at no time is anything acknowledged that only one server has.
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'");
        let mut pair = Pair { primary, standby: None };
        pair.follow();
        pair.primary.ask("SELECT pg_reload_conf()");
        pair.wait_until_in_step();
        pair
    }

    /// The address of a database, with both servers in it.
    pub fn address(&self, database: &str) -> String {
        let hosts: Vec<String> = [Some(&self.primary), self.standby.as_ref()].into_iter().flatten().map(Postgres::host).collect();
        format!("postgres://luan@{}/{database}?target_session_attrs=read-write", hosts.join(","))
    }

    /// Kills the first with everything of it, at once. Afterwards nobody can write.
    pub fn kill_primary(&mut self) {
        self.primary.kill();
    }

    /// Makes the second the first.
    ///
    /// # Panics
    /// Where there is none.
    pub fn promote(&mut self) {
        let promoted = self.standby.take().expect("there is a standby to promote");
        promoted.promote();
        self.primary = promoted;
    }

    /// Makes a new second server, in the place of the one that was killed: it has the address that the killed one had.
    pub fn follow(&mut self) {
        let role = if self.primary.role == Role::One { Role::Other } else { Role::One };
        self.standby = Some(self.primary.copied(role));
    }

    /// Comes back when the second has everything that the first acknowledges.
    pub fn wait_until_in_step(&self) {
        for _ in 0..1200 {
            if self.primary.ask("SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'").trim() == "sync" {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("the standby is not in step after a minute");
    }
}
