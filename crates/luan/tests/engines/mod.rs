//! The engines that the rules' SQL is put to: SQLite inside the test, and a PostgreSQL server of the test's own.

use std::io::Write;
use std::process::Stdio;

use test_postgres::Postgres;

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

/// Runs a script on a server; its answers, each ended by [`END`], without the subjects in the first column.
pub(crate) fn ask(server: &Postgres, script: &str) -> Vec<Vec<Vec<String>>> {
    let mut psql = server.psql().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
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
