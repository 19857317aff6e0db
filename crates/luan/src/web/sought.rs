//! Which verdicts somebody asks for: the fields of the filter, read with every fault at once, and offered again with what was chosen.

use register::Day;
use rules::rulebook::{Effect, Rulebook};
use rules::subject::Subject;
use rules::verdict::Outcome;

use super::answer::Refused;
use super::visit::Visit;
use crate::access::{Filter, Order, Question, Wanted};
use crate::report::{effect_words, outcome_words};

/// The outcomes, in the order in which they are read.
pub(crate) const OUTCOMES: [Outcome; 5] = [Outcome::NotMet, Outcome::NotKnown, Outcome::Waived, Outcome::Met, Outcome::NotApplicable];
/// What a review visits.
pub(crate) const SUBJECTS: [Subject; 3] = [Subject::Person, Subject::Post, Subject::Unit];
/// The fields, in the order in which they go along.
pub(crate) const FIELDS: [&str; 10] = ["on", "unit", "subject", "book", "rule", "topic", "effect", "outcome", "words", "sort"];

/// What is asked for.
pub(crate) struct Sought {
    pub(crate) day: Day,
    pub(crate) filter: Filter,
    pub(crate) order: (Order, bool),
    /// The fields that are not understood, each with what is wrong: nothing is asked where there is one.
    pub(crate) faults: Vec<(&'static str, String)>,
}

/// A value that a field offers.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) words: String,
    pub(crate) chosen: bool,
}

/// The values that the fields offer.
pub(crate) struct Choices {
    pub(crate) units: Vec<Choice>,
    pub(crate) subjects: Vec<Choice>,
    pub(crate) books: Vec<Choice>,
    pub(crate) rules: Vec<Choice>,
    pub(crate) topics: Vec<Choice>,
    pub(crate) effects: Vec<Choice>,
    pub(crate) outcomes: Vec<Choice>,
}

/// The kinds of subjects, in words.
pub(crate) fn subject_words(subject: Subject) -> [&'static str; 2] {
    match subject {
        Subject::Person => ["người", "people"],
        Subject::Post => ["vị trí", "posts"],
        Subject::Unit => ["đơn vị", "units"],
        Subject::Move => ["lượt dự kiến", "proposed moves"],
        Subject::Plan => ["kế hoạch", "plans"],
        Subject::Case => ["hồ sơ quyết định", "cases of decision"],
        Subject::Document => ["văn bản", "documents"],
    }
}

/// The day of a field: today where nothing is said, and none where it is no day.
pub(crate) fn day_of(visit: &Visit<'_>, field: &str) -> Result<Option<Day>, Refused> {
    match visit.asked.field(field) {
        "" => Ok(Some(visit.view()?.today())),
        text => Ok(crate::cli::day(text).ok()),
    }
}

