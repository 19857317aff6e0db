// What the rules say of everybody, a plan of moves, and what leaves the house: on the town and on a province.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { luan, office as open } from "../office.mjs";
import { Reader, paths, plan, afterJob } from "../pages.mjs";
import { enter, staff } from "../people.mjs";
import { within } from "../scope.mjs";

const TURNS = [
  { facts: "town", unit: "U-TINH", on: "2024-03-01", database: "sqlite", lang: "vi", scripts: false },
  { facts: "province", unit: "U000000", on: "2025-06-01", database: "postgres", lang: "en", scripts: true },
];
const WHY = "Rà soát quy hoạch";

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const { facts, unit, on, database, lang, scripts } of TURNS) {
  test(`the rules are asked about the ${facts} (${database}, ${lang}, ${scripts ? "with" : "without"} scripts)`, async (turn) => {
    const office = await open({ facts, database });
    turn.after(() => office.stop());
    const holders = await staff(browser, office, { unit, roles: ["specialist"] });
    const reader = new Reader(await window(browser, office.address, { lang, scripts }), lang);
    await enter(reader, holders.specialist);

    const seen = facts === "town" ? new Set(["person:CB0030"]) : within(office.tables, unit, today());

    await turn.test("the review counts what the command line counts", async () => {
      await reader.open(paths.review(on), WHY);
      await picture(reader.page, `review-${facts}-${lang}`);
      const shown = await counts(reader);
      const command = ["review", ...office.record, "--on", on, "--rulebooks", join(office.town, "rulebooks"), "--format", "json"];
      const all = luan(...command).split("\n").filter(Boolean).map((line) => JSON.parse(line));
      // Who may see only a part counts only a part; which part is counted here from the tables alone.
      const lines = all.filter(({ subject }) => facts === "town" || seen.has(subject));
      assert.ok(lines.length > 100 && (facts === "town" || lines.length < all.length / 4));
      const counted = new Map();
      for (const { rule, outcome } of lines) {
        if (!counted.has(rule)) counted.set(rule, new Map());
        counted.get(rule).set(outcome, (counted.get(rule).get(outcome) ?? 0) + 1);
      }
      assert.ok(shown.size >= 4);
      for (const [rule, [notMet, notKnown, waived, met]] of shown) {
        const of = (outcome) => counted.get(rule)?.get(outcome) ?? 0;
        assert.deepEqual([notMet, notKnown, waived, met], ["not_met", "not_known", "waived", "met"].map(of), rule);
      }
    });

    await turn.test("one person's verdicts name clause and facts", async () => {
      await reader.open(paths.personReview([...seen][0].replace("person:", ""), on), WHY);
      assert.match(await reader.main().textContent(), /65-QĐ\/TW|36\/2018\/QH14/u);
      await picture(reader.page, `verdicts-${facts}-${lang}`);
    });

    await turn.test("a faulty request is told where, and is still there", async () => {
      await plan(reader, { request: "scope = 1\nkhông", why: WHY });
      assert.notEqual(await reader.faults().count(), 0);
      assert.match(await reader.field("plan-request").inputValue(), /không/);
      await picture(reader.page, `plan-faulty-${lang}`);
    });

    if (facts === "town") {
      await turn.test("the plan of the town is found, with its reasons", async () => {
        const request = readFileSync(join(office.town, "plan.toml"), "utf8");
        await plan(reader, { request, why: WHY });
        await afterJob(reader);
        assert.match(await reader.main().innerText(), /CB0030/);
        await picture(reader.page, `plan-${lang}`);
      });
    }

    await turn.test("what leaves the house is one file, for a reason", async () => {
      await reader.go(paths.export);
      await reader.fill({ "word-why": "Báo cáo Ban Tổ chức" });
      const [download] = await Promise.all([reader.page.waitForEvent("download"), reader.button("export-export-zip").click()]);
      const bytes = readFileSync(await download.path());
      assert.equal(bytes.subarray(0, 2).toString(), "PK");
      assert.ok(bytes.includes("people.csv"));
    });
    assert.deepEqual(reader.page.faults, []);
  });
}

/** The counts of each rule: not met, not known, waived, met. */
async function counts(reader) {
  const rows = await reader.main().getByRole("table").first().getByRole("row").all();
  const shown = new Map();
  for (const row of rows.slice(1)) {
    const rule = decodeURIComponent((await row.getByRole("rowheader").getByRole("link").getAttribute("href")).split("/").pop());
    const cells = await row.getByRole("cell").allInnerTexts();
    shown.set(rule, cells.slice(0, 4).map((cell) => Number(cell.replace(/\D/g, ""))));
  }
  return shown;
}

/** Today in Vietnam. */
function today() {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}
