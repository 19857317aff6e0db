//! The invented town on paper: what the rules and the planner said is all there, and nothing else.

use std::path::Path;

use paperwork::files::load;
use paperwork::import::{Options, Source, folder};
use paperwork::papers::annexes::{Annexes, Names};
use paperwork::papers::forms::appraisal::{Appraisal, appraisal};
use paperwork::papers::forms::submission::{Submission, submission};
use paperwork::papers::letter::Letter;
use paperwork::papers::profile::ROOM;
use paperwork::papers::write::{docx, fragment};
use planner::explain::written::WrittenPlan;
use planner::{Limits, Request};
use register::Register;
use register::column::Row;
use register::tables::{People, Posts, Units};
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::rulebook::load::load_all;
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict::{Lang, Line, Outcome};
use test_papers::samples::{a_submission, an_appraisal, day, party};

use crate::parts::part;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn town() -> Register {
    let files: Vec<_> = load(&root().join("demo")).unwrap_or_else(|problem| panic!("{}", problem.reason()[1]));
    let sources: Vec<Source<'_>> = files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    folder(&sources, &Options::new(day(2026, 11, 21))).register
}

fn books() -> Vec<Rulebook> {
    let mut texts = Vec::new();
    for place in ["rulebooks", "demo/rulebooks"] {
        let mut paths: Vec<_> = std::fs::read_dir(root().join(place)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        texts.extend(paths.iter().filter(|path| path.extension().is_some_and(|is| is == "toml")).map(|path| std::fs::read_to_string(path).unwrap()));
    }
    let (books, faults) = load_all(&texts.iter().map(|text| ("", text.as_str())).collect::<Vec<_>>());
    assert_eq!(faults.len(), 0);
    books
}

/// Every verdict about every person.
fn verdicts(register: &Register, books: &[Rulebook]) -> Vec<Vec<Line>> {
    let nothing = Moves::default();
    let world = World::new(register, books, &nothing);
    let people = register.tables().people.len();
    let sweep = Sweep::new(&world, day(2024, 3, 1), Subject::Person, &|_| true);
    let facts = sweep.facts(&world, &Rows::PeopleRange(0..people as u32));
    let line = |row: usize, at: &rules::sweep::RuleAt| {
        let book = &world.rulebooks[at.book];
        facts.line(&world, row, book, &book.rules[at.rule], format!("person:{row}"), Lang::Vi)
    };
    (0..people).map(|row| sweep.rules().iter().filter_map(|at| line(row, at)).collect()).collect()
}

#[test]
fn every_verdict_stands_on_the_paper_once_with_its_clause_and_its_facts() {
    let (register, books) = (town(), books());
    let (mut papers, mut seen) = (0, [0; 5]);
    for lines in verdicts(&register, &books) {
        let paper = appraisal(&Appraisal { lines: lines.clone(), ..an_appraisal(&party(day(2026, 11, 25))) }).unwrap();
        let listed: Vec<&Line> = lines.iter().filter(|line| line.outcome != Outcome::NotApplicable).collect();
        lines.iter().for_each(|line| seen[line.outcome as usize] += 1);
        let rows: Vec<&Vec<_>> = paper.tables().flat_map(|table| &table.rows).collect();
        assert_eq!(rows.len(), listed.len());
        for line in listed {
            let found = rows.iter().filter(|row| row[1].value.shown().starts_with(&line.says) && row[4].value.shown().contains(&line.citation.document));
            assert!(found.clone().count() >= 1, "{line:?}");
            let facts = line.facts.iter().filter(|(name, _)| !name.starts_with("param.")).count();
            let missing = line.missing.iter().filter(|name| line.facts.iter().all(|(known, _)| known != *name)).count();
            let with_all =
                |row: &&&Vec<paperwork::papers::document::Cell>| row[2].value.shown().split('\n').filter(|text| !text.is_empty()).count() == facts + missing;
            assert!(found.clone().any(|row| with_all(&row)), "{line:?}");
            assert!(line.outcome != Outcome::NotKnown || found.clone().any(|row| row[5].value.shown().contains("Cần bổ sung: ")), "{line:?}");
        }
        papers += 1;
        assert!(!docx(&paper).unwrap().is_empty());
    }
    assert!(papers > 100 && seen[Outcome::Met as usize] > 0 && seen[Outcome::NotMet as usize] > 0 && seen[Outcome::NotKnown as usize] > 0);
}

fn name(register: &Register, id: &str) -> String {
    let found: Row<People> = register.find(&register.tables().people.id, id).unwrap();
    register.tables().people.name.text(found.index()).to_owned()
}

fn post(register: &Register, id: &str) -> String {
    let tables = register.tables();
    let found: Row<Posts> = register.find(&tables.posts.id, id).unwrap();
    let (title, unit) = (tables.posts.title[found.index()], tables.posts.unit[found.index()]);
    format!("{}, {}", tables.titles.name.text(title.index()), tables.units.name.text(unit.index()))
}

fn unit(register: &Register, id: &str) -> String {
    let found: Row<Units> = register.find(&register.tables().units.id, id).unwrap();
    register.tables().units.name.text(found.index()).to_owned()
}

fn clause(books: &[Rulebook], rule: &str) -> String {
    let found = books.iter().find_map(|book| book.rules.iter().find(|one| one.name == rule).map(|one| (book, one)));
    let (book, rule) = found.unwrap();
    format!("{}, {}", rule.clause, book.document.symbol)
}

#[test]
fn the_plan_of_the_town_is_on_paper_as_the_planner_found_it() {
    let (register, books) = (town(), books());
    let text = std::fs::read_to_string(root().join("demo/plan.toml")).unwrap();
    let request = Request { options: 1, ..Request::read("plan.toml", &text, &register).unwrap_or_else(|_| panic!("the request has faults")) };
    let limits = Limits { seconds_max: 600.0, elapsed: &|| 0.0 };
    let found = planner::plan(&register, &books, &request, Lang::Vi, &limits).unwrap();
    assert!(!found.moves.is_empty() && !found.unmoved_duties.is_empty());
    let names =
        Names { person: &|id| name(&register, id), post: &|id| post(&register, id), unit: &|id| unit(&register, id), clause: &|rule| clause(&books, rule) };
    let annexes = Annexes::of(&WrittenPlan::of(&found), &names);
    let paper = submission(&Submission { annexes: annexes.clone(), ..a_submission(&party(day(2026, 11, 25))) }).unwrap();
    let moves = paper.tables().next().unwrap();
    assert_eq!(moves.rows.len(), found.moves.len());
    // Whom it goes to may be left to a hand.
    let open = Submission { annexes: annexes.clone(), ..a_submission(&Letter { to: Vec::new(), ..party(day(2026, 11, 25)) }) };
    assert!(fragment(&submission(&open).unwrap()).contains(&format!("kính trình {ROOM} xem xét")));
    for (row, moved) in moves.rows.iter().zip(&found.moves) {
        let shown: Vec<String> = row.iter().map(|cell| cell.value.shown()).collect();
        assert_eq!(shown[1..4], [name(&register, &moved.person), post(&register, &moved.from_post), post(&register, &moved.to_post)]);
        assert_eq!(shown[7].split('\n').count(), moved.serves.len().max(1));
        let open = moved.verdicts.iter().filter(|form| matches!(form.0.outcome, Outcome::NotMet | Outcome::NotKnown)).count();
        assert_eq!(shown[8].split('\n').filter(|line| !line.is_empty()).count(), open);
    }
    // Who leaves and who comes is what changes the number of holders.
    for seats in &annexes.seats {
        assert_eq!(seats.counts[1] - seats.leave.len() as i64 + seats.come.len() as i64, seats.counts[2], "{}", seats.post);
    }
    assert_eq!(annexes.seats.iter().map(|seats| seats.leave.len()).sum::<usize>(), found.moves.len());
    let shown = part(&docx(&paper).unwrap(), "word/document.xml").shown();
    for unmoved in &found.unmoved_duties {
        assert!(shown.contains(&name(&register, &unmoved.person)));
        unmoved.duties.iter().for_each(|rule| assert!(shown.contains(&clause(&books, rule))));
    }
    assert!(fragment(&paper).contains(&format!("Phương án gồm {:02} lượt", found.moves.len())));
}
