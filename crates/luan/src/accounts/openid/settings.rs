//! What a site says of its own provider of sign-ins: one file, read whole, with everything that is wrong in it.

use toml_edit::{Document, Item, Table};

/// What a site says of its provider.
#[derive(Clone)]
pub(crate) struct Settings {
    /// The provider, as its tokens name it.
    pub(crate) issuer: String,
    /// What we are called there.
    pub(super) client: String,
    pub(super) secret: Secret,
    /// Where browsers reach us: `https://…`, without a path.
    pub(super) origin: String,
    /// What the button says, Vietnamese and English.
    pub(crate) name: [String; 2],
    /// Methods (`amr`) and classes (`acr`) that count as a second factor.
    pub(super) amr: Vec<String>,
    pub(super) acr: Vec<String>,
    /// A file with the certificates that are trusted, where it is not the system's.
    pub(super) trust: Option<String>,
}

/// The secret that we share with the provider.
#[derive(Clone)]
pub(super) enum Secret {
    /// As it is.
    Text(String),
    /// In a file of its own.
    File(String),
}

const KEYS: [&str; 9] = ["issuer", "client_id", "client_secret", "client_secret_file", "origin", "name", "second_factor_amr", "second_factor_acr", "trust"];

impl Settings {
    /// Reads a file; everything that is wrong in it, Vietnamese and English.
    pub(crate) fn read(text: &str) -> Result<Settings, Vec<[String; 2]>> {
        let document = Document::parse(text).map_err(|error| vec![[format!("không đọc được TOML: {error}"), format!("this is no TOML: {error}")]])?;
        let mut reader = Reader { table: document.as_table(), faults: Vec::new() };
        let settings = reader.settings();
        if reader.faults.is_empty() { Ok(settings) } else { Err(reader.faults) }
    }

    /// The address to which the provider sends people back.
    pub(super) fn back(&self) -> String {
        format!("{}/openid/return", self.origin)
    }

    /// Whether an address is one that secrets may be sent to: over TLS, or on this machine where the issuer is here as well.
    pub(super) fn reaches(&self, address: &str) -> bool {
        address.starts_with("https://") || (is_here(&self.issuer) && is_here(address))
    }
}

fn is_here(address: &str) -> bool {
    ["http://127.0.0.1:", "http://[::1]:"].iter().any(|here| {
        let rest = address.strip_prefix(here).unwrap_or_default();
        let port: &str = rest.split('/').next().unwrap_or_default();
        !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
    })
}

struct Reader<'t> {
    table: &'t Table,
    faults: Vec<[String; 2]>,
}

impl Reader<'_> {
    fn settings(&mut self) -> Settings {
        for (key, _) in self.table.iter().filter(|(key, _)| !KEYS.contains(key)) {
            self.faults.push([format!("không có mục “{key}”; có: {}", KEYS.join(", ")), format!("there is no `{key}`; there are {}", KEYS.join(", "))]);
        }
        let settings = Settings {
            issuer: self.wanted("issuer"),
            client: self.wanted("client_id"),
            secret: self.secret(),
            origin: self.wanted("origin"),
            name: ["vi", "en"].map(|lang| self.name(lang)),
            amr: self.list("second_factor_amr"),
            acr: self.list("second_factor_acr"),
            trust: self.text("trust"),
        };
        if !(settings.issuer.starts_with("https://") || is_here(&settings.issuer)) {
            self.faults.push(["issuer phải bắt đầu bằng https://".to_owned(), "issuer begins with https://".to_owned()]);
        }
        let host = settings.origin.strip_prefix("https://").unwrap_or_default();
        if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
            self.faults.push(["origin phải là https://TÊN-MÁY, không có đường dẫn".to_owned(), "origin is https://HOST, without a path".to_owned()]);
        }
        settings
    }

    fn text(&mut self, key: &str) -> Option<String> {
        let item = self.table.get(key)?;
        let text = item.as_str().map(str::to_owned).filter(|text| !text.is_empty());
        if text.is_none() {
            self.faults.push([format!("{key} phải là một chuỗi, không trống"), format!("{key} is a text, not an empty one")]);
        }
        text
    }

    fn wanted(&mut self, key: &str) -> String {
        if self.table.get(key).is_none() {
            self.faults.push([format!("thiếu {key}"), format!("{key} is missing")]);
        }
        self.text(key).unwrap_or_default()
    }

    fn secret(&mut self) -> Secret {
        match (self.text("client_secret"), self.text("client_secret_file")) {
            (Some(text), None) => Secret::Text(text),
            (None, Some(path)) => Secret::File(path),
            _ => {
                self.faults.push([
                    "cần một trong hai: client_secret, client_secret_file".to_owned(),
                    "one of client_secret and client_secret_file is needed".to_owned(),
                ]);
                Secret::Text(String::new())
            }
        }
    }

    fn name(&mut self, lang: &str) -> String {
        let name = self.table.get("name").and_then(Item::as_table_like).and_then(|name| name.get(lang)).and_then(Item::as_str);
        if name.is_none_or(str::is_empty) {
            self.faults.push([format!("thiếu name.{lang}: chữ trên nút"), format!("name.{lang} is missing: the words on the button")]);
        }
        name.unwrap_or_default().to_owned()
    }

    fn list(&mut self, key: &str) -> Vec<String> {
        let Some(item) = self.table.get(key) else { return Vec::new() };
        let texts = item.as_array().map(|array| array.iter().map(|value| value.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>());
        texts.flatten().unwrap_or_else(|| {
            self.faults.push([format!("{key} phải là danh sách chuỗi"), format!("{key} is a list of texts")]);
            Vec::new()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        issuer = "https://sso.example/realm"
        client_id = "luan"
        client_secret = "bí mật"
        origin = "https://luan.example"
        name = { vi = "Tài khoản thị xã", en = "The town's account" }
        second_factor_amr = ["mfa"]
    "#;

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let settings = Settings::read(GOOD).ok().unwrap();
        assert_eq!((settings.back().as_str(), settings.amr), ("https://luan.example/openid/return", vec!["mfa".to_owned()]));
        let faults =
            Settings::read("issuer = \"http://sso.example\"\norigin = \"https://luan.example/x\"\nname.vi = \"x\"\nsecond_factor_acr = 7\nsecret = \"x\"\n");
        let faults: Vec<String> = faults.err().unwrap().into_iter().map(|[_, en]| en).collect();
        for word in ["no `secret`", "issuer begins", "client_id is missing", "one of client_secret", "origin is", "name.en", "second_factor_acr is a list"] {
            assert!(faults.iter().any(|fault| fault.contains(word)), "{word}: {faults:?}");
        }
        assert!(Settings::read("issuer = ").is_err());
    }

    #[test]
    fn secrets_are_sent_over_tls_or_stay_on_this_machine() {
        let at = |issuer: &str| Settings { issuer: issuer.to_owned(), ..Settings::read(GOOD).ok().unwrap() };
        assert!(at("https://sso.example").reaches("https://other.example/token"));
        assert!(!at("https://sso.example").reaches("http://127.0.0.1:80/token"));
        assert!(at("http://127.0.0.1:80").reaches("http://127.0.0.1:81/token"));
        for elsewhere in ["http://sso.example", "http://127.0.0.1:80@sso.example/", "http://127.0.0.1.sso.example:80/", "file:///x", ""] {
            assert!(!at("http://127.0.0.1:80").reaches(elsewhere), "{elsewhere}");
        }
    }
}
