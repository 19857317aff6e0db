//! The vocabulary: facts that rules may speak of. One fact is one function with its unit, its source and its tests.
//!
//! A fact is computed for a block: rows of one subject on one day. What the register does not say is not known, and stays so.

mod case;
mod equivalence;
mod kinship;
mod locality;
mod move_posts;
mod move_terms;
mod paper;
mod person;
mod person_discipline;
mod person_papers;
mod person_planning;
mod person_post;
mod person_retirement;
mod person_service;
mod plan;
mod post;
mod retirement;
mod unit;
mod world;

pub use locality::LOCAL;
pub use world::{Block, Rows, World};

use register::day::{YEAR_MAX, YEAR_MIN};

use crate::column::{Column, FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::subject::Subject;
use crate::tree::{Element, Measure, Type};

/// One word of the vocabulary.
#[derive(Clone, Copy)]
pub struct Fact {
    /// Its full name, as rules write it.
    pub name: &'static str,
    /// What it is.
    pub ty: Type,
    /// The least and the greatest number that its column can hold, as [`Column`] encodes them; [`MISSING`] and the open sides of a range lie outside.
    pub bounds: (i32, i32),
    /// The subjects that know it.
    pub of: &'static [Subject],
    /// What to call it, Vietnamese and English.
    pub words: [&'static str; 2],
    /// Where it comes from and how it is counted.
    pub source: &'static str,
    /// Which paper to ask for, and from whom, when it is not known; Vietnamese and English.
    pub paper: [&'static str; 2],
    /// Computes it for the rows of a block.
    pub fill: fn(&Block<'_>) -> Column,
}

/// Every fact. A new one is a function and its declaration in one of the modules, and a line here.
pub const ALL: &[Fact] = &[
    person::ID,
    person::KIND,
    person::SEX,
    person_post::IN_POST,
    person_post::IS_HEAD,
    person_post::LEADERSHIP,
    person_post::SENSITIVE,
    person_post::POST_STAY_MONTHS_MAX,
    person_post::TITLE,
    person_post::UNIT,
    person_post::UNIT_KIND,
    person_post::LEVEL,
    person_post::BRANCH,
    person_post::RANK_HELD,
    person_service::MONTHS_IN_POST,
    person_service::MONTHS_IN_EQUIVALENT_POSTS,
    person_service::MONTHS_AS_HEAD,
    person_service::MONTHS_IN_INSPECTION,
    person_service::ON_ROTATION,
    person_service::ROTATION_EVALUATIONS_MISSING,
    person_planning::IN_PLANNING,
    person_planning::PLANNED_TITLES,
    person_planning::PLANNED_RANKS,
    person_discipline::DISCIPLINED,
    person_discipline::DISCIPLINED_WHILE_PLANNED,
    person_discipline::REPRIMAND_MONTHS,
    person_discipline::WARNING_MONTHS,
    person_discipline::REMOVAL_MONTHS,
    person_discipline::UNDER_PROCEEDINGS,
    person_papers::DECLARED,
    person_retirement::AGE_MONTHS,
    person_retirement::SERVICE_LEFT_MONTHS,
    person_retirement::RETIREMENT_DAY,
    person_papers::FIT_CERTIFICATE,
    person_papers::CERTIFICATE_AGE_MONTHS,
    person_papers::CARE_REQUEST,
    person_papers::WISHES_TO_MOVE,
    person_papers::COUNCIL_DEPUTY,
    move_terms::KIND,
    move_terms::PURPOSE,
    move_terms::PLANNED_MONTHS,
    move_terms::PLANNED_MONTHS_BEGUN,
    move_terms::EXPECTED_AFTER_STATED,
    move_terms::WAIVER_RECORDED,
    move_terms::WAIVER_IS_CENTRAL,
    equivalence::EQUIVALENT,
    equivalence::HIGHER_RANK,
    locality::LOCAL_FACT,
    move_posts::WITHIN_INSPECTION,
    move_posts::FROM_TITLE,
    move_posts::TO_TITLE,
    move_posts::FROM_UNIT,
    move_posts::TO_UNIT,
    move_posts::TO_UNIT_KIND,
    move_posts::TO_LEVEL,
    move_posts::TO_ROLE,
    move_posts::TO_ELECTED,
    move_posts::MANAGED_BY,
    move_posts::SAME_BRANCH,
    move_posts::TO_HOLDERS_AFTER,
    move_posts::TO_SEATS,
    kinship::KEY_POSTS,
    kinship::HEAD_DEPUTY,
    kinship::SAME_LEADERSHIP,
    kinship::COMMITTEE_SECTOR,
    move_terms::ELECTION_RECORDED,
    move_posts::TO_UNIT_ENDED,
    move_posts::FROM_UNIT_ENDED,
    post::SEATS,
    post::HOLDERS_AFTER,
    post::PLANNED_PEOPLE,
    post::SENSITIVE,
    post::TITLE,
    post::UNIT,
    unit::KIND,
    unit::LEVEL,
    plan::STATES_NUMBER,
    plan::STATES_NEED,
    plan::STATES_PLACE,
    plan::STATES_TITLE,
    plan::STATES_FORM,
    plan::STATES_AREA,
    plan::STATES_POLICY,
    plan::INSPECTION_OUT,
    plan::INSPECTION_IN,
    plan::FIRST_OUT_TERM_PERCENT,
    plan::FIRST_IN_AFTER_FIRST_OUT,
    case::STEP_1,
    case::STEP_2,
    case::STEP_3,
    case::STEP_4,
    case::STEP_5,
];

/// The position in [`ALL`] of the fact with a name.
pub fn find(name: &str) -> Option<usize> {
    ALL.iter().position(|fact| fact.name == name)
}

/// A column of `rows` rows in which nothing is known.
pub fn missing(ty: Type, rows: usize) -> Column {
    match ty {
        Type::Truth => Column::Truth(vec![UNKNOWN; rows]),
        Type::Range(_) => Column::Range { low: vec![i32::MIN; rows], high: vec![i32::MAX; rows] },
        Type::List(_) => Column::List { ends: vec![0; rows], items: Vec::new(), unknown: vec![1; rows] },
        Type::Number(_) | Type::Day | Type::Code(_) | Type::Id(_) | Type::Text => Column::Number(vec![MISSING; rows]),
    }
}

impl Fact {
    /// The fact's column for a block; nothing is known where the block's subject does not know the fact.
    pub fn column(&self, block: &Block<'_>) -> Column {
        if block.subject().is_some_and(|subject| self.of.contains(&subject)) { (self.fill)(block) } else { missing(self.ty, block.len()) }
    }
}

const OF_PERSON: &[Subject] = &[Subject::Person, Subject::Move];
const OF_MOVE: &[Subject] = &[Subject::Move];
/// What a move records is asked of the move, and of the post that it comes to.
const OF_MOVE_AND_POST: &[Subject] = &[Subject::Move, Subject::Post];
const OF_POST: &[Subject] = &[Subject::Post];
const OF_UNIT: &[Subject] = &[Subject::Unit];
const OF_PLAN: &[Subject] = &[Subject::Plan];
const OF_CASE: &[Subject] = &[Subject::Case];

const MONTHS: Type = Type::Number(Measure::Months);
const MONTHS_RANGE: Type = Type::Range(Measure::Months);
const MONTHS_LIST: Type = Type::List(Element::Number(Measure::Months));
const RANK: Type = Type::Number(Measure::Rank);
const RANK_LIST: Type = Type::List(Element::Number(Measure::Rank));
const COUNT: Type = Type::Number(Measure::Count);
const COUNT_RANGE: Type = Type::Range(Measure::Count);
const PERCENT: Type = Type::Number(Measure::Percent);

/// Between any two days of the calendar lie fewer months than this, either way.
const MONTHS_MAX: i32 = (YEAR_MAX - YEAR_MIN + 1) * 12;
/// A count of things that lie in a register, and a rank, stay under this; a cell beyond it is not believed.
const COUNT_MAX: i32 = 1_000_000_000;

const TRUTHS: (i32, i32) = (FALSE as i32, TRUE as i32);
const MONTHS_EITHER_WAY: (i32, i32) = (-MONTHS_MAX, MONTHS_MAX);
const MONTHS_SERVED: (i32, i32) = (0, MONTHS_MAX);
const COUNTS: (i32, i32) = (0, COUNT_MAX);
const RANKS: (i32, i32) = (1, COUNT_MAX);
const ROWS: (i32, i32) = (0, i32::MAX);
const DAYS: (i32, i32) = (YEAR_MIN * 12 * 32, (YEAR_MAX * 12 + 11) * 32 + 31);

/// The bounds of a code with these names.
const fn codes(names: &[&str]) -> (i32, i32) {
    (0, names.len() as i32 - 1)
}

/// Kleene's truth of a truth that may be missing.
#[inline(always)]
fn truth(known: Option<bool>) -> Truth {
    match known {
        Some(true) => TRUE,
        Some(false) => FALSE,
        None => UNKNOWN,
    }
}

/// A number of the register, or not known where it is empty or outside the bounds of its fact.
#[inline(always)]
fn bounded(cell: Option<i32>, bounds: (i32, i32)) -> i32 {
    match cell {
        Some(number) if bounds.0 <= number && number <= bounds.1 => number,
        _ => MISSING,
    }
}
