//! Reviews, missing papers and what-ifs of a view, against the lines that `luan review` writes, filtered by hand: another execution of the rules, another reading of the filter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use register::column::Row;
use register::tables::{People, Units};
use register::text::folded;
use register::{Day, Register};
use rules::facts::{self, World};
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::verdict::{Lang, Line, Outcome};

use super::classes::of_rule;
use super::policy::{Action, Role};
use super::{Alone, Filter, Order, PAGE, Question, Sight, Sweeps, View, Viewer, Wanted};
use crate::asking::{Asking, Everybody, subject_name};
use crate::trying::{numbers, rewrite, set};

const SUBJECTS: [Subject; 3] = [Subject::Person, Subject::Post, Subject::Unit];
const ROLES: [Role; 6] = [Role::Operator, Role::Specialist, Role::Inspector, Role::Auditor, Role::Secretary, Role::Clerk];

/// An office, and what every rule in force says of everybody, line by line.
struct Scene {
    books: Vec<Rulebook>,
    register: Arc<Register>,
    day: Day,
    lines: Vec<Line>,
}

fn lines(register: &Register, books: &[Rulebook], day: Day) -> Vec<Line> {
    let (moves, everybody) = (Moves::default(), Everybody::of(register));
    let world = World::new(register, books, &moves);
    let of = |subject: Subject| {
        let name = |row: usize| subject_name(&world, subject, row);
        Asking::new(&world, day, subject, &|_| true).lines(&everybody.rows(subject, 0..everybody.count(subject), None), &name, Lang::Vi)
    };
    SUBJECTS.into_iter().flat_map(of).collect()
}

fn scene(seed: u64) -> Scene {
    let books = crate::books::load(&[], Lang::Vi).unwrap();
    let register = if seed.is_multiple_of(3) { sample::office(sample::Size { posts: 20, people: 90 }, seed).finish().0 } else { sample::nasty(seed).0 };
    let day = Day::new([2019, 2023, 2026][(seed / 3 % 3) as usize], 3, 15).unwrap();
    let lines = lines(&register, &books, day);
    Scene { books, register: Arc::new(register), day, lines }
}

impl Scene {
    /// A view of somebody with a role over some unit.
    fn view(&self, seed: u64) -> View {
        let (units, people) = (&self.register.tables().units, &self.register.tables().people);
        let unit = if units.is_empty() { "-".to_owned() } else { units.id.text(seed as usize * 7 % units.len()).to_owned() };
        let person = (!people.is_empty()).then(|| people.id.text(seed as usize % people.len()).to_owned());
        let grants = vec![(ROLES[(seed % 6) as usize], unit)];
        View::new(Arc::new(Sight::new(self.register.clone(), self.day)), Viewer { account: "a".to_owned(), person, grants, authority: None })
    }

    fn rule(&self, name: &str) -> (&Rulebook, &Rule) {
        self.books.iter().find_map(|book| Some((book, book.rules.iter().find(|rule| rule.name == name)?))).unwrap()
    }

    /// Whether a viewer may see what a rule says of a subject.
    fn sees(&self, view: &View, subject: &str, rule: &Rule) -> bool {
        view.of_subject(Action::Review, subject).cover(of_rule(rule))
    }

