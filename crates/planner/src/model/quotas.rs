//! Quotas: the most is a limit, what is missing below the least is the second level.

use super::Level;
use crate::program::{Cost, FREE, Group, Program};
use crate::world::World;

pub(super) const LEVEL: Level =
    Level { name: "quota_shortfall", words: ["lượt còn thiếu so với chỉ tiêu", "moves missing below the quotas"], build };

type Sides = [(Group, Option<[u32; 2]>, Vec<usize>); 2];

fn sides(world: &World, number: usize) -> Sides {
    let quota = &world.quotas[number];
    [(Group::QuotaOut(number), quota.out, world.leaving(quota.unit).collect()), (Group::QuotaIn(number), quota.into, world.coming(quota.unit).collect())]
}

pub(super) fn limit(world: &World, program: &mut Program) {
    for (group, bounds, moves) in (0..world.quotas.len()).flat_map(|number| sides(world, number)) {
        if let Some([_, most]) = bounds {
            program.row(group, -FREE, i64::from(most), moves.into_iter().map(|arc| (arc, 1)).collect());
        }
    }
}

fn build(world: &World, program: &mut Program) -> Cost {
    let mut cost = Cost { constant: 0, terms: Vec::new(), range: (0, 0) };
    for (_, bounds, moves) in (0..world.quotas.len()).flat_map(|number| sides(world, number)) {
        let Some([least, _]) = bounds.filter(|[least, _]| *least > 0) else { continue };
        let missing = program.missing(i64::from(least), i64::from(least), moves.into_iter().map(|arc| (arc, 1)).collect());
        cost.terms.push((missing, 1));
        cost.range.1 += i64::from(least);
    }
    cost
}
