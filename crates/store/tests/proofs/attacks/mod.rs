//! Attacks on a record, each by name: an outsider who has kept one old checkpoint and the public key finds every one, with his own verifier, and so does ours.

mod administrator;
mod backups;
mod files;
mod key;
mod limits;
pub(crate) mod scene;
mod seals;

use rayon::prelude::*;
use store::{Keys, Log, Url, verify};

use crate::office::secret;
use crate::outsider;
use scene::{Scene, Victim, entries, latest};

/// Who sees an attack.
enum Seen {
    Both,
    /// Only our own check, and why.
    Ours(&'static str),
    /// Only the outsider: the database is as it was.
    Outside,
    /// Nobody, and where that is said.
    Neither(&'static str),
}

/// An attack.
struct Attack {
    name: &'static str,
    does: fn(&Scene),
    seen: Seen,
}

impl Attack {
    const fn both(name: &'static str, does: fn(&Scene)) -> Attack {
        Attack { name, does, seen: Seen::Both }
    }

    const fn ours(name: &'static str, does: fn(&Scene), why: &'static str) -> Attack {
        Attack { name, does, seen: Seen::Ours(why) }
    }

    const fn outside(name: &'static str, does: fn(&Scene)) -> Attack {
        Attack { name, does, seen: Seen::Outside }
    }

    const fn neither(name: &'static str, does: fn(&Scene), why: &'static str) -> Attack {
        Attack { name, does, seen: Seen::Neither(why) }
    }
}

/// What each attacker has, and what he does with it.
const ATTACKERS: [(&str, &[Attack]); 5] = [
    ("an administrator of the database", &administrator::ATTACKS),
    ("who has an old copy, too", &backups::ATTACKS),
    ("who has the signing key, too", &key::ATTACKS),
    ("who has the key and the seals", &seals::ATTACKS),
    ("who has the files of an export in his hands", &files::ATTACKS),
];

/// What was found: by our check, by the program when it opened the record, and by the outsider.
struct Found {
    ours: Vec<String>,
    opening: Option<String>,
    outside: Vec<String>,
}

/// Lets an attack happen to a copy of the record, and has it looked at.
fn after(victim: &Victim, attack: &Attack) -> Found {
    let scene = victim.scene(&attack.name.replace([' ', ',', '\''], "-"));
    let (key, reading) = (secret().public(), Keys::reading(secret().public(), scene.ring.clone()));
    let write_export = || outsider::export(&scene.export, &key.text(), latest(&scene.db).as_deref(), &entries(&scene.db), &scene.ring);
    let on_files = matches!(attack.seen, Seen::Outside);
    if on_files {
        write_export();
    }
    (attack.does)(&scene);
    if !on_files {
        write_export();
    }
    let url = Url::Sqlite(scene.path.clone());
    let ours = verify(&url, &reading, std::slice::from_ref(&victim.kept)).map_or_else(|error| vec![error.to_string()], |report| report.findings);
    let opening = Log::open(&url, reading).err().map(|error| error.to_string());
    let kept = scene.export.with_file_name("kept");
    std::fs::write(&kept, victim.kept.text()).unwrap();
    Found { ours, opening, outside: outsider::findings(&scene.export, &key.text(), &kept) }
}

#[test]
fn every_attack_is_found_with_one_old_checkpoint_and_the_public_key() {
    let victim = Victim::new();
    let nothing = after(&victim, &Attack::both("nothing", |_| {}));
    assert!(
        nothing.ours.is_empty() && nothing.opening.is_none() && nothing.outside.is_empty(),
        "the untouched record is sound: {:?} {:?}",
        nothing.ours,
        nothing.outside
    );
    let (mut count, mut both, mut refused, mut wrong) = (0, 0, 0, Vec::new());
    for (attacker, attacks) in ATTACKERS {
        println!("{attacker}:");
        let found: Vec<Found> = attacks.par_iter().map(|attack| after(&victim, attack)).collect();
        for (attack, found) in attacks.iter().zip(&found) {
            let (by_us, by_him) = (found.ours.first(), found.outside.first());
            println!("  {}: we: {by_us:?}; when opened: {:?}; the outsider: {by_him:?}", attack.name, found.opening);
            let as_said = match attack.seen {
                Seen::Both => by_us.is_some() && by_him.is_some(),
                Seen::Ours(why) => by_us.is_some() && by_him.is_none() && !why.is_empty(),
                Seen::Outside => by_us.is_none() && by_him.is_some(),
                Seen::Neither(_) => false,
            };
            if !as_said {
                wrong.push(format!("{attacker}: {}: we {:?}, the outsider {:?}", attack.name, found.ours, found.outside));
            }
            (count, refused) = (count + 1, refused + usize::from(found.opening.is_some()));
            both += usize::from(matches!(attack.seen, Seen::Both));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    println!(
        "{count} attacks, every one found: {both} by both verifiers, the others by the one that can see them; {refused} are refused when the record is opened"
    );
}

#[test]
fn what_nobody_can_see_is_what_the_decisions_say() {
    let victim = Victim::new();
    for limit in &limits::LIMITS {
        let found = after(&victim, limit);
        assert!(matches!(limit.seen, Seen::Neither(why) if why.starts_with("decision")));
        assert!(found.ours.is_empty() && found.outside.is_empty(), "{} is found now: {:?} {:?}", limit.name, found.ours, found.outside);
    }
}
