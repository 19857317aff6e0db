//! The board, the tree and today's work of drawn offices, against SQLite over the same tables and against the verdicts one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use register::{Day, Register, Tables, cell};
use rules::facts;
use rules::rulebook::{Effect, Rulebook};
use rules::verdict::{Lang, Line, Outcome};
use rusqlite::Connection;

use crate::access::{Due, Filter, Known, Only, PAGE, Place, PostsWanted, Question, Role, Said, Sight, Sort, Sought, Sweeps, View, Viewer};

pub(super) const SEEDS: u64 = 120;

pub(super) fn books() -> Vec<Rulebook> {
    let (books, faults) = rules::rulebook::load::load_all(crate::books::BUILT_IN);
    assert!(faults.is_empty());
    books
}

/// An office, half of them as they are and half with everything wrong that can be; looked at by somebody who may see all of it.
pub(super) fn view(seed: u64, today: Day) -> View {
    let register = if seed.is_multiple_of(2) { sample::office(sample::Size { posts: 12, people: 40 }, seed).finish().0 } else { sample::nasty(seed).0 };
    let viewer = Viewer { account: "may".to_owned(), person: None, grants: vec![(Role::Operator, String::new())], authority: None };
    View::new(Arc::new(Sight::new(Arc::new(register), today)), viewer)
}

pub(super) fn days() -> [Day; 3] {
    [Day::new(2019, 7, 1).unwrap(), Day::new(2024, 2, 29).unwrap(), Day::new(2026, 11, 26).unwrap()]
}

#[test]
fn units_to_narrow_by_are_all_or_as_many_as_can_be_read_and_the_chosen_one() {
    let small = view(4, days()[2]);
    assert_eq!(small.units_offered(""), small.units());
    let register = sample::office(sample::Size { posts: 2_000, people: 200 }, 4).finish().0;
    let viewer = Viewer { account: "may".to_owned(), person: None, grants: vec![(Role::Operator, String::new())], authority: None };
    let view = View::new(Arc::new(Sight::new(Arc::new(register), days()[2])), viewer);
    let all = view.units();
    assert!(all.len() > 200, "{}", all.len());
    for chosen in all.iter().step_by(17) {
        let offered = view.units_offered(&chosen[0]);
        assert!(offered.len() <= 151 && offered.contains(chosen) && offered.iter().all(|unit| all.contains(unit)), "{}", offered.len());
    }
    assert!(!view.units_offered("nowhere").iter().any(|[id, _]| id == "nowhere"));
}

