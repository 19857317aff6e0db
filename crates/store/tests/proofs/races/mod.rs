//! Many at once on one case: exactly one effect, and nothing after what ends it. Asked of the log itself after every race.

mod judge;
mod kinds;

use store::{Store, verify};

use crate::count;
use crate::dice::Dice;
use crate::office::{Office, T0, keys, stamp};
use kinds::{Kind, account};

/// Races that one record lives through.
const RECORD_EVERY: usize = 200;

/// Where races are held: a record, and the servers that write it.
pub(crate) struct Ground {
    pub(crate) office: Office,
    pub(crate) servers: Vec<Store>,
}

impl Ground {
    fn new(office: Office, servers: usize) -> Ground {
        let first = Store::new(office.init());
        first.commit(vec![account("admin", "admin", true)], stamp(T0)).unwrap();
        let others = (1..servers).map(|_| Store::new(office.open().unwrap()));
        let servers = std::iter::once(first).chain(others).collect();
        Ground { office, servers }
    }

    /// Brings every server up, and sees that all know the same log.
    pub(crate) fn follow(&self) -> u64 {
        let known = self.servers.iter().map(|server| {
            let mut log = server.log();
            log.follow().unwrap();
            (log.len(), log.tree().root(log.len()))
        });
        let known: Vec<_> = known.collect();
        assert!(known.iter().all(|one| *one == known[0]), "servers know different logs");
        known[0].0
    }
}

/// A kind of ground: which database, and how many servers write it.
struct Field {
    name: &'static str,
    office: fn() -> Office,
    servers: usize,
}

const FIELDS: [Field; 5] = [
    Field { name: "SQLite, one server", office: Office::sqlite, servers: 1 },
    Field { name: "SQLite, two servers", office: Office::sqlite, servers: 2 },
    Field { name: "PostgreSQL, one server", office: Office::postgres, servers: 1 },
    Field { name: "PostgreSQL, two servers", office: Office::postgres, servers: 2 },
    Field { name: "PostgreSQL, four servers", office: Office::postgres, servers: 4 },
];

#[test]
fn races_have_one_effect_each_and_none_after_closing_revocation_or_erasure() {
    let races = count("LUAN_PROVE_RACES", 60);
    let (mut actors, mut effects) = (0, 0);
    for (ground, Field { name, office, servers }) in FIELDS.into_iter().enumerate() {
        let own = races / FIELDS.len() + usize::from(ground < races % FIELDS.len());
        let mut of_kinds = [0; Kind::ALL.len()];
        for first in (0..own).step_by(RECORD_EVERY) {
            let place = Ground::new(office(), servers);
            for race in first..own.min(first + RECORD_EVERY) {
                let seed = (ground * 1_000_000 + race) as u64;
                let mut dice = Dice::new(seed);
                // Each kind in its turn; who takes part, and in what order, is chance.
                let kind = race % Kind::ALL.len();
                let started = 2 + dice.below(31);
                let made = Kind::ALL[kind].run(&place, race, started).unwrap_or_else(|wrong| panic!("{name}, seed {seed}, {:?}: {wrong}", Kind::ALL[kind]));
                of_kinds[kind] += 1;
                (actors, effects) = (actors + started, effects + made);
            }
            let report = verify(&place.office.url, &keys(), &[]).unwrap();
            assert_eq!(report.findings, Vec::<String>::new(), "{name}");
            assert_eq!(place.office.open().unwrap().len(), place.follow(), "{name}");
        }
        println!("{name}: {own} races, {of_kinds:?} of {:?}", Kind::ALL);
    }
    println!("{races} races, {actors} actors, {effects} effects: exactly one where one may be, 0 after closing, revocation or erasure");
}
