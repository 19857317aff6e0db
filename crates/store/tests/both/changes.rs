//! What is committed is there after a new start; what is refused, is refused whole, with every reason.

use store::{Committed, StoreError};

use crate::office::{Office, T0, adding, changing, commit, drawn, load, person, row, rows};

#[test]
fn what_was_committed_is_there_after_a_new_start() {
    Office::each(|office| {
        let (log, committed) = commit(office.init(), vec![adding("a", "person:P1", &[person("P1")])], T0 + 5);
        assert_eq!(committed.unwrap(), [Committed { index: 1, again: false, number: None }]);
        let before = (log.len(), log.tree().root(log.len()), rows(log.facts()));
        drop(log);
        let log = office.open().unwrap();
        assert_eq!((log.len(), log.tree().root(log.len()), rows(log.facts())), before);
        assert_eq!(log.register().unwrap().tables().people.len(), 1);
    });
}

#[test]
fn the_same_change_again_is_the_first_one_and_another_under_its_key_is_refused() {
    Office::each(|office| {
        let change = adding("a", "person:P1", &[person("P1")]);
        let (log, _) = commit(office.init(), vec![change.clone()], T0);
        let (log, again) = commit(log, vec![change], T0 + 9);
        assert_eq!(again.unwrap(), [Committed { index: 1, again: true, number: None }]);
        let (log, other) = commit(log, vec![adding("a", "person:P2", &[person("P2")])], T0);
        assert!(matches!(other, Err(StoreError::KeyTaken { index: 1, .. })), "{other:?}");
        assert_eq!(log.len(), 2);
    });
}

#[test]
fn a_change_is_refused_whole_with_every_reason() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![adding("a", "person:P1", &[person("P1")])], T0);
        let before = rows(log.facts());
        let faults = [
            person("P1"),
            row("people", "id=P1 name=Khác sex=male birth=1970"),
            row("people", "id=P2 sex=other birth=1970-13-01"),
            row("tenures", "person=P9 post=X from=2020-01-01"),
            row("nothing", "id=1"),
            row("people", "id=P3 name=A sex=male birth=1970 colour=red"),
        ];
        let change = changing("b", "person:P1", &[row("people", "id=P7 name=B sex=male birth=1970")], &faults);
        let (log, refused) = commit(log, vec![adding("c", "person:P4", &[person("P4")]), change], T0);
        let Err(StoreError::Refused(refusals)) = refused else { panic!("{refused:?}") };
        let told: Vec<String> = refusals.iter().map(|refusal| format!("{} {:?} {:?}", refusal.table, refusal.column, refusal.reason)).collect();
        for expected in [
            "people None IdTaken",
            "people None NotThere",
            "people Some(\"sex\") Cell",
            "people Some(\"birth\") Cell",
            "people Some(\"name\") Required",
            "people Some(\"colour\") Unknown",
            "tenures Some(\"person\") NoSuchId(\"P9\")",
            "tenures Some(\"post\") NoSuchId(\"X\")",
            "nothing None Unknown",
            "people None OtherSubject",
        ] {
            assert!(told.iter().any(|told| told == expected), "{expected}: {told:#?}");
        }
        assert_eq!((rows(log.facts()), log.len()), (before, 2));
    });
}

#[test]
fn an_id_that_others_name_cannot_be_withdrawn() {
    Office::each(|office| {
        let kin = row("kinship", "person=P1 relative=P2 relation=spouse");
        let changes = vec![adding("a", "person:P2", &[person("P2")]), adding("b", "person:P1", &[person("P1"), kin.clone()])];
        let (log, done) = commit(office.init(), changes, T0);
        assert_eq!(done.unwrap().len(), 2);
        let (log, refused) = commit(log, vec![changing("c", "person:P2", &[person("P2")], &[])], T0);
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let (_, done) = commit(log, vec![changing("d", "person:P1", &[kin], &[]), changing("e", "person:P2", &[person("P2")], &[])], T0);
        assert_eq!(done.unwrap().len(), 2);
    });
}

/// The same change at the same number of rows is another change when something came between: it is not taken for a repetition.
#[test]
fn what_was_changed_back_can_be_changed_again() {
    Office::each(|office| {
        let (one, other) = (drawn(60, 3), drawn(60, 4));
        let mut log = load(office.init(), &one, T0).0;
        for round in 1..4 {
            log = load(log, &other, T0 + 2 * round).0;
            let of_other = rows(log.facts());
            log = load(log, &one, T0 + 2 * round + 1).0;
            let of_one = rows(log.facts());
            log = load(log, &other, T0 + 2 * round + 1).0;
            assert!(rows(log.facts()) == of_other, "round {round}");
            log = load(log, &one, T0 + 2 * round + 1).0;
            assert!(rows(log.facts()) == of_one, "round {round}");
        }
    });
}

#[test]
fn a_folder_loaded_twice_changes_nothing_and_a_changed_one_only_what_it_changes() {
    Office::each(|office| {
        let register = drawn(150, 3);
        let (log, first) = load(office.init(), &register, T0);
        assert!(first > 200, "{first}");
        let (log, again) = load(log, &register, T0 + 1);
        assert_eq!(again, 0);
        let (log, other) = load(log, &drawn(150, 4), T0 + 2);
        assert!(other > 50);
        let (log, again) = load(log, &drawn(150, 4), T0 + 3);
        assert_eq!(again, 0);
        assert!(log.register().is_ok());
        drop(log);
        assert!(office.open().is_ok());
    });
}
