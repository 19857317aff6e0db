//! What can be done with the signing key as well: any leaf, any checkpoint, but nothing that opens.

use store::note::SecretKey;

use super::Attack;
use super::scene::{ENTRIES, KEPT, PERSON, READING, Scene};
use crate::outsider::Entry;

pub(crate) const ATTACKS: [Attack; 9] = [
    Attack::both("change a time and sign everything anew", |scene| edit_and_sign(scene, |leaf| leaf.time -= 1)),
    Attack::both("change an actor and sign everything anew", |scene| edit_and_sign(scene, |leaf| leaf.actor = "minh".to_owned())),
    Attack::both("change a kind and sign everything anew", |scene| edit_and_sign(scene, |leaf| leaf.kind = store::Kind::Account)),
    Attack::both("delete a reading, number the others again and sign everything anew", delete_and_sign),
    Attack::both("cut off before what is kept elsewhere, and sign anew", cut_and_sign),
    Attack::both("append an entry that nobody can open, and sign", |scene| append_and_sign(scene, Some(vec![9; 200]))),
    Attack::both("append an entry that says nothing, and sign", |scene| append_and_sign(scene, None)),
    Attack::both("append a grant without being able to say it, and sign", append_a_grant),
    Attack::both("sign for another office", sign_for_another),
];

fn edit_and_sign(scene: &Scene, change: impl FnOnce(&mut store::Leaf)) {
    scene.edit(PERSON, change);
    scene.sign_all(&scene.secret);
}

fn delete_and_sign(scene: &Scene) {
    let mut entries = scene.entries();
    entries.remove(READING as usize);
    for (number, entry) in (0..).zip(&mut entries) {
        entry.number = number;
        let mut leaf = store::Leaf::read(&entry.leaf).unwrap();
        leaf.index = number as u64;
        entry.leaf = leaf.bytes();
    }
    scene.write(&entries);
    scene.sign_all(&scene.secret);
}

fn cut_and_sign(scene: &Scene) {
    scene.sql(&format!("DELETE FROM entries WHERE number >= {KEPT} - 3"));
    scene.sign_all(&scene.secret);
}

fn append_and_sign(scene: &Scene, sealed: Option<Vec<u8>>) {
    append_as(scene, store::Kind::Rows, sealed);
}

/// The seal of a real grant, under the leaf of a new one.
fn append_a_grant(scene: &Scene) {
    let sealed = scene.entries()[1].sealed.clone();
    append_as(scene, store::Kind::Account, sealed);
}

fn append_as(scene: &Scene, kind: store::Kind, sealed: Option<Vec<u8>>) {
    let mut entries = scene.entries();
    let mut leaf = store::Leaf::read(&entries[ENTRIES as usize - 1].leaf).unwrap();
    (leaf.index, leaf.kind) = (ENTRIES as u64, kind);
    entries.push(Entry { number: ENTRIES, leaf: leaf.bytes(), sealed });
    scene.write(&entries);
    scene.sign_all(&scene.secret);
}

fn sign_for_another(scene: &Scene) {
    scene.sign_all(&SecretKey::office("an-phu.example/luan", [7; 32]).unwrap());
}
