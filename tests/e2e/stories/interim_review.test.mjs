// J8: a specialist writes a review of some years: the figures are those of the tables, each opens its list, the paper goes along; and a change of a rule is measured over today's people.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { picture } from "../browser.mjs";
import { fileOf, paths } from "../pages.mjs";
import { story } from "../story.mjs";

const [FROM, UNTIL] = ["2016-01-01", "2026-01-01"];
const WHY = "Tổng kết nhiệm kỳ";

story("a review of ten years is counted, opened and taken along", "specialist", async (turn, { lang, office, reader }) => {
  await turn.test("people and moves are counted apart, as in the tables", async () => {
    await reader.go(paths.statistics);
    await reader.page.locator("details.letterhead").evaluate((one) => (one.open = true));
    await reader.fill({ "statistics-from": FROM, "statistics-until": UNTIL });
    await reader.send("paper-use");
    await picture(reader.page, `statistics-${lang}`);
    const total = await reader.main().getByRole("table").first().getByRole("row").last().getByRole("cell").allInnerTexts();
    const { people, moves } = rotations(office);
    assert.deepEqual([Number(total[1]), Number(total[2])], [people, moves]);
  });

  await turn.test("a figure opens the list that it counts", async () => {
    const figure = reader.main().getByRole("table").first().getByRole("row").last().getByRole("link").nth(1);
    const number = Number(await figure.innerText());
    await figure.click();
    await reader.because(WHY);
    assert.match(await reader.main().getByRole("status").innerText(), new RegExp(`^${number}\\b`));
    await picture(reader.page, `statistics-moves-${lang}`);
    assert.equal(await reader.main().getByRole("row").count(), Math.min(number, 50) + 1);
    await reader.page.goBack();
    await reader.page.goto(`${paths.statistics}?from=${FROM}&until=${UNTIL}`);
    assert.equal((await fileOf(reader, "paper-xlsx")).subarray(0, 2).toString(), "PK");
  });

  await turn.test("another number in a rule says who turns", async () => {
    await reader.open(`${paths.whatIf("45-CT/TW#two-terms")}?on=2026-01-01`, WHY);
    assert.ok((await reader.main().getByRole("spinbutton").count()) > 0);
    await picture(reader.page, `review-what-if-${lang}`);
  });
  assert.deepEqual(reader.page.faults, []);
});

/** The rotations of the period, counted from the tables alone. */
function rotations(office) {
  const [head, ...lines] = readFileSync(join(office.tables, "tenures.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
  const cell = (line, name) => line[head.indexOf(name)];
  const inside = lines.filter((line) => cell(line, "manner") === "rotated" && cell(line, "concurrent") !== "true" && cell(line, "from") >= FROM && cell(line, "from") < UNTIL);
  return { moves: inside.length, people: new Set(inside.map((line) => cell(line, "person"))).size };
}
