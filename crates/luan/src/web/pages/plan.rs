//! Plans: those that are kept, and the request for another one, as a form or as its text.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use planner::Status;
use register::code::vietnamese;
use register::code::{Code, MoveKind, Purpose};

use crate::access::{Planned, View, Viewer, Wants};
use crate::jobs::{Fault, Keep, Order, Progress};
use crate::plans::{Card, Draft, FieldFault, KeptPlan, cards, keep, plan};
use crate::time::{self, Stopwatch};
use crate::web::answer::{Answer, Refused};
use crate::web::named::{Choices, named};
use crate::web::visit::{Page, Visit, quoted};

/// Seconds that a search may take, whatever the request says: others wait for their turn.
pub(super) const SECONDS_MAX: f64 = 300.0;
/// Plans that are listed, the latest ones.
const LISTED_MAX: usize = 100;

#[derive(Template)]
#[template(path = "plan.html")]
struct Plan {
    page: Page,
    cards: Vec<Card>,
    units: Vec<(String, String, usize)>,
    draft: Draft,
    /// The request as a text; empty where the form is shown.
    text: String,
    as_text: bool,
    reason: String,
    /// The plan that the request was changed from.
    from: String,
    faults: Vec<FieldFault>,
    /// What names that were typed may mean, by their field.
    choices: Vec<(String, Choices)>,
}

impl Plan {
    fn new(visit: &Visit<'_>, draft: Draft) -> Result<Plan, Refused> {
        let view = visit.view()?;
        let mut cards = cards(&visit.desk.vault, visit.now)?;
        cards.retain(|card| view.may_plan(&card.scope));
        cards.truncate(LISTED_MAX);
        let said = |name: &str| visit.asked.field(name).to_owned();
        let page = visit.page(visit.t().plan_title());
        Ok(Plan {
            page,
            cards,
            units: view.units_to_plan(),
            draft,
            text: String::new(),
            as_text: false,
            reason: said("reason"),
            from: said("from"),
            faults: Vec::new(),
            choices: Vec::new(),
        })
    }

    /// What the name in a cell of a table may mean.
    fn choices(&self, column: &str, row: &usize) -> Option<&Choices> {
        self.choices.iter().find(|(field, _)| *field == format!("{column}-{row}")).map(|(_, choices)| choices)
    }

    fn when(&self, card: &Card) -> String {
        time::civil(card.at)
    }

    fn unit(&self, card: &Card) -> String {
        self.units.iter().find(|(id, ..)| *id == card.scope).map_or_else(|| card.scope.clone(), |(_, name, _)| name.clone())
    }

    fn status(&self, card: &Card) -> String {
        let t = self.page.t;
        match card.status {
            Status::Optimal => t.plan_optimal(),
            Status::Feasible => t.plan_feasible(),
            Status::Infeasible => t.plan_infeasible(),
            Status::Unknown => t.plan_unknown(),
        }
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        self.codes(MoveKind::NAMES)
    }

    fn purposes(&self) -> Vec<(&'static str, String)> {
        self.codes(Purpose::NAMES)
    }

    fn codes(&self, names: &'static [&'static str]) -> Vec<(&'static str, String)> {
        let words = |name: &'static str| vietnamese(names, name).unwrap_or(name).to_owned();
        names.iter().map(|&name| (name, self.page.lang.pick([words(name), name.replace('_', " ")]))).collect()
    }

    fn indent(&self, depth: &usize) -> String {
        "\u{a0}\u{a0}".repeat(*depth)
    }

    /// What a screen reader is told of a field that is at fault.
    fn wrong(&self, field: &str) -> &'static str {
        if self.faults.iter().any(|fault| fault.field == field) { "true" } else { "false" }
    }

    fn wrong_row(&self, field: &str, row: &usize) -> &'static str {
        self.wrong(&format!("{field}-{row}"))
    }

    /// The label of the field of a fault; of a row of a table, with its number.
    fn label(&self, fault: &FieldFault) -> String {
        let t = self.page.t;
        let (base, row) = match fault.field.rsplit_once('-') {
            Some((base, row)) => (base, row.parse::<usize>().map_or(String::new(), |row| format!(" {}", row + 1))),
            None => (fault.field.as_str(), String::new()),
        };
        let label = match base.split('-').next().unwrap_or_default() {
            "scope" => t.plan_scope(),
            "on" => t.plan_on(),
            "kind" => t.plan_kind(),
            "purpose" => t.plan_purpose(),
            "until_planned" => t.plan_until(),
            "leaders_out_max" => t.plan_leaders(),
            "options" => t.plan_options(),
            "seconds_max" => t.plan_seconds(),
            "planned_for_target" => t.plan_fit_planned(),
            "reinforces_short_unit" => t.plan_fit_short(),
            "quotas" => t.plan_quotas(),
            "pins" => t.plan_pins(),
            "forbids" => t.plan_forbids(),
            _ => t.plan_request(),
        };
        label + &row
    }
}