/// The tables as they stand in the exchange folder, in SQLite.
pub(super) fn database(register: &Register) -> Connection {
    let database = Connection::open_in_memory().unwrap();
    for (position, spec) in Tables::SPECS.iter().enumerate().filter(|(_, spec)| ["units", "posts", "tenures", "people"].contains(&spec.name)) {
        let columns: Vec<String> = spec.columns.iter().map(|column| format!("\"{}\" TEXT", column.name)).collect();
        database.execute_batch(&format!("CREATE TABLE {} ({})", spec.name, columns.join(", "))).unwrap();
        let places: Vec<String> = (1..=spec.columns.len()).map(|at| format!("?{at}")).collect();
        let mut insert = database.prepare(&format!("INSERT INTO {} VALUES ({})", spec.name, places.join(", "))).unwrap();
        let table = register.tables().table(position);
        for row in 0..table.rows() {
            let texts = (0..spec.columns.len()).map(|column| cell::text(register.tables(), table, row, column));
            insert.execute(rusqlite::params_from_iter(texts)).unwrap();
        }
    }
    let held = |table: &str| format!("{table}.\"from\" <= (SELECT day FROM asked) AND ({table}.\"until\" = '' OR {table}.\"until\" > (SELECT day FROM asked))");
    database
        .execute_batch(&format!(
            "CREATE TABLE asked (day TEXT);
             CREATE VIEW held AS SELECT * FROM tenures WHERE {};
             CREATE VIEW main AS SELECT DISTINCT person, post FROM held WHERE concurrent <> 'true';
             CREATE VIEW doubtful AS SELECT person FROM held WHERE concurrent <> 'true' GROUP BY person HAVING COUNT(*) > 1;
             CREATE VIEW living AS SELECT id FROM units WHERE {};
             CREATE VIEW board AS SELECT posts.id, posts.unit, posts.seats,
                 (SELECT COUNT(*) FROM main WHERE main.post = posts.id AND person NOT IN doubtful) AS least,
                 (SELECT COUNT(*) FROM main WHERE main.post = posts.id) AS most,
                 (SELECT COALESCE(group_concat(person || ':' || (concurrent = 'true'), ' '), '') FROM (SELECT * FROM held WHERE post = posts.id ORDER BY person, \"from\")) AS holders
               FROM posts WHERE ({} AND unit IN living) OR id IN (SELECT post FROM held);",
            held("tenures"),
            held("units"),
            held("posts"),
        ))
        .unwrap();
    database
}

pub(super) fn ask(database: &Connection, day: Day) {
    database.execute_batch("DELETE FROM asked").unwrap();
    database.execute("INSERT INTO asked VALUES (?1)", [day.to_string()]).unwrap();
}

fn all(view: &View, wanted: &dyn Fn(usize) -> PostsWanted, due: Option<&Due>, books: &[Rulebook]) -> Vec<Place> {
    let count = view.board(&wanted(0), due, books).count;
    let posts: Vec<Place> = (0..count.div_ceil(PAGE)).flat_map(|page| view.board(&wanted(page), due, books).posts).collect();
    assert_eq!(posts.len(), count);
    posts
}

fn every(view: &View, day: Day, books: &[Rulebook]) -> Vec<Place> {
    all(view, &|page| PostsWanted { page, ..PostsWanted::all(day) }, None, books)
}

/// Seats, empty seats, holders: as one line.
fn line(id: &str, unit: &str, seats: Option<i32>, held: [i32; 2], holders: &str) -> String {
    let empty = seats.map(|seats| [seats - held[1], seats - held[0]]);
    format!("{id} {unit} {seats:?} {empty:?} {holders}")
}

fn line_of(place: &Place) -> String {
    let number = |known: Known| if let Known::Number(number) = known { Some(number) } else { None };
    let empty = number(place.empty[0]).zip(number(place.empty[1])).map(|(least, most)| [least, most]);
    let mut holders: Vec<String> = place.holders.iter().map(|holder| format!("{}:{}", holder.id, u8::from(holder.concurrent))).collect();
    holders.sort();
    format!("{} {} {:?} {empty:?} {}", place.id, place.unit[0], number(place.seats), holders.join(" "))
}

#[test]
fn the_board_is_what_the_tables_say_on_every_day() {
    let books = books();
    let mut compared = 0;
    for seed in 0..SEEDS {
        let view = view(seed, days()[2]);
        let database = database(view.register_for_tests());
        for day in days() {
            ask(&database, day);
            let mut select = database.prepare("SELECT id, unit, seats, least, most, holders FROM board ORDER BY id").unwrap();
            let theirs: Vec<String> = select
                .query_map([], |row| {
                    let seats: String = row.get(2)?;
                    // A number of seats that is no count of anything is not believed.
                    let seats = seats.parse().ok().filter(|seats| (0..=1_000_000_000).contains(seats));
                    let mut holders: Vec<String> = row.get::<_, String>(5)?.split_whitespace().map(str::to_owned).collect();
                    holders.sort();
                    Ok(line(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?, seats, [row.get(3)?, row.get(4)?], &holders.join(" ")))
                })
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let mut ours: Vec<String> = every(&view, day, &books).iter().map(line_of).collect();
            ours.sort();
            let mut theirs = theirs;
            theirs.sort();
            assert_eq!(ours, theirs, "seed {seed} on {day}");
            compared += ours.len();
        }
    }
    assert!(compared > 2_000, "{compared}");
}

#[test]
fn months_in_a_post_are_those_that_have_passed_since_its_first_day() {
    let books = books();
    let mut compared = 0;
    for seed in 0..SEEDS {
        let view = view(seed, days()[2]);
        for day in days() {
            let board = every(&view, day, &books);
            let mains = |id: &str| board.iter().flat_map(|place| &place.holders).filter(|holder| holder.id == id && !holder.concurrent).count();
            for holder in board.iter().flat_map(|place| &place.holders) {
                let passed = |holder: &crate::access::Holder| (1..4_000).take_while(|&months| month_later(holder.since, months, day)).count() as i32;
                let wanted = match (holder.concurrent, holder.since.known(), mains(&holder.id)) {
                    (true, ..) => Known::Hidden,
                    (false, true, 1) => Known::Number(passed(holder)),
                    _ => Known::Unknown,
                };
                assert_eq!(holder.months, wanted, "seed {seed} on {day}: {} since {}", holder.id, holder.since);
                compared += 1;
            }
        }
    }
    assert!(compared > 2_000, "{compared}");
}

/// Whether the day that many months after a first day has come: written out, and not asked of the calendar of the register.
fn month_later(since: Day, months: i32, day: Day) -> bool {
    let at = since.year() * 12 + since.month() - 1 + months;
    let (year, month) = (at.div_euclid(12), at.rem_euclid(12) + 1);
    let last = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, since.day().min(last)) <= (day.year(), day.month(), day.day())
}

#[test]
fn narrowed_and_sorted_boards_are_parts_of_the_whole_in_order() {
    let books = books();
    let (mut narrowed, mut sorted) = (0, 0);
    for seed in (0..SEEDS).step_by(2) {
        let (view, day) = (view(seed, days()[2]), days()[2]);
        let whole = every(&view, day, &books);
        let of = |change: &dyn Fn(&mut PostsWanted)| {
            let wanted = |page: usize| {
                let mut wanted = PostsWanted { page, ..PostsWanted::all(day) };
                change(&mut wanted);
                wanted
            };
            all(&view, &wanted, None, &books)
        };
        let ids = |places: &[Place]| places.iter().map(|place| place.id.clone()).collect::<Vec<_>>();
        let part = |fits: &dyn Fn(&Place) -> bool| whole.iter().filter(|place| fits(place)).map(|place| place.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&of(&|wanted| wanted.only = Only::Empty)), part(&|place| matches!(place.empty[0], Known::Number(least) if least > 0)));
        assert_eq!(ids(&of(&|wanted| wanted.only = Only::Over)), part(&|place| matches!(place.empty[1], Known::Number(most) if most < 0)));
        for place in whole.iter().step_by(5) {
            let same = ids(&of(&|wanted| wanted.title = title_of(&view, &place.id)));
            assert_eq!(same, part(&|other| title_of(&view, &other.id) == title_of(&view, &place.id)));
            let Some(holder) = place.holders.first() else { continue };
            for words in [holder.name.clone(), register::text::folded(&holder.name)] {
                let found = ids(&of(&|wanted| wanted.words.clone_from(&words)));
                assert!(found.contains(&place.id), "{words}");
                narrowed += usize::from(found.len() < whole.len());
            }
        }
        // By name: as the search puts the holders.
        let order: Vec<String> = view.seek(&Sought::default()).people.into_iter().map(|person| person.id).collect();
        let place_of = |id: &str| order.iter().position(|other| other == id).unwrap_or(usize::MAX);
        let by_name = of(&|wanted| wanted.sort = Sort::Name);
        let firsts: Vec<usize> = by_name.iter().map(|place| place.holders.iter().map(|holder| place_of(&holder.id)).min().unwrap_or(usize::MAX)).collect();
        assert!(firsts.is_sorted(), "seed {seed}: {firsts:?}");
        let by_months = of(&|wanted| (wanted.sort, wanted.descending) = (Sort::Months, true));
        let months =
            |place: &Place| place.holders.iter().filter_map(|holder| if let Known::Number(months) = holder.months { Some(months) } else { None }).max();
        let months: Vec<i32> = by_months.iter().map(|place| months(place).unwrap_or(-1)).collect();
        assert!(months.is_sorted_by(|a, b| a >= b), "seed {seed}: {months:?}");
        sorted += usize::from(by_months.len() > 3);
    }
    assert!(narrowed > 50 && sorted > 30, "{narrowed} {sorted}");
}

