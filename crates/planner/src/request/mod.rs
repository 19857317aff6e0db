//! The request: which scope, which day, what to bring about, what to leave alone. Read from TOML, with every fault at once and its place.

mod reader;

use register::code::{MoveKind, Purpose};
use register::column::Row;
use register::tables::{People, Posts, Units};
use register::{Day, Register};
use rules::language::message::{Diagnostic, Fault};

use reader::{Reader, Section};

/// What a plan is asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Request {
    /// The unit whose subtree's posts send and receive.
    pub scope: Row<Units>,
    /// The day on which the moves take effect.
    pub on: Day,
    /// The form of the moves.
    pub kind: MoveKind,
    /// The purpose of a move that no duty and no seat gives another.
    pub purpose: Purpose,
    /// First day after the planned end; [`Day::MISSING`] when not said.
    pub until_planned: Day,
    /// Whether moves that need a recorded decision may be used.
    pub allow_exceptions: bool,
    /// How many heads and deputies of one unit may leave their posts together.
    pub leaders_out_max: Option<u32>,
    /// Bounds on the moves out of and into units.
    pub quotas: Vec<Quota>,
    /// Moves that must be part of the plan.
    pub pins: Vec<Pin>,
    /// Moves that must not.
    pub forbids: Vec<Forbid>,
    /// Points for moves that fit.
    pub fit: Fit,
    /// How many plans to return.
    pub options: usize,
    /// How long the search may take.
    pub seconds_max: f64,
}

/// Bounds on the moves that leave a unit for another, and that come from another: least and most.
#[derive(Clone, PartialEq, Debug)]
pub struct Quota {
    /// The unit.
    pub unit: Row<Units>,
    /// Out of it.
    pub out: Option<[u32; 2]>,
    /// Into it.
    pub into: Option<[u32; 2]>,
}

/// A move that is asked for by name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pin {
    /// Who.
    pub person: Row<People>,
    /// To which post.
    pub to_post: Row<Posts>,
}

/// Moves that are ruled out by name: a person's, those into a post, or the one from the one to the other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Forbid {
    /// Whose; everybody's where there is none.
    pub person: Row<People>,
    /// Into which post; into any where there is none.
    pub to_post: Row<Posts>,
}

/// Points for moves that fit.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Fit {
    /// The target's title is on the person's planning list on the day.
    pub planned_for_target: u32,
    /// The target's unit has fewer holders than seats before the plan.
    pub reinforces_short_unit: u32,
}

/// What a request names by its id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mentioned {
    /// A person.
    Person(Row<People>),
    /// A post.
    Post(Row<Posts>),
    /// A unit.
    Unit(Row<Units>),
}

const FIELDS: &[&str] =
    &["scope", "on", "kind", "purpose", "until_planned", "allow_exceptions", "leaders_out_max", "quotas", "pins", "forbids", "fit", "options", "seconds_max"];

/// The largest count that a request may name; more moves than this do not fit into one plan.
pub const COUNT_MAX: i64 = 100_000;
/// Points above this would only be a tier of their own.
const POINTS_MAX: i64 = 1_000;
const OPTIONS_MAX: i64 = 50;
const SECONDS_DEFAULT: f64 = 60.0;
const SECONDS_MAX: f64 = 86_400.0;

impl Request {
    /// Reads a request. Ids are those of the register; a fault points at the line and the column.
    pub fn read(file: &str, text: &str, register: &Register) -> Result<Request, Vec<Diagnostic>> {
        Request::read_for(&|_| true, file, text, register)
    }

    /// Reads a request of somebody who does not see the whole register: what `sees` hides is said not to be there.
    pub fn read_for(sees: &dyn Fn(Mentioned) -> bool, file: &str, text: &str, register: &Register) -> Result<Request, Vec<Diagnostic>> {
        let mut reader = Reader::new(register, sees);
        let request = match toml_edit::Document::parse(text) {
            Ok(document) => Request::from_section(&mut reader, &Section::new(document.as_table(), 0..text.len().min(1))),
            Err(error) => {
                let place = error.span().unwrap_or(0..0);
                reader.fault(place, [format!("không đọc được TOML: {}", error.message()), format!("not readable as TOML: {}", error.message())], None);
                None
            }
        };
        let mut faults = reader.faults;
        faults.sort_by_key(|fault: &Fault| fault.span.start);
        match request {
            Some(request) if faults.is_empty() => Ok(request),
            _ => Err(faults.into_iter().map(|fault| Diagnostic::new(file, text, fault)).collect()),
        }
    }

