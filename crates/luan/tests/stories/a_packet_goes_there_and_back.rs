//! Two offices without a network between them: packets go there and back, each is taken in once and in order, and what is not sound leaves nothing behind.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use store::note::SecretKey;
use store::packet::{Described, Packet, PacketFile};

use crate::story::{Ended, Record, argument, folder, luan, program, verified_by_others};

const BELOW: &str = "xa-hong-tien.example/luan";
const ABOVE: &str = "huyen-van-suong.example/luan";
const LETTER: &str = "ỦY BAN NHÂN DÂN XÃ HỒNG TIẾN\nSố: 01/CV-UBND\nKính gửi: Ủy ban nhân dân huyện\nXin gửi kèm kết luận.\n";
const TOTALS: &str = "measure,unit,from,until,count\nmoves-in,U1,2026-01-01,2027-01-01,12\nmoves-out,U1,2026-01-01,2027-01-01,\n";
const WHY: [&str; 2] = ["--reason=gửi nhận văn bản", "--lang=en"];

/// An office: its record, and its folder.
struct Office {
    at: PathBuf,
    record: Record,
    name: &'static str,
}

impl Office {
    fn new(at: PathBuf, name: &'static str, record: impl FnOnce(&Path) -> Record) -> Office {
        std::fs::create_dir_all(at.join("tables")).unwrap();
        std::fs::create_dir_all(at.join("office.offices")).unwrap();
        std::fs::write(at.join("tables/places.csv"), "id,name,kind,parent,code,from,until,successors\nPL,huyện Vạn Sương,district,,,,,\n").unwrap();
        let unit = "id,name,kind,level,parent,place,branch,from,until,successors\nU1,Ủy ban nhân dân,peoples_committee,district,,PL,other,,,\n";
        std::fs::write(at.join("tables/units.csv"), unit).unwrap();
        let office = Office { record: record(&at), at, name };
        office.record.init(name);
        office.record.done(&["load", &office.path("tables"), "--reason", "tiếp nhận"]);
        office
    }

    fn path(&self, name: &str) -> String {
        argument(&self.at.join(name)).to_owned()
    }

    fn knows(&self, other: &Office) {
        std::fs::copy(other.at.join("office.key.pub"), self.at.join("office.offices").join(format!("{}.pub", other.name.replace('/', "-")))).unwrap();
    }

    /// Registers an outgoing document; its id.
    fn registers(&self, more: &[&str]) -> String {
        let set = ["--set=kind=letter", "--set=symbol=CV-UBND", "--set=subject=Công văn gửi kèm"];
        let out = self.record.done(&[&["document", "register", "--unit=U1", "--book=outgoing"], &set[..], more, &WHY].concat());
        out.trim().rsplit(' ').next().unwrap().to_owned()
    }

    fn make(&self, name: &str, to: &Office, more: &[&str]) -> Ended {
        let (path, to) = (self.path(name), format!("--to={}", to.name));
        luan(&self.record.with(&[&["packet", "make", &path, &to], more, &WHY].concat()))
    }

    fn open(&self, packet: &str, more: &[&str]) -> Ended {
        luan(&self.record.with(&[&["packet", "open", packet, "--unit=U1"], more, &WHY].concat()))
    }

    /// Everything that is recorded: what is refused leaves it as it is.
    fn entries(&self) -> String {
        self.record.done(&["verify"])
    }

