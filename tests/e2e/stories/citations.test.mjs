// Citations: read from a file, confirmed by a person, drawn; who still cites what has ended; the clause of a rule that opens in the text.

import assert from "node:assert/strict";
import { picture } from "../browser.mjs";
import { EACH } from "../checks.mjs";
import { story } from "../story.mjs";

const WHY = "Rà soát văn bản";
const ON = "2024-03-01";
/** An invented text under a symbol that a rulebook has. */
const REGULATION = `BỘ CHÍNH TRỊ
Số 114-QĐ/TW
Hà Nội, ngày 11 tháng 7 năm 2023
QUY ĐỊNH
về một việc bịa ra để thử

Căn cứ Điều lệ; thay thế Quy định số 205-QĐ/TW, ngày 23/9/2019 của Bộ Chính trị.

Điều 5. Một điều khác
1. Khoản thứ nhất của điều năm.
2. Khoản thứ hai của điều năm.

Điều 6. Điều được hỏi
1. Một.
2. Hai.
3. Ba.
4. Bốn.
5. Đây là khoản năm của điều sáu.
`;
const RULE = `/rules/${encodeURIComponent("114-QĐ/TW#kin-same-leadership")}`;

/** That the page can be used by everybody; the checks themselves need scripts. */
async function sound(reader, name) {
  for (const [check, faults] of Object.entries(reader.scripts ? EACH : {})) assert.deepEqual(await faults(reader.page), [], `${name}: ${check}`);
  await picture(reader.page, `${name}-${reader.lang}`);
}

story("what rests on what is confirmed, drawn and followed", "specialist", async (turn, { lang, reader, scripts }) => {
  reader.scripts = scripts;
  await turn.test("the town's plan cites a regulation that had ended before it was issued", async () => {
    await reader.go(`/documents/citations?on=${ON}`);
    const row = reader.main().locator("table.stale tbody tr").filter({ hasText: "98-QĐ/TW" });
    assert.equal(await row.filter({ hasText: "65-QĐ/TW" }).count(), await row.count(), "what stands in its place is said");
    assert.ok((await row.count()) >= 1);
    assert.match(await row.first().innerText(), new RegExp(reader.says("citations-over-before"), "u"));
    await sound(reader, "citations-stale");
    const narrowed = await reader.main().locator("table.stale tbody tr").count();
    await reader.go(`/documents/citations?on=2022-01-01`);
    assert.equal(await reader.main().locator("table.stale tbody tr").count(), 0, `nothing had ended, of ${narrowed}`);
  });

  await turn.test("the picture and the table beside it say the same", async () => {
    await reader.go(`/documents/VB-DI-24-KH-21/citations?on=${ON}`);
    const arrows = await reader.main().locator("svg path.way > title").allTextContents();
    const rows = await reader.main().locator("table.cited tbody tr td:nth-child(2)").allInnerTexts();
    assert.equal(arrows.length / 2, rows.length);
    assert.deepEqual([...new Set(arrows)].sort(), [...new Set(rows.map((words) => words.split(":")[0]))].sort());
    await sound(reader, "citations");
    await reader.page.setViewportSize({ width: 360, height: 800 });
    await picture(reader.page, `citations-narrow-${lang}`);
    await reader.page.setViewportSize({ width: 794, height: 1123 });
    await reader.page.emulateMedia({ media: "print" });
    await picture(reader.page, `citations-print-${lang}`);
    await reader.page.emulateMedia({ media: "screen" });
    await reader.page.setViewportSize({ width: 1280, height: 900 });
  });

  await turn.test("a rule says that its document is not held, until it is", async () => {
    await reader.go(RULE);
    assert.equal(await reader.text("rule-not-held").count(), 1);
  });

  await turn.test("a file proposes what it cites; a person confirms it", async () => {
    await reader.go("/documents/register?book=incoming");
    await reader.page.locator("#unit").selectOption("U-TINH");
    await reader.page.locator("input[name=secrecy][value=none]").check();
    await reader.page.locator("#file").setInputFiles({ name: "van-ban.txt", mimeType: "text/plain", buffer: Buffer.from(REGULATION) });
    await reader.send("documents-send");
    await reader.page.locator("#kind").selectOption("regulation");
    await reader.page.locator("#subject").fill("Về một việc bịa ra để thử");
    await reader.page.locator("#reason").fill(WHY);
    await reader.send("change-check");
    await reader.send("documents-record");
    const here = new URL(reader.page.url()).pathname;
    await reader.open(`${here}/citations/read`, WHY);
    const box = reader.main().getByRole("checkbox", { name: /205-QĐ\/TW/u });
    assert.equal(await box.isChecked(), false);
    await box.focus();
    await reader.page.keyboard.press("Space");
    await reader.page.locator("#why").fill("đã đối chiếu");
    await sound(reader, "citations-edit");
    await reader.send("citations-save");
    assert.equal(new URL(reader.page.url()).pathname, `${here}/citations`);
    assert.match(await reader.main().locator("table.cited").innerText(), /205-QĐ\/TW/u);
    await sound(reader, "citations-confirmed");
    // What is wrong is said at its place.
    await reader.go(`${here}/citations/edit`);
    await reader.page.locator("#issued-0").fill("31/02/2026");
    await reader.send("citations-save");
    assert.equal(await reader.faults().count(), 1);
    await sound(reader, "citations-faulty");
  });

  await turn.test("the clause opens at its passage", async () => {
    await reader.go(RULE);
    await picture(reader.page, `rule-clause-${lang}`);
    await reader.main().getByRole("link", { name: "Điều 6 khoản 5" }).click();
    await reader.because(WHY);
    const asked = reader.main().locator(".passage.asked");
    assert.match(await asked.innerText(), /Đây là khoản năm của điều sáu\./u);
    await sound(reader, "document-text");
  });
});
