//! What can be done with the signing key and the seals: everything that the program can, and what it would not.

use store::{Account, Change, Content, Log, Url};

use super::Attack;
use super::scene::{CLOSING, ENTRIES, ERASED, ERASURE, GRANT, Opened, PERSON, Scene, account, grant, has};
use crate::office::{T0, adding, changing, keys, person, row, stamp};

const RULE: &str = "the page of the format does not know who may grant what";

pub(crate) const ATTACKS: [Attack; 17] = [
    Attack::both("write a new history", new_history),
    Attack::both("change what an entry says, and sign everything anew", rewrite_a_person),
    Attack::both("insert an entry into the past, and sign everything anew", insert_into_the_past),
    Attack::both("take an entry out of the past, and sign everything anew", |scene| renumbered(scene, |entries| drop(entries.remove(PERSON as usize)))),
    Attack::both("turn two entries of the past round, and sign everything anew", |scene| renumbered(scene, |entries| entries.swap(8, 9))),
    Attack::both("change a grant of the past, and sign everything anew", grant_in_the_past),
    Attack::both("undo the closing of an account in the past, and sign everything anew", undo_a_closing),
    Attack::both("undo an erasure in the past, and sign everything anew", undo_an_erasure),
    Attack::ours("grant oneself something, alone", |scene| scene.append("admin", &account("x", "admin", has("secretary"))), RULE),
    Attack::ours("open a closed account with grants", |scene| scene.append("admin", &account("x", "minh", has("clerk"))), RULE),
    Attack::both("claim an erasure that was none", |scene| scene.append("lan", &erasing(vec![PERSON as u64]))),
    Attack::both("destroy one and say another", destroy_one_say_another),
    Attack::both("destroy the closing of an account, and say so", destroy_a_closing),
    Attack::both("make a change under the key of another", |scene| scene.append("lan", &adding("P1", "person:Q", &[person("Q")]))),
    Attack::both("withdraw a row that is not there", |scene| scene.append("lan", &changing("x", "person:Q", &[person("Q")], &[]))),
    Attack::both("date an entry before the one before it", date_back),
    Attack::both("begin the log a second time", begin_again),
];

fn new_history(scene: &Scene) {
    let path = scene.path.with_file_name("new.db");
    let log = Log::init(&Url::Sqlite(path.clone()), keys(), &stamp(T0), "mở sổ", "1-QĐ/TU").unwrap();
    let changes = (1..ENTRIES).map(|number| format!("Q{number}")).map(|id| adding(&id, &format!("person:{id}"), &[person(&id)])).collect();
    let (log, done) = crate::office::commit(log, changes, T0);
    done.unwrap();
    drop(log);
    scene.sql(&format!("ATTACH '{}' AS new", path.display()));
    scene.sql("DELETE FROM main.entries; INSERT INTO main.entries SELECT * FROM new.entries");
    scene.sql("DELETE FROM main.checkpoints; INSERT INTO main.checkpoints SELECT * FROM new.checkpoints; DETACH new");
}

/// Lets entries be changed, and numbers the leaves as they stand then.
fn renumbered(scene: &Scene, change: impl FnOnce(&mut Vec<Opened>)) {
    scene.rewrite(|entries| {
        change(entries);
        (0..).zip(entries).for_each(|(number, entry)| entry.leaf.index = number);
    });
}

fn rewrite_a_person(scene: &Scene) {
    let other = row("people", "id=P0 name=Người_khác sex=male birth=1970");
    scene.rewrite(|entries| entries[PERSON as usize].say(&adding("P0", "person:P0", &[other])));
}

fn insert_into_the_past(scene: &Scene) {
    renumbered(scene, |entries| {
        let mut entry = Opened { leaf: entries[PERSON as usize].leaf.clone(), content: None };
        entry.say(&adding("x", "person:Q", &[person("Q")]));
        entries.insert(PERSON as usize, entry);
    });
}

fn grant_in_the_past(scene: &Scene) {
    let more = Account { grants: [grant("clerk"), grant("secretary")].concat(), ..Account::default() };
    scene.rewrite(|entries| entries[GRANT as usize].say(&account("a4", "lan", more)));
}

fn undo_a_closing(scene: &Scene) {
    scene.rewrite(|entries| entries[CLOSING as usize].say(&account("a6", "minh", Account::default())));
}

/// The attacker knows from elsewhere what was erased.
fn undo_an_erasure(scene: &Scene) {
    renumbered(scene, |entries| {
        entries[ERASED as usize].say(&adding("ZZ", "person:ZZ", &[person("ZZ")]));
        entries.remove(ERASURE as usize);
    });
}

fn erasing(erased: Vec<u64>) -> Change {
    Change { reason: "nhầm người".to_owned(), basis: String::new(), key: "x".to_owned(), content: Content::Erasure { erased } }
}

fn destroy_one_say_another(scene: &Scene) {
    scene.append("lan", &erasing(vec![ENTRIES as u64 - 1]));
    scene.rewrite(|entries| entries[ENTRIES as usize - 2].content = None);
}

fn destroy_a_closing(scene: &Scene) {
    scene.append("admin", &erasing(vec![CLOSING as u64]));
    scene.rewrite(|entries| entries[CLOSING as usize].content = None);
}

fn date_back(scene: &Scene) {
    scene.append("lan", &adding("x", "person:Q", &[person("Q")]));
    scene.rewrite(|entries| entries[ENTRIES as usize].leaf.time = T0);
}

fn begin_again(scene: &Scene) {
    let content = Content::Genesis { origin: scene.secret.public().name().to_owned() };
    scene.append("admin", &Change { reason: "mở sổ".to_owned(), basis: String::new(), key: "x".to_owned(), content });
}
