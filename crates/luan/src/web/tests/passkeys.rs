//! Passkeys, from the first to the last: they take the place of a code, and nothing that is not one does; on both databases.

use serde_json::Value;

use super::browser::{Browser, MINUTE, PASSWORD, both, code, founded};
use super::office::Office;
use crate::accounts::device::{Device, Shown};
use crate::desk::Desk;

const SCRIPT: &str = "<script src=\"/passkey.js\" defer></script>";

fn browser(desk: &Desk, now: u64) -> Browser<'_> {
    Browser { desk, now, cookies: Vec::new() }
}

fn options(browser: &mut Browser<'_>, address: &str) -> Value {
    let page = browser.get(address);
    assert_eq!(page.status, 200, "{address}: {}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

fn add(browser: &mut Browser<'_>, device: &mut Device) -> u16 {
    let wanted = options(browser, "/passkeys/new");
    let made = device.makes(&wanted);
    browser.post("/passkeys/add", &[("made", &made), ("name", "điện thoại")]).status
}

fn show(browser: &mut Browser<'_>, account: &str, shown: &Shown) -> u16 {
    browser.send(true, "/sign-in", &[("account", account), ("password", PASSWORD), ("code", ""), ("passkey", &shown.text())]).status
}

fn sign_in(browser: &mut Browser<'_>, account: &str, device: &mut Device) -> u16 {
    let shown = device.shows(&options(browser, "/sign-in/passkey"));
    show(browser, account, &shown)
}

/// What a device is made to say wrongly.
type Wrongly = fn(&mut Device);

const ASK: [(&str, &str); 4] = [("id", "lan"), ("role", "clerk"), ("unit", "U"), ("reason", "x")];

#[test]
fn a_passkey_takes_the_place_of_a_code_until_it_is_removed() {
    for make in [Device::p256, Device::ed25519] {
        both(|office| {
            let now = crate::time::now();
            let (desk, [(secret, codes), _], office) = founded(office, now);
            let (mut own, mut other) = (browser(&desk, now), browser(&desk, now));
            assert_eq!((own.sign_in("quan-tri", PASSWORD, &codes[0]), other.sign_in("quan-tri", PASSWORD, &codes[1])), (303, 303));
            let (before, length) = (desk.held("quan-tri").unwrap(), office.open_log_length());
            let mut device = make(9);
            assert_eq!(add(&mut own, &mut device), 303);
            let after = desk.held("quan-tri").unwrap();
            assert!(after.account.credential != before.account.credential && after.account.grants == before.account.grants, "the log names another credential");
            assert_eq!((office.open_log_length(), own.get("/passkeys").status, other.get("/passkeys").location.as_str()), (length + 1, 200, "/sign-in"));
            assert!(own.get("/passkeys").body.contains("điện thoại"));
            // To sign in, and to show once more who it is.
            assert_eq!(sign_in(&mut other, "quan-tri", &mut device), 303);
            assert_eq!(other.get("/accounts").status, 200);
            other.now += 6 * MINUTE;
            let step = other.post("/accounts/ask", &ASK);
            assert!(step.body.contains("data-path=\"/passkeys/again\"") && step.body.contains("value=\"lan\""), "{}", step.body);
            let wanted = options(&mut other, "/passkeys/again");
            assert_eq!(wanted["allowCredentials"].as_array().unwrap().len(), 1);
            let shown = device.shows(&wanted).text();
            assert_eq!(other.post("/accounts/ask", &[&ASK[..], &[("code", ""), ("passkey", &shown)]].concat()).status, 303);
            assert_eq!(other.post("/accounts/ask", &ASK).status, 303, "it counts as just shown");
            // A code does as well as before.
            assert_eq!(browser(&desk, now + MINUTE).sign_in("quan-tri", PASSWORD, &code(&secret, now + MINUTE)), 303);
            // What was removed stays removed, also where somebody puts back what the database held.
            let old = office.vault.get("credential", "quan-tri", now).unwrap().unwrap();
            let id = options(&mut own, "/passkeys/new")["excludeCredentials"][0]["id"].as_str().unwrap().to_owned();
            assert_eq!(own.post("/passkeys/remove", &[("id", "made-up")]).status, 404);
            assert_eq!(own.post("/passkeys/remove", &[("id", &id)]).status, 303);
            assert!(own.get("/passkeys").body.contains("Chưa có khóa nào") && other.get("/accounts").location == "/sign-in");
            assert_eq!(sign_in(&mut other, "quan-tri", &mut device), 403);
            let held = office.vault.get("credential", "quan-tri", now).unwrap().unwrap();
            assert!(office.vault.put("credential", "quan-tri", held.until, &old.bytes, Some(&held)).unwrap());
            assert_eq!(sign_in(&mut other, "quan-tri", &mut device), 403);
            own.now += 6 * MINUTE;
            let wanted = options(&mut own, "/passkeys/again");
            let shown = device.shows(&wanted).text();
            assert_eq!(own.post("/accounts/ask", &[&ASK[..], &[("passkey", &shown)]].concat()).status, 200, "nor before an act");
        });
    }
}

#[test]
fn what_is_shown_wrongly_signs_nobody_in() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, admin), (_, secretary)], office) = founded(office, now);
        let (mut a, mut s) = (browser(&desk, now), browser(&desk, now));
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        let (mut device, mut theirs, mut still) = (Device::p256(1), Device::ed25519(2), Device::p256(3));
        (still.counter, still.step) = (0, 0);
        assert_eq!((add(&mut a, &mut device), add(&mut a, &mut still), add(&mut s, &mut theirs)), (303, 303, 303));
        let mut stranger = browser(&desk, now);
        let refused = |why: &str, shown: &Shown, later: u64| {
            let mut stranger = browser(&desk, now + later);
            assert_eq!(show(&mut stranger, "quan-tri", shown), 403, "{why}");
            office.vault.remove("guesses", "quan-tri").unwrap();
        };
        for device in [&mut device, &mut still] {
            let shown = device.shows(&options(&mut stranger, "/sign-in/passkey"));
            assert_eq!(show(&mut stranger, "quan-tri", &shown), 303);
            refused("shown twice", &shown, 0);
        }
        let mut wanted = || options(&mut stranger, "/sign-in/passkey");
        refused("somebody else's", &theirs.shows(&wanted()), 0);
        refused("somebody else's under our name", &Shown { id: device.id.clone(), ..theirs.shows(&wanted()) }, 0);
        refused("too late", &device.shows(&wanted()), 5 * MINUTE);
        assert_eq!(show(&mut browser(&desk, now + 5 * MINUTE - 1), "quan-tri", &device.shows(&wanted())), 303, "a moment before");
        let mut made_up = wanted();
        let ours = made_up["challenge"].as_str().unwrap().to_owned();
        made_up["challenge"] = format!("{}{}", if ours.starts_with('A') { 'B' } else { 'A' }, &ours[1..]).into();
        refused("a challenge of nobody's", &device.shows(&made_up), 0);
        refused("a challenge for something else", &device.shows(&options(&mut a, "/passkeys/again")), 0);
        let changes: [(&str, Wrongly); 7] = [
            ("another origin", |device| device.origin = "https://luan.example.other".to_owned()),
            ("another host", |device| device.host = "other.example".to_owned()),
            ("nobody recognised", |device| device.flags = 0b001),
            ("nobody there", |device| device.flags = 0b100),
            ("made, not shown", |device| device.purpose = Some("webauthn.create")),
            ("in a frame of another page", |device| device.framed = true),
            ("the counter goes back", |device| device.counter = 2),
        ];
        for (why, change) in changes {
            let mut wrong = Device::p256(1);
            wrong.counter = device.counter + 50;
            change(&mut wrong);
            refused(why, &wrong.shows(&wanted()), 0);
        }
        let mut turned = device.shows(&wanted());
        turned.signature[20] ^= 1;
        refused("a turned bit", &turned, 0);
        // Still it is the right one, with the right password; and of a closed account none is.
        let right = device.shows(&wanted());
        assert_eq!(stranger.send(true, "/sign-in", &[("account", "quan-tri"), ("password", "sai mật khẩu này"), ("passkey", &right.text())]).status, 403);
        let mut same = Device::p256(1);
        same.counter = device.counter + 50;
        assert_eq!(sign_in(&mut stranger, "quan-tri", &mut same), 303);
        assert_eq!(sign_in(&mut stranger, "bi-thu", &mut theirs), 303);
        assert_eq!(a.post("/accounts/close", &[("id", "bi-thu"), ("reason", "nghỉ")]).status, 303);
        assert_eq!(sign_in(&mut stranger, "bi-thu", &mut theirs), 403, "a closed account");
    });
}