/// An empty form, or the request of a plan that is kept: with a move of it kept, or ruled out.
pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, from) = (visit.view()?, visit.asked.field("from"));
    if from.is_empty() {
        return Ok(Answer::page(&Plan::new(visit, Draft::new(&view.today().to_string()))?));
    }
    let kept = plan(&visit.desk.vault, from, visit.now)?.ok_or(Refused::NotThere)?;
    let text = view.see_plan(&kept).and_then(|seen| seen.request).ok_or(Refused::NotThere)?;
    let Some(mut draft) = Draft::of_text(&text) else {
        let page = Plan::new(visit, Draft::default())?;
        return Ok(Answer::page(&Plan { text, as_text: true, ..page }));
    };
    for (field, pinned) in [("pin", true), ("forbid", false)] {
        if let Some((person, to_post)) = visit.asked.field(field).split_once('>') {
            draft = draft.with_move(person, to_post, pinned);
        }
    }
    let page = Plan::new(visit, draft)?;
    Ok(Answer::page(&Plan { reason: if page.reason.is_empty() { kept.reason } else { page.reason }, ..page }))
}

/// A request as it was typed.
struct Typed {
    /// As a form; nothing where the text is to become a form and cannot.
    draft: Option<Draft>,
    text: String,
    /// What names may mean, by their field, where they may mean several.
    choices: Vec<(String, Choices)>,
}

/// What was typed, as a form or as a text. In the form, people and posts may go by their names.
fn typed(visit: &Visit<'_>) -> Result<Typed, Refused> {
    let text = visit.asked.form.iter().find(|(name, _)| name == "request").map(|(_, text)| text.clone());
    if let Some(text) = text {
        return Ok(Typed { draft: Draft::of_text(&text), text, choices: Vec::new() });
    }
    let mut choices = Vec::new();
    let draft = Draft::of_form(&|name| visit.asked.every(name)).with_cells(|column, field, text| {
        let wants = match column {
            "person" => Wants::Person,
            "to_post" => Wants::Post,
            _ => return Ok(text.to_owned()),
        };
        let named = named(visit, wants, text)?;
        choices.extend(named.choices.map(|choices| (field, choices)));
        Ok::<String, Refused>(named.text)
    })?;
    Ok(Typed { text: draft.text(), draft: Some(draft), choices })
}

/// The form once more with everything that was typed: with more rows, as a text, as a form.
pub(in crate::web) fn again(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let Typed { draft, text, choices } = typed(visit)?;
    let wants_text = visit.asked.field("as") == "text";
    let mut page = Plan::new(visit, draft.clone().unwrap_or_default())?;
    // There is nothing at this address for who comes back by a link, as that of the other language.
    "/plan".clone_into(&mut page.page.here);
    Ok(match draft {
        Some(_) if !wants_text => Answer::page(&Plan { choices, ..page }),
        Some(_) => Answer::page(&Plan { text, as_text: true, ..page }),
        None => {
            let faults = vec![FieldFault { field: "request".to_owned(), words: visit.t().plan_no_form() }];
            Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &Plan { text, as_text: true, faults, ..page })
        }
    })
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let view = visit.view()?;
    let Typed { draft, text, choices } = typed(visit)?;
    let as_text = visit.asked.form.iter().any(|(name, _)| name == "request");
    let (scope, mut faults) = match view.scope_of_request(&text) {
        Ok(scope) => (scope, Vec::new()),
        Err(Planned::Faulty(found)) => {
            let field = |fault: &rules::language::message::Diagnostic| match &draft {
                Some(draft) if !as_text => draft.field_of(fault),
                _ => "request".to_owned(),
            };
            let words = |fault: &rules::language::message::Diagnostic| {
                let said = visit.lang.pick(fault.message.clone());
                let expected = fault.expected.clone().map(|words| visit.t().plan_expected(visit.lang.pick(words)));
                let line = if as_text { visit.t().plan_line(fault.line.to_string()) + ": " } else { String::new() };
                format!("{line}{said}{}", expected.map_or(String::new(), |words| format!("; {words}")))
            };
            (String::new(), found.iter().map(|fault| FieldFault { field: field(fault), words: words(fault) }).collect())
        }
        Err(_) => return Err(Refused::NotThere),
    };
    // A name that may mean several is not one that means nobody.
    faults.retain(|fault| !choices.iter().any(|(field, _)| *field == fault.field));
    faults.extend(choices.iter().map(|(field, choices)| FieldFault { field: field.clone(), words: choices.says.clone() }));
    if !faults.is_empty() {
        let page = Plan::new(visit, draft.unwrap_or_default())?;
        return Ok(Answer::page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &Plan { faults, choices, text: if as_text { text } else { String::new() }, as_text, ..page },
        ));
    }
    match visit.desk.jobs.start(order(visit, text, scope)?) {
        Ok(id) => Ok(Answer::go(&format!("/jobs/{id}"))),
        Err(why) => {
            let faults = vec![FieldFault { field: String::new(), words: visit.lang.pick(why) }];
            let page = Plan::new(visit, draft.unwrap_or_default())?;
            Ok(Answer::page_with(StatusCode::TOO_MANY_REQUESTS, &Plan { faults, text: if as_text { text_of(visit) } else { String::new() }, as_text, ..page }))
        }
    }
}

