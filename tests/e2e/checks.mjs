// What a page must be for everybody who uses it, and what axe does not see of it. Each check gives a list of faults; each fails on a page of `faulty.mjs`.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The rules of axe: WCAG 2.2, levels A and AA. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The least size of what is pressed, in pixels (WCAG 2.5.8). */
const TARGET = 24;
/** Places that the focus is followed to on one page. */
const STOPS_MAX = 120;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** What axe finds. */
export async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** A language, one heading of the first level, a title that begins with it, and landmarks. */
export function heading(page) {
  return page.evaluate(() => {
    const faults = [];
    const headings = [...document.querySelectorAll("h1")];
    if (!["vi", "en"].includes(document.documentElement.lang)) faults.push(`the language is ${document.documentElement.lang || "not said"}`);
    if (headings.length !== 1) faults.push(`${headings.length} headings of the first level`);
    // Papers write their heading in capitals.
    const small = (text) => text.trim().toLocaleLowerCase("vi");
    if (!document.title.trim() || !headings[0] || !small(document.title).includes(small(headings[0].innerText))) faults.push(`the title "${document.title}" does not say what the page is`);
    if (document.querySelectorAll("main").length !== 1) faults.push("not one main part");
    let before = 1;
    for (const one of document.querySelectorAll("main h1, main h2, main h3, main h4")) {
      const level = Number(one.tagName[1]);
      if (level > before + 1) faults.push(`heading "${one.innerText}" skips a level`);
      before = level;
    }
    return faults;
  });
}

/** Every field has a label that can be seen or heard; what only stands in the field is none. */
export function labels(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      const said = [...(field.labels ?? [])].map((label) => label.innerText || label.textContent).join("") + (field.getAttribute("aria-label") ?? "");
      const by = (field.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join("");
      if (!(said + by).trim()) faults.push(`no label: ${field.outerHTML.slice(0, 120)}`);
    }
    for (const button of document.querySelectorAll("button, a[href]")) {
      const name = `${button.innerText || button.textContent} ${button.getAttribute("aria-label") ?? ""} ${button.querySelector("[aria-label], title")?.textContent ?? ""}`;
      if (!/[\p{L}\p{N}]/u.test(name)) faults.push(`no name: ${button.outerHTML.slice(0, 120)}`);
    }
    return faults;
  });
}

/** Tables of facts say what their columns are, and what they are about: in a caption, a label, that of the part that scrolls with them, or the heading right before them. Pictures say what they show. */
export function tables(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const table of document.querySelectorAll("table")) {
      const heads = [...table.querySelectorAll("th")];
      if (!heads.length) faults.push(`no heads: ${table.innerText.slice(0, 60)}`);
      for (const head of heads) if (!["col", "row", "colgroup", "rowgroup"].includes(head.scope)) faults.push(`a head without scope: ${head.innerText}`);
      const named = (one) => one?.getAttribute("aria-label") || document.getElementById(one?.getAttribute("aria-labelledby"))?.innerText;
      const order = [...document.querySelectorAll("h2, h3, h4, h5, summary, table")];
      const before = order[order.indexOf(table) - 1];
      const headed = before && before.tagName !== "TABLE" && before.innerText.trim();
      if (!table.caption?.innerText.trim() && !named(table) && !named(table.closest("[role=region]")) && !headed) faults.push(`a table without a caption: ${table.innerText.slice(0, 60)}`);
    }
    for (const picture of document.querySelectorAll("svg")) {
      if (picture.closest("[aria-hidden=true]") || picture.getAttribute("aria-hidden") === "true") continue;
      if (picture.getAttribute("role") !== "img" || !(picture.getAttribute("aria-label") || picture.querySelector("title"))) faults.push(`a picture that says nothing: ${picture.outerHTML.slice(0, 80)}`);
    }
    return faults;
  });
}

/** What is pressed is large enough, or stands in a line of text. */
export function targets(page) {
  return page.evaluate((least) => {
    const faults = [];
    for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
      const box = one.getBoundingClientRect();
      if (!one.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.right <= 0) continue;
      if (box.width >= least && box.height >= least) continue;
      const inText = getComputedStyle(one).display === "inline" && [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.data));
      const centre = [box.x + box.width / 2, box.y + box.height / 2];
      const near = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].some((other) => {
        if (other === one || other.contains(one) || one.contains(other)) return false;
        const its = other.getBoundingClientRect();
        if (!its.width) return false;
        const [dx, dy] = [Math.max(its.left - centre[0], 0, centre[0] - its.right), Math.max(its.top - centre[1], 0, centre[1] - its.bottom)];
        return Math.hypot(dx, dy) < least / 2;
      });
      if (!inText && near) faults.push(`${Math.round(box.width)}×${Math.round(box.height)}: ${one.outerHTML.slice(0, 120)}`);
    }
    return faults;
  }, TARGET);
}

