// The first run of a record: two accounts for two people, invitations, sign-in, and a grant that needs both. Nothing of it needs a script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { code } from "../codes.mjs";
import { office as open } from "../office.mjs";
import { Reader, askGrant, confirmButton, foundAccounts, invitations, paths, secretOf, signIn, signOut, spareCodes, takeUp } from "../pages.mjs";
import { enrol, enter, password } from "../people.mjs";

const TURNS = [
  { database: "sqlite", lang: "vi", scripts: false },
  { database: "postgres", lang: "en", scripts: true },
];

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const { database, lang, scripts } of TURNS) {
  test(`an office begins with two people (${database}, ${lang}, ${scripts ? "with" : "without"} scripts)`, async (turn) => {
    const office = await open({ database });
    turn.after(() => office.stop());
    const reader = async () => new Reader(await window(browser, office.address, { lang, scripts }), lang);
    const [first, other] = [await reader(), await reader()];

    await turn.test("who does not know the address of the first run is shown nothing", async () => {
      assert.equal((await first.go("/first?token=guess")).status(), 404);
    });

    await turn.test("what is wrong with the first accounts is said, and what was typed is still there", async () => {
      await foundAccounts(first, office.first, { administrator: "một người", secretary: "một người", unit: "U-TINH" });
      assert.notEqual(await first.faults().count(), 0);
      assert.equal(await first.field("first-account-of-the-secretary").inputValue(), "một người");
      assert.equal(await first.field("first-code-of-the-highest-unit").inputValue(), "U-TINH");
      await picture(first.page, `first-faulty-${lang}`);
    });

    const holders = {};
    await turn.test("the two are invited, and an invitation says everything that is wrong at once", async () => {
      await foundAccounts(first, office.first, { administrator: "quan-tri", secretary: "bi-thu", unit: "U-TINH" });
      const links = await invitations(first);
      assert.equal(links.length, 2);
      await picture(first.page, `invited-${lang}`);
      await first.go(links[0]);
      const secret = await secretOf(first);
      await takeUp(first, { password: "ngắn", again: "khác", code: "000000" });
      const said = await first.faults().innerText();
      assert.ok(said.split("\n").length >= 3, `all of it: ${said}`);
      await picture(first.page, `invitation-faulty-${lang}`);
      await takeUp(first, { password: password("quan-tri"), code: code(secret) });
      holders.administrator = { account: "quan-tri", password: password("quan-tri"), secret, spare: await spareCodes(first) };
      assert.equal(holders.administrator.spare.length, 10);
      assert.equal((await first.go(links[0])).status(), 404, "an invitation is over when it was used");
      holders.secretary = await enrol(first, "bi-thu", links[1]);
      assert.equal((await first.go(office.first)).status(), 404, "there is one first run");
    });

    await turn.test("a wrong password is refused, the account is still there; a code works once", async () => {
      const { account, password, secret } = holders.administrator;
      await signIn(first, { account, password: `${password}!`, code: code(secret) });
      assert.equal(await first.faults().count(), 1);
      assert.equal(await first.field("word-account").inputValue(), account);
      await picture(first.page, `sign-in-failed-${lang}`);
      const shown = code(secret);
      await signIn(first, { account, password, code: shown });
      assert.notEqual(new URL(first.page.url()).pathname, paths.signIn);
      await signOut(first);
      assert.equal(await first.title().innerText(), first.says("word-sign-in"));
      await signIn(first, { account, password, code: shown });
      assert.equal(await first.faults().count(), 1, "twice");
    });

    await turn.test("a grant is asked for by one and confirmed by another", async () => {
      await enter(first, holders.administrator);
      await askGrant(first, { account: "chuyên viên", role: "specialist", unit: "U-KHÔNG-CÓ", why: "" });
      assert.notEqual(await first.faults().count(), 0);
      assert.equal(await first.field("accounts-account-new-or-there-already").inputValue(), "chuyên viên", "nothing typed is lost");
      await picture(first.page, `accounts-faulty-${lang}`);
      await askGrant(first, { account: "chuyen-vien", role: "specialist", unit: "U-TINH" });
      assert.equal(await confirmButton(first, "chuyen-vien").count(), 0, "not by the one who asked");
      await picture(first.page, `accounts-asked-${lang}`);
      await enter(other, holders.secretary);
      await other.go(paths.accounts);
      await confirmButton(other, "chuyen-vien").click();
      const links = await invitations(other);
      assert.equal(links.length, 1);
      const third = await reader();
      await enter(third, await enrol(third, "chuyen-vien", links[0]));
      assert.equal((await third.go(paths.find())).status(), 200);
      assert.equal((await third.go(paths.accounts)).status(), 404, "a specialist sees no accounts");
      assert.deepEqual([...first.page.faults, ...other.page.faults, ...third.page.faults], []);
    });
  });
}
