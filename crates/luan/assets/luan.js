// What makes the pages quicker for who has a keyboard or a small screen. Every page works without it.
"use strict";

// On a small screen the list of pages begins closed: the page itself comes first.
const menu = document.querySelector("details.menu");
if (menu && window.matchMedia("(max-width: 62rem)").matches) menu.open = false;

// A job tells how far it is. Where it cannot, the page asks for itself every two seconds; what is read aloud changes no more than every five.
const job = document.querySelector("[data-events]");
if (job && window.EventSource) {
  const events = new EventSource(job.dataset.events);
  let live = false;
  let said = 0;
  let stage = "";
  events.onopen = () => { live = true; };
  events.onerror = () => { live = false; };
  events.onmessage = (event) => {
    const standing = JSON.parse(event.data);
    if (standing.over) {
      events.close();
      if (standing.address) window.location.assign(standing.address);
      else window.location.reload();
      return;
    }
    if (stage && standing.stage !== stage) { window.location.reload(); return; }
    stage = standing.stage;
    const far = document.getElementById("far");
    const words = document.getElementById("job-words");
    if (far && standing.total) { far.max = standing.total; far.value = standing.done; }
    if (words && Date.now() - said >= 5000) { words.textContent = standing.words; said = Date.now(); }
  };
  document.addEventListener("htmx:before:request", (event) => { if (live && event.target.closest("#job")) event.preventDefault(); });
}

// Who speaks to the machine, or hits keys by mistake, switches off those that are a single letter; the browser remembers it.
const SINGLE = "luan-single-keys";
function singleKeys() {
  try { return localStorage.getItem(SINGLE) !== "off"; } catch { return true; }
}
const choice = document.getElementById("single-keys");
if (choice) {
  choice.closest("[hidden]").hidden = false;
  choice.checked = singleKeys();
  choice.addEventListener("change", () => {
    try { localStorage.setItem(SINGLE, choice.checked ? "on" : "off"); } catch { choice.checked = true; }
  });
}

// A part of another page of ours; nothing where it cannot be had, so that the way there is gone instead.
async function part(path, selector) {
  const answer = await fetch(path, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector);
}

function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, text] of Object.entries(attributes)) made.setAttribute(key, text);
  made.append(...children);
  return made;
}

// Shows a dialog, which closes with Escape or its button and is gone afterwards; the focus goes back to where it was.
function show(label, ...children) {
  const close = make("button", { type: "button", class: "quiet" }, document.documentElement.lang === "en" ? "Close" : "Đóng");
  const dialog = make("dialog", { class: "over", "aria-label": label }, ...children, close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// The palette: the page of that name in a dialog, as a field with a list under it.
function palette() {
  const home = document.querySelector("[data-palette]");
  if (!home || document.querySelector("dialog.over")) return;
  const label = home.textContent;
  const list = make("ul", { id: "palette-list", role: "listbox", "aria-label": label, class: "hits" });
  const told = make("p", { role: "status", class: "unseen" });
  const field = make("input", { type: "text", role: "combobox", "aria-label": label, "aria-controls": "palette-list", "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false" });
  const dialog = show(label, field, told, list);
  let at = -1, asked = 0, wait = 0;
  const options = () => [...list.children];
  function choose(next) {
    const all = options();
    if (!all.length) return;
    at = (next + all.length) % all.length;
    all.forEach((option, number) => option.setAttribute("aria-selected", number === at ? "true" : "false"));
    all[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[at].id);
  }
  async function ask() {
    const turn = ++asked;
    let page = null;
    try { page = await part("/palette?words=" + encodeURIComponent(field.value), "main"); } catch { page = null; }
    const hits = page && page.querySelector("#hits");
    // An answer that was overtaken by a later question says nothing any more.
    if (turn !== asked || !dialog.open) return;
    if (!hits) { location.href = "/palette?words=" + encodeURIComponent(field.value); return; }
    list.replaceChildren(...[...hits.querySelectorAll("a")].map((link, number) => {
      const option = make("li", { role: "option", id: "palette-" + number, "aria-selected": "false", "data-path": link.getAttribute("href") }, ...link.childNodes);
      option.addEventListener("click", () => { location.href = option.dataset.path; });
      return option;
    }));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-expanded", list.children.length ? "true" : "false");
    const nothing = page.querySelector(".note");
    told.textContent = nothing ? nothing.textContent : String(list.children.length);
    told.className = nothing ? "note" : "unseen";
    choose(0);
  }
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if (event.key === "Enter" && at >= 0) location.href = options()[at].dataset.path;
    else return;
    event.preventDefault();
  });
  field.focus();
  ask();
}

async function sheet() {
  let keys = null;
  try { keys = await part("/keys", "#sheet"); } catch { keys = null; }
  if (keys) show(keys.querySelector("caption").textContent, keys); else location.href = "/keys";
}

// Whether somebody types: then a letter is a letter.
function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

let going = 0;
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || document.querySelector("dialog[open]") || !singleKeys()) return;
  const went = Date.now() - going < 1500;
  going = 0;
  if (went) {
    const link = [...document.querySelectorAll("[data-go]")].find((link) => link.dataset.go === event.key);
    if (link) { event.preventDefault(); location.href = link.href; }
    return;
  }
  if (event.key === "g") going = Date.now();
  else if (event.key === "/") {
    const seek = document.getElementById("seek");
    if (seek) { event.preventDefault(); seek.focus(); seek.select(); }
  } else if (event.key === "?") { event.preventDefault(); sheet(); }
});

const way = document.querySelector("[data-palette]");
if (way) way.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  palette();
});

// A number that can be written and moved: what is done to the one is shown by the other.
document.addEventListener("input", ({ target }) => {
  const twin = target.dataset && target.dataset.twin && document.getElementById(target.dataset.twin);
  if (twin) twin.value = target.value;
});

// The explanation of a term is put away with Escape, and is there again when the term is left and met anew.
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") for (const term of document.querySelectorAll(".term:hover, .term:focus-within")) term.classList.add("shut");
});
for (const left of ["pointerout", "focusout"]) {
  document.addEventListener(left, ({ target }) => { const term = target.closest && target.closest(".term"); if (term) term.classList.remove("shut"); });
}
