//! A record from its first entry to an outsider's check, on both databases, by the commands alone.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::story::{Record, argument, done, folder, luan, program, town, verified_by_others};

/// The name of the record.
const NAME: &str = "van-suong.example/luan";

fn the_whole_walk(name: &str, record: impl FnOnce(&Path) -> Record) {
    let (at, town) = (folder(name), town(&format!("{name}-town")));
    let record = record(&at);
    let path = |name: &str| argument(&at.join(name)).to_owned();
    record.init(NAME);
    let again = luan(&record.with(&["init", "--name", "other", "--reason", "mở lại"]));
    assert_eq!(again.code, 1, "a record begins once: {}", again.err);
    let load = ["load", argument(&town), "--reason", "tiếp nhận danh sách", "--basis", "12-CV/BTC", "--lang=en"];
    assert!(record.done(&load).starts_with("453 new entries"));
    assert!(record.done(&load).starts_with("0 new entries"));
    assert!(record.done(&["verify", "--lang=en"]).starts_with("Sound: 454 entries"));
    let books = format!("--rulebooks={}", town.join("rulebooks").display());
    let review = ["review", "--on=2024-03-01", &books];
    assert_eq!(record.done(&review), done(&[&review[..], &["--from", argument(&town)]].concat()));
    let history = record.done(&["history", "person:CB0042"]);
    assert!(history.contains("tiếp nhận danh sách (căn cứ 12-CV/BTC)") && history.contains("+ people: birth=1966-01-15"), "{history}");
    record.done(&["export", "--out", &path("back")]);
    record.done(&["as-of", "2020-01-01", "--out", &path("before")]);
    assert_eq!(std::fs::read_to_string(at.join("before/people.csv")).unwrap().lines().count(), 1, "nobody was known then");
    record.done(&["log", "export", "--out", &path("log")]);
    record.done(&["log", "receipt", "7", "--file", &path("receipt"), "--content", &path("content"), "--picture", &path("receipt.svg")]);
    assert!(std::fs::read_to_string(at.join("receipt.svg")).unwrap().starts_with("<svg"));
    let (sound, told) = verified_by_others(&["log", &path("log"), "--key", &path("office.key.pub"), "--register", &path("back")]);
    assert!(sound && told.contains("454 entries"), "{told}");
    let (proved, told) = verified_by_others(&["receipt", &path("receipt"), "--key", &path("office.key.pub"), "--content", &path("content")]);
    assert!(proved, "{told}");
    let witness = ["log", "witness", "--name=uy-ban-kiem-tra.example", "--witness-key", &path("w.key"), "--memory", &path("w.memory")];
    record.done(&witness);
    record.done(&["erase", "person:CB0042", "--reason", "hết thời hạn lưu", "--basis", "3-TB/ThU"]);
    record.done(&witness);
    assert!(!record.done(&["export", "--out", &path("after")]).contains("CB0042"));
    let checked = record.done(&["verify", "--lang=en", "--checkpoint", &path("w.memory")]);
    assert!(checked.starts_with("Sound: 455 entries"), "{checked}");
    let deployed = luan(&record.with(&["check-deploy", "--lang=en", "--checkpoint", &path("w.memory")]));
    for holds in ["only its owner can read the secret key", "the record is sound", "with a witness's signature", "the clock does not run behind"] {
        assert!(deployed.out.lines().any(|line| line.contains("holds") && line.contains(holds)), "{holds}: {}{}", deployed.out, deployed.err);
    }
    // A new key of the seals takes over, and the old one opens nothing any more.
    let old = std::fs::read_to_string(path("office.seal")).unwrap();
    assert!(record.done(&["seal", "--lang=en"]).starts_with("454 things sealed anew"), "what was erased stays so");
    assert_ne!(std::fs::read_to_string(path("office.seal")).unwrap(), old);
    assert!(record.done(&["verify", "--lang=en"]).starts_with("Sound: 455 entries"));
    std::fs::write(at.join("old.seal"), old).unwrap();
    let sealed = format!("--seal={}", path("old.seal"));
    let refused = luan(&record.with(&["verify", &sealed]));
    assert!(refused.code == 1 && refused.err.contains("niêm phong"), "{}", refused.err);
    let moved = format!("--to=sqlite:{}", path("moved.db"));
    record.done(&["move", &moved]);
    let there = format!("--data=sqlite:{}", path("moved.db"));
    let key = format!("--key={}", path("office.key"));
    assert_eq!(done(&["verify", &there, &key]), record.done(&["verify"]));
}

