//! Age and the years of service left, by the statutory retirement schedule of the rulebooks.

use register::Partial;
use register::day::{Day, MonthsTo, months_between};

use super::{Block, DAYS, Fact, MONTHS, MONTHS_EITHER_WAY, MONTHS_RANGE, OF_PERSON, paper};
use crate::column::{Column, MISSING};
use crate::tree::Type;

/// Age in whole months.
pub(super) const AGE_MONTHS: Fact = Fact {
    name: "person.age_months",
    ty: MONTHS_RANGE,
    bounds: MONTHS_EITHER_WAY,
    of: OF_PERSON,
    words: ["tuổi tính theo tháng", "age in months"],
    source: "people.birth to the day, whole months; a range where the day of birth is not known",
    paper: paper::CURRICULUM,
    fill: age_months,
};

fn age_months(block: &Block<'_>) -> Column {
    let births = &block.world.register.tables().people.birth;
    let count = MonthsTo::new(block.day);
    let age = |birth: Partial| if birth.known() { (count.from(birth.last()), count.from(birth.first())) } else { (i32::MIN, i32::MAX) };
    let (low, high) = block.people().iter().map(|person| age(births[person.index()])).unzip();
    Column::Range { low, high }
}

/// Whole months from the day to the retirement day; negative once it is past.
pub(super) const SERVICE_LEFT_MONTHS: Fact = Fact {
    name: "person.service_left_months",
    ty: MONTHS,
    bounds: MONTHS_EITHER_WAY,
    of: OF_PERSON,
    words: ["số tháng công tác còn lại", "months of service left"],
    source: "whole months from the day to person.retirement_day",
    paper: paper::RETIREMENT,
    fill: service_left_months,
};

fn service_left_months(block: &Block<'_>) -> Column {
    let left = |&day: &i32| if day == MISSING { MISSING } else { months_left(block.day, Day::from_packed(day)) };
    Column::Number(block.retirement().iter().map(left).collect())
}

/// Whole months between two days, without asking the calendar where the day of the month already settles it.
#[inline(always)]
fn months_left(from: Day, to: Day) -> i32 {
    if from.day() <= to.day() { to.month_index() - from.month_index() } else { months_between(from, to) }
}

/// The statutory retirement day.
pub(super) const RETIREMENT_DAY: Fact = Fact {
    name: "person.retirement_day",
    ty: Type::Day,
    bounds: DAYS,
    of: OF_PERSON,
    words: ["ngày nghỉ hưu theo quy định", "statutory retirement day"],
    source: "people.birth and sex under the schedule of Nghị định 135/2020/NĐ-CP: last day of the month in which the age is reached; extension_until where later",
    paper: paper::RETIREMENT,
    fill: retirement_day,
};

fn retirement_day(block: &Block<'_>) -> Column {
    Column::Number(block.retirement().to_vec())
}

/// The packed retirement day of each row's person.
pub(super) fn days(block: &Block<'_>) -> Vec<i32> {
    let people = &block.world.register.tables().people;
    let Some(schedule) = block.world.schedule(block.day) else { return vec![MISSING; block.people().len()] };
    let mut days = schedule.days(block.people().iter().map(|person| (people.birth[person.index()], people.sex[person.index()])));
    for (day, person) in days.iter_mut().zip(block.people()).filter(|(day, _)| **day != MISSING) {
        // An empty extension is smaller than every day; who has no statutory day has none to replace.
        *day = (*day).max(people.extension_until[person.index()].packed());
    }
    days
}