fn title_of(view: &View, post: &str) -> String {
    let tables = view.register_for_tests().tables();
    let row = (0..tables.posts.len()).find(|&row| tables.posts.id.text(row) == post).unwrap();
    tables.titles.code.text(tables.posts.title[row].index()).to_owned()
}

/// The verdicts about a person, without their reasons.
fn lines(view: &View, id: &str, day: Day, books: &[Rulebook]) -> Option<Vec<Line>> {
    Some(view.verdicts(id, day, books, Lang::En)?.into_iter().map(|verdict| verdict.line).collect())
}

/// What the duties say of a person on a day, verdict by verdict.
fn duties_of(view: &View, id: &str, day: Day, books: &[Rulebook]) -> BTreeMap<String, Outcome> {
    let lines = lines(view, id, day, books).unwrap();
    lines.into_iter().filter(|line| line.effect == Effect::Duty).map(|line| (line.rule, line.outcome)).collect()
}

#[test]
fn what_is_due_is_what_the_verdicts_say_one_by_one_and_every_number_is_its_list() {
    let books = books();
    let (mut said, mut listed) = ([0; 3], 0);
    for seed in 0..SEEDS / 2 {
        let (view, day, within) = (view(seed, days()[2]), days()[2], 12);
        let due = Due::nothing(within);
        let wanted = |page: usize| PostsWanted { page, ..PostsWanted::all(day) };
        let board = view.board(&wanted(0), Some(&due), &books);
        let whole = all(&view, &wanted, Some(&due), &books);
        for holder in whole.iter().flat_map(|place| &place.holders).filter(|holder| !holder.concurrent) {
            let (now, later) = (duties_of(&view, &holder.id, day, &books), duties_of(&view, &holder.id, day.add_months(within), &books));
            let mut expected: BTreeSet<(String, Said)> = BTreeSet::new();
            for (rule, outcome) in &now {
                match outcome {
                    Outcome::NotMet => _ = expected.insert((rule.clone(), Said::Now)),
                    Outcome::NotKnown => _ = expected.insert((rule.clone(), Said::Unknown)),
                    _ => {}
                }
            }
            for rule in later.iter().filter(|(_, outcome)| **outcome == Outcome::NotMet).map(|(rule, _)| rule) {
                if !expected.iter().any(|(known, _)| known == rule) {
                    expected.insert((rule.clone(), Said::Soon));
                }
            }
            let ours: BTreeSet<(String, Said)> =
                holder.told.as_ref().unwrap().duties.iter().map(|(duty, said)| (board.duties[*duty].rule.clone(), *said)).collect();
            assert_eq!(ours, expected, "seed {seed}: {}", holder.id);
            ours.iter().for_each(|(_, one)| said[*one as usize] += 1);
        }
        let work = view.work(within, Question { day, books: &books, sweeps: &Sweeps::default(), lang: Lang::En });
        assert_eq!(work.tally, board.tally);
        for (number, duty) in board.duties.iter().enumerate() {
            for one in [Said::Now, Said::Soon, Said::Unknown] {
                let due = Due { rule: duty.rule.clone(), wanted: Some(one), ..Due::nothing(within) };
                let ours = all(&view, &wanted, Some(&due), &books);
                let says = |place: &&Place| place.holders.iter().any(|holder| holder.told.as_ref().unwrap().duties.contains(&(number, one)));
                assert_eq!(ours.len(), whole.iter().filter(says).count());
                assert_eq!(ours.len(), work.tally.duties[number][one as usize]);
                listed += ours.len();
            }
        }
        let retiring = all(&view, &wanted, Some(&Due { retiring: true, ..Due::nothing(within) }), &books);
        assert_eq!(retiring.len(), work.tally.retiring);
        let last = day.add_months(within);
        let retires = |place: &&Place| place.holders.iter().any(|holder| holder.told.as_ref().unwrap().retirement.is_some_and(|day| day <= last));
        assert_eq!(retiring.len(), whole.iter().filter(retires).count());
    }
    assert!(said.iter().all(|count| *count > 5) && listed > 50, "{said:?} {listed}");
}

