//! Relatives in posts that bar a move, judged where everybody stands after the plan.

use register::code::{Branch, Role, UnitKind};
use register::column::Row;
use register::tables::{People, Posts, Units};

use super::{Block, Fact, OF_MOVE, TRUTHS, paper, truth};
use crate::column::{Column, FALSE, TRUE, UNKNOWN};
use crate::tree::Type;

/// The thirteen sectors whose heads may not be relatives of the head of the committee or the administration of the same place (114-QĐ/TW Điều 6 khoản 5).
const SECTORS: [Branch; 13] = [
    Branch::HomeAffairs,
    Branch::Inspectorate,
    Branch::Finance,
    Branch::Banking,
    Branch::Tax,
    Branch::Customs,
    Branch::IndustryTrade,
    Branch::PlanningInvestment,
    Branch::ResourcesEnvironment,
    Branch::Military,
    Branch::Police,
    Branch::Court,
    Branch::Procuracy,
];

/// Whether a relative holds a key post of the same committee.
pub(super) const KEY_POSTS: Fact = Fact {
    name: "move.kin_key_posts",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["có người thân giữ chức danh chủ chốt trong cùng cấp ủy", "a relative holds a key post of the same committee"],
    source: "kinship, tenures and the plan's moves: both among the head and deputies of a party committee, the head of its organisation board, the head of its inspection committee",
    paper: paper::FAMILY,
    fill: |block| some_relative(block, |target, held| same_key_committee(block, target, held)),
};

/// Whether a relative would be head and the person deputy, or the other way round, in one unit.
pub(super) const HEAD_DEPUTY: Fact = Fact {
    name: "move.kin_head_deputy",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["có người thân là người đứng đầu hoặc cấp phó trong cùng đơn vị", "a relative is head or deputy of the same unit"],
    source: "kinship, tenures and the plan's moves: one holds a head's title and the other a deputy's in the same unit",
    paper: paper::FAMILY,
    fill: |block| some_relative(block, |target, held| head_and_deputy(block, target, held)),
};

/// Whether a relative sits in the same leadership.
pub(super) const SAME_LEADERSHIP: Fact = Fact {
    name: "move.kin_same_leadership",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["có người thân trong cùng ban thường vụ hoặc tập thể lãnh đạo đơn vị", "a relative sits in the same standing committee or leadership"],
    source: "kinship, tenures and the plan's moves: both in leadership titles of one unit, or in any posts of one standing committee",
    paper: paper::FAMILY,
    fill: |block| some_relative(block, |target, held| same_leadership(block, target, held)),
};

/// Whether one would head the committee or administration of a place and the other one of the thirteen sectors there.
pub(super) const COMMITTEE_SECTOR: Fact = Fact {
    name: "move.kin_committee_sector",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: [
        "có người thân: một người đứng đầu cấp ủy hoặc cơ quan hành chính, người kia đứng đầu một trong 13 ngành cùng địa phương",
        "a relative: one heads the committee or administration of a place, the other one of the 13 sectors there",
    ],
    source: "kinship, tenures and the plan's moves: a head in a party committee or people's committee of a place, and a head in a unit of the thirteen branches at that place",
    paper: paper::FAMILY,
    fill: |block| some_relative(block, |target, held| committee_and_sector(block, target, held)),
};

/// A post that somebody stands in after the plan.
#[derive(Clone, Copy)]
struct Standing {
    post: Row<Posts>,
    // Not so where the register or the plan contradicts itself.
    sure: bool,
}

/// Where the relatives of who moves stand after the plan, row by row: found once for every fact about kin.
pub(super) struct Relatives {
    // Row `i` has `standings[ends[i - 1]..ends[i]]`.
    ends: Vec<usize>,
    standings: Vec<Standing>,
}

impl Relatives {
    pub(super) fn of(block: &Block<'_>) -> Relatives {
        let mut relatives = Relatives { ends: Vec::with_capacity(block.len()), standings: Vec::new() };
        for (row, plan) in block.moves_with_plan() {
            for relative in block.world.register.kin_of(row.person).filter(|&relative| relative != row.person) {
                stand(block, relative, plan, &mut relatives.standings);
            }
            relatives.ends.push(relatives.standings.len());
        }
        relatives
    }
}

/// For every move, whether some relative stands in a post for which `bars` holds against the target post.
fn some_relative(block: &Block<'_>, bars: impl Fn(Row<Posts>, Row<Posts>) -> Option<bool>) -> Column {
    let Relatives { ends, standings } = block.relatives();
    let mut start = 0;
    let truths = block.moves().zip(ends).map(|(row, &end)| {
        let barred = |standing: &Standing| truth(bars(row.to_post, standing.post)).min(if standing.sure { TRUE } else { UNKNOWN });
        let found = standings[start..end].iter().map(barred).max().unwrap_or(FALSE);
        start = end;
        found
    });
    Column::Truth(truths.collect())
}

