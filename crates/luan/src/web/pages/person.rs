//! A record: what is known about a person, as far as it may be seen, and where one can go from it.

use askama::Template;
use paperwork::aliases::{column_words, table_words};
use register::code::vietnamese;
use rules::verdict::Lang;

use crate::access::{Action, Record, Section};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};
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
    let (view, id) = (visit.view()?, visit.id());
    let record = view.record(id).ok_or(Refused::NotThere)?;
    let subject = format!("person:{id}");
    let quoted = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let path = format!("/people/{}", quoted(id));
    let ways = [
        (Action::Review, format!("{path}/review"), ["Quy định nói gì", "What the rules say"]),
        (Action::History, format!("/history/{}", quoted(&subject)), ["Đã ghi những gì", "What was recorded"]),
        (Action::Readings, format!("{path}/readings"), ["Ai đã mở hồ sơ", "Who opened it"]),
        (Action::Change, format!("{path}/change"), ["Ghi thay đổi", "Record a change"]),
    ];
    let open = ways.into_iter().filter(|(action, ..)| !view.of_subject(*action, &subject).is_empty());
    let ways = open.map(|(_, path, said)| (path, visit.lang.pick(said).to_owned())).collect();
    let withheld = view.withheld(id).into_iter().map(|class| visit.lang.pick(words::class(class)).to_owned()).collect();
    let state = view.shown_state(id).map(|state| visit.lang.pick(words::state(state)).to_owned()).unwrap_or_default();
    Ok(Answer::page(&Person { page: visit.page(["Hồ sơ", "Record"]), record, state, withheld, ways }))
}
