//! The citations of the books of documents and of the regulations that rulebooks name, as one graph: for pages and commands alike.

use std::collections::{BTreeMap, BTreeSet};

use register::books::symbol_key;
use register::citing::{Citation, Cited, Graph, Paper, Standing, State};
use register::code::{Citing, Code, vietnamese};
use register::column::Row;
use register::tables::{Citations, Documents};
use register::{Day, Period, Register};
use rules::rulebook::Rulebook;

/// The table of the citations.
pub(crate) const TABLE: &str = Citations::SPEC.name;

/// Papers, what they cite, and where that is from.
pub(crate) struct Known {
    pub(crate) graph: Graph,
    /// Of every paper that is held.
    sources: Vec<Source>,
    /// Of every citation, the passage that cites, and the part that is meant.
    passages: Vec<[String; 2]>,
}

/// Where a paper is held.
#[derive(Default)]
pub(crate) struct Source {
    /// The lines of books, by id.
    pub(crate) lines: Vec<String>,
    /// Those of them whose content is kept.
    pub(crate) texts: Vec<String>,
    /// Whether a rulebook is made of it.
    pub(crate) is_law: bool,
    /// What it is about.
    pub(crate) title: String,
}

impl Known {
    /// The graph of the lines that may be seen, and of the rulebooks. A line that is void is a mistake, and no paper. Lines of one symbol and date are one paper.
    pub(crate) fn of(register: &Register, books: &[Rulebook], sees: &dyn Fn(Row<Documents>) -> bool) -> Known {
        let mut papers = Papers::default();
        for book in books {
            let document = &book.document;
            let paper = Paper { symbol: document.symbol.clone(), issuer: document.issuer.clone(), issued: document.issued, in_force: document.in_force };
            papers.at(paper, |source| (source.is_law, source.title) = (true, document.title.clone()));
        }
        let tables = register.tables();
        let documents = &tables.documents;
        let mut of_line: BTreeMap<Row<Documents>, usize> = BTreeMap::new();
        for row in (0..documents.len()).filter(|row| documents.void.text(*row).is_empty()) {
            let line = Row::new(row as u32);
            if sees(line) {
                of_line.insert(line, papers.line(documents, row));
            }
        }
        let (said, mut citations, mut passages) = (&tables.citations, Vec::new(), Vec::new());
        let mut told = BTreeSet::new();
        for row in 0..said.len() {
            let Some(&by) = of_line.get(&said.document[row]) else { continue };
            let (symbol, issuer) = (said.symbol.text(row).to_owned(), said.issuer.text(row).to_owned());
            let relation = said.relation[row].expect("a required column");
            let passage = [&said.passage, &said.part].map(|column| column.text(row).to_owned());
            // Two books may say the same of one paper.
            if told.insert((by, relation.byte(), symbol_key(&symbol), said.issued[row], said.from[row], passage.clone())) {
                citations.push(Citation { by, relation, symbol, issuer, issued: said.issued[row], from: said.from[row] });
                passages.push(passage);
            }
        }
        for citation in papers.of_rulebooks(books) {
            // What a person has confirmed says more than the name in a rulebook, and is not told twice.
            let key = symbol_key(&citation.symbol);
            let says_as_much = |other: &Citation| other.relation == citation.relation || citation.relation == Citing::Mentions;
            if !citations.iter().any(|other| other.by == citation.by && says_as_much(other) && symbol_key(&other.symbol) == key) {
                citations.push(citation);
                passages.push(Default::default());
            }
        }
        Known { graph: Graph::new(papers.papers, citations), sources: papers.sources, passages }
    }

    /// Where a paper is held; none where it is known by name alone.
    pub(crate) fn source(&self, paper: usize) -> Option<&Source> {
        self.sources.get(paper)
    }

    /// The paper of a line.
    pub(crate) fn of_line(&self, id: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.lines.iter().any(|line| line == id))
    }

    /// The papers that are held under a symbol.
    pub(crate) fn named(&self, symbol: &str) -> Vec<usize> {
        let key = symbol_key(symbol);
        (0..self.sources.len()).filter(|paper| symbol_key(&self.graph.papers()[*paper].symbol) == key).collect()
    }

    /// The passage that cites, and the part that is meant.
    pub(crate) fn passage(&self, citation: usize) -> &[String; 2] {
        &self.passages[citation]
    }

    /// What a paper is called: its symbol, or the id of its line.
    pub(crate) fn name(&self, paper: usize) -> String {
        let symbol = &self.graph.papers()[paper].symbol;
        let id = || self.source(paper).and_then(|source| source.lines.first().cloned()).unwrap_or_default();
        if symbol.is_empty() { id() } else { symbol.clone() }
    }

    /// What a citation comes to, by name; of what may be one of several, all of them.
    pub(crate) fn named_by(&self, citation: usize) -> String {
        match self.graph.cited(citation) {
            Cited::Paper(paper) => self.name(*paper),
            Cited::Ambiguous(_) => self.graph.citations()[citation].symbol.clone(),
        }
    }

    /// The citations of a paper, and those that come to it.
    pub(crate) fn around(&self, paper: usize) -> [Vec<usize>; 2] {
        let all = || 0..self.graph.citations().len();
        [all().filter(|at| self.graph.citations()[*at].by == paper).collect(), all().filter(|at| self.graph.cited(*at).paper() == Some(paper)).collect()]
    }
}

