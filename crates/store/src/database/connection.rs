//! The one file that knows which database it is.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator;

use crate::database::Url;
use crate::error::{State, StoreError};

/// How long a write waits for another process to finish, in milliseconds.
const BUSY_MS: u64 = 5_000;
/// How long a server may take to be reached before the next one of the address is tried.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// How long a server that can no longer be reached may keep an answer waiting: then the connection is lost, and the next change looks for another server.
const SILENCE_MAX: Duration = Duration::from_secs(20);
/// How often a connection that waits for an answer asks whether the other end is still there.
const ASK_EVERY: Duration = Duration::from_secs(5);

/// Whatever the server was told, what is acknowledged is on the disk, and with the standby where there is one; a server that promises more keeps it.
const PROMISES: &str = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') <> 'remote_apply';
                        SET statement_timeout = '60s'";

/// A value on its way into a statement.
#[derive(Clone, Copy)]
pub(crate) enum Value<'a> {
    /// A whole number.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes, or none.
    Bytes(Option<&'a [u8]>),
}

/// A row on its way out.
pub(crate) enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// A whole number.
    pub(crate) fn int(&self, column: usize) -> Result<i64, StoreError> {
        match self {
            Row::Sqlite(row) => row.get(column).map_err(of_sqlite),
            Row::Postgres(row) => row.try_get(column).map_err(|error| of_postgres(&error)),
        }
    }

    /// A whole number, or none.
    pub(crate) fn some_int(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self {
            Row::Sqlite(row) => row.get(column).map_err(of_sqlite),
            Row::Postgres(row) => row.try_get(column).map_err(|error| of_postgres(&error)),
        }
    }

    /// Text.
    pub(crate) fn text(&self, column: usize) -> Result<String, StoreError> {
        match self {
            Row::Sqlite(row) => row.get(column).map_err(of_sqlite),
            Row::Postgres(row) => row.try_get(column).map_err(|error| of_postgres(&error)),
        }
    }

    /// Bytes, or none.
    pub(crate) fn bytes(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError> {
        match self {
            Row::Sqlite(row) => row.get(column).map_err(of_sqlite),
            Row::Postgres(row) => row.try_get(column).map_err(|error| of_postgres(&error)),
        }
    }
}

/// A connection.
pub(crate) enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Server>),
}

/// A server, and whether it has warned since that was last asked.
pub(crate) struct Server {
    client: postgres::Client,
    warned: Arc<AtomicBool>,
}

/// What is done with each row.
type Each<'a> = &'a mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>;

impl Connection {
    /// Connects, and sees to it that what is acknowledged is on the disk.
    pub(crate) fn open(url: &Url, create: bool) -> Result<Connection, StoreError> {
        match url {
            Url::Sqlite(path) => sqlite(path, create).map(Connection::Sqlite),
            Url::Postgres(url) => {
                let mut server = server(url).map_err(|error| of_postgres(&error))?;
                server.client.batch_execute(PROMISES).map_err(|error| of_postgres(&error))?;
                Ok(Connection::Postgres(Box::new(server)))
            }
        }
    }

