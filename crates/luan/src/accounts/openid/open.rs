//! Opens the file that names the site's own provider, and what it names: the secret, and whom TLS trusts.

use std::path::Path;

use ureq::tls::{Certificate, PemItem, parse_pem};

use super::provider::Provider;
use super::settings::{Secret, Settings};
use crate::exit::Failure;
use crate::record::text;

/// Where systems keep the certificates that they trust.
const SYSTEM: [&str; 3] = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// The provider that a file names; nothing is asked yet. What the file names stands beside it, or where its path says.
pub(crate) fn open(path: &Path) -> Result<Provider, Failure> {
    let settings = Settings::read(&text(path)?).map_err(|faults| {
        let failure = Failure::failed("tệp về nơi cấp đăng nhập không dùng được", "the file about the provider of sign-ins cannot be used").at(path.display());
        let failure = faults.into_iter().fold(failure, |failure, words| failure.at(words.join(" / ")));
        failure.now("sửa các chỗ trên; mẫu ở HOWTO.md", "mend the places above; HOWTO.md has an example")
    })?;
    let beside = |name: &str| path.parent().unwrap_or(Path::new("")).join(name);
    let secret = match &settings.secret {
        Secret::Text(text) => text.clone(),
        Secret::File(name) => text(&beside(name))?.trim().to_owned(),
    };
    let trusted = match &settings.trust {
        Some(name) => certificates(&text(&beside(name))?),
        None => SYSTEM.iter().map(Path::new).find(|path| path.exists()).map_or(Ok(Vec::new()), |path| text(path).map(|text| certificates(&text)))?,
    };
    if trusted.is_empty() {
        return Err(Failure::failed("không có chứng thư nào để tin khi kết nối", "there is no certificate to trust when connecting")
            .at(path.display())
            .now("thêm trust = \"TỆP.pem\"", "add trust = \"FILE.pem\""));
    }
    Ok(Provider::new(settings, secret, &trusted))
}

fn certificates(pem: &str) -> Vec<Certificate<'static>> {
    let certificate = |item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    };
    parse_pem(pem.as_bytes()).filter_map(certificate).collect()
}
