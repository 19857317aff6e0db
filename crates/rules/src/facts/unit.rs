//! A unit.

use register::code::{Code, Level, UnitKind};

use super::person::byte;
use super::{Block, Fact, OF_UNIT, Rows, codes, paper};
use crate::column::Column;
use crate::tree::Type;

/// The kind of the unit.
pub(super) const KIND: Fact = Fact {
    name: "unit.kind",
    ty: Type::Code(UnitKind::NAMES),
    bounds: codes(UnitKind::NAMES),
    of: OF_UNIT,
    words: ["loại đơn vị", "kind of the unit"],
    source: "units.kind",
    paper: paper::UNITS,
    fill: |block| code(block, &block.world.register.tables().units.kind),
};

/// The level of the unit.
pub(super) const LEVEL: Fact = Fact {
    name: "unit.level",
    ty: Type::Code(Level::NAMES),
    bounds: codes(Level::NAMES),
    of: OF_UNIT,
    words: ["cấp của đơn vị", "level of the unit"],
    source: "units.level",
    paper: paper::UNITS,
    fill: |block| code(block, &block.world.register.tables().units.level),
};

fn code<C: Code>(block: &Block<'_>, cells: &[Option<C>]) -> Column {
    let units = if let Rows::Units(units) = &block.rows { units } else { &[][..] };
    Column::Number(units.iter().map(|unit| byte(cells[unit.index()])).collect())
}
