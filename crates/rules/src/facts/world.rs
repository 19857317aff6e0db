//! What facts are computed from: the register, the rulebooks, the proposed moves; and the block of rows they are computed for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use register::column::Row;
use register::tables::{People, Posts, Units};
use register::{Day, Main, Register};

use super::equivalence::Tables;
use super::kinship::Relatives;
use super::retirement::Schedule;
use super::truth;
use crate::column::{Column, FALSE, MISSING, Truth, UNKNOWN};
use crate::moves::{Move, Moves, PlanIndex};
use crate::rulebook::Rulebook;
use crate::subject::Subject;

/// Everything that facts are computed from.
pub struct World<'a> {
    /// The facts.
    pub register: &'a Register,
    /// The law: its retirement schedules and equivalence tables.
    pub rulebooks: &'a [Rulebook],
    /// The proposed moves.
    pub moves: &'a Moves,
    schedules: Vec<Schedule<'a>>,
    plans: OnceLock<PlanIndex>,
    days: Mutex<BTreeMap<Day, Arc<OnDay>>>,
}

/// What is the same for every block of one day.
pub(super) struct OnDay {
    /// The rank of every title; [`MISSING`] where it has none.
    pub(super) ranks: Vec<i32>,
    /// The equivalence tables in force.
    pub(super) equivalences: Tables,
    subtrees: Mutex<BTreeMap<Row<Units>, Arc<Vec<Truth>>>>,
    /// Per post, the least and the greatest number of holders; counted when somebody asks.
    holders: OnceLock<Vec<(i32, i32)>>,
}

impl<'a> World<'a> {
    /// A world.
    pub fn new(register: &'a Register, rulebooks: &'a [Rulebook], moves: &'a Moves) -> World<'a> {
        let schedules = Schedule::all(rulebooks);
        World { register, rulebooks, moves, schedules, plans: OnceLock::new(), days: Mutex::new(BTreeMap::new()) }
    }

    /// The moves by plan.
    pub fn plans(&self) -> &PlanIndex {
        self.plans.get_or_init(|| PlanIndex::new(self.moves))
    }

    /// The day on which a plan, and a post that it touches, is judged: the latest day of its moves.
    pub fn plan_day(&self, plan: u32) -> Option<Day> {
        self.plans().of_plan(plan).iter().map(|&at| self.moves.rows[at as usize].on).max()
    }

    pub(super) fn schedule(&self, day: Day) -> Option<&Schedule<'a>> {
        Schedule::on(&self.schedules, day)
    }

    fn on(&self, day: Day) -> Arc<OnDay> {
        let mut days = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        days.entry(day).or_insert_with(|| Arc::new(OnDay::new(self.register, self.rulebooks, day))).clone()
    }
}

impl OnDay {
    fn new(register: &Register, rulebooks: &[Rulebook], day: Day) -> OnDay {
        let ranks = (0..register.tables().titles.len()).map(|title| super::bounded(register.rank_of(Row::new(title as u32), day), super::RANKS)).collect();
        OnDay { ranks, equivalences: Tables::in_force(register, rulebooks, day), subtrees: Mutex::new(BTreeMap::new()), holders: OnceLock::new() }
    }

    /// For every unit, whether it stands in the subtree of `top`.
    fn subtree(&self, register: &Register, top: Row<Units>, day: Day) -> Arc<Vec<Truth>> {
        let mut subtrees = self.subtrees.lock().unwrap_or_else(PoisonError::into_inner);
        let within = || (0..register.tables().units.len()).map(|unit| truth(register.unit_within(Row::new(unit as u32), top, day))).collect();
        subtrees.entry(top).or_insert_with(|| Arc::new(within())).clone()
    }
}

