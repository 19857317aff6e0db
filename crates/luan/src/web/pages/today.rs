//! Today's work: what is due, what is coming, which papers are missing. Every number leads to its list.

use std::sync::Arc;

use askama::Template;
use rules::facts;

use super::posts::WITHIN;
use crate::access::{Action, ByUnit, Duty, Paper, WITHIN_MAX, Work};
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::on::civil;
use crate::web::sought::question;
use crate::web::visit::{Page, Visit, quoted};

/// Papers and units that are shown; the list has all.
const SHOWN_MAX: usize = 12;

#[derive(Template)]
#[template(path = "today.html")]
struct Today {
    page: Page,
    day: String,
    within: i32,
    work: Arc<Work>,
    may_review: bool,
    /// Who is to be confirmed by this viewer; nothing where that is not theirs.
    accounts: Option<usize>,
}

/// A number with its words, and the list that it leads to.
struct Card {
    count: usize,
    words: String,
    path: String,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let view = visit.view()?;
    let within = visit.asked.field("within").parse().unwrap_or(WITHIN).clamp(0, WITHIN_MAX);
    let work = view.work(within, question(visit, view.today()));
    let confirms = view.viewer().may(Action::Confirm);
    let asked = || visit.desk.store.log().accounts().all().filter(|(_, held)| held.account.asked.is_some()).count();
    let accounts = confirms.then(asked);
    let (day, may_review) = (civil(&view.today()), view.offers(Action::Review));
    Ok(Answer::page(&Today { page: visit.page(visit.t().today_title()), day, within, work, may_review, accounts }))
}

impl Today {
    fn count(&self, count: &usize) -> String {
        number(self.page.lang, *count)
    }

    fn words(&self, duty: &Duty) -> String {
        self.page.lang.pick([&duty.words[0], &duty.words[1]]).clone()
    }

    fn due(&self, fields: &str) -> String {
        format!("/posts/due?within={}&{fields}", self.within)
    }

    fn now(&self, at: &usize) -> Card {
        self.of_duty(*at, 0, "now", self.page.t.today_due_now())
    }

    fn soon(&self, at: &usize) -> Card {
        self.of_duty(*at, 1, "soon", self.page.t.today_due_soon(self.within.to_string()))
    }

    fn of_duty(&self, at: usize, which: usize, word: &str, words: String) -> Card {
        Card { count: self.work.tally.duties[at][which], words, path: self.due(&format!("due={word}&rule={}", quoted(&self.work.duties[at].rule))) }
    }

    /// What is counted beside the duties.
    fn cards(&self) -> Vec<Card> {
        let (t, tally, within) = (self.page.t, &self.work.tally, self.within.to_string());
        let card = |count: usize, words: String, path: String| Card { count, words, path };
        let mut cards = Vec::new();
        if self.may_review {
            cards.push(card(tally.retiring, t.posts_retiring(within.clone()), self.due("retiring=1&sort=left")));
            cards.push(card(tally.ending, t.posts_ending(within), self.due("ending=1")));
        }
        if self.work.seats_seen {
            cards.push(card(tally.empty, t.today_posts_empty(), "/posts?only=empty".to_owned()));
            cards.push(card(tally.over, t.today_posts_over(), "/posts?only=over".to_owned()));
        }
        if let Some(accounts) = self.accounts {
            cards.push(card(accounts, t.today_accounts(), "/accounts".to_owned()));
        }
        cards
    }

    fn missing(&self) -> &[Paper] {
        &self.work.missing[..self.work.missing.len().min(SHOWN_MAX)]
    }

    fn lacking(&self, paper: &&Paper) -> String {
        format!("/review/missing?paper={}", facts::ALL[paper.fact].name)
    }

    fn facts(&self, paper: &&Paper) -> String {
        paper.facts.iter().map(|&fact| self.page.lang.pick(facts::ALL[fact].words)).collect::<Vec<_>>().join("; ")
    }

    fn paper(&self, paper: &&Paper) -> &'static str {
        self.page.lang.pick(facts::ALL[paper.fact].paper)
    }

    fn units<'p>(&self, paper: &&'p Paper) -> &'p [ByUnit] {
        &paper.units[..paper.units.len().min(SHOWN_MAX)]
    }
}