fn text_of(visit: &Visit<'_>) -> String {
    visit.asked.field("request").to_owned()
}

/// Whether an account may still plan for a unit, asked of the log as it is then.
pub(super) fn may_still(visit: &Visit<'_>, scope: String) -> Box<dyn Fn() -> bool + Send> {
    let (store, viewer) = (visit.desk.store.clone(), viewer_then(visit));
    Box::new(move || {
        let view = viewer().and_then(|viewer| View::of_store(&store, viewer, time::today()).ok());
        view.is_some_and(|view| view.may_plan(&scope))
    })
}

/// The visitor as the log has their account when it is asked: nobody, where it may not be used any more.
pub(super) fn viewer_then(visit: &Visit<'_>) -> impl Fn() -> Option<Viewer> + Send + use<> {
    let (store, account) = (visit.desk.store.clone(), visit.account().to_owned());
    move || {
        let held = store.log().accounts().get(&account).cloned();
        held.and_then(|held| Viewer::of(&account, &held))
    }
}

/// The view of the visitor, for work that outlives the visit.
pub(super) fn own_view(visit: &Visit<'_>) -> Result<Arc<View>, Refused> {
    visit.view.clone().ok_or(Refused::SignIn)
}

/// What the program has not done, in words for whoever waits for it.
pub(super) fn not_kept(error: &store::StoreError) -> Fault {
    let (_, [vi, en], [vi_now, en_now]) = crate::web::words::failure(error);
    [format!("{vi} {vi_now}"), format!("{en} {en_now}")]
}

fn order(visit: &Visit<'_>, text: String, scope: String) -> Result<Order, Refused> {
    let (view, lang) = (own_view(visit)?, visit.lang);
    let (books, vault) = (visit.desk.books.clone(), visit.desk.vault.clone());
    let said = |name: &str| visit.asked.field(name).to_owned();
    let (by, reason, before) = (visit.account().to_owned(), said("reason"), said("from"));
    let work = move |progress: &Progress| -> Result<Keep, Fault> {
        let elapsed =
            clock(progress, ["Xét từng lượt chuyển theo quy định, rồi tìm phương án tốt nhất", "The rules judge every move, and the best plan is sought"]);
        match view.plan(&text, &books, lang, SECONDS_MAX, &elapsed) {
            Planned::Found { scope, plan, left_out } => Ok(Box::new(move || {
                let kept = KeptPlan { scope, by, at: time::now(), reason: reason.clone(), request: text, before, left_out, plan: *plan };
                let id = keep(&vault, &kept, kept.at).map_err(|error| not_kept(&error))?;
                Ok(format!("/plans/{id}?reason={}", quoted(&reason)))
            })),
            Planned::Mismatch(points) => Err([
                format!("Các quy tắc không chấp nhận kế hoạch vừa tìm được; đây là lỗi của chương trình, xin báo lại: {points}"),
                format!("The rules do not accept the plan that was found; this is a fault of the program, please report it: {points}"),
            ]),
            Planned::Faulty(_) | Planned::NotThere => Err([
                "Yêu cầu không còn hợp lệ; mở lại trang Kế hoạch rồi gửi lại.",
                "The request does not hold any more; open the page of plans and send it again.",
            ]
            .map(str::to_owned)),
        }
    };
    let name = visit.view()?.units_to_plan().into_iter().find(|(id, ..)| *id == scope).map_or_else(|| scope.clone(), |(_, name, _)| name);
    let what = [format!("Lập kế hoạch: {name}"), format!("Plan: {name}")];
    Ok(Order { owner: visit.account().to_owned(), what, from: "/plan".to_owned(), allowed: may_still(visit, scope), work: Box::new(work) })
}

/// The clock of a search: tells how much of its time is used, and is over at once when nobody wants the search any more.
pub(super) fn clock<'a>(progress: &'a Progress, words: [&'static str; 2]) -> impl Fn() -> f64 + 'a {
    let watch = Stopwatch::start();
    move || {
        let seconds = watch.elapsed().as_secs_f64();
        let words = words.map(|words| format!("{words} — {seconds:.0} s"));
        progress.tell(0, 0, [&words[0], &words[1]]);
        if progress.is_called_off() { f64::MAX } else { seconds }
    }
}
