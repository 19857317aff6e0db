//! `luan document citations`: what a document rests on and what rests on it; without a document, those in force that cite what is no longer.

use std::fmt::Write as _;

use paperwork::export::{Cell, List};
use register::Day;
use register::citing::{Cited, Standing};
use register::code::Code;
use rules::verdict::Lang;
use serde_json::{Value, json};

use crate::access::Action;
use crate::citing::{Known, relation_words, standing_words};
use crate::cli::{Books, From, day};
use crate::counter::{Counter, Format};
use crate::exit::{Failure, Outcome};
use crate::{books, office};

/// What a citation is told by, in files.
const COLUMNS: [&str; 9] = ["by", "relation", "cited", "issued", "state", "since", "in_place", "passage", "part"];

/// What `luan document citations` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The id of a line of the document; without it, every document in force that cites what is no longer
    id: Option<String>,
    #[command(flatten)]
    from: From,
    #[command(flatten)]
    books: Books,
    /// As things stand on that day, yyyy-mm-dd; today where nothing is said
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
}

/// The graph with how everything stands.
struct Told {
    known: Known,
    standings: Vec<Standing>,
    on: Day,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let office = office::open_from(&arguments.from, Action::Find, counter)?;
    let on = arguments.on.unwrap_or(counter.today);
    let known = Known::of(&office.register, &books, &|_| true);
    let told = Told { standings: known.graph.standings(on), known, on };
    let asked = arguments.id.as_deref().map(|id| told.known.of_line(id).ok_or_else(|| no_such(id))).transpose()?;
    let citations: Vec<usize> = match asked {
        Some(paper) => told.known.around(paper).concat(),
        None => told.known.graph.stale(on).iter().map(|stale| stale.citation).collect(),
    };
    let out = match (counter.format_of_lists(), asked) {
        (Format::Csv, _) => told.list(&citations),
        (Format::Json, Some(paper)) => format!("{}\n", told.object(paper)).into_bytes(),
        (Format::Json, None) => citations.iter().map(|citation| format!("{}\n", told.citation(*citation))).collect::<String>().into_bytes(),
        (Format::Text, _) => told.text(asked, &citations, counter.lang).into_bytes(),
    };
    counter.out.write_all(&out)?;
    Ok(office.exit())
}

fn no_such(id: &str) -> Failure {
    Failure::failed("không có văn bản mang mã này, hoặc số của nó đã bỏ", "no document has this id, or its number is void")
        .at(id)
        .now("xem luan document list", "see luan document list")
}

impl Told {
    fn names(&self, papers: &[usize]) -> Vec<String> {
        papers.iter().map(|paper| self.known.name(*paper)).collect()
    }

    /// The cells of a citation, in the order of [`COLUMNS`].
    fn cells(&self, citation: usize) -> [String; 9] {
        let graph = &self.known.graph;
        let said = &graph.citations()[citation];
        let [passage, part] = self.known.passage(citation).clone();
        let day = |day: Day| day.if_known().map(|day| day.to_string()).unwrap_or_default();
        let [state, since, in_place] = match graph.cited(citation) {
            Cited::Ambiguous(_) => ["ambiguous".to_owned(), String::new(), String::new()],
            Cited::Paper(paper) => {
                let standing = &self.standings[*paper];
                let since = if standing.state.is_over() { day(standing.since) } else { String::new() };
                [standing.state.name().to_owned(), since, self.names(&graph.in_place_of(*paper, &self.standings)).join("; ")]
            }
        };
        let (by, cited, relation) = (self.known.name(said.by), self.known.named_by(citation), said.relation.name().to_owned());
        [by, relation, cited, day(said.issued), state, since, in_place, passage, part]
    }

    fn citation(&self, citation: usize) -> Value {
        let cells = COLUMNS.into_iter().zip(self.cells(citation)).filter(|(_, text)| !text.is_empty());
        Value::Object(cells.map(|(column, text)| (column.to_owned(), text.into())).collect())
    }

    fn list(&self, citations: &[usize]) -> Vec<u8> {
        let rows = citations.iter().map(|citation| self.cells(*citation).map(Cell::Text).to_vec()).collect();
        List { name: "citations", columns: COLUMNS.map(|column| (column.to_owned(), 0)).to_vec(), rows }.csv()
    }

    /// Everything about one paper.
    fn object(&self, paper: usize) -> Value {
        let (graph, standing) = (&self.known.graph, &self.standings[paper]);
        let [cites, cited_by] = self.known.around(paper).map(|citations| citations.iter().map(|citation| self.citation(*citation)).collect::<Vec<_>>());
        let reach = |reached: &[(usize, usize)]| {
            let step =
                |(paper, steps): &(usize, usize)| json!({ "symbol": self.known.name(*paper), "steps": steps, "state": self.standings[*paper].state.name() });
            reached.iter().map(step).collect::<Vec<_>>()
        };
        let (rests_on, carries) = (graph.rests_on(paper, self.on), graph.carries(paper, self.on));
        json!({
            "symbol": self.known.name(paper),
            "lines": self.known.source(paper).map(|source| source.lines.clone()),
            "state": standing.state.name(),
            "since": standing.since.if_known().filter(|since| *since > Day::BEGINNING).map(|since| since.to_string()),
            "cites": cites,
            "cited_by": cited_by,
            "rests_on": reach(&rests_on.papers),
            "carries": reach(&carries.papers),
            "circle": rests_on.circle,
        })
    }

    fn text(&self, asked: Option<usize>, citations: &[usize], lang: Lang) -> String {
        let (graph, mut out) = (&self.known.graph, String::new());
        if let Some(paper) = asked {
            let _ = writeln!(out, "{}: {}", self.known.name(paper), lang.pick(standing_words(&self.standings[paper])));
            let reached = [
                (["căn cứ, trực tiếp và qua văn bản khác", "rests on, itself and by way of others"], graph.rests_on(paper, self.on)),
                (["là căn cứ của", "carries"], graph.carries(paper, self.on)),
            ];
            for (words, reach) in reached.iter().filter(|(_, reach)| !reach.papers.is_empty()) {
                let papers: Vec<usize> = reach.papers.iter().map(|(paper, _)| *paper).collect();
                let _ = writeln!(out, "  {}: {}", lang.pick(*words), self.names(&papers).join(", "));
            }
            if reached[0].1.circle {
                let _ = writeln!(out, "  {}", lang.pick(["là căn cứ vòng quanh của chính nó", "rests on itself by way of others"]));
            }
        }
        for &citation in citations {
            let said = &graph.citations()[citation];
            let words = match graph.cited(citation) {
                Cited::Paper(paper) => lang.pick(standing_words(&self.standings[*paper])),
                Cited::Ambiguous(_) => lang.pick(["nhiều văn bản cùng số, ký hiệu", "several documents have this symbol"]).to_owned(),
            };
            let [by, _, cited, .., in_place, _, _] = self.cells(citation);
            let now = if in_place.is_empty() { String::new() } else { format!("; {} {in_place}", lang.pick(["nay là", "now"])) };
            let _ = writeln!(out, "  {by}  {}  {cited}: {words}{now}", lang.pick(relation_words(said.relation)));
        }
        if citations.is_empty() {
            let none = ["không có viện dẫn nào như vậy", "there is no such citation"];
            let _ = writeln!(out, "  {}", lang.pick(none));
        }
        out
    }
}