    fn from_section(reader: &mut Reader<'_>, section: &Section<'_>) -> Option<Request> {
        reader.known_keys(section, FIELDS);
        let units = &reader.register.tables().units.id;
        let scope = reader.id(section, "scope", units, Mentioned::Unit);
        reader.require(section, "scope", scope.is_some());
        let on = reader.day(section, "on");
        reader.require(section, "on", on.is_some());
        let request = Request {
            scope: scope.unwrap_or(Row::NONE),
            on: on.unwrap_or(Day::MISSING),
            kind: reader.code(section, "kind").unwrap_or(MoveKind::Rotation),
            purpose: reader.code(section, "purpose").unwrap_or(Purpose::Planned),
            until_planned: reader.day(section, "until_planned").unwrap_or(Day::MISSING),
            allow_exceptions: reader.truth(section, "allow_exceptions").unwrap_or(false),
            leaders_out_max: reader.count(section, "leaders_out_max", 0, COUNT_MAX),
            quotas: reader.sections(section, "quotas").iter().filter_map(|part| quota(reader, part)).collect(),
            pins: reader.sections(section, "pins").iter().filter_map(|part| pin(reader, part)).collect(),
            forbids: reader.sections(section, "forbids").iter().filter_map(|part| forbid(reader, part)).collect(),
            fit: reader.section(section, "fit").map(|part| fit(reader, &part)).unwrap_or_default(),
            options: reader.count(section, "options", 1, OPTIONS_MAX).unwrap_or(1) as usize,
            seconds_max: reader.seconds(section, "seconds_max", SECONDS_MAX).unwrap_or(SECONDS_DEFAULT),
        };
        ends_after_it_begins(reader, section, &request);
        one_quota_a_unit(reader, section, &request);
        (scope.is_some() && on.is_some()).then_some(request)
    }
}

fn quota(reader: &mut Reader<'_>, section: &Section<'_>) -> Option<Quota> {
    reader.known_keys(section, &["unit", "out", "in"]);
    let unit = reader.id(section, "unit", &reader.register.tables().units.id, Mentioned::Unit);
    reader.require(section, "unit", unit.is_some());
    let (out, into) = (reader.bounds(section, "out", COUNT_MAX), reader.bounds(section, "in", COUNT_MAX));
    if !section.has("out") && !section.has("in") {
        let words = ["chỉ tiêu không có cả `out` lẫn `in`", "a quota with neither `out` nor `in`"];
        reader.fault(section.span.clone(), words.map(str::to_owned), Some("out = [1, 2]"));
    }
    Some(Quota { unit: unit?, out, into })
}

fn pin(reader: &mut Reader<'_>, section: &Section<'_>) -> Option<Pin> {
    let both = forbid_parts(reader, section);
    reader.require(section, "person", both.person.known());
    reader.require(section, "to_post", both.to_post.known());
    (both.person.known() && both.to_post.known()).then_some(Pin { person: both.person, to_post: both.to_post })
}

fn forbid(reader: &mut Reader<'_>, section: &Section<'_>) -> Option<Forbid> {
    let parts = forbid_parts(reader, section);
    if !section.has("person") && !section.has("to_post") {
        let words = ["điều cấm không nêu ai và không nêu vị trí nào", "a forbid that names neither a person nor a post"];
        reader.fault(section.span.clone(), words.map(str::to_owned), Some("{ person = \"…\" }, { to_post = \"…\" }"));
    }
    // With one of two ids at fault, what is left would forbid more than was meant.
    let readable = parts.person.known() == section.has("person") && parts.to_post.known() == section.has("to_post");
    readable.then_some(parts)
}

fn forbid_parts(reader: &mut Reader<'_>, section: &Section<'_>) -> Forbid {
    reader.known_keys(section, &["person", "to_post"]);
    let tables = reader.register.tables();
    let person = reader.id(section, "person", &tables.people.id, Mentioned::Person).unwrap_or(Row::NONE);
    let to_post = reader.id(section, "to_post", &tables.posts.id, Mentioned::Post).unwrap_or(Row::NONE);
    Forbid { person, to_post }
}

fn fit(reader: &mut Reader<'_>, section: &Section<'_>) -> Fit {
    reader.known_keys(section, &["planned_for_target", "reinforces_short_unit"]);
    Fit {
        planned_for_target: reader.count(section, "planned_for_target", 0, POINTS_MAX).unwrap_or(0),
        reinforces_short_unit: reader.count(section, "reinforces_short_unit", 0, POINTS_MAX).unwrap_or(0),
    }
}

fn ends_after_it_begins(reader: &mut Reader<'_>, section: &Section<'_>, request: &Request) {
    if request.until_planned.known() && request.on.known() && request.until_planned <= request.on {
        let words = [format!("`until_planned` không sau `on` ({})", request.on), format!("`until_planned` is not after `on` ({})", request.on)];
        reader.fault(section.place("until_planned"), words, None);
    }
}

fn one_quota_a_unit(reader: &mut Reader<'_>, section: &Section<'_>, request: &Request) {
    for (number, quota) in request.quotas.iter().enumerate() {
        if request.quotas[..number].iter().any(|earlier| earlier.unit == quota.unit) {
            let id = reader.register.tables().units.id.text(quota.unit.index());
            reader.fault(section.place("quotas"), [format!("hai chỉ tiêu cho đơn vị `{id}`"), format!("two quotas for the unit `{id}`")], None);
        }
    }
}
