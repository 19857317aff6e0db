//! What the rules say of one person: a card for each verdict, with the facts, how they were counted, the clause, and who may decide otherwise.

use askama::Template;
use rules::rulebook::Effect;
use rules::verdict::Outcome;

use crate::commands::why::confidence_words;
use crate::report::{Explained, effect_words, outcome_words};
use crate::web::answer::{Answer, Refused};
use crate::web::on::On;
use crate::web::sought::OUTCOMES;
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "verdicts.html")]
struct Verdicts {
    page: Page,
    id: String,
    name: String,
    on: On,
    known: String,
    groups: Vec<Group>,
}

/// Verdicts of one outcome.
struct Group {
    outcome: Outcome,
    cards: Vec<Explained>,
}

impl Verdicts {
    fn outcome(&self, outcome: &Outcome) -> &'static str {
        self.page.lang.pick(outcome_words(*outcome))
    }

    fn effect(&self, card: &Explained) -> &'static str {
        self.page.lang.pick(effect_words(card.line.effect))
    }

    /// A gate stands in the way of a move; what else a rule wants is a mark to look at.
    fn is_gate(&self, card: &Explained) -> bool {
        matches!(card.line.effect, Effect::Bar | Effect::Duty)
    }

    fn confidence(&self, card: &Explained) -> &'static str {
        self.page.lang.pick(confidence_words(card.confidence))
    }

    fn in_force(&self, card: &Explained) -> String {
        card.line.citation.in_force_from.civil()
    }

    fn rule_path(&self, card: &Explained) -> String {
        format!("/rules/{}", quoted(&card.line.rule))
    }

    /// Whether the cards of a group are shown at once: those that ask for something are.
    fn is_open(&self, group: &Group) -> bool {
        !matches!(group.outcome, Outcome::Met | Outcome::NotApplicable)
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (on, id) = (On::of(visit)?, visit.id());
    let (known, then) = super::person::known(visit)?;
    let view = then.as_ref().map_or_else(|| visit.view(), Ok)?;
    let cards = view.verdicts(id, on.day, &visit.desk.books, visit.lang).ok_or(Refused::NotThere)?;
    let name = view.name_of(id).unwrap_or_default();
    let mut groups: Vec<Group> = OUTCOMES.into_iter().map(|outcome| Group { outcome, cards: Vec::new() }).collect();
    for card in cards {
        let group = groups.iter_mut().find(|group| group.outcome == card.line.outcome);
        group.expect("every outcome has its group").cards.push(card);
    }
    groups.retain(|group| !group.cards.is_empty());
    let page = visit.page(visit.t().verdicts_title());
    Ok(Answer::page(&Verdicts { page, id: id.to_owned(), name, on, known, groups }))
}