/// Adds where a person stands after the plan: in the concurrent tenures of the day, and in the post moved to, or else the main tenure.
fn stand(block: &Block<'_>, person: Row<People>, plan: u32, standings: &mut Vec<Standing>) {
    let world = block.world;
    let register = world.register;
    let post = &register.tables().tenures.post;
    let proposed = world.plans().last_of_person(world.moves, plan, person);
    let target = |&at: &u32| world.moves.rows[at as usize].to_post;
    let sent_to_one = proposed.iter().all(|at| target(at) == target(&proposed[0]));
    standings.extend(proposed.iter().map(|at| Standing { post: target(at), sure: sent_to_one }));
    let first_main = standings.len();
    let mut mains = 0;
    for tenure in register.tenures_on(person, block.day) {
        if !register.is_main(tenure) {
            standings.push(Standing { post: post[tenure], sure: true });
        } else if proposed.is_empty() {
            mains += 1;
            standings.push(Standing { post: post[tenure], sure: false });
            let last = standings.len() - 1;
            standings.swap(first_main + mains - 1, last);
        }
    }
    // One main tenure is where the person stands; of two, nobody can tell which.
    if mains == 1 {
        standings[first_main].sure = true;
    }
}

fn title_of(block: &Block<'_>, post: Row<Posts>) -> usize {
    block.world.register.tables().posts.title[post.index()].index()
}

fn unit_of(block: &Block<'_>, post: Row<Posts>) -> Row<Units> {
    block.world.register.tables().posts.unit[post.index()]
}

fn role_of(block: &Block<'_>, post: Row<Posts>) -> Option<Role> {
    block.world.register.tables().titles.role[title_of(block, post)]
}

fn same_key_committee(block: &Block<'_>, one: Row<Posts>, other: Row<Posts>) -> Option<bool> {
    let (Some(one), Some(other)) = (key_committee(block, one), key_committee(block, other)) else { return Some(false) };
    Some(one? == other?)
}

/// The committee in which a post is a key post; the inner `None` is a key post whose committee is not known.
fn key_committee(block: &Block<'_>, post: Row<Posts>) -> Option<Option<Row<Units>>> {
    let register = block.world.register;
    let unit = unit_of(block, post);
    let key = match register.tables().units.kind[unit.index()]? {
        UnitKind::PartyCommittee => matches!(role_of(block, post)?, Role::Head | Role::Deputy),
        UnitKind::OrganisationBoard | UnitKind::InspectionCommittee => role_of(block, post)? == Role::Head,
        _ => false,
    };
    key.then(|| register.nearest_of_kind(unit, UnitKind::PartyCommittee))
}

fn head_and_deputy(block: &Block<'_>, one: Row<Posts>, other: Row<Posts>) -> Option<bool> {
    let roles = (role_of(block, one)?, role_of(block, other)?);
    Some(unit_of(block, one) == unit_of(block, other) && matches!(roles, (Role::Head, Role::Deputy) | (Role::Deputy, Role::Head)))
}

fn same_leadership(block: &Block<'_>, one: Row<Posts>, other: Row<Posts>) -> Option<bool> {
    let tables = block.world.register.tables();
    let unit = unit_of(block, one);
    if unit != unit_of(block, other) {
        return Some(false);
    }
    if tables.units.kind[unit.index()]? == UnitKind::StandingCommittee {
        return Some(true);
    }
    both(tables.titles.leadership[title_of(block, one)], tables.titles.leadership[title_of(block, other)])
}

fn committee_and_sector(block: &Block<'_>, one: Row<Posts>, other: Row<Posts>) -> Option<bool> {
    if role_of(block, one)? != Role::Head || role_of(block, other)? != Role::Head {
        return Some(false);
    }
    let (one, other) = (unit_of(block, one), unit_of(block, other));
    let either_way = [(one, other), (other, one)].map(|(committee, sector)| truth(both(Some(is_committee(block, committee)), in_sector(block, sector))));
    let pair = either_way[0].max(either_way[1]);
    let fits = if pair == FALSE { FALSE } else { pair.min(truth(same_place(block, one, other))) };
    [Some(false), None, Some(true)][fits as usize]
}

fn is_committee(block: &Block<'_>, unit: Row<Units>) -> bool {
    matches!(block.world.register.tables().units.kind[unit.index()], Some(UnitKind::PartyCommittee | UnitKind::PeoplesCommittee))
}

fn in_sector(block: &Block<'_>, unit: Row<Units>) -> Option<bool> {
    block.world.register.tables().units.branch[unit.index()].map(|branch| SECTORS.contains(&branch))
}

/// Whether two units work for one place, followed to the day.
fn same_place(block: &Block<'_>, one: Row<Units>, other: Row<Units>) -> Option<bool> {
    let register = block.world.register;
    let place = |unit: Row<Units>| register.tables().units.place[unit.index()];
    let (one, other) = (place(one), place(other));
    if !one.known() || !other.known() {
        return None;
    }
    if one == other {
        return Some(true);
    }
    let (one, other) = (register.place_on(one, block.day)?, register.place_on(other, block.day)?);
    if one.len() == 1 && one == other { Some(true) } else { if one.iter().any(|place| other.contains(place)) { None } else { Some(false) } }
}

/// Kleene's "and".
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
