//! What of a job outlives the server that runs it: whose it is, what it is, how far it came. A job whose server is silent for too long is gone.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Job, Jobs};
use crate::time;

/// The kind of box in the vault.
const KIND: &str = "job";
/// The kind of box that asks the server of a job to call it off.
const CALL_OFF: &str = "job-call-off";
/// How long a job is remembered, in milliseconds: a week.
const KEPT: u64 = 7 * 86_400_000;
/// How often a server says that it still works.
const BEAT: Duration = Duration::from_secs(5);
/// With no beat for this long, in milliseconds, the server of a job is gone.
pub(super) const SILENT: u64 = 30_000;
/// Jobs that are listed, the latest ones.
const LISTED_MAX: usize = 50;

/// Where a job stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    /// Others are before it.
    Waiting,
    /// It runs.
    Running,
    /// It is done, and this is where what came of it stands.
    Done {
        /// The address.
        address: String,
    },
    /// It could not be done, and why.
    Failed {
        /// In both languages.
        why: [String; 2],
    },
    /// Its owner has called it off.
    CalledOff,
    /// Its server went away; nothing of it was kept.
    Gone,
}

impl Stage {
    /// Whether nothing more will come of it.
    pub(crate) fn is_over(&self) -> bool {
        !matches!(self, Stage::Waiting | Stage::Running)
    }

    /// A word for styles and scripts.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Stage::Waiting => "waiting",
            Stage::Running => "running",
            Stage::Done { .. } => "done",
            Stage::Failed { .. } => "failed",
            Stage::CalledOff => "called_off",
            Stage::Gone => "gone",
        }
    }
}

/// How far a job is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Standing {
    pub(crate) stage: Stage,
    /// So much is done …
    pub(crate) done: u64,
    /// … of so much; nothing where that is not known.
    pub(crate) total: u64,
    /// What goes on.
    pub(crate) words: [String; 2],
}

impl Standing {
    pub(super) fn waiting() -> Standing {
        Standing { stage: Stage::Waiting, done: 0, total: 0, words: Default::default() }
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    owner: String,
    what: [String; 2],
    #[serde(default)]
    from: String,
    asked: u64,
    /// When its server last said that it works.
    beat: u64,
    standing: Standing,
}

/// A job as its owner sees it.
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) what: [String; 2],
    /// The page that it was asked for on.
    pub(crate) from: String,
    /// When it was asked for, in milliseconds since 1970.
    pub(crate) asked: u64,
    pub(crate) standing: Standing,
    /// How many are before it, where it waits here.
    pub(crate) before: usize,
}

impl Jobs {
    /// Writes down where a job stands. Whether that could be done; where not, it goes on in memory.
    pub(super) fn write(&self, job: &Job) -> bool {
        let now = time::now();
        let (owner, what, from) = (job.owner.clone(), job.what.clone(), job.from.clone());
        let kept = Kept { owner, what, from, asked: job.asked, beat: now, standing: job.standing.borrow().clone() };
        let bytes = serde_json::to_vec(&kept).expect("texts and numbers become JSON");
        let written = self.vault.get(KIND, &job.id, now).and_then(|before| self.vault.put(KIND, &job.id, now + KEPT, &bytes, before.as_ref()));
        written.unwrap_or_else(|error| {
            tracing::warn!(%error, "a job cannot be written down");
            false
        })
    }

    /// A job of an account.
    pub(crate) fn see(&self, owner: &str, id: &str) -> Option<Seen> {
        let here = {
            let inside = self.inside();
            let before = inside.waiting.iter().position(|(job, _)| job.id == id).unwrap_or(0);
            inside.jobs.get(id).map(|job| (job.clone(), before))
        };
        match here {
            Some((job, before)) => (job.owner == owner).then(|| seen(&job, before)),
            None => self.kept(owner, id),
        }
    }

    fn kept(&self, owner: &str, id: &str) -> Option<Seen> {
        let now = time::now();
        let found = self.vault.get(KIND, id, now).inspect_err(|error| tracing::warn!(%error, "a job cannot be looked up")).ok()??;
        let Kept { what, from, asked, beat, mut standing, .. } = serde_json::from_slice::<Kept>(&found.bytes).ok().filter(|kept| kept.owner == owner)?;
        if !standing.stage.is_over() && now.saturating_sub(beat) > SILENT {
            standing.stage = Stage::Gone;
        }
        Some(Seen { id: id.to_owned(), what, from, asked, standing, before: 0 })
    }

    /// The jobs of an account, the latest first.
    pub(crate) fn of(&self, owner: &str) -> Vec<Seen> {
        let mut ids = self.vault.ids(KIND).inspect_err(|error| tracing::warn!(%error, "jobs cannot be listed")).unwrap_or_default();
        ids.extend(self.inside().jobs.keys().cloned());
        ids.sort_unstable();
        ids.dedup();
        let mut jobs: Vec<Seen> = ids.iter().filter_map(|id| self.see(owner, id)).collect();
        jobs.sort_by(|a, b| (b.asked, &a.id).cmp(&(a.asked, &b.id)));
        jobs.truncate(LISTED_MAX);
        jobs
    }

    /// Asks whichever server runs a job to call it off. False where the account has no such job.
    pub(super) fn ask_others_to_call_off(&self, owner: &str, id: &str) -> bool {
        let Some(seen) = self.kept(owner, id) else { return false };
        if !seen.standing.stage.is_over()
            && let Err(error) = self.vault.put(CALL_OFF, id, time::now() + KEPT, b"1", None)
        {
            tracing::warn!(%error, "a job cannot be called off");
        }
        true
    }

    /// Says of all jobs here that they go on, and hears which are called off elsewhere; ends with the last of them.
    pub(super) fn beat(self: Arc<Jobs>) {
        loop {
            std::thread::sleep(BEAT);
            let jobs: Vec<Arc<Job>> = {
                let mut inside = self.inside();
                inside.beating = !inside.jobs.is_empty();
                inside.jobs.values().cloned().collect()
            };
            if jobs.is_empty() {
                return;
            }
            for job in jobs {
                if !job.standing.borrow().stage.is_over() && matches!(self.vault.get(CALL_OFF, &job.id, time::now()), Ok(Some(_))) {
                    job.called_off.store(true, Ordering::Relaxed);
                }
                if self.write(&job) && job.standing.borrow().stage.is_over() {
                    self.inside().jobs.remove(&job.id);
                }
            }
        }
    }
}

fn seen(job: &Job, before: usize) -> Seen {
    Seen { id: job.id.clone(), what: job.what.clone(), from: job.from.clone(), asked: job.asked, standing: job.standing.borrow().clone(), before }
}
