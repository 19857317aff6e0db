//! What an administrator of the database can do, who has neither key nor seals.

use store::note::SecretKey;

use super::Attack;
use super::scene::{CLOSING, ENTRIES, GRANT, KEPT, PERSON, READING, Scene};

/// A table of the vault, or of the schema, is in no export.
const NOT_EXPORTED: &str = "it is in no export";

pub(crate) const ATTACKS: [Attack; 32] = [
    Attack::both("change the time of an entry", change_a_time),
    Attack::both("change the actor of an entry", change_an_actor),
    Attack::both("change the kind of an entry", change_a_kind),
    Attack::both("change the commitment of an entry", change_a_commitment),
    Attack::both("change the number in a leaf", change_a_number),
    Attack::both("change the actor of the first entry", change_the_genesis),
    Attack::both("destroy a payload and say nothing", destroy_unsaid),
    Attack::both("destroy the closing of an account and say nothing", destroy_a_closing),
    Attack::both("put noise in the place of a seal", put_noise),
    Attack::both("cut a seal short", cut_a_seal),
    Attack::both("delete an entry", delete),
    Attack::both("delete an entry and close up", delete_and_close_up),
    Attack::both("delete the closing of an account and close up", delete_a_closing),
    Attack::both("delete a reading and close up", delete_a_reading),
    Attack::both("delete the first entry", delete_the_genesis),
    Attack::both("delete everything but the checkpoints", |scene| scene.sql("DELETE FROM entries WHERE number > 0")),
    Attack::both("insert an entry among the others", insert),
    Attack::ours("append an entry, without a checkpoint", append, "what no checkpoint counts is shown to nobody"),
    Attack::ours("append the last entry once more", double, "what no checkpoint counts is shown to nobody"),
    Attack::both("swap two entries", swap_entries),
    Attack::both("swap two leaves", swap_leaves),
    Attack::both("swap what two entries say", swap_seals),
    Attack::both("give an account what another has", swap_accounts),
    Attack::both("turn the order of five entries round", turn_round),
    Attack::both("cut the record off before what is kept elsewhere", cut_off),
    Attack::ours("drop the latest checkpoint", drop_latest, "a shorter log that extends the kept checkpoint is sound to him: hence a newer one, or a witness"),
    Attack::both("drop every checkpoint", |scene| scene.sql("DELETE FROM checkpoints")),
    Attack::both("change the root of the latest checkpoint", change_a_root),
    Attack::ours(
        "file the latest checkpoint under another number",
        |scene| scene.sql("UPDATE checkpoints SET size = 1000 WHERE size = (SELECT max(size) FROM checkpoints)"),
        NOT_EXPORTED,
    ),
    Attack::both("put an old checkpoint in the place of the latest", put_an_old_checkpoint),
    Attack::both("sign everything with a key of one's own", sign_with_own_key),
    Attack::ours("pretend an older schema", |scene| scene.sql("UPDATE meta SET value = '1' WHERE name = 'schema'"), NOT_EXPORTED),
];

fn change_a_time(scene: &Scene) {
    scene.edit(GRANT, |leaf| leaf.time += 1);
}

fn change_an_actor(scene: &Scene) {
    scene.edit(PERSON, |leaf| leaf.actor = "minh".to_owned());
}

fn change_a_kind(scene: &Scene) {
    scene.edit(PERSON, |leaf| leaf.kind = store::Kind::Reading);
}

fn change_a_commitment(scene: &Scene) {
    scene.edit(PERSON, |leaf| leaf.commitment[31] ^= 1);
}

fn change_a_number(scene: &Scene) {
    scene.edit(PERSON, |leaf| leaf.index += 1);
}

fn change_the_genesis(scene: &Scene) {
    scene.edit(0, |leaf| leaf.actor = "somebody".to_owned());
}

fn destroy_unsaid(scene: &Scene) {
    scene.sql(&format!("UPDATE entries SET sealed = NULL WHERE number = {PERSON}"));
}

fn destroy_a_closing(scene: &Scene) {
    scene.sql(&format!("UPDATE entries SET sealed = NULL WHERE number = {CLOSING}"));
}

/// Behind the name of the seal's key, so that it looks like one.
fn put_noise(scene: &Scene) {
    scene.sql(&format!("UPDATE entries SET sealed = CAST(substr(sealed, 1, 4) || randomblob(length(sealed) - 4) AS BLOB) WHERE number = {PERSON}"));
}