    /// Whether a line is one of those that a filter takes, read from the line and from the tables.
    fn takes(&self, view: &View, filter: &Filter, line: &Line) -> bool {
        let (kind, id) = line.subject.split_once(':').unwrap();
        let (book, rule) = self.rule(&line.rule);
        let tables = self.register.tables();
        let (units, name): (Vec<Row<Units>>, String) = match kind {
            "person" => {
                let person: Row<People> = self.register.find(&tables.people.id, id).unwrap();
                let now: Vec<_> = self.register.tenures_on(person, self.day).map(|tenure| self.register.unit_served(tenure)).collect();
                let begun = self.register.tenures_of(person).filter(|&tenure| self.register.tenure_period(tenure).from <= self.day);
                let last = begun.max_by_key(|&tenure| (self.register.tenure_period(tenure).until, tenure)).map(|tenure| self.register.unit_served(tenure));
                let top = (0..tables.units.len()).filter(|&unit| !tables.units.parent[unit].known()).map(|unit| Row::new(unit as u32));
                let stands = if !now.is_empty() { now } else { last.map_or_else(|| top.collect(), |last| vec![last]) };
                (stands, tables.people.name.text(person.index()).to_owned())
            }
            "post" => {
                let post = (0..tables.posts.len()).find(|&post| tables.posts.id.text(post) == id).unwrap();
                let (unit, title) = (tables.posts.unit[post], tables.posts.title[post]);
                (vec![unit], format!("{}, {}", tables.titles.name.text(title.index()), tables.units.name.text(unit.index())))
            }
            _ => {
                let unit = (0..tables.units.len()).find(|&unit| tables.units.id.text(unit) == id).unwrap();
                (vec![Row::new(unit as u32)], tables.units.name.text(unit).to_owned())
            }
        };
        let under = |unit: &Row<Units>| {
            let mut chain = std::iter::successors(Some(*unit), |unit| Some(tables.units.parent[unit.index()]).filter(|parent| parent.known())).take(100);
            chain.any(|above| tables.units.id.text(above.index()) == filter.unit)
        };
        let found = |word: &str| folded(&format!("{id} {name}")).contains(&folded(word));
        let is = |wanted: &str, given: &str| wanted.is_empty() || wanted == given;
        let leaves = !filter.leaving || view.of_subject(Action::Export, &line.subject).cover(of_rule(rule));
        leaves
            && self.sees(view, &line.subject, rule)
            && (filter.unit.is_empty() || units.iter().any(under))
            && is(&filter.book, &book.document.symbol)
            && is(&filter.rule, &line.rule)
            && is(&filter.topic, &rule.topic)
            && filter.effect.is_none_or(|effect| effect == line.effect)
            && filter.subject.is_none_or(|subject| subject.name() == kind)
            && filter.words.split_whitespace().all(found)
    }

    fn filters(&self, seed: u64, view: &View) -> Vec<Filter> {
        let pick = |count: usize, salt: u64| (seed.wrapping_mul(2_654_435_761).wrapping_add(salt * 97) % count.max(1) as u64) as usize;
        let (line, units, people) = (self.lines.get(pick(self.lines.len(), 1)), view.units(), &self.register.tables().people);
        let name = line.map_or(String::new(), |line| line.rule.clone());
        let word = if people.is_empty() { String::new() } else { people.name.text(pick(people.len(), 2)).split_whitespace().last().unwrap_or("").to_owned() };
        let all = Filter { outcome: Wanted::All, ..Filter::default() };
        let mut filters = vec![
            all.clone(),
            Filter::default(),
            Filter { words: word, ..all.clone() },
            Filter { subject: Some(SUBJECTS[pick(3, 3)]), ..Filter::default() },
            Filter { leaving: true, ..all.clone() },
            Filter { outcome: Wanted::Only(Outcome::ALL[pick(5, 4)]), rule: name.clone(), ..Filter::default() },
            Filter { unit: "no such unit".to_owned(), ..all.clone() },
        ];
        if !name.is_empty() {
            let (book, rule) = self.rule(&name);
            filters.push(Filter { book: book.document.symbol.clone(), effect: Some(rule.effect), ..all.clone() });
            filters.push(Filter { topic: rule.topic.clone(), ..all.clone() });
        }
        filters.extend(units.get(pick(units.len(), 5)).map(|[id, _]| Filter { unit: id.clone(), ..all.clone() }));
        filters
    }

    fn question<'a>(&'a self, sweeps: &'a Sweeps) -> Question<'a> {
        Question { day: self.day, books: &self.books, sweeps, lang: Lang::Vi }
    }
}

