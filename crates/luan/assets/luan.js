// What makes the pages quicker for who has a keyboard or a small screen. Every page works without it.
"use strict";

// On a small screen the list of pages begins closed: the page itself comes first.
const menu = document.querySelector("details.menu");
if (menu && window.matchMedia("(max-width: 62rem)").matches) menu.open = false;

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
