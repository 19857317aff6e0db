//! Plans: for who may choose moves in a whole scope, and never about oneself or one's own.

use planner::request::Forbid;
use planner::{Limits, Request};
use register::column::Row;
use register::tables::People;
use rules::language::render_all;
use rules::rulebook::Rulebook;
use rules::verdict::Lang;

use super::View;
use crate::access::policy::{Action, Class, Classes, Tie};
use crate::report::plan_text;

/// What came of a request.
pub(crate) enum Planned {
    /// The request has faults: said with their places.
    Faulty(String),
    /// Nothing that the viewer may plan for, or nothing that is there.
    NotThere,
    /// The moves that were found, or why there are none.
    Found {
        /// In words.
        text: String,
        /// How many of the viewer's own and relatives were left out.
        left_out: usize,
    },
    /// The rules refuse what was found: a fault of the program.
    Mismatch(String),
}

impl View {
    /// The moves of a request. The viewer's own and relatives stay out of it.
    pub(crate) fn plan(&self, request: &str, books: &[Rulebook], lang: Lang, seconds: f64, elapsed: &dyn Fn() -> f64) -> Planned {
        let register = self.register();
        let mut request = match Request::read("plan.toml", request, register) {
            Ok(request) => request,
            Err(mut faults) => {
                // The nearest known name could be one that the viewer may not see.
                faults.iter_mut().for_each(|fault| (fault.expected, fault.help) = (None, None));
                return Planned::Faulty(render_all(&faults, lang));
            }
        };
        let all = Classes::of(&Class::ALL);
        if !self.of_unit(Action::Plan, request.scope).cover(all) {
            return Planned::NotThere;
        }
        let people = (0..register.tables().people.len() as u32).map(Row::<People>::new);
        let barred: Vec<Row<People>> = people.filter(|&person| self.tie(person) != Tie::None).collect();
        request.forbids.extend(barred.iter().map(|&person| Forbid { person, to_post: Row::NONE }));
        let seconds_max = seconds.min(request.seconds_max);
        let limits = Limits { seconds_max, elapsed };
        match planner::plan(register, books, &request, lang, &limits) {
            Ok(outcome) => Planned::Found { text: plan_text(register, &outcome, lang), left_out: barred.len() },
            Err(mismatch) => Planned::Mismatch(mismatch.points.join("; ")),
        }
    }
}
