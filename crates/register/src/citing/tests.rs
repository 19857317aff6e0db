use proptest::prelude::*;

use super::*;
use crate::code::Code;

fn day(month: i32, day: i32) -> Day {
    Day::new(2026, month, day).unwrap()
}

const ALWAYS: Period = Period { from: Day::BEGINNING, until: Day::OPEN };

fn paper(symbol: &str, issued: Day) -> Paper {
    Paper { symbol: symbol.into(), issuer: String::new(), issued, in_force: ALWAYS }
}

fn cites(by: usize, relation: Citing, symbol: &str) -> Citation {
    Citation { by, relation, symbol: symbol.into(), issued: Day::MISSING, issuer: String::new(), from: Day::MISSING }
}

#[test]
fn what_does_not_tell_which_is_said_and_not_guessed() {
    let mut papers = vec![
        paper("1-KH/TU", day(1, 5)),
        paper("01-KH/TU", day(6, 5)),
        paper("9-CV/TU", day(9, 1)),
        paper("2-QĐ/TU", Day::MISSING),
        paper("2-QĐ/TU", Day::MISSING),
    ];
    papers[3].issuer = "Tỉnh ủy A".into();
    let said = |symbol: &str, issued: Day, issuer: &str| {
        let citation = Citation { issued, issuer: issuer.into(), ..cites(2, Citing::BasedOn, symbol) };
        Graph::new(papers.clone(), vec![citation]).cited(0).clone()
    };
    assert_eq!(said("1-KH/TU", Day::MISSING, ""), Cited::Ambiguous(vec![0, 1]));
    assert_eq!(said("1-KH/TU", day(6, 5), ""), Cited::Paper(1));
    assert_eq!(said("1-KH/TU", day(6, 6), ""), Cited::Paper(5), "a plan of another day has the same symbol, and is not held");
    assert_eq!(said("2-QĐ/TU", day(3, 3), ""), Cited::Ambiguous(vec![3, 4]), "whose day is not known may be it");
    assert_eq!(said("2-QĐ/TU", Day::MISSING, "TỈNH UỶ A"), Cited::Paper(3));
    assert_eq!(said("2-QĐ/TU", Day::MISSING, "Tỉnh ủy B"), Cited::Ambiguous(vec![3, 4]), "an issuer that is none of them tells nothing");
    assert_eq!(said("7-KH/TU", Day::MISSING, ""), Cited::Paper(5));
    let early = Graph::new(papers, vec![cites(0, Citing::Mentions, "9-CV/TU")]);
    assert_eq!(early.cited(0), &Cited::Paper(5), "without a day nobody cites what is issued later");
    assert!(!early.is_held(5) && early.standings(day(12, 1))[5].state == State::Unknown);
}

#[test]
fn a_text_that_nobody_holds_is_known_to_be_replaced() {
    let undated = cites(0, Citing::BasedOn, "138/2020/NĐ-CP");
    let replaces = Citation { issued: day(1, 1), ..cites(1, Citing::Replaces, "138/2020/NĐ-CP") };
    let graph = Graph::new(vec![paper("1-KH", day(2, 1)), paper("170/2025/NĐ-CP", day(3, 1))], vec![undated, replaces]);
    assert_eq!((graph.papers().len(), graph.cited(0)), (3, graph.cited(1)), "it is one text");
    assert_eq!(graph.stale(day(3, 1)), [Stale { citation: 0, cited: 2, from_the_start: Some(false) }]);
    assert_eq!(graph.stale(day(2, 28)), []);
}

#[test]
fn what_was_replaced_stays_replaced_when_its_replacement_is_replaced() {
    let papers = vec![paper("1-A", day(1, 1)), paper("2-A", day(3, 1)), paper("3-A", day(5, 1)), paper("4-A", day(2, 1))];
    let citations =
        vec![cites(1, Citing::Replaces, "1-A"), cites(2, Citing::Replaces, "2-A"), cites(3, Citing::BasedOn, "1-A"), cites(2, Citing::BasedOn, "2-A")];
    let graph = Graph::new(papers, citations);
    let states = |on: Day| graph.standings(on).iter().map(|standing| standing.state).collect::<Vec<_>>();
    use State::*;
    assert_eq!(states(day(2, 15)), [InForce, NotYet, NotYet, InForce]);
    assert_eq!(states(day(3, 1)), [Replaced, InForce, NotYet, InForce]);
    assert_eq!(states(day(6, 1)), [Replaced, Replaced, InForce, InForce]);
    assert_eq!(graph.in_place_of(0, &graph.standings(day(6, 1))), [2]);
    let stale = graph.stale(day(6, 1));
    assert_eq!(stale, [Stale { citation: 2, cited: 0, from_the_start: Some(false) }], "who replaces a text may name it");
    assert_eq!(graph.stale(day(2, 15)), []);
}

