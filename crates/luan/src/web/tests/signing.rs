//! From the first run to the last sign-out, with the clock in our hands; on both databases.

use rules::verdict::Lang;
use totp_rs::{Builder, Secret};

use super::office::{Office, between, row};
use crate::desk::Desk;
use crate::web::answer::Answer;
use crate::web::asked::{Asked, fields};
use crate::web::door::answer;

pub(super) const PASSWORD: &str = "một câu rất dài để nhớ";
const MINUTE: u64 = 60_000;

/// A browser without a network: what it sends comes from our own pages.
pub(super) struct Browser<'a> {
    pub(super) desk: &'a Desk,
    pub(super) now: u64,
    pub(super) cookies: Vec<(String, String)>,
}

pub(super) struct Page {
    pub(super) status: u16,
    pub(super) location: String,
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
        Page { status: answered.status.as_u16(), location: header("location"), body: String::from_utf8(answered.body).unwrap() }
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
    let desk = Desk::new(store, vault, Vec::new());
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

#[test]
fn an_account_comes_from_two_people_and_ends_at_once() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, admin), (_, secretary)], _office) = founded(office, now);
        let (mut a, mut s) = (Browser { desk: &desk, now, cookies: Vec::new() }, Browser { desk: &desk, now, cookies: Vec::new() });
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        let ask = [("id", "lan"), ("person", "CB1"), ("role", "specialist"), ("unit", "U"), ("reason", "phân công")];
        assert_eq!(a.post("/accounts/ask", &ask).status, 303);
        assert_eq!(a.post("/accounts/confirm", &[("id", "lan"), ("reason", "tự xác nhận")]).status, 403, "nobody confirms alone");
        assert_eq!(s.post("/accounts/ask", &ask).status, 404, "a secretary does not ask");
        let confirmed = s.post("/accounts/confirm", &[("id", "lan"), ("reason", "xác nhận")]);
        let link = between(&confirmed.body, "<pre>", "</pre>").to_owned();
        let (_, codes) = enrol(&desk, now, &link);
        let mut lan = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(lan.sign_in("lan", PASSWORD, &codes[0]), 303);
        assert_eq!(lan.get("/find").status, 200);
        // A grant that is taken away is gone with the next request; a closed account is signed out with it.
        assert_eq!(a.post("/accounts/take", &[("id", "lan"), ("role", "specialist"), ("unit", "U"), ("reason", "thôi")]).status, 303);
        assert_eq!(lan.get("/find").status, 404);
        assert_eq!(a.post("/accounts/close", &[("id", "lan"), ("reason", "nghỉ")]).status, 303);
        assert_eq!(lan.get("/find").location, "/sign-in");
        assert_eq!(lan.sign_in("lan", PASSWORD, &codes[1]), 403, "a closed account does not sign in");
    });
}

#[test]
fn a_renewed_account_forgets_its_password_its_sessions_and_what_somebody_puts_back() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, admin), (_, secretary)], office) = founded(office, now);
        let (mut a, mut s) = (Browser { desk: &desk, now, cookies: Vec::new() }, Browser { desk: &desk, now, cookies: Vec::new() });
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        let old = office.vault.get("credential", "bi-thu", now).unwrap().unwrap();
        assert_eq!(a.post("/accounts/renew", &[("id", "bi-thu"), ("reason", "mất điện thoại")]).status, 303);
        assert_eq!(s.get("/find").location, "/sign-in", "its sessions are over");
        assert_eq!(s.sign_in("bi-thu", PASSWORD, &secretary[1]), 403, "its password is over");
        // Whoever has the database puts back what was there.
        let held = office.vault.get("credential", "bi-thu", now).unwrap().unwrap();
        assert!(office.vault.put("credential", "bi-thu", held.until, &old.bytes, Some(&held)).unwrap());
        assert_eq!(s.sign_in("bi-thu", PASSWORD, &secretary[2]), 403);
        assert_eq!(a.post("/accounts/confirm", &[("id", "bi-thu"), ("reason", "x")]).status, 403, "not by the one who asked");
    });
}

