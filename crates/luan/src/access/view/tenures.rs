//! The posts that somebody has held, one after the other.

use register::Day;
use register::code::Code;
use register::column::Row;
use register::tables::People;

use super::View;
use crate::access::policy::{Action, Class};

/// A post held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PostHeld {
    /// The title.
    pub(crate) title: String,
    /// The unit.
    pub(crate) unit: String,
    /// The id of the post.
    pub(crate) post: String,
    /// The first day; none where it is not known.
    pub(crate) from: Option<Day>,
    /// The first day after it; none where it goes on.
    pub(crate) until: Option<Day>,
    /// Whether it was held beside another one.
    pub(crate) concurrent: bool,
    /// How it was taken up: a code.
    pub(crate) manner: &'static str,
}

impl View {
    /// The posts that somebody has held, the first first; nothing where that is not the viewer's to see.
    pub(crate) fn tenures(&self, id: &str) -> Vec<PostHeld> {
        let (register, tables) = (self.register(), self.register().tables());
        let found = register.find::<People>(&tables.people.id, id).filter(|&person: &Row<People>| self.of_person(Action::Person, person).has(Class::Personnel));
        let held = |tenure: usize| {
            let (period, post) = (register.tenure_period(tenure), tables.tenures.post[tenure]);
            PostHeld {
                title: tables.titles.name.text(register.title_held(tenure).index()).to_owned(),
                unit: tables.units.name.text(register.unit_served(tenure).index()).to_owned(),
                post: tables.posts.id.text(post.index()).to_owned(),
                from: period.from.if_known(),
                until: Some(period.until).filter(|until| *until != Day::OPEN),
                concurrent: !register.is_main(tenure),
                manner: tables.tenures.manner[tenure].map_or("", Code::name),
            }
        };
        found.map(|person| register.tenures_of(person).map(held).collect()).unwrap_or_default()
    }
}
