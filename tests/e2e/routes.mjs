// Every address that shows something, read from the program's own list: a new page cannot be forgotten.

import { readFileSync } from "node:fs";
import { root } from "./place.mjs";

const LIST = readFileSync(`${root}/crates/luan/src/web/routes.rs`, "utf8");

/** What makes a line of the list one that changes something: it is sent, and not asked for. */
const SENT = /\b(?:post|own|again)\(|\blook\(true/;

/** Addresses that are asked for; stars stand for parts. What is said around an address may change: whatever is not known to be sent is asked for. */
export const SHOWN = LIST.split("pub(crate) const ROUTES")[1]
  .split("\n];")[0]
  .split(/,\n {4}(?=\S)/)
  .filter((line) => !SENT.test(line))
  .flatMap((line) => /"(\/[^"]*)"/.exec(line)?.[1] ?? []);

/** Addresses with something for every star, by the beginning that they fit. */
const STARS = [
  ["/history/*/receipt/*", (known) => `/history/person%3A${known.person}/receipt/${known.entry}`],
  ["/history/*", (known) => `/history/person%3A${known.person}`],
  ["/units/*", () => "/units/U-TINH"],
  ["/rules/*", () => `/rules/${encodeURIComponent("45-CT/TW#two-terms")}`],
  ["/plans/*/compare", (known) => `/plans/${known.plan}/compare?with=${known.plan}`],
  ["/plans/*", (known) => `/plans/${known.plan}`],
  ["/jobs/*", (known) => `/jobs/${known.job}`],
  ["/imports/*", (known) => `/imports/${known.import}`],
  ["/documents/*/thread", () => "/documents/VB-W1-DEN-2025-639/thread"],
  ["/documents/*/reminder", () => "/documents/VB-W1-DEN-2025-639/reminder"],
  ["/documents/*/tasks", () => "/documents/VB-W1-DEN-2025-639/tasks"],
  ["/documents/*/steps", () => "/documents/VB-W1-DEN-2025-639/steps"],
  ["/documents/*/write/*", () => "/documents/VB-DEN-2023-318/write/plan"],
  ["/documents/*", () => "/documents/VB-DEN-2023-318"],
  ["/people/*", (known) => `/people/${known.person}`],
];

/** The address of a route. */
export function filled(route, known) {
  if (!route.includes("*")) return route;
  const found = STARS.find(([start]) => route.startsWith(start));
  const path = found && found[1](known) + route.slice(found[0].length);
  if (!path || path.includes("*")) throw new Error(`say in routes.mjs what stands for the star in ${route}`);
  return path;
}
