//! What was recorded about a subject, and who opened its record: as far as the viewer may see it.

use register::column::Row;
use register::tables::{People, Units};
use store::{Change, Content, Leaf, RowText};

use super::View;
use crate::access::policy::{Action, Class, Classes, Role, State};
use crate::access::sight::above;

/// An entry about a subject.
pub(crate) struct Past {
    /// Its number.
    pub(crate) entry: u64,
    /// When, in milliseconds since 1970.
    pub(crate) time: u64,
    /// Which account.
    pub(crate) actor: String,
    /// Why.
    pub(crate) reason: String,
    /// On which paper.
    pub(crate) basis: String,
    /// Rows that it took out.
    pub(crate) withdraw: Vec<RowText>,
    /// Rows that it put in.
    pub(crate) add: Vec<RowText>,
    /// Rows that the viewer does not see.
    pub(crate) withheld: usize,
}

/// A reading of somebody's record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Opened {
    /// The number of its entry.
    pub(crate) entry: u64,
    /// When, in milliseconds since 1970.
    pub(crate) time: u64,
    /// Which account.
    pub(crate) actor: String,
    /// What was done.
    pub(crate) what: String,
    /// Why.
    pub(crate) reason: String,
}

impl View {
    /// What an entry about a subject says to this viewer: rows of classes that may be seen. Nothing where none of it may be, or where it is no such entry.
    pub(crate) fn past(&self, subject: &str, entry: u64, leaf: &Leaf, change: &Change) -> Option<Past> {
        let Content::Rows { subject: about, withdraw, add } = &change.content else { return None };
        let seen = self.of_subject(Action::History, subject);
        if about != subject || seen.is_empty() {
            return None;
        }
        let visible = |rows: &[RowText]| -> Vec<RowText> { rows.iter().filter(|row| sees(seen, row)).cloned().collect() };
        let (withdrawn, added) = (visible(withdraw), visible(add));
        let withheld = withdraw.len() + add.len() - withdrawn.len() - added.len();
        // That there is an entry of nothing but what may not be seen would say it.
        (!withdrawn.is_empty() || !added.is_empty()).then(|| Past {
            entry,
            time: leaf.time,
            actor: leaf.actor.clone(),
            reason: change.reason.clone(),
            basis: change.basis.clone(),
            withdraw: withdrawn,
            add: added,
            withheld,
        })
    }

    /// The subjects whose readings are readings of a person's record: the person, the units it stands in, and all above them.
    pub(crate) fn read_as(&self, id: &str) -> Vec<String> {
        let tables = self.register().tables();
        let Some(person) = self.register().find::<People>(&tables.people.id, id) else { return Vec::new() };
        let mut units: Vec<Row<Units>> = self.sight.units_of(person).to_vec();
        units.extend(self.sight.units_of(person).iter().flat_map(|&unit| above(self.register(), unit)));
        units.sort();
        units.dedup();
        let named = units.into_iter().map(|unit| format!("unit:{}", tables.units.id.text(unit.index())));
        std::iter::once(format!("person:{id}")).chain(named).collect()
    }

    /// What an entry says about who read a person's record; nothing where it is no such entry, or where this viewer is not to know. `reader` has the roles of the account that read.
    pub(crate) fn opened(&self, id: &str, entry: u64, leaf: &Leaf, change: &Change, reader: &[Role]) -> Option<Opened> {
        let Content::Reading { what, .. } = &change.content else { return None };
        let subject = format!("person:{id}");
        if !self.may(Action::Readings, &subject, Class::Personnel) {
            return None;
        }
        // Whoever is inspected learns of it from those who inspect, and reads of it afterwards.
        let inspected = self.is_own(&subject) && self.state(id) == Some(State::UnderProceedings);
        if inspected && reader.contains(&Role::Inspector) {
            return None;
        }
        Some(Opened { entry, time: leaf.time, actor: leaf.actor.clone(), what: what.clone(), reason: change.reason.clone() })
    }
}

fn sees(seen: Classes, row: &RowText) -> bool {
    Class::of_table(&row.table).is_some_and(|class| seen.has(class))
}