#[test]
fn a_replacement_without_a_day_holds_since_nobody_knows_when() {
    let graph = Graph::new(
        vec![paper("1-A", day(1, 1)), paper("2-A", Day::MISSING), paper("3-A", day(2, 1))],
        vec![cites(1, Citing::Replaces, "1-A"), cites(2, Citing::Implements, "1-A")],
    );
    let standing = &graph.standings(day(3, 1))[0];
    assert_eq!((standing.state, standing.since), (State::Replaced, Day::MISSING));
    assert_eq!(graph.stale(day(3, 1))[0].from_the_start, None);
}

/// Papers whose symbols tell them apart, some without a date, some that end; citations of every kind between them.
fn graphs() -> impl Strategy<Value = (Graph, Day)> {
    let when = || prop_oneof![1 => Just(Day::MISSING), 6 => (1..7, 1..4).prop_map(|(month, number)| day(month, number))];
    let ends = prop_oneof![4 => Just(Day::OPEN), 1 => when()];
    let papers = proptest::collection::vec((when(), ends), 1..9);
    let citations = proptest::collection::vec((0usize..9, 0usize..9, 0usize..Citing::ALL.len(), when(), any::<bool>()), 0..20);
    (papers, citations, when()).prop_map(|(papers, citations, on)| {
        let papers: Vec<Paper> =
            (0..).zip(papers).map(|(at, (issued, until))| Paper { in_force: Period { until, ..ALWAYS }, ..paper(&format!("{}-A", at + 1), issued) }).collect();
        let count = papers.len();
        let citation = |(by, cited, relation, from, is_dated): (usize, usize, usize, Day, bool)| {
            // Two places behind the papers are texts that nobody holds.
            let (by, cited) = (by % count, cited % (count + 2));
            let dated = papers.get(cited).map_or(day(2, 2), |paper| paper.issued);
            let issued = if is_dated { dated } else { Day::MISSING };
            Citation { from, issued, ..cites(by, Citing::ALL[relation], &format!("{}-A", cited + 1)) }
        };
        let citations = citations.into_iter().map(citation).collect();
        (Graph::new(papers.clone(), citations), if on.known() { on } else { day(4, 2) })
    })
}

/// The same once more, by somebody who knows matrices and no lists: every pair of papers, closed by Warshall; every state from its definition alone.
struct Brute<'a> {
    graph: &'a Graph,
    on: Day,
}

