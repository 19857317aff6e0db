//! Lists come in the order of Vietnamese names, as PostgreSQL has it in its own tables of Unicode; and a search finds what it should, with and without marks.

use std::io::Write;
use std::process::Stdio;
use std::sync::Arc;

use register::text::{canonical, folded};
use test_postgres::Postgres;

use crate::access::{PAGE, Role, Sight, Sought, View, Viewer};

/// A drawn office that somebody at its top looks at.
fn view(people: usize, seed: u64) -> View {
    let (register, refusals) = sample::office(sample::Size { posts: people / 10, people }, seed).finish();
    assert!(refusals.is_empty());
    let units = &register.tables().units;
    let tops: Vec<String> = (0..units.len()).filter(|&row| !units.parent[row].known()).map(|row| units.id.text(row).to_owned()).collect();
    let grants = tops.into_iter().map(|top| (Role::Secretary, top)).collect();
    let viewer = Viewer { account: "bi-thu".to_owned(), person: None, grants, authority: None };
    View::new(Arc::new(Sight::new(Arc::new(register), crate::time::today())), viewer)
}

fn all(view: &View, words: &str) -> Vec<(String, String)> {
    let of_page = |page: usize| view.seek(&Sought { words: words.to_owned(), page, ..Sought::default() });
    let count = of_page(0).count;
    let pages = (0..count.div_ceil(PAGE)).flat_map(|page| of_page(page).people);
    pages.map(|person| (person.id, person.name)).collect()
}

#[test]
fn the_order_of_names_is_that_of_another_collation() {
    let ours = all(&view(3_000, 11), "");
    assert!(ours.len() > 2_500, "{}", ours.len());
    let server = Postgres::start(false);
    let mut client = server.psql().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = client.stdin.take().unwrap();
    let rows: String = ours.iter().map(|(id, name)| format!("{id}\t{name}\n")).collect();
    let sorted = "SELECT id FROM people ORDER BY (regexp_match(name, '(\\S+)\\s*$'))[1] COLLATE \"vi-x-icu\", (regexp_match(name, '^\\s*(\\S+)'))[1] COLLATE \"vi-x-icu\",
                  name COLLATE \"vi-x-icu\", id COLLATE \"C\";";
    let script = format!("CREATE TABLE people (id TEXT, name TEXT);\nCOPY people FROM STDIN;\n{rows}\\.\n{sorted}\n");
    std::thread::spawn(move || input.write_all(script.as_bytes()).unwrap());
    let output = client.wait_with_output().unwrap();
    let theirs: Vec<&str> = std::str::from_utf8(&output.stdout).unwrap().lines().collect();
    let ours: Vec<&str> = ours.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ours.len(), theirs.len());
    let differ = ours.iter().zip(&theirs).position(|(ours, theirs)| ours != theirs);
    assert_eq!(differ, None, "they part at {differ:?}");
}

#[test]
fn a_search_finds_whoever_has_all_the_words_and_nobody_else() {
    let view = view(600, 5);
    let everybody = all(&view, "");
    for (at, (_, name)) in everybody.iter().enumerate().step_by(7) {
        let word = name.split(' ').nth(at % 3).unwrap_or(name);
        for words in [word.to_owned(), folded(word), word.to_uppercase(), format!("{word} {}", folded(name.split(' ').next().unwrap()))] {
            let mut wanted: Vec<&(String, String)> =
                everybody.iter().filter(|(id, name)| words.split(' ').all(|word| folded(&format!("{id} {name}")).contains(&folded(word)))).collect();
            // Who is written with the very marks that were typed comes first.
            let as_typed = |name: &str| canonical(&words).split(' ').all(|word| canonical(name).contains(word));
            if folded(&words) != canonical(&words) {
                let (first, then): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(_, name)| as_typed(name));
                wanted = [first, then].concat();
            }
            let found = all(&view, &words);
            assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{words}");
            assert!(found.iter().any(|(_, other)| other == name), "{words}");
        }
    }
}