/// Who may find a whole office, and review a part of it.
fn of_two_grants(seed: u64) -> Option<View> {
    let register = sample::office(sample::Size { posts: 40, people: 120 }, seed).finish().0;
    let units = &register.tables().units;
    let id = |row: usize| units.id.text(row).to_owned();
    let part = (0..units.len()).rev().find(|&row| units.parent[row].known())?;
    let tops = (0..units.len()).filter(|&row| !units.parent[row].known()).map(|row| (Role::Clerk, id(row)));
    let grants = tops.chain([(Role::Specialist, id(part))]).collect();
    let viewer = Viewer { account: "may".to_owned(), person: None, grants, authority: None };
    Some(View::new(Arc::new(Sight::new(Arc::new(register), days()[2])), viewer))
}

#[test]
fn who_may_be_found_and_not_reviewed_has_no_facts_and_answers_no_question() {
    let (books, day) = (books(), days()[2]);
    let (mut hidden, mut shown, mut due) = (0, 0, 0);
    for view in (0..SEEDS / 2).filter_map(of_two_grants) {
        let board = |asked: &Due, sort: Sort| all(&view, &|page| PostsWanted { page, sort, ..PostsWanted::all(day) }, Some(asked), &books);
        let whole = board(&Due::nothing(12), Sort::Unit);
        let mut expected: Vec<&str> = Vec::new();
        for place in &whole {
            for holder in &place.holders {
                let (told, verdicts) = (holder.told.as_ref().unwrap(), lines(&view, &holder.id, day, &books));
                assert_eq!(told.local == Known::Hidden, verdicts.is_none(), "{}", holder.id);
                if !holder.concurrent {
                    assert_eq!([told.head == Known::Hidden, told.left == Known::Hidden], [verdicts.is_none(); 2], "{}", holder.id);
                }
                assert!(verdicts.is_some() || told.duties.is_empty() && told.retirement.is_none());
                *(if verdicts.is_some() { &mut shown } else { &mut hidden }) += 1;
                let unmet = verdicts.iter().flatten().any(|line| line.effect == Effect::Duty && line.outcome == Outcome::NotMet);
                if unmet && !holder.concurrent && expected.last() != Some(&place.id.as_str()) {
                    expected.push(&place.id);
                }
            }
        }
        let now = board(&Due { wanted: Some(Said::Now), ..Due::nothing(12) }, Sort::Unit);
        assert_eq!(now.iter().map(|place| place.id.as_str()).collect::<Vec<_>>(), expected);
        due += expected.len();
        let by_left = board(&Due::nothing(12), Sort::Left);
        let known = |place: &Place| place.holders.iter().any(|holder| matches!(holder.told.as_ref().unwrap().left, Known::Number(_)));
        assert!(by_left.iter().map(|place| !known(place)).is_sorted(), "what is not known comes last, whoever holds it");
    }
    assert!(hidden > 500 && shown > 50 && due > 3, "{hidden} {shown} {due}");
}

