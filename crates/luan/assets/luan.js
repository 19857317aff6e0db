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
