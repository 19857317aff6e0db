//! Fields that want an id and take a name: what was typed becomes an id where it means one thing; where it means several they are offered, and the one that is chosen comes back under the text that it was chosen for.

use super::answer::Refused;
use super::visit::Visit;
use crate::access::{Meant, Wants};

/// A field as it was understood.
#[derive(Clone, Default)]
pub(crate) struct Meaning {
    /// The id; what was typed, where it is not clear what it means.
    pub(crate) text: String,
    /// What it may mean, where it may mean several things.
    pub(crate) choices: Option<Choices>,
}

/// What a text may mean.
#[derive(Clone)]
pub(crate) struct Choices {
    /// The name of the field that brings the choice.
    pub(crate) name: String,
    /// What is to be chosen.
    pub(crate) says: String,
    /// Ids with their words.
    pub(crate) list: Vec<[String; 2]>,
}

/// What a text in a form means.
pub(crate) fn named(visit: &Visit<'_>, wants: Wants, text: &str) -> Result<Meaning, Refused> {
    let (view, name) = (visit.view()?, format!("pick.{}.{text}", wants.word()));
    let as_typed = Meaning { text: text.to_owned(), choices: None };
    Ok(match view.meaning(wants, text) {
        Meant::One(id) => Meaning { text: id, choices: None },
        Meant::Nothing => as_typed,
        Meant::Several(list, count) => {
            // Only what is offered can be chosen.
            let picked = visit.asked.field(&name);
            if list.iter().any(|[id, _]| id == picked) {
                return Ok(Meaning { text: picked.to_owned(), choices: None });
            }
            let says = visit.t().named_several(count.to_string(), text);
            Meaning { choices: Some(Choices { name, says, list }), ..as_typed }
        }
    })
}
