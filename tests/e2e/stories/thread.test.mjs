// A document is followed down to the last cell: the office sees who is late, enters what a cell answered on paper, and reminds nobody else.

import assert from "node:assert/strict";
import { picture } from "../browser.mjs";
import { choose, paths, remindedUnits, threadRows } from "../pages.mjs";
import { story } from "../story.mjs";

const LINE = "VB-W1-DEN-2025-639";
const ON = "2026-02-15";

story("a document reaches the last cell, and the office knows", "clerk", async (turn, { lang, reader: clerk }) => {
  await clerk.go(paths.document(LINE));
  await clerk.link("thread-title").click();
  await clerk.go(paths.thread(LINE, ON));
  const everybody = await threadRows(clerk);
  assert.ok(everybody.length > 60 && everybody.length < 65, `${everybody.length} units`);
  await picture(clerk.page, `thread-${lang}`);

  await clerk.link("thread-only-late").first().click();
  const late = await threadRows(clerk);
  assert.ok(late.length > 5 && late.length < everybody.length);
  await picture(clerk.page, `thread-late-${lang}`);

  // One of them has answered on paper in the meantime.
  const name = late.find((row) => row.includes("Chi bộ")).split("\n")[0].split("\t")[0].trim();
  await clerk.go(paths.steps(LINE));
  await picture(clerk.page, `thread-steps-${lang}`);
  await clerk.send("thread-record");
  assert.notEqual(await clerk.faults().count(), 0);
  await choose(clerk, name);
  await clerk.fill({ "thread-step": "studied", "thread-on-day": "10/02/2026", "thread-present": "9", "thread-invited": "11", "thread-text": "Phiếu giấy" });
  await clerk.button("thread-record").click();
  await clerk.page.waitForURL(/\/thread$/u);
  await clerk.go(paths.thread(LINE, ON, "late"));
  const still = await threadRows(clerk);
  assert.equal(still.length, late.length - 1);
  assert.ok(!still.some((row) => row.startsWith(name)), name);

  // The reminder names those who are late, each once, and nobody else.
  await clerk.go(paths.reminder(LINE, ON));
  const reminded = await remindedUnits(clerk);
  assert.equal(reminded.size, still.length);
  assert.ok(!reminded.has(name) && [...reminded].every((unit) => still.some((row) => row.startsWith(unit))));
  await picture(clerk.page, `thread-reminder-${lang}`);

  await clerk.go(paths.tasks(LINE));
  await picture(clerk.page, `thread-tasks-${lang}`);
  await clerk.go(paths.thread(LINE, ON));
  await clerk.page.emulateMedia({ media: "print" });
  await picture(clerk.page, `thread-print-${lang}`);
  assert.deepEqual(clerk.page.faults, []);
});
