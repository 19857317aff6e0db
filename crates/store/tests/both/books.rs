//! The books of documents: numbers without a gap and without a double, whoever registers and however often.

use store::{Reason, StoreError, verify};

use crate::office::{Office, T0, adding, changing, commit, keys, row, rows, stamp};
use store::{Change, Log, RowText, Store};

fn unit(id: &str) -> Change {
    adding(&format!("unit-{id}"), &format!("unit:{id}"), &[row("units", &format!("id={id} name=Đảng_ủy kind=department level=base"))])
}

/// A line of a book; more cells may follow, and a later one stands in the place of an earlier one.
fn line(id: &str, more: &str) -> RowText {
    row("documents", &format!("id={id} unit=TU book=incoming series=2026 registered=2026-01-05 kind=letter subject=Về_việc secrecy=none {more}"))
}

fn registers(id: &str, more: &str) -> Change {
    adding(id, &format!("document:{id}"), &[line(id, more)])
}

/// What a change comes back with: the number, or why it was refused.
fn given(log: Log, change: Change) -> (Log, Result<i32, Vec<Reason>>) {
    let (log, told) = commit(log, vec![change], T0);
    let given = match told {
        Ok(done) => Ok(done[0].number.unwrap()),
        Err(StoreError::Refused(refusals)) => Err(refusals.into_iter().map(|refusal| refusal.reason).collect()),
        Err(error) => panic!("{error}"),
    };
    (log, given)
}

fn is_sound(office: &Office, log: Log) {
    drop(log);
    assert_eq!(verify(&office.url, &keys(), &[]).unwrap().findings, Vec::<String>::new());
    office.open().unwrap();
}

#[test]
fn each_series_counts_from_one_and_the_same_request_has_the_same_number() {
    Office::each(|office| {
        let (mut log, _) = commit(office.init(), vec![unit("TU"), unit("UB")], T0);
        let asked = [
            ("A", "", 1),
            ("B", "", 2),
            ("C", "book=outgoing series=plan:18 symbol=#-KH/TU", 1),
            ("D", "book=outgoing series=letter:18", 1),
            ("E", "unit=UB", 1),
            ("F", "series=2027", 1),
            ("G", "", 3),
            ("H", "book=outgoing series=plan:18 symbol=#-KH/TU secrecy=mat", 2),
        ];
        for again in [false, true] {
            for (id, more, number) in asked {
                let told;
                (log, told) = commit(log, vec![registers(id, more)], T0);
                let told = told.unwrap();
                assert_eq!((told[0].number, told[0].again), (Some(number), again), "{id}");
            }
            drop(log);
            log = office.open().unwrap();
        }
        let symbols: Vec<String> = rows(log.facts()).iter().filter_map(|row| row.cells.get("symbol").cloned()).collect();
        assert_eq!(symbols, ["01-KH/TU", "02-KH/TU"]);
        let (log, other) = commit(log, vec![registers("A", "note=khác")], T0);
        assert!(matches!(other, Err(StoreError::KeyTaken { .. })), "the same key for another document");
        is_sound(office, log);
    });
}

#[test]
fn a_number_by_hand_is_taken_once_and_the_book_goes_on_behind_it() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![unit("TU")], T0);
        let (log, first) = given(log, registers("A", "number=638"));
        let (log, next) = given(log, registers("B", ""));
        let (log, double) = given(log, registers("C", "number=639"));
        let (log, earlier) = given(log, registers("D", "number=12"));
        let (log, none) = given(log, registers("E", "number=0"));
        let (log, last) = given(log, registers("F", ""));
        assert_eq!([first, next, double, earlier, none, last], [Ok(638), Ok(639), Err(vec![Reason::NumberTaken]), Ok(12), Err(vec![Reason::Cell]), Ok(640)]);
        is_sound(office, log);
    });
}

#[test]
fn a_number_stays_in_its_book_whatever_is_corrected() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![unit("TU")], T0);
        let (log, _) = given(log, registers("A", ""));
        let stands = line("A", "number=1");
        let mut refused = Vec::new();
        let mut log = log;
        let others = [vec![], vec![line("A", "number=2")], vec![line("A", "number=1 series=2027")], vec![line("A", "number=1 book=outgoing")]];
        for (number, after) in others.into_iter().enumerate() {
            let told;
            (log, told) = commit(log, vec![changing(&format!("k{number}"), "document:A", std::slice::from_ref(&stands), &after)], T0);
            let Err(StoreError::Refused(refusals)) = told else { panic!("{after:?} was taken") };
            refused.extend(refusals.into_iter().map(|refusal| refusal.reason));
        }
        assert_eq!(refused, [const { Reason::NumberKept }; 4]);
        let erased = log.erase("document:A", &stamp(T0), "hết hạn", "");
        assert!(matches!(erased, Err(StoreError::Refused(_))), "erased, its number would be given again");
        let void = line("A", "number=1 void=ghi_nhầm");
        let (log, told) = commit(log, vec![changing("void", "document:A", &[stands], std::slice::from_ref(&void))], T0);
        told.unwrap();
        let (log, next) = given(log, registers("B", ""));
        assert_eq!(next, Ok(2), "a void number is not given again");
        assert!(rows(log.facts()).contains(&void));
        is_sound(office, log);
    });
}

