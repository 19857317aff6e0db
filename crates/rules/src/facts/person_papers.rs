//! Papers that the person brings: declaration, health certificate, requests, mandate.

use register::Period;
use register::code::RequestKind;
use register::column::Row;
use register::day::months_begun;
use register::tables::People;

use super::{Block, Fact, MONTHS, MONTHS_SERVED, OF_PERSON, TRUTHS, paper, truth};
use crate::column::{Column, MISSING, TRUE, UNKNOWN};
use crate::tree::Type;

/// Whether a complete declaration of self and family is on file: true, or not known.
pub(super) const DECLARED: Fact = Fact {
    name: "person.declared",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["đã kê khai đầy đủ", "has declared completely"],
    source: "people.declared_on, on or before the day; a paper that is not there leaves it not known",
    paper: paper::DECLARATION,
    fill: declared,
};

fn declared(block: &Block<'_>) -> Column {
    let declared_on = &block.world.register.tables().people.declared_on;
    let on_file = |person: &Row<People>| declared_on[person.index()].if_known().is_some_and(|day| day <= block.day);
    Column::Truth(block.people().iter().map(|person| if on_file(person) { TRUE } else { UNKNOWN }).collect())
}

/// Whether the latest health certificate says fit.
pub(super) const FIT_CERTIFICATE: Fact = Fact {
    name: "person.fit_certificate",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["giấy khám sức khỏe kết luận đủ sức khỏe", "latest health certificate says fit"],
    source: "health.fit of the latest certificate issued on or before the day; two of one day that differ leave it not known",
    paper: paper::HEALTH,
    fill: fit_certificate,
};

fn fit_certificate(block: &Block<'_>) -> Column {
    let health = &block.world.register.tables().health;
    let fit = |&person: &Row<People>| {
        let latest = latest_certificate(block, person)?;
        let mut same_day =
            block.world.register.health_of(person).rev().skip_while(|&row| row > latest).take_while(|&row| health.issued[row] == health.issued[latest]);
        same_day.all(|row| health.fit[row] == health.fit[latest]).then_some(health.fit[latest])?
    };
    Column::Truth(block.people().iter().map(|person| truth(fit(person))).collect())
}

/// Months begun since the latest health certificate.
pub(super) const CERTIFICATE_AGE_MONTHS: Fact = Fact {
    name: "person.certificate_age_months",
    ty: MONTHS,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng từ ngày cấp giấy khám sức khỏe", "age of the health certificate in months"],
    source: "health.issued of the latest certificate issued on or before the day, to the day; months begun",
    paper: paper::HEALTH,
    fill: certificate_age_months,
};

fn certificate_age_months(block: &Block<'_>) -> Column {
    let issued = &block.world.register.tables().health.issued;
    let age = |&person: &Row<People>| latest_certificate(block, person).map_or(MISSING, |row| months_begun(issued[row], block.day));
    Column::Number(block.people().iter().map(age).collect())
}

fn latest_certificate(block: &Block<'_>, person: Row<People>) -> Option<usize> {
    let issued = &block.world.register.tables().health.issued;
    // Rows of a person are ordered by the day of issue.
    block.world.register.health_of(person).rev().find(|&row| issued[row] <= block.day)
}

/// Whether the person asks not to be transferred: pregnancy, or a small child to care for.
pub(super) const CARE_REQUEST: Fact = Fact {
    name: "person.care_request",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["đang mang thai hoặc nuôi con nhỏ, đề nghị không điều động", "asks not to be transferred: pregnancy or a small child"],
    source: "requests of kind no_transfer_care or no_transfer_pregnancy whose period holds the day",
    paper: paper::REQUEST,
    fill: |block| asks(block, |kind| matches!(kind, RequestKind::NoTransferCare | RequestKind::NoTransferPregnancy)),
};

/// Whether the person wishes to move.
pub(super) const WISHES_TO_MOVE: Fact = Fact {
    name: "person.wishes_to_move",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["có nguyện vọng chuyển", "wishes to move"],
    source: "requests of kind wish whose period holds the day",
    paper: paper::REQUEST,
    fill: |block| asks(block, |kind| kind == RequestKind::Wish),
};

fn asks(block: &Block<'_>, wanted: impl Fn(RequestKind) -> bool) -> Column {
    let requests = &block.world.register.tables().requests;
    let stands = |row: usize| Period { from: requests.from[row].0, until: requests.until[row].0 }.holds(block.day);
    let asked = |&person: &Row<People>| block.world.register.requests_of(person).any(|row| requests.kind[row].is_some_and(&wanted) && stands(row));
    Column::Truth(block.people().iter().map(|person| truth(Some(asked(person)))).collect())
}

/// Whether the person is a deputy of an elected body: for a move, of the target unit or one it descends from.
pub(super) const COUNCIL_DEPUTY: Fact = Fact {
    name: "person.council_deputy",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["là đại biểu hội đồng nhân dân", "is a deputy of the people's council"],
    source: "mandates whose period holds the day; for a move, in the target unit or a unit it descends from",
    paper: paper::MANDATE,
    fill: council_deputy,
};

fn council_deputy(block: &Block<'_>) -> Column {
    let register = block.world.register;
    let tables = register.tables();
    let mandates = &tables.mandates;
    let mut targets = block.moves().map(|row| tables.posts.unit[row.to_post.index()]);
    let deputy = |&person: &Row<People>| {
        let target = targets.next();
        register.mandates_of(person).any(|row| {
            let stands = Period { from: mandates.from[row].0, until: mandates.until[row].0 }.holds(block.day);
            stands && target.is_none_or(|target| register.unit_descends(target, mandates.unit[row]))
        })
    };
    Column::Truth(block.people().iter().map(deputy).map(|deputy| truth(Some(deputy))).collect())
}
