//! A record is lost and comes back from its backup, on both databases, by the commands alone.

use std::path::Path;

use test_postgres::Postgres;

use crate::story::{argument, done, folder, luan, town};

/// The databases of a story: what option names them.
enum Databases {
    Files,
    Server(Postgres),
}

impl Databases {
    fn data(&self, at: &Path, name: &str) -> String {
        match self {
            Databases::Files => format!("--data=sqlite:{}", at.join(format!("{name}.db")).display()),
            Databases::Server(server) => format!("--data={}", server.database(name)),
        }
    }
}

fn lost_and_brought_back(name: &str, databases: &Databases) {
    let (at, town) = (folder(name), town(&format!("{name}-town")));
    let path = |name: &str| argument(&at.join(name)).to_owned();
    let key = format!("--key={}", path("office.key"));
    let (record, again, early) = (databases.data(&at, "office"), databases.data(&at, "again"), databases.data(&at, "early"));
    let (to, from) = (format!("--to={}", path("backup")), format!("--from={}", path("backup")));
    done(&["init", &record, &key, "--name=van-suong.example/luan", "--reason=mở hồ sơ"]);
    done(&["load", argument(&town), &record, &key, "--reason=tiếp nhận danh sách"]);
    let told = done(&["backup", &record, &key, &to, "--lang=en"]);
    assert!(told.starts_with("454 entries backed up, 454 of them new"), "{told}");
    done(&["erase", "person:CB0042", &record, &key, "--reason=hết thời hạn lưu"]);
    done(&["log", "witness", &record, &key, "--name=uy-ban-kiem-tra.example", "--witness-key", &path("w.key"), "--memory", &path("w.memory")]);
    let kept = format!("--checkpoint={}", path("w.memory"));
    // The backup is older than the checkpoint: that is said, and what is there comes back all the same.
    let behind = luan(&["restore", &from, &databases.data(&at, "behind"), &key, &kept, "--lang=en"]);
    assert!(behind.code == 3 && behind.out.contains("LOST: entries 454–454"), "{}{}", behind.out, behind.err);
    let told = done(&["backup", &record, &key, &to, "--lang=en"]);
    assert!(told.starts_with("455 entries backed up, 1 of them new") && told.contains("destroyed: 1."), "{told}");
    let drill = done(&["restore", "--drill", &from, &key, "--lang=en"]);
    assert!(drill.starts_with("Drill: it can be restored, 455 entries"), "{drill}");
    let told = done(&["restore", &from, &again, &key, &kept, "--lang=en"]);
    assert!(told.starts_with("Restored and checked: 455 entries") && told.lines().count() == 1, "{told}");
    assert!(done(&["verify", &again, &key, &kept, "--lang=en"]).starts_with("Sound: 455 entries"));
    done(&["export", &record, &key, "--out", &path("before")]);
    done(&["export", &again, &key, "--out", &path("after")]);
    let people = |folder: &str| std::fs::read(at.join(folder).join("people.csv")).unwrap();
    assert!(people("before") == people("after"));
    let over = luan(&["restore", &from, &again, &key, "--lang=en"]);
    assert!(over.code == 1 && over.err.contains("this database has a log already"), "{}", over.err);
    let never = luan(&["restore", &from, &early, &key, "--until=2020-01-01", "--lang=en"]);
    assert!(never.code == 1 && never.err.contains("the record had not begun then"), "{}", never.err);
    let told = done(&["restore", &from, &early, &key, "--until=2199-12-31 23:59:59"]);
    assert!(told.starts_with("Đã khôi phục và kiểm tra 455 mục"), "{told}");
}

#[test]
fn on_sqlite() {
    lost_and_brought_back("backup-sqlite", &Databases::Files);
}

#[test]
fn on_postgresql() {
    lost_and_brought_back("backup-postgres", &Databases::Server(Postgres::start(true)));
}

#[test]
fn a_damaged_backup_names_its_file_and_a_drill_without_a_key_asks_for_it() {
    let at = folder("backup-damaged");
    let data = format!("--data=sqlite:{}", at.join("office.db").display());
    let (to, from) = (format!("--to={}", at.join("backup").display()), format!("--from={}", at.join("backup").display()));
    done(&["init", &data, "--name=van-suong.example/luan", "--reason=mở hồ sơ"]);
    done(&["backup", &data, &to]);
    let name = "000000000000-000000000001-1.entries";
    let mut bytes = std::fs::read(at.join("backup").join(name)).unwrap();
    bytes[100] ^= 1;
    std::fs::write(at.join("backup").join(name), bytes).unwrap();
    let drill = luan(&["restore", "--drill", &from, &data]);
    assert!(drill.code == 1 && drill.err.contains(name) && drill.err.contains("dùng bản sao lưu khác"), "{}", drill.err);
    let keyless = luan(&["restore", "--drill", &from]);
    assert!(keyless.code == 2 && keyless.err.contains("--key"), "{}", keyless.err);
    let nowhere = luan(&["restore", &from]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.err);
}
