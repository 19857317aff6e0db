//! A request, read: its path, its fields, its cookies, and where it says it comes from.

use rules::verdict::Lang;

/// What was asked.
#[derive(Default)]
pub(crate) struct Asked {
    /// Whether it may change something: POST.
    pub(crate) post: bool,
    /// The path, with its parts decoded.
    pub(crate) path: Vec<String>,
    /// The fields of the address.
    pub(crate) query: Vec<(String, String)>,
    /// The fields of the form.
    pub(crate) form: Vec<(String, String)>,
    /// Cookies.
    pub(crate) cookies: Vec<(String, String)>,
    /// The headers by which a browser says where a request comes from.
    pub(crate) origin: Option<String>,
    pub(crate) site: Option<String>,
    pub(crate) host: Option<String>,
    /// Whether the answer may come packed (gzip).
    pub(crate) takes_packed: bool,
    /// The files of a form that takes some.
    pub(crate) files: Vec<Upload>,
}

/// A file that came with a form.
pub(crate) struct Upload {
    /// Its name, made harmless: without folders and without signs that do not show.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Why a form was not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unread {
    /// More bytes than are read.
    TooLong,
    /// More files than are read.
    TooMany,
    /// It did not arrive in time.
    TooSlow,
    /// Not a form that this address takes.
    Kind,
    /// A form with files that breaks off or cannot be taken apart.
    Broken,
    /// As many uploads as are read at once are being read.
    Busy,
}

impl Asked {
    /// A field of the form or, in a question, of the address; empty where it is not there.
    pub(crate) fn field(&self, name: &str) -> &str {
        let fields = if self.post { &self.form } else { &self.query };
        fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim())
    }

    /// Every text of a field, in the order of the form or of the address.
    pub(crate) fn every(&self, name: &str) -> Vec<String> {
        let fields = if self.post { &self.form } else { &self.query };
        fields.iter().filter(|(field, _)| field == name).map(|(_, text)| text.clone()).collect()
    }

    /// A cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(cookie, _)| cookie == name).map(|(_, text)| text.as_str())
    }

    /// Why records are opened: as it is said now, or was said last.
    pub(crate) fn reason(&self) -> String {
        let said = self.field("reason");
        let kept = || self.cookie(super::answer::REASON).and_then(|text| parts(&format!("/{text}"))?.pop());
        if said.is_empty() { kept().unwrap_or_default() } else { said.to_owned() }
    }

    /// The language: asked for, or remembered, or Vietnamese.
    pub(crate) fn lang(&self) -> Lang {
        let asked = self.query.iter().find(|(name, _)| name == "lang").map(|(_, text)| text.as_str());
        if asked.or_else(|| self.cookie(super::answer::LANGUAGE)) == Some("en") { Lang::En } else { Lang::Vi }
    }

    /// Whether it comes from one of our own pages: what a browser says of it, where it says anything. A form of another site, and one of nobody, is not ours.
    pub(crate) fn is_from_here(&self) -> bool {
        let same_site = self.site.as_deref().is_none_or(|site| site == "same-origin" || site == "none");
        let origin = self.origin.as_deref().and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
        same_site && (origin.is_some() && origin == self.host.as_deref() || self.origin.is_none() && self.site.is_some())
    }
}

/// The fields of a query or a form.
pub(crate) fn fields(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

/// The parts of a path, decoded; none where one cannot be.
pub(crate) fn parts(path: &str) -> Option<Vec<String>> {
    let part = |part: &str| {
        // A plus is a plus in a path.
        let decoded: Vec<(String, String)> = form_urlencoded::parse(part.replace('+', "%2B").as_bytes()).into_owned().collect();
        match &decoded[..] {
            [] if part.is_empty() => Some(String::new()),
            [(text, rest)] if rest.is_empty() && !part.contains(['=', '&']) => Some(text.clone()),
            _ => None,
        }
    };
    path.strip_prefix('/')?.split('/').map(part).collect()
}

/// The cookies of a header.
pub(crate) fn cookies(header: &str) -> Vec<(String, String)> {
    header.split(';').filter_map(|cookie| cookie.trim().split_once('=')).map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_part_by_part() {
        let read = |path| parts(path).map(|parts| parts.join("|"));
        assert_eq!(read("/"), Some(String::new()));
        assert_eq!(read("/people/CB%2F0042/history"), Some("people|CB/0042|history".to_owned()));
        assert_eq!(read("/a+b"), Some("a+b".to_owned()));
        assert_eq!(read("/a=b"), None);
        assert_eq!(read("people"), None);
    }

    #[test]
    fn only_what_comes_from_our_own_pages_is_ours() {
        let asked = |origin: Option<&str>, site: Option<&str>| {
            let own = |text: &str| text.to_owned();
            Asked { origin: origin.map(own), site: site.map(own), host: Some("luan.example".to_owned()), ..Asked::default() }.is_from_here()
        };
        assert!(asked(Some("https://luan.example"), Some("same-origin")) && asked(Some("https://luan.example"), None) && asked(None, Some("same-origin")));
        for (origin, site) in [
            (None, None),
            (Some("null"), None),
            (Some("https://other.example"), None),
            (Some("https://other.example"), Some("cross-site")),
            (Some("https://luan.example"), Some("cross-site")),
            (Some("https://luan.example"), Some("same-site")),
            (None, Some("cross-site")),
            (Some("https://luan.example.other"), None),
        ] {
            assert!(!asked(origin, site), "{origin:?} {site:?}");
        }
    }
}