/** The page at a width, with what a reader sets: nothing is cut off, and nothing but tables scrolls to the side. */
async function fits(page, what, size, style) {
  await page.setViewportSize(size);
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, style);
  const faults = await page.evaluate((what) => {
    const [faults, root] = [[], document.documentElement];
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest(".wide, pre, [tabindex='0']"));
      faults.push(`${what}: ${root.scrollWidth} wide in ${root.clientWidth}: ${wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 90))}`);
    }
    for (const one of document.querySelectorAll("h1, h2, h3, p, label, button, a, th, td, li, summary, dt, dd, legend")) {
      if (one.closest(".unseen, [hidden]") || one.classList.contains("skip") || !one.checkVisibility()) continue;
      const style = getComputedStyle(one);
      if (style.overflow === "hidden" && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) faults.push(`${what}: cut off: ${one.innerText.slice(0, 60)}`);
    }
    return faults;
  }, what);
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  await page.setViewportSize(WIDE);
  return faults;
}

/** A narrow screen, which is also one of four times the size. */
export const narrow = (page) => fits(page, "320 px", NARROW, "");
/** Letters of twice the size. */
export const large = (page) => fits(page, "200 %", WIDE, "html { font-size: 200% !important }");
/** Letters, words and lines set wider. */
export const spaced = (page) =>
  fits(page, "spacing", WIDE, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");

/** With the keyboard alone: first the way to the content, then everything in the order in which it is read, each seen to have the focus and hidden by nothing. */
export async function keyboard(page) {
  const faults = [];
  await page.evaluate(() => {
    // From the top, wherever the page itself has put the focus.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    window.scrollTo(0, 0);
    for (const [number, one] of [...document.querySelectorAll("*")].entries()) one.luanPlace = number;
  });
  faults.push(...(await page.evaluate(() => [...document.querySelectorAll("[tabindex]")].filter((one) => one.tabIndex > 0).map((one) => `out of order: ${one.outerHTML.slice(0, 110)}`))));
  let last = -1;
  let first;
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const style = getComputedStyle(one);
      // The middle of what can be seen of it: a table may be longer than the window.
      const box = [...one.getClientRects()][0] ?? one.getBoundingClientRect();
      const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
      const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
      const top = document.elementFromPoint(x, y);
      const label = one.labels?.[0];
      return {
        place: one.luanPlace,
        what: one.outerHTML.slice(0, 110),
        skip: one.matches("a[href^='#']"),
        seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none",
        hidden: !(top && (one === top || one.contains(top) || top.contains(one) || label?.contains(top))),
        radio: one.type === "radio",
      };
    });
    if (!at && stop === 0) faults.push("nothing takes the focus");
    // Behind the last one the browser itself is, or the first one again.
    if (!at || at.place === first) return faults;
    // A field for a day has several places in it.
    if (at.place === last) continue;
    if (stop === 0 && !at.skip) faults.push(`the first is not the way to the content: ${at.what}`);
    if (!at.seen) faults.push(`the focus is not seen: ${at.what}`);
    if (at.hidden) faults.push(`the focus is hidden: ${at.what}`);
    if (at.place <= last) faults.push(`out of order: ${at.what}`);
    last = at.place;
    first ??= at.place;
  }
  return faults;
}

/** On paper. */
export async function paper(page) {
  const bytes = await page.pdf({ format: "A4" });
  const pages = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  await page.emulateMedia({ media: "print" });
  const faults = await page.evaluate(() => {
    const shown = [...document.querySelectorAll("button, nav, .skip")].filter((one) => one.checkVisibility());
    const empty = !document.querySelector("main h1")?.checkVisibility();
    return [...shown.map((one) => `on paper: ${one.outerHTML.slice(0, 80)}`), ...(empty ? ["on paper there is no heading"] : [])];
  });
  await page.emulateMedia({ media: "screen" });
  return pages > 0 ? faults : ["nothing is printed", ...faults];
}

/** The colours of the reader's own: what is pressed and typed into has a border then. */
export async function forced(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll("button, input:not([type=hidden]):not([type=range]):not([type=checkbox]):not([type=radio]), select, textarea")]
      .filter((one) => one.checkVisibility() && (getComputedStyle(one).borderStyle === "none" || parseFloat(getComputedStyle(one).borderWidth) === 0))
      .map((one) => `without a border in forced colours: ${one.outerHTML.slice(0, 80)}`),
  );
  await page.emulateMedia({ forcedColors: "none" });
  return faults;
}

/** The checks of every language, and those that are the same in each. */
export const EACH = { axe, heading, labels, tables };
export const ONCE = { targets, narrow, large, spaced, keyboard, paper, forced };