    /// Whether nothing can be asked any more: the server has gone, and another connection may find it, or the one that took its place.
    pub(crate) fn is_lost(&self) -> bool {
        matches!(self, Connection::Postgres(server) if server.client.is_closed())
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch("BEGIN IMMEDIATE").map_err(of_sqlite),
            Connection::Postgres(server) => server.client.batch_execute("BEGIN").map_err(|error| of_postgres(&error)),
        }
    }

    /// Begins to read what stands there at one moment, while others write.
    pub(crate) fn begin_reading(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch("BEGIN DEFERRED").map_err(of_sqlite),
            Connection::Postgres(server) => server.client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").map_err(|error| of_postgres(&error)),
        }
    }

    /// Ends it. What was erased meanwhile could not be cleared out of the log of SQLite: now it can.
    pub(crate) fn end_reading(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch("ROLLBACK; PRAGMA wal_checkpoint(TRUNCATE)").map_err(of_sqlite),
            Connection::Postgres(server) => server.client.batch_execute("ROLLBACK").map_err(|error| of_postgres(&error)),
        }
    }

    /// Ends it; what was written is on the disk afterwards.
    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch("COMMIT").map_err(of_sqlite).inspect_err(|_| {
                // A commit that failed is undone, or the connection is of no use: the log stops writing then.
                drop(connection.execute_batch("ROLLBACK"));
            }),
            Connection::Postgres(server) => {
                server.warned.store(false, Ordering::SeqCst);
                server.client.batch_execute("COMMIT").map_err(|error| of_postgres(&error))?;
                // A server whose wait for its standby was broken off calls it a commit, and warns: a failover would lose it.
                let warned = server.warned.load(Ordering::SeqCst);
                if warned { Err(StoreError::Database("the server warned when it committed: no standby may have it".to_owned())) } else { Ok(()) }
            }
        }
    }

    /// Undoes it. Where even that fails the connection is of no use, and the next statement says so.
    pub(crate) fn rollback(&mut self) {
        match self {
            Connection::Sqlite(connection) => drop(connection.execute_batch("ROLLBACK")),
            Connection::Postgres(server) => drop(server.client.batch_execute("ROLLBACK")),
        }
    }

    /// Makes a table: the words for types are those of the database.
    pub(crate) fn define(&mut self, table: &str) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch(&table.replace("INT64", "INTEGER").replace("BYTES", "BLOB")).map_err(of_sqlite),
            Connection::Postgres(server) => {
                let table = table.replace("INT64", "BIGINT").replace("BYTES", "BYTEA").replace(" STRICT", "");
                server.client.batch_execute(&table).map_err(|error| of_postgres(&error))
            }
        }
    }

    /// Whether a table is there.
    pub(crate) fn has_table(&mut self, name: &str) -> Result<bool, StoreError> {
        let text = match self {
            Connection::Sqlite(_) => "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1",
            Connection::Postgres(_) => "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1",
        };
        let mut count = 0;
        self.query(text, &[Value::Text(name)], &mut |row| {
            count = row.int(0)?;
            Ok(())
        })?;
        Ok(count > 0)
    }

    /// Runs a statement; how many rows it touched.
    pub(crate) fn execute(&mut self, text: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        match self {
            Connection::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(text).map_err(of_sqlite)?;
                bind(&mut statement, values)?;
                statement.raw_execute().map(|rows| rows as u64).map_err(of_sqlite)
            }
            Connection::Postgres(server) => with_postgres(values, |parameters| server.client.execute(text, parameters)),
        }
    }

    /// Asks, and hands over row by row.
    pub(crate) fn query(&mut self, text: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(text).map_err(of_sqlite)?;
                bind(&mut statement, values)?;
                let mut rows = statement.raw_query();
                while let Some(row) = rows.next().map_err(of_sqlite)? {
                    each(&Row::Sqlite(row))?;
                }
                Ok(())
            }
            Connection::Postgres(server) => {
                // Row by row: a log need not fit into memory twice.
                let mut rows = with_postgres(values, |parameters| server.client.query_raw(text, parameters.iter().copied()))?;
                while let Some(row) = rows.next().map_err(|error| of_postgres(&error))? {
                    each(&Row::Postgres(&row))?;
                }
                Ok(())
            }
        }
    }

    /// Writes over what was erased and may still stand beside the tables.
    pub(crate) fn scrub(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").map_err(of_sqlite),
            Connection::Postgres(server) => server.client.batch_execute("VACUUM FULL entries").map_err(|error| of_postgres(&error)),
        }
    }

    /// What the database says about its own health and about the promises that the log rests on.
    pub(crate) fn complaints(&mut self) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        let mut expect = |connection: &mut Connection, text: &str, wanted: &[&str]| {
            connection.query(text, &[], &mut |row| {
                let said = row.text(0)?;
                if !wanted.contains(&said.as_str()) {
                    found.push(format!("{text}: {said}"));
                }
                Ok(())
            })
        };
        if matches!(self, Connection::Sqlite(_)) {
            expect(self, "PRAGMA integrity_check", &["ok"])?;
            expect(self, "PRAGMA journal_mode", &["wal"])?;
            expect(self, "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous", &["2", "3"])?;
        } else {
            // What was set for all: this connection has promised itself more.
            expect(self, "SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit'", &["on", "remote_apply"])?;
            expect(self, "SHOW fsync", &["on"])?;
            expect(self, "SHOW full_page_writes", &["on"])?;
        }
        Ok(found)
    }
}

fn sqlite(path: &Path, create: bool) -> Result<rusqlite::Connection, StoreError> {
    use rusqlite::OpenFlags;
    if !create && !path.exists() {
        return Err(StoreError::State(State::NoFile));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | if create { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
    let connection = rusqlite::Connection::open_with_flags(path, flags).map_err(of_sqlite)?;
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_MS)).map_err(of_sqlite)?;
    let promises = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF";
    connection.execute_batch(promises).map_err(of_sqlite)?;
    Ok(connection)
}

/// Connects to the first server of the address that answers and is what the address asks for.
fn server(url: &str) -> Result<Server, postgres::Error> {
    let mut config: postgres::Config = url.parse()?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_MAX);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(SILENCE_MAX).keepalives_idle(ASK_EVERY).keepalives_interval(ASK_EVERY).keepalives_retries(3);
    }
    let warned = Arc::new(AtomicBool::new(false));
    let told = warned.clone();
    config.notice_callback(move |notice| {
        if notice.parsed_severity() == Some(postgres::error::Severity::Warning) {
            told.store(true, Ordering::SeqCst);
        }
    });
    Ok(Server { client: config.connect(postgres::NoTls)?, warned })
}

fn bind(statement: &mut rusqlite::Statement<'_>, values: &[Value<'_>]) -> Result<(), StoreError> {
    for (at, value) in (1..).zip(values) {
        let bound = match value {
            Value::Int(number) => statement.raw_bind_parameter(at, number),
            Value::Text(text) => statement.raw_bind_parameter(at, text),
            Value::Bytes(bytes) => statement.raw_bind_parameter(at, bytes),
        };
        bound.map_err(of_sqlite)?;
    }
    Ok(())
}

fn with_postgres<T>(values: &[Value<'_>], run: impl FnOnce(&[&(dyn postgres::types::ToSql + Sync)]) -> Result<T, postgres::Error>) -> Result<T, StoreError> {
    let parameters: Vec<&(dyn postgres::types::ToSql + Sync)> = (values.iter())
        .map(|value| match value {
            Value::Int(number) => number as &(dyn postgres::types::ToSql + Sync),
            Value::Text(text) => text,
            Value::Bytes(bytes) => bytes,
        })
        .collect();
    run(&parameters).map_err(|error| of_postgres(&error))
}

/// The code of SQL for a row whose key is taken.
const TAKEN: &str = "23505";

fn of_sqlite(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => StoreError::Conflict,
        Some(rusqlite::ErrorCode::DiskFull) => StoreError::Full,
        _ => StoreError::Database(error.to_string()),
    }
}

fn of_postgres(error: &postgres::Error) -> StoreError {
    match error.code() {
        Some(code) if code.code() == TAKEN => StoreError::Conflict,
        _ => StoreError::Database(error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string)),
    }
}
