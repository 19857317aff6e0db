//! Today's work: how often the rules ask for something, now and soon, and which papers are missing; of those whom the viewer may review.
//!
//! It is counted once for the facts, the day and who looks, and kept as long as all three stay the same.

use std::sync::{Arc, PoisonError};

use register::Day;

use super::View;
use super::board::{Due, Duty, PostsWanted, Tally};
use super::missing::Paper;
use super::seen::{Filter, Question};

/// The most months ahead that are asked about.
pub(crate) const WITHIN_MAX: i32 = 60;
/// How many viewers' work is kept.
const KEPT_MAX: usize = 64;

/// What there is to do.
pub(crate) struct Work {
    /// The duties in force.
    pub(crate) duties: Vec<Duty>,
    /// How many posts of the board there is something to do about.
    pub(crate) tally: Tally,
    /// Whether the viewer may know of some post whether it is held.
    pub(crate) seats_seen: bool,
    /// Committees whose term ends within the months: id, name, the first day after it.
    pub(crate) terms: Vec<(String, String, Day)>,
    /// Papers that are missing, those that most people lack first.
    pub(crate) missing: Vec<Paper>,
}

impl View {
    /// What there is to do today and within some months.
    pub(crate) fn work(&self, within: i32, question: Question<'_>) -> Arc<Work> {
        let key = format!("{:?} {:?} {within}", self.viewer.grants, self.viewer.person);
        let kept = || self.sight.work.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(work) = kept().get(&key) {
            return work.clone();
        }
        let work = Arc::new(self.counted_work(within, question));
        let mut kept = kept();
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, work.clone());
        work
    }

    fn counted_work(&self, within: i32, question: Question<'_>) -> Work {
        let today = self.today();
        let board = self.board(&PostsWanted::all(today), Some(&Due::nothing(within)), question.books);
        let missing = self.lacking(question, &Filter::default(), None, 0).papers;
        let seats_seen = board.open < board.count;
        Work { seats_seen, tally: board.tally, duties: board.duties, terms: self.terms_ending(today, today.add_months(within)), missing }
    }

    /// The committees of the view whose term ends after a day and up to another.
    fn terms_ending(&self, after: Day, last: Day) -> Vec<(String, String, Day)> {
        let tables = self.register().tables();
        let (terms, units) = (&tables.terms, &tables.units);
        let ending = (0..terms.len()).filter(|&row| terms.until[row].0 > after && terms.until[row].0 <= last && self.finds_unit(terms.unit[row]));
        let named = |row: usize| {
            let unit = terms.unit[row].index();
            (units.id.text(unit).to_owned(), units.name.text(unit).to_owned(), terms.until[row].0)
        };
        let mut found: Vec<_> = ending.map(named).collect();
        found.sort_by(|a, b| (a.2, &a.0).cmp(&(b.2, &b.0)));
        found
    }
}
