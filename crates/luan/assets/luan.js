// What makes the pages quicker for who has a keyboard or a small screen. Every page works without it.
"use strict";

// On a small screen the list of pages begins closed: the page itself comes first.
const menu = document.querySelector("details.menu");
if (menu && window.matchMedia("(max-width: 62rem)").matches) menu.open = false;
