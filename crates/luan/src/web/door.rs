//! The door: every request passes here, and nothing else asks whether it may. In this order: is there such a route, who is it, does it come from our pages, may they,
//! have they shown the second factor a moment ago, have they said why; then it is recorded, and only then is the page asked for.

use super::answer::{Answer, DEVICE, LANGUAGE, REASON, Refused, SESSION, TOUR};
use super::asked::{Asked, Unread};
use super::pages::message;
use super::routes::{Door, ROUTES, Route};
use super::tour;
use super::visit::{REASON_MAX, Visit, quoted};
use crate::access::{Action, View};
use crate::accounts::{Shown, Token, freshen, show_again};
use crate::desk::Desk;

/// What a visit is answered, and the route that it took, for the log.
pub(crate) fn answer(desk: &Desk, asked: &Asked, now: u64) -> (Answer, &'static str) {
    let lang = asked.lang();
    let found = ROUTES.iter().find_map(|route| route.matches(asked.post, &asked.path).map(|ids| (route, ids)));
    let mut visit = Visit { desk, asked, ids: Vec::new(), now, lang, signed: None, view: None };
    let Some((route, ids)) = found else {
        return (message::refused(&visit, &Refused::NotThere), "-");
    };
    visit.ids = ids;
    let answered = pass(&mut visit, route);
    let answer = answered.unwrap_or_else(|refused| message::refused(&visit, &refused));
    let remembered = visit.signed.is_some() && route.action().is_some_and(|action| remembers(route, action)) && !asked.field("reason").is_empty();
    let answer = if remembered { answer.with_cookie(REASON, &quoted(asked.field("reason")), false) } else { answer };
    let toured = asked.query.iter().find(|(name, _)| name == "tour").filter(|_| desk.demo.is_some());
    let answer = if let Some((_, said)) = toured { answer.with_cookie(TOUR, &tour::kept(said), false) } else { answer };
    let chosen = asked.query.iter().any(|(name, _)| name == "lang");
    (if chosen { answer.with_cookie(LANGUAGE, lang.pick(["vi", "en"]), true) } else { answer }, route.path)
}

/// The page for a request whose form was not read.
pub(crate) fn unread(desk: &Desk, asked: &Asked, why: Unread, now: u64) -> Answer {
    let visit = Visit { desk, asked, ids: Vec::new(), now, lang: asked.lang(), signed: None, view: None };
    message::refused(&visit, &Refused::Unread(why))
}

fn pass(visit: &mut Visit<'_>, route: &Route) -> Result<Answer, Refused> {
    if route.post && !visit.asked.is_from_here() {
        return Err(Refused::Stranger);
    }
    if route.door == Door::Public {
        return (route.page)(visit);
    }
    let token = visit.asked.cookie(SESSION).map(Token::shown).ok_or(Refused::SignIn)?;
    visit.desk.follow(visit.now);
    let session = visit.desk.session(&token, visit.now).ok_or(Refused::SignIn)?;
    if route.post && !same(visit.asked.field("form"), &session.form) {
        return Err(Refused::Stranger);
    }
    let accounts = visit.desk.store.accounts();
    let held = accounts.get(&session.account).ok_or(Refused::SignIn)?;
    visit.view = Some(visit.desk.view(&session.account, held)?.ok_or(Refused::SignIn)?);
    visit.signed = Some((token, session));
    let about = match route.action() {
        Some(action) => Some((action, allowed(visit.view()?, route.door, visit.id()).ok_or(Refused::NotThere)?)),
        None => None,
    };
    let wants_fresh = route.fresh || !route.draft && route.action().is_some_and(|action| action.terms().fresh);
    let renewed = if wants_fresh { fresh(visit)? } else { None };
    let answered = shown(visit, route, about);
    match renewed {
        // Whatever comes of it, the session goes on under its new token.
        Some(token) => Ok(answered.unwrap_or_else(|refused| message::refused(visit, &refused)).with_cookie(SESSION, token.text(), false)),
        None => answered,
    }
}

/// Records what is about to be shown, and asks for the page.
fn shown(visit: &Visit<'_>, route: &Route, about: Option<(Action, String)>) -> Result<Answer, Refused> {
    if let Some((action, subject)) = about.filter(|_| !route.form) {
        record(visit, route, action, &subject)?;
    }
    (route.page)(visit)
}

/// The subject of what is asked for, where this viewer may; for what is about many, the scope. Nothing where they may not.
fn allowed(view: &View, door: Door, id: &str) -> Option<String> {
    match door {
        Door::Public | Door::Signed => None,
        Door::Office(action) => view.viewer().may(action).then(String::new),
        Door::Many(action) => view.scope_of(action),
        Door::Subject(action, kind) => {
            let subject = format!("{kind}{id}");
            (!view.of_subject(action, &subject).is_empty()).then_some(subject)
        }
    }
}

/// Sees to it that the second factor was shown a moment ago: with the code or the passkey that comes along, the session is renewed.
fn fresh(visit: &mut Visit<'_>) -> Result<Option<Token>, Refused> {
    let Some((token, session)) = &visit.signed else { return Err(Refused::SignIn) };
    if session.is_fresh(visit.now) {
        return Ok(None);
    }
    let (second, device) = (visit.second(), visit.asked.cookie(DEVICE).map(Token::shown));
    let shown = Shown { account: &session.account, password: "", second, device: device.as_ref() };
    let held = visit.desk.held(&session.account).ok_or(Refused::SignIn)?;
    if second.is_nothing() || !show_again(&visit.desk.vault, &held, &shown, visit.now)? {
        return Err(Refused::StepUp);
    }
    let new = freshen(&visit.desk.vault, token, visit.now)?.ok_or(Refused::SignIn)?;
    visit.desk.forget(token);
    let session = session.clone();
    visit.signed = Some((new.clone(), session));
    Ok(Some(new))
}

/// Whether the reason that was given last will do: for looking, where nothing leaves the house.
fn remembers(route: &Route, action: Action) -> bool {
    route.looks || action.terms().remembers_reason()
}

/// Asks for the reason, where one is wanted, and records the reading.
fn record(visit: &Visit<'_>, route: &Route, action: Action, subject: &str) -> Result<(), Refused> {
    let (terms, view) = (action.terms(), visit.view()?);
    let own = !terms.acts && view.is_own(subject);
    if !terms.recorded || own {
        return Ok(());
    }
    let remembered = visit.asked.reason();
    let reason = if remembers(route, action) { remembered.as_str() } else { visit.asked.field("reason") };
    if terms.reason && (reason.is_empty() || reason.chars().count() > REASON_MAX) {
        return Err(Refused::Reason);
    }
    visit.desk.reading(view.viewer(), action, subject, reason, visit.now)?;
    Ok(())
}

/// Whether two texts are equal, in a time that tells nothing.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && !a.is_empty() && a.bytes().zip(b.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