impl Sought {
    /// What the fields say.
    pub(crate) fn read(visit: &Visit<'_>) -> Result<Sought, Refused> {
        let (view, books, t) = (visit.view()?, &visit.desk.books, visit.t());
        let mut faults = Vec::new();
        let mut text = |name: &'static str, known: &dyn Fn(&str) -> bool, fault: String| {
            let text = visit.asked.field(name);
            if text.is_empty() || known(text) {
                return text.to_owned();
            }
            faults.push((name, fault));
            String::new()
        };
        let unit = text("unit", &|id| view.has_unit(id), t.sought_no_such_unit());
        let book = text("book", &|symbol| books.iter().any(|book| book.document.symbol == symbol), t.sought_no_such_document());
        let rule = text("rule", &|name| books.iter().flat_map(|book| &book.rules).any(|rule| rule.name == name), t.sought_no_such_rule());
        let topic = text("topic", &|topic| books.iter().flat_map(|book| &book.rules).any(|rule| rule.topic == topic), t.sought_no_such_topic());
        let subject = SUBJECTS.into_iter().find(|subject| subject.name() == visit.asked.field("subject"));
        text("subject", &|_| subject.is_some(), t.sought_not_a_choice());
        let effect = Effect::ALL.into_iter().find(|effect| effect.name() == visit.asked.field("effect"));
        text("effect", &|_| effect.is_some(), t.sought_not_a_choice());
        let only = OUTCOMES.into_iter().find(|outcome| outcome.name() == visit.asked.field("outcome"));
        text("outcome", &|word| only.is_some() || word == "all", t.sought_not_a_choice());
        let day = day_of(visit, "on")?;
        faults.extend(day.is_none().then(|| ("on", t.sought_not_a_day())));
        let outcome = match (visit.asked.field("outcome"), only) {
            ("all", _) => Wanted::All,
            (_, Some(only)) => Wanted::Only(only),
            _ => Wanted::Findings,
        };
        let words = visit.asked.field("words").to_owned();
        let filter = Filter { unit, subject, book, rule, topic, effect, outcome, words, leaving: false };
        Ok(Sought { day: day.unwrap_or(view.today()), filter, order: order(visit.asked.field("sort")), faults })
    }

    /// The question that goes with it.
    pub(crate) fn question<'a>(&self, visit: &'a Visit<'_>) -> Question<'a> {
        question(visit, self.day)
    }

    /// What the fields offer, with what was chosen; a value that is not understood stays in its field, marked.
    pub(crate) fn choices(&self, visit: &Visit<'_>) -> Result<Choices, Refused> {
        let (lang, books) = (visit.lang, &visit.desk.books);
        let choice = |field: &str, value: &str, words: String| Choice { value: value.to_owned(), words, chosen: visit.asked.field(field) == value };
        let in_force = |book: &&Rulebook| book.document.in_force.holds(self.day);
        let judged = |rule: &&rules::rulebook::Rule| SUBJECTS.contains(&rule.subject) && rule.in_force.holds(self.day);
        let mut rules: Vec<_> = books.iter().filter(in_force).flat_map(|book| &book.rules).filter(judged).collect();
        rules.sort_by(|a, b| a.name.cmp(&b.name));
        let mut topics: Vec<&str> = rules.iter().map(|rule| rule.topic.as_str()).collect();
        topics.sort_unstable();
        topics.dedup();
        let mut outcomes = vec![choice("outcome", "", visit.t().sought_findings())];
        outcomes.extend(OUTCOMES.map(|outcome| choice("outcome", outcome.name(), lang.pick(outcome_words(outcome)).to_owned())));
        outcomes.push(choice("outcome", "all", visit.t().sought_all()));
        Ok(Choices {
            units: visit.view()?.units().iter().map(|[id, name]| choice("unit", id, format!("{name} ({id})"))).collect(),
            subjects: SUBJECTS.map(|subject| choice("subject", subject.name(), lang.pick(subject_words(subject)).to_owned())).into(),
            books: books.iter().filter(in_force).map(|book| choice("book", &book.document.symbol, book.document.symbol.clone())).collect(),
            topics: topics.into_iter().map(|topic| choice("topic", topic, topic.to_owned())).collect(),
            rules: rules.into_iter().map(|rule| choice("rule", &rule.name, format!("{} — {}", rule.name, rule.clause))).collect(),
            effects: Effect::ALL.map(|effect| choice("effect", effect.name(), lang.pick(effect_words(effect)).to_owned())).into(),
            outcomes,
        })
    }

    /// Whether a field is not understood.
    pub(crate) fn is_faulty(&self, field: &str) -> bool {
        self.faults.iter().any(|(name, _)| *name == field)
    }
}

/// The question about a day.
pub(crate) fn question<'a>(visit: &'a Visit<'_>, day: Day) -> Question<'a> {
    Question { day, books: &visit.desk.books, sweeps: &visit.desk.sweeps, lang: visit.lang }
}

fn order(text: &str) -> (Order, bool) {
    let (word, backwards) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
    match word {
        "name" => (Order::Name, backwards),
        "rule" => (Order::Rule, backwards),
        _ => (Order::Outcome, backwards),
    }
}
