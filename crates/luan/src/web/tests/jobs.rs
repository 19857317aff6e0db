//! Jobs: one owner, a place in the queue, an end that is said; also where the server goes away, and where the grants do.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use store::Vault;

use super::office::Office;
use crate::jobs::{Jobs, Keep, OF_ACCOUNT_MAX, Order, Progress, RUNNING_MAX, Stage};

fn words(text: &str) -> [String; 2] {
    [text.to_owned(), text.to_owned()]
}

/// A job that runs until it may end, or until it is called off.
fn order(owner: &str, may_end: &Arc<AtomicBool>, running: &Arc<AtomicUsize>) -> Order {
    let (may_end, running) = (may_end.clone(), running.clone());
    let work = move |progress: &Progress| -> Result<Keep, [String; 2]> {
        running.fetch_add(1, Ordering::SeqCst);
        while !may_end.load(Ordering::SeqCst) && !progress.is_called_off() {
            progress.tell(1, 2, ["nửa chừng", "half way"]);
            std::thread::sleep(Duration::from_millis(5));
        }
        running.fetch_sub(1, Ordering::SeqCst);
        Ok(Box::new(|| Ok("/there".to_owned())))
    };
    Order { owner: owner.to_owned(), what: words("việc"), from: "/từ".to_owned(), allowed: Box::new(|| true), work: Box::new(work) }
}

fn until(what: &str, holds: &dyn Fn() -> bool) {
    for _ in 0..2_000 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{what} does not come");
}

fn jobs() -> (Office, Arc<Vault>, Arc<Jobs>) {
    let office = Office::sqlite();
    let vault = Arc::new(office.open().1);
    let jobs = Arc::new(Jobs::new(vault.clone()));
    (office, vault, jobs)
}

fn stage(jobs: &Jobs, owner: &str, id: &str) -> Stage {
    jobs.see(owner, id).unwrap().standing.stage
}

#[test]
fn so_many_run_at_once_the_others_wait_in_order_and_nobody_sees_those_of_another() {
    let (_office, _, jobs) = jobs();
    let (may_end, running) = (Arc::new(AtomicBool::new(false)), Arc::default());
    let ids: Vec<String> = (0..OF_ACCOUNT_MAX).map(|_| jobs.start(order("an", &may_end, &running)).unwrap()).collect();
    assert!(jobs.start(order("an", &may_end, &running)).is_err(), "one account does not hold up the others");
    let other = jobs.start(order("binh", &may_end, &running)).unwrap();
    until("the first", &|| running.load(Ordering::SeqCst) == RUNNING_MAX);
    assert_eq!((stage(&jobs, "an", &ids[0]), stage(&jobs, "binh", &other)), (Stage::Running, Stage::Waiting));
    assert_eq!(jobs.see("binh", &other).unwrap().before, OF_ACCOUNT_MAX - RUNNING_MAX);
    assert!(jobs.see("binh", &ids[0]).is_none() && jobs.see("an", &other).is_none() && jobs.follow("an", &other).is_none() && !jobs.call_off("an", &other));
    assert_eq!((jobs.of("an").len(), jobs.of("binh").len()), (OF_ACCOUNT_MAX, 1));
    // One that waits is called off at once, one that runs as soon as it looks.
    assert!(jobs.call_off("an", &ids[3]) && jobs.call_off("an", &ids[0]));
    assert_eq!(stage(&jobs, "an", &ids[3]), Stage::CalledOff);
    until("the end of the first", &|| stage(&jobs, "an", &ids[0]) == Stage::CalledOff);
    until("the next", &|| stage(&jobs, "an", &ids[2]) == Stage::Running);
    may_end.store(true, Ordering::SeqCst);
    until("the last", &|| stage(&jobs, "binh", &other) == Stage::Done { address: "/there".to_owned() });
    until("the end of those beside it", &|| running.load(Ordering::SeqCst) == 0);
    assert!(jobs.see("an", &other).is_none(), "nor when it is over");
}

