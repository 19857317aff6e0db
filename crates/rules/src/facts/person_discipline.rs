//! Discipline and proceedings.

use register::Period;
use register::code::DisciplineForm;
use register::column::Row;
use register::day::MonthsTo;
use register::tables::People;

use super::{Block, Fact, MONTHS_LIST, MONTHS_SERVED, OF_PERSON, TRUTHS, paper, person_planning, truth};
use crate::column::Column;
use crate::tree::Type;

/// Whether discipline is in force.
pub(super) const DISCIPLINED: Fact = Fact {
    name: "person.disciplined",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["đang trong thời hạn kỷ luật", "is under discipline"],
    source: "discipline: decided on or before the day, and the day before until",
    paper: paper::DISCIPLINE,
    fill: disciplined,
};

fn disciplined(block: &Block<'_>) -> Column {
    let discipline = &block.world.register.tables().discipline;
    of_people(block, |person| {
        block.world.register.discipline_of(person).any(|row| Period { from: discipline.decided[row], until: discipline.until[row].0 }.holds(block.day))
    })
}

/// Whether the person was disciplined since a planning entry began under which they still stand.
pub(super) const DISCIPLINED_WHILE_PLANNED: Fact = Fact {
    name: "person.disciplined_while_planned",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["bị kỷ luật trong thời gian thuộc quy hoạch", "disciplined while in the planning list"],
    source: "planning, discipline: decided on or after the first day of an entry whose period holds the day, and on or before the day",
    paper: paper::DISCIPLINE,
    fill: disciplined_while_planned,
};

fn disciplined_while_planned(block: &Block<'_>) -> Column {
    let tables = block.world.register.tables();
    of_people(block, |person| {
        let oldest = person_planning::entries(block, person).map(|row| tables.planning.from[row].0).min();
        let decided = |row: usize| tables.discipline.decided[row];
        oldest.is_some_and(|from| block.world.register.discipline_of(person).any(|row| from <= decided(row) && decided(row) <= block.day))
    })
}

/// Months since each reprimand.
pub(super) const REPRIMAND_MONTHS: Fact = Fact {
    name: "person.reprimand_months",
    ty: MONTHS_LIST,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng từ mỗi lần bị khiển trách", "months since each reprimand"],
    source: "discipline.decided of form reprimand, on or before the day, to the day; whole months",
    paper: paper::DISCIPLINE,
    fill: |block| months_since(block, DisciplineForm::Reprimand),
};

/// Months since each warning.
pub(super) const WARNING_MONTHS: Fact = Fact {
    name: "person.warning_months",
    ty: MONTHS_LIST,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng từ mỗi lần bị cảnh cáo", "months since each warning"],
    source: "discipline.decided of form warning, on or before the day, to the day; whole months",
    paper: paper::DISCIPLINE,
    fill: |block| months_since(block, DisciplineForm::Warning),
};

/// Months since each removal from office.
pub(super) const REMOVAL_MONTHS: Fact = Fact {
    name: "person.removal_months",
    ty: MONTHS_LIST,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng từ mỗi lần bị cách chức", "months since each removal from office"],
    source: "discipline.decided of form removal, on or before the day, to the day; whole months",
    paper: paper::DISCIPLINE,
    fill: |block| months_since(block, DisciplineForm::Removal),
};

fn months_since(block: &Block<'_>, form: DisciplineForm) -> Column {
    let discipline = &block.world.register.tables().discipline;
    let count = MonthsTo::new(block.day);
    let mut items = Vec::new();
    let mut ends = Vec::with_capacity(block.len());
    for &person in block.people() {
        let decided = block.world.register.discipline_of(person).filter(|&row| discipline.form[row] == Some(form)).map(|row| discipline.decided[row]);
        items.extend(decided.filter(|&decided| decided <= block.day).map(|decided| count.from(decided)));
        ends.push(items.len() as u32);
    }
    let unknown = vec![0; ends.len()];
    Column::List { ends, items, unknown }
}

/// Whether proceedings are open.
pub(super) const UNDER_PROCEEDINGS: Fact = Fact {
    name: "person.under_proceedings",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["đang bị xem xét kỷ luật, điều tra, truy tố, xét xử", "is under review, investigation, prosecution or trial"],
    source: "proceedings: a row whose period holds the day",
    paper: paper::PROCEEDINGS,
    fill: under_proceedings,
};

fn under_proceedings(block: &Block<'_>) -> Column {
    let proceedings = &block.world.register.tables().proceedings;
    of_people(block, |person| {
        block.world.register.proceedings_of(person).any(|row| Period { from: proceedings.from[row].0, until: proceedings.until[row].0 }.holds(block.day))
    })
}

fn of_people(block: &Block<'_>, holds: impl Fn(Row<People>) -> bool) -> Column {
    Column::Truth(block.people().iter().map(|&person| truth(Some(holds(person)))).collect())
}
