//! Jobs: work that takes longer than somebody waits for a page. So many run at once, the others wait in the order in which they came; each belongs to
//! the account that asked for it, can be called off, and ends with an address or with what is wrong, in words.

mod kept;
mod streams;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use store::Vault;
use tokio::sync::watch;

use crate::accounts::Token;
use crate::time::{self, Stopwatch};

pub(crate) use kept::{Seen, Stage, Standing};
pub(crate) use streams::Stream;

/// Jobs that run at once; each may keep a core busy, and pages must be answered meanwhile.
pub(crate) const RUNNING_MAX: usize = 2;
/// Jobs that wait: whoever comes later is told to come again.
const WAITING_MAX: usize = 50;
/// Jobs of one account that run or wait, so that nobody holds up all others.
pub(crate) const OF_ACCOUNT_MAX: usize = 4;

/// How long a page waits for work that is often done at once, and how often it looks.
const WAIT_MAX: Duration = Duration::from_millis(1_500);
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// What is wrong, in both languages.
pub(crate) type Fault = [String; 2];
/// Keeps what came of a job, and says at which address.
pub(crate) type Keep = Box<dyn FnOnce() -> Result<String, Fault> + Send>;
/// The work itself: gives back what keeps its result, or what is wrong.
pub(crate) type Work = Box<dyn FnOnce(&Progress) -> Result<Keep, Fault> + Send>;

/// What a job is to do.
pub(crate) struct Order {
    /// The account that asks for it.
    pub(crate) owner: String,
    /// What it does, in words.
    pub(crate) what: [String; 2],
    /// The page that it is asked for on: the way back where nothing comes of it.
    pub(crate) from: String,
    /// Whether the account may still do this: asked when the work is done, before anything of it is kept.
    pub(crate) allowed: Box<dyn Fn() -> bool + Send>,
    /// The work.
    pub(crate) work: Work,
}

/// A job that runs or waits here.
struct Job {
    id: String,
    owner: String,
    what: [String; 2],
    from: String,
    asked: u64,
    called_off: AtomicBool,
    standing: watch::Sender<Standing>,
}

/// How the work tells how far it is, and hears that nobody wants it any more.
pub(crate) struct Progress(Arc<Job>);

impl Progress {
    /// So much of so much is done, and this is what goes on.
    pub(crate) fn tell(&self, done: u64, total: u64, words: [&str; 2]) {
        self.0.standing.send_if_modified(|standing| {
            let new = Standing { stage: standing.stage.clone(), done, total, words: words.map(str::to_owned) };
            let changed = new != *standing;
            *standing = new;
            changed
        });
    }

    /// Whether the job was called off: the work ends as soon as it can.
    pub(crate) fn is_called_off(&self) -> bool {
        self.0.called_off.load(Ordering::Relaxed)
    }
}

#[derive(Default)]
struct Inside {
    running: usize,
    waiting: VecDeque<(Arc<Job>, Order)>,
    /// Those that run or wait, and those that ended and could not be written down.
    jobs: BTreeMap<String, Arc<Job>>,
    beating: bool,
}

/// Every job of this server.
pub(crate) struct Jobs {
    vault: Arc<Vault>,
    inside: Mutex<Inside>,
    streams: streams::Streams,
    /// The server is about to end: what is called off now was not so by its owner.
    closing: AtomicBool,
}

