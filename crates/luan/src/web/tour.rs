//! The strip over every page of a demonstration: whose place one has taken, the code that a telephone would show, and a short tour that can be closed. It needs no script: where the tour stands is a cookie.

use super::answer::TOUR;
use super::texts::Texts;
use super::visit::{Visit, quoted};

/// The day that the tour asks about: the middle of the town's term, when its plan of moves is due.
const DAY: &str = "2024-03-01";

/// The rule whose number the tour moves; it was not in force yet on that day.
const RULE: &str = "45-CT/TW#two-terms";

/// A step: where it leads, and what there is to see.
type Step = (fn() -> String, fn(&Texts) -> String);

/// The steps, in the order in which an office works.
const STEPS: &[Step] = &[
    (|| "/import".to_owned(), Texts::tour_import),
    (|| format!("/review?on={DAY}"), Texts::tour_review),
    (|| format!("/rules/{}/what-if", quoted(RULE)), Texts::tour_what_if),
    (|| "/plan".to_owned(), Texts::tour_plan),
    (|| format!("/people/CB0030/review?on={DAY}"), Texts::tour_verdicts),
    (|| format!("/people/CB0030/appraisal?on={DAY}"), Texts::tour_paper),
];

/// What the strip shows.
pub(crate) struct Strip {
    /// Where one takes another place.
    pub(crate) places: String,
    /// The code that a telephone would show now.
    pub(crate) code: String,
    /// The step of the tour, while it is not closed.
    pub(crate) step: Option<Shown>,
    /// Where the tour begins.
    pub(crate) begin: String,
    /// The page that is shown, without the tour.
    pub(crate) close: String,
}

/// A step as it is shown.
pub(crate) struct Shown {
    pub(crate) number: String,
    pub(crate) count: String,
    pub(crate) words: String,
    /// The page of the step.
    pub(crate) path: String,
    /// The page of the next one.
    pub(crate) next: Option<String>,
}

/// The strip over the page at an address, where this process demonstrates.
pub(crate) fn strip(visit: &Visit<'_>, here: &str) -> Option<Strip> {
    let demo = visit.desk.demo.as_ref()?;
    let code = demo.code(visit.account(), visit.now)?;
    let said = visit.asked.query.iter().find(|(name, _)| name == "tour").map(|(_, text)| text.as_str());
    let number = said.or_else(|| visit.asked.cookie(TOUR)).and_then(step);
    let shown = |number: usize| Shown {
        number: number.to_string(),
        count: STEPS.len().to_string(),
        words: STEPS[number - 1].1(visit.t()),
        path: address(number),
        next: (number < STEPS.len()).then(|| address(number + 1)),
    };
    Some(Strip { places: places(demo.token().text()), code, step: number.map(shown), begin: first(), close: with_tour(here, 0) })
}

/// Where the tour begins.
pub(crate) fn first() -> String {
    address(1)
}

/// The page on which one takes a place.
pub(crate) fn places(token: &str) -> String {
    format!("/demo?token={token}")
}

/// What is kept of what an address says about the tour: the number of a step, or nothing once it is closed.
pub(crate) fn kept(said: &str) -> String {
    step(said).map(|number| number.to_string()).unwrap_or_default()
}

fn step(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| (1..=STEPS.len()).contains(number))
}

fn address(number: usize) -> String {
    with_tour(&STEPS[number - 1].0(), number)
}

fn with_tour(path: &str, number: usize) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}tour={number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ROUTES;
    use crate::web::asked::parts;

    #[test]
    fn every_step_leads_to_a_page() {
        for number in 1..=STEPS.len() {
            let path = address(number);
            let path = parts(path.split('?').next().unwrap()).unwrap();
            assert!(ROUTES.iter().any(|route| route.matches(false, &path).is_some()), "{path:?}");
        }
    }

    #[test]
    fn only_steps_are_kept() {
        assert_eq!(["1", "6", "0", "7", "x", "-1", ""].map(kept), ["1", "6", "", "", "", "", ""]);
        assert_eq!(address(1), "/import?tour=1");
        assert_eq!(address(4), "/plan?tour=4");
    }
}