#[derive(Default)]
struct Papers {
    papers: Vec<Paper>,
    sources: Vec<Source>,
    /// By symbol and date, where both are known.
    places: BTreeMap<(String, Day), usize>,
}

impl Papers {
    /// The place of a paper, with what is said of its source.
    fn at(&mut self, paper: Paper, say: impl FnOnce(&mut Source)) -> usize {
        let key = (symbol_key(&paper.symbol), paper.issued);
        let tells = !key.0.is_empty() && key.1.known();
        let found = self.places.get(&key).copied().filter(|_| tells);
        let at = found.unwrap_or_else(|| {
            self.papers.push(paper);
            self.sources.push(Source::default());
            self.papers.len() - 1
        });
        if tells {
            self.places.insert(key, at);
        }
        say(&mut self.sources[at]);
        at
    }

    fn line(&mut self, documents: &Documents, row: usize) -> usize {
        let text = |column: &register::column::Texts| column.text(row).to_owned();
        let in_force = Period { from: Day::BEGINNING, until: Day::OPEN };
        let paper = Paper { symbol: text(&documents.symbol), issuer: text(&documents.issuer), issued: documents.issued[row], in_force };
        let (id, is_kept) = (text(&documents.id), !documents.file.text(row).is_empty());
        self.at(paper, |source| {
            source.texts.extend(is_kept.then(|| id.clone()));
            source.lines.push(id);
            if source.title.is_empty() {
                source.title = text(&documents.subject);
            }
        })
    }

    /// What rulebooks say of their documents: what they replace, from the day on which they are in force, and what they name.
    fn of_rulebooks(&self, books: &[Rulebook]) -> Vec<Citation> {
        let mut citations = Vec::new();
        for document in books.iter().map(|book| &book.document) {
            let by = self.places[&(symbol_key(&document.symbol), document.issued)];
            let named = [(Citing::Replaces, &document.replaces), (Citing::Mentions, &document.cites)];
            for (relation, symbol) in named.into_iter().flat_map(|(relation, symbols)| symbols.iter().map(move |symbol| (relation, symbol))) {
                let from = if relation == Citing::Replaces { document.in_force.from } else { Day::MISSING };
                citations.push(Citation { by, relation, symbol: symbol.clone(), issued: Day::MISSING, issuer: String::new(), from });
            }
        }
        citations
    }
}

/// What a document has to do with one that it cites, in words.
pub(crate) fn relation_words(relation: Citing) -> [String; 2] {
    let name = relation.name();
    [vietnamese(Citing::NAMES, name).unwrap_or(name).to_owned(), name.replace('_', " ")]
}

/// How a paper stands, in words.
pub(crate) fn state_words(state: State) -> [&'static str; 2] {
    match state {
        State::NotYet => ["chưa có hiệu lực", "not yet in force"],
        State::Unknown => ["chưa rõ hiệu lực", "not known whether in force"],
        State::InForce => ["còn hiệu lực", "in force"],
        State::Amended => ["đã được sửa đổi", "amended"],
        State::Replaced => ["đã bị thay thế, bãi bỏ", "replaced or ended"],
        State::Expired => ["đã hết thời hạn", "expired"],
    }
}

/// How a paper stands, and since when it has been over or amended, in words.
pub(crate) fn standing_words(standing: &Standing) -> [String; 2] {
    let [vi, en] = state_words(standing.state);
    let dated = standing.state.is_over() || standing.state == State::Amended;
    match standing.since.if_known().filter(|_| dated) {
        Some(since) => [format!("{vi} từ {}", since.civil()), format!("{en} since {}", since.civil())],
        None if dated => [format!("{vi}, chưa rõ từ ngày nào"), format!("{en}, not known since when")],
        None => [vi.to_owned(), en.to_owned()],
    }
}

/// A clause as rulebooks write it, taken apart: the words of each part, the document where another one is named, and the path of its passage where the words are one.
pub(crate) fn clause_parts(clause: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let part = |words: &str| {
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        let is_symbol = first.contains('/') && first.starts_with(|letter: char| letter.is_ascii_digit());
        let (symbol, place) = if is_symbol { (Some(first.to_owned()), rest) } else { (None, words) };
        (words.to_owned(), symbol, path_of(place))
    };
    clause.split([';', ',']).map(str::trim).filter(|words| !words.is_empty()).map(part).collect()
}

/// The path of a passage: `Điều 6 khoản 5` is `Điều 6.5`, and so is `khoản 5 Điều 6`; `II.6.2` is itself.
pub(crate) fn path_of(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    if let [one] = words[..] {
        return one.starts_with(['I', 'V', 'X']).then(|| one.to_owned());
    }
    let value = |name: &str| words.windows(2).find(|pair| pair[0].to_lowercase() == name).map(|pair| pair[1]);
    let known = words.chunks(2).all(|pair| pair.len() == 2 && ["điều", "khoản", "điểm"].contains(&pair[0].to_lowercase().as_str()));
    let path = [value("điều")?, value("khoản").unwrap_or(""), value("điểm").unwrap_or("")];
    known.then(|| format!("Điều {}", path.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")))
}

#[cfg(test)]
mod tests;
