//! A browser without a network, with the clock in our hands, and an office whose first two accounts have been taken up.

use totp_rs::{Builder, Secret};

use super::office::{Office, between, row};
use crate::accounts::Site;
use crate::desk::Desk;
use crate::web::answer::Answer;
use crate::web::asked::{Asked, fields};
use crate::web::door::answer;

pub(super) const PASSWORD: &str = "một câu rất dài để nhớ";
pub(super) const MINUTE: u64 = 60_000;

/// A browser without a network: what it sends comes from our own pages.
pub(super) struct Browser<'a> {
    pub(super) desk: &'a Desk,
    pub(super) now: u64,
    pub(super) cookies: Vec<(String, String)>,
}

pub(super) struct Page {
    pub(super) status: u16,
    pub(super) location: String,
    /// What may be loaded and run.
    pub(super) policy: String,
    pub(super) body: String,
}

impl Browser<'_> {
    pub(super) fn send(&mut self, post: bool, address: &str, form: &[(&str, &str)]) -> Page {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let own = |text: &str| text.to_owned();
        let asked = Asked {
            post,
            path: crate::web::asked::parts(path).unwrap(),
            query: fields(query.as_bytes()),
            form: form.iter().map(|(name, text)| (own(name), own(text))).collect(),
            cookies: self.cookies.clone(),
            origin: Some(own("https://luan.example")),
            site: Some(own("same-origin")),
            host: Some(own("luan.example")),
            files: Vec::new(),
            takes_packed: false,
        };
        let (answered, _) = answer(self.desk, &asked, self.now);
        self.take(answered)
    }

    fn take(&mut self, answered: Answer) -> Page {
        let header = |name: &str| answered.headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        for cookie in answered.headers.get_all("set-cookie") {
            let (name, text) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(held, _)| held != name);
            if !text.is_empty() {
                self.cookies.push((name.to_owned(), text.to_owned()));
            }
        }
        Page {
            status: answered.status.as_u16(),
            location: header("location"),
            policy: header("content-security-policy"),
            body: String::from_utf8(answered.body).unwrap(),
        }
    }

    pub(super) fn get(&mut self, address: &str) -> Page {
        self.send(false, address, &[])
    }

    pub(super) fn post(&mut self, address: &str, form: &[(&str, &str)]) -> Page {
        let page = self.get("/people/nobody").body;
        let token = between(&page, "name=\"form\" value=\"", "\"").to_owned();
        self.send(true, address, &[form, &[("form", token.as_str())]].concat())
    }

    pub(super) fn sign_in(&mut self, account: &str, password: &str, code: &str) -> u16 {
        self.send(true, "/sign-in", &[("account", account), ("password", password), ("code", code)]).status
    }
}

pub(super) fn code(secret: &str, now: u64) -> String {
    Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap().generate(now / 1_000).to_string()
}

/// Takes an invitation up; the secret of the second factor, and the spare codes.
pub(super) fn enrol(desk: &Desk, now: u64, address: &str) -> (String, Vec<String>) {
    let mut browser = Browser { desk, now, cookies: Vec::new() };
    let page = browser.get(address);
    assert_eq!(page.status, 200, "{}", page.body);
    let secret = between(&page.body, "<code>", "</code>").to_owned();
    let token = address.split_once("token=").unwrap().1;
    let take = |browser: &mut Browser<'_>, password: &str, again: &str, code: &str| {
        browser.send(true, "/invitation", &[("token", token), ("password", password), ("again", again), ("code", code)])
    };
    let wrong = take(&mut browser, "ngắn", "ngắn", &code(&secret, now));
    assert!(wrong.status == 422 && wrong.body.contains("ít nhất 12 ký tự"), "{}", wrong.body);
    assert_eq!(take(&mut browser, PASSWORD, "khác", &code(&secret, now)).status, 422);
    assert_eq!(take(&mut browser, PASSWORD, PASSWORD, "000000").status, 422);
    let taken = take(&mut browser, PASSWORD, PASSWORD, &code(&secret, now));
    assert_eq!(taken.status, 200, "{}", taken.body);
    let codes: Vec<String> = taken.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10);
    assert_eq!(take(&mut browser, PASSWORD, PASSWORD, &code(&secret, now)).status, 404, "an invitation is taken up once");
    (secret, codes)
}

/// A desk with an administrator and a secretary who have taken their accounts up; what each has to sign in with.
pub(super) fn founded(office: Office, now: u64) -> (Desk, [(String, Vec<String>); 2], Office) {
    office.rows(&[row("units", "id=U name=Thị_ủy kind=party_committee level=district"), row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980")]);
    let (store, vault) = office.open();
    let token = crate::accounts::first(&vault, &store.log(), now).unwrap().unwrap();
    let mut desk = Desk::new(store, vault, Vec::new());
    desk.site = Site::read("https://luan.example");
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert_eq!(browser.get("/first?token=made-up").status, 404);
    assert_eq!(browser.get(&format!("/first?token={}", token.text())).status, 200);
    let form = [("token", token.text()), ("administrator", "quan-tri"), ("secretary", "bi-thu"), ("unit", "U"), ("basis", "1-QĐ")];
    let page = browser.send(true, "/first", &form);
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(browser.send(true, "/first", &form).status, 404, "the first run is once");
    let links: Vec<&str> = page.body.split("<pre>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    let enrolled = [enrol(&desk, now, links[0]), enrol(&desk, now, links[1])];
    (desk, enrolled, office)
}

pub(super) fn both(story: impl Fn(Office)) {
    story(Office::sqlite());
    story(Office::postgres());
}
