//! The posts board: who holds which post, since when, and what is empty; as a review, with what the rules say of the holders.

use askama::Template;
use register::code::{Code, Role, vietnamese};
use rules::facts::LOCAL;
use rules::verdict::{Lang, words_of_fact};

use crate::access::{Action, Board, Due, Holder, Known, Only, Place, PostsWanted, Said, Sort, Telling, WITHIN_MAX};
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::on::{On, civil};
use crate::web::pager::Pager;
use crate::web::visit::{Page, Visit};

/// Months ahead that are said where nothing is asked for.
pub(super) const WITHIN: i32 = 12;
/// The words of the address for what a duty says.
const SAID: [(&str, Said); 3] = [("now", Said::Now), ("soon", Said::Soon), ("unknown", Said::Unknown)];
const ONLY: [(&str, Only); 3] = [("", Only::All), ("empty", Only::Empty), ("over", Only::Over)];
const SORTS: [(&str, Sort); 5] = [("unit", Sort::Unit), ("name", Sort::Name), ("months", Sort::Months), ("head", Sort::Head), ("left", Sort::Left)];

#[derive(Template)]
#[template(path = "posts.html")]
struct Posts {
    page: Page,
    path: &'static str,
    on: On,
    wanted: PostsWanted,
    /// What is asked of the rules, where this is a review.
    due: Option<Due>,
    board: Board,
    pager: Pager,
    units: Vec<[String; 2]>,
    /// Whether a review is the viewer's to ask for.
    may_review: bool,
    faults: Vec<String>,
}

/// A choice of a list: its word in the address, what it is called, whether it is chosen.
struct Choice {
    word: String,
    words: String,
    chosen: bool,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    page(visit, "/posts", None)
}

pub(in crate::web) fn due(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let field = |name: &str| visit.asked.field(name);
    let said = SAID.iter().find(|(word, _)| *word == field("due")).map(|(_, said)| *said);
    let due = Due {
        within: field("within").parse().unwrap_or(WITHIN).clamp(0, WITHIN_MAX),
        rule: field("rule").to_owned(),
        wanted: said,
        local: field("local").to_owned(),
        retiring: !field("retiring").is_empty(),
        ending: !field("ending").is_empty(),
    };
    page(visit, "/posts/due", Some(due))
}

fn page(visit: &Visit<'_>, path: &'static str, due: Option<Due>) -> Result<Answer, Refused> {
    let (view, on, field) = (visit.view()?, On::of(visit)?, |name: &str| visit.asked.field(name));
    let wanted = PostsWanted {
        on: on.day,
        unit: field("unit").to_owned(),
        title: field("title").to_owned(),
        words: field("words").to_owned(),
        only: ONLY.iter().find(|(word, _)| *word == field("only")).map_or(Only::All, |(_, only)| *only),
        sort: SORTS.iter().find(|(word, _)| *word == field("sort")).map_or(Sort::Unit, |(_, sort)| *sort),
        descending: field("order") == "down",
        page: visit.page_number(),
    };
    let board = view.board(&wanted, due.as_ref(), &visit.desk.books);
    let t = visit.t();
    let within_typed = field("within");
    let within_faulty = due.as_ref().is_some_and(|due| !within_typed.is_empty() && within_typed.parse() != Ok(due.within));
    let faults = [(on.faulty, t.word_no_such_day()), (within_faulty, t.posts_no_such_months())];
    let faults = faults.into_iter().filter(|(faulty, _)| *faulty).map(|(_, words)| words).collect();
    let title = if due.is_some() { t.posts_due_title() } else { t.posts_title() };
    let (units, may_review) = (view.units_offered(&wanted.unit), view.offers(Action::Review));
    let page = visit.page(title);
    let pager = Pager::new(&page, wanted.page, board.count);
    Ok(Answer::page(&Posts { page, path, on, wanted, due, board, pager, units, may_review, faults }))
}

impl Posts {
    fn count(&self, count: &usize) -> String {
        number(self.page.lang, *count)
    }

    fn summary(&self) -> String {
        let figure = |count: usize| number(self.page.lang, count);
        let (seats, empty) = (self.board.seats.max(0) as usize, self.board.empty.max(0) as usize);
        self.page.t.posts_summary(figure(self.board.count), figure(seats), figure(empty), figure(self.board.open))
    }

