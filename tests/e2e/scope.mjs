// Who stands in a unit or below it, counted from the tables alone: by the posts that are held, without one by the post held last, without any under every highest unit.

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The subjects of an exchange folder that stand within a unit on a day: people, units, posts. Its tables have whole days and no quoted cells. */
export function within(folder, unit, day) {
  const units = new Map(table(folder, "units").map((row) => [row.id, row]));
  const below = (id) => id === unit || (Boolean(units.get(id)?.parent) && below(units.get(id).parent));
  const posts = new Map(table(folder, "posts").map((row) => [row.id, row.unit]));
  const tenures = grouped(table(folder, "tenures"));
  const found = new Set();
  for (const { id } of table(folder, "people")) {
    const begun = (tenures.get(id) ?? []).filter((row) => row.from <= day);
    const held = begun.filter((row) => row.until === "" || day < row.until);
    const last = begun.map((row) => row.until).sort().pop();
    const stand = held.length ? held : begun.filter((row) => row.until === last);
    const places = stand.length ? stand.map((row) => posts.get(row.post)) : [...units.values()].filter((row) => row.parent === "").map((row) => row.id);
    if (places.some(below)) found.add(`person:${id}`);
  }
  for (const id of units.keys()) if (below(id)) found.add(`unit:${id}`);
  for (const [id, its] of posts) if (below(its)) found.add(`post:${id}`);
  return found;
}

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row]);
  return groups;
}

function table(folder, name) {
  const [heads, ...rows] = readFileSync(join(folder, `${name}.csv`), "utf8").trimEnd().split("\n");
  if (rows.some((row) => row.includes('"'))) throw new Error(`${name}.csv has quoted cells`);
  return rows.map((row) => Object.fromEntries(heads.split(",").map((head, at) => [head, row.split(",")[at]])));
}