fn cut_a_seal(scene: &Scene) {
    scene.sql(&format!("UPDATE entries SET sealed = substr(sealed, 1, length(sealed) - 1) WHERE number = {PERSON}"));
}

fn delete(scene: &Scene) {
    scene.sql(&format!("DELETE FROM entries WHERE number = {PERSON}"));
}

/// Numbers are unique, so they move one after another.
fn close_up(scene: &Scene, number: i64) {
    scene.sql(&format!("DELETE FROM entries WHERE number = {number}"));
    (number + 1..ENTRIES).for_each(|later| scene.sql(&format!("UPDATE entries SET number = {later} - 1 WHERE number = {later}")));
}

fn delete_and_close_up(scene: &Scene) {
    close_up(scene, PERSON);
}

fn delete_a_closing(scene: &Scene) {
    close_up(scene, CLOSING);
}

fn delete_a_reading(scene: &Scene) {
    close_up(scene, READING);
}

fn delete_the_genesis(scene: &Scene) {
    close_up(scene, 0);
}

fn insert(scene: &Scene) {
    let mut entries = scene.entries();
    let made_up = entries[PERSON as usize].clone();
    entries.insert(PERSON as usize, made_up);
    (0..).zip(&mut entries).for_each(|(number, entry)| entry.number = number);
    scene.write(&entries);
}

fn append(scene: &Scene) {
    scene.sql("INSERT INTO entries SELECT max(number) + 1, leaf, randomblob(200) FROM entries");
    scene.edit(ENTRIES, |leaf| (leaf.index, leaf.actor) = (ENTRIES as u64, "admin".to_owned()));
}

fn double(scene: &Scene) {
    scene.sql("INSERT INTO entries SELECT max(number) + 1, leaf, sealed FROM entries");
}

fn swap_entries(scene: &Scene) {
    let mut entries = scene.entries();
    entries.swap(PERSON as usize, PERSON as usize + 2);
    (0..).zip(&mut entries).for_each(|(number, entry)| entry.number = number);
    scene.write(&entries);
}

fn swap_leaves(scene: &Scene) {
    let mut entries = scene.entries();
    let (one, other) = (entries[PERSON as usize].leaf.clone(), entries[PERSON as usize + 1].leaf.clone());
    (entries[PERSON as usize].leaf, entries[PERSON as usize + 1].leaf) = (other, one);
    scene.write(&entries);
}

fn swap_seals_of(scene: &Scene, one: i64, other: i64) {
    let mut entries = scene.entries();
    let (first, second) = (entries[one as usize].sealed.clone(), entries[other as usize].sealed.clone());
    (entries[one as usize].sealed, entries[other as usize].sealed) = (second, first);
    scene.write(&entries);
}

fn swap_seals(scene: &Scene) {
    swap_seals_of(scene, PERSON, PERSON + 1);
}

fn swap_accounts(scene: &Scene) {
    swap_seals_of(scene, 1, GRANT);
}

fn turn_round(scene: &Scene) {
    let mut entries = scene.entries();
    entries[PERSON as usize..PERSON as usize + 5].reverse();
    (0..).zip(&mut entries).for_each(|(number, entry)| entry.number = number);
    scene.write(&entries);
}

fn cut_off(scene: &Scene) {
    scene.sql(&format!("DELETE FROM entries WHERE number >= {KEPT} - 1; DELETE FROM checkpoints WHERE size > {KEPT} - 1"));
}

fn drop_latest(scene: &Scene) {
    scene.sql("DELETE FROM checkpoints WHERE size = (SELECT max(size) FROM checkpoints)");
}

fn change_a_root(scene: &Scene) {
    let older = format!("SELECT note FROM checkpoints WHERE size = {KEPT}");
    let root = |text: &str| text.lines().nth(2).unwrap().to_owned();
    let [latest, older]: [String; 2] =
        ["SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1", &older].map(|text| scene.db.query_row(text, [], |row| row.get(0)).unwrap());
    let changed = latest.replace(&root(&latest), &root(&older));
    scene.db.execute("UPDATE checkpoints SET note = ?1 WHERE size = ?2", (changed, ENTRIES)).unwrap();
}

fn put_an_old_checkpoint(scene: &Scene) {
    scene.sql(&format!("UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = {KEPT} - 2) WHERE size = {ENTRIES}"));
}

fn sign_with_own_key(scene: &Scene) {
    scene.edit(PERSON, |leaf| leaf.actor = "minh".to_owned());
    scene.sign_all(&SecretKey::office(scene.secret.public().name(), [66; 32]).unwrap());
}