    /// The months ahead, as they stand in the field.
    fn within(&self) -> i32 {
        self.due.as_ref().map_or(WITHIN, |due| due.within)
    }

    fn is_retiring(&self) -> bool {
        self.due.as_ref().is_some_and(|due| due.retiring)
    }

    fn is_ending(&self) -> bool {
        self.due.as_ref().is_some_and(|due| due.ending)
    }

    /// The same board in another order; once more in the same, the other way round.
    fn sorted(&self, word: &str) -> String {
        let down = self.sort_of(word) == "ascending";
        self.page.with(&[("sort", word), ("order", if down { "down" } else { "" }), ("page", "")])
    }

    fn sort_of(&self, word: &str) -> &'static str {
        match SORTS.iter().find(|(known, _)| *known == word) {
            Some((_, sort)) if *sort == self.wanted.sort => {
                if self.wanted.descending {
                    "descending"
                } else {
                    "ascending"
                }
            }
            _ => "none",
        }
    }

    /// The other board, narrowed in the same way.
    fn other(&self) -> String {
        let here = self.page.with(&[
            ("page", ""),
            ("sort", ""),
            ("order", ""),
            ("due", ""),
            ("rule", ""),
            ("local", ""),
            ("retiring", ""),
            ("ending", ""),
            ("within", ""),
        ]);
        let query = here.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
        format!("{}{query}", if self.due.is_some() { "/posts" } else { "/posts/due" })
    }

    fn choices<const N: usize>(&self, list: [(&str, String); N], chosen: &str) -> Vec<Choice> {
        list.into_iter().map(|(word, words)| Choice { word: word.to_owned(), words, chosen: word == chosen }).collect()
    }

    fn onlys(&self) -> Vec<Choice> {
        let (t, chosen) = (self.page.t, ONLY.iter().find(|(_, only)| *only == self.wanted.only).map_or("", |(word, _)| word));
        let tally = &self.board.tally;
        let counted = |words: String, count: usize| format!("{words} ({})", number(self.page.lang, count));
        self.choices([("", t.posts_all()), ("empty", counted(t.posts_empty(), tally.empty)), ("over", counted(t.posts_over(), tally.over))], chosen)
    }

    fn saids(&self) -> Vec<Choice> {
        let t = self.page.t;
        let chosen = self.due.as_ref().and_then(|due| SAID.iter().find(|(_, said)| Some(*said) == due.wanted)).map_or("", |(word, _)| word);
        self.choices([("", t.posts_all()), ("now", t.posts_due_now()), ("soon", t.posts_due_soon()), ("unknown", t.posts_due_unknown())], chosen)
    }

    fn locals(&self) -> Vec<Choice> {
        let chosen = self.due.as_ref().map_or("", |due| due.local.as_str());
        let local = |(place, word): (usize, &&str)| {
            let count = self.board.tally.local.get(place).copied().unwrap_or(0);
            let words = format!("{} ({})", self.local_words(place), number(self.page.lang, count));
            Choice { word: (*word).to_owned(), words, chosen: *word == chosen }
        };
        let any = Choice { word: String::new(), words: self.page.t.posts_all(), chosen: chosen.is_empty() };
        std::iter::once(any).chain(LOCAL.iter().enumerate().map(local)).collect()
    }

    fn rules(&self) -> Vec<Choice> {
        let chosen = self.due.as_ref().map_or("", |due| due.rule.as_str());
        let any = Choice { word: String::new(), words: self.page.t.posts_all(), chosen: chosen.is_empty() };
        let one = |duty: &crate::access::Duty| Choice {
            word: duty.rule.clone(),
            words: format!("{}: {}", duty.rule, self.duty_words(duty)),
            chosen: duty.rule == chosen,
        };
        std::iter::once(any).chain(self.board.duties.iter().map(one)).collect()
    }

    fn duty_words(&self, duty: &crate::access::Duty) -> String {
        self.page.lang.pick([&duty.words[0], &duty.words[1]]).clone()
    }

    fn local_words(&self, place: usize) -> String {
        let word = LOCAL.get(place).copied().unwrap_or_default();
        words_of_fact("move.local", &rules::trace::Value::Text(word.to_owned()), self.page.lang)
    }

    /// What the board is narrowed by: in words, and the same board without it.
    fn tags(&self) -> Vec<(String, String)> {
        let (t, mut tags) = (self.page.t, Vec::new());
        let mut tag = |said: String, fields: &[&str]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|field| (*field, "")).chain([("page", "")]).collect();
            tags.push((said, self.page.with(&fields)));
        };
        let chosen = |choices: Vec<Choice>| choices.into_iter().find(|choice| choice.chosen && !choice.word.is_empty()).map(|choice| choice.words);
        let named = |list: &[[String; 2]], id: &str| list.iter().find(|[known, _]| known == id).map_or_else(|| id.to_owned(), |[_, name]| name.clone());
        if !self.wanted.words.is_empty() {
            tag(format!("“{}”", self.wanted.words), &["words"]);
        }
        if !self.wanted.unit.is_empty() {
            tag(format!("{}: {}", t.posts_unit(), named(&self.units, &self.wanted.unit)), &["unit"]);
        }
        if !self.wanted.title.is_empty() {
            tag(format!("{}: {}", t.posts_post(), named(&self.board.titles, &self.wanted.title)), &["title"]);
        }
        chosen(self.onlys()).into_iter().for_each(|words| tag(words, &["only"]));
        if let Some(due) = &self.due {
            chosen(self.saids()).into_iter().for_each(|words| tag(words, &["due"]));
            chosen(self.rules()).into_iter().for_each(|words| tag(words, &["rule"]));
            chosen(self.locals()).into_iter().for_each(|words| tag(format!("{}: {words}", t.posts_local()), &["local"]));
            if due.retiring {
                tag(t.posts_retiring(due.within.to_string()), &["retiring"]);
            }
            if due.ending {
                tag(t.posts_ending(due.within.to_string()), &["ending"]);
            }
        }
        tags
    }

    fn role(&self, place: &Place) -> String {
        match vietnamese(Role::NAMES, place.role).filter(|_| self.page.lang == Lang::Vi) {
            Some(words) => words.to_owned(),
            None => place.role.to_owned(),
        }
    }

    fn known(&self, known: &Known) -> String {
        match known {
            Known::Number(number) => number.to_string(),
            Known::Unknown => self.page.t.posts_not_known(),
            Known::Hidden => "–".to_owned(),
        }
    }

    /// Empty seats in words: one number, or from the least to the most.
    fn empty(&self, place: &Place) -> String {
        match place.empty {
            [Known::Number(least), Known::Number(most)] if least == most && least < 0 => self.page.t.posts_too_many((-least).to_string()),
            [Known::Number(least), Known::Number(most)] if least != most => self.page.t.posts_between(least.to_string(), most.to_string()),
            [least, _] => self.known(&least),
        }
    }

    fn is_empty(&self, place: &Place) -> bool {
        matches!(place.empty[0], Known::Number(least) if least > 0)
    }

    fn rows(&self, place: &Place) -> usize {
        place.holders.len().max(1)
    }

    fn since(&self, holder: &Holder) -> String {
        if holder.since.known() { self.page.t.posts_since(civil(&holder.since)) } else { self.page.t.posts_since_not_known() }
    }

    fn planned(&self, holder: &Holder) -> String {
        if holder.planned.known() { self.page.t.posts_planned_end(civil(&holder.planned)) } else { String::new() }
    }

    fn months(&self, holder: &Holder) -> String {
        if holder.concurrent { String::new() } else { self.known(&holder.months) }
    }

    fn local(&self, telling: &Telling) -> String {
        if let Known::Number(place) = telling.local { self.local_words(place as usize) } else { self.known(&telling.local) }
    }

    fn left(&self, telling: &Telling) -> String {
        let day = telling.retirement.map(|day| format!(" ({})", civil(&day))).unwrap_or_default();
        format!("{}{day}", self.known(&telling.left))
    }

    /// What a duty says of a holder: the class of its tag, the words, the rule.
    fn said(&self, (duty, said): &(usize, Said)) -> [String; 3] {
        let (t, duty) = (self.page.t, &self.board.duties[*duty]);
        let (class, words) = match said {
            Said::Now => ("not_met", t.posts_due_now()),
            Said::Soon => ("not_known", t.posts_due_soon()),
            Said::Unknown => ("not_known", t.posts_due_unknown()),
        };
        [class.to_owned(), words, duty.rule.clone()]
    }
}
