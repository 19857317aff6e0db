// J2: a specialist checks one candidate: what the rules say and on which facts, the clause, what is missing and from whom, and the paper that says so.

import assert from "node:assert/strict";
import { picture } from "../browser.mjs";
import { fileOf, paths } from "../pages.mjs";
import { story } from "../story.mjs";

const PERSON = "CB0030";
const DAY = "2024-03-01";
const WHY = "Thẩm định nhân sự";

story("a specialist checks one candidate", "specialist", async (turn, { lang, reader }) => {
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
