//! A visit: who asks what, with everything that a page may look at. A page gets nothing else.

use std::sync::Arc;

use rules::verdict::Lang;
use store::Stamp;

use super::answer::Refused;
use super::asked::Asked;
use super::menu::{Section, sections};
use super::texts::{Texts, texts};
use super::tour::{Strip, strip};
use crate::access::View;
use crate::accounts::{Second, Session, Site, Token};
use crate::desk::Desk;

/// Letters of a reason, for a reading and for whatever is recorded.
pub(crate) const REASON_MAX: usize = 200;

/// Who asks what.
pub(crate) struct Visit<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) asked: &'a Asked,
    /// What the stars of the route stand for.
    pub(crate) ids: Vec<&'a str>,
    /// Milliseconds since 1970.
    pub(crate) now: u64,
    pub(crate) lang: Lang,
    /// The session with its token, where somebody is signed in.
    pub(crate) signed: Option<(Token, Session)>,
    pub(crate) view: Option<Arc<View>>,
}

impl Visit<'_> {
    /// The office as this visitor may see it.
    pub(crate) fn view(&self) -> Result<&View, Refused> {
        self.view.as_deref().ok_or(Refused::SignIn)
    }

    /// What the first star of the route stands for.
    pub(crate) fn id(&self) -> &str {
        self.ids.first().copied().unwrap_or_default()
    }

    /// The number of the page of a list.
    pub(crate) fn page_number(&self) -> usize {
        self.asked.field("page").parse().unwrap_or(0)
    }

    /// The account that acts.
    pub(crate) fn account(&self) -> &str {
        self.signed.as_ref().map_or("", |(_, session)| session.account.as_str())
    }

    /// What an entry says of who makes it, when, and by which authority.
    pub(crate) fn stamp(&self) -> Result<Stamp, Refused> {
        Ok(Stamp { actor: self.account().to_owned(), time: self.now, authority: self.view()?.viewer().authority })
    }

    /// The site that passkeys are bound to, where the request came to it.
    pub(crate) fn site(&self) -> Option<&Site> {
        self.desk.site.as_ref().filter(|site| site.fits(self.asked.host.as_deref()))
    }

    /// What comes along as the second factor.
    pub(crate) fn second(&self) -> Second<'_> {
        match (self.site(), self.asked.field("passkey")) {
            (None, _) | (_, "") => Second::Code(self.asked.field("code")),
            (Some(site), passkey) => Second::Passkey(passkey, site),
        }
    }

    /// The texts of the language.
    pub(crate) fn t(&self) -> &'static Texts {
        texts(self.lang)
    }

    /// What every page shows, under a title.
    pub(crate) fn page(&self, title: String) -> Page {
        let (form, account) = self.signed.as_ref().map_or((String::new(), String::new()), |(_, session)| (session.form.clone(), session.account.clone()));
        let reason = if account.is_empty() { String::new() } else { self.asked.reason() };
        let (office, here) = (self.desk.office.clone(), here(self.asked));
        let strip = strip(self, &here);
        Page { lang: self.lang, t: self.t(), office, title, here, menu: sections(self, self.t()), form, account, reason, strip }
    }
}

/// What every page shows.
pub(crate) struct Page {
    pub(crate) lang: Lang,
    /// The texts of the language.
    pub(crate) t: &'static Texts,
    pub(crate) office: String,
    pub(crate) title: String,
    /// The address of the page, without the language.
    pub(crate) here: String,
    /// Where one can go from here.
    pub(crate) menu: Vec<Section>,
    /// What every form of the session carries.
    pub(crate) form: String,
    /// Who is signed in.
    pub(crate) account: String,
    /// Why records are opened, as it was said last.
    pub(crate) reason: String,
    /// What stands over the pages of a demonstration.
    pub(crate) strip: Option<Strip>,
}

impl Page {
    /// The word of the language.
    pub(crate) fn language(&self) -> &'static str {
        self.lang.pick(["vi", "en"])
    }

    /// The word of the other language.
    pub(crate) fn other_language(&self) -> &'static str {
        self.lang.pick(["en", "vi"])
    }

    /// The same page in the other language.
    pub(crate) fn other(&self) -> String {
        self.with(&[("lang", self.other_language())])
    }

    /// The same page with other fields: those with an empty text are left out.
    pub(crate) fn with(&self, changed: &[(&str, &str)]) -> String {
        let (path, query) = self.here.split_once('?').unwrap_or((&self.here, ""));
        let kept = form_urlencoded::parse(query.as_bytes()).into_owned().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
        let new = changed.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.chain(new)).finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// A part of an address, as it stands between two strokes.
pub(crate) fn quoted(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

fn here(asked: &Asked) -> String {
    let path: String = asked.path.iter().map(|part| format!("/{}", quoted(part))).collect();
    let fields = asked.query.iter().filter(|(name, _)| name != "lang" && name != "tour");
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}
