//! Where browsers find the pages: a passkey is made for one origin, and shows itself to no other.

use std::net::IpAddr;

/// The longest name of a host, in letters.
const HOST_MAX: usize = 253;

/// The origin of the pages, as a browser writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Site {
    origin: String,
}

impl Site {
    /// Reads `https://HOST`, with a port where it is another than the usual. Without TLS browsers know passkeys for `localhost` alone, and for a bare address never.
    pub(crate) fn read(text: &str) -> Option<Site> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let (scheme, authority) = text.split_once("://")?;
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let letters = host.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.');
        let named = letters && !host.is_empty() && host.len() <= HOST_MAX && !host.starts_with('.') && !host.ends_with('.') && host.parse::<IpAddr>().is_err();
        let usual = match (scheme, host) {
            ("https", _) => 443,
            ("http", "localhost") => 80,
            _ => return None,
        };
        let port: u16 = port.map_or(Some(usual), |port| port.parse().ok())?;
        let origin = if port == usual { format!("{scheme}://{host}") } else { format!("{scheme}://{host}:{port}") };
        named.then_some(Site { origin })
    }

    /// This machine alone.
    pub(crate) fn local(port: u16) -> Site {
        Site { origin: format!("http://localhost:{port}") }
    }

    /// The origin.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// What a passkey is bound to: the host, without the port.
    pub(crate) fn host(&self) -> &str {
        self.authority().split(':').next().unwrap_or_default()
    }

    /// Whether a request that names this host came to this site.
    pub(crate) fn fits(&self, host: Option<&str>) -> bool {
        host.is_some_and(|host| host.eq_ignore_ascii_case(self.authority()))
    }

    fn authority(&self) -> &str {
        self.origin.split_once("://").map_or("", |(_, authority)| authority)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_browsers_write_it() {
        let read = |text| Site::read(text).map(|site| format!("{} {}", site.origin(), site.host()));
        assert_eq!(read("https://Luan.example/"), Some("https://luan.example luan.example".to_owned()));
        assert_eq!(read("https://luan.example:443"), Some("https://luan.example luan.example".to_owned()));
        assert_eq!(read("https://luan.example:8443"), Some("https://luan.example:8443 luan.example".to_owned()));
        assert_eq!(read("http://localhost:8080"), Some("http://localhost:8080 localhost".to_owned()));
        for wrong in
            ["http://luan.example", "https://10.0.0.1", "https://luan.example/path", "luan.example", "https://", "https://a:b", "https://a b", "ftp://a"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_the_host_of_the_site_fits_it() {
        let site = Site::local(8080);
        assert!(site.fits(Some("localhost:8080")) && site.fits(Some("LOCALHOST:8080")));
        for other in [None, Some("127.0.0.1:8080"), Some("localhost"), Some("localhost:80"), Some("localhost:8080.example")] {
            assert!(!site.fits(other), "{other:?}");
        }
    }
}
