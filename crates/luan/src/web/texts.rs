//! The texts of the pages, in both languages: a function for each message of `messages/`.

use std::sync::OnceLock;

use rules::verdict::Lang;

#[expect(unreachable_pub, dead_code, clippy::all, clippy::unwrap_used, reason = "made from the message files; that each is used is a tidy test")]
mod made {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub(crate) use made::L10nLanguage as Texts;

/// The texts of a language.
pub(crate) fn texts(lang: Lang) -> &'static Texts {
    static VI: OnceLock<Texts> = OnceLock::new();
    static EN: OnceLock<Texts> = OnceLock::new();
    match lang {
        Lang::Vi => VI.get_or_init(|| made::L10n::Vi.load()),
        Lang::En => EN.get_or_init(|| made::L10n::En.load()),
    }
}