#[test]
fn before_an_act_only_ones_own_answer_to_ones_own_challenge_counts() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, admin), (_, secretary)], _office) = founded(office, now);
        let (mut a, mut s) = (browser(&desk, now), browser(&desk, now));
        assert_eq!((a.sign_in("quan-tri", PASSWORD, &admin[0]), s.sign_in("bi-thu", PASSWORD, &secretary[0])), (303, 303));
        let (mut device, mut theirs) = (Device::p256(1), Device::p256(2));
        assert_eq!((add(&mut a, &mut device), add(&mut s, &mut theirs)), (303, 303));
        (a.now, s.now) = (now + 6 * MINUTE, now + 6 * MINUTE);
        let mut again = Browser { desk: &desk, now: a.now, cookies: a.cookies.clone() };
        let mut act = |shown: &Shown| a.post("/accounts/ask", &[&ASK[..], &[("passkey", &shown.text())]].concat()).status;
        assert_eq!(act(&device.shows(&options(&mut s, "/passkeys/again"))), 200, "another's challenge");
        assert_eq!(act(&theirs.shows(&options(&mut s, "/passkeys/again"))), 200, "another's passkey");
        assert_eq!(act(&device.shows(&options(&mut s, "/sign-in/passkey"))), 200, "a challenge for something else");
        assert_eq!(act(&device.shows(&options(&mut again, "/passkeys/again"))), 303);
    });
}

