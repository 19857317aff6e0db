//! Plans: for who may choose moves in a whole scope, and never about oneself or one's own. A plan that is kept is looked at with the grants of the day on which
//! somebody looks: whoever may not be planned with by them has become nobody in it.

use planner::explain::why_not;
use planner::law::Law;
use planner::request::{Forbid, Mentioned, Pin};
use planner::situation::Situation;
use planner::{Limits, Question, Request, Solution, score};
use register::column::Row;
use register::tables::{People, Units};
use register::{Day, Register};
use rules::facts::World;
use rules::language::message::Diagnostic;
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::verdict::{Lang, Line};

use super::View;
use crate::access::policy::{Action, Class, Classes, Tie};
use crate::access::sight::{above, all_units};
use crate::commands::check::{Touched, lines};
use crate::plans::{Answer, KeptPlan, WrittenMove, WrittenPlan, as_moves};

use super::seen_plan::{Names, SeenPlan, words_of};

/// What came of a request.
pub(crate) enum Planned {
    /// The request has faults, with their places.
    Faulty(Vec<Diagnostic>),
    /// Nothing that the viewer may plan for, or nothing that is there.
    NotThere,
    /// The moves that were found, or why there are none.
    Found {
        /// The unit that was planned for.
        scope: String,
        /// Everything that was found.
        plan: Box<WrittenPlan>,
        /// How many who stand there were left out, because they are the viewer's own or kin, or may not be planned with.
        left_out: usize,
    },
    /// The rules refuse what was found: a fault of the program.
    Mismatch(String),
}

impl View {
    /// The request of a text, read with the eyes of the viewer: what they may not find is not there.
    fn request(&self, text: &str) -> Result<Request, Planned> {
        let sees = |mentioned: Mentioned| match mentioned {
            Mentioned::Person(person) => self.of_person(Action::Find, person).has(Class::Personnel),
            Mentioned::Post(post) => self.of_unit(Action::Find, self.register().tables().posts.unit[post.index()]).has(Class::Open),
            Mentioned::Unit(unit) => self.of_unit(Action::Find, unit).has(Class::Open),
        };
        let request = Request::read_for(&sees, "plan.toml", text, self.register()).map_err(Planned::Faulty)?;
        if self.plans_for(request.scope) { Ok(request) } else { Err(Planned::NotThere) }
    }

    /// The unit that the text of a request plans for, or what is wrong with it.
    pub(crate) fn scope_of_request(&self, text: &str) -> Result<String, Planned> {
        let request = self.request(text)?;
        Ok(self.register().tables().units.id.text(request.scope.index()).to_owned())
    }

    fn plans_for(&self, unit: Row<Units>) -> bool {
        self.of_unit(Action::Plan, unit).cover(Classes::of(&Class::ALL))
    }

    /// Whether moves may be chosen for whatever stands below a unit.
    pub(crate) fn may_plan(&self, unit: &str) -> bool {
        self.register().find(&self.register().tables().units.id, unit).is_some_and(|unit| self.plans_for(unit))
    }

    /// The units that may be planned for: id, name, and how deep it stands.
    pub(crate) fn units_to_plan(&self) -> Vec<(String, String, usize)> {
        let (register, units) = (self.register(), &self.register().tables().units);
        let mut found: Vec<(Vec<usize>, Row<Units>)> = all_units(register)
            .filter(|&unit| self.plans_for(unit))
            .map(|unit| {
                let mut path: Vec<usize> = above(register, unit).map(Row::index).collect();
                path.reverse();
                path.push(unit.index());
                (path, unit)
            })
            .collect();
        found.sort();
        let least = found.iter().map(|(path, _)| path.len()).min().unwrap_or(0);
        found.into_iter().map(|(path, unit)| (units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned(), path.len() - least)).collect()
    }

    /// The moves of a request. Whom the viewer may not choose moves for stays out of it.
    pub(crate) fn plan(&self, text: &str, books: &[Rulebook], lang: Lang, seconds: f64, elapsed: &dyn Fn() -> f64) -> Planned {
        let register = self.register();
        let mut request = match self.request(text) {
            Ok(request) => request,
            Err(other) => return other,
        };
        let left_out = self.leave_out(&mut request);
        let limits = Limits { seconds_max: seconds.min(request.seconds_max), elapsed };
        match planner::plan(register, books, &request, lang, &limits) {
            Ok(outcome) => Planned::Found {
                scope: register.tables().units.id.text(request.scope.index()).to_owned(),
                plan: Box::new(WrittenPlan::of(&outcome).with_notes_only()),
                left_out,
            },
            Err(mismatch) => Planned::Mismatch(mismatch.points.join("; ")),
        }
    }

    fn leave_out(&self, request: &mut Request) -> usize {
        let standing: Vec<Row<People>> = Situation::read(self.register(), request).people.iter().map(|seated| seated.person).collect();
        let barred: Vec<Row<People>> = standing.into_iter().filter(|&person| !self.plans_with(person)).collect();
        request.forbids.extend(barred.iter().map(|&person| Forbid { person, to_post: Row::NONE }));
        barred.len()
    }

    pub(super) fn plans_with(&self, person: Row<People>) -> bool {
        self.tie(person) == Tie::None && self.of_person(Action::Plan, person).cover(Classes::of(&Class::ALL))
    }