impl Jobs {
    /// No jobs yet.
    pub(crate) fn new(vault: Arc<Vault>) -> Jobs {
        Jobs { vault, inside: Mutex::default(), streams: streams::Streams::default(), closing: AtomicBool::new(false) }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes an order; the id of the job, or why there are too many.
    pub(crate) fn start(self: &Arc<Jobs>, order: Order) -> Result<String, Fault> {
        let (standing, _) = watch::channel(Standing::waiting());
        let id = Token::new().name()[..32].to_owned();
        let (owner, what, from) = (order.owner.clone(), order.what.clone(), order.from.clone());
        let job = Arc::new(Job { id: id.clone(), owner, what, from, asked: time::now(), called_off: AtomicBool::new(false), standing });
        let mut inside = self.inside();
        let own = inside.jobs.values().filter(|other| other.owner == job.owner && !other.standing.borrow().stage.is_over()).count();
        if own >= OF_ACCOUNT_MAX {
            return Err([
                format!("Tài khoản này đang có {own} việc chạy hoặc chờ; xong bớt một việc rồi gửi lại, hoặc dừng một việc ở trang Việc đang chạy."),
                format!("This account has {own} jobs that run or wait; send it again when one is done, or stop one on the page of jobs."),
            ]);
        }
        if inside.waiting.len() >= WAITING_MAX {
            return Err([
                "Máy chủ đang có quá nhiều việc chờ; gửi lại sau ít phút.".to_owned(),
                "Too many jobs wait; send it again in a few minutes.".to_owned(),
            ]);
        }
        inside.jobs.insert(id.clone(), job.clone());
        let written = job.clone();
        let beats = std::mem::replace(&mut inside.beating, true);
        if inside.running < RUNNING_MAX {
            inside.running += 1;
            let jobs = self.clone();
            std::thread::spawn(move || jobs.run_from(job, order));
        } else {
            inside.waiting.push_back((job, order));
        }
        drop(inside);
        self.write(&written);
        if !beats {
            let jobs = self.clone();
            std::thread::spawn(move || jobs.beat());
        }
        Ok(id)
    }

    /// Takes an order of work that is often done at once, and waits a moment for it: the address of what came of it, or that of the job while it runs, or has failed.
    pub(crate) fn start_and_wait(self: &Arc<Jobs>, order: Order) -> Result<String, Fault> {
        let owner = order.owner.clone();
        let id = self.start(order)?;
        let watch = Stopwatch::start();
        loop {
            let seen = self.see(&owner, &id);
            match seen.map(|seen| seen.standing.stage) {
                Some(Stage::Done { address }) => return Ok(address),
                Some(Stage::Waiting | Stage::Running) if watch.elapsed() < WAIT_MAX => std::thread::sleep(LOOK_EVERY),
                _ => return Ok(format!("/jobs/{id}")),
            }
        }
    }

    /// Runs a job, and then those that wait, until none does.
    fn run_from(&self, job: Arc<Job>, order: Order) {
        let mut next = Some((job, order));
        while let Some((job, order)) = next {
            self.run(&job, order);
            let mut inside = self.inside();
            next = inside.waiting.pop_front();
            if next.is_none() {
                inside.running -= 1;
            }
        }
    }

    fn run(&self, job: &Arc<Job>, order: Order) {
        let progress = Progress(job.clone());
        job.standing.send_modify(|standing| standing.stage = if progress.is_called_off() { self.called_off() } else { Stage::Running });
        if !progress.is_called_off() {
            self.write(job);
            // A fault of the work is a fault of that job, not of the server.
            let ended = catch_unwind(AssertUnwindSafe(|| (order.work)(&progress).and_then(|keep| keep_if(&progress, &*order.allowed, keep))));
            let stage = match ended {
                // What was kept is done, also where somebody called it off in the same moment.
                Ok(Ok(Some(address))) => Stage::Done { address },
                Ok(Ok(None)) => self.called_off(),
                Ok(Err(_)) if progress.is_called_off() => self.called_off(),
                Ok(Err(why)) => Stage::Failed { why },
                Err(_) => Stage::Failed {
                    why: ["Lỗi của chương trình; báo người quản trị.", "A fault of the program; tell the administrator."].map(str::to_owned),
                },
            };
            job.standing.send_modify(|standing| standing.stage = stage);
        }
        if self.write(job) {
            self.inside().jobs.remove(&job.id);
        }
    }

    /// How a job ends that was called off: by its owner, or because the server ends.
    fn called_off(&self) -> Stage {
        if self.closing.load(Ordering::Relaxed) { Stage::Gone } else { Stage::CalledOff }
    }

    /// Calls a job of an account off. False where there is none.
    pub(crate) fn call_off(&self, owner: &str, id: &str) -> bool {
        let found = self.inside().jobs.get(id).filter(|job| job.owner == owner).cloned();
        match found {
            Some(job) => {
                job.called_off.store(true, Ordering::Relaxed);
                self.inside().waiting.retain(|(waiting, _)| {
                    let kept = waiting.id != job.id;
                    if !kept {
                        job.standing.send_modify(|standing| standing.stage = Stage::CalledOff);
                    }
                    kept
                });
                if job.standing.borrow().stage.is_over() && self.write(&job) {
                    self.inside().jobs.remove(&job.id);
                }
                true
            }
            None => self.ask_others_to_call_off(owner, id),
        }
    }

    /// What somebody who waits may listen to: the standing of a job of this server.
    pub(crate) fn follow(&self, owner: &str, id: &str) -> Option<watch::Receiver<Standing>> {
        self.inside().jobs.get(id).filter(|job| job.owner == owner).map(|job| job.standing.subscribe())
    }

    /// The server is about to end: whoever listens is let go, and what runs is called off.
    pub(crate) fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
        self.inside().jobs.values().for_each(|job| job.called_off.store(true, Ordering::Relaxed));
        self.streams.close();
    }

    /// A place for somebody who listens; none where there are too many.
    pub(crate) fn listen(&self, owner: &str) -> Option<Stream> {
        self.streams.open(owner)
    }
}

/// Keeps what came of the work, unless the account may not do this any more. Nothing where it was called off before.
fn keep_if(progress: &Progress, allowed: &dyn Fn() -> bool, keep: Keep) -> Result<Option<String>, Fault> {
    if progress.is_called_off() {
        return Ok(None);
    }
    if !allowed() {
        return Err([
            "Quyền của tài khoản đã thay đổi trong khi việc này chạy; kết quả không được giữ lại.".to_owned(),
            "What the account is granted has changed while this ran; nothing of it was kept.".to_owned(),
        ]);
    }
    keep().map(Some)
}