/// The rows of a block.
pub enum Rows<'a> {
    /// People.
    People(&'a [Row<People>]),
    /// People that follow one another in the register.
    PeopleRange(Range<u32>),
    /// Moves, by their position in [`Moves::rows`], all on the block's day.
    Moves(&'a [u32]),
    /// Posts, after the moves of a plan where one is given.
    Posts(&'a [Row<Posts>], Option<u32>),
    /// Units.
    Units(&'a [Row<Units>]),
    /// Plans, by number.
    Plans(&'a [u32]),
    /// That many rows of a subject that has no source yet: nothing is known of them.
    None(usize),
}

/// Rows of one subject on one day, with what several facts need computed once.
pub struct Block<'a> {
    /// What facts are computed from.
    pub world: &'a World<'a>,
    /// The day.
    pub day: Day,
    /// The rows.
    pub rows: Rows<'a>,
    on_day: Arc<OnDay>,
    people: OnceCell<Vec<Row<People>>>,
    mains: OnceCell<Vec<Main>>,
    relatives: OnceCell<Relatives>,
    retirement: OnceCell<Vec<i32>>,
}

impl<'a> Block<'a> {
    /// A block.
    pub fn new(world: &'a World<'a>, day: Day, rows: Rows<'a>) -> Block<'a> {
        let on_day = world.on(day);
        Block { world, day, rows, on_day, people: OnceCell::new(), mains: OnceCell::new(), relatives: OnceCell::new(), retirement: OnceCell::new() }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match &self.rows {
            Rows::People(people) => people.len(),
            Rows::PeopleRange(range) => range.len(),
            Rows::Moves(moves) => moves.len(),
            Rows::Posts(posts, _) => posts.len(),
            Rows::Units(units) => units.len(),
            Rows::Plans(plans) => plans.len(),
            Rows::None(rows) => *rows,
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the rows are; `None` where they have no source yet.
    pub fn subject(&self) -> Option<Subject> {
        match &self.rows {
            Rows::People(_) | Rows::PeopleRange(_) => Some(Subject::Person),
            Rows::Moves(_) => Some(Subject::Move),
            Rows::Posts(..) => Some(Subject::Post),
            Rows::Units(_) => Some(Subject::Unit),
            Rows::Plans(_) => Some(Subject::Plan),
            Rows::None(_) => None,
        }
    }

    /// The person of each row: the person, or who moves. Empty for other subjects.
    pub fn people(&self) -> &[Row<People>] {
        self.people.get_or_init(|| match &self.rows {
            Rows::People(people) => people.to_vec(),
            Rows::PeopleRange(range) => range.clone().map(Row::new).collect(),
            Rows::Moves(_) => self.moves().map(|row| row.person).collect(),
            _ => Vec::new(),
        })
    }

    /// The move of each row. Empty for other subjects.
    pub fn moves(&self) -> impl Iterator<Item = &'a Move> + use<'a, '_> {
        let at: &[u32] = if let Rows::Moves(at) = &self.rows { at } else { &[] };
        let rows = &self.world.moves.rows;
        at.iter().map(move |&at| &rows[at as usize])
    }

    /// The move of each row with the number of its plan. Empty for other subjects.
    pub(super) fn moves_with_plan(&self) -> impl Iterator<Item = (&'a Move, u32)> + use<'a, '_> {
        let at: &[u32] = if let Rows::Moves(at) = &self.rows { at } else { &[] };
        let moves = self.world.moves;
        at.iter().map(move |&at| (&moves.rows[at as usize], moves.plan[at as usize]))
    }

    /// The main tenure of the person of each row.
    pub fn mains(&self) -> &[Main] {
        self.mains.get_or_init(|| self.people().iter().map(|&person| self.world.register.main_tenure(person, self.day)).collect())
    }

    /// The main post of the person of each row; [`Row::NONE`] where there is none or it is contradictory.
    pub fn main_posts(&self) -> impl Iterator<Item = Row<Posts>> + use<'a, '_> {
        let post = &self.world.register.tables().tenures.post;
        self.mains().iter().map(move |main| if let Main::One(tenure) = *main { post[tenure] } else { Row::NONE })
    }

    /// The packed retirement day of the person of each row, extensions included.
    pub(super) fn retirement(&self) -> &[i32] {
        self.retirement.get_or_init(|| super::person_retirement::days(self))
    }

    /// The rank of a title on the block's day; [`MISSING`] where it has none.
    pub(super) fn rank(&self, title: usize) -> i32 {
        self.on_day.ranks[title]
    }

    /// The least and the greatest number of holders of a post on the block's day, before any plan.
    pub(super) fn holders(&self, post: Row<Posts>) -> (i32, i32) {
        self.on_day.holders.get_or_init(|| self.world.register.holders_of_all(self.day))[post.index()]
    }

    /// Where the relatives of who moves stand after the plan, for each row.
    pub(super) fn relatives(&self) -> &Relatives {
        self.relatives.get_or_init(|| Relatives::of(self))
    }

    pub(super) fn equivalences(&self) -> &Tables {
        &self.on_day.equivalences
    }

    /// For each row, whether it belongs to the subtree of a unit: by the person's main post, by either end of the move, by the post's unit, by any move of
    /// the plan. Nothing belongs to a unit that the register does not have.
    pub fn in_unit(&self, unit: &str) -> Vec<Truth> {
        let register = self.world.register;
        let Some(top) = register.find::<Units>(&register.tables().units.id, unit) else { return vec![FALSE; self.len()] };
        let subtree = self.on_day.subtree(register, top, self.day);
        let of_post = |post: Row<Posts>| subtree[register.tables().posts.unit[post.index()].index()];
        let of_move = |row: &Move| of_post(row.from_post).max(of_post(row.to_post));
        match &self.rows {
            Rows::People(_) | Rows::PeopleRange(_) => {
                let of_main = |main: &Main| match *main {
                    Main::Nothing => FALSE,
                    Main::One(tenure) => subtree[register.unit_served(tenure).index()],
                    Main::Contradictory => UNKNOWN,
                };
                self.mains().iter().map(of_main).collect()
            }
            Rows::Moves(_) => self.moves().map(of_move).collect(),
            Rows::Posts(posts, _) => posts.iter().map(|&post| of_post(post)).collect(),
            Rows::Units(units) => units.iter().map(|unit| subtree[unit.index()]).collect(),
            Rows::Plans(plans) => {
                let of_plan = |&plan: &u32| self.world.plans().of_plan(plan).iter().map(|&at| of_move(&self.world.moves.rows[at as usize]));
                plans.iter().map(|plan| of_plan(plan).max().unwrap_or(FALSE)).collect()
            }
            Rows::None(rows) => vec![UNKNOWN; *rows],
        }
    }

    /// A column of numbers about the main post of each row's person; not known where that is.
    pub(super) fn number_of_main_post(&self, number: impl Fn(usize) -> i32) -> Column {
        Column::Number(self.main_posts().map(|post| post.get().map_or(MISSING, &number)).collect())
    }

    /// A column of truths about the main post of each row's person; not known where that is.
    pub(super) fn truth_of_main_post(&self, holds: impl Fn(usize) -> Option<bool>) -> Column {
        Column::Truth(self.main_posts().map(|post| truth(post.get().and_then(&holds))).collect())
    }
}
