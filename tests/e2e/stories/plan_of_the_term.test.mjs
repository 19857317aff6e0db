// J1: a specialist makes the plan of the term: who is due, a request with a name in it, the plan with its reasons and exceptions, and its papers.

import assert from "node:assert/strict";
import { picture } from "../browser.mjs";
import { fileOf, paths, afterJob } from "../pages.mjs";
import { story } from "../story.mjs";

const DAY = "2024-03-01";
const WHY = "Kế hoạch luân chuyển năm 2024";

story("a specialist makes the plan of the term", "specialist", async (turn, { lang, reader }) => {
  await turn.test("the board says who is due", async () => {
    await reader.open(paths.due(DAY), WHY);
    assert.ok((await reader.main().locator("tbody a[href^='/people/']").count()) > 5);
    await picture(reader.page, `term-board-${lang}`);
  });

  await turn.test("a name that fits several is offered, and the choice is taken", async () => {
    await reader.go(paths.plan);
    await reader.fill({ "plan-scope": "U-TX", "plan-on": DAY, "word-why": WHY });
    await reader.page.locator("#forbids-person-0").fill("Nguyen");
    await reader.send("plan-run");
    assert.notEqual(await reader.faults().count(), 0);
    const offered = reader.main().locator("fieldset.choices input");
    assert.ok((await offered.count()) > 1);
    await picture(reader.page, `term-choices-${lang}`);
    const chosen = await offered.first().getAttribute("value");
    await offered.first().check();
    await reader.send("plan-run");
    await afterJob(reader);
    assert.match(reader.page.url(), /\/plans\//);
    await picture(reader.page, `term-plan-${lang}`);
    assert.ok(!(await reader.main().locator("#moves-file").textContent()).includes(`${chosen},`), "who must stay out stays out");
  });

  await turn.test("its papers are printed, and its roster leaves the house for a reason", async () => {
    const plan = new URL(reader.page.url()).pathname;
    await reader.go(`${plan}/submission`);
    assert.match(await reader.title().innerText(), /TỜ TRÌNH/u);
    await reader.go(`${plan}/roster`);
    await picture(reader.page, `term-roster-${lang}`);
    await reader.link("paper-leaves").click();
    await reader.fill({ "word-why": "Trình Ban Thường vụ" });
    assert.equal((await fileOf(reader, "roster-export-title", "button")).subarray(0, 2).toString(), "PK");
  });

  await turn.test("what only a decision allows is counted", async () => {
    await reader.go(paths.exceptions);
    assert.match(await reader.main().getByRole("status").innerText(), /\d/);
    await picture(reader.page, `term-exceptions-${lang}`);
  });
  assert.deepEqual(reader.page.faults, []);
});
