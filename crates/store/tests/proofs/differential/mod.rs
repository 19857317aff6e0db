//! One record in both databases, and in a model that shares no code with the store: whatever is asked, in whatever order, all three say the same.

mod ask;
mod drawn;
mod model;

use std::collections::BTreeMap;

use store::{Change, Content, Stamp, Url};

use crate::count;
use crate::dice::Dice;
use crate::office::{DAY, Office, T0};
use ask::{Answer, Kept, Record, entry_in, set};
use drawn::{ACTORS, IDS, one_of, request, stamp, subject};
use model::Model;

/// Questions that one record is asked.
const RECORD_EVERY: usize = 5_000;
/// Changes before the record is copied into the other database.
const BEFORE: usize = 60;

/// The same record three times.
struct Three {
    records: [Record; 2],
    model: Model,
    kept: Kept,
    /// Both databases, as long as they are asked.
    _offices: [Office; 2],
}

impl Three {
    /// Begins in SQLite, and goes on in both.
    fn new(dice: &mut Dice) -> Three {
        let offices = [Office::sqlite(), Office::postgres_in_vietnamese()];
        drop(offices[0].init());
        let mut model = Model::default();
        let origin = Content::Genesis { origin: "van-suong.example/luan".to_owned() };
        let genesis = Change { reason: "mở sổ".to_owned(), basis: "1-QĐ/TU".to_owned(), key: "genesis".to_owned(), content: origin };
        model.commit(&[genesis], &Stamp { actor: "account-1".to_owned(), time: T0, authority: None }).unwrap();
        let first = Record::open(&offices[0].url);
        for _ in 0..BEFORE {
            let (changes, stamp) = request(dice, &model);
            assert_eq!(first.commit(&changes, &stamp), in_words(model.commit(&changes, &stamp)));
        }
        first.store.log().copy_to(&offices[1].url).unwrap();
        let (bytes, of_copy) = (first.store.log().checkpoint().unwrap(), offices[1].open().unwrap().checkpoint().unwrap());
        assert_eq!(bytes, of_copy);
        Three { records: [first, Record::open(&offices[1].url)], model, kept: Kept::default(), _offices: offices }
    }

