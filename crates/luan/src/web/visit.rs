//! A visit: who asks what, with everything that a page may look at. A page gets nothing else.

use rules::verdict::Lang;

use super::answer::Refused;
use super::asked::Asked;
use crate::access::{Action, View};
use crate::accounts::{Second, Session, Site, Token};
use crate::desk::Desk;

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
    pub(crate) view: Option<View>,
}

impl Visit<'_> {
    /// The office as this visitor may see it.
    pub(crate) fn view(&self) -> Result<&View, Refused> {
        self.view.as_ref().ok_or(Refused::SignIn)
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

    /// What every page shows.
    pub(crate) fn page(&self, title: [&'static str; 2]) -> Page {
        let mut menu = self.view.as_ref().map(|view| menu(view, self.lang)).unwrap_or_default();
        if self.view.is_some() && self.desk.openid.is_some() {
            menu.push(("/openid".to_owned(), self.lang.pick(["Cách đăng nhập", "My sign-in"]).to_owned()));
        }
        let (form, account) = self.signed.as_ref().map_or((String::new(), String::new()), |(_, session)| (session.form.clone(), session.account.clone()));
        Page { lang: self.lang, office: self.desk.office.clone(), title: self.lang.pick(title).to_owned(), here: here(self.asked), menu, form, account }
    }
}

/// What every page shows.
pub(crate) struct Page {
    pub(crate) lang: Lang,
    pub(crate) office: String,
    pub(crate) title: String,
    /// The address of the page, without the language.
    pub(crate) here: String,
    /// Where one can go from here.
    pub(crate) menu: Vec<(String, String)>,
    /// What every form of the session carries.
    pub(crate) form: String,
    /// Who is signed in.
    pub(crate) account: String,
}

impl Page {
    /// The one of a pair.
    pub(crate) fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        self.lang.pick([vi, en])
    }

    /// The word of the language.
    pub(crate) fn language(&self) -> &'static str {
        self.lang.pick(["vi", "en"])
    }

    /// The same page in the other language.
    pub(crate) fn other(&self) -> String {
        let sign = if self.here.contains('?') { '&' } else { '?' };
        format!("{}{sign}lang={}", self.here, self.lang.pick(["en", "vi"]))
    }
}

fn here(asked: &Asked) -> String {
    let quoted = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let path: String = asked.path.iter().map(|part| format!("/{}", quoted(part))).collect();
    let fields = asked.query.iter().filter(|(name, _)| name != "lang");
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn menu(view: &View, lang: Lang) -> Vec<(String, String)> {
    let entries = [
        (Action::Find, "/find", ["Tìm", "Find"]),
        (Action::Review, "/review", ["Rà soát", "Review"]),
        (Action::Plan, "/plan", ["Kế hoạch", "Plan"]),
        (Action::Export, "/export", ["Xuất", "Export"]),
        (Action::Accounts, "/accounts", ["Tài khoản", "Accounts"]),
        (Action::Audit, "/audit", ["Sổ ghi", "Log"]),
    ];
    let shown = entries.into_iter().filter(|(action, ..)| if action.of_office() { view.viewer().may(*action) } else { view.offers(*action) });
    let mut menu: Vec<(String, String)> = shown.map(|(_, path, words)| (path.to_owned(), lang.pick(words).to_owned())).collect();
    if view.viewer().person.is_some() {
        menu.push(("/me".to_owned(), lang.pick(["Hồ sơ của tôi", "My record"]).to_owned()));
    }
    menu.push(("/passkeys".to_owned(), lang.pick(["Cách đăng nhập", "My sign-in"]).to_owned()));
    menu
}
