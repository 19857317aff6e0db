// J2: a specialist checks one candidate: what the rules say and on which facts, the clause, what is missing and from whom, and the paper that says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { office as open } from "../office.mjs";
import { Reader, fileOf, paths } from "../pages.mjs";
import { enter, staff } from "../people.mjs";

const PERSON = "CB0030";
const DAY = "2024-03-01";
const WHY = "Thẩm định nhân sự";

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const { database, lang, scripts } of [
  { database: "sqlite", lang: "vi", scripts: false },
  { database: "postgres", lang: "en", scripts: true },
]) {
  test(`a specialist checks one candidate (${database}, ${lang}, ${scripts ? "with" : "without"} scripts)`, async (turn) => {
    const office = await open({ database });
    turn.after(() => office.stop());
    const holders = await staff(browser, office, { unit: "U-TINH", roles: ["specialist"] });
    const reader = new Reader(await window(browser, office.address, { lang, scripts }), lang);
    await enter(reader, holders.specialist);

    await turn.test("every verdict leads to its clause, as it was on that day", async () => {
      await reader.open(paths.personReview(PERSON, DAY), WHY);
      const rules = reader.main().locator("a[href^='/rules/']");
      assert.ok((await rules.count()) > 2);
      await picture(reader.page, `candidate-verdicts-${lang}`);
      const rule = decodeURIComponent((await rules.first().getAttribute("href")).split("/").pop().split("?")[0]);
      await rules.first().click();
      assert.ok((await reader.main().innerText()).includes(rule.split("#")[0]), rule);
    });

    await turn.test("what is missing is named, with those it is asked of", async () => {
      await reader.open(paths.missing(DAY), WHY);
      const papers = reader.main().locator("a[href*='paper=']");
      assert.ok((await papers.count()) > 0);
      await papers.first().click();
      // By name, each with the rules that cannot be answered without it.
      const asked = reader.main().getByRole("table").last();
      assert.ok((await asked.locator("a[href^='/people/']").count()) > 0 && (await asked.locator("a[href^='/rules/']").count()) > 0);
      await picture(reader.page, `candidate-missing-${lang}`);
    });

    await turn.test("the paper says the same, and goes along for Word", async () => {
      await reader.open(paths.appraisal(PERSON, DAY), WHY);
      assert.match(await reader.title().innerText(), /PHIẾU THẨM ĐỊNH/u);
      await picture(reader.page, `candidate-paper-${lang}`);
      assert.equal((await fileOf(reader, "paper-docx")).subarray(0, 2).toString(), "PK");
    });
    assert.deepEqual(reader.page.faults, []);
  });
}
