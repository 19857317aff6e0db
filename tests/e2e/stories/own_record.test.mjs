// J6: a rotated cadre looks at the own record: what is in it, which rules apply, who opened it and why; and no other record.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { office as open } from "../office.mjs";
import { Reader, paths } from "../pages.mjs";
import { enter, staff } from "../people.mjs";

const OWN = "CB0062";
const WHY = "Chuẩn bị kế hoạch luân chuyển";

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const { database, lang, scripts } of [
  { database: "sqlite", lang: "en", scripts: false },
  { database: "postgres", lang: "vi", scripts: true },
]) {
  test(`nobody needs a rumour to know the own state (${database}, ${lang}, ${scripts ? "with" : "without"} scripts)`, async (turn) => {
    const office = await open({ database });
    turn.after(() => office.stop());
    const holders = await staff(browser, office, { unit: "U-TINH", person: OWN, roles: ["specialist", "cadre"] });
    const signed = async (role) => {
      const reader = new Reader(await window(browser, office.address, { lang, scripts }), lang);
      await enter(reader, holders[role]);
      return reader;
    };
    const [cadre, specialist] = [await signed("cadre"), await signed("specialist")];

    // One's own record asks for no reason.
    await cadre.go(paths.own);
    assert.equal(decodeURIComponent(new URL(cadre.page.url()).pathname), paths.person(OWN));
    assert.notEqual(await cadre.title().innerText(), cadre.says("ask-title"));
    await picture(cadre.page, `own-record-${lang}`);
    assert.equal((await cadre.go(paths.personReview(OWN))).status(), 200);
    // What is met is folded away.
    assert.match(await cadre.main().textContent(), /QĐ\/TW|QH14|CT\/TW/u);
    await picture(cadre.page, `own-rules-${lang}`);

    await cadre.go(paths.readings(OWN));
    assert.doesNotMatch(await cadre.main().innerText(), new RegExp(WHY, "u"));
    await specialist.open(paths.person(OWN), WHY);
    await cadre.go(paths.readings(OWN));
    assert.match(await cadre.main().innerText(), new RegExp(WHY, "u"));
    assert.doesNotMatch(await cadre.main().innerText(), /cadre/, "one's own looks are no readings");

    // An error is pointed out by whose record it is; who may change it finds that among what was recorded.
    await cadre.go(paths.correction(OWN));
    await cadre.fill({ "correction-right": "Trình độ chuyên môn: Thạc sĩ" });
    await cadre.send("correction-send");
    assert.notEqual(await cadre.faults().count(), 0);
    assert.equal(await cadre.field("correction-right").inputValue(), "Trình độ chuyên môn: Thạc sĩ");
    await picture(cadre.page, `correction-${lang}`);
    await cadre.fill({ "correction-fact": "Trình độ chuyên môn", "correction-paper": "Bằng thạc sĩ số 12" });
    await cadre.send("correction-send");
    assert.equal(await cadre.faults().count(), 0);
    await specialist.open(paths.history(`person:${OWN}`), WHY);
    assert.match(await specialist.main().innerText(), /Thạc sĩ/);

    for (const path of [paths.person("CB0001"), paths.history("person:CB0001"), paths.find(), paths.review("2025-06-01"), paths.accounts]) {
      assert.equal((await cadre.go(path)).status(), 404, path);
    }
    assert.deepEqual([...cadre.page.faults, ...specialist.page.faults], []);
  });
}
