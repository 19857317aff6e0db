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
    (
        Texts::menu_people,
        &[
            (Shown::To(Action::Find), "/today", Texts::today_title),
            (Shown::To(Action::Find), "/posts", Texts::posts_title),
            (Shown::To(Action::Find), "/units", Texts::units_title),
            (Shown::To(Action::Find), "/find", Texts::find_title),
            (Shown::To(Action::Find), "/documents", Texts::documents_title),
        ],
    ),
    (
        Texts::menu_rules,
        &[
            (Shown::To(Action::Review), "/review", Texts::review_title),
            (Shown::ToAll, "/rules", Texts::rules_title),
            (Shown::ToAll, "/glossary", Texts::glossary_title),
        ],
    ),
    (
        Texts::menu_plan,
        &[
            (Shown::To(Action::Plan), "/plan", Texts::plan_title),
            (Shown::To(Action::Person), "/statistics", Texts::statistics_title),
            (Shown::ToAll, "/jobs", Texts::jobs_title),
        ],
    ),
    (Texts::menu_files, &[(Shown::To(Action::Change), "/import", Texts::import_title), (Shown::To(Action::Export), "/export", Texts::export_title)]),
    (Texts::menu_office, &[(Shown::To(Action::Audit), "/audit", Texts::audit_title), (Shown::To(Action::Accounts), "/accounts", Texts::accounts_title)]),
    (
        Texts::menu_self,
        &[
            (Shown::ToCadres, "/me", Texts::menu_own_record),
            (Shown::ToAll, "/passkeys", Texts::word_my_sign_in),
            (Shown::ToAll, "/keys", Texts::keys_title),
            (Shown::WithProvider, "/openid", Texts::menu_provider),
        ],
    ),
];

/// The letter that leads to a page, after `g`.
const KEYS: [(&str, &str); 13] = [
    ("/today", "h"),
    ("/posts", "v"),
    ("/units", "t"),
    ("/find", "c"),
    ("/documents", "b"),
    ("/review", "r"),
    ("/rules", "q"),
    ("/plan", "k"),
    ("/export", "x"),
    ("/audit", "s"),
    ("/accounts", "n"),
    ("/me", "m"),
    ("/passkeys", "d"),
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
    /// The letter that leads there after `g`; none, where empty.
    pub(crate) key: &'static str,
}

/// The groups with something in them for this visitor, in the words of a language; none where nobody is signed in.
pub(crate) fn sections(visit: &Visit<'_>, t: &Texts) -> Vec<Section> {
    let Some(view) = &visit.view else { return Vec::new() };
    let here = visit.asked.path.first().map_or("", String::as_str);
    let key = |path: &str| KEYS.iter().find(|(known, _)| *known == path).map_or("", |(_, key)| key);
    let link = |(_, path, words): &Entry| Link { path, words: words(t), here: path[1..] == *here, key: key(path) };
    let section =
        |(title, entries): &Group| Section { title: title(t), links: entries.iter().filter(|(shown, ..)| is_shown(shown, visit, view)).map(link).collect() };
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