#[test]
fn a_missing_paper_leads_to_as_many_as_were_counted_and_they_are_those_of_the_verdicts() {
    let books = books();
    let (mut lacking, mut by_unit) = (0, 0);
    for seed in 0..SEEDS / 2 {
        let (view, day, sweeps) = (view(seed, days()[2]), days()[2], Sweeps::default());
        let question = Question { day, books: &books, sweeps: &sweeps, lang: Lang::En };
        let mut theirs: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let tables = view.register_for_tests().tables();
        for id in (0..tables.people.len()).map(|row| tables.people.id.text(row)) {
            for line in lines(&view, id, day, &books).unwrap().into_iter().filter(|line| line.outcome == Outcome::NotKnown) {
                let papers = line.missing.iter().map(|name| facts::ALL[facts::find(name).unwrap()].paper[0]);
                papers.for_each(|paper| _ = theirs.entry(paper).or_default().insert(id.to_owned()));
            }
        }
        for paper in &view.work(12, question).missing {
            // The address that the page leads to names the paper, and a unit where one is chosen.
            let list = |unit: &str| view.lacking(question, &Filter { unit: unit.to_owned(), ..Filter::default() }, Some(paper.fact), 0).found;
            assert_eq!(list(""), paper.count(), "seed {seed}");
            let people = theirs.remove(facts::ALL[paper.fact].paper[0]).unwrap_or_default();
            assert_eq!(people.len(), paper.subjects[0], "seed {seed}");
            paper.units.iter().for_each(|unit| assert!(list(&unit.id) >= unit.subjects, "seed {seed}: {}", unit.id));
            (lacking, by_unit) = (lacking + people.len(), by_unit + paper.units.len());
        }
        assert_eq!(theirs, BTreeMap::new(), "seed {seed}");
    }
    assert!(lacking > 100 && by_unit > 50, "{lacking} {by_unit}");
}