    /// Asks something of all three; what was asked, and the three answers.
    fn ask(&mut self, dice: &mut Dice) -> (&'static str, Answer, [Answer; 2]) {
        let both = |records: &[Record; 2], ask: &dyn Fn(&Record) -> Answer| [ask(&records[0]), ask(&records[1])];
        let Three { records, model, kept, .. } = self;
        let number = dice.below(model.entries.len() + 2) as u64;
        let id = one_of(dice, &IDS);
        let (kind, name) = (one_of(dice, &["session", "mời"]), (one_of(dice, &["session", "mời"]).to_owned(), id.to_owned()));
        let now = T0 + dice.below(100) as u64;
        let until = T0 + dice.below(120) as u64;
        let bytes: Vec<u8> = (0..dice.below(20)).map(|_| dice.next() as u8).collect();
        match dice.below(200) {
            0..30 => ("an entry", entry_in(model, number), both(records, &|record| record.entry(number))),
            30..50 => {
                let subject = subject(dice);
                ("what is said about a subject", Ok(format!("{:?}", model.about(&subject))), both(records, &|record| record.about(&subject)))
            }
            50..54 => {
                let last = model.entries.last().map_or(T0, |entry| entry.time);
                let day = T0 / DAY - 1 + dice.below(((last - T0) / DAY) as usize + 3) as u64;
                ("the facts as known on a day", Ok(set(model.known_on(day))), both(records, &|record| record.known_on(day)))
            }
            54..64 => ("the facts", Ok(set(model.rows.clone())), both(records, &Record::facts)),
            64..72 => ("the register", Ok(set(model.rows.clone())), both(records, &Record::register)),
            72..92 => {
                let id = one_of(dice, &ACTORS);
                let held = model.accounts.get(id).map(|held| (&held.account, held.entry, &held.asked_by));
                ("an account", Ok(format!("{held:?}")), both(records, &|record| record.account(id)))
            }
            92..104 => {
                let size = model.entries.len();
                let wanted = model.entries.get(number as usize).ok_or("NoEntry".to_owned());
                let wanted = wanted.map(|entry| format!("{number} {} {:?} {} of {size}", entry.time, entry.kind, entry.says.is_none()));
                ("a receipt", wanted, both(records, &|record| record.receipt(number)))
            }
            104..112 => ("the checkpoint", Ok(format!("van-suong.example/luan {}", model.entries.len())), both(records, &Record::checkpoint)),
            112..132 => {
                let wanted = kept.get(name.clone(), now);
                ("what is kept under a name", Ok(format!("{wanted:?}")), records.each_mut().map(|record| record.get(&name.0, &name.1, now)))
            }
            132..148 => {
                let wanted = kept.put(name.clone(), until, &bytes, None);
                ("to keep something", Ok(wanted.to_string()), both(records, &|record| record.put(&name.0, &name.1, until, &bytes)))
            }
            148..160 if kept.found.contains_key(&name) => {
                let before = kept.found[&name];
                let wanted = kept.put(name.clone(), until, &bytes, Some(before));
                ("to replace what was found", Ok(wanted.to_string()), both(records, &|record| record.replace(&name.0, &name.1, until, &bytes).unwrap()))
            }
            160..166 => {
                let wanted = kept.boxes.remove(&name).is_some();
                ("to forget something", Ok(wanted.to_string()), both(records, &|record| record.remove(&name.0, &name.1)))
            }
            166..168 => {
                let before = kept.boxes.len();
                kept.boxes.retain(|_, (until, ..)| *until > now);
                ("to forget what is over", Ok((before - kept.boxes.len()).to_string()), both(records, &|record| record.purge(now)))
            }
            148..160 | 168..180 => {
                let ids: Vec<&String> = kept.boxes.keys().filter(|(of, _)| of == kind).map(|(_, id)| id).collect();
                ("the names of what is kept", Ok(format!("{ids:?}")), both(records, &|record| record.ids(kind)))
            }
            180..197 => {
                let (changes, stamp) = request(dice, model);
                let wanted = in_words(model.commit(&changes, &stamp));
                ("to change something", wanted, both(records, &|record| record.commit(&changes, &stamp)))
            }
            197 => {
                let (subject, reason, stamp) = (subject(dice), one_of(dice, &["hết thời hạn lưu", "hết thời hạn lưu", " "]), stamp(dice, model));
                let wanted = model.erase(&subject, &stamp, reason).map(|number| number.to_string());
                ("to erase something", wanted, both(records, &|record| record.erase(&subject, &stamp, reason)))
            }
            198 => ("whether it is sound", Ok(format!("{} {} []", model.entries.len(), model.rows.len())), both(records, &Record::verify)),
            _ => {
                for record in records.iter_mut() {
                    let found = std::mem::take(&mut record.found);
                    *record = Record { found, ..Record::open(&record.url) };
                }
                ("to start anew", Ok(model.entries.len().to_string()), both(records, &|record| Ok(record.store.log().len().to_string())))
            }
        }
    }
}

fn in_words(done: Result<Vec<(u64, bool)>, String>) -> Answer {
    done.map(|done| format!("{done:?}"))
}

#[test]
fn both_databases_and_a_model_of_the_record_give_the_same_answers() {
    let questions = count("LUAN_PROVE_QUESTIONS", 1_000);
    let mut asked: BTreeMap<&'static str, [usize; 2]> = BTreeMap::new();
    for first in (0..questions).step_by(RECORD_EVERY) {
        let mut dice = Dice::new(first as u64);
        let mut three = Three::new(&mut dice);
        for question in first..questions.min(first + RECORD_EVERY) {
            let (what, wanted, [sqlite, postgres]) = three.ask(&mut dice);
            let place = format!("question {question} of the record of seed {first}, {what}");
            assert_eq!(sqlite, wanted, "{place}: SQLite and the model");
            assert_eq!(postgres, wanted, "{place}: PostgreSQL and the model");
            asked.entry(what).or_default()[usize::from(wanted.is_err())] += 1;
        }
        assert!(matches!(three.records[0].url, Url::Sqlite(_)) && matches!(three.records[1].url, Url::Postgres(_)));
    }
    // Where nothing was ever refused, or nothing ever done, the answers say little.
    for what in ["to change something", "to erase something"] {
        assert!(asked.get(what).is_some_and(|[done, refused]| *done > 0 && *refused > 0), "{what}: {asked:?}");
    }
    println!("{questions} questions, three equal answers to each; answered and refused:");
    asked.iter().for_each(|(what, [done, refused])| println!("  {what}: {done}, {refused}"));
}
