//! Where one can go from every page: the list of the pages that begin something, in groups, in the order in which an office works.

use super::texts::Texts;
use super::visit::Visit;
use crate::access::{Action, View};

/// Who is shown an entry.
enum Shown {
    /// Whoever may do this with anybody, or with the office.
    To(Action),
    /// Who has a record here.
    ToCadres,
    /// Everybody who is signed in.
    ToAll,
    /// Where the site has a provider of sign-ins of its own.
    WithProvider,
}

/// An entry: who sees it, where it leads, how it is called.
type Entry = (Shown, &'static str, fn(&Texts) -> String);

/// A group of entries, with its name.
type Group = (fn(&Texts) -> String, &'static [Entry]);

const GROUPS: &[Group] = &[
    (Texts::menu_people, &[(Shown::To(Action::Find), "/find", Texts::find_title)]),
    (
        Texts::menu_rules,
        &[
            (Shown::To(Action::Review), "/review", Texts::review_title),
            (Shown::ToAll, "/rules", Texts::rules_title),
            (Shown::ToAll, "/glossary", Texts::glossary_title),
        ],
    ),
    (Texts::menu_plan, &[(Shown::To(Action::Plan), "/plan", Texts::plan_title)]),
    (Texts::menu_files, &[(Shown::To(Action::Export), "/export", Texts::export_title)]),
    (Texts::menu_office, &[(Shown::To(Action::Audit), "/audit", Texts::audit_title), (Shown::To(Action::Accounts), "/accounts", Texts::accounts_title)]),
    (
        Texts::menu_self,
        &[
            (Shown::ToCadres, "/me", Texts::menu_own_record),
            (Shown::ToAll, "/passkeys", Texts::word_my_sign_in),
            (Shown::WithProvider, "/openid", Texts::menu_provider),
        ],
    ),
];

/// A group as a page shows it.
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) links: Vec<Link>,
}

/// A way to another page.
pub(crate) struct Link {
    pub(crate) path: &'static str,
    pub(crate) words: String,
    /// Whether it leads here.
    pub(crate) here: bool,
}

/// The groups with something in them for this visitor; none where nobody is signed in.
pub(crate) fn sections(visit: &Visit<'_>) -> Vec<Section> {
    let Some(view) = &visit.view else { return Vec::new() };
    let here = visit.asked.path.first().map_or("", String::as_str);
    let link = |(_, path, words): &Entry| Link { path, words: words(visit.t()), here: path[1..] == *here };
    let section = |(title, entries): &Group| Section {
        title: title(visit.t()),
        links: entries.iter().filter(|(shown, ..)| is_shown(shown, visit, view)).map(link).collect(),
    };
    GROUPS.iter().map(section).filter(|section| !section.links.is_empty()).collect()
}

fn is_shown(shown: &Shown, visit: &Visit<'_>, view: &View) -> bool {
    match shown {
        Shown::To(action) if action.of_office() => view.viewer().may(*action),
        Shown::To(action) => view.offers(*action),
        Shown::ToCadres => view.viewer().person.is_some(),
        Shown::ToAll => true,
        Shown::WithProvider => visit.desk.openid.is_some(),
    }
}
