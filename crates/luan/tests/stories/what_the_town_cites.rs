//! `luan document citations` says what the tables of the town say to recursive SQL, and which plan cites what had ended.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, params_from_iter};

use crate::story::{argument, done, luan, town};

const ON: &str = "2024-03-01";

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

/// Two tables of the town in a database of memory.
fn tables(folder: &Path) -> Connection {
    let database = Connection::open_in_memory().unwrap();
    for name in ["documents", "citations"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap();
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let columns: Vec<String> = cells(lines.next().unwrap()).iter().map(|column| format!("\"{column}\"")).collect();
        database.execute_batch(&format!("CREATE TABLE {name} ({})", columns.join(", "))).unwrap();
        let places = vec!["?"; columns.len()].join(", ");
        for line in lines {
            database.execute(&format!("INSERT INTO {name} VALUES ({places})"), params_from_iter(cells(line))).unwrap();
        }
    }
    database
}

fn strings(database: &Connection, sql: &str, given: &[&str]) -> BTreeSet<String> {
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map(params_from_iter(given), |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn what_a_document_rests_on_is_what_recursive_sql_finds() {
    let folder = town("citations-sql");
    let database = tables(&folder);
    let reach = "WITH RECURSIVE edge(a, b) AS (SELECT d.symbol, c.symbol FROM citations c JOIN documents d ON c.document = d.id \
        WHERE c.relation IN ('based_on', 'implements') AND d.void = '' AND d.issued <= ?1), \
        reach(a, b) AS (SELECT a, b FROM edge UNION SELECT r.a, e.b FROM reach r JOIN edge e ON e.a = r.b) SELECT b FROM reach WHERE a = ?2";
    let (mut compared, mut longest) = (0, 0);
    for id in strings(&database, "SELECT id FROM documents WHERE void = '' AND issued <= ?1", &[ON]) {
        let out = done(&["document", "citations", &id, "--from", argument(&folder), "--on", ON, "--format", "json"]);
        let told: serde_json::Value = serde_json::from_str(&out).unwrap();
        let rests_on: BTreeSet<String> = told["rests_on"].as_array().unwrap().iter().map(|one| one["symbol"].as_str().unwrap().to_owned()).collect();
        assert_eq!(rests_on, strings(&database, reach, &[ON, told["symbol"].as_str().unwrap()]), "{id}");
        longest = longest.max(told["rests_on"].as_array().unwrap().iter().map(|one| one["steps"].as_u64().unwrap()).max().unwrap_or(0));
        compared += 1;
    }
    assert!(compared >= 6 && longest >= 2, "{compared} documents, {longest} steps");
}

#[test]
fn the_plan_that_cites_what_had_ended_is_told_with_what_stands_in_its_place() {
    let folder = town("citations-stale");
    let from = ["document", "citations", "--from", argument(&folder), "--lang=en"];
    let told = done(&[&from[..], &["--on", ON]].concat());
    assert!(told.contains("21-KH/ThU  mentions  98-QĐ/TW: replaced or ended since 28/04/2022; now 65-QĐ/TW"), "{told}");
    let before = done(&[&from[..], &["--on", "2022-01-01", "--format", "json"]].concat());
    assert_eq!(before, "", "nothing had ended");
    let later = done(&[&from[..], &["--on", "2026-03-01", "--format", "csv"]].concat());
    assert!(
        later.lines().any(|line| line.contains("138/2020/NĐ-CP") && line.contains("170/2025/NĐ-CP")),
        "nobody holds the decree, and it is known to be replaced: {later}"
    );
    let void = luan(&["document", "citations", "VB-DI-24-CV-513", "--from", argument(&folder)]);
    assert_eq!(void.code, 1, "{}", void.err);
}
