//! Raw columns of the register for the peers, in the layout of `bench/peers/README.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use register::code::{Code, Manner, Role};
use register::column::Row;
use register::{Day, Register};
use rules::moves::Moves;
use rules::rulebook::Rulebook;

use crate::answers::MISSING;

/// Tables being written, and their description.
struct Folder<'a> {
    path: &'a Path,
    schema: String,
}

/// Writes the columns that the peers read into `path`.
pub(crate) fn write(path: &Path, register: &Register, moves: &Moves, books: &[Rulebook], day: Day, rules: &[&str]) -> std::io::Result<()> {
    std::fs::create_dir_all(path)?;
    let mut folder = Folder { path, schema: String::new() };
    let tables = register.tables();
    let people = &tables.people;
    folder.table("people", people.len())?;
    folder.bytes("people.sex", people.sex.iter().map(|sex| code(*sex)))?;
    folder.bytes("people.kind", people.kind.iter().map(|kind| code(*kind)))?;
    folder.numbers("people.birth_low", people.birth.iter().map(|birth| date(birth.first())))?;
    folder.numbers("people.birth_high", people.birth.iter().map(|birth| date(birth.last())))?;
    folder.numbers("people.birth_month", people.birth.iter().map(|birth| birth.first().month_index()))?;
    folder.numbers("people.extension", people.extension_until.iter().map(|&day| date(day)))?;
    let schedule: Vec<(i32, i32, i32)> = books.iter().filter_map(|book| book.retirement.as_ref()).flat_map(|schedule| schedule.ages.clone()).collect();
    folder.table("schedule", schedule.len())?;
    folder.numbers("schedule.year", schedule.iter().map(|row| row.0))?;
    folder.numbers("schedule.male", schedule.iter().map(|row| row.1))?;
    folder.numbers("schedule.female", schedule.iter().map(|row| row.2))?;
    folder.posts(register, day)?;
    folder.records(register)?;
    folder.ties(register)?;
    folder.moves(moves)?;
    let names = rules.iter().map(|rule| format!("\"{rule}\"")).collect::<Vec<_>>().join(", ");
    std::fs::write(path.join("schema.json"), format!("{{\"day\": \"{day}\", \"rules\": [{names}], \"tables\": {{{}}}}}}}}}\n", folder.schema))
}

