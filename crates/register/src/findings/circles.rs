//! Parents and successors that run in circles, and parents that are not above.

use super::Found;
use crate::Register;
use crate::column::Row;

/// Places, and units, whose parents lead back to them.
pub(super) fn of_parents(register: &Register, found: &mut Found) {
    let (places, units) = (&register.tables().places, &register.tables().units);
    note("places", circles(places.len(), |row| targets([places.parent[row]])), found);
    note("units", circles(units.len(), |row| targets([units.parent[row]])), found);
}

/// Places, and units, whose successors lead back to them.
pub(super) fn of_successors(register: &Register, found: &mut Found) {
    let (places, units) = (&register.tables().places, &register.tables().units);
    note("places", circles(places.len(), |row| targets(places.successors.list(row).iter().map(|(to, _)| *to))), found);
    note("units", circles(units.len(), |row| targets(units.successors.list(row).iter().map(|(to, _)| *to))), found);
}

/// A place whose parent is of its own level or a lower one.
pub(super) fn parent_not_above(register: &Register, found: &mut Found) {
    let places = &register.tables().places;
    let bad = (0..places.len()).filter(|&row| places.parent[row].get().is_some_and(|parent| places.kind[parent] >= places.kind[row]));
    found.extend(bad.map(|row| vec![("places", row as u32), ("places", places.parent[row].index() as u32)]));
}

fn targets<T>(rows: impl IntoIterator<Item = Row<T>>) -> Vec<usize> {
    rows.into_iter().filter_map(Row::get).collect()
}

fn note(table: &'static str, circles: Vec<Vec<usize>>, found: &mut Found) {
    found.extend(circles.into_iter().map(|rows| rows.into_iter().map(|row| (table, row as u32)).collect()));
}

/// A row on the way of the walk: its links, and how many of them were taken.
struct Visit {
    row: usize,
    links: Vec<usize>,
    taken: usize,
}

/// The circles of a graph: its strongly connected parts of more than one row, and rows that lead to themselves (Tarjan, without recursion).
fn circles(rows: usize, links: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let (mut number, mut low, mut open) = (vec![UNSEEN; rows], vec![UNSEEN; rows], vec![false; rows]);
    let (mut stack, mut found) = (Vec::new(), Vec::new());
    let mut next = 0;
    for start in 0..rows {
        let mut way: Vec<Visit> = Vec::new();
        let mut enter = (number[start] == UNSEEN).then_some(start);
        loop {
            if let Some(row) = enter.take() {
                (number[row], low[row], open[row]) = (next, next, true);
                next += 1;
                stack.push(row);
                way.push(Visit { row, links: links(row), taken: 0 });
            }
            let Some(visit) = way.last_mut() else { break };
            let row = visit.row;
            if let Some(&to) = visit.links.get(visit.taken) {
                visit.taken += 1;
                if number[to] == UNSEEN {
                    enter = Some(to);
                } else if open[to] {
                    low[row] = low[row].min(number[to]);
                }
                continue;
            }
            let to_itself = visit.links.contains(&row);
            way.pop();
            if let Some(before) = way.last() {
                low[before.row] = low[before.row].min(low[row]);
            }
            if low[row] == number[row] {
                let at = stack.iter().rposition(|&other| other == row).expect("a row stays on the stack until its part is complete");
                let mut part = stack.split_off(at);
                part.iter().for_each(|&row| open[row] = false);
                part.sort_unstable();
                found.extend((part.len() > 1 || to_itself).then_some(part));
            }
        }
    }
    found
}
