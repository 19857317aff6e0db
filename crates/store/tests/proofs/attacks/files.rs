//! What can be done to the files of an export on their way to the outsider. Our own check reads the database, and finds it as it was.

use std::fs;

use store::note::{Checkpoint, Note, SecretKey};

use super::Attack;
use super::scene::{ENTRIES, KEPT, Scene};

pub(crate) const ATTACKS: [Attack; 12] = [
    Attack::outside("put another key into the folder, and sign with it", other_key),
    Attack::outside("put an old checkpoint into the folder", old_checkpoint),
    Attack::outside("take the signature off the checkpoint", |scene| edit(scene, "checkpoint", |text| text.replace("\n\n—", "\n\n- "))),
    Attack::outside("change the number in the checkpoint", |scene| edit(scene, "checkpoint", |text| text.replace("\n31\n", "\n30\n"))),
    Attack::outside("turn a bit of a leaf", |scene| turn(scene, &format!("tile/entries/000.p/{ENTRIES}"))),
    Attack::outside("turn a bit of a hash", |scene| turn(scene, &format!("tile/0/000.p/{ENTRIES}"))),
    Attack::outside("take a tile away", |scene| fs::remove_file(scene.file(&format!("tile/0/000.p/{ENTRIES}"))).unwrap()),
    Attack::outside("take a line of the contents away", |scene| lines(scene, |lines| drop(lines.remove(9)))),
    Attack::outside("swap two lines of the contents", |scene| lines(scene, |lines| lines.swap(8, 9))),
    Attack::outside("swap what two lines say", swap_what_lines_say),
    Attack::outside("say that a payload was destroyed", say_destroyed),
    Attack::outside("put a file of one's own beside the others", |scene| fs::write(scene.file("contents/001.jsonl"), "{}\n").unwrap()),
];

fn edit(scene: &Scene, name: &str, change: impl FnOnce(String) -> String) {
    let before = fs::read_to_string(scene.file(name)).unwrap();
    let after = change(before.clone());
    assert!(after != before, "the attack does something");
    fs::write(scene.file(name), after).unwrap();
}

fn lines(scene: &Scene, change: impl FnOnce(&mut Vec<String>)) {
    edit(scene, "contents/000.jsonl", |text| {
        let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
        change(&mut lines);
        lines.concat()
    });
}

fn turn(scene: &Scene, name: &str) {
    let mut bytes = fs::read(scene.file(name)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(scene.file(name), bytes).unwrap();
}

fn other_key(scene: &Scene) {
    let own = SecretKey::office(scene.secret.public().name(), [66; 32]).unwrap();
    let checkpoint: Checkpoint = Note::read(&fs::read_to_string(scene.file("checkpoint")).unwrap()).unwrap().checkpoint;
    let signatures = vec![own.sign(&checkpoint, 0)];
    fs::write(scene.file("checkpoint"), Note { checkpoint, signatures }.text()).unwrap();
    fs::write(scene.file("key"), own.public().text() + "\n").unwrap();
}

fn old_checkpoint(scene: &Scene) {
    let old: String = scene.db.query_row("SELECT note FROM checkpoints WHERE size = ?1", [KEPT], |row| row.get(0)).unwrap();
    fs::write(scene.file("checkpoint"), old).unwrap();
}

fn swap_what_lines_say(scene: &Scene) {
    lines(scene, |lines| {
        lines.swap(8, 9);
        lines[8] = lines[8].replace("\"index\":9,", "\"index\":8,");
        lines[9] = lines[9].replace("\"index\":8,", "\"index\":9,");
    });
}

fn say_destroyed(scene: &Scene) {
    lines(scene, |lines| lines[8] = "{\"index\":8,\"salt\":null,\"payload\":null}\n".to_owned());
}
