// Where things stand: the top of the project, the program that is tried, the browser.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the project. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The program. */
export const program = process.env.LUAN_PROGRAM ?? resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug/luan");

/** The browser: Debian's Chromium, or another one that is named. */
export const browser = process.env.LUAN_BROWSER ?? "/usr/bin/chromium";

/** Where pictures of the pages go, where somebody wants to look at them. */
export const pictures = process.env.LUAN_PICTURES;

for (const [path, what] of [[program, "cargo build -p luan"], [browser, "apt-get install chromium"]]) {
  if (!existsSync(path)) throw new Error(`${path} is not there: ${what}`);
}
