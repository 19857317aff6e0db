// A record: found with marks or without, opened for a reason, changed on a paper, and everything that was done can be seen afterwards.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { office as open } from "../office.mjs";
import { Reader, change, find, paths, people } from "../pages.mjs";
import { enter, staff } from "../people.mjs";

const TURNS = [
  { database: "postgres", lang: "vi", scripts: false },
  { database: "sqlite", lang: "en", scripts: true },
];
/** Somebody of the town whom the stories speak of; the words find them and others. */
const PERSON = "CB0062";
const WHY = "Chuẩn bị kế hoạch luân chuyển";
const ROW = `evaluations: person=${PERSON}; year=2025; grade=good; by=U-W2-DU`;
const MENDED = ROW.replace("good", "excellent");

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const { database, lang, scripts } of TURNS) {
  test(`a record is found, read, changed and accounted for (${database}, ${lang}, ${scripts ? "with" : "without"} scripts)`, async (turn) => {
    const office = await open({ database });
    turn.after(() => office.stop());
    const holders = await staff(browser, office, { unit: "U-TINH", person: PERSON, roles: ["specialist", "cadre", "auditor"] });
    const signed = async (role) => {
      const reader = new Reader(await window(browser, office.address, { lang, scripts }), lang);
      await enter(reader, holders[role]);
      return reader;
    };
    const [specialist, cadre] = [await signed("specialist"), await signed("cadre")];
    let name;

    await turn.test("a name is found without its marks as with them", async () => {
      await find(specialist, PERSON);
      name = await people(specialist).first().innerText();
      const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
      assert.notEqual(plain, name);
      for (const words of [name, plain, plain.toLowerCase()]) {
        await find(specialist, words);
        assert.ok((await people(specialist).allInnerTexts()).includes(name), words);
      }
      await find(specialist, "không ai tên như vậy");
      assert.equal(await people(specialist).count(), 0);
    });

    await turn.test("a record asks why, once; the reason is asked for again where it is empty", async () => {
      await specialist.go(paths.person(PERSON));
      assert.equal(await specialist.title().innerText(), specialist.says("ask-title"));
      await picture(specialist.page, `ask-reason-${lang}`);
      await specialist.send("word-go-on");
      assert.equal(await specialist.title().innerText(), specialist.says("ask-title"));
      await specialist.because(WHY);
      assert.match(await specialist.main().innerText(), new RegExp(name, "u"));
      await picture(specialist.page, `person-${lang}`);
      await specialist.go(paths.person("CB0001"));
      assert.notEqual(await specialist.title().innerText(), specialist.says("ask-title"), "the reason holds on");
      assert.match(await specialist.page.getByRole("contentinfo").innerText(), new RegExp(WHY, "u"));
    });

    await turn.test("whose record it is sees who opened it, and why", async () => {
      await cadre.go(paths.readings(PERSON));
      const said = await cadre.main().innerText();
      assert.ok(said.includes(WHY) && said.includes("specialist"), said);
      await picture(cadre.page, `readings-${lang}`);
      assert.equal((await cadre.go(paths.person("CB0001"))).status(), 404, "and no other record");
    });

    await turn.test("a change with faults says all of them, and keeps what was typed", async () => {
      await specialist.go(paths.change(PERSON));
      await change(specialist, { add: "không phải một dòng\ndiscipline: person=CB0062; form=warning" });
      const faults = (await specialist.faults().innerText()).trim().split("\n");
      assert.ok(faults.length >= 3, `the line, the table, the reason: ${faults}`);
      assert.match(await specialist.field("change-rows-that-hold-from-now").inputValue(), /không phải một dòng/);
      await picture(specialist.page, `change-faulty-${lang}`);
    });

    await turn.test("a change is made once, and stands in the history with its paper and a receipt", async () => {
      await change(specialist, { withdraw: ROW, add: MENDED, why: "Bổ sung đánh giá", paper: "12-BB/ĐU" });
      await specialist.because(WHY);
      assert.deepEqual(await specialist.faults().allInnerTexts(), []);
      assert.equal(decodeURIComponent(new URL(specialist.page.url()).pathname), `/history/person:${PERSON}`);
      const said = await specialist.main().innerText();
      assert.ok(said.includes("Bổ sung đánh giá") && said.includes("12-BB/ĐU") && said.includes("specialist"), said);
      await picture(specialist.page, `history-${lang}`);
      await specialist.link("history-receipt").last().click();
      await specialist.because(WHY);
      assert.match(await specialist.main().innerText(), /van-suong\.example\/luan/);
      await picture(specialist.page, `receipt-${lang}`);
      await specialist.go(paths.person(PERSON));
      assert.match(await specialist.main().innerText(), /2025/);
    });

    await turn.test("an auditor checks the whole log in the page", async () => {
      const auditor = await signed("auditor");
      await auditor.go(paths.audit);
      await auditor.button("audit-check-everything").click();
      assert.deepEqual(await auditor.faults().allInnerTexts(), []);
      await auditor.text("audit-sound-everything-that-can-be").waitFor();
      await picture(auditor.page, `audit-${lang}`);
      assert.equal((await auditor.go(paths.change(PERSON))).status(), 404, "and changes nothing");
    });
    assert.deepEqual([...specialist.page.faults, ...cadre.page.faults], []);
  });
}
