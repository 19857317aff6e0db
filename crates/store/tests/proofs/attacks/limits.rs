//! What nobody can see who has one old checkpoint: said in decisions 8 and 9, and held here so that nobody believes more.

use super::Attack;
use super::scene::{ENTRIES, KEPT, Scene, account, asks, has};

pub(crate) const LIMITS: [Attack; 4] = [
    Attack::neither("cut off what came after the last checkpoint that somebody keeps", cut_off, "decision 8: hence witnesses, often, and receipts"),
    Attack::neither("put back a session that was ended, from an old copy, within its time", replay, "decision 9: the vault is no log"),
    Attack::neither("forget a session", |scene| scene.sql("DELETE FROM vault WHERE id = 's2'"), "decision 9: what is in the vault may be forgotten"),
    Attack::neither("grant in the name of two, with the key and the seals", as_two, "decision 8: whoever has the machine can lie when facts are entered"),
];

fn cut_off(scene: &Scene) {
    scene.sql(&format!("DELETE FROM entries WHERE number >= {ENTRIES} - 3; DELETE FROM checkpoints WHERE size > {ENTRIES} - 3"));
    const { assert!(ENTRIES - 3 > KEPT, "after what is kept") };
}

fn replay(scene: &Scene) {
    scene.sql(&format!("ATTACH '{}' AS old", scene.backup.display()));
    scene.sql("INSERT INTO main.vault SELECT * FROM old.vault WHERE id = 's1'");
}

fn as_two(scene: &Scene) {
    scene.append("admin", &account("x1", "minh", asks("secretary")));
    scene.append("secretary", &account("x2", "minh", has("secretary")));
}