#[test]
fn a_review_holds_the_lines_of_luan_review_that_its_viewer_may_see_and_its_filter_takes() {
    let (mut compared, mut withheld) = (0, 0);
    for seed in 0..45 {
        let (scene, sweeps) = (scene(seed), Sweeps::default());
        // Viewers of one office, one after the other, on the same sweeps: what one saw is not shown to the next.
        for viewer in [seed, seed + 1, seed + 5] {
            let view = scene.view(viewer);
            for filter in scene.filters(seed, &view) {
                let taken: Vec<&Line> = scene.lines.iter().filter(|line| scene.takes(&view, &filter, line)).collect();
                let mut counts: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
                taken.iter().for_each(|line| counts.entry(&line.rule).or_default()[line.outcome as usize] += 1);
                let key = |line: &Line| (line.subject.clone(), line.rule.clone(), line.json());
                let expected: BTreeSet<_> = taken.iter().filter(|line| filter.outcome.takes(line.outcome)).map(|line| key(line)).collect();
                let subjects: BTreeSet<&str> = taken.iter().filter(|line| filter.outcome.takes(line.outcome)).map(|line| line.subject.as_str()).collect();
                let order = ([Order::Outcome, Order::Name, Order::Rule][(viewer % 3) as usize], seed % 2 == 0);
                let reviewed = view.review(scene.question(&sweeps), &filter, order, None);
                let got: BTreeSet<_> = reviewed.shown.iter().map(|shown| key(&shown.line)).collect();
                assert_eq!(got, expected, "seed {seed} {filter:?}");
                assert_eq!((reviewed.found, reviewed.subjects.iter().sum::<usize>()), (expected.len(), subjects.len()), "seed {seed} {filter:?}");
                let counted: BTreeMap<&str, [usize; 5]> = reviewed.counted.iter().map(|(rule, counted)| (rule.as_str(), counted.0)).collect();
                assert_eq!(counted, counts, "seed {seed} {filter:?}");
                let pages = (0..=reviewed.found / PAGE).flat_map(|page| view.review(scene.question(&sweeps), &filter, order, Some(page)).shown);
                assert_eq!(pages.map(|shown| key(&shown.line)).collect::<Vec<_>>(), reviewed.shown.iter().map(|shown| key(&shown.line)).collect::<Vec<_>>());
                compared += expected.len();
                withheld += scene.lines.len() - expected.len();
            }
        }
    }
    assert!(compared > 1_500 && withheld > 8_000, "{compared} {withheld}");
}

#[test]
fn what_is_missing_is_what_the_lines_lack() {
    let compared: usize = (0..60).map(|seed| missing_of(&scene(seed), seed) + missing_of(&scene(seed), 6 * seed)).sum();
    assert!(compared > 150, "{compared}");
}

/// Compares what one viewer is told that is missing; how much there was. Every sixth viewer sees everything.
fn missing_of(scene: &Scene, viewer: u64) -> usize {
    let (sweeps, view, mut compared) = (Sweeps::default(), scene.view(viewer), 0);
    let unknown = scene.lines.iter().filter(|line| line.outcome == Outcome::NotKnown && scene.sees(&view, &line.subject, scene.rule(&line.rule).1));
    let mut expected: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in unknown {
        for fact in &line.missing {
            expected.entry(facts::ALL[facts::find(fact).unwrap()].paper[0]).or_default().insert(&line.subject);
        }
    }
    let lacking = view.lacking(scene.question(&sweeps), &Filter::default(), None, 0);
    let counts: BTreeMap<&str, usize> = lacking.papers.iter().map(|paper| (facts::ALL[paper.fact].paper[0], paper.subjects.iter().sum())).collect();
    assert_eq!(counts, expected.iter().map(|(paper, subjects)| (*paper, subjects.len())).collect(), "viewer {viewer}");
    for paper in &lacking.papers {
        let pages = 0..=paper.subjects.iter().sum::<usize>() / PAGE;
        let asked = pages.flat_map(|page| view.lacking(scene.question(&sweeps), &Filter::default(), Some(paper.fact), page).asked);
        let listed: Vec<String> = asked.map(|asked| format!("{}:{}", asked.subject.name(), asked.id)).collect();
        let wanted = &expected[facts::ALL[paper.fact].paper[0]];
        assert_eq!(listed.iter().map(String::as_str).collect::<BTreeSet<_>>(), *wanted, "viewer {viewer}");
        assert_eq!(listed.len(), wanted.len());
        compared += wanted.len();
    }
    compared
}