#[test]
fn adding_and_removing_ask_for_a_fresh_second_factor_and_nothing_is_lost() {
    both(|office| {
        let now = crate::time::now();
        let (desk, [(_, codes), _], office) = founded(office, now);
        let mut own = browser(&desk, now);
        assert_eq!(own.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
        own.now += 6 * MINUTE;
        let mut device = Device::p256(1);
        let made = device.makes(&options(&mut own, "/passkeys/new"));
        let form = [("made", made.as_str()), ("name", "khóa của tôi")];
        let (length, asked) = (office.open_log_length(), own.post("/passkeys/add", &form));
        assert!(asked.status == 200 && asked.body.contains("name=\"code\"") && asked.body.contains("value=\"khóa của tôi\""), "{}", asked.body);
        assert!(!asked.body.contains(SCRIPT), "there is no passkey yet that could be shown");
        assert_eq!(office.open_log_length(), length);
        assert_eq!(own.post("/passkeys/add", &[&form[..], &[("code", &codes[1])]].concat()).status, 303);
        assert_eq!(own.get("/passkeys").status, 200, "the session goes on");
        assert_eq!(own.post("/passkeys/add", &form).status, 422, "once");
        let without_name = device.makes(&options(&mut own, "/passkeys/new"));
        assert_eq!(own.post("/passkeys/add", &[("made", &without_name), ("name", "")]).status, 422);
        assert_eq!(add(&mut own, &mut device), 422, "the same device once more");
        let late = Device::p256(4).makes(&options(&mut own, "/passkeys/new"));
        own.now += 5 * MINUTE - 1;
        let id = options(&mut own, "/passkeys/again")["allowCredentials"][0]["id"].as_str().unwrap().to_owned();
        own.now += 1;
        let removed = own.post("/passkeys/remove", &[("id", &id)]);
        assert!(removed.status == 200 && removed.body.contains(SCRIPT) && removed.policy.contains("script-src 'self'"), "a fresh one is asked for");
        let shown = device.shows(&options(&mut own, "/passkeys/again")).text();
        assert_eq!(own.post("/passkeys/add", &[("made", late.as_str()), ("name", "x"), ("passkey", &shown)]).status, 422, "five minutes are over");
        assert_eq!(own.post("/passkeys/remove", &[("id", &id)]).status, 303);
        for number in 20..30 {
            assert_eq!(add(&mut own, &mut Device::p256(number)), 303);
        }
        assert_eq!(add(&mut own, &mut Device::p256(30)), 422, "there are ten");
    });
}

#[test]
fn a_passkey_is_asked_for_where_one_can_be_shown_and_nowhere_else() {
    let now = crate::time::now();
    let (mut desk, [(_, codes), _], _office) = founded(Office::sqlite(), now);
    let mut own = browser(&desk, now);
    assert_eq!(own.sign_in("quan-tri", PASSWORD, &codes[0]), 303);
    let cookies = own.cookies.clone();
    for (address, asks) in [("/sign-in", true), ("/passkeys", true), ("/accounts", false), ("/find", false), ("/audit", false), ("/nothing", false)] {
        let page = own.get(address);
        assert_eq!(page.body.contains(SCRIPT), asks, "{address}");
        assert!(
            page.policy.starts_with("default-src 'none'; ") && page.policy.contains("; script-src 'self'; ") && !page.policy.contains("unsafe"),
            "{address}"
        );
    }
    // Where the request did not come to the site, none is offered, and none is taken.
    desk.site = crate::accounts::Site::read("https://other.example");
    let mut own = Browser { desk: &desk, now, cookies };
    for address in ["/sign-in", "/passkeys"] {
        let page = own.get(address);
        assert!(page.status == 200 && !page.body.contains(SCRIPT), "{address}");
    }
    for address in ["/sign-in/passkey", "/passkeys/new", "/passkeys/again"] {
        assert_eq!(own.get(address).status, 404, "{address}");
    }
}