#[test]
fn a_right_that_was_taken_away_meanwhile_keeps_nothing_and_a_fault_ends_one_job_alone() {
    let (_office, _, jobs) = jobs();
    let kept = Arc::new(AtomicBool::new(false));
    let told = kept.clone();
    let work = move |_: &Progress| -> Result<Keep, [String; 2]> {
        Ok(Box::new(move || {
            told.store(true, Ordering::SeqCst);
            Ok("/there".to_owned())
        }))
    };
    let refused = jobs.start(Order { allowed: Box::new(|| false), work: Box::new(work), ..order("an", &kept, &Arc::default()) }).unwrap();
    until("its end", &|| matches!(stage(&jobs, "an", &refused), Stage::Failed { .. }));
    assert!(!kept.load(Ordering::SeqCst));
    for _ in 0..RUNNING_MAX * 2 {
        let work = |_: &Progress| -> Result<Keep, [String; 2]> { panic!("a fault of the program") };
        let failed = jobs.start(Order { work: Box::new(work), ..order("an", &kept, &Arc::default()) }).unwrap();
        until("its end", &|| matches!(stage(&jobs, "an", &failed), Stage::Failed { .. }));
    }
}

#[test]
fn what_is_being_kept_when_it_is_called_off_is_done() {
    let (_office, _, jobs) = jobs();
    let (keeping, may_end) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (tells, waits) = (keeping.clone(), may_end.clone());
    let work = move |_: &Progress| -> Result<Keep, [String; 2]> {
        Ok(Box::new(move || {
            tells.store(true, Ordering::SeqCst);
            until("the word to go on", &|| waits.load(Ordering::SeqCst));
            Ok("/there".to_owned())
        }))
    };
    let id = jobs.start(Order { work: Box::new(work), ..order("an", &may_end, &Arc::default()) }).unwrap();
    until("the keeping", &|| keeping.load(Ordering::SeqCst));
    assert!(jobs.call_off("an", &id));
    may_end.store(true, Ordering::SeqCst);
    until("its end", &|| stage(&jobs, "an", &id) == Stage::Done { address: "/there".to_owned() });
}

#[test]
fn a_job_whose_server_went_away_says_so_and_another_server_shows_what_was_done() {
    let (office, vault, jobs) = jobs();
    let (may_end, running) = (Arc::new(AtomicBool::new(true)), Arc::default());
    let done = jobs.start(order("an", &may_end, &running)).unwrap();
    until("its end", &|| stage(&jobs, "an", &done) == Stage::Done { address: "/there".to_owned() });
    may_end.store(false, Ordering::SeqCst);
    let runs = jobs.start(order("an", &may_end, &running)).unwrap();
    until("its begin", &|| stage(&jobs, "an", &runs) == Stage::Running);
    let other = Arc::new(Jobs::new(Arc::new(office.open().1)));
    until("what is written", &|| stage(&other, "an", &runs) == Stage::Running);
    assert_eq!(stage(&other, "an", &done), Stage::Done { address: "/there".to_owned() });
    assert!(other.see("binh", &runs).is_none() && !other.call_off("binh", &runs));
    // The record of a server that has been silent for too long.
    let now = crate::time::now();
    let found = vault.get("job", &runs, now).unwrap().unwrap();
    let mut kept: serde_json::Value = serde_json::from_slice(&found.bytes).unwrap();
    kept["beat"] = serde_json::json!(now - 60_000);
    let gone = "gone".to_owned();
    vault.put("job", &gone, found.until, kept.to_string().as_bytes(), None).unwrap();
    assert_eq!(stage(&other, "an", &gone), Stage::Gone);
    // Another server calls it off; its own hears of it.
    assert!(other.call_off("an", &runs));
    until("the word of another server", &|| stage(&jobs, "an", &runs) == Stage::CalledOff);
}

