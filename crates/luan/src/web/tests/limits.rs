//! What one account, and one connection, may take: no more than it was told, whichever server it asks.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::browser::{Browser, MINUTE, both};
use super::office::{Office, row};
use crate::access::Role;
use crate::desk::Desk;
use crate::time;
use crate::web::asked::{Asked, parts};
use crate::web::door::answer;
use crate::web::{Limits, ROUTES};

/// How long something is waited for that must come, and for what must not.
const COMES: Duration = Duration::from_secs(20);
const NOT: Duration = Duration::from_millis(400);

#[test]
fn an_account_opens_as_many_records_in_an_hour_as_it_may_and_is_told_when_it_may_go_on() {
    both(|office| {
        office.rows(&[
            row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
            row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
            row("people", "id=CB2 name=Dương_Thị_Ánh sex=female birth=1981"),
        ]);
        let account = |id: &str, person: Option<&str>| (id.to_owned(), Role::Secretary, "U", person.map(str::to_owned));
        office.found(&[account("lan", Some("CB1")), account("minh", None)]);
        let now = time::now() / MINUTE * MINUTE + MINUTE;
        let desk = || {
            let (store, vault) = office.open();
            let mut desk = Desk::new(store, vault, Vec::new());
            desk.records_per_hour = 3;
            desk
        };
        let (one, other) = (desk(), desk());
        fn browser<'d>(office: &Office, desk: &'d Desk, account: &str, now: u64) -> Browser<'d> {
            Browser { desk, now, cookies: office.signed_at(account, now).cookies }
        }
        let read = "/people/CB2?reason=x";
        let mut lan = browser(&office, &one, "lan", now);
        assert_eq!((lan.get(read).status, lan.get("/people/CB2/review?reason=x").status), (200, 200));
        // The second server knows what the first has written.
        let mut elsewhere = browser(&office, &other, "lan", now + 2_000);
        assert_eq!(elsewhere.get(read).status, 200);
        let entries = office.open_log_length();
        for browser in [&mut lan, &mut elsewhere] {
            browser.now = now + 5_000;
            let refused = browser.get(read);
            assert_eq!(refused.status, 429, "{}", refused.body);
            assert!(!refused.body.contains("1981"), "nothing is shown: {}", refused.body);
            assert!(refused.body.contains(&time::civil(now + 60 * MINUTE)), "when to go on: {}", refused.body);
            assert_eq!(browser.get("/history/person:CB2?reason=x").status, 429);
            // What is not a record, and one's own, goes on.
            assert_eq!((browser.get("/find").status, browser.get("/people/CB1").status), (200, 200));
        }
        assert_eq!(office.open_log_length(), entries, "what is refused is no reading");
        assert_eq!(browser(&office, &one, "minh", now).get(read).status, 200, "another account has its own");
        // A new start forgets nothing.
        let again = desk();
        let mut lan = browser(&office, &again, "lan", now + 59 * MINUTE);
        assert_eq!(lan.get(read).status, 429);
        let mut lan = browser(&office, &again, "lan", now + 60 * MINUTE);
        assert_eq!(lan.get(read).status, 200);
    });
}

#[test]
fn only_what_is_the_same_for_everybody_is_packed() {
    let office = Office::sqlite();
    office.rows(&[row("units", "id=U name=Thị_ủy kind=party_committee level=district")]);
    office.found(&[("lan".to_owned(), Role::Secretary, "U", None)]);
    let (store, vault) = office.open();
    let desk = Desk::new(store, vault, Vec::new());
    let cookies = office.signed("lan").cookies;
    let get = |path: &str, takes_packed: bool| {
        let asked = Asked { path: parts(path).unwrap(), cookies: cookies.clone(), takes_packed, ..Asked::default() };
        answer(&desk, &asked, time::now()).0
    };
    let mut packed = 0;
    for route in ROUTES.iter().filter(|route| !route.post && !route.path.contains('*')) {
        let (plain, taken) = (get(route.path, false), get(route.path, true));
        assert!(!plain.headers.contains_key("content-encoding"), "{}", route.path);
        if taken.headers.contains_key("content-encoding") {
            assert!(route.path.ends_with(".js") || route.path.ends_with(".css"), "{} has a secret in it", route.path);
            let mut text = Vec::new();
            flate2::read::GzDecoder::new(&taken.body[..]).read_to_end(&mut text).unwrap();
            assert!(text == plain.body && taken.body.len() < plain.body.len() + 32 && taken.headers["vary"] == "accept-encoding", "{}", route.path);
            packed += 1;
        }
    }
    assert!(packed >= 2, "{packed}");
}

fn limited(limits: Limits) -> SocketAddr {
    let office = Office::sqlite();
    office.rows(&[row("units", "id=U name=Thị_ủy kind=party_committee level=district")]);
    let served = office.serve_within(limits);
    let address = served.address;
    // The record is open already; its folder may go.
    drop(served);
    address
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(COMES)).unwrap();
    stream
}

fn ask(stream: &mut TcpStream) {
    stream.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
}

/// Reads one answer of the page that asks nothing; false where none comes in that time.
fn is_answered(stream: &mut TcpStream, time: Duration) -> bool {
    stream.set_read_timeout(Some(time)).unwrap();
    let mut read = Vec::new();
    let mut part = [0; 4_096];
    while !read.ends_with(b"ok\n") {
        match stream.read(&mut part) {
            Ok(0) => return false,
            Ok(count) => read.extend_from_slice(&part[..count]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return false,
            Err(error) => panic!("{error}"),
        }
    }
    read.starts_with(b"HTTP/1.1 200")
}

/// Whether the other end ends the connection.
fn is_ended(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(COMES)).unwrap();
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

#[test]
fn who_sends_the_head_of_a_request_slowly_is_not_waited_for() {
    let address = limited(Limits { head_time: Duration::from_millis(500), ..Limits::default() });
    let (mut slow, mut silent, mut busy) = (connect(address), connect(address), connect(address));
    slow.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ").unwrap();
    ask(&mut busy);
    assert!(is_answered(&mut busy, COMES));
    assert!(is_ended(&mut slow) && is_ended(&mut silent), "neither holds a place");
}

#[test]
fn no_more_connections_are_answered_than_there_are_places() {
    let address = limited(Limits { connections_max: 2, ..Limits::default() });
    let (mut one, mut two) = (connect(address), connect(address));
    for stream in [&mut one, &mut two] {
        ask(stream);
        assert!(is_answered(stream, COMES));
    }
    let mut third = connect(address);
    ask(&mut third);
    assert!(!is_answered(&mut third, NOT), "there is no place for it");
    ask(&mut one);
    assert!(is_answered(&mut one, COMES), "who has a place goes on");
    drop(two);
    assert!(is_answered(&mut third, COMES), "a place is free");
}

#[test]
fn a_connection_does_not_go_on_for_ever() {
    let address = limited(Limits { connection_time: Duration::from_millis(600), ..Limits::default() });
    let mut stream = connect(address);
    ask(&mut stream);
    assert!(is_answered(&mut stream, COMES));
    assert!(is_ended(&mut stream));
}
