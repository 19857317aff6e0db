// The pictures of the README: the invented town, as `luan demo` shows it. `node pictures.mjs` takes them anew.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { browser as start, window } from "./browser.mjs";
import { demonstration } from "./office.mjs";
import { Reader } from "./pages.mjs";
import { root } from "./place.mjs";

const SIZE = { width: 1024, height: 640 };
const DAY = "2024-03-01";
/** Names and addresses. */
const TAKEN = [
  ["review", `/review?on=${DAY}`],
  ["verdicts", `/people/CB0030/review?on=${DAY}`],
];

const folder = join(root, "docs/pictures");
mkdirSync(folder, { recursive: true });
const [browser, demo] = [await start(), await demonstration()];
try {
  for (const lang of ["vi", "en"]) {
    const reader = new Reader(await window(browser, demo.address, { lang }), lang);
    await reader.page.setViewportSize(SIZE);
    await reader.go(demo.way);
    const shot = (name) => reader.page.screenshot({ path: join(folder, `${name}-${lang}.png`) });
    await shot("demo");
    await reader.button("demo-begin").click();
    for (const [name, path] of TAKEN) {
      await reader.go(`${path}&tour=0`);
      await shot(name);
    }
    await reader.page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
