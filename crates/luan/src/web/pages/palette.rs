//! The palette: pages, people, units, posts and rules by a few letters of their name, in either language, with or without marks. A page like every other; a script opens
//! it over the page where somebody is.

use askama::Template;
use register::text::folded;
use rules::verdict::{Lang, words_of_rule};

use crate::access::{Action, Sought};
use crate::web::answer::{Answer, Refused};
use crate::web::menu::{Link, sections};
use crate::web::texts::texts;
use crate::web::visit::{Page, Visit, quoted};

/// Hits of each kind that are shown.
const SHOWN_MAX: usize = 6;

#[derive(Template)]
#[template(path = "palette.html")]
struct Palette {
    page: Page,
    words: String,
    hits: Vec<Hit>,
}

/// Something that was found: what it is, how it is called, where it leads.
struct Hit {
    kind: String,
    words: String,
    path: String,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, words, t) = (visit.view()?, visit.asked.field("words"), visit.t());
    let mut hits = pages(visit, words);
    if !words.is_empty() {
        let hit = |kind: String, words: String, path: String| Hit { kind, words, path };
        let people = view.seek(&Sought { words: words.to_owned(), ..Sought::default() }).people;
        let person = |person: &crate::access::Listed| {
            let post = person.posts.first().map(|[title, unit]| format!(", {title}, {unit}")).unwrap_or_default();
            hit(t.palette_person(), format!("{} ({}){post}", person.name, person.id), format!("/people/{}", quoted(&person.id)))
        };
        hits.extend(people.iter().take(SHOWN_MAX).map(person));
        let (units, posts) = (view.units_named(words, SHOWN_MAX), view.posts_named(words, SHOWN_MAX));
        hits.extend(units.into_iter().map(|[id, name]| hit(t.palette_unit(), format!("{name} ({id})"), format!("/units/{}", quoted(&id)))));
        hits.extend(posts.into_iter().map(|[id, name]| hit(t.palette_post(), format!("{name} ({id})"), format!("/posts?words={}", quoted(&id)))));
        if view.offers(Action::Review) {
            hits.extend(rules(visit, words));
        }
    }
    Ok(Answer::page(&Palette { page: visit.page(t.palette_title()), words: words.to_owned(), hits }))
}

/// Whether some of the texts together hold every word.
fn holds(texts: &[String], words: &str) -> bool {
    let text = folded(&texts.join(" "));
    folded(words).split_whitespace().all(|word| text.contains(word))
}

/// The pages of the menu, by their name in both languages.
fn pages(visit: &Visit<'_>, words: &str) -> Vec<Hit> {
    let of = |lang: Lang| sections(visit, texts(lang)).into_iter().flat_map(|section| section.links).collect::<Vec<_>>();
    let (own, other) = (of(visit.lang), of(visit.lang.pick([Lang::En, Lang::Vi])));
    let hit = |(link, other): (Link, Link)| {
        let fits = holds(&[link.words.clone(), other.words], words);
        fits.then(|| Hit { kind: visit.t().palette_page(), words: link.words, path: link.path.to_owned() })
    };
    own.into_iter().zip(other).filter_map(hit).collect()
}

/// The rules in force today, by name, topic and what they ask for; each leads to the posts whose holders it says something of, where it is a duty, and to the review otherwise.
fn rules(visit: &Visit<'_>, words: &str) -> Vec<Hit> {
    let Ok(view) = visit.view() else { return Vec::new() };
    let today = view.today();
    let in_force = visit.desk.books.iter().filter(|book| book.document.in_force.holds(today)).flat_map(|book| &book.rules);
    let fits = |rule: &&rules::rulebook::Rule| rule.in_force.holds(today) && holds(&[rule.name.clone(), rule.topic.clone(), rule.says.join(" ")], words);
    let hit = |rule: &rules::rulebook::Rule| Hit {
        kind: visit.t().palette_rule(),
        words: format!("{}: {}", rule.name, words_of_rule(rule, today, visit.lang)),
        path: if crate::access::is_duty(rule) { format!("/posts/due?rule={}", quoted(&rule.name)) } else { "/review".to_owned() },
    };
    in_force.filter(fits).take(SHOWN_MAX).map(hit).collect()
}