impl Folder<'_> {
    fn table(&mut self, name: &str, rows: usize) -> std::io::Result<()> {
        let end = if self.schema.is_empty() { "" } else { "}}, " };
        write!(self.schema, "{end}\"{name}\": {{\"rows\": {rows}, \"columns\": {{").map_err(std::io::Error::other)
    }

    fn column(&mut self, name: &str, kind: &str, bytes: Vec<u8>) -> std::io::Result<()> {
        let comma = if self.schema.ends_with('{') { "" } else { ", " };
        let column = name.split_once('.').map_or(name, |(_, column)| column);
        write!(self.schema, "{comma}\"{column}\": \"{kind}\"").map_err(std::io::Error::other)?;
        std::fs::write(self.path.join(format!("{name}.bin")), bytes)
    }

    fn bytes(&mut self, name: &str, values: impl Iterator<Item = u8>) -> std::io::Result<()> {
        self.column(name, "u8", values.collect())
    }

    fn numbers(&mut self, name: &str, values: impl Iterator<Item = i32>) -> std::io::Result<()> {
        self.column(name, "i32", values.flat_map(i32::to_le_bytes).collect())
    }

    fn rows<T>(&mut self, name: &str, values: impl Iterator<Item = Row<T>>) -> std::io::Result<()> {
        self.column(name, "u32", values.flat_map(|row| (row.index() as u32).to_le_bytes()).collect())
    }

    fn posts(&mut self, register: &Register, day: Day) -> std::io::Result<()> {
        let tables = register.tables();
        let (tenures, posts, titles) = (&tables.tenures, &tables.posts, &tables.titles);
        self.table("tenures", tenures.len())?;
        self.rows("tenures.person", tenures.person.iter().copied())?;
        self.rows("tenures.post", tenures.post.iter().copied())?;
        self.numbers("tenures.from", tenures.from.iter().map(|day| date(day.0)))?;
        self.numbers("tenures.until", tenures.until.iter().map(|day| date(day.0)))?;
        self.numbers("tenures.until_planned", tenures.until_planned.iter().map(|&day| date(day)))?;
        self.bytes("tenures.concurrent", tenures.concurrent.iter().map(|&concurrent| u8::from(concurrent == Some(true))))?;
        self.bytes("tenures.manner", tenures.manner.iter().map(|manner| manner.map_or(255, |manner| u8::from(manner == Manner::Rotated))))?;
        self.table("posts", posts.len())?;
        self.rows("posts.title", posts.title.iter().copied())?;
        self.rows("posts.unit", posts.unit.iter().copied())?;
        self.bytes("posts.sensitive", posts.sensitive.iter().map(|sensitive| u8::from(sensitive.is_some())))?;
        self.numbers("posts.stay", posts.stay_months_max.iter().map(|stay| stay.unwrap_or(MISSING)))?;
        self.table("titles", titles.len())?;
        self.bytes("titles.role", titles.role.iter().map(|role| code(*role)))?;
        self.bytes("titles.leadership", titles.leadership.iter().map(|leads| leads.map_or(255, u8::from)))?;
        self.numbers("titles.rank", (0..titles.len()).map(|title| register.rank_of(Row::new(title as u32), day).unwrap_or(MISSING)))?;
        debug_assert_eq!(Role::NAMES, ["head", "deputy", "member", "officer"], "the peers know the roles by these bytes");
        let units = 0..tables.units.len() as u32;
        let mut descent = Vec::new();
        for unit in units.map(Row::new) {
            // Units of one invented office descend from few others; a unit descends from itself.
            descent.push((unit, unit));
            descent.extend(register.unit_predecessors(unit).map(|ancestor| (unit, ancestor)));
        }
        self.table("descent", descent.len())?;
        self.rows("descent.unit", descent.iter().map(|pair| pair.0))?;
        self.rows("descent.ancestor", descent.iter().map(|pair| pair.1))
    }

    fn records(&mut self, register: &Register) -> std::io::Result<()> {
        let tables = register.tables();
        let (planning, evaluations, discipline) = (&tables.planning, &tables.evaluations, &tables.discipline);
        self.table("planning", planning.len())?;
        self.rows("planning.person", planning.person.iter().copied())?;
        self.rows("planning.title", planning.title.iter().copied())?;
        self.numbers("planning.from", planning.from.iter().map(|day| date(day.0)))?;
        self.numbers("planning.until", planning.until.iter().map(|day| date(day.0)))?;
        self.table("evaluations", evaluations.len())?;
        self.rows("evaluations.person", evaluations.person.iter().copied())?;
        self.numbers("evaluations.year", evaluations.year.iter().map(|year| year.unwrap_or(MISSING)))?;
        self.table("discipline", discipline.len())?;
        self.rows("discipline.person", discipline.person.iter().copied())?;
        self.bytes("discipline.form", discipline.form.iter().map(|form| code(*form)))?;
        self.numbers("discipline.decided", discipline.decided.iter().map(|&day| date(day)))?;
        let (proceedings, health) = (&tables.proceedings, &tables.health);
        self.table("proceedings", proceedings.len())?;
        self.rows("proceedings.person", proceedings.person.iter().copied())?;
        self.numbers("proceedings.from", proceedings.from.iter().map(|day| date(day.0)))?;
        self.numbers("proceedings.until", proceedings.until.iter().map(|day| date(day.0)))?;
        self.table("health", health.len())?;
        self.rows("health.person", health.person.iter().copied())?;
        self.numbers("health.issued", health.issued.iter().map(|&day| date(day)))?;
        self.bytes("health.fit", health.fit.iter().map(|fit| fit.map_or(255, u8::from)))
    }

    fn ties(&mut self, register: &Register) -> std::io::Result<()> {
        let mut pairs = BTreeSet::new();
        for person in (0..register.tables().people.len() as u32).map(Row::new) {
            pairs.extend(register.kin_of(person).filter(|&relative| relative != person).map(|relative| (person.min(relative), person.max(relative))));
        }
        self.table("kinship", pairs.len())?;
        self.rows("kinship.person", pairs.iter().map(|pair| pair.0))?;
        self.rows("kinship.relative", pairs.iter().map(|pair| pair.1))
    }

    fn moves(&mut self, moves: &Moves) -> std::io::Result<()> {
        self.table("moves", moves.rows.len())?;
        self.rows("moves.person", moves.rows.iter().map(|row| row.person))?;
        self.rows("moves.from_post", moves.rows.iter().map(|row| row.from_post))?;
        self.rows("moves.to_post", moves.rows.iter().map(|row| row.to_post))?;
        self.bytes("moves.kind", moves.rows.iter().map(|row| code(row.kind)))?;
        self.bytes("moves.purpose", moves.rows.iter().map(|row| code(row.purpose)))?;
        self.bytes("moves.waiver", moves.rows.iter().map(|row| u8::from(!row.waiver.is_empty())))
    }
}

fn code<C: Code>(code: Option<C>) -> u8 {
    code.map_or(255, Code::byte)
}

fn date(day: Day) -> i32 {
    day.if_known().map_or(MISSING, Day::ordinal)
}