    fn incoming(&self) -> Vec<serde_json::Value> {
        let lines = self.record.done(&["document", "list", "--book=incoming", "--format=json"]);
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn key(&self) -> SecretKey {
        SecretKey::read(&std::fs::read_to_string(self.at.join("office.key")).unwrap()).unwrap()
    }
}

#[track_caller]
fn refused(ended: &Ended, words: &[&str]) {
    assert!(ended.code == 1 && ended.err.contains("do now:"), "{}{}", ended.out, ended.err);
    words.iter().for_each(|words| assert!(ended.err.contains(words), "{words}: {}", ended.err));
}

fn sound(ended: Ended) -> String {
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.out
}

fn there_and_back(name: &str, record: fn(&Path) -> Record) {
    let at = folder(name);
    let (below, above) = (Office::new(at.join("below"), BELOW, record), Office::new(at.join("above"), ABOVE, record));
    std::fs::write(below.path("letter.txt"), LETTER).unwrap();
    std::fs::write(below.path("totals.csv"), TOTALS).unwrap();
    let (letter, totals) = (below.path("letter.txt"), below.path("totals.csv"));
    let whole = below.registers(&[&letter, "--set=secrecy=none"]);
    let part = below.registers(&[&letter, "--set=secrecy=none", &format!("--set=part_of={whole}"), "--set=symbol=Kết luận", "--set=kind=conclusion"]);
    let secret = below.registers(&["--no-file", "--set=secrecy=mat"]);
    let [whole, part, line, totals] = [format!("--document={whole}"), format!("--document={part}"), format!("--line={secret}"), format!("--totals={totals}")];
    below.knows(&above);
    sound(below.make("1.packet", &above, &[&whole, &part, &line, &totals]));
    let packet = below.path("1.packet");
    let key = below.path("office.key.pub");
    let (is_sound, told) = verified_by_others(&["packet", &packet, "--key", &key, "--to", ABOVE]);
    assert!(is_sound && told.contains("packets 1 to 1") && told.contains("1 files, 2 totals"), "{told}");

    let before = above.entries();
    let kept = above.path("kept.csv");
    let taken = [format!("--totals={kept}")];
    let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
    refused(&above.open(&packet, &taken), &["no key of “xa-hong-tien.example/luan” is known"]);
    above.knows(&below);
    turned(&above, &packet, &taken);
    refused(&luan(&above.record.with(&["packet", "open", &packet, WHY[0], WHY[1]])), &["for 2 faults", "add --unit", "add --totals"]);
    // Whose packet it is not.
    below.knows(&below);
    refused(&below.open(&packet, &taken), &["and not for this office"]);
    assert_eq!(above.entries(), before, "what is refused leaves nothing");
    assert!(!Path::new(&kept).exists());

    let said = sound(above.open(&packet, &taken));
    assert!(said.starts_with("Packet 1 of xa-hong-tien.example/luan is taken in\nNumber 1, id VB-") && said.ends_with("2 totals\n"), "{said}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap().trim_start_matches('\u{feff}'), TOTALS);
    let lines = above.incoming();
    let cells = |name: &str| lines.iter().map(|line| line[name].as_str().unwrap_or("")).collect::<Vec<_>>();
    assert_eq!((cells("number"), cells("secrecy")), (vec!["1", "2", "2"], vec!["mat", "none", "none"]));
    assert_eq!((cells("symbol"), cells("issuer")), (vec!["02/CV-UBND", "01/CV-UBND", "Kết luận"], vec!["Ủy ban nhân dân"; 3]));
    assert_eq!(cells("part_of"), ["", "", cells("id")[1]]);
    let read = above.path("read.txt");
    above.record.done(&["document", "content", cells("id")[2], "--file", &read, WHY[0]]);
    assert_eq!(std::fs::read_to_string(&read).unwrap(), LETTER);

    let before = above.entries();
    refused(&above.open(&packet, &taken), &["the packet 1, or a later one, was taken in before"]);
    gaps(&below, &above, &line);
    forged(&below, &above);
    assert_eq!(above.incoming().len(), 3 + 4);
    assert_ne!(above.entries(), before);

    let answer = above.registers(&[&read, "--set=secrecy=none"]);
    above.knows(&below);
    sound(above.make("answer.packet", &below, &[&format!("--document={answer}")]));
    sound(below.open(&above.path("answer.packet"), &[]));
    assert_eq!(below.incoming()[0]["issuer"], "Ủy ban nhân dân");
}

/// No bit of a packet can turn; the whole of it is turned in the tests of the format.
fn turned(above: &Office, packet: &str, taken: &[&str]) {
    let bytes = std::fs::read(packet).unwrap();
    let damaged = above.path("damaged.packet");
    for at in [20, bytes.len() / 2, bytes.len() - 1] {
        let mut turned = bytes.clone();
        turned[at] ^= 1;
        std::fs::write(&damaged, turned).unwrap();
        refused(&above.open(&damaged, taken), &["the packet is not taken in"]);
    }
}

/// Packets 2 to 5, of which 4 does not come.
fn gaps(below: &Office, above: &Office, line: &str) {
    let paths: Vec<String> = (2..=5).map(|number| below.path(&format!("{number}.packet"))).collect();
    (2..=5).for_each(|number| drop(sound(below.make(&format!("{number}.packet"), above, &[line]))));
    refused(&above.open(&paths[1], &[]), &["the packets 2 to 2 have not come"]);
    sound(above.open(&paths[0], &[]));
    sound(above.open(&paths[1], &[]));
    refused(&above.open(&paths[3], &[]), &["the packets 4 to 4 have not come"]);
    assert!(sound(above.open(&paths[3], &["--pass-over"])).contains("The packets 4 to 4 are passed over"));
    refused(&above.open(&paths[2], &[]), &["the packet 4, or a later one, was taken in before"]);
    let (is_sound, told) =
        verified_by_others(&[&["packet"], &paths.iter().map(String::as_str).collect::<Vec<_>>()[..], &["--key", &below.path("office.key.pub")]].concat());
    assert!(is_sound && told.contains("packets 2 to 5"), "{told}");
    sound(below.make("6.packet", above, &[line]));
    sound(above.open(&below.path("6.packet"), &[]));
}

/// What an office sends that signs whatever it likes.
fn forged(below: &Office, above: &Office) {
    let before = above.entries();
    let last = std::fs::read(below.path("6.packet")).unwrap();
    let reader = store::packet::Reader { us: ABOVE, known: &[below.key().public()], gaps: store::packet::Gaps::PassedOver };
    let last = reader.open(&last, |_| store::packet::Seen::default()).unwrap().seen;
    let described = |kind: &str| Described {
        symbol: Some("7/CV".into()),
        kind: Some(kind.into()),
        subject: Some("Công văn".into()),
        issuer: Some("Ủy ban nhân dân".into()),
        date: None,
        secrecy: "none".into(),
    };
    let sealed = |files: Vec<PacketFile>| {
        let packet = Packet { from: BELOW.into(), to: ABOVE.into(), number: 7, before: last.hash, made: 1, totals: Vec::new(), lines: Vec::new(), files };
        let path = below.path("forged.packet");
        std::fs::write(&path, packet.sealed(&below.key()).unwrap().0).unwrap();
        path
    };
    let file = |name: &str, text: String, documents| PacketFile { name: name.into(), bytes: text.into_bytes(), documents };
    let path = sealed(vec![
        file("a.txt", format!("MẬT\n{LETTER}"), vec![described("Công văn")]),
        file("b.txt", LETTER.to_owned(), Vec::new()),
        file("c.txt", format!("{LETTER}."), vec![described("Công văn lạ")]),
    ]);
    refused(
        &above.open(&path, &[]),
        &[
            "for 3 faults",
            "“a.txt”: The file bears the mark MẬT",
            "“b.txt”: is said to be no document – ask for another packet",
            "“7/CV”: cannot be registered: kind",
        ],
    );
    assert_eq!(above.entries(), before);
}

#[test]
fn on_sqlite() {
    there_and_back("packet-sqlite", Record::sqlite);
}

#[test]
fn on_postgresql() {
    there_and_back("packet-postgres", Record::postgres);
}

#[test]
fn everything_that_keeps_a_packet_from_being_made_is_said_at_once() {
    let at = folder("packet-refused");
    let below = Office::new(at.join("below"), BELOW, Record::sqlite);
    let above = Office::new(at.join("above"), ABOVE, Record::sqlite);
    let secret = below.registers(&["--no-file", "--set=secrecy=toi_mat"]);
    let paper = below.registers(&["--no-file", "--set=secrecy=none"]);
    std::fs::write(below.path("there.packet"), "").unwrap();
    std::fs::write(below.path("t.csv"), "measure,unit,from,until,count\na,U1,2026-01-01,2027-01-01,x\n").unwrap();
    std::fs::write(below.path("t.json"), "[{\"measure\":\"a\",\"unit\":\"U1\",\"from\":\"2026-01-01\",\"until\":\"2027-01-01\",\"count\":1,\"name\":\"x\"}]")
        .unwrap();
    std::fs::write(below.path("office.offices/x.pub"), "x").unwrap();
    let before = below.entries();
    let more = [
        format!("--document={secret}"),
        format!("--document={paper}"),
        "--line=VB-0".to_owned(),
        format!("--totals={}", below.path("t.csv")),
        format!("--totals={}", below.path("t.json")),
    ];
    let ended = below.make("there.packet", &above, &more.iter().map(String::as_str).collect::<Vec<_>>());
    let words = [
        "for 8 faults",
        "x.pub”: is no public key",
        "no public key of this office is known",
        "there.packet”: this file is there already",
        "“VB-0”: no document has this id",
        "must not come into this system",
        "no content of it is kept – send its line alone",
        "t.csv:2”",
        "t.json:1”",
    ];
    refused(&ended, &words);
    assert_eq!(below.entries(), before);
    std::fs::remove_file(below.path("office.offices/x.pub")).unwrap();
    below.knows(&above);
    refused(&below.make("empty.packet", &above, &[]), &["there is nothing in the packet"]);
    assert!(!Path::new(&below.path("empty.packet")).exists() && !Path::new(&below.path("empty.packet.new")).exists());
}

/// How often a command is killed, evenly spread over the time that it takes.
const KILLS: u32 = 12;

/// Runs a command, and kills it after a part of the time that it takes undisturbed.
fn killed(arguments: &[&str], after: Duration) {
    let mut child = program(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    let _ = child.kill();
    child.wait().unwrap();
}

#[expect(clippy::disallowed_methods, reason = "a kill is spread over the time that a command takes")]
fn now() -> Instant {
    Instant::now()
}

#[test]
fn killed_at_any_moment_nothing_is_half_done() {
    let at = folder("packet-killed");
    let (below, above) = (Office::new(at.join("below"), BELOW, Record::sqlite), Office::new(at.join("above"), ABOVE, Record::sqlite));
    below.knows(&above);
    above.knows(&below);
    std::fs::write(below.path("letter.txt"), LETTER).unwrap();
    let letter = format!("--document={}", below.registers(&[&below.path("letter.txt"), "--set=secrecy=none"]));
    let start = now();
    sound(below.make("0.packet", &above, &[&letter]));
    let whole = start.elapsed();
    let to = format!("--to={ABOVE}");
    for kill in 1..=KILLS {
        let path = below.path(&format!("{kill}.packet"));
        killed(&below.record.with(&["packet", "make", &path, &to, &letter, WHY[0]]), whole * kill / KILLS);
    }
    sound(below.make("last.packet", &above, &[&letter]));
    // Whatever has its name is whole and follows the others; a number at most is missing, and said to be.
    let names = (0..=KILLS).map(|kill| format!("{kill}.packet")).chain(["last.packet".to_owned()]);
    let made: Vec<String> = names.map(|name| below.path(&name)).filter(|path| Path::new(path).exists()).collect();
    assert!(made.len() >= 2);
    for (at, path) in made.iter().enumerate() {
        // Killed on the way, and then opened until it is said to be there: once, and with its content.
        for kill in 1..=2 {
            let part = (at as u32 * 2 + kill) % KILLS + 1;
            killed(&above.record.with(&["packet", "open", path, "--unit=U1", "--pass-over", WHY[0]]), whole * part / KILLS);
        }
        let ended = above.open(path, &["--pass-over"]);
        assert!(ended.code == 0 || ended.err.contains("was taken in before"), "{}", ended.err);
        assert_eq!(above.incoming().len(), at + 1, "{path}");
    }
    let read = above.path("read.txt");
    for line in above.incoming() {
        above.record.done(&["document", "content", line["id"].as_str().unwrap(), "--file", &read, WHY[0]]);
        assert_eq!(std::fs::read_to_string(&read).unwrap(), LETTER);
    }
    above.record.done(&["verify"]);
    below.record.done(&["verify"]);
}
