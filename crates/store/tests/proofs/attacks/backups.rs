//! What an administrator can do who has stolen an old copy of the database as well.

use super::Attack;
use super::scene::{ENTRIES, ERASED, ERASURE, Scene, of_backup};

const VAULT: &str = "the vault is in no export";

pub(crate) const ATTACKS: [Attack; 9] = [
    Attack::both("restore the old copy", restore),
    Attack::both("put the checkpoints of the old copy under the entries of now", old_checkpoints),
    Attack::both("put the entries of the old copy under the checkpoints of now", old_entries),
    Attack::both("put back what was destroyed", put_back),
    Attack::both("put back what was destroyed, and delete the erasure", put_back_and_delete),
    Attack::both("put back what was destroyed, and destroy the erasure", put_back_and_destroy),
    Attack::both("put what was destroyed into another entry", put_elsewhere),
    Attack::ours("let a session of the old copy last longer", longer_session, VAULT),
    Attack::ours("put a session of the old copy in the place of another", other_session, VAULT),
];

fn attach(scene: &Scene) {
    scene.sql(&format!("ATTACH '{}' AS old", scene.backup.display()));
}

fn old_checkpoints(scene: &Scene) {
    attach(scene);
    scene.sql("DELETE FROM main.checkpoints; INSERT INTO main.checkpoints SELECT * FROM old.checkpoints");
}

fn old_entries(scene: &Scene) {
    scene.write(&of_backup(&scene.backup));
}

fn restore(scene: &Scene) {
    old_entries(scene);
    old_checkpoints(scene);
    scene.sql("DELETE FROM main.vault; INSERT INTO main.vault SELECT * FROM old.vault");
}

fn put_into(scene: &Scene, number: i64) {
    let sealed = of_backup(&scene.backup)[ERASED as usize].sealed.clone();
    assert!(sealed.is_some(), "it was there when the copy was made");
    scene.db.execute("UPDATE entries SET sealed = ?1 WHERE number = ?2", (sealed, number)).unwrap();
}

fn put_back(scene: &Scene) {
    put_into(scene, ERASED);
}

fn put_back_and_delete(scene: &Scene) {
    put_back(scene);
    scene.sql(&format!("DELETE FROM entries WHERE number = {ERASURE}"));
    (ERASURE + 1..ENTRIES).for_each(|later| scene.sql(&format!("UPDATE entries SET number = {later} - 1 WHERE number = {later}")));
}

fn put_back_and_destroy(scene: &Scene) {
    put_back(scene);
    scene.sql(&format!("UPDATE entries SET sealed = NULL WHERE number = {ERASURE}"));
}

fn put_elsewhere(scene: &Scene) {
    put_into(scene, ERASED - 1);
}

fn longer_session(scene: &Scene) {
    attach(scene);
    scene.sql("INSERT INTO main.vault SELECT kind, id, until + 1000000, sealed FROM old.vault WHERE id = 's1'");
}

fn other_session(scene: &Scene) {
    attach(scene);
    scene.sql("UPDATE main.vault SET sealed = (SELECT sealed FROM old.vault WHERE id = 's1') WHERE id = 's2'");
}
