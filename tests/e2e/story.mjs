// What one person does in an office of their own, told on both databases and in both languages, once without scripts.

import { after, before, test } from "node:test";
import { browser as start, window } from "./browser.mjs";
import { office as open } from "./office.mjs";
import { Reader } from "./pages.mjs";
import { enter, staff } from "./people.mjs";

const WAYS = [
  { database: "sqlite", lang: "vi", scripts: false },
  { database: "postgres", lang: "en", scripts: true },
];

/** Tells the story of somebody with a role over the whole town: `tell` gets the test, and the office, the reader who has signed in, and the way in which it is told. */
export function story(title, role, tell) {
  let browser;
  before(async () => (browser = await start()));
  after(() => browser.close());
  for (const { database, lang, scripts } of WAYS) {
    test(`${title} (${database}, ${lang}, ${scripts ? "with" : "without"} scripts)`, async (turn) => {
      const office = await open({ database });
      turn.after(() => office.stop());
      const holders = await staff(browser, office, { unit: "U-TINH", roles: [role] });
      const reader = new Reader(await window(browser, office.address, { lang, scripts }), lang);
      await enter(reader, holders[role]);
      await tell(turn, { office, reader, lang, scripts });
    });
  }
}
