// The demonstration: opened with one click, without a password, in the process that has made the town, and in no other.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { demonstration, office as open } from "../office.mjs";
import { Reader, paths, people } from "../pages.mjs";
import { program } from "../place.mjs";


let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const lang of ["vi", "en"]) {
  test(`the town opens with one click, and its tour can be followed and closed (${lang}, without scripts)`, async (turn) => {
    const demo = await demonstration();
    turn.after(() => demo.stop());
    const reader = new Reader(await window(browser, demo.address, { lang, scripts: false }), lang);
    assert.equal((await reader.go("/demo?token=guess")).status(), 404);
    assert.equal((await reader.go("/find")).status(), 200);
    assert.equal(new URL(reader.page.url()).pathname, paths.signIn, "nobody is signed in by being there");

    await reader.go(demo.way);
    await picture(reader.page, `demo-${lang}`);
    await reader.button("demo-begin").click();
    const strip = reader.page.getByRole("region", { name: reader.says("tour-name") });
    const [, count] = /\d+\/(\d+)/.exec(await strip.innerText());
    for (let number = 1; ; number += 1) {
      assert.match(await strip.innerText(), new RegExp(`${reader.says("tour-step")} ${number}/${count}\\.`, "u"));
      assert.notEqual(await reader.title().innerText(), reader.says("message-title"), `step ${number} leads nowhere: ${reader.page.url()}`);
      assert.equal(await reader.faults().count(), 0, `step ${number}`);
      await picture(reader.page, `tour-${number}-${lang}`);
      const next = strip.getByRole("link", { name: reader.says("tour-next") });
      if (number === Number(count)) {
        assert.equal(await next.count(), 0);
        break;
      }
      await next.click();
    }
    await strip.getByRole("link", { name: reader.says("tour-close") }).click();
    await reader.go(paths.find());
    assert.doesNotMatch(await strip.innerText(), /\d+\/\d+/, "it stays closed");
    assert.ok((await people(reader).count()) > 10);
  });
}

test("each place sees what its role may", async (turn) => {
  const demo = await demonstration();
  turn.after(() => demo.stop());
  const reader = new Reader(await window(browser, demo.address), "vi");
  await reader.go(demo.way);
  const places = await reader.main().getByRole("list").getByRole("button").allTextContents();
  assert.equal(places.length, 8);
  const menus = new Set();
  for (const place of places) {
    await reader.go(demo.way);
    await reader.main().getByRole("list").getByRole("button", { name: place, exact: true }).click();
    assert.ok(!reader.page.url().includes("/sign-in"), place);
    menus.add(await reader.page.getByRole("navigation").first().innerText());
  }
  assert.ok(menus.size >= 5, "not everybody has the same menu");
  assert.deepEqual(reader.page.faults, []);
});

test("an office that is served has no such way in, also one that was made for show", async (turn) => {
  const office = await open();
  turn.after(() => office.stop());
  const reader = new Reader(await window(browser, office.address), "vi");
  assert.equal((await reader.go("/demo")).status(), 404);
  assert.equal((await reader.go("/demo?token=")).status(), 404);
  const kept = spawnSync(program, ["demo", "--data", `sqlite:${join(office.folder, "office.db")}`], { encoding: "utf8" });
  assert.notEqual(kept.status, 0, "a record that is there is not opened for show");
});

test("without a terminal the town is told, and the program ends", () => {
  for (const words of [["demo"], ["demo", "--print"]]) {
    const ended = spawnSync(program, words, { encoding: "utf8", env: { ...process.env, CI: "true" }, timeout: 60_000 });
    assert.equal(ended.status, 0);
    assert.match(ended.stdout, /Thị xã giả định/);
  }
});