#[test]
fn a_search_that_is_called_off_ends_within_its_interval_and_keeps_nothing() {
    let office = Office::sqlite();
    super::plans::fill(&office);
    office.found(&[("lap".to_owned(), crate::access::Role::Secretary, "U-TINH", None)]);
    let served = office.serve();
    let mut visitor = served.signed("lap");
    let request = crate::demo_files::REQUEST.1.replace("options          = 3", "options          = 50");
    let sent = visitor.post("/plan", &[("request", &request), ("reason", "thử")]);
    std::thread::sleep(Duration::from_millis(300));
    let path = sent.location.clone();
    assert_eq!(visitor.post(&format!("{path}/cancel"), &[]).status, 303);
    let watch = crate::time::Stopwatch::start();
    while !visitor.get(&path).body.contains("Đã dừng theo yêu cầu") {
        assert!(watch.elapsed() < Duration::from_secs(5), "the search goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(!visitor.get("/plan").body.contains("href=\"/plans/"), "nothing was kept");
}

#[test]
fn events_tell_of_the_job_to_its_owner_alone_and_only_so_many_listen() {
    let office = Office::sqlite();
    super::plans::fill(&office);
    office.found(&[("lap".to_owned(), crate::access::Role::Secretary, "U-TINH", None), ("khac".to_owned(), crate::access::Role::Secretary, "U-TINH", None)]);
    let served = office.serve();
    let (mut visitor, mut other) = (served.signed("lap"), served.signed("khac"));
    let request = crate::demo_files::REQUEST.1.replace("options          = 3", "options          = 50");
    let sent = visitor.post("/plan", &[("request", &request), ("reason", "thử")]);
    let path = format!("{}/events", sent.location);
    assert_eq!(other.get(&path).status, 404);
    let cookie = visitor.cookies.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("; ");
    let listen = || {
        let mut stream = TcpStream::connect(served.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", served.address).unwrap();
        BufReader::new(stream)
    };
    let status = |reader: &mut BufReader<TcpStream>| {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        line.split(' ').nth(1).unwrap().to_owned()
    };
    let mut listeners: Vec<_> = (0..5).map(|_| listen()).collect();
    let mut answers: Vec<String> = listeners.iter_mut().map(status).collect();
    // Whoever came too late is told so: any of the five may be the one.
    let one_that_listens = answers.iter().position(|answer| answer == "200").unwrap();
    answers.sort();
    assert_eq!(answers, ["200", "200", "200", "200", "503"]);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for line in listeners.remove(one_that_listens).lines() {
            if let Some(data) = line.unwrap_or_default().strip_prefix("data: ") {
                let data: serde_json::Value = serde_json::from_str(data).unwrap();
                let over = data["over"] == true;
                tell.send(data).unwrap();
                if over {
                    return;
                }
            }
        }
    });
    let first = told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(first["stage"] == "running" || first["stage"] == "waiting", "{first}");
    visitor.post(&format!("{}/cancel", sent.location), &[]);
    let last = std::iter::from_fn(|| told.recv_timeout(Duration::from_secs(20)).ok()).last().unwrap();
    assert_eq!((&last["stage"], &last["over"]), (&serde_json::json!("called_off"), &serde_json::json!(true)));
}

#[test]
fn whoever_has_too_many_jobs_is_told_so_with_the_list_of_them() {
    let office = Office::sqlite();
    super::plans::fill(&office);
    let account = |name: &str, role| (name.to_owned(), role, "U-TINH", None);
    office.found(&[account("lap", crate::access::Role::Secretary), account("kiem", crate::access::Role::Auditor)]);
    let served = office.serve();
    // Both places are taken, so that every check waits.
    let mut planner = served.signed("lap");
    let request = crate::demo_files::REQUEST.1.replace("options          = 3", "options          = 50");
    let running: Vec<String> = (0..RUNNING_MAX).map(|_| planner.post("/plan", &[("request", &request), ("reason", "thử")]).location).collect();
    let mut auditor = served.signed("kiem");
    for _ in 0..OF_ACCOUNT_MAX {
        let waits = auditor.post("/audit/verify", &[]);
        assert!(waits.status == 303 && waits.location.starts_with("/jobs/"), "{}", waits.location);
    }
    let refused = auditor.post("/audit/verify", &[]);
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.body.contains(&format!("đang có {OF_ACCOUNT_MAX} việc")) && refused.body.contains("Kiểm tra toàn bộ sổ ghi"), "{}", refused.body);
    running.iter().for_each(|job| assert_eq!(planner.post(&format!("{job}/cancel"), &[]).status, 303));
}
