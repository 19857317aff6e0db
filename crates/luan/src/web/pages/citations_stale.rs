//! Documents in force that cite what is no longer: the list, narrowed down, and taken along as a file.

use askama::Template;
use paperwork::export::{Cell, List};
use register::citing::Stale;
use register::code::{Citing, Code};

use super::citations::{Mention, Row, Teller};
use super::list_export::Leaving;
use crate::access::{Action, PAGE};
use crate::citing::relation_words;
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::on::On;
use crate::web::pager::Pager;
use crate::web::visit::{Page, Visit};

/// The fields that say which citations are wanted.
const FIELDS: [&str; 3] = ["on", "relation", "words"];

#[derive(Template)]
#[template(path = "citations_stale.html")]
struct Listed {
    page: Page,
    on: On,
    relation: String,
    relations: Vec<(&'static str, String)>,
    words: String,
    count: String,
    found: Vec<Found>,
    pager: Pager,
    /// Documents that rest on one another in a circle.
    circles: Vec<Vec<Mention>>,
    may_export: bool,
    export: String,
}

/// A document in force that cites one that is not.
struct Found {
    row: Row,
    /// Whether the cited one was over already when the other was issued, in words.
    since: String,
    /// What stands in the place of the cited one.
    in_place: Vec<Mention>,
}

/// Those that the fields ask for and of which an action is allowed.
fn found<'a>(visit: &'a Visit<'a>, action: Action, on: register::Day) -> Result<(Teller<'a>, Vec<Found>), Refused> {
    let teller = Teller::new(visit, action, on)?;
    let (relation, words) = (visit.asked.field("relation"), register::books::sought(visit.asked.field("words")));
    let graph = &teller.known.graph;
    let told = |stale: Stale| {
        let row = teller.row(stale.citation);
        let since = match stale.from_the_start {
            Some(true) => visit.t().citations_over_before(),
            Some(false) => visit.t().citations_over_later(),
            None => visit.t().citations_over_unknown(),
        };
        let in_place = graph.in_place_of(stale.cited, &teller.standings).into_iter().map(|paper| teller.mention(paper)).collect();
        Found { row, since, in_place }
    };
    let wanted = |stale: &Stale| relation.is_empty() || graph.citations()[stale.citation].relation.name() == relation;
    let said = |found: &Found| format!("{} {} {} {}", found.row.by.name, found.row.by.title, found.row.cited.name, found.row.cited.title);
    let fits = |found: &Found| register::books::holds_all(&said(found), &words);
    let all = graph.stale(on).into_iter().filter(wanted).map(told).filter(fits).collect();
    Ok((teller, all))
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on, lang) = (visit.view()?, On::of(visit)?, visit.lang);
    let (teller, all) = found(visit, Action::Find, on.day)?;
    let circles = teller.known.graph.circles(on.day);
    let (page, at) = (visit.page(visit.t().citations_stale_title()), visit.page_number());
    let query = page.here.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    // A document that replaces another one may name it.
    let relations = Citing::ALL.iter().filter(|relation| **relation != Citing::Replaces);
    Ok(Answer::page(&Listed {
        relation: visit.asked.field("relation").to_owned(),
        relations: relations.map(|relation| (relation.name(), lang.pick(relation_words(*relation)))).collect(),
        words: visit.asked.field("words").to_owned(),
        count: number(lang, all.len()),
        pager: Pager::new(&page, at, all.len()),
        found: all.into_iter().skip(at.saturating_mul(PAGE)).take(PAGE).collect(),
        circles: circles.into_iter().map(|circle| circle.into_iter().map(|paper| teller.mention(paper)).collect()).collect(),
        may_export: view.offers(Action::Export),
        export: format!("/documents/citations/export{query}"),
        on,
        page,
    }))
}

pub(in crate::web) fn export_form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    leaving(visit).asked(visit)
}

/// The list as a file: what of it may leave the house.
pub(in crate::web) fn export(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (_, all) = found(visit, Action::Export, On::of(visit)?.day)?;
    Ok(leaving(visit).answered(visit, "luan-vien-dan", || if all.is_empty() { Err(visit.t().citations_nothing_leaves()) } else { Ok(list(visit, &all)) }))
}

fn leaving(visit: &Visit<'_>) -> Leaving {
    let fields = FIELDS.map(|name| (name, visit.asked.field(name).to_owned())).into_iter().filter(|(_, text)| !text.is_empty()).collect();
    Leaving { action: "/documents/citations/export", title: visit.t().citations_export(), leaves: visit.t().documents_leaves(), fields }
}

fn list(visit: &Visit<'_>, all: &[Found]) -> List {
    let t = visit.t();
    let columns = [
        (t.citations_by(), 18),
        (t.documents_subject(), 48),
        (t.citations_relation(), 18),
        (t.citations_cited(), 18),
        (t.citations_standing(), 36),
        (t.citations_in_place(), 24),
        (t.citations_passage(), 14),
        (t.citations_when(), 36),
    ];
    let row = |found: &Found| {
        let in_place = found.in_place.iter().map(|paper| paper.name.as_str()).collect::<Vec<_>>().join("; ");
        let Row { by, relation, cited, passage, .. } = &found.row;
        [&by.name, &by.title, relation, &cited.name, &cited.standing, &in_place, passage, &found.since].map(|text| cell(text)).to_vec()
    };
    List { name: "Vien dan", columns: columns.to_vec(), rows: all.iter().map(row).collect() }
}

fn cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