#[test]
fn the_parts_of_a_file_share_the_number_of_the_whole() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![unit("TU")], T0);
        let (log, together) = commit(log, vec![registers("A", ""), registers("A1", "part_of=A kind=conclusion"), registers("B", "")], T0);
        assert_eq!(together.unwrap().iter().map(|done| done.number).collect::<Vec<_>>(), [Some(1), Some(1), Some(2)]);
        let (log, other) = given(log, registers("A2", "part_of=A number=2"));
        let (log, of_part) = given(log, registers("A3", "part_of=A1"));
        let (log, elsewhere) = given(log, registers("A4", "part_of=A series=2027"));
        assert_eq!([other, of_part, elsewhere], [const { Err::<i32, _>(()) }; 3].map(|_| Err(vec![Reason::OtherNumber])));
        let (log, of_nothing) = commit(log, vec![registers("A5", "part_of=Z")], T0);
        assert!(matches!(of_nothing, Err(StoreError::Refused(_))));
        is_sound(office, log);
    });
}

#[test]
fn the_content_of_a_secret_document_is_not_kept() {
    Office::each(|office| {
        let (mut log, _) = commit(office.init(), vec![unit("TU")], T0);
        let file = "0123456789abcdef".repeat(4);
        for (id, degree) in [("M", "mat"), ("T", "toi_mat"), ("TT", "tuyet_mat")] {
            let mut secret = line(id, &format!("file={file}"));
            secret.cells.insert("secrecy".to_owned(), degree.to_owned());
            let (about, told) = (format!("document:{id}"), given(log, adding(id, &format!("document:{id}"), std::slice::from_ref(&secret))));
            assert_eq!(told.1, Err(vec![Reason::Secret]), "{degree}");
            secret.cells.remove("file");
            (log, _) = given(told.0, adding(id, &about, &[secret]));
        }
        let (log, short) = given(log, registers("S", "file=0123"));
        assert_eq!(short, Err(vec![Reason::Cell]));
        let (log, told) = given(log, registers("N", &format!("file={file}")));
        assert_eq!(told, Ok(4), "lines of secret documents count as all do");
        is_sound(office, log);
    });
}

#[test]
fn what_a_secret_document_says_is_told_by_no_task_and_no_step() {
    Office::each(|office| {
        let (mut log, _) = commit(office.init(), vec![unit("TU"), registers("A", "secrecy=mat"), registers("B", "")], T0);
        let task = |document: &str| {
            let id = format!("task-{document}");
            adding(&id, &format!("document:{document}"), &[row("tasks", &format!("id={id} document={document} step=done action=làm"))])
        };
        let step = |document: &str, text: &str| {
            let cells = format!("unit=TU document={document} step=asked on=2026-01-06 {text}");
            adding(&format!("step-{document}-{text}"), "unit:TU", &[row("steps", &cells)])
        };
        for (change, fits) in [(task("A"), false), (task("B"), true), (step("A", "text=hỏi"), false), (step("A", ""), true), (step("B", "text=hỏi"), true)]
        {
            let told;
            (log, told) = commit(log, vec![change], T0);
            match told {
                Ok(_) => assert!(fits),
                Err(StoreError::Refused(refusals)) => assert!(!fits && refusals.iter().all(|refusal| refusal.reason == Reason::Secret), "{refusals:?}"),
                Err(error) => panic!("{error}"),
            }
        }
        // A degree is corrected as any cell is: the number stays.
        let corrected = changing("degree", "document:B", &[line("B", "number=2")], &[line("B", "number=2 secrecy=mat")]);
        let (log, told) = commit(log, vec![corrected], T0);
        told.unwrap();
        is_sound(office, log);
    });
}

#[test]
fn a_request_that_is_refused_takes_no_number() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![unit("TU")], T0);
        let store = Store::new(log);
        let refused = store.commit(vec![registers("A", ""), registers("B", "unit=NO")], stamp(T0));
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        assert_eq!(store.commit(vec![registers("C", "")], stamp(T0)).unwrap()[0].number, Some(1));
        is_sound(office, store.into_log());
    });
}