impl Brute<'_> {
    fn cited(&self, citation: &Citation) -> Option<usize> {
        let papers = &self.graph.papers;
        let same: Vec<usize> = (0..papers.len()).filter(|at| papers[*at].symbol == citation.symbol).collect();
        let is_later = |at: &usize| papers[*at].issued.known() && papers[citation.by].issued.known() && papers[*at].issued > papers[citation.by].issued;
        let of_day = |wanted: Day| same.iter().copied().filter(|at| papers[*at].issued == wanted).collect::<Vec<usize>>();
        let meant = match citation.issued {
            Day::MISSING => {
                let by_name = |at: &usize| !self.graph.is_held(*at) && !papers[*at].issued.known();
                let known: Vec<usize> = same.iter().copied().filter(|at| !is_later(at) && !by_name(at)).collect();
                if known.is_empty() { same.iter().copied().filter(by_name).collect() } else { known }
            }
            said if of_day(said).is_empty() => of_day(Day::MISSING),
            said => of_day(said),
        };
        if let [one] = meant[..] { Some(one) } else { None }
    }

    fn holds(&self, by: usize, cited: usize, kinds: &[Citing]) -> Vec<Day> {
        let papers = &self.graph.papers;
        let mut days = Vec::new();
        for citation in &self.graph.citations {
            let issued = papers[by].issued;
            if citation.by == by && self.cited(citation) == Some(cited) && kinds.contains(&citation.relation) && (!issued.known() || issued <= self.on) {
                days.push(if citation.from.known() { citation.from } else { issued });
            }
        }
        days
    }

    fn state(&self, paper: usize) -> State {
        let found = &self.graph.papers[paper];
        let others = || (0..self.graph.papers.len()).filter(move |by| *by != paper);
        let past = |kind: Citing| others().flat_map(|by| self.holds(by, paper, &[kind])).filter(|day| !day.known() || *day <= self.on).min();
        let until = found.in_force.until;
        let ended = until.known() && until != Day::OPEN && until <= self.on;
        match (past(Citing::Replaces), ended) {
            _ if found.issued.known() && found.issued > self.on => State::NotYet,
            (Some(replaced), true) if replaced.known() && until < replaced => State::Expired,
            (Some(_), _) => State::Replaced,
            (None, true) => State::Expired,
            (None, false) if past(Citing::Amends).is_some() => State::Amended,
            (None, false) if !self.graph.is_held(paper) => State::Unknown,
            (None, false) => State::InForce,
        }
    }

    fn closure(&self) -> Vec<Vec<bool>> {
        let count = self.graph.papers.len();
        let rests = |by: usize, cited: usize| !self.holds(by, cited, &[Citing::BasedOn, Citing::Implements]).is_empty();
        let mut closed: Vec<Vec<bool>> = (0..count).map(|by| (0..count).map(|cited| rests(by, cited)).collect()).collect();
        for middle in 0..count {
            for by in 0..count {
                for cited in 0..count {
                    closed[by][cited] |= closed[by][middle] && closed[middle][cited];
                }
            }
        }
        closed
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn two_readings_of_a_graph_agree((graph, on) in graphs()) {
        let (brute, standings, count) = (Brute { graph: &graph, on }, graph.standings(on), graph.papers().len());
        let closed = brute.closure();
        for (at, citation) in graph.citations().iter().enumerate() {
            prop_assert_eq!(graph.cited(at).paper(), brute.cited(citation), "citation {}", at);
        }
        for (at, standing) in standings.iter().enumerate() {
            prop_assert_eq!(standing.state, brute.state(at), "paper {}", at);
            let mut down: Vec<usize> = graph.rests_on(at, on).papers.iter().map(|(paper, _)| *paper).collect();
            let mut up: Vec<usize> = graph.carries(at, on).papers.iter().map(|(paper, _)| *paper).collect();
            down.sort_unstable();
            up.sort_unstable();
            prop_assert_eq!(down, (0..count).filter(|to| *to != at && closed[at][*to]).collect::<Vec<_>>());
            prop_assert_eq!(up, (0..count).filter(|from| *from != at && closed[*from][at]).collect::<Vec<_>>());
            prop_assert_eq!((graph.rests_on(at, on).circle, graph.carries(at, on).circle), (closed[at][at], closed[at][at]));
        }
        let mut circles: Vec<Vec<usize>> = (0..count).filter(|at| closed[*at][*at]).map(|at| (0..count).filter(|to| closed[at][*to] && closed[*to][at]).collect()).collect();
        circles.sort();
        circles.dedup();
        prop_assert_eq!(graph.circles(on), circles);
        let names = |by: usize, cited: usize| brute.holds(by, cited, Citing::ALL).len();
        let stale = |by: usize, cited: usize| brute.state(by).is_in_force() && brute.state(cited).is_over() && brute.holds(by, cited, &[Citing::Replaces]).is_empty();
        let wanted: usize = (0..count).flat_map(|by| (0..count).map(move |cited| (by, cited))).filter(|(by, cited)| stale(*by, *cited)).map(|(by, cited)| names(by, cited)).sum();
        prop_assert_eq!(graph.stale(on).len(), wanted);
    }

    #[test]
    fn what_nobody_holds_changes_nothing((graph, on) in graphs(), extra in 0usize..9) {
        // A citation of what nobody holds leaves every standing and every reach as it was.
        let mut citations = graph.citations().to_vec();
        citations.push(cites(extra % graph.held, Citing::Replaces, "99-KHÔNG"));
        let other = Graph::new(graph.papers()[..graph.held].to_vec(), citations);
        prop_assert_eq!(&graph.standings(on)[..], &other.standings(on)[..graph.papers().len()]);
        prop_assert_eq!(graph.stale(on), other.stale(on));
    }
}

#[test]
fn a_long_chain_is_walked_without_a_deep_stack() {
    let count = 20_000;
    let papers: Vec<Paper> = (0..count).map(|at| paper(&format!("{}-A", at + 1), day(1, 1))).collect();
    let citations = (0..count).map(|at| cites(at, Citing::BasedOn, &format!("{}-A", (at + 1) % count + 1))).collect();
    let graph = Graph::new(papers, citations);
    assert_eq!(graph.circles(day(1, 1)).len(), 1);
    assert_eq!(graph.rests_on(0, day(1, 1)).papers.last(), Some(&(count - 1, count - 1)));
}