#[test]
fn on_sqlite() {
    the_whole_walk("record-sqlite", Record::sqlite);
}

#[test]
fn on_postgresql() {
    the_whole_walk("record-postgres", Record::postgres);
}

#[test]
fn a_careless_deployment_is_told_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let at = folder("record-careless");
    let record = Record::sqlite(&at);
    record.init(NAME);
    std::fs::set_permissions(at.join("office.key"), std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::set_permissions(at.join("office.seal"), std::fs::Permissions::from_mode(0o640)).unwrap();
    let checked = luan(&record.with(&["check-deploy", "--lang=en"]));
    assert_eq!(checked.code, 1);
    for fails in [
        "only its owner can read the secret key",
        "the key does not stand beside the database",
        "a checkpoint is kept elsewhere",
        "only its owner can read the seals",
        "the seals do not stand beside the database",
        "the record has accounts",
    ] {
        assert!(checked.out.lines().any(|line| line.contains("FAILS") && line.contains(fails)), "{fails}: {}", checked.out);
    }
    assert!(checked.out.contains("chmod 600 the key"), "{}", checked.out);
}

#[test]
fn what_was_changed_behind_its_back_is_not_opened_and_is_told() {
    let (at, town) = (folder("record-tampered"), town("record-tampered-town"));
    let record = Record::sqlite(&at);
    record.init(NAME);
    record.done(&["load", argument(&town), "--reason", "tiếp nhận"]);
    let database = rusqlite::Connection::open(at.join("office.db")).unwrap();
    let changed = database.execute("UPDATE entries SET sealed = (SELECT sealed FROM entries WHERE number = 41) WHERE number = 40", []).unwrap();
    assert_eq!(changed, 1);
    let review = luan(&record.with(&["review", "--on=2024-03-01"]));
    assert!(review.code == 1 && review.err.contains("hồ sơ không còn nguyên vẹn") && review.err.contains("luan verify"), "{}", review.err);
    let verified = luan(&record.with(&["verify", "--lang=en"]));
    assert!(verified.code == 1 && verified.out.contains("entry 40: its payload is not the one that was written"), "{}", verified.out);
}

#[test]
fn a_record_that_is_not_there_says_how_to_begin_one() {
    let missing = luan(&["verify", "--data=sqlite:/nowhere/office.db", "--key=/nowhere/office.key"]);
    assert!(missing.code == 1 && missing.err.contains("nên làm"), "{}", missing.err);
    let neither = luan(&["review", "--on=2024-03-01"]);
    assert_eq!(neither.code, 2, "{}", neither.err);
    let nonsense = luan(&["verify", "--data=mysql:x"]);
    assert_eq!(nonsense.code, 2, "{}", nonsense.err);
}

/// Serves a record until it is told to end, in the middle of somebody's connection.
fn a_server_that_is_told_to_end(name: &str, record: impl FnOnce(&Path) -> Record) {
    let at = folder(name);
    let record = record(&at);
    record.init(NAME);
    let ready = at.join("ready");
    let ready_option = format!("--ready={}", ready.display());
    let arguments = record.with(&["serve", "--listen=127.0.0.1:0", &ready_option]);
    let server = program(&arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let address = (0..600).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        std::fs::read_to_string(&ready).ok()?.parse::<std::net::SocketAddr>().ok()
    });
    let mut visitor = TcpStream::connect(address.expect("the server is ready within half a minute")).unwrap();
    visitor.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert!(visitor.read(&mut [0; 64]).unwrap() > 0, "the server answers");
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    let ended = server.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(ended.status.success() && !said.contains("panicked"), "{}: {said}", ended.status);
    record.done(&["verify"]);
}

#[test]
fn a_server_ends_in_order_on_sqlite() {
    a_server_that_is_told_to_end("ended-sqlite", Record::sqlite);
}

#[test]
fn a_server_ends_in_order_on_postgresql() {
    a_server_that_is_told_to_end("ended-postgres", Record::postgres);
}
