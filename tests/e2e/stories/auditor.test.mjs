// J7: an auditor verifies. The log is checked in the page; a receipt is carried away and checked by a program that shares no code with the one that wrote it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { picture } from "../browser.mjs";
import { luan } from "../office.mjs";
import { checkReceipt, paths, receiptText } from "../pages.mjs";
import { root } from "../place.mjs";
import { story } from "../story.mjs";

const PERSON = "person:CB0035";
const WHY = "Kiểm tra, giám sát";

story("an auditor needs no trust in the operator", "auditor", async (turn, { lang, office, reader }) => {
  await turn.test("the checkpoint of the page is one that the log on paper extends", async () => {
    await reader.go(paths.audit);
    const checkpoint = join(office.folder, "checkpoint");
    writeFileSync(checkpoint, await reader.main().locator("pre").first().textContent());
    assert.match(luan("verify", ...office.record, "--checkpoint", checkpoint), /./);
    assert.match(await reader.main().innerText(), new RegExp(publicKey(office).replaceAll("+", "\\+"), "u"));
  });

  await turn.test("an entry is followed to its proof, which a stranger finds sound", async () => {
    await reader.open(paths.history(PERSON), WHY);
    await picture(reader.page, `auditor-history-${lang}`);
    await reader.link("history-receipt").first().click();
    await reader.because(WHY);
    const text = await receiptText(reader);
    const check = (receipt) => {
      const file = join(office.folder, "receipt");
      writeFileSync(file, receipt);
      return spawnSync("python3", [join(root, "tools/verify/verify.py"), "receipt", file, "--key", publicKey(office)], { encoding: "utf8" });
    };
    const sound = check(text);
    assert.equal(sound.status, 0, sound.stdout + sound.stderr);
    for (const at of [20, Math.floor(text.length / 2), text.length - 20]) {
      const turned = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
      assert.notEqual(check(turned).status, 0, `one letter of it changed, at ${at}`);
    }
  });

  await turn.test("a receipt that somebody brings is checked in the page", async () => {
    await reader.open(paths.history(PERSON), WHY);
    await reader.link("history-receipt").first().click();
    await reader.because(WHY);
    const text = await receiptText(reader);
    await checkReceipt(reader, text);
    await reader.text("audit-stands").waitFor();
    await picture(reader.page, `receipt-checked-${lang}`);
    await checkReceipt(reader, text.replace(/[A-Z](?=[^A-Z]*$)/, (letter) => (letter === "A" ? "B" : "A")));
    assert.equal(await reader.faults().count(), 1, "one letter of it changed");
  });

  await turn.test("what an auditor may not do is not there", async () => {
    for (const path of [paths.plan, paths.export, paths.change("CB0035")]) assert.equal((await reader.go(path)).status(), 404, path);
    assert.deepEqual(reader.page.faults, []);
  });
});

/** The public half of the office's key. */
function publicKey(office) {
  return readFileSync(join(office.folder, "office.key.pub"), "utf8").trim();
}
