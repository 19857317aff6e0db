//! Who the person is.

use register::code::{Code, PersonKind, Sex};

use super::{Block, Fact, OF_PERSON, ROWS, codes, paper};
use crate::column::{Column, MISSING};
use crate::tree::Type;

/// The person.
pub(super) const ID: Fact = Fact {
    name: "person.id",
    ty: Type::Id("people"),
    bounds: ROWS,
    of: OF_PERSON,
    words: ["cán bộ", "person"],
    source: "people.id",
    paper: paper::CURRICULUM,
    fill: id,
};

fn id(block: &Block<'_>) -> Column {
    Column::Number(block.people().iter().map(|person| person.index() as i32).collect())
}

/// Which law of service the person is under.
pub(super) const KIND: Fact = Fact {
    name: "person.kind",
    ty: Type::Code(PersonKind::NAMES),
    bounds: codes(PersonKind::NAMES),
    of: OF_PERSON,
    words: ["đối tượng cán bộ", "kind of person"],
    source: "people.kind",
    paper: paper::CURRICULUM,
    fill: kind,
};

fn kind(block: &Block<'_>) -> Column {
    code(block, &block.world.register.tables().people.kind)
}

/// Sex.
pub(super) const SEX: Fact = Fact {
    name: "person.sex",
    ty: Type::Code(Sex::NAMES),
    bounds: codes(Sex::NAMES),
    of: OF_PERSON,
    words: ["giới tính", "sex"],
    source: "people.sex",
    paper: paper::CURRICULUM,
    fill: sex,
};

fn sex(block: &Block<'_>) -> Column {
    code(block, &block.world.register.tables().people.sex)
}

fn code<C: Code>(block: &Block<'_>, cells: &[Option<C>]) -> Column {
    Column::Number(block.people().iter().map(|person| byte(cells[person.index()])).collect())
}

/// The byte of a code, or not known.
#[inline(always)]
pub(super) fn byte<C: Code>(cell: Option<C>) -> i32 {
    cell.map_or(MISSING, |code| i32::from(code.byte()))
}
