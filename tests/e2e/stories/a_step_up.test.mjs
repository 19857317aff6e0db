// Five minutes after the code was shown, an act asks for it again: in the middle of the work, and nothing that was typed is lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { browser as start, picture, window } from "../browser.mjs";
import { EACH, ONCE } from "../checks.mjs";
import { code } from "../codes.mjs";
import { office as open } from "../office.mjs";
import { Reader, change, paths, showCode } from "../pages.mjs";
import { enter, staff } from "../people.mjs";

/** For how long a code counts as just shown, in milliseconds, and a little more: the page is waited for as its reader waits. */
const FRESH = 5 * 60_000 + 2_000;
const PERSON = "CB0062";
const ROW = `evaluations: person=${PERSON}; year=2025; grade=good; by=U-W2-DU`;

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

test("an act asks for the code once more, and goes on where it was", async (turn) => {
  const office = await open();
  turn.after(() => office.stop());
  const holders = await staff(browser, office, { unit: "U-TINH", roles: ["specialist"] });
  const reader = new Reader(await window(browser, office.address), "vi");
  await enter(reader, holders.specialist);
  await reader.go(paths.change(PERSON));
  assert.equal(await reader.title().innerText(), reader.says("change-title"));
  await wait(FRESH);

  const add = ROW.replace("good", "excellent");
  await change(reader, { withdraw: ROW, add, why: "Bổ sung đánh giá", paper: "12-BB/ĐU" });
  assert.equal(await reader.title().innerText(), reader.says("ask-confirm-it-is-you"));
  await picture(reader.page, "ask-code");
  for (const [name, faults] of Object.entries({ ...EACH, ...ONCE })) assert.deepEqual(await faults(reader.page), [], name);
  await showCode(reader, "000000");
  assert.equal(await reader.faults().count(), 1, "a wrong code");
  await showCode(reader, code(holders.specialist.secret));
  // What would be written is there, as it was typed: now it is recorded.
  await reader.send("change-record");
  await reader.because("Bổ sung hồ sơ");
  assert.equal(decodeURIComponent(new URL(reader.page.url()).pathname), `/history/person:${PERSON}`);
  const said = await reader.main().innerText();
  assert.ok(said.includes("12-BB/ĐU") && said.includes("Bổ sung đánh giá") && said.includes("xuất sắc"), said);
});