/// The conditions that are tried: with facts of every class, some of which no rule of the day reads.
const TRIED: [&str; 4] =
    ["person.months_in_post < 30", "!person.disciplined", "person.under_proceedings || person.age_months > 500", "!person.fit_certificate"];

#[test]
fn a_what_if_is_two_reviews_and_tells_nothing_of_what_its_viewer_may_not_see() {
    let (mut turned, mut hidden) = (0, 0);
    for seed in 0..60 {
        let (scene, sweeps) = (scene(seed), Sweeps::default());
        let views = [scene.view(seed + seed / 6), scene.view(6 * seed)];
        for book in scene.books.iter().filter(|book| book.document.in_force.holds(scene.day)) {
            for rule in book.rules.iter().filter(|rule| SUBJECTS.contains(&rule.subject) && rule.in_force.holds(scene.day)) {
                let mut tried = rule.clone();
                match numbers(rule, scene.day).first() {
                    Some((name, number)) if seed % 2 == 0 => set(&mut tried, name, &(number / 2).to_string()).unwrap(),
                    _ if rule.subject == Subject::Person => rewrite(&mut tried, ["", TRIED[(seed % 4) as usize]]).unwrap(),
                    _ => continue,
                }
                let mut books = scene.books.clone();
                *books.iter_mut().flat_map(|book| &mut book.rules).find(|other| other.name == rule.name).unwrap() = tried.clone();
                let outcomes = |lines: &[Line]| -> BTreeMap<String, Outcome> {
                    lines.iter().filter(|line| line.rule == rule.name).map(|line| (line.subject.clone(), line.outcome)).collect()
                };
                let (before, after) = (outcomes(&scene.lines), outcomes(&lines(&scene.register, &books, scene.day)));
                let differ = before.keys().filter(|subject| before[*subject] != after[*subject]).count();
                let alone = [Alone::new(book, rule), Alone::new(book, &tried)];
                for view in &views {
                    let shown = compare(&scene, view, &sweeps, &alone, [&before, &after]);
                    turned += shown;
                    hidden += differ - shown;
                }
            }
        }
    }
    assert!(turned > 500 && hidden > 300, "{turned} {hidden}");
}

/// Compares what one viewer is told of two readings with two reviews; how many turn for this viewer.
fn compare(scene: &Scene, view: &View, sweeps: &Sweeps, alone: &[Alone; 2], [before, after]: [&BTreeMap<String, Outcome>; 2]) -> usize {
    let name = &alone[0].rule().name;
    let may = |subject: &String| alone.iter().all(|alone| scene.sees(view, subject, alone.rule()));
    let turns = before.keys().filter(|subject| before[*subject] != after[*subject] && may(subject));
    let expected: BTreeSet<(String, Outcome, Outcome)> = turns.map(|subject| (subject.clone(), before[subject], after[subject])).collect();
    let ask = |page: usize| view.compare(scene.question(sweeps), [&alone[0], &alone[1]], &Filter::default(), page).unwrap();
    let compared = ask(0);
    let shown = (0..=compared.found / PAGE).flat_map(|page| ask(page).turned);
    let got: BTreeSet<_> = shown.map(|one| (format!("{}:{}", one.subject.name(), one.id), one.told.0.unwrap(), one.told.1.unwrap())).collect();
    assert_eq!((&got, compared.found, compared.pairs.values().sum::<usize>()), (&expected, expected.len(), expected.len()), "{name}");
    for (side, outcomes) in [before, after].into_iter().enumerate() {
        for outcome in Outcome::ALL {
            let count = outcomes.iter().filter(|(subject, told)| **told == outcome && may(subject)).count();
            assert_eq!(compared.counted[side].0[outcome as usize], count, "{name} {outcome:?}");
        }
    }
    expected.len()
}
