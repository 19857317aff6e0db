// A paper that answers a document: filled in, looked over as it prints, numbered by the book, and there to be taken along.

import assert from "node:assert/strict";
import { picture } from "../browser.mjs";
import { ofPaper, paths } from "../pages.mjs";
import { story } from "../story.mjs";

const DOCUMENT = "VB-DEN-2023-318";

story("a paper is written and numbered", "specialist", async (turn, { lang, reader: clerk }) => {
  const field = (name) => ofPaper(clerk, name);

  await turn.test("the form is filled from the record and from the document", async () => {
    await clerk.go(paths.document(DOCUMENT));
    await clerk.page.locator(`a[href="${paths.write(DOCUMENT, "plan")}"]`).click();
    assert.notEqual(await field("cited_symbol").inputValue(), "");
    assert.notEqual(await field("cited_kind").inputValue(), "");
    await picture(clerk.page, `write-form-${lang}`);
  });

  await turn.test("everything that is wrong is said at once, and nothing typed is lost", async () => {
    await field("purpose").fill("Giữ lại dòng này\nvà dòng này");
    await field("dated").fill("31/02/2026");
    await clerk.send("write-look");
    const faults = (await clerk.faults().innerText()).trim().split("\n");
    assert.ok(faults.length >= 4, `${faults}`);
    assert.equal(await field("purpose").inputValue(), "Giữ lại dòng này\nvà dòng này");
    await picture(clerk.page, `write-faults-${lang}`);
  });

  await turn.test("it is looked over as it prints, and numbered", async () => {
    await field("unit").selectOption("U-TINH");
    await field("dated").fill("15/06/2026");
    await field("secrecy").locator("input[value=none]").check();
    await field("system").selectOption("party");
    const head = [["issuer", "Tỉnh ủy Lĩnh Hải"], ["code", "TU"], ["place", "Lĩnh Hải"], ["holder", "BAN THƯỜNG VỤ"], ["post", "PHÓ BÍ THƯ"], ["body", "Ban Thường vụ Tỉnh ủy"]];
    for (const [name, text] of head) await field(name).fill(text);
    await field("stead").selectOption("on_behalf");
    await field("duties").fill("Ban Tổ chức Tỉnh ủy | Văn phòng Tỉnh ủy | rà soát quy hoạch | 31/07/2026 | Ban Thường vụ");
    await clerk.send("write-look");
    const paper = await clerk.main().innerText();
    assert.match(paper, /KẾ HOẠCH/);
    assert.match(paper, /Giữ lại dòng này/);
    await picture(clerk.page, `write-look-${lang}`);
    await clerk.send("write-number");
    const numbered = await clerk.main().innerText();
    assert.match(numbered, /\d\d-KH\/TU/);
    await picture(clerk.page, `write-numbered-${lang}`);
  });
});
