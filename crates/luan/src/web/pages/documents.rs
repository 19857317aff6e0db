//! The books of incoming and outgoing documents: what stands in them, searched with and without marks; printed as offices print them; taken along as a workbook.

use askama::Template;
use register::code::{Book, Code};

use super::list_export::Leaving;
use crate::access::{Action, BookWanted, Class, Line, PAGE};
use crate::web::answer::{Answer, Refused};
use crate::web::books;
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::visit::{Page, Visit};

/// Lines of one printed book.
const PRINTED_MAX: usize = 5_000;
/// The fields that say which lines are wanted.
const FIELDS: [&str; 4] = ["book", "unit", "series", "words"];

#[derive(Template)]
#[template(path = "documents.html")]
struct Books {
    page: Page,
    wanted: BookWanted,
    books: Vec<(&'static str, String)>,
    units: Vec<[String; 2]>,
    series: Vec<(String, String)>,
    count: String,
    lines: Vec<Line>,
    pager: Pager,
    may_register: bool,
    may_export: bool,
    printed: String,
    export: String,
}

#[derive(Template)]
#[template(path = "book.html")]
struct Printed {
    page: Page,
    units: String,
    series: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    /// That not all of it is here, where it is not.
    part: String,
    back: String,
}

/// Which lines the fields ask for.
fn wanted(visit: &Visit<'_>) -> BookWanted {
    let [book, unit, series, words] = FIELDS.map(|name| visit.asked.field(name).to_owned());
    BookWanted { book, unit, series, words }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, t, wanted) = (visit.view()?, visit.t(), wanted(visit));
    let found = view.books(Action::Find, &wanted);
    let (page, at) = (visit.page(t.documents_title()), visit.page_number());
    let count = found.lines.len();
    let pager = Pager::new(&page, at, count);
    let query = page.here.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    Ok(Answer::page(&Books {
        books: Book::NAMES.iter().map(|book| (*book, books::word(visit.lang, Book::NAMES, book))).collect(),
        units: view.units_offered(&wanted.unit),
        series: found.series.into_iter().map(|series| (books::series(visit.lang, &series), series)).map(|(words, series)| (series, words)).collect(),
        count: number(visit.lang, count),
        lines: found.lines.into_iter().skip(at.saturating_mul(PAGE)).take(PAGE).collect(),
        pager,
        may_register: view.offers(Action::Change),
        may_export: view.offers(Action::Export),
        printed: format!("/documents/book{query}"),
        export: format!("/documents/export{query}"),
        wanted,
        page,
    }))
}

impl Books {
    fn kind(&self, line: &Line) -> String {
        books::kind(self.page.lang, line)
    }

    fn marks(&self, line: &Line) -> Vec<String> {
        books::marks(self.page.lang, line)
    }

    fn series_of(&self, line: &Line) -> String {
        books::series(self.page.lang, line.cell("series"))
    }

    fn is_sought(&self) -> bool {
        FIELDS.iter().any(|name| !self.page.here.is_empty() && self.page.here.contains(&format!("{name}=")))
    }
}

/// The book of one unit and one series, or whatever was narrowed down, as offices print it; the first number first.
pub(in crate::web) fn printed(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (t, mut wanted) = (visit.t(), wanted(visit));
    let book = book_of(&mut wanted);
    let mut lines = visit.view()?.books(Action::Find, &wanted).lines;
    let part = if lines.len() > PRINTED_MAX { t.documents_printed_part(number(visit.lang, PRINTED_MAX)) } else { String::new() };
    lines.truncate(PRINTED_MAX);
    let lines = in_order(lines);
    let list = books::printed(book, &lines);
    let mut units: Vec<&str> = lines.iter().map(|line| line.unit_name.as_str()).collect();
    units.dedup();
    let page = visit.page(if book == Book::Incoming { t.documents_book_incoming() } else { t.documents_book_outgoing() });
    let rows = list.rows.iter().map(|row| row.iter().map(books::said).collect()).collect();
    let series = if wanted.series.is_empty() { String::new() } else { books::series(visit.lang, &wanted.series) };
    let query = page.here.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let headings = list.columns.into_iter().map(|(words, _)| words).collect();
    Ok(Answer::page(&Printed { units: units.join("; "), series, headings, rows, part, back: format!("/documents{query}"), page }))
}

pub(in crate::web) fn export_form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    leaving(visit).asked(visit)
}

fn leaving(visit: &Visit<'_>) -> Leaving {
    let fields = FIELDS.map(|name| (name, visit.asked.field(name).to_owned())).into_iter().filter(|(_, text)| !text.is_empty()).collect();
    Leaving { action: "/documents/export", title: visit.t().documents_export(), leaves: visit.t().documents_leaves(), fields }
}

/// The book as a file: what of it may leave the house.
pub(in crate::web) fn export(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, mut wanted) = (visit.view()?, wanted(visit));
    let book = book_of(&mut wanted);
    Ok(leaving(visit).answered(visit, &format!("luan-{}", book.name()), || {
        let lines = view.books(Action::Export, &wanted).lines;
        if lines.is_empty() { Err(visit.t().documents_nothing_leaves()) } else { Ok(books::printed(book, &in_order(lines))) }
    }))
}

/// A printed book is one book: the incoming one where nothing is said.
fn book_of(wanted: &mut BookWanted) -> Book {
    let book = if wanted.book == Book::Outgoing.name() { Book::Outgoing } else { Book::Incoming };
    wanted.book = book.name().to_owned();
    book
}

/// The first number first, a part under its whole.
fn in_order(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.order().cmp(&b.order()));
    lines
}

/// Whether a line may be changed by who looks.
pub(super) fn may_change(visit: &Visit<'_>, id: &str) -> Result<bool, Refused> {
    Ok(visit.view()?.may(Action::Change, &format!("document:{id}"), Class::Personnel))
}