#[test]
fn a_code_is_used_once_a_session_ends_and_acts_ask_for_a_fresh_code() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(secret, codes), _], _office) = founded(office, now);
        let later = now + MINUTE;
        let mut browser = Browser { desk: &desk, now: later, cookies: Vec::new() };
        let shown = code(&secret, later);
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &shown), 303);
        let mut other = Browser { desk: &desk, now: later, cookies: Vec::new() };
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &shown), 403, "the same code again");
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        assert_eq!(other.sign_in("quan-tri", PASSWORD, &codes[0]), 403, "the same spare code again");
        // Four minutes later it is still fresh, six minutes later it is not.
        let ask = [("id", "lan"), ("role", "clerk"), ("unit", "U"), ("reason", "x")];
        browser.now = later + 4 * MINUTE;
        assert_eq!(browser.post("/accounts/ask", &ask).status, 303);
        browser.now = later + 6 * MINUTE;
        let step = browser.post("/accounts/ask", &ask);
        assert!(step.status == 200 && step.body.contains("name=\"code\"") && step.body.contains("value=\"lan\""), "nothing typed is lost: {}", step.body);
        let before = browser.cookies.clone();
        assert_eq!(browser.post("/accounts/ask", &[&ask[..], &[("code", "000000")]].concat()).status, 200);
        let fresh = code(&secret, browser.now);
        assert_eq!(browser.post("/accounts/ask", &[&ask[..], &[("code", fresh.as_str())]].concat()).status, 303);
        assert_ne!(browser.cookies, before, "the session has a new token");
        let mut stolen = Browser { desk: &desk, now: browser.now, cookies: before };
        assert_eq!(stolen.get("/accounts").location, "/sign-in", "and the old one opens nothing");
        // Half an hour without a request, and half a day in all.
        browser.now += 29 * MINUTE;
        assert_eq!(browser.get("/accounts").status, 200);
        browser.now += 31 * MINUTE;
        assert_eq!(browser.get("/accounts").location, "/sign-in");
        assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[1]), 303);
        for _ in 0..26 {
            browser.now += 28 * MINUTE;
            browser.get("/accounts");
        }
        assert_eq!(browser.get("/accounts").location, "/sign-in", "twelve hours are over");
        // A clock that was set back lengthens nothing, and signing out ends it.
        assert_eq!(other.get("/accounts").status, 200);
        assert_eq!(other.post("/sign-out", &[]).location, "/sign-in");
        assert_eq!(other.get("/accounts").location, "/sign-in");
    });
}

#[test]
fn whoever_guesses_waits_and_locks_nobody_else_out() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, codes), _], _office) = founded(office, now);
        let mut known = Browser { desk: &desk, now, cookies: Vec::new() };
        assert_eq!(known.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        known.post("/sign-out", &[]);
        let mut stranger = Browser { desk: &desk, now, cookies: Vec::new() };
        for guess in 0..20 {
            assert_eq!(stranger.sign_in("quan-tri", &format!("đoán lần thứ {guess} xem sao"), "123456"), 403);
        }
        assert_eq!(stranger.sign_in("quan-tri", PASSWORD, &codes[1]), 403, "too many guesses, right or wrong");
        assert_eq!(known.sign_in("quan-tri", PASSWORD, &codes[1]), 303, "a device that is known goes on");
        stranger.now += 61 * MINUTE;
        assert_eq!(stranger.sign_in("quan-tri", PASSWORD, &codes[2]), 303, "after an hour");
        // An account that is not there is answered the same.
        let page = |browser: &mut Browser<'_>, account: &str| {
            browser.send(true, "/sign-in", &[("account", account), ("password", "gì đó dài dài"), ("code", "1")]).body.replace(account, "")
        };
        assert_eq!(page(&mut stranger, "quan-tri"), page(&mut stranger, "khong-co"));
    });
}

#[test]
fn the_language_is_a_click_away_and_stays() {
    let now = crate::time::now();
    let (desk, [(_, codes), _], _office) = founded(Office::sqlite(), now);
    let mut browser = Browser { desk: &desk, now, cookies: Vec::new() };
    assert_eq!(browser.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
    assert!(browser.get("/accounts").body.contains("<html lang=\"vi\">"));
    assert!(browser.get("/accounts?lang=en").body.contains("<h1>Accounts</h1>"));
    assert!(browser.get("/accounts").body.contains("<html lang=\"en\">"));
    assert_eq!(Asked::default().lang(), Lang::Vi);
}