    /// Whether moves may be chosen for somebody, today. Of who is not there, not.
    pub(crate) fn may_plan_with(&self, person: &str) -> bool {
        self.register().find(&self.register().tables().people.id, person).is_some_and(|person| self.plans_with(person))
    }

    /// A plan that is kept, as far as the viewer may see it today; nothing where they may not plan for its scope.
    pub(crate) fn see_plan(&self, kept: &KeptPlan) -> Option<SeenPlan> {
        if !self.may_plan(&kept.scope) {
            return None;
        }
        let people = &self.register().tables().people.id;
        // Whoever is named and is a person may be planned with, or is not named any more.
        let is_hidden = |word: &str| match self.register().find::<People>(people, word) {
            Some(person) => !self.plans_with(person),
            None => false,
        };
        let is_gone = |person: &str| self.register().find::<People>(people, person).is_none();
        Some(SeenPlan::of(self.register(), kept, &is_hidden, &is_gone))
    }

    /// What the rules say now of the moves of a plan, as far as the viewer may see them: each move, the posts that they touch, the plan as a whole; and the moves as a file.
    pub(crate) fn check_plan(&self, kept: &KeptPlan, seen: &SeenPlan, books: &[Rulebook], lang: Lang) -> (Vec<Line>, String) {
        let register = self.register();
        // Judged on the situation after all of them: what is hidden is left out of the answers, not out of the situation.
        let rows = as_moves(register, &kept.plan.moves);
        let moves = Moves { plan: vec![0; rows.len()], rows };
        let written = paperwork::moves::write(register, &as_moves(register, &seen.plan.moves));
        let written = String::from_utf8(written).expect("the tables are written in UTF-8");
        let shown = |person: &str| seen.plan.moves.iter().any(|moved| moved.person == person);
        let hidden: Vec<&WrittenMove> = kept.plan.moves.iter().filter(|moved| !shown(&moved.person)).collect();
        let is_shown = |line: &Line| match line.subject.split_once(':') {
            Some(("move", pair)) => !hidden.iter().any(|moved| pair.split('>').next() == Some(moved.person.as_str())),
            Some(("post", post)) => !hidden.iter().any(|moved| moved.from_post == post || moved.to_post == post),
            _ => true,
        };
        let world = World::new(register, books, &moves);
        (lines(&world, &Touched::by(&moves), "planned", lang).into_iter().filter(is_shown).collect(), written)
    }

    /// Why somebody does not go to a post in a plan: with the facts of now.
    pub(crate) fn why_not(&self, kept: &KeptPlan, person: &str, post: &str, books: &[Rulebook], limits: &Limits<'_>) -> Result<Answer, Planned> {
        let register = self.register();
        let mut request = self.request(&kept.request)?;
        self.leave_out(&mut request);
        let tables = register.tables();
        let wish = register.find(&tables.people.id, person).zip(register.find(&tables.posts.id, post));
        let (person, to_post) = wish.filter(|(person, _)| self.plans_with(*person)).ok_or(Planned::NotThere)?;
        let law = Law::new(register, books, request.on);
        let question = Question::new(register, &request, &law);
        let moves: Option<Vec<usize>> =
            as_moves(register, &kept.plan.moves).iter().map(|one| question.arc(&Pin { person: one.person, to_post: one.to_post })).collect();
        let Some(mut moves) = moves.filter(|moves| moves.len() == kept.plan.moves.len()) else { return Ok(Answer::Unknown) };
        moves.sort_unstable();
        let values = score::values(&question.world, &moves).to_vec();
        let solution = Solution { status: kept.plan.status, bounds: values.iter().map(|_| None).collect(), values, moves, proof: kept.plan.proof };
        Ok(why_not(&question, &solution, person, to_post, limits))
    }

    /// Whether nobody is named in a text with whom the viewer may not plan.
    pub(crate) fn may_be_told(&self, text: &str) -> bool {
        let people = &self.register().tables().people.id;
        !names_hidden(text, &|word| self.register().find::<People>(people, word).is_some_and(|person| !self.plans_with(person)))
    }

    /// The names of a person whom the viewer may plan with, and of a post.
    pub(crate) fn names_of(&self, person: &str, post: &str) -> Names {
        let person = if self.may_plan_with(person) { person } else { "" };
        let post = if self.post_is_there(post) { post } else { "" };
        Names::of(self.register(), &serde_json::json!([person, post]))
    }

    /// Whether a post may be found.
    pub(crate) fn post_is_there(&self, post: &str) -> bool {
        self.of_subject(Action::Find, &format!("post:{post}")).has(Class::Open)
    }
}

/// The last day on which somebody held a post, before a day; nothing where nobody is known to have.
pub(super) fn empty_since(register: &Register, post: &str, day: Day) -> Option<Day> {
    let row: Row<register::tables::Posts> = register.find(&register.tables().posts.id, post)?;
    let ends = register.tenures_in(row).iter().map(|&tenure| register.tenure_period(tenure as usize).until);
    ends.filter(|&until| until.known() && until <= day).max()
}

/// Whether a text has a word that is hidden.
pub(super) fn names_hidden(text: &str, is_hidden: &dyn Fn(&str) -> bool) -> bool {
    words_of(text).any(is_hidden)
}
