//! A record: what is known about a person, as far as it may be seen, and where one can go from it.

use askama::Template;
use paperwork::aliases::{column_words, table_words};
use register::code::vietnamese;
use rules::verdict::Lang;

use crate::access::{Action, Record, Section};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit, quoted};
use crate::web::words;

#[derive(Template)]
#[template(path = "person.html")]
struct Person {
    page: Page,
    record: Record,
    state: String,
    /// Classes that are not shown.
    withheld: Vec<String>,
    /// What else can be asked about this person: path and words.
    ways: Vec<(String, String)>,
}

impl Person {
    fn heading(&self, section: &Section) -> String {
        self.page.lang.pick(table_words(section.table)).to_owned()
    }

    /// A cell as it is read: codes in the words of the forms.
    fn cell(&self, section: &Section, at: &usize, text: &str) -> String {
        let words = vietnamese(section.codes[*at], text).filter(|_| self.page.lang == Lang::Vi);
        words.unwrap_or(text).to_owned()
    }

    fn column(&self, section: &Section, column: &&'static str) -> String {
        self.page.lang.pick(column_words(section.table, column)).to_owned()
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, id, t) = (visit.view()?, visit.id(), visit.t());
    let record = view.record(id).ok_or(Refused::NotThere)?;
    let subject = format!("person:{id}");
    let path = format!("/people/{}", quoted(id));
    let ways = [
        (Action::Review, format!("{path}/review"), t.verdicts_title()),
        (Action::History, format!("/history/{}", quoted(&subject)), t.history_title()),
        (Action::Readings, format!("{path}/readings"), t.readings_title()),
        (Action::Change, format!("{path}/change"), t.change_title()),
    ];
    let open = ways.into_iter().filter(|(action, ..)| !view.of_subject(*action, &subject).is_empty());
    let ways = open.map(|(_, path, said)| (path, said)).collect();
    let withheld = view.withheld(id).into_iter().map(|class| visit.lang.pick(words::class(class)).to_owned()).collect();
    let state = view.shown_state(id).map(|state| visit.lang.pick(words::state(state)).to_owned()).unwrap_or_default();
    Ok(Answer::page(&Person { page: visit.page(visit.t().person_title()), record, state, withheld, ways }))
}
